"""A message as it was typed: its words, which of them only tell, and which patterns of concepts it matches."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from retrieval.language.concepts import Asked, concepts_asked
from retrieval.language.words import Word, positioned_words, stem
from retrieval.understanding.stories import told

_EARLIER = "(asked after: "
_REFERS = re.compile(r"\b(it|that|thats|this|still)\b")
"""How what only asks back says that the rest is asked about: "they call you at night. is that true?"."""

_CLOSED = re.compile(r"\)[^\w)]*\Z")


@dataclass(frozen=True)
class Message:
    """``told`` are the positions of those ``words`` that stand where the message only tells how it came up.

    ``asked`` are all matches of patterns, in order. Only the first ``own`` words are of the message itself, the others
    of the one before it.
    """

    words: tuple[Word, ...]
    told: frozenset[int]
    asked: tuple[Asked, ...]
    own: int

    @cached_property
    def said(self) -> tuple[str, ...]:
        """All its words, in normal form."""
        return tuple(word.text for word in self.words)

    @cached_property
    def itself(self) -> tuple[str, ...]:
        """Those that are not of the message before."""
        return self.said[: self.own]

    @cached_property
    def asking(self) -> tuple[str, ...]:
        """Those of what it asks."""
        return tuple(word for position, word in enumerate(self.said) if position not in self.told)

    @property
    def asking_stems(self) -> list[str]:
        """The stems of what it asks, stop words included."""
        return list(map(stem, self.asking))

    @property
    def asked_for(self) -> frozenset[str]:
        """The terms of the concepts of which a pattern matches in what it asks."""
        starts = {word.start for position, word in enumerate(self.words) if position not in self.told}
        return frozenset(each.term for each in self.asked if each.start in starts)

    def touches(self, position: int) -> bool:
        """Whether only a blank stands between a word and the one before it."""
        return 0 < position < len(self.words) and self.words[position].start - self.words[position - 1].end <= 1

    def clause(self, position: int) -> tuple[int, int]:
        """Where the words around one follow each other with nothing but a blank between them."""
        first, last = position, position + 1
        while self.touches(first):
            first -= 1
        while self.touches(last):
            last += 1
        return first, last

    def without(self, positions: Collection[int]) -> "Message":
        """The same, as if it only told the words at these positions and no pattern matched there."""
        starts = {self.words[position].start for position in positions}
        asked = tuple(each for each in self.asked if each.start not in starts)
        return replace(self, told=self.told.union(positions), asked=asked)


def with_earlier(text: str, earlier: str) -> str:
    """A text that ends in the message before it, which ``read`` takes for told; what stood before that one is left."""
    return f"{text} {_EARLIER}{without_earlier(earlier).rstrip(' ?!.')})"


def without_earlier(text: str) -> str:
    """A text without the message before it."""
    itself, begun, earlier = text.partition(_EARLIER)
    return (itself if begun and _CLOSED.search(earlier) else text).rstrip()


def read(normalized: str) -> Message:
    """Read a normalized message."""
    itself = without_earlier(normalized)
    words, stories = tuple(positioned_words(normalized)), [*told(itself), (len(itself), len(normalized))]
    in_story = (
        position for position, word in enumerate(words) if any(start <= word.start < end for start, end in stories)
    )
    own = sum(word.start < len(itself) for word in words)
    message = Message(words, frozenset(in_story), tuple(concepts_asked(itself)), own)
    if message.asked_for or not _REFERS.search(" ".join(message.asking)):
        return message
    return replace(message, told=frozenset(range(own, len(words))))
