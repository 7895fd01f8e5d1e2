"""The BM25 index over chunks. rank-bm25 defines the scores.

Which class of rank-bm25, and why. ``BM25Okapi`` gives a term that stands in half of the chunks an idf of 0, and
floors the idf of commoner ones at a quarter of the average idf; in a small folder about one job that hits
"developer" itself, and a folder of one chunk scores negative. ``BM25L`` and ``BM25Plus`` keep every idf positive.
``BM25Plus`` adds ``idf * delta`` to every chunk, also to those without the term, so its delta shifts all scores alike
and ranks nothing. We take ``BM25Plus`` with ``delta=0``: idf is ``log((N + 1) / df)``, always positive, a chunk
without any term of the query scores exactly 0, and a folder of one chunk works.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus


class Index:
    """An immutable index; documents are numbered in the order given."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        # rank-bm25 divides by the number of documents, so it cannot be built on none.
        self._bm25 = BM25Plus(documents, delta=0) if any(documents) else None
        self.size = len(documents)

    def __contains__(self, term: str) -> bool:
        return self._bm25 is not None and term in self._bm25.idf

    @property
    def terms(self) -> Sequence[str]:
        """Every term that occurs, in order of first occurrence."""
        return list(self._bm25.idf) if self._bm25 else []

    def idf(self, term: str) -> float:
        """``log((N + 1) / df)``; 0 for a term that does not occur."""
        return float(self._bm25.idf.get(term, 0.0)) if self._bm25 else 0.0

    def share(self, term: str) -> float:
        """The share of documents, 0 to 1, that hold a term."""
        if term not in self:
            return 0.0
        return (self.size + 1) / math.exp(self.idf(term)) / self.size

    def scores(self, query: Sequence[str]) -> NDArray[np.float64]:
        """rank-bm25's score of every document, in their order. A term counts as often as the query repeats it."""
        if self._bm25 is None:
            return np.zeros(self.size)
        return np.asarray(self._bm25.get_scores(list(query)), dtype=np.float64)

    def top(self, query: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """The best documents and their scores, best first, ties by document number, zero scores left out."""
        scores = self.scores(query)
        best = np.lexsort((np.arange(self.size), -scores))[:limit]
        return [(int(document), float(scores[document])) for document in best if scores[document] > 0]
