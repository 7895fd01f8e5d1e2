"""Currencies that a question on pay names by a word: figures are shown in their own, and nothing is converted."""

from functools import cache

from retrieval.data import table


@cache
def currency_words() -> dict[str, str]:
    """What people type for a currency, in normal form, and its ISO 4217 code; "dollars" may be of any of several."""
    return {word: code for code, words in table("words")["currencies"].items() for word in words.split()}
