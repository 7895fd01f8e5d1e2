"""Clauses that say only what differs from the one before: "in Pune it is 6.9 lakh", "Principals? A$130k".

Such a clause has no verb of pay. What makes it plain is that beside a job, a place, a level or a percentile it holds
nothing but small words.
"""

import re

from knowledge.formats.word_sets import word_set
from knowledge.salaries.amounts import Amount
from knowledge.salaries.places import find_places
from knowledge.salaries.roles import find_roles
from knowledge.salaries.statistics import MARKS

SMALL = word_set(
    "a about all an and any anything approximately are around as at better between bit but by closer each figure"
    " for from he her here higher his i in is it it's its just least less like lower make makes more most much my"
    " nearly now of on one ones only or other others out over per pretty rather roughly she slightly so some start"
    " starting starts still than that that's the their there these they this those to today under up upwards"
    " versus vs was were whereas while who with without worse you're your"
)
STANDS_FOR = re.compile(
    r"\b(?:it|this|it['’]s|the figure|one|ones|that|that['’]s|those|others|the rest)\b|\b(?:in|at|for|without) ",
    re.IGNORECASE,
)
QUALIFIES = word_set(
    "advanced associate certified entry entry-level experienced highly junior juniors lead level mid mid-career"
    " mid-level middle newer principal qualified senior seniors staff starter top very"
)
APPOSITION = re.compile(r"\s[—–-]\s|[;,](?=.*\w)")
WORD = re.compile(r"[^\W\d_][\w'’.-]*")
NEAR_IN_SIZE = (0.15, 7.0)


def is_bare(words: str) -> bool:
    """Whether ``words`` hold small words alone, besides jobs, places, levels and statistics."""
    spans = [(place.start, place.end) for place in find_places(words)]
    spans += [(role.start, role.end) for role in find_roles(words)]
    for start, end in spans:
        words = words[:start] + " " * (end - start) + words[end:]
    words = MARKS.sub(" ", words)
    return all(word[0].lower().rstrip(".") in SMALL | QUALIFIES for word in WORD.finditer(words))


def is_near(amount: Amount, before: float | None) -> bool:
    """Whether an amount is about as large as the one before it."""
    return before is not None and NEAR_IN_SIZE[0] < amount.high / before < NEAR_IN_SIZE[1]


def goes_on(head: str, amount: Amount, before: float | None) -> bool:
    """Whether an amount behind the clause ``head`` says the same of another as the amount ``before`` it."""
    head = APPOSITION.split(head)[-1]
    if not is_near(amount, before) or not is_bare(head):
        return False
    known = STANDS_FOR.search(head) or MARKS.search(head) or find_places(head) or find_roles(head)
    return bool(known) or any(word[0].lower() in QUALIFIES for word in WORD.finditer(head))
