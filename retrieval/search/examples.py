"""Which concepts a text speaks of, told by how people are known to ask for them and articles to write of them.

Patterns know certain wordings; people always find others. The files in ``vocabulary/phrasings/`` hold messages that ask
for a concept, those in ``vocabulary/passages/`` passages that answer them. All examples of a concept are one document,
of their words and of the pairs of neighbours, and a text is a query to these documents: BM25 once more. Messages are
set beside messages alone, passages beside both, since texts repeat the words that are asked for.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.data import examples
from retrieval.language.concepts import concepts_spoken_of
from retrieval.language.words import stem, words
from retrieval.search.bm25 import idf

# As rank-bm25 has them, but for k1: a word that stands in ten examples of a concept says more than one in two.
K1, B = 10.0, 0.75
BY_PATTERN, BY_WORD = 20.0, 6.0
"""What a concept gains where a pattern of it matches, and where a word that speaks of it is used."""

OF_MESSAGES, OF_PASSAGES = ("phrasings",), ("phrasings", "passages")
"""Where the examples are for a message that asks, and for a passage of an article."""

SPREAD = 1.0
"""How far scores have to lie apart to be told apart; less is surer. On phrasings held back 1.5 is the likeliest, but at
1.0 more of the tuned golden questions are shown what answers them."""

LIKELY = 0.04
"""From what chance on a concept is taken for meant."""


class Meant(NamedTuple):
    """A concept's term, and the chance, 0 to 1, that a text means it."""

    term: str
    chance: float


class _Weights(NamedTuple):
    """For each word and pair the stretch of ``documents`` and ``weights`` that tells in which examples it stands, by
    the places of their concepts among ``terms``, and what it adds to their scores."""

    terms: tuple[str, ...]
    stretches: dict[str, slice]
    documents: NDArray[np.intp]
    weights: NDArray[np.float64]


@cache
def _weights(*folders: str) -> _Weights:
    documents = examples(*folders)
    counts = [
        Counter(part for text in texts for part in parts([stem(word) for word in words(text)]))
        for texts in documents.values()
    ]
    lengths = [each.total() for each in counts]
    norms = [K1 * (1 - B + B * length * len(lengths) / sum(lengths)) for length in lengths]
    holding: dict[str, list[int]] = {}
    for place, each in enumerate(counts):
        for part in each:
            holding.setdefault(part, []).append(place)
    stretches, weights, end = {}, list[float](), 0
    for part, held_by in holding.items():
        stretches[part] = slice(end, end := end + len(held_by))
        weight = idf(len(counts), len(held_by)) * (K1 + 1)
        weights += (weight * counts[place][part] / (counts[place][part] + norms[place]) for place in held_by)
    places = np.fromiter((place for held_by in holding.values() for place in held_by), np.intp)
    return _Weights(tuple(f"§{name}" for name in documents), stretches, places, np.array(weights))


def load() -> None:
    """Read the examples now, so that no question waits for them."""
    _weights(*OF_MESSAGES)
    _weights(*OF_PASSAGES)


def parts(stems: Sequence[str]) -> list[str]:
    """The stems of a text, stop words included, and each pair of neighbours."""
    return [*stems, *(f"{one} {two}" for one, two in pairwise(stems))]


def scores(stems: Sequence[str], folders: tuple[str, ...]) -> dict[str, float]:
    """Of every concept, by its term, the score of its examples in these folders for a text of these stems."""
    known = _weights(*folders)
    found = [known.stretches[part] for part in parts(stems) if part in known.stretches]
    if not found:
        return dict.fromkeys(known.terms, 0.0)
    documents = np.concatenate([known.documents[stretch] for stretch in found])
    weights = np.concatenate([known.weights[stretch] for stretch in found])
    return dict(zip(known.terms, np.bincount(documents, weights, len(known.terms)).tolist(), strict=True))


def meant(stems: Sequence[str], asked: Collection[str]) -> tuple[Meant, ...]:
    """The concepts that a message may mean, the likeliest first.

    ``stems`` are those of all its words, stop words included, ``asked`` the concepts of which a pattern matches.
    """
    found = scores(stems, OF_MESSAGES)
    for terms, gain in ((asked, BY_PATTERN), (concepts_spoken_of(stems), BY_WORD)):
        for term in found.keys() & set(terms):
            found[term] += gain
    return _likeliest(found, len(stems))


@lru_cache(maxsize=32768)
def spoken_of(text: str) -> Mapping[str, float]:
    """The concepts that a passage of an article likely speaks of, with the chance of each."""
    stems = [stem(word) for word in words(text)]
    return dict(_likeliest(scores(stems, OF_PASSAGES), len(stems)))


def _likeliest(found: Mapping[str, float], length: int) -> tuple[Meant, ...]:
    """The chances that scores come to, by a softmax, for a text of that many words: a longer one has higher scores
    without being any clearer."""
    spread = SPREAD * math.sqrt(max(2 * length - 1, 1))
    best = max(found.values())
    powers = {term: math.exp((score - best) / spread) for term, score in found.items()}
    whole = sum(powers.values())
    likely = [Meant(term, power / whole) for term, power in powers.items() if power >= LIKELY * whole]
    return tuple(sorted(likely, key=lambda each: (-each.chance, each.term)))
