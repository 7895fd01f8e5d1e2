"""Honest refusals."""

import pytest

from retrieval.answer import answer
from retrieval.answering.refusal import LONGEST_QUESTION, nearest_titles, titles
from retrieval.models import NoAnswer, Reason
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand
from tests.corpora import corpus_of
from tests.retrieval.laws import BAKER, NURSE, refused
from tests.retrieval.wage_tables import packaged_lookup


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", Reason.EMPTY),
        ("x" * 6000, Reason.TOO_LONG),
        ("hello", Reason.SMALL_TALK),
        ("¿Cuánto gana una enfermera?", Reason.LANGUAGE),
        ("how much does a plumber make", Reason.NOT_COVERED),
        ("what is the capital of france", Reason.NO_ANSWER),
    ],
)
def test_each_refusal_says_why(jobs: Corpus, question: str, reason: Reason) -> None:
    """The reason is a code, the message a sentence of its own."""
    found = refused(question, jobs)
    assert found.reason is reason
    assert found.message.rstrip().endswith((".", "?", "!"))
    assert found.question == question


def test_messages_differ_by_reason(jobs: Corpus) -> None:
    """No two reasons share their words."""
    asked = ["", "x" * 6000, "hello", "¿Cuánto gana una enfermera?", "plumber salary", "what is the capital of france"]
    assert len({refused(question, jobs).message for question in asked}) == len(asked)


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("how long is the training of a plumber who kneads dough", "Working as a baker"),
        ("does a dentist work with patients in hospitals and give medicine", "Registered nurses"),
    ],
)
def test_the_nearest_title_comes_first(jobs: Corpus, question: str, nearest: str) -> None:
    """What is suggested is what the articles are called, the nearest first."""
    assert refused(question, jobs).suggestions[0] == nearest


def test_at_most_three_titles_each_once() -> None:
    """Of many articles three titles are named, and equal titles once."""
    folder = corpus_of(**{f"a{number}": f"# Work {number % 4}\n\nBakers bake bread.\n" for number in range(8)})
    assert len(titles(folder)) == 4
    found = nearest_titles(understand("how much does a plumber make", folder), folder)
    assert len(set(found)) == len(found) == 3
    assert set(found) <= set(titles(folder))


def test_the_longest_question_is_still_read(jobs: Corpus) -> None:
    """The limit is part of what may be asked."""
    question = "how much does a nurse make?"
    assert not isinstance(answer(question.ljust(LONGEST_QUESTION), jobs), NoAnswer)
    assert refused(question.ljust(LONGEST_QUESTION + 1), jobs).reason is Reason.TOO_LONG


def test_a_refusal_holds_no_figure() -> None:
    """Nothing of what was not asked for slips into a refusal's words."""
    folder = corpus_of(nurse=NURSE, baker=BAKER)
    found = refused("how much does a plumber make", folder)
    assert not any(fact.quote in found.message for fact in folder.facts)
    assert "€" not in found.message
    assert "$" not in found.message


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what does a glazier do", "glazier"),
        ("how much is barber school", "barber"),
        ("is a cdl hard to get", "truck driver"),
        ("tuition for cosmetology school", "hairdresser"),
        ("is the nclex hard", "registered nurse"),
    ],
)
def test_a_refusal_names_whom_the_wage_table_knows(packaged: Corpus, question: str, name: str) -> None:
    """A school, a licence and an exam have no salary; those who need them have one."""
    found = answer(question, packaged, wages=packaged_lookup())
    assert isinstance(found, NoAnswer)
    assert f"ask “{name} salary”" in found.message
