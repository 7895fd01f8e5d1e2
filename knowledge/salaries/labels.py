"""What the label of a row and the cells beside it say of a figure: whose it is, where, and what else it tells."""

import re

from knowledge.salaries.dating import DATE, find_dates
from knowledge.salaries.exclusions import is_no_pay_at_all, names_no_pay, speaks_of_pay
from knowledge.salaries.periods import WORDS
from knowledge.salaries.places import find_places, label_place
from knowledge.salaries.roles import whole_role
from knowledge.salaries.statistics import MARKS, column_statistic

LONGEST = 60
LONGEST_CELL = 60
NO_PEOPLE = re.compile(
    r"\W*(?:the |my |our |your |all\b|overall|total|national|range|rates?|figures?|amounts?|low|high|middle|pay\b"
    r"|per\b|same\b|ditto\b)"
    r"|.*\b(?:rate|figure|amount|average|mean|median|percentile|quartile|minimum|maximum)\b",
    re.IGNORECASE,
)
STAGE = re.compile(
    r"\W*(?:[\d\s–-]+(?:to \d+ )?|(?:first|second|third|fourth|fifth|sixth|final|last|next) (?:\w+ )?)"
    r"(?:months?|years?|weeks?)\W*$",
    re.IGNORECASE,
)
LABEL_END = re.compile(r"[:|–—-][\s*_]*(?:(?:from|about|around|roughly|up to|over)\s*)?$")
LETTERS = re.compile(r"[^\W\d_]{3}")
MIXED = re.compile(
    r"\b(?:employers?|sectors?|settings?|compan(?:y|ies)|organi[sz]ations?|industry|type|from)\b", re.IGNORECASE
)
EMPLOYER = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|employers?|hospitals?|clinics?|councils?|schools?|colleges?|universit(?:y|ies)|banks?"
    r"|agenc(?:y|ies)|offices?|shops?|stores?|practices?|studios?|plants?|government|sectors?|industry|charit(?:y|ies)"
    r"|services?|providers?|retailers?|contractors?|startups?|supplements|papers?|average|median|remote)\b",
    re.IGNORECASE,
)
SMALL = frozenset({"of", "the", "and", "de", "la", "upon", "in", "near", "&"})
ODD_CELL = re.compile(r"%|\bper ?cent|[$£€₹₱]\s?\d", re.IGNORECASE)


def people_of_label(label: str) -> str | None:
    """Whom a row's label names by a level, a rank or whatever else: all of it, ``None`` where it names something else.

    Somewhere in it a place may be named ("Oil refinery, Western Australia"); what is a place alone names nobody.
    """
    name = without_measure(LABEL_END.sub("", label).strip(" :*_|–—-"))
    if not LETTERS.search(name) or len(name) > LONGEST or NO_PEOPLE.match(name) or names_no_pay(name):
        return None
    if speaks_of_pay(name) or is_no_pay_at_all(name) or WORDS.search(name) or tells_when_or_what(name):
        return None
    return None if label_place(name) or _is_date(name) else name


def tells_when_or_what(label: str) -> bool:
    """Whether a label is a stage ("13-24 months", "fourth year") or a statistic, of people named elsewhere."""
    return STAGE.match(label) is not None or column_statistic(label) is not None


def without_measure(label: str) -> str:
    """``label`` without a statistic or a date that stands last: "All weavers, median", "journeyman, 2017"."""
    name, _, last = label.rpartition(", ")
    last = last.strip(" :*")
    return name if name and (MARKS.fullmatch(last) or DATE.fullmatch(last)) else label


def place_of_cell(words: str, heading: str) -> str | None:
    """The place in a cell below a ``heading`` of places, without the dates, employers and counts beside it."""
    parts = [part for part in (one.strip(" *") for one in _undated(words).split(",")) if part]
    whole = ", ".join(parts)
    if label_place(whole.removesuffix("-wide")):
        return whole
    if MIXED.search(heading):
        found = find_places(whole)
        return found[0].name if found else None
    named = [part for part in parts if find_places(part)]
    if named:
        return next((place.name for part in named if EMPLOYER.search(part) for place in find_places(part)), named[0])
    return next((part for part in parts if _is_name(part) and not EMPLOYER.search(part)), None)


def says_more(words: str) -> bool:
    """Whether a cell beside a figure may say when, where or from whom it is, or what it is the statistic of."""
    return 0 < len(words) <= LONGEST_CELL and not ODD_CELL.search(words) and not whole_role(words)


def source_of_cell(words: str) -> str | None:
    """Whom a cell below a heading of sources names, without the date beside it."""
    return _undated(words).strip(" ,()*") or None


def _undated(words: str) -> str:
    for date, at in reversed(find_dates(words)):
        words = words[:at] + words[at + len(date) :]
    return words.replace("()", "")


def _is_date(words: str) -> bool:
    return DATE.fullmatch(words) is not None


def _is_name(words: str) -> bool:
    return all(word[0].isupper() or word in SMALL for word in words.split()) and words[0].isupper()
