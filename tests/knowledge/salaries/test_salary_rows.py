"""What the label of a row and the cells beside a figure say of it, and which sums under a heading of pay are pay."""

import pytest

from knowledge.models import Article, Period, SalaryFact, Section, Statistic
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "Notes", heading: str = "Pay") -> tuple[SalaryFact, ...]:
    sections = (Section((heading,), 0, len(text)),)
    return find_salary_facts(Article(path="a.txt", title=title, text=text, sections=sections, digest="0" * 64))


def test_the_cells_beside_a_figure_say_where_when_and_from_whom() -> None:
    """Whatever the columns are called; an employer beside the place is none."""
    first, second, third = facts_in(
        "| Who | Where | Rate | Source, date |\n|---|---|---|---|\n"
        "| Cadet | Cardiff, small firm | £11/h | Guild survey 2021 |\n"
        "| Foreman | Rutland | £19/h + van | Adverts, May 2022 |\n"
        "| Foreman | Wales, median | £17/h | 2020 |"
    )
    assert (first.role, first.place, first.as_of, first.origin) == ("Cadet", "Cardiff", "2021", "Guild survey")
    assert (second.role, second.place, second.as_of, second.origin) == ("Foreman", "Rutland", "May 2022", "Adverts")
    assert (third.place, third.as_of, third.statistic) == ("Wales", "2020", Statistic.MEDIAN)


@pytest.mark.parametrize(
    ("heading", "cell", "place"),
    [
        ("Place and employer", "Medium-sized Irish firm", None),
        ("Place and employer", "Medium-sized UK firm", "UK"),
        ("Where", "Hospital", None),
        ("Where", "Council, Kent", "Kent"),
        ("Where", "UK-wide", "UK-wide"),
        ("Where", "Thorpe Magna", "Thorpe Magna"),
    ],
)
def test_places_and_employers_in_one_cell(heading: str, cell: str, place: str | None) -> None:
    """Of a cell under places that is taken for one which can be one."""
    (fact,) = facts_in(f"| Post | {heading} | Pay |\n|---|---|---|\n| Clerk | {cell} | £26,000 |")
    assert fact.place == place


def test_a_label_says_whose_pay_it_is_where_no_job_is_named() -> None:
    """A rank, a level or a workplace, in columns that blanks align; what is not pay is left out."""
    facts = facts_in(
        "Our scale, from 1 May 2023, in Australian dollars:\n\n"
        "    Cadet                  $51,000\n"
        "    Passed, first class    $63,000\n"
        "    Overtime               double\n"
        "    Gas rig, Tasmania      $99,000, retainer $800"
    )
    assert [fact.role for fact in facts] == ["Cadet", "Passed, first class", "Gas rig, Tasmania"]
    assert {fact.as_of for fact in facts} == {"1 May 2023"}
    assert {fact.currency for fact in facts} == {"AUD"}
    assert [fact.place for fact in facts] == [None, None, "Tasmania"]


def test_the_job_of_the_heading_goes_before_a_level() -> None:
    """The row's own words are quoted; its people are those of the article's job."""
    (fact,) = facts_in("- **Second grade:** £24,000", title="Glaziers")
    assert fact.role == "Glaziers"
    (fact,) = facts_in("- **Second grade:** £24,000 (after two years)")
    assert fact.role == "Second grade"


@pytest.mark.parametrize(
    ("table", "heading"),
    [
        ("| Item | Amount |\n|---|---|\n| Van | $32,000 |\n| Tools | $15,000 |", "Money"),
        ("| Post | Amount |\n|---|---|\n| Course fees | $32,000 |\n| Insurance | $15,000 |", "Pay"),
        ("| Post | Amount |\n|---|---|\n| One feature, 900 words | $300 |", "Pay"),
        ("Start-up costs:\n\n    Van        $51,000\n    Kiln       $33,000", "Pay"),
        ("    Van        $51,000\n    Kiln       $33,000", "What you need"),
    ],
)
def test_sums_that_are_no_pay(table: str, heading: str) -> None:
    """A heading of pay does not make pay of expenses, nor of what is paid for a piece."""
    assert facts_in(table, heading=heading) == ()


@pytest.mark.parametrize(
    ("row", "low", "high"),
    [
        ("Clerk | £31,000 + bonus", 31_000, 31_000),
        ("Clerk | £31,000 + £2,000 for nights", 31_000, 31_000),
        ("Clerk, 10 years and over | £31,000", 31_000, 31_000),
        ("Clerk | £31,000+", 31_000, None),
    ],
)
def test_what_is_paid_on_top_is_no_open_end(row: str, low: float, high: float | None) -> None:
    """Nor is the open end of somebody's years."""
    (fact,) = facts_in(f"| Post | Amount |\n|---|---|\n| {row} |")
    assert (fact.low, fact.high) == (low, high)


def test_a_job_with_a_period_in_its_name() -> None:
    """Whoever writes for a daily is not paid so by the day."""
    (fact,) = facts_in("| Job | Sum |\n|---|---|\n| Reporter, daily | £29,000 |", heading="Is it well paid?")
    assert fact.period == "year"


def test_an_item_is_paid_for_the_period_of_its_sister() -> None:
    """Where only the first of a list says "an hour"; goods, and what is far larger, are something else."""
    facts = facts_in(
        "- Labourer: £14 an hour\n- Joiner, two years: £19–£22, often with a bonus\n- Foreman: £27.50\n- Van: £12\n"
        "- Uniform: £20\n- Site manager: £61,000"
    )
    assert [(fact.low, fact.period) for fact in facts] == [
        (14, Period.HOUR),
        (19, Period.HOUR),
        (27.5, Period.HOUR),
        (61000, Period.YEAR),
    ]


def test_a_paragraph_on_pay_leads_to_a_list_of_rates() -> None:
    """Though its last sentence, which ends in a colon, does not name pay again, and the items name no jobs."""
    led = "Over tea we talked pay. So, where I work:\n\n- washing tubs: £12 an hour\n- cellar: £13.50"
    assert [fact.low for fact in facts_in(led, heading="Tea")] == [12, 13.5]
    assert not facts_in(led.replace("pay", "boats"), heading="Tea")
