"""General English: how common a word is, and whether it is a word at all.

The word list is pyspellchecker's (MIT), read once, when first needed.
"""

from collections import Counter
from functools import cache

from spellchecker import SpellChecker

COMMON = 2500
"""How many of the most frequent words are everyday words, of which a question may use one that the articles do not."""


@cache
def _frequencies() -> Counter[str]:
    return Counter(SpellChecker(language="en").word_frequency.dictionary)


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word, _ in _frequencies().most_common(COMMON))


def is_english(word: str) -> bool:
    """Whether a lower-case word stands in the word list."""
    return word in _frequencies()


def is_common(word: str) -> bool:
    """Whether a lower-case word is an everyday word."""
    return word in _common()


def load() -> None:
    """Read the word list now, so that no question waits for it."""
    _common()
