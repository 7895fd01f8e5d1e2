"""Rows whose label and value stand apart by dots or blanks, and what one row says for those below it."""

import pytest

from knowledge.models import Article, Period, SalaryFact, Section, Statistic
from knowledge.salaries.amounts import find_amounts
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "Notes", heading: str = "Pay") -> tuple[SalaryFact, ...]:
    sections = (Section((heading,), 0, len(text)),)
    return find_salary_facts(Article(path="a.txt", title=title, text=text, sections=sections, digest="0" * 64))


def test_each_row_of_dots_is_of_its_own_label() -> None:
    """The row above leads to nothing."""
    trainee, skilled, foreman, top = facts_in(
        "What thatchers earn:\n\n"
        "Trainee, village ........ £9.80 an hour\n"
        "Skilled, no van ......... £27,000 a year\n"
        "Foreman in the yard ..... £38,000 a year\n"
        "Top ten percent ......... above £45,000 a year"
    )
    assert (trainee.low, trainee.period, trainee.role) == (9.8, Period.HOUR, "Trainee, village")
    assert (skilled.low, skilled.role) == (27000, "Skilled, no van")
    assert (foreman.low, foreman.role) == (38000, "Foreman")
    assert (top.low, top.statistic, top.percentile) == (45000, Statistic.PERCENTILE, 90)


def test_contents_and_prices_with_dots_are_no_pay() -> None:
    """Under whatever heading they stand."""
    assert not facts_in("What they earn ........ 12\nTraining ............. 1,440", heading="Contents")
    assert not facts_in("Beginner ...... $1,200\nAdvanced ...... $2,400", heading="Fees per course")


def test_a_period_holds_on_down_its_column() -> None:
    """For sums of about that size; a year's pay needs none, and a stage of service is no job."""
    facts = facts_in(
        "Probation ......... £12.40 an hour\n0-12 months ....... £13.10\nThird year ........ £15.60\n"
        "Yard manager ...... £41,000"
    )
    assert [fact.period for fact in facts] == [Period.HOUR, Period.HOUR, Period.HOUR, Period.YEAR]
    assert [fact.role for fact in facts][1:] == [None, None, "Yard manager"]


def test_two_blanks_part_the_longest_label_from_its_sum() -> None:
    """Its column is no wider than it is."""
    facts = facts_in(
        "Loader             £15.50 an hour\nCrane, after a year  £27.80\nWinch, nights      £29\nClerk              £19"
    )
    assert [fact.low for fact in facts] == [15.5, 27.8, 29, 19]
    assert {fact.period for fact in facts} == {Period.HOUR}


def test_an_indented_line_heads_the_columns_below_it() -> None:
    """All but that of the labels."""
    facts = facts_in(
        "                    UK             Ireland\n"
        "Porter, nights      £11.70/hour    €13.20/hour\n"
        "Head porter         £26,100        €31,900\n"
        "Polish speakers       -            €33,400"
    )
    assert [(fact.low, fact.currency, fact.place) for fact in facts] == [
        (11.7, "GBP", "UK"),
        (13.2, "EUR", "Ireland"),
        (26100, "GBP", "UK"),
        (31900, "EUR", "Ireland"),
        (33400, "EUR", "Ireland"),
    ]


def test_a_row_tells_its_measure_where_the_column_says_typical() -> None:
    """A median is a median and a tenth is a tenth; the measure is no part of whose pay it is."""
    facts = facts_in(
        "| Level | Usual yearly pay (2022) |\n|---|---|\n| Resident, first year | £29,000 |\n"
        "| All chemists, median | £41,000 |\n| Lowest-paid tenth | under £25,000 |\n| Best-paid tenth | over £66,000 |",
        title="Chemist",
    )
    assert [(fact.statistic, fact.percentile) for fact in facts] == [
        (Statistic.TYPICAL, None),
        (Statistic.MEDIAN, 50),
        (Statistic.PERCENTILE, 10),
        (Statistic.PERCENTILE, 90),
    ]
    assert [fact.role for fact in facts] == ["Resident, first year", "All chemists", "Chemist", "Chemist"]


def test_a_cell_may_date_its_sum_or_leave_it_open() -> None:
    """A year in parentheses is no second amount, "upward" has no upper bound."""
    dated, open_ended = facts_in(
        "| | |\n|---|---|\n| Median pay | £31,000 (2022) |\n| Yearly pay of a partner | £70,000 upward |\n"
        "| Course fee | £900 (2022) |",
        heading="In short",
    )
    assert (dated.low, dated.as_of, dated.statistic) == (31000, "2022", Statistic.MEDIAN)
    assert (open_ended.low, open_ended.high) == (70000, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("£45,000-52,000", 45000, 52000),
        ("$25-30 an hour", 25, 30),
        ("$30k-45k", 30000, 45000),
        ("€13.50-15", 13.5, 15),
        ("£60,000-2024", 60000, 60000),
        ("a $40-an-hour job", 40, 40),
    ],
)
def test_a_hyphen_joins_a_range_with_one_mark(text: str, low: float, high: float) -> None:
    """And nothing that is smaller than what stands before it."""
    amount = find_amounts(text, 0, len(text))[0]
    assert (amount.low, amount.high) == (low, high)
