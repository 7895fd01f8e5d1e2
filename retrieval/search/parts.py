"""Parts of an index: postings whose documents may have moved or gone, and how several become one.

An update leaves the large postings as they are. It only says which number each document has from now on, and puts what
is new into small postings of their own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from retrieval.search.inverting import Numbering, invert, number_words
from retrieval.search.postings import Numbers, Postings, repeat


@dataclass(frozen=True, eq=False)
class Part:
    """Postings, and the number that each of their documents has in the whole index; below 0 where it is gone."""

    postings: Postings
    numbers: NDArray[np.int32] | None = None  # none where every document has its own number

    @cached_property
    def kept(self) -> NDArray[np.bool_]:
        """Which documents are not gone."""
        return np.ones(self.postings.size, np.bool_) if self.numbers is None else self.numbers >= 0

    @cached_property
    def gone(self) -> int:
        """How many documents are gone."""
        return self.postings.size - int(np.count_nonzero(self.kept))

    @property
    def length(self) -> int:
        """How many terms the documents have together."""
        return int(self.postings.lengths.sum(where=self.kept))

    def holding(self) -> Numbers:
        """How many documents hold each term."""
        counts = self.postings.holding.astype(np.intp)
        return counts - self.postings.terms_of(~self.kept) if self.gone else counts

    def moved(self, moves: NDArray[np.int32]) -> Self:
        """The same postings where document ``n`` of the whole index has become ``moves[n]``."""
        if self.numbers is None:
            return type(self)(self.postings, moves[: self.postings.size])
        return type(self)(self.postings, np.where(self.kept, moves.take(self.numbers, mode="clip"), self.numbers))


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Documents taken apart: the term and the document of every occurrence, and number and length of every document."""

    terms: NDArray[Any]
    documents: NDArray[Any]  # by the numbers of the whole index, as below
    numbers: NDArray[np.int32]
    lengths: NDArray[np.int32]

    @classmethod
    def of_words(cls, documents: Sequence[Sequence[str]], numbers: NDArray[np.int32], numbering: Numbering) -> Self:
        """Take apart documents that are not indexed yet."""
        terms, lengths = number_words(documents, numbering)
        return cls(terms, repeat(numbers, lengths), numbers, lengths)

    @classmethod
    def of_part(cls, part: Part) -> Self:
        """Take apart those of a part that are not gone."""
        terms, documents = part.postings.occurrences()
        if part.numbers is None:
            return cls(terms, documents, np.arange(part.postings.size, dtype=np.int32), part.postings.lengths)
        stays = part.kept.take(documents)
        return cls(
            terms[stays],
            part.numbers.take(documents[stays]),
            part.numbers[part.kept],
            part.postings.lengths[part.kept],
        )


def join(pieces: Iterable[Occurrences], vocabulary: int) -> Part:
    """One part of several; ``vocabulary`` is how many term numbers there are."""
    pieces = list(pieces)
    numbers = np.concatenate([piece.numbers for piece in pieces])
    order = np.argsort(numbers)
    numbers = numbers[order]
    place = np.zeros(int(numbers.max(initial=-1)) + 1, np.int32)
    place[numbers] = np.arange(len(numbers))
    postings = invert(
        np.concatenate([piece.terms for piece in pieces]),
        place.take(np.concatenate([piece.documents for piece in pieces])),
        np.concatenate([piece.lengths for piece in pieces])[order],
        vocabulary,
    )
    return Part(postings, None if len(place) == len(numbers) else numbers)
