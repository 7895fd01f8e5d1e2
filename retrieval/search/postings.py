"""Postings: which documents hold each term, how often, and how strongly. Arrays only, nothing a score depends on twice.

A posting is a document number (4 bytes) and a code (2 bytes). The code stands for a pair of term frequency and
document length, of which chunks have few distinct ones; what a pair adds to a score is looked up in a small table
(``Impacts``). So a posting knows nothing of the other documents: when the average length changes, the table is computed
anew and the postings stay as they are. Codes rise with impact, so one comparison tells which postings are strong.

Terms that are common have a faster shape. ``Postings.dense``: a code for every document instead of a list.
``Postings.marks``: a list, and beside it one bit for every document to tell quickly which documents it holds.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.search.bm25 import impacts

Numbers = NDArray[np.intp]

_PIECE = 100_000

PEAKS = (1, 10, 100, 1000)  # the ranks at which the strongest postings of a term are noted


@dataclass(frozen=True, eq=False)
class Postings:
    """The postings of some documents, by term number; never changed. All fields are arrays, so they can be mapped."""

    lengths: NDArray[np.int32]  # [documents] in terms
    pair_frequencies: NDArray[np.int32]  # [codes] what a code stands for; code 0 stands for absence
    pair_lengths: NDArray[np.int32]  # [codes]
    holding: NDArray[np.int32]  # [terms] how many documents hold a term
    starts: NDArray[np.int64]  # [terms + 1] where the list of a term starts; the list of a dense term is empty
    documents: NDArray[np.int32]  # [postings] rising within a list
    codes: NDArray[np.unsignedinteger[Any]]  # [postings]
    peaks: NDArray[np.unsignedinteger[Any]]  # [terms, PEAKS] codes at these ranks, 0 where a term has fewer postings
    dense_terms: NDArray[np.int32]  # [dense]
    dense_codes: NDArray[np.unsignedinteger[Any]]  # [dense, documents]
    marked_terms: NDArray[np.int32]  # [marked]
    marked_bits: NDArray[np.uint8]  # [marked, documents / 8] least bit first

    @cached_property
    def dense(self) -> dict[int, NDArray[np.unsignedinteger[Any]]]:
        """By number of a dense term, its code in every document."""
        return dict(zip(self.dense_terms.tolist(), self.dense_codes, strict=True))

    @cached_property
    def marks(self) -> dict[int, NDArray[np.uint8]]:
        """By number of a marked term, a bit for every document."""
        return dict(zip(self.marked_terms.tolist(), self.marked_bits, strict=True))

    @property
    def size(self) -> int:
        """How many documents."""
        return len(self.lengths)

    @property
    def terms(self) -> int:
        """How many term numbers there are, with postings or without."""
        return len(self.holding)

    def listed(self, term: int) -> slice:
        """Where in ``documents`` and ``codes`` a term that is not dense has its list."""
        return slice(self.starts.item(term), self.starts.item(term + 1))

    @cached_property
    def _sheets(self) -> list[NDArray[np.float64]]:
        return []

    def blank_sheet(self) -> NDArray[np.float64]:
        """A zero for every document, for one search at a time to write on; hand it back when it is blank again."""
        try:
            return self._sheets.pop()
        except IndexError:
            return np.zeros(self.size)

    def return_sheet(self, sheet: NDArray[np.float64]) -> None:
        """Keep a sheet, blank again, for the next search: a fresh one of this size costs more than a search."""
        self._sheets.append(sheet)

    def occurrences(self) -> tuple[NDArray[Any], NDArray[Any]]:
        """Term number and document number of every occurrence of a term, in no particular order."""
        rows, columns = self.dense_codes.nonzero()
        codes = np.concatenate((self.codes, self.dense_codes[rows, columns]))
        listed = repeat(np.arange(self.terms, dtype=np.int32), np.diff(self.starts))
        terms = np.concatenate((listed, self.dense_terms.take(rows)))
        documents = np.concatenate((self.documents, columns))
        times = self.pair_frequencies.take(codes)
        return repeat(terms, times), repeat(documents, times)

    def terms_of(self, chosen: NDArray[np.bool_]) -> Numbers:
        """How many of the chosen documents hold each term."""
        listed = chosen.take(self.documents).nonzero()[0]
        counts: Numbers = np.bincount(self.starts.searchsorted(listed, "right") - 1, minlength=self.terms)
        counts[self.dense_terms] += (self.dense_codes[:, chosen] > 0).sum(axis=1)
        return counts


class Impacts:
    """What each code of some postings adds to a score, given the average length of all documents."""

    def __init__(self, postings: Postings, average: float) -> None:
        self.of = np.zeros(len(postings.pair_lengths))
        self.of[1:] = impacts(postings.pair_frequencies[1:], postings.pair_lengths[1:], average)
        # Codes were sorted by impact under the average length of their day. Under another one neighbours may have
        # changed places, so bounds are taken over all lower, or all higher, codes.
        self.at_most: list[float] = np.maximum.accumulate(self.of).tolist()
        self.at_least: list[float] = np.minimum.accumulate(self.of[::-1])[::-1].tolist()


def repeat(values: NDArray[Any], times: NDArray[Any]) -> NDArray[Any]:
    """``numpy.repeat``, piece by piece, since that holds the interpreter's lock, for 100 ms of 6,000,000 values."""
    pieces = [np.repeat(values[at : at + _PIECE], times[at : at + _PIECE]) for at in range(0, len(values), _PIECE)]
    return np.concatenate([values[:0], *pieces])
