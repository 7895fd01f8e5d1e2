"""How often one member may ask. Bursts are fine; a flood is told when to come back."""

import time
from dataclasses import dataclass

from discord.app_commands import Cooldown
from discord.ext.commands import CooldownMapping

QUESTIONS = 5
SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Flood:
    """Too many questions. ``told`` is whether this member was told so since the last question that was answered."""

    seconds: float
    told: bool

    def __str__(self) -> str:
        seconds = max(1, round(self.seconds))
        return f"That was quick! Please ask me again in {seconds} second{'s' if seconds > 1 else ''}."


class RateLimit:
    """Counts each member's questions over every way of asking. Members are forgotten once their window has passed."""

    def __init__(self, questions: int = QUESTIONS, seconds: float = SECONDS) -> None:
        self._cooldowns: CooldownMapping[int] = CooldownMapping(Cooldown(questions, seconds), lambda member: member)
        self._told: dict[int, float] = {}

    def flood(self, member: int, now: float | None = None) -> Flood | None:
        """Count a question of ``member``, an id, at ``now`` in seconds; ``None`` if it may be answered."""
        now = time.monotonic() if now is None else now
        seconds = self._cooldowns.update_rate_limit(member, now)
        if seconds is None:
            self._told.pop(member, None)
            return None
        self._told = {one: until for one, until in self._told.items() if until > now}
        told = member in self._told
        self._told[member] = now + seconds
        return Flood(seconds, told)
