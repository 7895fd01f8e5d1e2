"""Dates as people write them, made ISO 8601 where they are unambiguous."""

import re
from datetime import date

MONTH_NAMES = (
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may",),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names}
ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T ])")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})$")
NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
MONTH_FIRST = re.compile(r"(?:[A-Za-z]{3,9},?\s)?([A-Za-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})\b")
DAY_FIRST = re.compile(r"(?:[A-Za-z]{3,9},?\s)?(\d{1,2})(?:st|nd|rd|th|\.)?\s([A-Za-z]{3,9})\.?,?\s(\d{4})\b")
MONTH_ONLY = re.compile(r"([A-Za-z]{3,9})\.?,?\s(\d{4})$")


def iso_date(written: str) -> str | None:
    """``written`` as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; ``None`` where it is no date or could be two.

    "11/11/2019" and "25/12/2019" have one reading, "03/04/2019" has two.
    """
    text = " ".join(written.split())[:60]
    if found := ISO.match(text):
        return _joined(found[1], found[2], found[3])
    if found := COMPACT.match(text) or SLASHED.match(text):
        return _joined(found[1], found[2], found[3])
    if found := NUMERIC.match(text):
        return _numeric(int(found[1]), int(found[2]), found[3])
    if (found := MONTH_FIRST.match(text)) and (month := MONTHS.get(found[1].lower())):
        return _joined(found[3], str(month), found[2])
    if (found := DAY_FIRST.match(text)) and (month := MONTHS.get(found[2].lower())):
        return _joined(found[3], str(month), found[1])
    if (found := MONTH_ONLY.match(text)) and (month := MONTHS.get(found[1].lower())):
        return _joined(found[2], str(month), None)
    return None


def _numeric(first: int, second: int, year: str) -> str | None:
    readings = {(month, day) for month, day in ((first, second), (second, first)) if month <= 12}
    if len(readings) != 1:
        return None
    month, day = readings.pop()
    return _joined(year, str(month), str(day))


def _joined(year: str, month: str | None, day: str | None) -> str | None:
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return whole.isoformat()
    return f"{year}-{whole.month:02}" if month else year
