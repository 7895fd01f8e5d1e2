"""When a figure was true, as its source words it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.wages.dates import Month, is_old, latest_month

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("May 2023", Month(2023, 5)),
        ("September 19, 2023", Month(2023, 9)),
        ("Sept. 2023", Month(2023, 9)),
        ("2024-05", Month(2024, 5)),
        ("2024-05-31", Month(2024, 5)),
        ("2021", Month(2021, 12)),
        ("2019 to 2021", Month(2021, 12)),
        ("2023-24", Month(2023, 12)),
        ("recently", None),
        ("the 12,020 who answered", None),
        (None, None),
    ],
)
def test_the_latest_month_named_counts(text: str | None, month: Month | None) -> None:
    """A year alone reaches to its December; without a year there is no date."""
    assert latest_month(text) == month


@pytest.mark.parametrize(
    ("month", "old"), [(Month(2023, 10), True), (Month(2023, 11), False), (Month(2026, 1), False), (None, False)]
)
def test_old_is_more_than_three_years(month: Month | None, old: bool) -> None:
    """Three years to the month are not old yet, and nothing is called old for want of a date."""
    assert is_old(month, TODAY) is old


@given(st.text(max_size=80))
def test_any_text_has_a_date_or_none(text: str) -> None:
    """Whatever a source says, reading it never fails."""
    found = latest_month(text)
    assert found is None or 1 <= found.month <= 12
