"""Known problems of serving. Those of the knowledge base are in ``knowledge.errors``."""

from typing import Self

from pydantic import ValidationError

from knowledge.errors import KnownProblem


class BadSettings(KnownProblem):
    """A setting cannot be used."""

    @classmethod
    def from_validation(cls, error: ValidationError) -> Self:
        """Which variables, each with the reason; never with the value, which may be a token pasted into another."""
        reasons = {f"{_variable(detail['loc'][0])}: {detail['msg']}." for detail in error.errors(include_input=False)}
        return cls(f"Wrong settings. {' '.join(sorted(reasons))}", "Correct that in the environment or in .env.")


def _variable(field: int | str) -> str:
    name = str(field)
    return name if name.isupper() else f"CAREER_BOT_{name.upper()}"


class TokenRefused(KnownProblem):
    """Discord does not accept the token."""


class NoToken(KnownProblem):
    """The bot was told to serve Discord and has no token."""


class DiscordUnreachable(KnownProblem):
    """Discord's HTTP API did not answer."""

    restart_helps = True
