"""Text to index terms: stems, and beside them the concepts that its words speak of.

A word and its concept are both terms, in articles and in questions. So "how much do nurses make" meets "the median
annual wage" in the term ``§pay``, while BM25's idf decides how much either is worth. Nothing is weighted by hand.
"""

from collections.abc import Sequence
from functools import lru_cache

from retrieval.language.concepts import concepts_asked, concepts_spoken_of
from retrieval.language.words import STOP_WORDS, normalize, stem, words


def stems(text: str) -> list[str]:
    """The stems of the words of ``text`` that are no stop words, in order."""
    return stems_of(words(text))


def stems_of(found: Sequence[str]) -> list[str]:
    """The stems of those of these words, as ``words`` cuts them, that are no stop words, in order."""
    return [stem(word) for word in found if word not in STOP_WORDS]


@lru_cache(maxsize=8192)
def stem_set(name: str) -> frozenset[str]:
    """The stems of a name, each once. Cached, since thousands of facts and headings name the same few jobs."""
    return frozenset(stems(name))


def terms(text: str) -> list[str]:
    """All index terms of ``text``: its stems, then the concepts its words speak of, each as often as it occurs."""
    return terms_of(words(text))


def terms_of(found: Sequence[str]) -> list[str]:
    """All index terms of a text that ``words`` cut into these."""
    every = list(map(stem, found))
    return [each for word, each in zip(found, every, strict=True) if word not in STOP_WORDS] + concepts_spoken_of(every)


@lru_cache(maxsize=65536)
def heading_terms(heading: str) -> tuple[str, ...]:
    """The terms of a heading or title. It is read like a question too, since many are: "How do you become one?".

    Cached, since a title stands above all chunks of its article and a heading like "Pay" in many articles.
    """
    return (*terms(heading), *(asked.term for asked in concepts_asked(normalize(heading))))


def around(title: str, tags: Sequence[str], headings: Sequence[str]) -> list[str]:
    """The terms a chunk is indexed under beside its text's: its headings' twice, its article's title's and tags' once.

    A heading names what the whole passage is about and stands in it once, however long the passage is; twice is as
    often as a passage's own subject is usually repeated in it.
    """
    above = [term for heading in headings for term in heading_terms(heading)]
    return [*heading_terms(title), *terms(" ".join(tags)), *above, *above]
