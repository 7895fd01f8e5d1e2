"""Making postings of documents: the one place where the arrays of ``retrieval.search.postings`` are filled.

Every step is one pass of NumPy over all occurrences. The longest lets go of the interpreter's lock, and the walk over
the words themselves, which cannot, goes in short batches; so a bot that builds in a thread goes on answering.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.search.bm25 import impacts
from retrieval.search.postings import PEAKS, Postings

DENSE = 16  # a term that one in so many documents holds is dense
MARKED = 128  # and one that one in so many holds is marked
_BATCH = 1000  # documents whose words are looked up in one go, a few milliseconds for chunks


class Numbering(dict[str, int]):
    """The numbers of words: those that are ``known``, counted from 0, and the next ones for words that are new."""

    def __init__(self, known: Mapping[str, int]) -> None:
        super().__init__()
        self.new: dict[str, int] = {}
        self._known = known
        self._count = len(known)

    def __missing__(self, word: str) -> int:
        number = self._known.get(word)
        if number is None:
            number = self.new[word] = self._count + len(self.new)
        self[word] = number
        return number


def number_words(
    documents: Sequence[Sequence[str]], numbering: Numbering
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The number of every word in reading order, and the length of every document."""
    lengths = np.fromiter(map(len, documents), np.int32, len(documents))
    numbers = np.empty(int(lengths.sum()), np.int32)
    end = 0
    for first in range(0, len(documents), _BATCH):
        words = list(chain.from_iterable(documents[first : first + _BATCH]))
        start, end = end, end + len(words)
        numbers[start:end] = np.fromiter(map(numbering.__getitem__, words), np.int32, len(words))
    return numbers, lengths


def invert(terms: NDArray[Any], documents: NDArray[Any], lengths: NDArray[np.int32], vocabulary: int) -> Postings:
    """Postings from the term number and document number of every occurrence, in any order.

    ``lengths`` has the length of every document, ``vocabulary`` is how many term numbers there are.
    """
    terms, documents, frequencies = _count(terms, documents, len(lengths))
    held = np.diff(terms.searchsorted(np.arange(vocabulary + 1, dtype=np.int32)))
    pairs, codes = _encode(frequencies, lengths, documents)
    peaks = _peaks(terms, codes, held)
    is_dense = held * DENSE >= max(len(lengths), 1)
    dense_terms, dense_codes = _rows(is_dense, held, documents, codes, len(lengths))
    listed = ~is_dense.take(terms)
    documents, codes = documents[listed], codes[listed]
    starts = np.concatenate(([0], np.cumsum(np.where(is_dense, 0, held))))
    marked_terms, marked_bits = _marks(~is_dense & (held * MARKED >= len(lengths)), starts, documents, len(lengths))
    return Postings(
        lengths=lengths,
        pair_frequencies=pairs[0],
        pair_lengths=pairs[1],
        holding=held.astype(np.int32),
        starts=starts,
        documents=documents,
        codes=codes,
        peaks=peaks,
        dense_terms=dense_terms,
        dense_codes=dense_codes,
        marked_terms=marked_terms,
        marked_bits=marked_bits,
    )


def _count(
    terms: NDArray[Any], documents: NDArray[Any], size: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """The distinct pairs of term and document, sorted, and how often each occurs."""
    bits = size.bit_length()
    keys = terms.astype(np.int64)
    keys <<= bits
    keys |= documents
    keys.sort()
    is_new = np.empty(len(keys), np.bool_)
    is_new[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=is_new[1:])
    first = is_new.nonzero()[0]
    frequencies = np.diff(first, append=len(keys)).astype(np.int32)
    keys = keys.take(first)
    distinct = (keys >> bits).astype(np.int32)
    keys &= (1 << bits) - 1
    return distinct, keys.astype(np.int32), frequencies


def _encode(
    frequencies: NDArray[np.int32], lengths: NDArray[np.int32], documents: NDArray[np.int32]
) -> tuple[tuple[NDArray[np.int32], NDArray[np.int32]], NDArray[Any]]:
    """The pairs of frequency and length that codes stand for, and the code of every posting.

    Needs memory for every frequency with every length for a moment.
    """
    distinct, place = np.unique(lengths, return_inverse=True)
    pair = frequencies.astype(np.int64)
    pair *= len(distinct)
    pair += place.take(documents)
    occurs = np.zeros((int(frequencies.max(initial=0)) + 1) * len(distinct), np.bool_)
    occurs[pair] = True
    pairs = occurs.nonzero()[0]
    pair_frequencies, pair_lengths = pairs // max(len(distinct), 1), distinct.take(pairs % max(len(distinct), 1))
    if len(pairs):
        order = np.argsort(impacts(pair_frequencies, pair_lengths, float(lengths.mean())), kind="stable")
        pairs, pair_frequencies, pair_lengths = pairs[order], pair_frequencies[order], pair_lengths[order]
    code_of = np.zeros(len(occurs), np.min_scalar_type(len(pairs)))
    code_of[pairs] = np.arange(1, len(pairs) + 1)
    return (_after_none(pair_frequencies), _after_none(pair_lengths)), code_of.take(pair)


def _after_none(values: NDArray[Any]) -> NDArray[np.int32]:
    return np.concatenate(([0], values)).astype(np.int32)


def _peaks(terms: NDArray[np.int32], codes: NDArray[Any], held: NDArray[np.intp]) -> NDArray[Any]:
    """The codes of every term at the ranks ``PEAKS``, the strongest first."""
    highest = int(codes.max(initial=0))
    keys = terms.astype(np.min_scalar_type(len(held) * (highest + 1)))
    keys *= highest + 1
    keys += highest - codes
    keys.sort()
    starts = np.cumsum(held) - held
    peaks = np.zeros((len(held), len(PEAKS)), codes.dtype)
    for column, rank in enumerate(PEAKS):
        enough = (held >= rank).nonzero()[0]
        peaks[enough, column] = highest - keys.take(starts.take(enough) + rank - 1) % (highest + 1)
    return peaks


def _rows(
    is_dense: NDArray[np.bool_], held: NDArray[np.intp], documents: NDArray[np.int32], codes: NDArray[Any], size: int
) -> tuple[NDArray[np.int32], NDArray[Any]]:
    dense = is_dense.nonzero()[0]
    rows = np.zeros((len(dense), size), codes.dtype)
    ends = np.cumsum(held)
    for row, term in zip(rows, dense, strict=True):
        own = slice(ends[term] - held[term], ends[term])
        row[documents[own]] = codes[own]
    return dense.astype(np.int32), rows


def _marks(
    is_marked: NDArray[np.bool_], starts: NDArray[np.int64], documents: NDArray[np.int32], size: int
) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    marked = is_marked.nonzero()[0]
    bits = np.zeros((len(marked), (size + 7) // 8), np.uint8)
    for row, term in zip(bits, marked, strict=True):
        holds = np.zeros(size, np.bool_)
        holds[documents[starts[term] : starts[term + 1]]] = True
        row[:] = np.packbits(holds, bitorder="little")
    return marked.astype(np.int32), bits
