"""Developing software: what those who do it are called, and words that people have for it."""

import re

from retrieval.data import table
from retrieval.language.words import stem, word_set
from retrieval.search.corpus import Corpus

DEVELOPERS = frozenset(map(stem, ("developer", "engineer", "programmer")))
"""Stems of what those who develop software are called."""

KINDS = frozenset(
    map(
        stem,
        word_set(
            """backend frontend fullstack software web website mobile app application android ios game java javascript
            python php ruby server cloud database computer"""
        ),
    )
)
"""Stems of what developers are told apart by: a "web engineer" is a web developer, a "train engineer" no train one."""

SOFTWARE = "|".join(table("words")["software"].split())
"""A pattern for one word on developing software: "devs", "coding", "tech"."""

_SOFTWARE = re.compile(rf"\b({SOFTWARE})\b")


def speaks_of_software(text: str, corpus: Corpus) -> bool:
    """Whether a normalized text has a word on developing software, where all articles are about those who do.

    Beside articles on nurses alone, who codes for a living has another job.
    """
    return not corpus.theme.isdisjoint(DEVELOPERS) and _SOFTWARE.search(text) is not None
