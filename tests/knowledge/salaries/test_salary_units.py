"""Tables and lists whose currency, period or statistic stands outside the figures' own column."""

import pytest

from knowledge.models import Article, SalaryFact, Section
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "Notes", path: str = "a.md") -> tuple[SalaryFact, ...]:
    article = Article(path=path, title=title, text=text, sections=(Section((), 0, len(text)),), digest="0" * 64)
    return find_salary_facts(article)


def test_a_caption_behind_the_table() -> None:
    """Currency, statistic, date and origin may stand in the line behind a table, and a column may be a place."""
    found = facts_in(
        "| Role | Graz | Linz |\n|---|---|---|\n| Surveyor | 51'000 | 49'500 |\n| Drafter | 44'000 | 43'200 |\n\n"
        "*Table 2: Mean gross annual salary in EUR, 2021 (Eurostat).*"
    )
    assert [(fact.role, fact.place, fact.low) for fact in found] == [
        ("Surveyor", "Graz", 51000),
        ("Surveyor", "Linz", 49500),
        ("Drafter", "Graz", 44000),
        ("Drafter", "Linz", 43200),
    ]
    shared = {(fact.currency, fact.period, fact.statistic, fact.as_of, fact.origin) for fact in found}
    assert shared == {("EUR", "year", "mean", "2021", "Eurostat")}


def test_a_rate_behind_the_table() -> None:
    """A line that gives currency and period makes the statistics above it pay."""
    found = facts_in(
        "Trade | 25th pct | Median | 75th pct\n---|---|---|---\nRoofer | 190 | 220 | 260\n\nEuros per day."
    )
    assert [(fact.low, fact.currency, fact.period, fact.percentile) for fact in found] == [
        (190, "EUR", "day", 25),
        (220, "EUR", "day", 50),
        (260, "EUR", "day", 75),
    ]


def test_a_paragraph_before_the_table() -> None:
    """The paragraph that leads to a table of one cell a line says what its bare numbers are."""
    found = facts_in(
        "Here are the hourly wages (C$) of roofers, as published by Job Bank for 2022-2023.\n\n"
        "Province\n\nLow\n\nMedian\n\nManitoba\n\n21.50\n\n28.00\n\nAlberta\n\n24.00\n\n33.10",
        path="a.txt",
    )
    assert [(fact.place, fact.low, fact.statistic) for fact in found] == [
        ("Manitoba", 21.5, "minimum"),
        ("Manitoba", 28.0, "median"),
        ("Alberta", 24.0, "minimum"),
        ("Alberta", 33.1, "median"),
    ]
    assert {(fact.currency, fact.period, fact.as_of, fact.origin) for fact in found} == {
        ("CAD", "hour", "2022-2023", "Job Bank")
    }


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Level | Yearly | Hourly\nJunior | $39K | $19", "Archivist salaries", [(39000, "year"), (19, "hour")]),
        ("Job | Median (AUD per week)\n---|---\nTram driver | 1,604", "Trams", [(1604, "week")]),
        ("| Grade | Monthly pay (PKR) |\n|---|---|\n| Lecturer | 92,000 |", "Colleges", [(92000, "month")]),
        ("| Title | Stock (per yr) | Total comp |\n|---|---|---|\n| Actuary | $9,000 | $118,000 |", "Offers",
         [(118000, "year")]),
        ("Job title    P25       P50\nAuditor      €41,000   €52,000\nTeller       €29,000   €33,000",
         "Bank salaries per year", [(41000, "year"), (52000, "year"), (29000, "year"), (33000, "year")]),
        ("<table>\n<tr><th>Job</th><th>Pay per hour (NZ$)</th></tr>\n<tr><td>Foreman</td><td>41-48</td></tr>\n</table>",
         "Sites", [(41, "hour")]),
    ],
)  # fmt: skip
def test_headings_that_give_a_part(text: str, title: str, expected: list[tuple[float, str]]) -> None:
    """A heading may give only currency, only period or only a statistic, in any kind of table."""
    assert [(fact.low, fact.period) for fact in facts_in(text, title)] == expected


def test_bare_numbers_under_a_lead() -> None:
    """A list's lead gives statistic, currency and period to the bare numbers below it."""
    found = facts_in("Average pay in pounds per year:\n\n- Museums: 27,400\n- Insurance firms: 33,150", "Archivist")
    assert [(fact.low, fact.currency, fact.period, fact.statistic, fact.role) for fact in found] == [
        (27400, "GBP", "year", "mean", "Archivist"),
        (33150, "GBP", "year", "mean", "Archivist"),
    ]


def test_the_unit_in_the_heading() -> None:
    """What a heading says of a list holds for each of its items."""
    text = "- Leeds: £2,350\n- Surat: £1,900"
    article = Article(
        path="a.md",
        title="Plasterers",
        text=text,
        sections=(Section(("By city (average monthly pay, 2021)",), 0, len(text)),),
        digest="0" * 64,
    )
    assert [
        (fact.place, fact.period, fact.statistic, fact.as_of, fact.role) for fact in find_salary_facts(article)
    ] == [
        ("Leeds", "month", "mean", "2021", "Plasterers"),
        ("Surat", "month", "mean", "2021", "Plasterers"),
    ]


def test_counts_beside_pay_are_none() -> None:
    """Beside pay a head count stays one, even in an article whose title speaks of pay."""
    found = facts_in("2024 Median Pay | $98,000 per year\nNumber of Jobs, 2024 | 15,300", "Compensation analysts")
    assert [(fact.low, fact.role) for fact in found] == [(98000, "Compensation analysts")]


def test_a_figure_over_its_label() -> None:
    """A figure in large type belongs to the label below it, not to the label above."""
    found = facts_in("91%\n\nfound work\n\n$61,000\n\nmedian starting salary\n\n3,900+\n\nalumni")
    assert [(fact.low, fact.quote) for fact in found] == [(61000, "$61,000\n\nmedian starting salary")]
