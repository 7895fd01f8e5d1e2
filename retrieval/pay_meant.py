"""Whether a message asks what some work pays: money is spoken of in many other ways.

Figures are shown to nobody who asks for the price of a repair, a tax, the minimum wage or what an offer is worth.
"""

from collections.abc import Sequence
from functools import cache

from retrieval.concepts import concepts_spoken_of, pay_concepts
from retrieval.data import table
from retrieval.message import Message
from retrieval.occupations import mentions
from retrieval.patterns import Patterns
from retrieval.phrasings import Meant

SURELY = 0.5
"""From what chance on a message means pay, whatever its words."""


@cache
def _other_matters() -> Patterns:
    return Patterns([("other", pattern) for pattern in table("pay_meant")["patterns"]])


def is_other_money(message: Message) -> bool:
    """Whether a message speaks of money that is no pay for work: what asks, or the story where that speaks of none.

    Names of jobs ("tax preparer") are left out.
    """
    asking = [word.text for word in message.asking]
    itself = [word.text for word in message.words[: message.own]]
    told_of = itself if "§pay" not in concepts_spoken_of(message.asking_stems) else asking
    return any(any(_other_matters().matches(_without_jobs(said))) for said in (asking, told_of))


def _without_jobs(said: Sequence[str]) -> str:
    named = {position for mention in mentions(said) for position in range(mention.start, mention.end)}
    return " ".join("-" if position in named else word for position, word in enumerate(said))


def means_pay(message: Message, likely: Sequence[Meant]) -> bool:
    """Whether what asks speaks of pay, or surely means it, or is put like a question on pay and likely is one.

    Not "what do you lot actually make", nor what is told of "a parent paying for it".
    """
    if "§pay" in concepts_spoken_of(message.asking_stems) or dict(likely).get("§pay", 0.0) >= SURELY:
        return True
    return "§pay" in message.asked_for and any(each.term in pay_concepts() for each in likely)
