"""Which job an article is about: the one that its title or its file's name names, or else the one it speaks of most."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from retrieval.language.words import words
from retrieval.names.occupations import Mention, Occupation, mentions

LOOKED_AT = 12
"""Chunks of an article that are looked at for its job: it is named early, and looking takes longest of all reading."""

ENOUGH = 0.25
"""Share of an article's chunks in which a job is named that is its subject without being in the title."""


def job_of(title: str, path: str, texts: Sequence[Sequence[str]]) -> str:
    """The name of the job that an article is about, as it has it; empty where no job is its subject.

    ``texts`` are the words of its chunks. A title may be "The quiet is a myth", and one on "social work" names a field.
    """
    headed = words(title)
    for named in (headed, words(PurePosixPath(path).stem.replace("-", " ").replace("_", " "))):
        plain = [mention.name for mention in mentions(named) if not mention.generic]
        if plain:
            return plain[0]
    fields = [_of_field(mention) for mention in mentions(headed)]
    return _most_named(texts[:LOOKED_AT]) or next(filter(None, fields), "")


@lru_cache(maxsize=65536)
def occupation_of(job: str) -> Occupation | None:
    """The occupation that the name of a job means first; none for the name of a group of them."""
    named = mentions(words(job))
    if len(named) != 1:
        return None
    first, *others = named[0].occupations
    return first if not others or job in first.names else None


def _of_field(mention: Mention) -> str:
    """Who works in a field that is named: "welder", of "welding"."""
    (first, *_) = mention.occupations
    return first.names[0] if mention.name in first.fields and first.names else ""


def _most_named(texts: Sequence[Sequence[str]]) -> str:
    counts = Counter(
        name for text in texts for name in {mention.name for mention in mentions(text) if not mention.generic}
    )
    name, count = max(counts.items(), key=lambda found: found[1], default=("", 0))
    return name if count > 1 and count >= ENOUGH * len(texts) else ""
