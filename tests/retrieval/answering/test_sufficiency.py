"""The line between an answer and a refusal."""

from dataclasses import replace

import pytest

from retrieval.answer import answer
from retrieval.answering.about_job import SEARCHED
from retrieval.answering.excerpts import SHOWN, Choice, choose
from retrieval.answering.sufficiency import WEIGHTS, is_answered, signs
from retrieval.models import Answer, NoAnswer
from retrieval.pay.fitting import Pay
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import Question, understand
from tests.corpora import corpus_of
from tests.retrieval.laws import NURSE


def shown_for(text: str, corpus: Corpus) -> tuple[Question, list[Choice]]:
    question = understand(text, corpus)
    return question, choose(question, corpus.search(question.terms, SEARCHED), (), corpus, SHOWN)


@pytest.mark.parametrize(
    "text", ["do i need a degree", "whats a normal day like", "will there still be jobs in ten years"]
)
def test_shares_are_shares(text: str, packaged: Corpus) -> None:
    """What the best passage speaks of, and what no article does, are each no more than all that is asked for."""
    question, shown = shown_for(text, packaged)
    found = signs(question, shown, Pay((), ()), packaged)
    assert 0 <= found.alone <= 1
    assert 0 <= found.unheard <= 1 - found.alone + 1e-9
    assert 0 <= found.unheard <= 1


def test_words_of_no_article_are_unheard(packaged: Corpus) -> None:
    """They are told apart from words that articles have and these passages lack."""
    question, shown = shown_for("do i need a degree for zorbing", packaged)
    plain, _ = shown_for("do i need a degree", packaged)
    assert signs(question, shown, Pay((), ()), packaged).unheard > signs(plain, shown, Pay((), ()), packaged).unheard


def test_what_cannot_be_done_without_is_missed(packaged: Corpus) -> None:
    """A concept that an answer must speak of counts against passages that do not."""
    question, shown = shown_for("do they offer a pension", packaged)
    assert signs(question, shown, Pay((), ()), packaged).missing == 1
    assert not is_answered(question, shown, Pay((), ()), packaged)


def test_facts_speak_of_pay(packaged: Corpus) -> None:
    """Beside salary facts a question on pay alone is answered, whatever the passages say."""
    question, shown = shown_for("do i need a degree", packaged)
    asked = replace(question, needs=understand("money?", packaged).needs)
    facts = Pay(packaged.facts[:1], ())
    assert signs(asked, shown, facts, packaged).alone == 1


@pytest.mark.parametrize(
    "question",
    [
        "what do you wear to work as a backend dev, is it hoodies or do i need a suit",
        "do i have to be good at math for this",
        "how long does it take to become one from zero",
        "do i get my visa sponsored",
        "my salary is 90k, can my employer sue me over a noncompete",
        "do i need a visa for a 100k salary job in the us",
    ],
)
def test_nothing_answers_without_the_subject(question: str, packaged: Corpus) -> None:
    """What surely asks for something that no passage speaks of is refused, however much else they share."""
    assert isinstance(answer(question, packaged), NoAnswer)


def test_that_an_article_is_on_the_very_job_speaks_for_an_answer(jobs: Corpus) -> None:
    """Of many jobs, that it is the one asked about is no coincidence, as words can be."""
    question, shown = shown_for("do nurses look after patients after surgery", jobs)
    elsewhere = replace(question, roles=())
    assert signs(question, shown, Pay((), ()), jobs).on_its_page == 1
    assert signs(elsewhere, shown, Pay((), ()), jobs).on_its_page == 0
    assert is_answered(question, shown, Pay((), ()), jobs)
    assert not is_answered(elsewhere, shown, Pay((), ()), jobs)


def test_money_that_is_no_pay_speaks_against_an_answer(packaged: Corpus) -> None:
    """What articles say of pay has its words."""
    question, shown = shown_for("what tax do i pay on 90k", packaged)
    assert signs(question, shown, Pay((), ()), packaged).other_money == 1
    assert WEIGHTS.other_money < 0


def test_a_passage_speaks_of_what_examples_tell() -> None:
    """The subject without which nothing answers may be spoken of in other words than its own."""
    text = "# Electricians\n\n## Thirty years of it\n\nTwo of my friends lost a finger to the press.\n"
    corpus = corpus_of(electricians=text, nurses=NURSE)
    assert isinstance(answer("is it dangerous being an electrician", corpus), Answer)
