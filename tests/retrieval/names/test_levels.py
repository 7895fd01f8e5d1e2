"""Levels of experience: which one a question asks about, and which facts are on it."""

import pytest

from knowledge.models import Period, SalaryFact, Statistic
from retrieval.names.levels import level_asked, of_level


def on(role: str, statistic: Statistic = Statistic.MEAN) -> SalaryFact:
    """A fact on this role."""
    return SalaryFact(
        article="pay.md", quote="$1", start=0, end=2, low=1, high=1, currency="USD", period=Period.YEAR,
        statistic=statistic, role=role,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("how much do juniors make starting out", "beginners"),
        ("nurse pay with no experience", "beginners"),
        ("senior nurse salary", "seniors"),
        ("what does a mid level dev make", "the middle level"),
        ("nurse salary with 10 years of experience", "people of that experience"),
        ("and with like 5 years under the belt", "people of that experience"),
    ],
)
def test_the_level_is_told_from_how_people_put_it(question: str, people: str) -> None:
    """Beginners, seniors and so many years are each a level of their own."""
    level = level_asked(question)
    assert level is not None
    assert level.people == people


@pytest.mark.parametrize(
    "question", ["how much does a nurse make", "salary in 10 years", "im a senior in high school, nurse pay?"]
)
def test_other_questions_on_pay_ask_for_no_level(question: str) -> None:
    """A year is no experience, and a pupil no senior."""
    assert level_asked(question) is None


def test_only_facts_on_the_level_are_of_it() -> None:
    """The role says so, or the statistic does; a staff nurse is no senior."""
    facts = [on("junior nurses"), on("nurses", Statistic.ENTRY_LEVEL), on("staff nurses"), on("senior nurses")]
    starting, senior = level_asked("starting pay"), level_asked("senior pay")
    assert starting
    assert of_level(starting, facts) == facts[:2]
    assert senior
    assert of_level(senior, facts) == facts[3:]
