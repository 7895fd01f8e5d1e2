"""Typing mistakes: the word that was probably meant, among the words the articles use."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.language.concepts import concept_words
from retrieval.language.english import is_english
from retrieval.language.words import normalize, positioned_words, stem
from retrieval.names.currencies import currency_words
from retrieval.names.earning import is_paid
from retrieval.names.occupations import is_of_a_name, name_words
from retrieval.names.places import is_of_a_place, state_words
from retrieval.search.corpus import Corpus, is_content

LONG = 9
"""Letters of a word that is hardly like another one by chance."""


def corrected(normalized: str, corpus: Corpus) -> str:
    """The question with words that nobody knows replaced by the nearest known one."""
    parts, last = [], 0
    found = positioned_words(normalized)
    asked = [word.text for word in found]
    for position, word in enumerate(found):
        # Where a job stands, "electrican" and "lawer" are jobs rather than what articles say is electrical or lower.
        is_job = is_paid(asked, position, position + 1) and _is_nearly_a_job(word.text)
        if meant := _meant(word.text, corpus, is_job=is_job):
            parts += [normalized[last : word.start], meant]
            last = word.end
    return normalize("".join([*parts, normalized[last:]]))


def _meant(word: str, corpus: Corpus, *, is_job: bool) -> str | None:
    if (
        not is_content(word)
        or corpus.knows(word)
        or word in concept_words()
        or is_of_a_place(word)
        or word in currency_words()
    ):
        return None
    if is_of_a_name(word):
        return None  # an "uber driver" is no driver of users
    if state := _state_meant(word):
        return state
    if is_job:
        return _job_meant(word)
    meant = _nearest(word, _spelled_like(word, corpus), lambda candidate: corpus.vocabulary.get(candidate, 0))
    if meant is None and stem(word) not in corpus.index:
        return _job_meant(word)
    # "Devs" and "experiance" have a stem that articles use; only the latter is a mistake, for a word of that very stem.
    if meant is None or (stem(word) in corpus.index and stem(meant) != stem(word)):
        return None
    return meant


def _state_meant(word: str) -> str | None:
    """The word of a state's name that is nearest to this one.

    The list of English words has "massachusets", too; nothing else that long is but one letter from a state.
    """
    near = _nearest(word, state_words(word[0]), lambda _: 0)
    if near or len(word) < LONG:
        return near
    return next((state for state in state_words(word[0]) if OSA.distance(word, state) == 1), None)


def _is_nearly_a_job(word: str) -> bool:
    return _nearest(word, name_words(word[0]), lambda _: 0) is not None


def _job_meant(word: str) -> str | None:
    """The word of a job's name that is nearest to this one; none where two are as near: "lawer" may also be a layer."""
    near = _all_nearest(word, name_words(word[0]))
    return near[0] if len(set(map(stem, near))) == 1 else None


def _spelled_like(word: str, corpus: Corpus) -> Iterator[str]:
    """The known words that differ from ``word`` by no more letters than are allowed, and not by the first."""
    edits = _allowed_edits(word)
    lengths = range(len(word) - edits, len(word) + edits + 1)
    return chain.from_iterable(corpus.lookups.spelled[word[0], length] for length in lengths)


def _allowed_edits(word: str) -> int:
    """Short words have too many neighbours to guess; long ones are typed wrong in two places."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 7 else 2


def closest(word: str, candidates: Iterable[str], weight: Callable[[str], float]) -> str | None:
    """The candidate that ``word`` most likely meant, or ``None``.

    A word of general English is never changed: "nurse" is no mistyped "course" however near that stands. Distance is
    optimal string alignment (insert, delete, replace, swap neighbours); ties go to the greater ``weight``. The first
    letter has to agree, since people rarely get that one wrong.
    """
    return _nearest(word, (candidate for candidate in candidates if candidate[:1] == word[:1]), weight)


def _nearest(word: str, candidates: Iterable[str], weight: Callable[[str], float]) -> str | None:
    """As above, among candidates that all begin as ``word`` does; they are not looked at before they are needed."""
    return min(_all_nearest(word, candidates), key=lambda near: (-weight(near), near), default=None)


def _all_nearest(word: str, candidates: Iterable[str]) -> list[str]:
    edits = _allowed_edits(word)
    if not edits or is_english(word) or not word.isalpha():
        return []
    found = process.extract(word, list(candidates), scorer=OSA.distance, score_cutoff=edits, limit=None)
    least = min((distance for _, distance, _ in found), default=0)
    return sorted(near for near, distance, _ in found if distance == least)
