"""Which questions ask for much the same.

Two questions are compared by what they are about: the stems of their words, and in place of the words that speak of a
concept the concept itself, so that "welder salary" and "how much do welders make" are one. A typing mistake counts as
the word that another question has. The same questions always give the same groups.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TypeAlias

from retrieval.language.concepts import concept_words, concepts_asked, concepts_spoken_of, is_concept
from retrieval.language.english import is_english
from retrieval.language.words import ASKING_WORDS, STOP_WORDS, normalize, positioned_words, stem, words
from retrieval.names.occupations import mentions
from retrieval.understanding.spelling import closest

ALIKE = 0.65  # two out of three are alike

Terms: TypeAlias = frozenset[str]


def similar(questions: Mapping[str, int]) -> list[list[str]]:
    """Groups of questions that ask for much the same, from how often each was asked.

    The most asked stands first, in a group and among the groups; ties are in alphabetical order.
    """
    known = Counter(word for question in questions for word in words(question) if is_english(word))
    groups: list[list[str]] = []
    leaders: list[Terms] = []
    having: defaultdict[str, list[int]] = defaultdict(list)
    for question in sorted(questions, key=lambda question: (-questions[question], question)):
        terms = subject(question, known)
        candidates = {number for term in terms for number in having[term]}
        number = min((each for each in candidates if alike(terms, leaders[each]) >= ALIKE), default=None)
        if number is None:
            number = len(groups)
            groups.append([])
            leaders.append(terms)
            for term in terms:
                having[term].append(number)
        groups[number].append(question)
    return sorted(groups, key=lambda group: (-sum(questions[question] for question in group), group))


def subject(question: str, known: Mapping[str, int]) -> Terms:
    """What a question is about; ``known`` has the words that a mistyped one may mean, and how often they occur."""
    normal = normalize(question)
    asked = concepts_asked(normal)
    edges = {edge for each in asked for edge in (each.start, each.end)}
    found = [(meant(word.text, known), word) for word in positioned_words(normal)]
    concepts = {each.term for each in asked} | set(concepts_spoken_of([stem(text) for text, _ in found]))
    explained = STOP_WORDS | ASKING_WORDS | concept_words()
    named = [text for text, _ in found]
    jobs = {position for job in mentions(named) for position in range(job.start, job.end)}
    stems = {
        stem(text)
        for position, (text, word) in enumerate(found)
        if position in jobs or (text not in explained and word.start not in edges and word.end not in edges)
    }
    return frozenset(concepts | stems) or frozenset(stem(text) for text, _ in found)


def meant(word: str, known: Mapping[str, int]) -> str:
    """The word itself, or the one of ``known`` that it most likely is a typing mistake for."""
    if is_english(word) or word in concept_words():
        return word
    return closest(word, list(known), lambda candidate: known[candidate]) or word


def alike(one: Terms, other: Terms) -> float:
    """How much of two sets is shared, 0 for nothing and 1 for all.

    Jaccard's index of the stems, with all concepts together as one thing more: of those it counts which share of the
    smaller set is shared (the overlap coefficient), since a longer question speaks of more beside the same thing.
    """
    concepts, others = frozenset(filter(is_concept, one)), frozenset(filter(is_concept, other))
    fewer = min(len(concepts), len(others))
    shared = len(concepts & others) / fewer if fewer else float(concepts == others)
    stems, more = one - concepts, other - others
    return (len(stems & more) + shared) / (len(stems | more) + 1)
