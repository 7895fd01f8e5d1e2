"""Typing mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from retrieval.language.english import is_english
from retrieval.search.corpus import Corpus
from retrieval.understanding.spelling import closest, corrected
from tests.retrieval.laws import answered

CAREER_WORDS = (
    "course",
    "degree",
    "experience",
    "learn",
    "nursing",
    "purse",
    "qualifications",
    "salary",
    "skills",
    "training",
)
TYPED = st.text(st.sampled_from("aeilnrstuqx"), max_size=14)


def even(_: str) -> float:
    return 1.0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sallary", "salary"),
        ("salery", "salary"),
        ("slaary", "salary"),
        ("experiance", "experience"),
        ("qualifcations", "qualifications"),
        ("degre", "degree"),
        ("skilss", "skills"),
    ],
)
def test_the_meant_word_is_found(typed: str, meant: str) -> None:
    """A letter left out, put in, swapped or mistaken."""
    assert closest(typed, CAREER_WORDS, even) == meant


@pytest.mark.parametrize("word", ["nurse", "nurses", "horse", "celery", "cause", "train", "earn"])
def test_an_english_word_is_no_mistake(word: str) -> None:
    """ "Nurse" is not "course", however near."""
    assert closest(word, CAREER_WORDS, even) is None


@pytest.mark.parametrize("word", ["", "x", "slr", "401k", "c++", "qqqqqqqq", "zalary"])
def test_nothing_is_guessed_far_away(word: str) -> None:
    """Short words, numbers, far words and words with another first letter are left alone."""
    assert closest(word, CAREER_WORDS, even) is None


@given(typed=TYPED, candidates=st.lists(TYPED, max_size=12))
def test_a_guess_is_near(typed: str, candidates: list[str]) -> None:
    """Whatever is offered, a guess is one of the candidates, at most two edits away, for a word that is not English."""
    guess = closest(typed, candidates, even)
    if guess is not None:
        assert guess in candidates
        assert not is_english(typed)
        assert guess[0] == typed[0]
        assert OSA.distance(typed, guess) <= 2


@given(typed=TYPED, candidates=st.lists(TYPED, max_size=7, unique=True))
def test_the_order_of_candidates_means_nothing(typed: str, candidates: list[str]) -> None:
    """The nearest word is meant wherever it stands in the list."""
    assert closest(typed, candidates, len) == closest(typed, candidates[::-1], len)


def test_of_equally_near_words_the_weightiest_is_meant() -> None:
    """A tie goes to the word that the articles use most."""
    weights = {"salary": 5.0, "salads": 1.0}
    assert closest("salars", tuple(weights), weights.__getitem__) == "salary"


def test_of_many_equally_near_words_the_weightiest_is_meant() -> None:
    """However many are as near, the tie goes to the word that the articles use most."""
    candidates = [f"xqzv{letter}" for letter in "abcdefghijkl"]
    assert closest("xqzvy", candidates, lambda word: float(word == "xqzvl")) == "xqzvl"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("dental hygenist", "dental hygienist"), ("phlebotamist", "phlebotomist"), ("librarain", "librarian")],
)
def test_a_mistyped_job_is_the_only_one_that_is_near(typed: str, meant: str, jobs: Corpus) -> None:
    """Where its pay is asked for, articles need not know it."""
    assert corrected(f"{typed} salary", jobs) == f"{meant} salary"


def test_a_mended_job_is_told(jobs: Corpus) -> None:
    """Whoever asked sees as what the name was read."""
    notes = {note.code: note.text for note in answered("how much do bakrs make", jobs).notes}
    assert "baker" in notes["read_as"]
