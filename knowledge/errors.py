"""Known problems: what is wrong, where, and what to do.

Every error that a person may see derives from ``KnownProblem``. Foreign exceptions are translated once, at the edge
where they occur, with the cause kept (``raise … from error``).
"""

from knowledge.models import Problem


class KnownProblem(Exception):
    """A problem whose cause and remedy are known.

    ``restart_helps`` is false where starting again unchanged must fail the same way; a service then ends with exit
    code 78 (``EX_CONFIG`` of sysexits.h), which service managers can be told not to restart.
    """

    restart_helps = False

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class UnreadableFile(KnownProblem):
    """One article file cannot be read; the others load. ``problem`` names the file and the line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.path}: {problem.message}", problem.remedy)
        self.problem = problem


class NoArticles(KnownProblem):
    """A knowledge folder is missing, not readable, or holds no article that could be loaded."""


class StoreError(KnownProblem):
    """The store cannot be opened or written."""


class StoreNotWritable(StoreError):
    """The store's folder or file is read-only, or the disk is full."""

    restart_helps = True


class StoreTooNew(StoreError):
    """The store was written by a newer Career Bot."""


class StoreDamaged(StoreError):
    """The store is not a Career Bot store, or fails its integrity check."""


class InstanceRunning(KnownProblem):
    """Another Career Bot serves from the same store."""

    restart_helps = True  # the other may be about to end, as where one container replaces another


class ReloadRunning(KnownProblem):
    """Another reload is under way, in this process or another one."""

    restart_helps = True
