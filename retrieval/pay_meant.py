"""Whether a message asks what some work pays: money is spoken of in many other ways.

Figures are shown to nobody who asks for the price of a repair, a tax, the minimum wage or what an offer is worth.
"""

import re
from collections.abc import Sequence
from functools import cache

from retrieval.concepts import concepts_spoken_of, pay_concepts
from retrieval.data import table
from retrieval.message import Message
from retrieval.occupations import mentions
from retrieval.patterns import Patterns
from retrieval.phrasings import Meant

_AMOUNT = re.compile(
    r"\b\d{2,}([.,]\d+)?( ?(k|grand|thousand|hourly|yearly|annually)| (an|a|per) (hour|hr|year|yr)| hr)\b"
)
_FAIR = re.compile(r"\b(fair|good|ok|okay|normal|decent|low|reasonable|enough|typical|average|lowball\w*)\b")
_SPENT = re.compile(r"\b(sav(ed|ings?)|debts?|loans?|costs?|prices?|tuition|fees?|spent)\b")

SURELY = 0.5
"""From what chance on a message means pay, whatever its words."""


@cache
def _other_matters() -> Patterns:
    return Patterns([("other", pattern) for pattern in table("pay_meant")["patterns"]])


@cache
def _rankings() -> Patterns:
    return Patterns([("ranking", pattern) for pattern in table("pay_meant")["rankings"]])


def is_other_money(message: Message) -> bool:
    """Whether a message speaks of money that is no pay for work: what asks, or the story where that speaks of none.

    Names of jobs ("tax preparer") are left out.
    """
    spoken = {tuple(word.text for word in message.asking)}
    if "§pay" not in concepts_spoken_of(message.asking_stems):
        spoken.add(tuple(word.text for word in message.words[: message.own]))
    return any(any(_other_matters().matches(_without_jobs(said))) for said in spoken)


def asks_whether_fair(message: Message) -> bool:
    """Whether it asks of an amount that it tells if that is fair: "I make 55k as a teacher, is that normal?"."""
    itself = " ".join(word.text for word in message.words[: message.own])
    return is_on_a_fair_amount(itself, " ".join(word.text for word in message.asking))


def is_on_a_fair_amount(text: str, asking: str) -> bool:
    """Whether a text names an amount of pay and what asks in it calls something fair, good, low and the like."""
    return bool(_AMOUNT.search(text) and _FAIR.search(asking) and not _SPENT.search(text))


def ranks_jobs(message: Message) -> bool:
    """Whether a message asks which job of all, degree or trade pays so and so."""
    return any(_rankings().matches(_without_jobs([word.text for word in message.asking])))


def _without_jobs(said: Sequence[str]) -> str:
    named = {position for mention in mentions(said) for position in range(mention.start, mention.end)}
    return " ".join("-" if position in named else word for position, word in enumerate(said))


def means_pay(message: Message, likely: Sequence[Meant]) -> bool:
    """Whether what asks speaks of pay, or surely means it, or is put like a question on pay and likely is one.

    Not "what do you lot actually make", nor what is told of "a parent paying for it".
    """
    if "§pay" in concepts_spoken_of(message.asking_stems) or dict(likely).get("§pay", 0.0) >= SURELY:
        return True
    if asks_whether_fair(message):
        return True
    return "§pay" in message.asked_for and any(each.term in pay_concepts() for each in likely)
