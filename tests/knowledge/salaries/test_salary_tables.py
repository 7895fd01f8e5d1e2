"""Pay in tables and lists."""

import pytest

from knowledge.models import Article, Period, SalaryFact, Section
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "Notes") -> tuple[SalaryFact, ...]:
    article = Article(path="a.txt", title=title, text=text, sections=(Section((), 0, len(text)),), digest="0" * 64)
    return find_salary_facts(article)


TABLES = {
    "markdown": "| City | Average salary |\n|---|---|\n| London | £65,000 |\n| Leeds | £48,000 |",
    "pipes": "City | Average salary |\n---|---|\nLondon | £65,000 |\nLeeds | £48,000 |",
    "tabs": "City\tAverage salary\nLondon\t£65,000\nLeeds\t£48,000",
    "one cell a line": "City\nAverage salary\nLondon\n£65,000\nLeeds\n£48,000",
    "spread": "City\n\nAverage salary\n\nLondon\n\n£65,000\n\nLeeds\n\n£48,000",
    "list": "Average salaries:\n- London: £65,000\n- Leeds: £48,000",
}


@pytest.mark.parametrize("style", TABLES)
def test_every_kind_of_table(style: str) -> None:
    """Pay by city is the same facts however the table is written, each quoting its row."""
    found = facts_in(TABLES[style])
    assert [(fact.place, fact.low, fact.currency, fact.statistic) for fact in found] == [
        ("London", 65000, "GBP", "mean"),
        ("Leeds", 48000, "GBP", "mean"),
    ]
    assert all(fact.place and fact.place in fact.quote for fact in found)


def test_bare_numbers_under_a_heading() -> None:
    """A heading gives currency and period to the bare numbers below it."""
    found = facts_in("| Country | Monthly salary (USD) |\n|---|---|\n| Poland | 3,200 |\n| Spain | 2,900 |")
    assert [(fact.place, fact.low, fact.currency, fact.period) for fact in found] == [
        ("Poland", 3200, "USD", "month"),
        ("Spain", 2900, "USD", "month"),
    ]


def test_lakhs_in_a_heading() -> None:
    """Bare numbers in a column of lakhs are counted in lakhs."""
    found = facts_in("| Experience | Salary (₹ LPA) |\n|---|---|\n| 0-1 years | 3.5 |\n| 5 years | 12 |")
    assert [(fact.low, fact.currency, fact.period) for fact in found] == [
        (350000, "INR", "year"),
        (1200000, "INR", "year"),
    ]


def test_the_first_row_names_the_currency() -> None:
    """Where only the first row carries the mark, the rows below it share it."""
    found = facts_in(
        "In May 2024, the median hourly wages for cooks in the top industries were as follows:\n\n"
        "Hotels | $18.20\nRestaurants | 16.05"
    )
    assert [(fact.low, fact.currency, fact.period, fact.percentile, fact.role, fact.as_of) for fact in found] == [
        (18.2, "USD", "hour", 50, "cooks", "May 2024"),
        (16.05, "USD", "hour", 50, "cooks", "May 2024"),
    ]


def test_levels_with_low_median_and_high() -> None:
    """Columns named low, median and high are minimum, median and maximum."""
    found = facts_in(
        "Salary by level\n| Level | Low | Median | High |\n|---|---|---|---|\n| Junior | $60,000 | $70,000 | $80,000 |"
    )
    assert [(fact.low, fact.statistic) for fact in found] == [(60000, "minimum"), (70000, "median"), (80000, "maximum")]


def test_percentile_columns() -> None:
    """Shares as column headings are percentiles; the row's label gives the period."""
    found = facts_in(
        "Percentile | 10% | 50% (Median) | 90%\n---|---|---|---\nHourly Wage | $14.10 | $21.00 | $35.80\n"
        "Annual Wage | $29,330 | $43,680 | $74,460"
    )
    assert [(fact.period, fact.percentile) for fact in found] == [
        (period, percentile) for period in ("hour", "year") for percentile in (10, 50, 90)
    ]


def test_similar_occupations_are_about_the_rows_job() -> None:
    """In a table of other jobs the role is the row's and not the page's."""
    found = facts_in(
        "Occupation | Job duties | 2024 median pay\n---|---|---\n"
        "Dental Hygienists | Examine patients for signs of disease. | $94,260\nPhlebotomists | Draw blood. | $43,660",
        title="Dental Assistants",
    )
    assert [(fact.role, fact.low, fact.as_of, fact.period) for fact in found] == [
        ("Dental Hygienists", 94260, "2024", "year"),
        ("Phlebotomists", 43660, "2024", "year"),
    ]


def test_industries_are_no_jobs() -> None:
    """Rows of industries keep the job that the caption names, even where an industry is called after people."""
    found = facts_in(
        "The median annual wages for glaziers in the top industries were as follows:\n\n"
        "Building finishing contractors | $55,860\nOffices of physicians | 43,220"
    )
    assert {fact.role for fact in found} == {"glaziers"}


def test_two_periods_in_one_cell() -> None:
    """A cell with a yearly and an hourly figure is two facts."""
    found = facts_in(
        "2024 Median Pay | $55,440 per year; $26.65 per hour\nNumber of Jobs, 2024 | 38,900", title="Glaziers"
    )
    assert [(fact.low, fact.period, fact.percentile, fact.role, fact.as_of) for fact in found] == [
        (55440, "year", 50, "Glaziers", "2024"),
        (26.65, "hour", 50, "Glaziers", "2024"),
    ]


def test_bonus_columns_are_left_out() -> None:
    """Of base, bonus and total only base and total are pay."""
    found = facts_in(
        "| Role | Base salary | Bonus | Total pay |\n|---|---|---|---|\n"
        "| Data engineer | $120,000 | $10,000 | $130,000 |"
    )
    assert [(fact.role, fact.low) for fact in found] == [("Data engineer", 120000), ("Data engineer", 130000)]


def test_labels_with_values_below() -> None:
    """A label and the amount on the next line are one fact; growth and openings are none."""
    found = facts_in("Average Salary\n$85,000\nSalary Range\n$60,000 - $120,000\nJob Growth\n8%\nOpenings\n12,000")
    assert [(fact.quote, fact.statistic) for fact in found] == [
        ("Average Salary\n$85,000", "mean"),
        ("Salary Range\n$60,000 - $120,000", "range"),
    ]


def test_an_open_end_holds_for_the_same_pay_in_another_period() -> None:
    """What is at least so much a year is at least so much an hour."""
    found = facts_in("The median wage of surgeons is equal to or greater than $239,200 per year or $115.00 per hour.")
    assert [(fact.low, fact.high, fact.period) for fact in found] == [(239_200, None, "year"), (115, None, "hour")]


def test_an_industry_named_employment_services_is_no_count() -> None:
    """Numbers of jobs stand under employment; this one pays."""
    table = (
        "| Industry | Median annual wage |\n|---|---|\n| Manufacturing | $77,570 |\n| Employment services | 58,650 |"
    )
    assert [fact.low for fact in facts_in(table)] == [77_570, 58_650]


@pytest.mark.parametrize(
    "heading", ["What it pays round here", "Know what the money looks like", "The pay, if you ask"]
)
def test_columns_of_any_name_below_a_heading_of_pay(heading: str) -> None:
    """What tells its period, or can only be a year's, is pay there; what is bought is not, whatever the heading."""
    rows = (
        "| Stage | Ships | Quays |\n|---|---|---|\n| 2–3 exams | £13 an hour | £14 an hour |\n| Tools | £900 | £800 |"
    )
    facts = facts_in(rows, heading)
    assert [(fact.low, fact.period) for fact in facts] == [(13, Period.HOUR), (14, Period.HOUR)]
    assert not facts_in(rows, f"{heading}, and the fees")
    assert not facts_in(rows.replace("Stage", "Perk"), heading)


def test_whose_chart_it_is_is_not_whom_it_is_of() -> None:
    """Who gathered the figures is none of those who are paid."""
    (fact,) = facts_in("A recruiter's chart for 2023:\n\n| Stage | Pay |\n|---|---|\n| Entry | £22,000 |", "Tilers")
    assert fact.role == "Tilers"
