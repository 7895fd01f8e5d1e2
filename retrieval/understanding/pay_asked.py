"""Whether a message asks what some work pays, and whether for figures: money is spoken of in many other ways.

Figures are shown to nobody who asks for the price of a repair, a tax, the minimum wage or how to negotiate an offer.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache

from retrieval.data import table
from retrieval.language.concepts import concepts_spoken_of, pay_concepts
from retrieval.language.patterns import Patterns
from retrieval.language.spans import dashed
from retrieval.names.earning import has_rates, is_paid
from retrieval.names.occupations import mentions
from retrieval.names.places import Place
from retrieval.search.examples import Meant
from retrieval.understanding.message import Message
from retrieval.understanding.roles import Role

_AMOUNT = re.compile(r"\b\d{2,}([.,]\d+)?( ?(k|grand|thousand|hourly|yearly|annually)| (an|a|per) (hr|year|yr)| hr)\b")
_FAIR = re.compile(r"\b(fair|good|ok|okay|normal|decent|low|reasonable|enough|typical|average|lowball\w*)\b")
_TAKES_IT = re.compile(
    r"\b(should|would|do) (i|you|u) (just )?(take|accept)( (it|this|that|the (job|offer|role)))?\W*$"
    r"|\bworth (taking|accepting)\b"
)
_SPENT = re.compile(r"\b(sav(ed|ings?)|debts?|loans?|costs?|prices?|tuition|fees?|spent)\b")

_ASKS_AMOUNT = re.compile(
    r"\bhow much\b|\b(salary|salaries|wages?|income|earnings|sal|tc|comp|pay ?rate|hourly)\b"
    r"|\b(median|average|avg|mean|percentile|range"
    r"|highest|lowest|top|bottom|most|least|starting|rate|figures?|money)\b"
    r"|\bwhat\b.{0,40}\b(earn(ing)?|making|(get(ting)?|be) paid)\b|\b(ballpark|dollars|bucks)\b"
    r"|\bpay(check)?$|\bpay (for|in|of|at|as|per|near|around|gap|difference)\b"
    r"|\bwhat(s| an?| do(es)?)\b.*\bmake\b|\b(?!401)\d+ ?k\b"
)
_NO_AMOUNT = re.compile(
    r"^(why|who|what (affects|moves|changes|raises|determines|makes|drives))\b"
    r"|^(do|does|is|are|can|could|will|would|should)\b"
    r"(?!.*\b(how much|what (an?|do|does)|average|avg|mean|median|\d+ ?k|six figures?|highest|top|starting)\b)"
)
_EXPLAINS = re.compile(
    r"^where\b"
    r"|\b(how|ways?) (can|do|could|should|to) (i |you |u |we |they )?(\w+ )?(earn|make|get|raise|increase|double)\b"
)
_GOOD = r"(good|decent|great|nice|sweet|bad|serious|solid|fat)"
_IS_PAID_WELL = re.compile(
    r"\b(well|best|worst|highest|lowest|highly|badly|poorly|high|low|better|good|decent) ?(paid|paying)\b"
    r"|\b(under|over)paid\b|\b(rich|wealthy|money ?wise)\b|\bmake (bank|good money)\b"
    r"|\b(pays?|paid|earns?|get paid) (well|a lot|much|good|decent\w*|badly|poorly)\b"
)
_IS_IT_ENOUGH = re.compile(
    rf"\b{_GOOD} (money|pay|salary|wages?)\b"
    rf"|\b(money|pay|salary|wages?) ((for|of|in) (\w+ ){{1,3}})?((really|any|that|actually|so) )*{_GOOD}\b"
    r"|\b(afford|mortgage|rent|bills|a family|(my|the|two|three|\d) kids|feed|live (on|off|alone|well|comfortabl\w+)"
    r"|living wage|supports? (a|my|\d)|enough|any (good|better)|comfortabl\w+)\b"
)
_WHO_EARNS_MORE = re.compile(
    r"\b(more|less|better|worse|higher|lower) than\b|\bor about the same\b|\bwho (pays|makes|earns) (more|better)\b"
    r"|\b(make|earn|get paid) (more|less|better) (in|at|for|with)\b"
    r"|\bwhich (one|side|of|is|pays|job)\b.*\b(more|better)\b"
)

_WHAT_IS_MADE = re.compile(
    r"\bwhat (would|will|could|can|should|do|does) \w+ (even |actually |typically )?"
    r"(make|earn|be making|be earning)( as\b|$)"
)
_WHERE_IT_STARTS = re.compile(
    r"\bwhat (would|will|could|can|should|do|does) (\w+ ){1,3}start (off |out )?(at|on|with)($| (as|in)\b)"
)
_PRICE_OF_LEARNING = re.compile(
    r"\bhow much (is|are|for) (\w+ ){0,4}(schools?|academy|college|classes|licen[sc]e|exam)$"
)

SURELY = 0.5
"""From what chance on a message means pay, whatever its words."""


@cache
def _other_matters() -> Patterns:
    return Patterns([("other", pattern) for pattern in table("pay_asked")["patterns"]])


@cache
def _rankings() -> Patterns:
    return Patterns([("ranking", pattern) for pattern in table("pay_asked")["rankings"]])


def is_other_money(message: Message) -> bool:
    """Whether a message speaks of money that is no pay for work: what asks, or the story where that speaks of none.

    Names of jobs ("tax preparer") are left out, though not where a school is one ("medical school").
    """
    if _PRICE_OF_LEARNING.search(" ".join(message.asking)):
        return True
    spoken = {tuple(message.asking)}
    if "§pay" not in concepts_spoken_of(message.asking_stems):
        spoken.add(message.itself)
    return any(any(_other_matters().matches(_without_jobs(said))) for said in spoken)


def asks_whether_fair(message: Message) -> bool:
    """Whether it asks of an amount that it tells if that is fair: "I make 55k as a teacher, is that normal?"."""
    return is_on_a_fair_amount(" ".join(message.itself), " ".join(message.asking))


def is_on_a_fair_amount(text: str, asking: str) -> bool:
    """Whether a text names an amount of pay and what asks in it calls something fair, good, low and the like."""
    return bool(_AMOUNT.search(text) and _FAIR.search(asking) and not _SPENT.search(text))


def weighs_an_offer(message: Message, jobs: Sequence[Role]) -> bool:
    """Whether it asks if an amount offered for a job should be taken, which is told by what the job pays."""
    text = " ".join(message.itself)
    return bool(
        jobs and _AMOUNT.search(text) and _TAKES_IT.search(" ".join(message.asking)) and not _SPENT.search(text)
    )


def ranks_jobs(message: Message) -> bool:
    """Whether a message asks which job of all, degree or trade pays so and so."""
    return any(_rankings().matches(_without_jobs(message.asking)))


def _without_jobs(said: Sequence[str]) -> str:
    return dashed(said, mentions(said))


def means_pay(message: Message, likely: Sequence[Meant], jobs: Sequence[Role]) -> bool:
    """Whether what asks speaks of pay, or surely means it, or is put like a question on pay and likely is one.

    "What would I make" asks for it, and so does a job among ``jobs`` that has rates beside it. Neither "what do you lot
    actually make" does nor "a parent paying for it" that is only told.
    """
    if "§pay" in concepts_spoken_of(message.asking_stems) or dict(likely).get("§pay", 0.0) >= SURELY:
        return True
    if asks_whether_fair(message) or weighs_an_offer(message, jobs) or _WHAT_IS_MADE.search(" ".join(message.asking)):
        return True
    if jobs and _WHERE_IT_STARTS.search(" ".join(message.asking)):
        return True
    if any(has_rates(message.itself, job.start, job.end) for job in jobs):
        return True
    if "§pay" not in message.asked_for:
        return False
    stands_as_paid = any(is_paid(message.said, job.start, job.end) for job in jobs)
    return stands_as_paid or any(each.term in pay_concepts() for each in likely)


def asks_amount(text: str, asked: Collection[str], roles: Sequence[Role], places: Sequence[Place]) -> bool:
    """Whether a question on pay asks for figures, and not what moves them.

    Who asks whether it is enough, or good somewhere, or more than in another job, is told how much it is.
    """
    if places or len(roles) > 1 or _IS_IT_ENOUGH.search(text) or is_on_a_fair_amount(text, text):
        return True
    if roles and (_IS_PAID_WELL.search(text) or _WHO_EARNS_MORE.search(text)):
        return True
    if _NO_AMOUNT.search(text):
        return False
    explains = _EXPLAINS.search(text) is not None or "§payfactors" in asked
    return (bool(roles) and not explains) or _ASKS_AMOUNT.search(text) is not None
