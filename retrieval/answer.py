"""From a question to an answer or an honest refusal: the one function that every way of asking calls."""

from collections.abc import Sequence

from retrieval import refusal
from retrieval.concepts import career_concepts, is_concept
from retrieval.corpus import Corpus
from retrieval.excerpts import SHOWN, Choice, choose, covered, excerpt
from retrieval.follow_up import standing_alone
from retrieval.languages import foreign_language
from retrieval.models import Answer, Hit, NoAnswer
from retrieval.occupations import mentions
from retrieval.pay import Pay, fitting, stated_in
from retrieval.question import Question, understand
from retrieval.roles import Role, Standing
from retrieval.small_talk import small_talk
from retrieval.words import normalize, words

SEARCHED = 30
"""Chunks whose passages are weighed."""

ENOUGH, ENOUGH_ON_SUBJECT = 0.52, 0.25
"""Share of what a question asks for, by weight, that the excerpts have to speak of.

Less will do where the articles are about the very job asked for and speak of the concept asked for: people wrap
"are there jobs" into a story, and the story is in no article.
"""


def answer(question: str, corpus: Corpus, *, previous: str | None = None) -> Answer | NoAnswer:
    """Answer ``question`` from ``corpus`` alone.

    ``previous`` is the ``understood`` text of the question that this one follows up. Never raises for any text.
    """
    return _not_a_question(question, corpus) or _answer(question, standing_alone(question, previous), corpus)


def _not_a_question(question: str, corpus: Corpus) -> NoAnswer | None:
    # Normalizing may make a text 18 times as long, so it is the normal form that has to be short.
    normalized = normalize(question[: refusal.LONGEST_QUESTION + 1])
    if max(len(question), len(normalized)) > refusal.LONGEST_QUESTION:
        return refusal.too_long(question)
    asked = words(question)
    if not asked:
        return refusal.empty(question)
    if not corpus.chunks:
        return refusal.no_articles(question)
    kind = small_talk(normalized, names_job=any(not mention.generic for mention in mentions(asked)))
    if kind:
        return refusal.chat(question, kind, corpus)
    language = foreign_language(question, asked, corpus.knows)
    return refusal.foreign(question, language) if language is not None else None


def _answer(asked: str, understood: str, corpus: Corpus) -> Answer | NoAnswer:
    question = understand(understood, corpus)
    pay = fitting(question, corpus) if question.asks_pay else Pay((), ())
    hits = of_role(question, corpus.search(question.terms, SEARCHED))
    chosen = choose(question, hits, pay.facts if question.asks_amount else (), corpus, 2 * SHOWN)
    if question.asks_pay and not question.asks_amount:
        pay = stated_in([choice.passage for choice in chosen[:SHOWN]], pay)
    refused = _refused(question, understood, chosen[:SHOWN], pay, corpus)
    if refused is not None:
        return refused.model_copy(update={"question": asked})
    shown = [excerpt(choice, corpus) for choice in chosen]
    return Answer(
        question=asked,
        understood=understood,
        excerpts=tuple(shown[:SHOWN]),
        further=tuple(shown[SHOWN:]),
        salary_facts=pay.facts,
        notes=pay.notes,
    )


def _refused(question: Question, understood: str, shown: Sequence[Choice], pay: Pay, corpus: Corpus) -> NoAnswer | None:
    role = question.role
    compares = bool(corpus.theme) and "§difference" in question.concepts
    if role is not None and role.standing is Standing.ABSENT and not compares:
        return refusal.not_covered(question, understood, refusal.nearest_titles(question, corpus), role.name)
    if question.asks_pay and role is None and not corpus.theme:
        return refusal.which_job(question, understood, refusal.nearest_titles(question, corpus))
    if not shown or not _is_answered(question, shown, pay, corpus):
        return refusal.no_answer(question, understood, refusal.nearest_titles(question, corpus))
    return None


def of_role(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """The hits from articles about the job asked for, where there are such articles; the order stays rank-bm25's."""
    role = question.role
    if role is None or not role.articles or len(question.roles) > 1:
        return list(hits)
    return [hit for hit in hits if hit.chunk.article in role.articles] or list(hits)


def _is_answered(question: Question, shown: Sequence[Choice], pay: Pay, corpus: Corpus) -> bool:
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
        if question.asks_amount and pay.facts and corpus.theme:
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
