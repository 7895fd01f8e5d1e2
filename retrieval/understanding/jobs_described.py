"""Jobs that a question describes without naming them: who "fixes planes" asks about aircraft mechanics.

Outsiders often know what is done, with what and where, and not what the job is called. ``vocabulary/activities.toml``
has how they say it.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from retrieval.data import filled, table
from retrieval.language.patterns import Patterns
from retrieval.language.words import words
from retrieval.names.earning import is_takings
from retrieval.names.occupations import Mention, mentions

_WHO = r"( (guys?|gals?|dudes?|lad(y|ies)|people|ppl|folks?|person|workers?|crews?|jobs?|work|stuff)\b)?"
"""Whoever does it is meant as well: the "duct guys"."""


@cache
def _patterns() -> Patterns:
    told = table("activities")
    return Patterns(
        [
            (job, filled(pattern, told["fragments"]) + _WHO)
            for job, patterns in told["jobs"].items()
            for pattern in patterns
        ]
    )


@cache
def _named(job: str) -> Mention:
    """The job by its name; every name in the file is one of ``occupations.csv``."""
    return mentions(words(job))[0]


def described(question: Sequence[str]) -> list[Mention]:
    """The jobs that a question, cut by ``language.words.words``, describes, in order, each with the words that do."""
    text = " ".join(question)
    found = [
        replace(_named(job), start=text.count(" ", 0, start), end=text.count(" ", 0, end) + 1)
        for job, start, end in _patterns().matches(text)
    ]
    found = [job for job in found if not is_takings(question, job.start, job.end)]
    return sorted(found, key=lambda mention: (mention.start, -mention.end))
