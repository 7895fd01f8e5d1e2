"""Which questions count as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.grouping import similar

QUESTIONS = [
    "how much does a welder make",
    "welder salary",
    "welder salary in texas",
    "how do I become a plumber",
    "steps to becoming a plumber",
    "how do I become a painter",
    "pharmacist wages",
    "",
    "?",
    "asdf",
]


@pytest.mark.parametrize(
    "questions",
    [
        ["how much does a welder make", "welder salary", "what do welders earn?", "welder salary in texas"],
        ["how do I become a plumber", "how to become a plumber?", "Steps to becoming a plumber"],
        ["how much do pharmacists make", "pharmasist salary"],
        ["do I need a degree to be a pilot", "degree needed for pilots"],
    ],
)
def test_other_words_for_the_same_are_one_group(questions: list[str]) -> None:
    """Another way to put it, a place more, a typing mistake."""
    assert len(similar(dict.fromkeys(questions, 1))) == 1


@pytest.mark.parametrize(
    "questions",
    [
        ["baker salary", "banker salary"],
        ["elder care salary", "welder salary"],
        ["how do I become a plumber", "how do I become a painter"],
        ["nurse salary", "how do nurses train"],
    ],
)
def test_other_jobs_and_other_subjects_stay_apart(questions: list[str]) -> None:
    """However alike they are spelt."""
    assert len(similar(dict.fromkeys(questions, 1))) == len(questions)


def test_the_most_asked_stands_first() -> None:
    """In its group, and its group among the groups."""
    counts = {"nurse salary": 4, "welder salary": 2, "what do welders earn?": 3}
    assert similar(counts) == [["what do welders earn?", "welder salary"], ["nurse salary"]]


@given(st.dictionaries(st.sampled_from(QUESTIONS) | st.text(max_size=30), st.integers(1, 9)))
def test_every_question_is_in_one_group_whatever_the_order(counts: dict[str, int]) -> None:
    """Nothing is lost, nothing is there twice, and the order in which questions came does not matter."""
    groups = similar(counts)
    assert sorted(question for group in groups for question in group) == sorted(counts)
    assert similar(dict(reversed(counts.items()))) == groups
