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
from itertools import chain, pairwise
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
    """What words and pairs add to the scores of concepts: that of number n what stands in ``documents`` and ``weights``
    from ``starts[n]`` to ``starts[n + 1]``, the places of concepts among ``terms`` and what it adds to their scores."""

    terms: tuple[str, ...]
    starts: NDArray[np.intp]
    documents: NDArray[np.int16]
    weights: NDArray[np.float64]


@cache
def _numbers() -> dict[str, int]:
    """The words and pairs of all examples, numbered."""
    counts = chain.from_iterable(_counts(folder).values() for folder in OF_PASSAGES)
    return {part: number for number, part in enumerate(dict.fromkeys(chain.from_iterable(counts)))}


@cache
def _weights(*folders: str) -> _Weights:
    documents: dict[str, Counter[str]] = {}
    for name, parts_of_one in chain.from_iterable(_counts(folder).items() for folder in folders):
        documents[name] = documents.get(name, Counter()) + parts_of_one
    counts = list(documents.values())
    lengths = np.array([each.total() for each in counts])
    held = np.array([_numbers()[part] for each in counts for part in each], np.intp)
    by = np.repeat(np.arange(len(counts), dtype=np.int16), [len(each) for each in counts])
    times = np.array([count for each in counts for count in each.values()])
    holding = np.bincount(held, minlength=len(_numbers()))
    idfs = np.array([idf(len(counts), each) for each in range(len(counts) + 1)])[holding[held]]
    weights = idfs * times * (K1 + 1) / (times + K1 * (1 - B + B * lengths / lengths.mean())[by])
    order = np.argsort(held, kind="stable")
    starts = np.concatenate(([0], np.cumsum(holding)))
    return _Weights(tuple(f"§{name}" for name in documents), starts, by[order], weights[order])


@cache
def _counts(folder: str) -> dict[str, Counter[str]]:
    return {
        name: Counter(part for text in texts for part in parts([stem(word) for word in words(text)]))
        for name, texts in examples(folder).items()
    }


def load() -> None:
    """Read the examples now, so that no question waits for them."""
    _weights(*OF_MESSAGES)
    _weights(*OF_PASSAGES)
    _counts.cache_clear()  # what is weighed need not be kept


def parts(stems: Sequence[str]) -> list[str]:
    """The stems of a text, stop words included, and each pair of neighbours."""
    return [*stems, *(f"{one} {two}" for one, two in pairwise(stems))]


def scores(stems: Sequence[str], folders: tuple[str, ...]) -> dict[str, float]:
    """Of every concept, by its term, the score of its examples in these folders for a text of these stems."""
    known = _weights(*folders)
    found = [number for part in parts(stems) if (number := _numbers().get(part)) is not None]
    stretches = [slice(known.starts[number], known.starts[number + 1]) for number in found]
    if not stretches:
        return dict.fromkeys(known.terms, 0.0)
    documents = np.concatenate([known.documents[stretch] for stretch in stretches])
    weights = np.concatenate([known.weights[stretch] for stretch in stretches])
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
