"""Known problems of serving. Those of the knowledge base are in ``knowledge.errors``."""

from typing import Self

from pydantic import ValidationError

from knowledge.errors import KnownProblem


class BadSettings(KnownProblem):
    """A setting cannot be understood."""

    @classmethod
    def from_validation(cls, error: ValidationError) -> Self:
        """One sentence a variable; values are left out, since one of them may be a token."""
        names = sorted({str(detail["loc"][0]) for detail in error.errors()})
        variables = ", ".join(name if name.isupper() else f"CAREER_BOT_{name.upper()}" for name in names)
        return cls(f"The value of {variables} cannot be understood.", "README.md lists the settings with examples.")


class TokenRefused(KnownProblem):
    """Discord does not accept the token."""


class NoToken(KnownProblem):
    """The bot was told to serve Discord and has no token."""


class DiscordUnreachable(KnownProblem):
    """Discord's HTTP API did not answer."""

    restart_helps = True
