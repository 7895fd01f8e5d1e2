"""Dates as people write them."""

import pytest

from knowledge.formats.dates import iso_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-05-31", "2024-05-31"),
        ("2024-05-31T10:00:00Z", "2024-05-31"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("20240531", "2024-05-31"),
        ("2024/5/31", "2024-05-31"),
        ("31/5/2024", "2024-05-31"),
        ("5/31/2024", "2024-05-31"),
        ("11/11/2019", "2019-11-11"),
        ("Thursday, August 28, 2025", "2025-08-28"),
        ("Aug. 28 2025", "2025-08-28"),
        ("28 August 2025", "2025-08-28"),
        ("1st of", None),
        ("May 2024", "2024-05"),
        ("03/04/2019", None),
        ("2024-13-45", None),
        ("30/02/2024", None),
        ("soon", None),
        ("", None),
    ],
)
def test_only_dates_with_one_reading_become_iso(written: str, expected: str | None) -> None:
    """A date that could be two, or is none, gives nothing."""
    assert iso_date(written) == expected
