"""Discord's limits as values, and the budget that a message's text is taken from.

Lengths are UTF-16 code units, the widest of the ways in which text may be counted, so that nothing that fits here can
be too long there. Discord's pages leave the 4,000 unstated and discord.py does not enforce it.
"""

from bisect import bisect_right
from collections.abc import Callable

TEXT = 4_000
COMPONENTS = 40
LABEL = 80
CUSTOM_ID = 100
URL = 512

ELLIPSIS = "…"


def units(text: str) -> int:
    """The length of ``text`` in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fit(text: str, limit: int, markup: Callable[[str], str]) -> str:
    """``markup(text)`` within ``limit`` units, of a shortened ``text`` if need be, and then with an ellipsis.

    ``markup`` must not make a longer text shorter. Empty where not even the ellipsis fits.
    """
    start = text[: 4 * max(limit, 0)]  # what is further back could only show if nearly all before it were invisible
    if start == text and units(whole := markup(text)) <= limit:
        return whole

    def shortened(length: int) -> str:
        return markup(text[:length].rstrip()) + ELLIPSIS

    length = bisect_right(range(len(start) + 1), limit, key=lambda length: units(shortened(length))) - 1
    return shortened(at_word_end(text, length)) if length > 0 else ""


def at_word_end(text: str, length: int) -> int:
    """The end of the last whole word within ``length``, or ``length`` where the last word is longer than a fifth."""
    end = text.rfind(" ", 0, length)
    return end if end > length * 4 // 5 else length


class Budget:
    """Text units that remain. Everything that goes into one message is taken from the same budget."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, text: str, most: int, markup: Callable[[str], str]) -> str:
        """``fit`` within ``most`` units and within what remains; what is returned is spent."""
        fitted = fit(text, min(most, self.left), markup)
        self.left -= units(fitted)
        return fitted

    def spend(self, text: str) -> bool:
        """Whether ``text`` was taken whole; it is left out whole where it does not fit."""
        fits = units(text) <= self.left
        self.left -= units(text) if fits else 0
        return fits
