"""Typing mistakes: the word that was probably meant, among the words the articles use."""

from collections.abc import Callable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.english import is_english


def _allowed_edits(word: str) -> int:
    """Short words have too many neighbours to guess; long ones are typed wrong in two places."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 7 else 2


def closest(word: str, candidates: Sequence[str], weight: Callable[[str], float]) -> str | None:
    """The candidate that ``word`` most likely meant, or ``None``.

    A word of general English is never changed: "nurse" is no mistyped "course" however near that stands. Distance is
    optimal string alignment (insert, delete, replace, swap neighbours); ties go to the greater ``weight``. The first
    letter has to agree, since people rarely get that one wrong.
    """
    edits = _allowed_edits(word)
    if not edits or is_english(word) or not word.isalpha():
        return None
    same_start = [candidate for candidate in candidates if candidate[:1] == word[:1]]
    found = process.extract(word, same_start, scorer=OSA.distance, score_cutoff=edits, limit=None)
    if not found:
        return None
    return min(found, key=lambda match: (match[1], -weight(match[0]), match[0]))[0]
