"""Of which articles a question is asked."""

import pytest

from retrieval.answer import answer
from retrieval.models import Answer, NoAnswer
from retrieval.search.corpus import Corpus
from retrieval.understanding.articles_asked import asked_of
from tests.corpora import PACKAGED, document_of, documents_in
from tests.retrieval.laws import BAKER

ELECTRICIANS = """# What electricians do
Electricians install, test and mend wiring in houses and factories.

## Getting in
An apprenticeship of electricians takes four years and asks for no degree.

## Pay
The average salary of electricians was $62,350 a year in 2024, according to Example Wages.

## Moving up
Electricians can be promoted to foreman, or pass the master's test and run a firm.
"""


@pytest.fixture(scope="module")
def mixed() -> Corpus:
    """The packaged articles with two of an operator's beside them, on two other jobs."""
    own = [document_of("electrician.md", ELECTRICIANS.encode()), document_of("baker.md", BAKER.encode())]
    return Corpus.build([*documents_in(PACKAGED), *own])


def _parts(question: str, mixed: Corpus) -> list[str]:
    names = {id(mixed): "all", id(mixed.on_one_job): "one job", id(mixed.on_others): "others"}
    return [names[id(part)] for part in asked_of(question, mixed)]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("do backend devs need a degree", ["one job"]),
        ("im an electrician, how do i become a backend developer", ["one job"]),
        ("how do electricians get promoted", ["others"]),
        ("im a backend dev, how do i become an electrician", ["others"]),
        ("do electricians earn more than backend devs", ["all"]),
        ("do i need a degree", ["one job", "others"]),
        ("how do pilots get promoted", ["one job", "others"]),
    ],
)
def test_a_question_is_asked_of_the_articles_on_its_job(question: str, parts: list[str], mixed: Corpus) -> None:
    """On one job of its articles alone, on both of all; what names neither is first asked of what most are on."""
    assert _parts(question, mixed) == parts


def test_without_others_all_is_asked(packaged: Corpus) -> None:
    """Articles on one job alone are searched as they are."""
    assert list(asked_of("how do electricians get promoted", packaged)) == [packaged]


@pytest.mark.parametrize(
    ("question", "folder"),
    [
        ("how do electricians get promoted", "electrician.md"),
        ("how long is the apprenticeship of electricians", "electrician.md"),
        ("how do back-end developers get promoted", "back-end/"),
        ("how do i get promoted", "back-end/"),
    ],
)
def test_no_job_is_answered_with_what_is_said_of_another(question: str, folder: str, mixed: Corpus) -> None:
    """Beside the packaged articles an operator's answer for themselves."""
    found = answer(question, mixed)
    assert isinstance(found, Answer)
    assert all(excerpt.article.startswith(folder) for excerpt in found.excerpts)


def test_a_job_of_no_article_is_refused_beside_both(mixed: Corpus) -> None:
    """It names what is nearest among all articles."""
    found = answer("do pilots knead dough", mixed)
    assert isinstance(found, NoAnswer)
    assert mixed.articles["baker.md"].title in found.suggestions


def test_a_refusal_names_the_article_on_the_job_first(mixed: Corpus) -> None:
    """Whatever other articles have the words of the question."""
    found = answer("what music do electricians listen to", mixed)
    assert isinstance(found, NoAnswer)
    assert found.suggestions[0] == "What electricians do"


@pytest.mark.parametrize(
    ("question", "is_assumed"),
    [
        ("do i need a degree", True),
        ("do backend devs need a degree", False),
        ("do electricians need a degree", False),
    ],
)
def test_whose_job_is_assumed_is_told(question: str, is_assumed: bool, mixed: Corpus) -> None:
    """Where articles are on several jobs, whoever names none is told on which the answer is."""
    found = answer(question, mixed)
    assert isinstance(found, Answer)
    assert ("job_assumed" in [note.code for note in found.notes]) is is_assumed
