"""Whether a question on pay asks for figures."""

import re
from collections.abc import Collection, Sequence

from retrieval.pay_meant import is_on_a_fair_amount
from retrieval.places import Place
from retrieval.roles import Role

_AMOUNT = re.compile(
    r"\bhow much\b|\b(salary|salaries|wages?|income|earnings|sal|tc|comp|pay ?rate|hourly)\b"
    r"|\b(median|average|avg|mean|percentile|range"
    r"|highest|lowest|top|bottom|most|least|starting|rate|figures?|money)\b"
    r"|\bwhat\b.{0,40}\b(earn(ing)?|making|(get(ting)?|be) paid)\b|\b(ballpark|dollars|bucks)\b"
    r"|\bpay(check)?$|\bpay (for|in|of|at|as|near|around)\b|\bwhat(s| an?| do(es)?)\b.*\bmake\b|\b(?!401)\d+ ?k\b"
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
    r"\b(more|less|better|worse|higher|lower) than\b|\bor about the same\b"
    r"|\bwhich (one|side|of|is|pays|job)\b.*\b(more|better)\b"
)


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
    return (bool(roles) and not explains) or _AMOUNT.search(text) is not None
