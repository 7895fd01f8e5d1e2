"""How far long work is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` steps of one stage; ``stage`` is a phrase for people, such as "Reading new articles"."""

    stage: str
    done: int
    total: int


Tell = Callable[[Progress], None]
"""Is told of progress. It is called on the event loop, often, and must return at once."""


def nobody(_: Progress) -> None:
    """Tell nobody."""
