"""Who wrote a text and when."""

import pytest

from knowledge.formats.bylines import Byline, read_byline


@pytest.mark.parametrize(
    ("written", "author", "published"),
    [
        ("By Ann Miller", "Ann Miller", None),
        ("by Ann Miller, 12 June 2024", "Ann Miller", "2024-06-12"),
        ("*By Ann Miller | Updated May 3, 2025*", "Ann Miller", "2025-05-03"),
        ("March 14, 2025", None, "2025-03-14"),
        ("Tuesday, 4th March 2025", None, "2025-03-04"),
        ("Last updated: 11/11/2019", None, "2019-11-11"),
    ],
)
def test_lines_that_say_who_and_when(written: str, author: str | None, published: str | None) -> None:
    """A name, a date or both, with or without emphasis."""
    assert read_byline(written) == Byline(author, published)


@pytest.mark.parametrize(
    "written",
    [
        "By then he was rich.",
        "By Ann Miller, who has been a glazier since 1999 and still is",
        "May 2024",
        "The rules were updated 3 May 2019",
        "On March 14, 2025 it closed.",
        "Published pay is low",
        "",
    ],
)
def test_lines_that_say_more_are_text(written: str) -> None:
    """A sentence that holds a name or a date is none of it."""
    assert read_byline(written) is None
