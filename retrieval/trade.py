"""Whether a text speaks of developing software, by the words people have for it, beside articles on nothing else."""

import re

from retrieval.corpus import Corpus
from retrieval.data import table
from retrieval.roles import ONE_TRADE

TRADE = "|".join(table("words")["trade"].split())
"""A pattern for one word of the trade."""

_TRADE = re.compile(rf"\b({TRADE})\b")


def speaks_of_trade(text: str, corpus: Corpus) -> bool:
    """Whether a normalized text has a word of the trade ("devs", "coding", "tech") that all articles are about.

    Beside articles on nurses alone, who codes for a living has another job.
    """
    return not corpus.theme.isdisjoint(ONE_TRADE) and _TRADE.search(text) is not None
