"""Where a job stands of which the pay is asked: "what do X make", "X salary", "the pay for an X"."""

import re
from collections.abc import Sequence

from retrieval.language.words import word_set

PAY = word_set(
    "salary salaries sal pay pays paid wage wages income incomes earnings paycheck compensation comp rate rates"
)
"""Words for pay that stand beside a job."""

PAY_NAMED = "|".join(sorted(PAY))
"""A pattern for one of these."""

PAY_SPOKEN_OF = rf"{PAY_NAMED}|paying|mak(?:es?|ing)|earn(?:s|ed|ing)?|money"
"""A pattern for one word by which a question speaks of pay."""

MONEY_VERBS = word_set("make earn get pull take clear bring pay hit feed afford")
"""What is done with money, in the form that stands behind "how much does a nurse"."""

LONGEST_LEAD = 15
"""Words before another that tell what it is."""

_MODIFIER = "an?|the|my|your|his|her|our|their|most|all|average|typical|good|bad|senior|junior|new|normal"
_HOW_MUCH = re.compile(rf"\b(what|how much)( money| cash)? (do|does|can|could|would|will|did|should)( ({_MODIFIER}))*$")
_PAY_FOR = re.compile(
    rf"\b({PAY_NAMED}|money)( \w+)? (for|of|as)( ({_MODIFIER}))*$"
    rf"|\b({PAY_NAMED}) (at|by)( ({_MODIFIER}))*$"
    r"|\b(pay|salary|salaries|wages|money)( like)? in( the)?$"
    rf"|\b(i|you|we|they|people) pay( ({_MODIFIER}))*$"
)
_WORK = word_set("job jobs work career careers people person worker workers employee employees staff industry field")
_EARNING = word_set("make makes earn earns get gets")
_AT = re.compile(r"\b(in|at|for|from)( \w+)?$")
_TAKES_IN = word_set("make makes earn earns bring brings pull clear gross profit")
_END = r"( (in|near|around|at|per|by|for|and|or|vs|versus|today|now|nowadays|these days|please)\b|$)"
_RATES = re.compile(rf"(hourly( rates?)?|rates?){_END}")
_RATES_FOR = re.compile(
    r"(^|\b(the|are|is|whats|average|typical|current|usual|normal|standard|fair|good|decent) )"
    rf"rates? for( ({_MODIFIER}))*$"
)
_FIGURE = "hourly|yearly|annual|monthly|weekly|average|median|mean|typical|starting|entrylevel"
_EARNS = re.compile(rf"((({_FIGURE}) )?({PAY_SPOKEN_OF})|(get|gets|is|are) paid)\b|hourly{_END}")

PLACES_OF_WORK = word_set(
    "shop shops company companies business businesses firm firms plant plants agency agencies store stores home homes"
)
"""Where a job is done: what stands behind it there is no wage of those who do it."""


def lead(question: Sequence[str], start: int) -> str:
    """The words that tell what the one at ``start`` is: some before it, so that a long text takes no longer a word."""
    return " ".join(question[max(0, start - LONGEST_LEAD) : start])


def is_paid(question: Sequence[str], start: int, end: int) -> bool:
    """Whether it is the pay of ``question[start:end]`` that is asked for, be it a job or not."""
    return followed_by_pay(question, end) or stands_as_earner(question, start, end)


def followed_by_pay(question: Sequence[str], end: int) -> bool:
    """Whether pay or earning stands right behind: "nurse salary", "nurse average pay", "nurse hourly"."""
    return _EARNS.match(" ".join(question[end : end + 2])) is not None


def has_rates(question: Sequence[str], start: int, end: int) -> bool:
    """Whether rates that are pay stand beside: "plumber rates in dallas", "plumber hourly"; not "divorce rates", nor
    "nurses rate it"."""
    behind = " ".join(question[end : end + 3])
    return _RATES.match(behind) is not None or _RATES_FOR.search(lead(question, start)) is not None


def stands_as_earner(question: Sequence[str], start: int, end: int) -> bool:
    """Whether it stands between "how much does a" and "make", or behind "the pay of"."""
    before = lead(question, start)
    asked = _HOW_MUCH.search(before) is not None and not MONEY_VERBS.isdisjoint(question[end : end + 1])
    return asked or _PAY_FOR.search(before) is not None


def in_place_of_a_job(question: Sequence[str], start: int, end: int) -> bool:
    """Whether it stands where a job does of which pay is asked: "X salary", "X jobs pay", "people in X earn"."""
    if stands_as_earner(question, start, end):
        return True
    while end < len(question) and question[end] in _WORK:
        end += 1
    behind = set(question[end : end + 1])
    is_field = tuple(question[max(start - 1, 0) : start]) == ("in",) and not behind.isdisjoint(_EARNING)
    return is_field or not behind.isdisjoint(PAY)


def is_takings(question: Sequence[str], start: int, end: int) -> bool:
    """Whether it is what a business takes in that is asked for: "how much does a barber shop make"; not "... pay"."""
    end += not PLACES_OF_WORK.isdisjoint(question[end : end + 1])
    if question[end - 1] not in PLACES_OF_WORK or _AT.search(lead(question, start)):
        return False
    return not _TAKES_IN.isdisjoint(question[end : end + 1])
