"""The best documents for a query, without reading the postings that cannot matter.

MaxScore (Turtle and Flood, 1995), arranged for NumPy: few calls on whole arrays instead of one step a document. Terms
are taken from the rarest to the commonest. The documents that hold the terms taken so far are candidates; a document
that holds none of them can add up at most the peaks of the remaining terms, and as soon as that is below the score
of the ``limit``-th best document found, the remaining postings are only looked up for candidates, never read.

A score is the sum over the terms in exactly this order, so it has the same last bit whichever way it was added up, and
ties are ties: of equal scores, the lower document number wins.
"""

from bisect import bisect_left
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.search.parts import Part
from retrieval.search.postings import PEAKS, Impacts, Numbers, Postings

Scores = NDArray[np.float64]

# Where one way becomes faster than another, measured; none of these changes what is found.
_TOGETHER = 8192  # postings of several short lists that are added up at once
_TRIFLE = 2048  # and that are added up even where some could be left out
_FEW = 64  # candidates that are looked up without weeding them first
_MANY = 12_000  # look-ups that are worth a sample to learn from
_COPIES = 2  # that a good candidate has on average, at most, where the candidates come from several lists
_LOOK = 1024  # candidates, those of the rarest terms, from which the sample is taken
_SAMPLE = 4  # candidates in a sample for each document that is sought

_BELOW = 1 - 1e-9  # bounds and scores are rounded differently


def _at_rank(scores: Scores, rank: int) -> float:
    """The score at this rank, 1 for the highest. Sorting is several times faster here than ``partition``: many tie."""
    ordered = scores.copy()
    ordered.sort()
    return float(ordered[-rank])


def _staying(documents: Numbers, scores: Scores, part: Part) -> tuple[NDArray[np.integer[Any]], Scores]:
    """Those of the documents that are not gone, by their numbers in the whole index, and their scores."""
    if part.numbers is None:
        return documents, scores
    numbers = part.numbers.take(documents)
    stays = numbers >= 0
    return numbers[stays], scores[stays]


def _strongest(documents: NDArray[np.integer[Any]], scores: Scores, rank: int) -> dict[int, float]:
    """Documents and their scores down to the score at this rank; a document may stand there several times."""
    if len(scores) > rank:
        chosen = (scores >= _at_rank(scores, rank)).nonzero()[0]
        documents, scores = documents.take(chosen), scores.take(chosen)
    return dict(zip(documents.tolist(), scores.tolist(), strict=True))


class Best:
    """The best documents found so far."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.threshold = 0.0  # a document that scores less cannot be among the best
        self._found: dict[int, float] = {}

    def require(self, score: float) -> None:
        """Note that ``limit`` documents score at least so much."""
        self.threshold = max(self.threshold, score * _BELOW)

    def learn(self, documents: Numbers, scores: Scores, part: Part) -> None:
        """Require what the best of these documents reach; each may stand there several times."""
        if part.numbers is not None:
            scores = np.where(part.kept.take(documents), scores, 0.0)
        distinct = dict(zip(documents.tolist(), scores.tolist(), strict=True))
        if len(distinct) >= self.limit:
            self.require(sorted(distinct.values())[-self.limit])

    def add(self, documents: Numbers, scores: Scores, part: Part, copies: int = 1) -> None:
        """Take the best of these documents, each of which stands there at most ``copies`` times.

        What was found before with a higher score keeps it.
        """
        chosen = (scores >= self.threshold).nonzero()[0]
        numbers, scores = _staying(documents.take(chosen), scores.take(chosen), part)
        found = _strongest(numbers, scores, self.limit * min(copies, _COPIES))
        if len(found) < self.limit and copies > _COPIES:
            found = _strongest(numbers, scores, self.limit * copies)
        for document, score in self._found.items():
            found[document] = max(score, found.get(document, 0.0))
        self._found = found
        if len(found) >= self.limit:
            self.require(sorted(found.values())[-self.limit])

    def ranked(self) -> list[tuple[int, float]]:
        """The best documents and their scores, best first, ties by document number."""
        good = [(-score, document) for document, score in self._found.items() if score >= self.threshold]
        return [(document, -negative) for negative, document in sorted(good)[: self.limit]]


class Search:
    """One query against some postings that hold all its terms.

    ``weights`` are the numbers of the distinct terms and the weight of each, in the order in which scores are summed.
    """

    def __init__(self, postings: Postings, impacts: Impacts, weights: list[tuple[int, float]]) -> None:
        self._postings = postings
        self._impacts = impacts
        self._terms = [term for term, _ in weights]
        self._weights = [weight for _, weight in weights]
        self._peaks: list[list[int]] = postings.peaks.take(self._terms, 0).tolist() if weights else []
        remaining = 0.0
        self._remaining = [remaining]  # what the terms from each one on can add up to
        for weight, peaks in zip(reversed(self._weights), reversed(self._peaks), strict=True):
            remaining += weight * impacts.at_most[peaks[0]]
            self._remaining.append(remaining)
        self._remaining.reverse()

    def scores(self) -> Scores:
        """The score of every document."""
        total = np.zeros(self._postings.size)
        for term, weight in zip(self._terms, self._weights, strict=True):
            codes = self._postings.dense.get(term)
            if codes is not None:
                total += self._impacts.of.take(codes) * weight
            else:
                own = self._postings.listed(term)
                total[self._postings.documents[own]] += self._impacts.of.take(self._postings.codes[own]) * weight
        return total

    def exhaust(self, best: Best, part: Part) -> None:
        """Score every document, and add those with a score to ``best``."""
        scores = self.scores()
        documents = scores.nonzero()[0]
        best.add(documents, scores.take(documents), part)

    def prune(self, best: Best, part: Part) -> None:
        """Add to ``best`` every document that may belong there, and score few others."""
        self._best = best
        self._part = part
        self._expect(best.limit + part.gone)
        first = 0
        while first < len(self._terms) and self._remaining[first] >= best.threshold:
            lists = self._together(first)
            documents, scores = self._sum(first, lists) if len(lists) > 1 else self._select(first)
            copies = max(len(lists), 1)
            first += copies
            self._finish(documents, scores, first, copies)

    def _expect(self, rank: int) -> None:
        """Whatever the other terms, so many documents score what the posting at this rank of one term adds."""
        column = bisect_left(PEAKS, rank)
        if column < len(PEAKS):
            least = self._impacts.at_least
            pairs = zip(self._weights, self._peaks, strict=True)
            self._best.require(max((weight * least[peaks[column]] for weight, peaks in pairs), default=0.0))

    def _together(self, first: int) -> list[slice]:
        """The lists of the term at ``first`` and of those after it, as long as they are short."""
        lists: list[slice] = []
        total = 0
        for place in range(first, len(self._terms)):
            if self._terms[place] in self._postings.dense:
                break
            own = self._postings.listed(self._terms[place])
            total += own.stop - own.start
            if total > (_TOGETHER if self._remaining[place] >= self._best.threshold else _TRIFLE):
                break
            lists.append(own)
        return lists

    def _sum(self, first: int, lists: list[slice]) -> tuple[Numbers, Scores]:
        """The documents of several lists and what these terms add; a document of several lists comes several times."""
        postings = self._postings
        documents = np.concatenate([postings.documents[own] for own in lists], dtype=np.intp)
        added = self._impacts.of.take(np.concatenate([postings.codes[own] for own in lists]))
        end = 0
        for own, weight in zip(lists, self._weights[first : first + len(lists)], strict=True):
            start, end = end, end + own.stop - own.start
            part = added[start:end]
            part *= weight
        sheet = postings.blank_sheet()
        np.add.at(sheet, documents, added)
        scores = sheet.take(documents)
        sheet[documents] = 0
        postings.return_sheet(sheet)
        return documents, scores

    def _select(self, place: int) -> tuple[Numbers, Scores]:
        """The documents of one term that are strong enough, and what the term adds."""
        later = place + 1
        if place == 0 and later < len(self._terms):
            self._learn(*self._stronger(place, self._peaks[place][2]), later)
        needed = (self._best.threshold - self._remaining[later]) / self._weights[place]
        return self._stronger(place, bisect_left(self._impacts.at_most, needed))

    def _stronger(self, place: int, code: int) -> tuple[Numbers, Scores]:
        """The documents of a term with this code or a higher one, and what the term adds."""
        term = self._terms[place]
        row = self._postings.dense.get(term)
        if row is not None:
            documents = (row >= max(code, 1)).nonzero()[0]
            codes = row.take(documents)
        else:
            own = self._postings.listed(term)
            codes = self._postings.codes[own]
            documents = self._postings.documents[own].astype(np.intp)
            if code > 1:
                chosen = (codes >= code).nonzero()[0]
                documents, codes = documents.take(chosen), codes.take(chosen)
        return documents, self._impacts.of.take(codes) * self._weights[place]

    def _learn(self, documents: Numbers, scores: Scores, later: int) -> None:
        """Score the most promising of many candidates fully, to know what the others must reach."""
        size = _SAMPLE * self._best.limit
        documents, scores = documents[:_LOOK], scores[:_LOOK]
        if len(documents) > size:
            least = _at_rank(scores, size)
            sample = (scores > least).nonzero()[0]
            if len(sample) < self._best.limit:
                sample = (scores >= least).nonzero()[0][:size]
            documents, scores = documents.take(sample), scores.take(sample)
            for place in range(later, len(self._terms)):
                self._look_up(place, documents, scores)
            self._best.learn(documents, scores, self._part)

    def _finish(self, documents: Numbers, scores: Scores, later: int, copies: int) -> None:
        """Add the terms from ``later`` on to these candidates, and leave out those that fall behind."""
        if copies > 1 and later < len(self._terms) and len(documents) * (len(self._terms) - later) > _MANY:
            self._learn(documents, scores, later)
        usual = self._weights[later - 1] * self._impacts.at_least[1]  # candidates that have less are few
        for place in range(later, len(self._terms)):
            needed = self._best.threshold - self._remaining[place]
            if len(documents) > _FEW and needed > usual:
                chosen = (scores >= needed).nonzero()[0]
                documents, scores = documents.take(chosen), scores.take(chosen)
            self._look_up(place, documents, scores)
        self._best.add(documents, scores, self._part, copies)

    def _look_up(self, place: int, documents: Numbers, scores: Scores) -> None:
        """Add to ``scores`` what a term adds to each of these documents."""
        postings, term = self._postings, self._terms[place]
        row = postings.dense.get(term)
        if row is not None:
            added = self._impacts.of.take(row.take(documents))
            added *= self._weights[place]
            scores += added
            return
        own = postings.listed(term)
        listed = postings.documents[own]
        bits = postings.marks.get(term)
        if bits is not None and len(documents) > _FEW:
            hits = (bits.take(documents >> 3) & _BITS.take(documents & 7)).nonzero()[0]
            found = listed.searchsorted(documents.take(hits).astype(np.int32))
        else:
            needles = documents.astype(np.int32)  # of the same type, or the whole list would be converted
            found = listed.searchsorted(needles)
            hits = (listed.take(found, mode="clip") == needles).nonzero()[0]
            found = found.take(hits)
        if len(hits):
            scores[hits] += self._impacts.of.take(postings.codes[own].take(found)) * self._weights[place]


_BITS = (1 << np.arange(8)).astype(np.uint8)
