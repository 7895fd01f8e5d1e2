"""Who wrote a text and when, where it says so on a line of its own."""

import re
from typing import NamedTuple

from knowledge.formats.dates import iso_date

LONGEST = 120
MARKS = " \t*_()"
BY = re.compile(
    r"(?:[Ww]ritten )?(?:[Bb]y|BY):? (?P<author>(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+)(?:\W{1,3}(?P<when>\w.{3,50}))?"
)
SAID = re.compile(
    r"(?:last )?(?:updated|published|modified|reviewed|posted|date)(?: on)?:?[ \t]+(?P<date>.{4,40})", re.IGNORECASE
)
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
DATE = re.compile(rf"(?:\w{{3,6}}day,? )?(?:{MONTH} {DAY}|{DAY} {MONTH}),? \d{{4}}", re.IGNORECASE)


class Byline(NamedTuple):
    """What a line says of the text: at least one of them."""

    author: str | None
    published: str | None


def read_byline(written: str) -> Byline | None:
    """The writer's name, the date, or both, if the line says that and nothing else."""
    words = written[: LONGEST + 1].strip(MARKS)
    if len(words) > LONGEST:
        return None
    signed = BY.fullmatch(words)
    if not signed:
        published = _date(words)
        return Byline(None, published) if published else None
    published = _date(signed["when"]) if signed["when"] else None
    return Byline(signed["author"], published) if published or not signed["when"] else None


def _date(words: str) -> str | None:
    said = SAID.fullmatch(words)
    if said:
        return iso_date(said["date"].strip())
    return iso_date(words) if DATE.fullmatch(words) else None
