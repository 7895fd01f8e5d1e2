"""From a question to an answer or an honest refusal: the one function that every way of asking calls."""

from collections.abc import Sequence
from datetime import date

from retrieval.answering import notes, refusal
from retrieval.answering.about_job import chosen_for, strange_to
from retrieval.answering.excerpts import SHOWN, Choice, excerpt, in_reading_order
from retrieval.answering.sufficiency import is_answered
from retrieval.language.languages import foreign_language
from retrieval.language.words import normalize, words
from retrieval.models import Answer, NoAnswer
from retrieval.names.occupations import is_of_a_name, mentions
from retrieval.names.places import is_of_a_place
from retrieval.pay.fitting import Pay, fitting, stated_in
from retrieval.pay.official_pay import OfficialPay, at_known_places, differences, official_pay
from retrieval.search.corpus import Corpus
from retrieval.understanding.articles_asked import asked_of
from retrieval.understanding.follow_up import standing_alone
from retrieval.understanding.question import Question, understand
from retrieval.understanding.roles import Role, Standing
from retrieval.understanding.small_talk import small_talk
from retrieval.wages.lookup import WageFound, WageLookup, WageNotFound


def answer(
    question: str,
    corpus: Corpus,
    *,
    previous: str | None = None,
    wages: WageLookup | None = None,
    today: date | None = None,
) -> Answer | NoAnswer:
    """Answer ``question`` from ``corpus``, and from the official wage table where there is one.

    ``previous`` is the ``understood`` text of the question that this one follows up. ``today`` decides which figures
    are old; without it none is called so. Never raises for any text.
    """
    refused = not_a_question(question, corpus)
    if refused is not None:
        return refused
    is_place = wages.is_place if wages else lambda _: False
    understood = standing_alone(question, previous, is_place)
    refusals = []
    for articles in asked_of(understood, corpus):
        found = _answer(question, understood, articles, wages, today, every=corpus)
        if isinstance(found, Answer):
            return found
        refusals.append(found)
    return refusal.near_among_all(refusals[0], corpus) if corpus.on_one_job else refusals[0]


def not_a_question(question: str, corpus: Corpus) -> NoAnswer | None:
    """The refusal of what is no question on careers at all, or in no language that the articles have."""
    # Normalizing may make a text 18 times as long, so it is the normal form that has to be short.
    normalized = normalize(question[: refusal.LONGEST_QUESTION + 1])
    if max(len(question), len(normalized)) > refusal.LONGEST_QUESTION:
        return refusal.too_long(question)
    asked = words(question)
    if not asked:
        return refusal.empty(question)
    if not corpus.chunks:
        return refusal.no_articles(question)
    kind = small_talk(normalized, lambda: any(not mention.generic for mention in mentions(asked)))
    if kind:
        return refusal.chat(question, kind, corpus)
    language = foreign_language(
        question, asked, lambda word: corpus.knows(word) or is_of_a_name(word) or is_of_a_place(word)
    )
    return refusal.foreign(question, language) if language is not None else None


def _answer(
    asked: str, understood: str, corpus: Corpus, wages: WageLookup | None, today: date | None, *, every: Corpus
) -> Answer | NoAnswer:
    question = at_known_places(understand(understood, corpus), wages)
    official = official_pay(question, wages) if question.asks_amount else OfficialPay()
    known = fitting(question, corpus, official.facts) if question.asks_pay else Pay()
    # What passages state of pay stands in them; some of it in a list reads like an answer to who asks for no figure.
    pay = known if question.asks_amount else Pay()
    chosen = chosen_for(question, pay.facts, corpus)
    strange = strange_to(chosen[:SHOWN], question, corpus)
    if strange is None:
        refused = _refused(question, understood, chosen[:SHOWN], known, corpus)
    else:
        refused = refusal.not_covered(question, understood, refusal.nearest_titles(question, corpus), strange.name)
    absent = question.role is not None and question.role.standing is Standing.ABSENT
    if official.facts and (absent or refused is not None):
        # The table alone answers: the articles are not about this job, so nothing of them is quoted.
        chosen, refused = [], None
    # Whom "managers" means has to be asked, and what moves the pay of others is no answer.
    if official.unclear and (refused is not None or not pay.facts):
        refused = _refused_by_table(question, understood, official.unclear, corpus)
    if refused is not None and strange is not None and (name := _with_wage(strange, question, wages)):
        refused = refusal.with_wages(refused, strange.name, name)
    if refused is not None:
        return refused.model_copy(update={"question": asked})
    compared = differences(question, pay.facts, official, corpus, today) if today else ()
    shown = [excerpt(choice, corpus) for choice in (*in_reading_order(chosen[:SHOWN]), *chosen[SHOWN:])]
    on_question = notes.of_question(question, chosen[:SHOWN], corpus, today, every=every)
    return Answer(
        question=asked,
        understood=understood,
        excerpts=tuple(shown[:SHOWN]),
        further=tuple(shown[SHOWN:]),
        salary_facts=pay.facts,
        notes=tuple(dict.fromkeys((*on_question, *pay.notes, *compared, *official.notes))),
    )


def _with_wage(job: Role, question: Question, wages: WageLookup | None) -> str:
    """By what name the wage table has a job, for the country at least; none where a place was the trouble.

    A school, a licence or a line of work earns nothing: those who work there do.
    """
    if wages is None or not job.listed or (question.asks_pay and question.places):
        return ""
    found = wages.look_up(job.name)
    if not isinstance(found, WageFound):
        return ""
    return next(iter(found.role.occupation.names), job.name) if job.bare else job.name


def _refused_by_table(question: Question, understood: str, unclear: WageNotFound, corpus: Corpus) -> NoAnswer:
    if unclear.choices or question.role is None:
        return refusal.which_one(question, understood, unclear.text, unclear.choices)
    near = refusal.nearest_titles(question, corpus)
    return refusal.no_wage(question, understood, near, question.role.name, unclear.text)


def _refused(
    question: Question, understood: str, shown: Sequence[Choice], known: Pay, corpus: Corpus
) -> NoAnswer | None:
    is_open = corpus.theme and (question.leaves_job_open or not question.asks_amount)
    if question.asks_pay and question.role is None and not is_open:
        return refusal.which_job(question, understood, refusal.nearest_titles(question, corpus))
    pay = known if question.asks_amount else stated_in([choice.passage for choice in shown], known)
    if not shown or question.ranks_jobs or not is_answered(question, shown, pay, corpus):
        return refusal.no_answer(question, understood, refusal.nearest_titles(question, corpus))
    return None
