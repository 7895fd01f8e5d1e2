"""What indexes are measured on: chunks of 60 words, made up or cut from a text, and distinct queries."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

CHUNK = 60  # words
VOCABULARY = 50_000  # different words of the made-up language
STOP_WORDS = 25  # so many of the commonest words are left out of queries, as a search leaves out "the" and "of"
TERMS = (3, 7)  # words of a query, both included
SEED = 20_250_607


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents as lists of terms, and what they are asked."""

    name: str
    documents: list[list[str]]
    queries: list[list[str]]


def made_up(chunks: int, queries: int) -> Collection:
    """Words drawn by Zipf's law: the word of rank r is drawn in proportion to 1/r."""
    words = [f"w{rank}" for rank in range(VOCABULARY)]
    drawn = _zipf(np.random.default_rng(SEED), 1 / np.arange(1, VOCABULARY + 1), chunks * CHUNK)
    text = np.array(words, dtype=object)[drawn].tolist()
    documents = [text[start : start + CHUNK] for start in range(0, len(text), CHUNK)]
    return Collection("made up by Zipf's law", documents, _queries(documents, queries))


def from_text(path: Path, chunks: int, queries: int) -> Collection:
    """The words of a text file in lower case, cut into at most so many chunks; a short text makes fewer."""
    text = path.read_text(encoding="utf-8", errors="replace").lower()
    words = [match.group() for match in re.finditer(r"[^\W_]+", text)][: chunks * CHUNK]
    documents = [words[start : start + CHUNK] for start in range(0, len(words), CHUNK)]
    return Collection(path.name, documents, _queries(documents, queries))


def _queries(documents: Sequence[Sequence[str]], count: int) -> list[list[str]]:
    """Distinct queries whose words are drawn as often as they occur, the commonest left out."""
    ranked = Counter(word for document in documents for word in document).most_common()[STOP_WORDS:]
    random = np.random.default_rng(SEED + 1)
    occurrences = np.array([occurs for _, occurs in ranked], np.float64)
    distinct: dict[tuple[str, ...], None] = {}
    while len(distinct) < count:
        drawn = _zipf(random, occurrences, int(random.integers(TERMS[0], TERMS[1] + 1)))
        distinct[tuple(ranked[place][0] for place in drawn)] = None
    return [list(query) for query in distinct]


def _zipf(random: np.random.Generator, weights: NDArray[np.float64], count: int) -> NDArray[np.intp]:
    """Places drawn in proportion to their weights."""
    ends = np.cumsum(weights)
    places: NDArray[np.intp] = np.searchsorted(ends, random.random(count) * ends[-1], side="right")
    return places
