"""What articles say a job pays, and how each figure differs from the official one beside it.

Belongs here: choosing and ordering facts for one job, and naming why two figures cannot be set against each other.
Nothing is averaged or converted.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from knowledge.models import SalaryFact, Statistic
from retrieval.language.terms import stems
from retrieval.search.corpus import Corpus
from retrieval.wages.dates import is_old, latest_month
from retrieval.wages.official_wage import OfficialWage
from retrieval.wages.roles import RoleFound, find_role

_TOTAL_PAY = re.compile(
    r"\b(total (pay|compensation|cash|earnings|package)|on[- ]target earnings|OTE|all[- ]in"
    r"|(includ\w+|plus|with) (\w+ ){0,2}(bonus(es)?|commissions?|equity|stock))\b",
    re.IGNORECASE,
)


class Difference(Enum):
    """Why a figure is not the same thing as the official one: said of one, and of several."""

    OLDER = "older", "older"
    NEWER = "newer", "newer"
    OLD = "more than three years old", "more than three years old"
    UNDATED = "without a date", "without a date"
    ROLE = "for a more particular job", "for more particular jobs"
    PLACE = "for another place", "for other places"
    NO_PLACE = "for no place in particular", "for no place in particular"
    MEAN = (
        "an average, to be read against the official mean and not the median",
        "averages, to be read against the official mean and not the median",
    )
    UNSPECIFIED = "silent on whether it is a median or an average", "silent on whether they are medians or averages"
    TOTAL = "total pay, where the official figures are base pay", "total pay, where the official figures are base pay"
    PERIOD = "for another period", "for other periods"
    CURRENCY = "in another currency, not converted", "in other currencies, not converted"


@dataclass(frozen=True, slots=True)
class ArticleFact:
    """A fact from an article, and how it differs from the official figure (or from what was asked, without one)."""

    fact: SalaryFact
    differences: tuple[Difference, ...]

    @property
    def old(self) -> bool:
        """Whether the figure is more than three years old."""
        return Difference.OLD in self.differences


def facts_on(role: str, found: RoleFound | None, corpus: Corpus) -> list[SalaryFact]:
    """The facts on the occupation ``found``, or on a job of which the name has every word of ``role``."""
    if found:
        return [fact for fact, _ in corpus.paid_roles if occupation_code(fact.role or "") == found.code]
    named = frozenset(stems(role))
    return [fact for fact, words in corpus.paid_roles if named and named <= words]


@lru_cache(maxsize=4096)
def occupation_code(role: str) -> str | None:
    """The survey's code of the occupation that ``role`` means; ``None`` where it means none or several."""
    found = find_role(role)
    return found.code if isinstance(found, RoleFound) else None


def beside(
    facts: Iterable[SalaryFact], official: OfficialWage | None, is_there: Callable[[str], bool], today: date
) -> tuple[ArticleFact, ...]:
    """Each fact once with its differences: those for the place asked first, the middle before the ends, newest first.

    ``is_there`` tells whether a place as an article names it is the one asked for.
    """
    once = {fact.model_copy(update={"article": "", "quote": "", "start": None, "end": None}): fact for fact in facts}
    described = [ArticleFact(fact, tuple(_differences(fact, official, is_there, today))) for fact in once.values()]
    return tuple(sorted(described, key=_rank))


def _rank(described: ArticleFact) -> tuple[object, ...]:
    fact, differences = described.fact, described.differences
    year, month = latest_month(fact.as_of) or (0, 0)
    return (Difference.PLACE in differences, Difference.PERIOD in differences, not fact.statistic.is_middle,
            -year, -month)  # fmt: skip


def _differences(
    fact: SalaryFact, official: OfficialWage | None, is_there: Callable[[str], bool], today: date
) -> Iterable[Difference]:
    month = latest_month(fact.as_of)
    released = latest_month(official.estimate.release.period) if official else None
    if month is None:
        yield Difference.UNDATED
    elif is_old(month, today):
        yield Difference.OLD
    elif released and month != released:
        yield Difference.OLDER if month < released else Difference.NEWER
    if fact.place is None:
        yield Difference.NO_PLACE
    elif not is_there(fact.place):
        yield Difference.PLACE
    if official:
        yield from _against_official(fact, official)


def _against_official(fact: SalaryFact, official: OfficialWage) -> Iterable[Difference]:
    if not set(stems(fact.role or "")) <= set(stems(official.role)):
        yield Difference.ROLE
    if fact.statistic is Statistic.MEAN:
        yield Difference.MEAN
    if fact.statistic is Statistic.UNSPECIFIED:
        yield Difference.UNSPECIFIED
    if _TOTAL_PAY.search(fact.quote):
        yield Difference.TOTAL
    if fact.period is not official.period:
        yield Difference.PERIOD
    if fact.currency != "USD":
        yield Difference.CURRENCY


def differences_line(facts: Sequence[ArticleFact], official: OfficialWage | None) -> str:
    """All differences in one sentence, how many figures each holds for; empty where there are none."""
    counts = {each: sum(each in fact.differences for fact in facts) for each in Difference}
    parts = [_said(each, count, len(facts)) for each, count in counts.items() if count]
    if not parts:
        return ""
    against = f" beside the official ones of {official.estimate.release.name}" if official else ""
    return f"The articles' figures{against}: {'; '.join(parts)}."


def _said(difference: Difference, count: int, of: int) -> str:
    one, several = difference.value
    if count == 1:
        return f"{'it' if of == 1 else 'one'} is {one}"
    return f"{'all' if count == of else count} are {several}"
