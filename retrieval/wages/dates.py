"""When a figure was true, as far as its source says so, and whether that is long ago."""

import calendar
import re
from datetime import date
from typing import Final, NamedTuple

OLD_AFTER: Final = 36
"""Months after which a figure is called old."""

_MONTHS: Final = {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
_DATE: Final = re.compile(
    rf"(?:\b(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?)?"
    r"\b(?P<year>(?:19|20)\d\d)(?:-(?P<number>0[1-9]|1[0-2])\b)?",
    re.IGNORECASE,
)


class Month(NamedTuple):
    """A month of a year; ``month`` counts from 1."""

    year: int
    month: int


def latest_month(text: str | None) -> Month | None:
    """The latest month that ``text`` names; December where it names a year alone, ``None`` without any year."""
    return max((_month(match) for match in _DATE.finditer(text or "")), default=None)


def is_old(month: Month | None, today: date) -> bool:
    """Whether ``month`` is more than three years before ``today``; what has no date is not called old."""
    return month is not None and 12 * (today.year - month.year) + today.month - month.month > OLD_AFTER


def _month(match: re.Match[str]) -> Month:
    if match["number"]:
        return Month(int(match["year"]), int(match["number"]))
    return Month(int(match["year"]), _MONTHS[match["name"].casefold()] if match["name"] else 12)
