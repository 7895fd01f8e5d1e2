"""General English: how common a word is, and whether it is a word at all.

The word list is pyspellchecker's (MIT), read once, when first needed.
"""

from functools import cache

from spellchecker import SpellChecker

COMMON = 2500
"""Words up to this rank are everyday words, of which a question may use one that the articles do not."""


@cache
def _ranks() -> dict[str, int]:
    frequencies = SpellChecker(language="en").word_frequency.dictionary
    ordered = sorted(frequencies, key=lambda word: (-frequencies[word], word))
    return {word: rank for rank, word in enumerate(ordered)}


def is_english(word: str) -> bool:
    """Whether a lower-case word stands in the word list."""
    return word in _ranks()


def is_common(word: str) -> bool:
    """Whether a lower-case word is an everyday word."""
    return _ranks().get(word, COMMON) < COMMON


def load() -> None:
    """Read the word list now, so that no question waits for it."""
    _ranks()
