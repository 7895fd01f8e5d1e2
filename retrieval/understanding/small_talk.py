"""Messages that are no questions on careers: greetings, thanks, talk about the bot, attempts to command it."""

from collections.abc import Callable
from functools import cache

from retrieval.data import table
from retrieval.language.patterns import Patterns

IN_DISTRESS = "distress"
"""The kind of a message whose writer needs somebody to talk to, and no articles."""


@cache
def _patterns() -> Patterns:
    return Patterns([(kind, pattern) for kind, talk in table("small_talk").items() for pattern in talk["patterns"]])


def small_talk(normalized: str, names_job: Callable[[], bool]) -> str | None:
    """The kind of small talk a normalized message is, or ``None`` where it may be a question.

    A message that names a job is a question whatever else it says, unless it plainly gives the bot orders.
    """
    kind = next((match.term for match in _patterns().matches(normalized)), None)
    return kind if kind and (table("small_talk")[kind].get("even_on_a_job", False) or not names_job()) else None


def reply_to(kind: str) -> str:
    """What to say to small talk of that kind."""
    return str(table("small_talk")[kind]["reply"])
