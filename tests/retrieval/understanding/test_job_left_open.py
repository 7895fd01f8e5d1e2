"""Whether a question on pay that names no job leaves it to the articles which one is meant."""

import pytest

from retrieval.answer import answer
from retrieval.models import NoAnswer, Reason
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand
from tests.corpora import corpus_of
from tests.retrieval.laws import NURSE


@pytest.mark.parametrize(
    "question",
    [
        "how much does it pay",
        "whats the money like lol",
        "starting salary?",
        "what would i get in LA",
        "is 60k a normal starting salary or am i getting lowballed",
        "whats the average salary, glassdoor keeps showing me diff numbers every time",
        "my dad drives a truck and supports 5 of us, would this job pay me as much",
        "i'm a nurse learning to code. what salary can i expect?",
        "does it pay better in texas",
        "average salary in california",
        "is 90k fair for this",
        "how much do juniors make",
    ],
)
def test_who_names_nothing_else_means_the_articles_job(packaged: Corpus, question: str) -> None:
    """Nothing beside the pay is asked of, or something points to what is talked of here."""
    assert understand(question, packaged).leaves_job_open


@pytest.mark.parametrize(
    "question",
    [
        "english degree salary",
        "my uncle is an electrician and says he makes 150k is it real",
        "my friend is a doctor. how much could i make?",
        "what do people make in ohio",
        "average wage in seattle",
        "night shift pay",
        "salary of my dad",
        "what does the average person make a month",
        "average hourly wage in retail",
        "how much does a CS degree get you",
        "what do college grads earn",
        "monopoly salary when you pass go",
        "i lay tiles in new jersey, what should i make",
        "i run machines in ohio, pay?",
        "is 75k a decent salary",
        "is 30 an hour ok in florida",
        "what do trainees earn",
        "how much does a reddit make",
        "pay per 8 hour shift",
    ],
)
def test_who_names_another_subject_is_asked_which_job(packaged: Corpus, question: str) -> None:
    """The articles' figures would pass for its own."""
    found = answer(question, packaged)
    assert isinstance(found, NoAnswer)
    assert found.reason is Reason.WHICH_JOB


@pytest.mark.parametrize(
    "question", ["i code for a living, what should i earn", "is the money good in tech", "i want to code. pay?"]
)
def test_another_trade_is_not_the_job_of_the_articles(question: str) -> None:
    """Words for developing software mean the articles' job only where that is what they are about."""
    assert not understand(question, corpus_of(nurse=NURSE)).leaves_job_open


@pytest.mark.parametrize(
    ("question", "is_vague"),
    [("how much do engineers make", True), ("do these engineers make more", False), ("tech engineers pay", False)],
)
def test_an_engineer_is_of_any_trade(packaged: Corpus, question: str, is_vague: bool) -> None:
    """Unless the message speaks of the one that the articles are about."""
    roles = understand(question, packaged).roles
    assert [role.name for role in roles] == ["engineer"]
    assert roles[0].asked.isdisjoint(packaged.theme) is is_vague
