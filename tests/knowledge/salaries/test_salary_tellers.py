"""Texts that tell of pay in their own voice: how they turn to it, whom they speak of, and what they leave out."""

import pytest

from knowledge.models import Article, SalaryFact, Section
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "Notes", heading: tuple[str, ...] = ()) -> tuple[SalaryFact, ...]:
    sections = (Section(heading, 0, len(text)),)
    return find_salary_facts(Article(path="a.txt", title=title, text=text, sections=sections, digest="0" * 64))


@pytest.mark.parametrize(
    "turn",
    [
        "Now the money.",
        "On pay I can be brief.",
        "As for wages, here you go.",
        "About the money: well.",
        "OK, salaries.",
    ],
)
def test_a_sentence_that_turns_to_pay_is_as_good_as_a_heading(turn: str) -> None:
    """For its own paragraph, and for nothing that is bought."""
    facts = facts_in(f"{turn} The median was £31,000 in 2021. A kiln is £22,000.\n\nThe median was £300,000.")
    assert [(fact.low, fact.as_of) for fact in facts] == [(31_000, "2021")]


def test_a_question_on_pay_holds_until_the_next() -> None:
    """What is answered in a list is pay; what is added to it, or paid for a flown hour, is none of it."""
    facts = facts_in(
        "Q. So, the money.\nA. Here you go:\n- Beginner, Hull, 2021: £22,000\n- After ten years: about £30,000\n"
        "- Foreman: add £14,000\n- Pilot: £90 per flight hour\n\nQ. And the kit.\nA. You buy it:\n- Kiln: £14,000"
    )
    assert [(fact.low, fact.as_of) for fact in facts] == [(22_000, "2021"), (30_000, None)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("A zoo vet I know makes $62,000. The median in 2020 was $59,000.", ["zoo vet", None]),
        ("A welder earns $60,000. The median is $50,000.", ["welder", "welder"]),
        ("A welder told us she earns £40,000. A friend who moved gets £34,000.", ["welder", None]),
        ("A welder told us she earns £40,000. Another in Leeds makes £34,000.", ["welder", None]),
        ("A clerk with a master's degree earns $90,000.", ["clerk"]),
        ("Masters of wine apart, a clerk with a master's earns $90,000.", ["clerk"]),
        ("The median was £41,000; for those employed by architects it was £52,000.", ["Welders", "Welders"]),
        ("The assistant head earns £50,000.", ["assistant head"]),
        ("The median for all grades was £41,000.", ["Welders"]),
    ],
)
def test_whose_pay_it_is(text: str, roles: list[str | None]) -> None:
    """Neither a degree nor an employer nor one acquaintance, and nobody's job is another's."""
    title = "Welders" if "Welders" in roles else "Notes"
    assert [fact.role for fact in facts_in(text, title, ("Pay",))] == roles


@pytest.mark.parametrize("text", ["A nurse took a $40,000 pay cut.", "The welder took a £9,000 cut."])
def test_a_cut_is_no_pay(text: str) -> None:
    """It says what somebody no longer earns."""
    assert facts_in(text, heading=("Pay",)) == ()


def test_what_the_lowest_tenth_received() -> None:
    """A share of people who receive so much are paid it."""
    facts = facts_in("The median wage of tilers was $81,000. The lowest-paid tenth received under $60,000.")
    assert [(fact.low, fact.percentile) for fact in facts] == [(81_000, 50), (60_000, 10)]


def test_the_figure_for_a_country_is_not_that_of_the_one_person_before() -> None:
    """Whoever tells of themselves is one of those it was taken of."""
    _, whole = facts_in("I make $21 an hour as head cooper. The figure for the whole country is $36,000 a year.")
    assert whole.role is None


def test_newcomers_are_not_the_one_person_before() -> None:
    """They get about as much, for the same period; nor is somebody still the apprentice that they were."""
    facts = facts_in("I make $19.50 an hour as head cooper. New hires get $14 or $15.")
    assert [(fact.low, fact.period, fact.role) for fact in facts[1:]] == [(14, "hour", None), (15, "hour", None)]
    *_, later = facts_in("As an apprentice I was paid $12 an hour. Now I make $41,000 a year.")
    assert later.role is None
