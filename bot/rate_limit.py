"""How often one member may ask. Bursts are fine; a flood is told when to come back."""

import time
from collections import OrderedDict
from dataclasses import dataclass

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


@dataclass(slots=True)
class _Window:
    """What one member asked since the first of these questions came, at ``began`` in seconds."""

    began: float
    questions: int = 0
    told: bool = False


class RateLimit:
    """Counts each member's questions over every way of asking, in windows that begin with a question.

    All windows are as long as each other, so they pass in the order in which they began: a question costs the same
    however many members are asking, and members are forgotten once their window has passed.
    """

    def __init__(self, questions: int = QUESTIONS, seconds: float = SECONDS) -> None:
        self._questions = questions
        self._seconds = seconds
        self._windows: OrderedDict[int, _Window] = OrderedDict()

    def flood(self, member: int, now: float | None = None) -> Flood | None:
        """Count a question of ``member``, an id, at ``now`` in seconds; ``None`` if it may be answered."""
        now = time.monotonic() if now is None else now
        self._forget(now - self._seconds)
        window = self._windows.setdefault(member, _Window(now))
        window.questions += 1
        if window.questions <= self._questions:
            return None
        flood = Flood(window.began + self._seconds - now, window.told)
        window.told = True
        return flood

    def _forget(self, before: float) -> None:
        """Forget whoever began by then."""
        while self._windows and next(iter(self._windows.values())).began <= before:
            self._windows.popitem(last=False)
