"""What an answer says of how the question was read."""

from datetime import date

import pytest

from retrieval.answer import answer
from retrieval.models import Answer
from retrieval.search.corpus import Corpus
from tests.corpora import corpus_of
from tests.retrieval.laws import answered


def _notes(question: str, folder: Corpus) -> list[str]:
    return [note.text for note in answered(question, folder).notes]


def test_a_tool_that_no_article_mentions_is_named(packaged: Corpus) -> None:
    """What articles say of other tools is not said of the one that was asked about."""
    assert "The articles do not mention “kotlin”." in _notes("python or kotlin", packaged)
    assert _notes("python or java", packaged) == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("can back end developers work remote", "remote"),
        ("do backend devs work from home", "work from home"),
        ("will ai take back end jobs", "ai"),
        ("do recruiters look at portfolios for backend", "recruiters"),
    ],
)
def test_a_subject_that_no_article_mentions_is_named(packaged: Corpus, question: str, words: str) -> None:
    """What is said of offices is no answer on working from home, and it is named as it was typed."""
    assert f"The articles do not mention “{words}”." in _notes(question, packaged)


def test_a_place_that_no_article_mentions_is_named(packaged: Corpus) -> None:
    """What is said of jobs at large is not said of those there; but not where somebody only writes from there."""
    assert "The articles do not mention “Dubai”." in _notes("is it easy to get a backend job in dubai", packaged)
    assert _notes("hello from dubai. do backend developers need a degree?", packaged) == []


def test_a_projection_whose_years_are_over_is_called_so() -> None:
    """Whoever asks about the future is told that a quoted one is past."""
    folder = corpus_of(
        bakers="# Bakers\n\n## Job outlook\n\nEmployment of bakers is projected to grow 6% from 2014 to 2024.\n\n"
        "Employment of bakers is projected to grow 2% in 2024-34.\n"
    )
    found = answer("job outlook for bakers", folder, today=date(2026, 11, 28))
    assert isinstance(found, Answer)
    assert [note.text for note in found.notes] == ["The years of the projection for 2014–24 are over."]
    found = answer("job outlook for bakers", folder, today=date(2024, 11, 28))
    assert isinstance(found, Answer)
    assert found.notes == ()
