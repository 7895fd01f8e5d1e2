"""Which concepts a question means, told by how people are known to ask for them.

Patterns know certain wordings; people always find others. The files in ``vocabulary/phrasings/`` hold some sixty
messages for each concept. All messages on a concept are one document, of their words and of the pairs of neighbours,
and a question is a query to these documents: BM25 once more.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from retrieval.data import phrasings
from retrieval.language.concepts import concepts_spoken_of
from retrieval.language.words import stem, words
from retrieval.search.bm25 import idf

# As rank-bm25 has them, but for k1: a word that stands in ten examples of a concept says more than one in two.
K1, B = 10.0, 0.75
BY_PATTERN, BY_WORD = 20.0, 6.0
"""What a concept gains where a pattern of it matches, and where a word that speaks of it is used."""

SPREAD = 1.0
"""How far scores have to lie apart to be told apart; less is surer. On phrasings held back 1.5 is the likeliest, but at
1.0 more of the tuned golden questions are shown what answers them."""

LIKELY = 0.04
"""From what chance on a concept is taken for meant."""


class Meant(NamedTuple):
    """A concept's term, and the chance, 0 to 1, that a question means it."""

    term: str
    chance: float


@cache
def _phrasings() -> dict[str, list[str]]:
    return {f"§{name}": messages for name, messages in phrasings().items()}


@cache
def _weights() -> dict[str, list[tuple[str, float]]]:
    """For each word and pair, the concepts in whose phrasings it stands, and what it adds to their scores."""
    documents = {
        term: Counter(part for text in texts for part in parts([stem(word) for word in words(text)]))
        for term, texts in _phrasings().items()
    }
    holding = Counter(part for counts in documents.values() for part in counts)
    average = sum(counts.total() for counts in documents.values()) / len(documents)
    weights: dict[str, list[tuple[str, float]]] = {}
    for term, counts in documents.items():
        norm = K1 * (1 - B + B * counts.total() / average)
        for part, count in counts.items():
            weight = idf(len(documents), holding[part]) * count * (K1 + 1) / (count + norm)
            weights.setdefault(part, []).append((term, weight))
    return weights


def load() -> None:
    """Read the phrasings now, so that no question waits for them."""
    _weights()


def parts(stems: Sequence[str]) -> list[str]:
    """The stems of a message, stop words included, and each pair of neighbours."""
    return [*stems, *(f"{one} {two}" for one, two in pairwise(stems))]


def scores(stems: Sequence[str]) -> dict[str, float]:
    """Of every concept, by its term, the score of its phrasings for a message of these stems."""
    found = dict.fromkeys(_phrasings(), 0.0)
    for part in parts(stems):
        for term, weight in _weights().get(part, ()):
            found[term] += weight
    return found


def meant(stems: Sequence[str], asked: Collection[str]) -> tuple[Meant, ...]:
    """The concepts that a message may mean, the likeliest first.

    ``stems`` are those of all its words, stop words included, ``asked`` the concepts of which a pattern matches.
    """
    found = scores(stems)
    for terms, gain in ((asked, BY_PATTERN), (concepts_spoken_of(stems), BY_WORD)):
        for term in found.keys() & set(terms):
            found[term] += gain
    # A softmax. A longer message has higher scores without being any clearer.
    spread = SPREAD * math.sqrt(max(len(parts(stems)), 1))
    best = max(found.values())
    powers = {term: math.exp((score - best) / spread) for term, score in found.items()}
    whole = sum(powers.values())
    likely = [Meant(term, power / whole) for term, power in powers.items() if power >= LIKELY * whole]
    return tuple(sorted(likely, key=lambda each: (-each.chance, each.term)))
