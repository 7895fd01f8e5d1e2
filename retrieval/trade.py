"""Whether a text speaks of the trade that the packaged articles are about, by the words that people have for it."""

import re

from retrieval.data import table

TRADE = "|".join(table("words")["trade"].split())
"""A pattern for one word of the trade."""

_TRADE = re.compile(rf"\b({TRADE})\b")


def speaks_of_trade(text: str) -> bool:
    """Whether a normalized text has a word of the trade, such as "devs", "coding" or "tech"."""
    return _TRADE.search(text) is not None
