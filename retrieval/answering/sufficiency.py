"""Whether what was found answers the question: the line between an answer and an honest refusal.

A logistic regression (https://en.wikipedia.org/wiki/Logistic_regression) on a few signs that each can be read. Its
weights were fitted to golden questions by ``python -m tests.fit_sufficiency``, which prints them; a sign that did not
help there is not here.
"""

from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

from retrieval.answering.article_shares import told_by_a_word
from retrieval.answering.excerpts import Choice, covered
from retrieval.language.concepts import career_concepts, indispensable_concepts, pay_concepts
from retrieval.pay.fitting import Pay
from retrieval.search.corpus import Corpus
from retrieval.search.examples import spoken_of
from retrieval.understanding.question import WHAT_IT_IS, Question
from retrieval.understanding.roles import Role, Standing


class Signs(NamedTuple):
    """What speaks for an answer. Shares are of what the question asks for, by weight, from 0 to 1.

    ``alone`` is the share that the best of the passages shown speaks of by itself: words that meet in no single
    passage are often a coincidence. ``unheard`` is the share that no article speaks of at all. ``on_careers`` and
    ``facts`` are 1 or 0: whether anything says that this is about work, and whether there are salary facts to show.
    ``asked`` counts the career concepts meant by how the question is put, two at most, ``jargon`` uncommon words of
    articles, three at most, ``missing`` the concepts without which nothing answers and of which no passage speaks.
    ``length`` is the number of words in twenties: the more is told, the less of it articles have to repeat.
    ``weight`` is all that is asked for, in tens of idf. ``meant`` is the chance that a passage speaks of what the
    question means, ``nameless`` 1 where tools are asked for by names that no article has, else 0. ``other_money`` is 1
    where money is asked about that is no pay: what articles say of pay has its words.

    Where articles are on many jobs, ``on_many`` is 1, ``on_its_page`` where a passage is of the article about the very
    job asked about, which is no coincidence as words can be that any article may have, ``only_listed`` where articles
    do no more than list that job beside theirs, ``no_job`` where nothing tells a job nor one of the articles.
    """

    alone: float
    unheard: float
    on_careers: float
    asked: float
    facts: float
    jargon: float
    length: float
    weight: float
    missing: float
    meant: float
    nameless: float
    other_money: float
    on_many: float
    on_its_page: float
    only_listed: float
    no_job: float


WEIGHTS = Signs(
    alone=2.38,
    unheard=-3.18,
    on_careers=1.15,
    asked=0.40,
    facts=1.07,
    jargon=0.57,
    length=3.78,
    weight=-0.68,
    missing=-1.90,
    meant=0.70,
    nameless=-1.66,
    other_money=-0.70,
    on_many=-1.24,
    on_its_page=1.71,
    only_listed=-3.38,
    no_job=-1.58,
)

SURELY = 0.5
"""From what chance on a passage speaks of a concept whose words it does not have."""

LIKELY_ENOUGH = 0.6
"""From what chance on a question hangs on concepts that it means."""

ENOUGH = 3.2
"""The sum from which on a question is answered."""


def is_answered(question: Question, shown: Sequence[Choice], pay: Pay, corpus: Corpus) -> bool:
    """Whether the passages, with the facts beside them, speak of enough of what was asked; ``shown`` is not empty."""
    ruled = is_ruled(question, shown, pay, corpus)
    if ruled is not None:
        return ruled
    speaks_for_it: float = sum(map(mul, WEIGHTS, signs(question, shown, pay, corpus)))
    return speaks_for_it >= ENOUGH


def is_ruled(question: Question, shown: Sequence[Choice], pay: Pay, corpus: Corpus) -> bool | None:
    """What a plain rule decides: pay of a job is there or it is not; what names a job says what it is and does; and
    nothing answers without the subject that a question hangs on, or without what it asks the meaning of."""
    if _lacks_its_subject(question, shown, pay) or not any(question.defines <= each for each in _terms_of(shown)):
        return False
    if question.asks_pay and question.role is not None:
        return bool(pay.facts) or any(_talks_of_pay(one, shown, corpus) for one in question.roles)
    if question.role is not None and question.concepts & WHAT_IT_IS:
        return any(question.role.known_as <= choice.passage.own for choice in shown) or None
    return None


def _lacks_its_subject(question: Question, shown: Sequence[Choice], pay: Pay) -> bool:
    """Whether a question likely means a concept without which nothing answers, be it one or another, and no passage
    speaks of it. Figures answer whatever it is about pay that is meant ("which states pay most")."""
    spoken_of = frozenset[str]().union(*_terms_of(shown), pay_concepts() if pay.facts else ())
    if question.indispensable and question.indispensable <= spoken_of:
        return False  # what it surely asks for is there, whatever else it might mean
    lacking = indispensable_concepts() - spoken_of
    return sum(each.chance for each in question.meant if each.term in lacking) >= LIKELY_ENOUGH


def signs(question: Question, shown: Sequence[Choice], pay: Pay, corpus: Corpus) -> Signs:
    """The signs for a question and what would be shown; ``shown`` is not empty.

    Salary facts shown beside the passages speak of pay for each of them.
    """
    stated = frozenset({"§pay"}) if pay.facts else frozenset[str]()
    each = [found | stated for found in _terms_of(shown)]
    every = frozenset[str]().union(*each)
    weight = sum(need.weight for need in question.needs) or 1.0
    unheard = sum(need.weight for need in question.needs if not any(term in corpus.index for term in need.alternatives))
    return Signs(
        alone=max(covered(question, found) for found in each) / weight,
        unheard=unheard / weight,
        on_careers=float(question.is_on_careers),
        asked=float(min(len(question.asked & career_concepts()), 2)),
        facts=float(bool(pay.facts)),
        jargon=float(min(len(question.jargon), 3)),
        length=len(question.words) / 20,
        weight=weight / 10,
        missing=float(len(question.indispensable - every)),
        nameless=float(bool(question.names) and not any(name in corpus.index for name in question.names)),
        meant=sum(each.chance for each in question.meant if each.term in every),
        other_money=float(question.other_money and (question.speaks_of_pay or not question.roles)),
        on_many=float(not corpus.theme),
        on_its_page=float(_is_on_its_page(question.role, shown, corpus)),
        only_listed=float(_is_only_listed(question.role, corpus)),
        no_job=float(_names_no_job(question, shown, corpus)),
    )


def _is_on_its_page(role: Role | None, shown: Sequence[Choice], corpus: Corpus) -> bool:
    if role is None or corpus.theme or role.standing is not Standing.SUBJECT:
        return False
    return any(role.known_as <= corpus.subjects[choice.passage.chunk.article] for choice in shown)


def _is_only_listed(role: Role | None, corpus: Corpus) -> bool:
    return role is not None and role.standing is Standing.LISTED and not corpus.theme


def _names_no_job(question: Question, shown: Sequence[Choice], corpus: Corpus) -> bool:
    """Whether it neither names a job nor has an uncommon word that tells the article that something shown is from."""
    if question.role is not None or corpus.theme or not corpus.is_on_jobs:
        return False
    return told_by_a_word(question, corpus) not in {choice.passage.chunk.article for choice in shown}


def _terms_of(shown: Sequence[Choice]) -> list[frozenset[str]]:
    return [choice.passage.own | choice.passage.headings | _by_examples(choice.passage.text) for choice in shown]


def _by_examples(text: str) -> frozenset[str]:
    """The concepts that a passage surely speaks of, as articles are known to write of them."""
    return frozenset(term for term, chance in spoken_of(text).items() if chance >= SURELY)


def _talks_of_pay(role: Role, shown: Sequence[Choice], corpus: Corpus) -> bool:
    """Whether a passage speaks of the pay of this very job, be it without a figure. Among articles on many jobs one on
    this job speaks of no other."""
    spoken_of = [choice.passage for choice in shown if "§pay" in choice.passage.own]
    about = [frozenset[str]() if corpus.theme else corpus.subjects[passage.chunk.article] for passage in spoken_of]
    return any(role.known_as <= subject | passage.own for subject, passage in zip(about, spoken_of, strict=True))
