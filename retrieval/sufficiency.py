"""Whether what was found answers the question: the line between an answer and an honest refusal."""

from collections.abc import Sequence

from retrieval.concepts import career_concepts, is_concept
from retrieval.corpus import Corpus
from retrieval.excerpts import Choice, covered
from retrieval.pay import Pay, asks_amount
from retrieval.question import Question
from retrieval.roles import Role, Standing

ENOUGH, ENOUGH_ON_SUBJECT = 0.52, 0.25
"""Share of what a question asks for, by weight, that the excerpts have to speak of.

Less will do where the articles are about the very job asked for and speak of the concept asked for: people wrap
"are there jobs" into a story, and the story is in no article.
"""


def is_answered(question: Question, shown: Sequence[Choice], pay: Pay, corpus: Corpus) -> bool:
    """Whether the passages, with the facts beside them, speak of enough of what was asked."""
    role = question.role
    each = [choice.passage.own | choice.passage.headings for choice in shown]
    if question.indispensable and not any(question.indispensable & found for found in each):
        return False
    if question.asks_pay and role is not None:
        return bool(pay.facts) or any(_talks_of_pay(one, shown) for one in question.roles)
    if role is not None and "§definition" in question.concepts:
        return any(role.known_as <= choice.passage.own for choice in shown)
    weight = sum(need.weight for need in question.needs)
    if role is None:
        # Without a job, words that meet in no single passage are a coincidence: "who won the game last night".
        best = max(each, key=lambda found: covered(question, found))
        if asks_amount(question) and pay.facts and corpus.theme:
            return covered(question, best | {"§pay"}) >= ENOUGH_ON_SUBJECT * weight
        enough = ENOUGH_ON_SUBJECT if corpus.theme and question.concepts & career_concepts() else ENOUGH
        return question.is_on_careers and covered(question, best) >= enough * weight
    found = frozenset[str]().union(*each)
    by_concept = any(is_concept(term) for need in question.needs for term in need.alternatives & found)
    on_subject = role.standing is Standing.SUBJECT and by_concept
    return covered(question, found) >= (ENOUGH_ON_SUBJECT if on_subject else ENOUGH) * weight


def _talks_of_pay(role: Role, shown: Sequence[Choice]) -> bool:
    """Whether a passage speaks of the pay of this very job, be it without a figure."""
    return any("§pay" in choice.passage.own and role.known_as <= choice.passage.own for choice in shown)
