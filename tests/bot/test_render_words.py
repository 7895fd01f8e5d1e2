"""The words that Discord and the terminal share."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render import words
from knowledge.models import Period, SalaryFact, Statistic
from retrieval.models import Excerpt


def fact(**fields: object) -> SalaryFact:
    whole: dict[str, object] = {
        "article": "pay.md",
        "quote": "quoted",
        "start": 0,
        "end": 6,
        "low": 75575,
        "high": 75575,
        "currency": "USD",
        "period": Period.YEAR,
        "statistic": Statistic.MEDIAN,
    }
    return SalaryFact.model_validate(whole | fields)


def excerpt(**fields: object) -> Excerpt:
    whole: dict[str, object] = {
        "article": "pay.md",
        "title": "Pay",
        "heading": None,
        "text": "words",
        "start": 0,
        "end": 5,
        "score": 1.0,
    }
    return Excerpt.model_validate(whole | fields)


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "written"),
    [
        (75575, "USD", "en_US", "$75,575"),
        (17.5, "USD", "en_US", "$17.50"),
        (85000, "CAD", "en_US", "CA$85,000"),
        (95000, "CHF", "en_US", "CHF\u00a095,000"),
        (400000, "INR", "en_IN", "₹4,00,000"),
        (85000, "EUR", "de_DE", "85.000\u00a0€"),
        (1234.5, None, "en_US", "1,234.50"),
    ],
)
def test_money_is_written_as_its_reader_writes_it(
    amount: float, currency: str | None, locale: str, written: str
) -> None:
    """Grouping, symbol and its side follow the locale; a currency that is not the reader's own stays told apart."""
    assert words.money(amount, currency, locale) == written


def test_a_fact_line_names_everything_that_is_known() -> None:
    """Amount, period, statistic, role, place, date and origin stand in one line, in this order."""
    line = words.fact_line(
        fact(low=60000, high=85000.5, statistic=Statistic.RANGE, role="cook", place="Ohio", as_of="2024", origin="A\nB")
    )
    assert line == "$60,000 to $85,000.50 a year · range · cook · Ohio · 2024 · A B"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"low": None}, "up to $75,575 a year · median · undated"),
        ({"high": None}, "at least $75,575 a year · median · undated"),
        (
            {"low": None, "statistic": Statistic.PERCENTILE, "percentile": 10},
            "below $75,575 a year · 10th percentile · undated",
        ),
        (
            {"high": None, "statistic": Statistic.PERCENTILE, "percentile": 92.5},
            "above $75,575 a year · 92.5th percentile · undated",
        ),
        ({"currency": None, "period": None}, "75,575 (currency not stated) (period not stated) · median · undated"),
    ],
)
def test_what_a_source_leaves_open_is_said(fields: dict[str, object], line: str) -> None:
    """An open end, a missing currency, period or date is told, never filled in."""
    assert words.fact_line(fact(**fields)) == line


def test_a_figure_of_some_employers_says_so() -> None:
    """What hospitals pay is not what the job pays."""
    line = words.fact_line(fact(role="nursing aides", quote="Hospitals; local | $38,080", as_of="2024"))
    assert "nursing aides · Hospitals; local · 2024" in line


def test_every_statistic_and_period_has_words() -> None:
    """No kind of fact is without a wording."""
    for statistic in Statistic:
        for period in Period:
            assert words.fact_line(fact(statistic=statistic, period=period, percentile=21, as_of="2024"))


def test_a_citation_says_where_and_who_and_when() -> None:
    """Title, heading, publisher and date, as far as known; the day it was retrieved where nothing better is."""
    whole = excerpt(heading="A › B", publisher="Press", author="Someone", published="2024-05", retrieved="2025-01-01")
    assert words.citation(whole) == "Pay › A › B — Press, 2024-05"
    assert words.citation(excerpt(author="Someone", retrieved="2025-01-01")) == "Pay — Someone, retrieved 2025-01-01"
    assert words.citation(excerpt()) == "Pay"


@given(st.text(st.characters(), max_size=60))
def test_visible_text_can_do_no_harm(text: str) -> None:
    """No control character, lone surrogate or direction mark is left, and nothing readable is lost."""
    shown = words.visible(text)
    assert all(mark == "\n" or unicodedata.category(mark) not in {"Cc", "Cs"} for mark in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert [mark for mark in text if mark.isalnum()] == [mark for mark in shown if mark.isalnum()]
    assert words.visible(shown) == shown
