"""The index over chunks: rank-bm25's scores, found fast.

Belongs here: the terms by name, the statistics of the whole (how many documents, how long, how many hold a term), and
how an index becomes a newer one. The formula is in ``bm25``, the arrays are in ``postings``, the search for the best is
in ``pruning``.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import compress, count, takewhile
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from retrieval.search.bm25 import idf
from retrieval.search.inverting import Numbering
from retrieval.search.layers import Layers
from retrieval.search.packing import Arrays, pack_words, unpack_words
from retrieval.search.parts import Occurrences, Part, join
from retrieval.search.postings import Impacts, Postings
from retrieval.search.pruning import Best, Search

FRESH = -1  # in the order given to ``Index.updated``: the next of the fresh documents
_SMALL = 2048  # of so few documents all are scored sooner than the best are sought
_LOOSE = 8  # one in so many documents may have come or gone before all postings are made anew
_FIELDS = [field.name for field in fields(Postings)]


def _held(postings: Postings, weights: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Those of the weighed terms that these postings have."""
    return [(term, weight) for term, weight in weights if term < postings.terms and postings.holding.item(term)]


class Index:
    """An immutable index; documents are numbered in the order given.

    After an update it has two parts, a large one where some documents have gone and a small one with those that came.
    Both are scored with the statistics of the whole, so scores are those of an index made anew, to the last bit.
    """

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        numbering = Numbering({})
        piece = Occurrences.of_words(documents, np.arange(len(documents), dtype=np.int32), numbering)
        self._take(Layers(numbering.new), [join([piece], len(numbering.new))])

    @classmethod
    def _of(cls, vocabulary: Layers[str, int], parts: Sequence[Part]) -> Self:
        index = cls.__new__(cls)
        index._take(vocabulary, parts)
        return index

    def _take(self, vocabulary: Layers[str, int], parts: Sequence[Part]) -> None:
        self.size = sum(part.postings.size - part.gone for part in parts)
        self._vocabulary = vocabulary
        self._parts = tuple(parts)
        average = sum(part.length for part in parts) / max(self.size, 1)
        self._impacts = [Impacts(part.postings, average) for part in parts]
        self._holding = np.zeros(len(vocabulary), np.intp)
        for part in parts:
            self._holding[: part.postings.terms] += part.holding()

    def __contains__(self, term: str) -> bool:
        return self._held(term) > 0

    @property
    def terms(self) -> Sequence[str]:
        """Every term that occurs, in order of first occurrence; those that an update brought come after."""
        return [term for term, held in zip(self._vocabulary, self._holding.tolist(), strict=True) if held]

    def idf(self, term: str) -> float:
        """``log((N + 1) / df)``; 0 for a term that does not occur."""
        return idf(self.size, self._held(term))

    def share(self, term: str) -> float:
        """The share of documents, 0 to 1, that hold a term."""
        return self._held(term) / max(self.size, 1)

    def _held(self, term: str) -> int:
        number = self._vocabulary.get(term)
        return 0 if number is None else self._holding.item(number)

    def scores(self, query: Sequence[str]) -> NDArray[np.float64]:
        """rank-bm25's score of every document, in their order. A term counts as often as the query repeats it."""
        scores = np.zeros(self.size)
        for part, search in self._searches(query):
            numbers = slice(part.postings.size) if part.numbers is None else part.numbers[part.kept]
            scores[numbers] = search.scores()[part.kept]
        return scores

    def top(self, query: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """The best documents and their scores, best first, ties by document number, zero scores left out."""
        best = Best(limit)
        for part, search in self._searches(query) if limit > 0 else ():
            if part.postings.size > _SMALL:
                search.prune(best, part)
            else:
                search.exhaust(best, part)
        return best.ranked()

    def _searches(self, query: Sequence[str]) -> list[tuple[Part, Search]]:
        """A search of every part. Terms are summed from the rarest on, equally rare ones by name."""
        times: dict[str, int] = {}
        for term in query:
            times[term] = times.get(term, 0) + 1
        known = [(term, number) for term in times if (number := self._vocabulary.get(term)) is not None]
        weighed = sorted((held, *each) for each in known if (held := self._holding.item(each[1])))
        weights = [(number, idf(self.size, held) * times[term]) for held, term, number in weighed]
        return [
            (part, Search(part.postings, impacts, weights if len(self._parts) == 1 else _held(part.postings, weights)))
            for part, impacts in zip(self._parts, self._impacts, strict=True)
        ]

    def updated(self, order: NDArray[np.integer[Any]], fresh: Sequence[Sequence[str]]) -> Self:
        """The index of other documents, most of which are in this one.

        ``order`` has, for every document of the new index, its number in this one, or ``FRESH`` for the next of
        ``fresh``. Costs little beyond what changed. Raises ``ValueError`` for an order that names a document twice, or
        not as many fresh ones as there are.
        """
        is_fresh = order < 0
        moves = np.full(self.size, FRESH, np.int32)
        moves[order[~is_fresh]] = np.flatnonzero(~is_fresh)
        stay = int(np.count_nonzero(moves >= 0))
        if stay + len(fresh) != len(order) or np.count_nonzero(is_fresh) != len(fresh):
            raise ValueError(
                "the order of the new index names a document twice, or not as many fresh ones as there are"
            )
        numbering = Numbering(self._vocabulary)
        large, *small = (part.moved(moves) for part in self._parts)
        pieces = [Occurrences.of_words(fresh, np.flatnonzero(is_fresh).astype(np.int32), numbering)]
        vocabulary = self._vocabulary.updated(numbering.new)
        pieces += [Occurrences.of_part(part) for part in small]
        if (large.gone + len(order) - (large.postings.size - large.gone)) * _LOOSE > len(order):
            return self._joined(vocabulary, [Occurrences.of_part(large), *pieces])
        small_part = join(pieces, len(vocabulary))
        return self._of(vocabulary, [large, small_part] if small_part.postings.size else [large])

    @classmethod
    def _joined(cls, vocabulary: Layers[str, int], pieces: Sequence[Occurrences]) -> Self:
        """The index of these pieces in one part, without the terms that no document holds any more."""
        is_held = np.zeros(len(vocabulary), np.bool_)
        for piece in pieces:
            is_held[piece.terms] = True
        numbers = np.cumsum(is_held, dtype=np.int32) - 1
        pieces = [replace(piece, terms=numbers.take(piece.terms)) for piece in pieces]
        held = {term: number for number, term in enumerate(compress(vocabulary, is_held.tolist()))}
        return cls._of(Layers(held), [join(pieces, len(held))])

    def arrays(self) -> Arrays:
        """All there is to keep, as arrays by name, for ``from_arrays``."""
        found = dict(pack_words("terms", self._vocabulary))
        for place, part in enumerate(self._parts):
            found |= {f"part_{place}_{name}": getattr(part.postings, name) for name in _FIELDS}
            if part.numbers is not None:
                found[f"part_{place}_numbers"] = part.numbers
        return found

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Self:
        """The index that had these ``arrays``; they may be mapped from a file and are not copied."""
        vocabulary = Layers({term: number for number, term in enumerate(unpack_words("terms", arrays))})
        prefixes = takewhile(lambda prefix: prefix + _FIELDS[0] in arrays, map("part_{}_".format, count()))
        return cls._of(vocabulary, [_part(prefix, arrays) for prefix in prefixes])


def _part(prefix: str, arrays: Arrays) -> Part:
    postings = Postings(**{name: arrays[prefix + name] for name in _FIELDS})
    return Part(postings, arrays.get(prefix + "numbers"))
