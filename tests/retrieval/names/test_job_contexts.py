"""Everyday words that name jobs: told by what stands beside them."""

import pytest

from retrieval.language.words import words
from retrieval.names.job_contexts import is_meant, is_paid
from retrieval.names.occupations import mentions
from retrieval.understanding.jobs_described import described


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("i cook at home", False),
        ("they guard the servers", False),
        ("how do i become a cook", True),
        ("what do cook make", True),
        ("the pay for a cook", True),
        ("cook or guard who gets paid more", True),
        ("cook or clean at home", False),
        ("cook", True),
    ],
)
def test_an_everyday_word_names_a_job_beside_words_on_work(text: str, named: bool) -> None:
    """The same word is a job in one question and none in another."""
    question = text.split()
    place = next(position for position, word in enumerate(question) if word in ("cook", "guard"))
    assert is_meant(question, question[place], place, place + 1) is named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("do i need a degree for hr", True),
        ("associates or bachelors for rn", True),
        ("what are you doing rn", False),
        ("20 an hr", False),
    ],
)
def test_two_letters_name_a_job_beside_what_is_learned_for_it(text: str, named: bool) -> None:
    """ "RN" is a nurse behind "a degree for", and right now elsewhere."""
    assert bool(mentions(words(text))) is named


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("manager salary", True),
        ("how much does a manager make", True),
        ("whats the pay like for a manager", True),
        ("what does my manager do", False),
        ("does the manager write code", False),
    ],
)
def test_whose_pay_is_asked(text: str, paid: bool) -> None:
    """Pay is asked of what stands before a word on pay, or where the earner stands."""
    question = text.split()
    place = question.index("manager")
    assert is_paid(question, place, place + 1) is paid


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("how much do bike repair shops make", False),
        ("what does a hair cutting business earn", False),
        ("how much do nursing homes make", False),
        ("how much do people at nursing homes make", True),
        ("plumbing company salary", True),
    ],
)
def test_what_a_business_takes_in_is_nobodys_pay(text: str, named: bool) -> None:
    """A workplace that earns names no job, neither by its trade nor by what is done there."""
    assert bool(mentions(words(text)) or described(words(text))) is named
