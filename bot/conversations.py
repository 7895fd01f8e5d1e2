"""What a member asked last, so that "and in texas?" is understood. It is in memory alone, and for minutes only."""

import time
from collections import OrderedDict
from typing import NamedTuple

from retrieval.models import Answer, NoAnswer, Reason

REMEMBERED = 10_000
SECONDS = 600.0
"""From the last question on; who comes back later begins anew."""

_NO_QUESTION = {Reason.SMALL_TALK, Reason.EMPTY, Reason.TOO_LONG, Reason.LANGUAGE}


def is_followed_up(answer: Answer | NoAnswer) -> bool:
    """Whether the next question may follow up this one: an answered one, or one that could have been."""
    return isinstance(answer, Answer) or answer.reason not in _NO_QUESTION


class _Asked(NamedTuple):
    understood: str
    at: float


class Conversations:
    """The last question of each member in each channel, as it was understood. The oldest is forgotten first."""

    def __init__(self, remembered: int = REMEMBERED, seconds: float = SECONDS) -> None:
        self._remembered = remembered
        self._seconds = seconds
        self._last: OrderedDict[tuple[int, int], _Asked] = OrderedDict()

    def last(self, member: int, channel: int, now: float | None = None) -> str | None:
        """What ``member`` asked last in ``channel``, both ids, if that is not long ago at ``now`` in seconds."""
        self._forget(time.monotonic() if now is None else now)
        asked = self._last.get((member, channel))
        return asked.understood if asked is not None else None

    def note(self, member: int, channel: int, answer: Answer | NoAnswer, now: float | None = None) -> None:
        """Remember what ``answer`` was given to; small talk leaves the question before it the last one."""
        if not is_followed_up(answer):
            return
        now = time.monotonic() if now is None else now
        self._last[member, channel] = _Asked(answer.understood, now)
        self._last.move_to_end((member, channel))
        if len(self._last) > self._remembered:
            self._last.popitem(last=False)

    def _forget(self, now: float) -> None:
        """Forget whatever was asked too long ago, of whomever."""
        while self._last and now - next(iter(self._last.values())).at >= self._seconds:
            self._last.popitem(last=False)
