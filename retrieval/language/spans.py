"""Stretches of a question's words: where it names a job, a place or the like."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Span(Protocol):
    """Something at ``[start:end)`` of a question's words, such as a role, a place, a mention or a phrase."""

    @property
    def start(self) -> int:
        """The position of its first word."""

    @property
    def end(self) -> int:
        """The position behind its last word."""


Some = TypeVar("Some", bound=Span)


def positions(spans: Iterable[Span]) -> set[int]:
    """The positions of all their words."""
    return {position for span in spans for position in range(span.start, span.end)}


def apart_from(others: Iterable[Span], spans: Iterable[Some]) -> tuple[Some, ...]:
    """Those of ``spans`` that share no word with any of the others."""
    taken = positions(others)
    return tuple(span for span in spans if taken.isdisjoint(range(span.start, span.end)))


def dashed(words: Sequence[str], spans: Iterable[Span]) -> str:
    """The words as one text with a dash for each that is in one of the spans."""
    named = positions(spans)
    return " ".join("-" if position in named else word for position, word in enumerate(words))
