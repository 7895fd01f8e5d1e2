"""What career words mean: concepts, as the files in ``vocabulary/`` define them.

A concept has *words*, which speak of it in an article as in a question, and *asks*, patterns that mean it in a question
only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.data import table, vocabulary
from retrieval.language.patterns import Match, Patterns
from retrieval.language.words import stem, words


@dataclass(frozen=True, slots=True)
class Concept:
    """``words`` are phrases; ``asks`` are regular expressions over the normalized question.

    ``names`` says that many of the words are proper names, of which one cannot stand for another; ``career`` whether a
    message that means the concept is thereby one on careers; ``must`` whether only passages that speak of it answer a
    question that means it, ``told`` whether an answer beside it says that no article mentions it. ``under`` is the
    concept that is in the heading of the section where articles speak of it.
    """

    term: str
    words: tuple[str, ...]
    asks: tuple[str, ...]
    career: bool
    must: bool
    told: bool
    names: bool
    under: str | None


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept. Its index term is its name behind "§", which no word can equal."""
    return tuple(
        Concept(
            "§" + name,
            tuple(entry["words"]),
            tuple(entry["asks"]),
            career=entry.get("career", True),
            must=entry.get("must", False),
            told=entry.get("told", False),
            names=entry.get("names", False),
            under="§" + entry["under"] if "under" in entry else None,
        )
        for name, entry in vocabulary().items()
    )


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By first stem: the rest of each phrase and the concept's term, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for concept in concepts():
        for phrase in concept.words:
            first, *rest = [stem(word) for word in words(phrase)]
            table.setdefault(first, []).append((tuple(rest), concept.term))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def _asks() -> Patterns:
    return Patterns([(concept.term, pattern) for concept in concepts() for pattern in concept.asks])


def concepts_spoken_of(stems: Sequence[str]) -> list[str]:
    """The concept terms that a sequence of stems (stop words included) speaks of, one for each phrase that occurs."""
    table = _phrases()
    found = []
    for position in [position for position, first in enumerate(stems) if first in table]:
        for rest, term in table[stems[position]]:
            if not rest or tuple(stems[position + 1 : position + 1 + len(rest)]) == rest:
                found.append(term)
    return found


Asked = Match
"""A concept's term, and where in the normalized question a pattern of it matches."""


def concepts_asked(normalized: str) -> list[Asked]:
    """The concepts that a normalized question means beyond the words it uses, every match of every pattern."""
    return list(_asks().matches(normalized))


@cache
def concept_words() -> frozenset[str]:
    """Every word of the vocabulary, in normal form."""
    return frozenset(word for concept in concepts() for phrase in concept.words for word in words(phrase))


@cache
def sections() -> dict[str, str]:
    """For the terms of concepts, the term that is in the heading of the section where articles speak of them."""
    return {concept.term: concept.under for concept in concepts() if concept.under}


@cache
def pay_concepts() -> frozenset[str]:
    """The terms of the concepts on money for work."""
    return frozenset("§" + name for name in table("pay"))


@cache
def trades() -> frozenset[str]:
    """The terms of the concepts that are lines of work."""
    return frozenset("§" + name for name in table("trades"))


@cache
def proper_names() -> frozenset[str]:
    """The stems of the single words of concepts whose words are names: "docker" is no "azure", whatever both are.

    What such a concept itself is called ("tools") names nothing.
    """
    naming = [concept for concept in concepts() if concept.names]
    named = (phrase for concept in naming for phrase in concept.words)
    single = frozenset(stem(found[0]) for found in map(words, named) if len(found) == 1)
    return single - {stem(concept.term.lstrip("§")) for concept in naming}


@cache
def career_concepts() -> frozenset[str]:
    """The terms of the concepts that make a message one on careers."""
    return frozenset(concept.term for concept in concepts() if concept.career)


@cache
def told_concepts() -> frozenset[str]:
    """The terms of concepts of which an answer says where no article mentions them."""
    return frozenset(concept.term for concept in concepts() if concept.told)


@cache
def indispensable_concepts() -> frozenset[str]:
    """The terms of the concepts that an answer has to speak of where they are asked for."""
    return frozenset(concept.term for concept in concepts() if concept.must)


def is_concept(term: str) -> bool:
    """Whether an index term is a concept and no stem."""
    return term.startswith("§")
