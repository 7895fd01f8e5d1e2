"""Known problems of the wage table."""

from knowledge.errors import KnownProblem


class WageTableUnreadable(KnownProblem):
    """A wage table file is missing, cut short, damaged or of a format this version does not know."""


class ReleaseNotImported(KnownProblem):
    """The publisher's files cannot be made into a wage table; the table in use is left as it was."""
