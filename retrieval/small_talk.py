"""Messages that are no questions on careers: greetings, thanks, talk about the bot, attempts to command it."""

import re
from functools import cache

from retrieval.data import table


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(talk["patterns"]))) for kind, talk in table("small_talk").items())


def small_talk(normalized: str, *, names_job: bool) -> str | None:
    """The kind of small talk a normalized message is, or ``None`` where it may be a question.

    A message that names a job is a question whatever else it says, unless it plainly gives the bot orders.
    """
    kind = next((kind for kind, pattern in _patterns() if pattern.search(normalized)), None)
    return kind if kind and (not names_job or table("small_talk")[kind].get("even_on_a_job", False)) else None


def reply_to(kind: str) -> str:
    """What to say to small talk of that kind."""
    return str(table("small_talk")[kind]["reply"])
