"""Lines that speak of the figures around them: what unit they are in, where, when and from whom.

Belongs here: notes such as "All figures USD per year", "Source: X", "(average net pay per month, 2023)", "Figures are
for England and apply from 1 April 2024", and lines that name nothing but a place. None of them holds a sum itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.salaries.amounts import find_amounts
from knowledge.salaries.currencies import NAMED
from knowledge.salaries.dating import find_dates
from knowledge.salaries.exclusions import speaks_of_pay
from knowledge.salaries.origins import find_origins, source_line
from knowledge.salaries.periods import WORDS
from knowledge.salaries.places import find_places, label_place
from knowledge.salaries.statistics import named_statistic

LONGEST = 300
LONGEST_ADDRESS = 120
_FIGURES = r"(?:figures?|data|amounts|numbers|salar(?:y|ies)|wages|rates|values|sample|statistics|survey|prices)"
NOTE = re.compile(
    rf"[\W_]*(?:table \d+\W+)?(?:(?:all|these|the|our|salary|pay|wage|quoted|above|below|\d+)\s){{0,4}}"
    rf"(?:{_FIGURES}(?=\s(?:are|is|were|in|for|from|as|per|gross|net|by|apply|[A-Z]{{3}}\b)|\s?[:(])"
    r"|(?:pay|wages|earnings):|sources?\b|based on|collected from|compiled from)",
    re.IGNORECASE,
)
THESE_ARE = re.compile(rf"[\W_]*.{{0,40}}\b(?:these|here) are\b.{{0,40}}\b(?:{_FIGURES}|examples)\b", re.IGNORECASE)
BEHIND_TABLE = re.compile(r"\s*(?:[*_(\[†]|table \d|notes?\b|source|all\b|figures?\b|data\b|amounts\b)", re.IGNORECASE)
OF_TABLE = re.compile(r"\btables?\b", re.IGNORECASE)
SOURCE = re.compile(r"\W*sources?\b", re.IGNORECASE)
ZIP = re.compile(r",? (?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2})$")
LOCATION = re.compile(r"\W*(?:location|place of work|where|city|office)\s?:\W*(?P<place>.{2,60})$", re.IGNORECASE)
ADDRESS = re.compile(r"(?P<place>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, [A-Z]{2}) \d{5}(?:-\d{4})?\b")
OPENS_IN = re.compile(r"(?:Over |Down |Up |Here )?[Ii]n (?:the )?$")


@dataclass(frozen=True, slots=True)
class Notes:
    """What a section's notes say of all its figures.

    ``units`` are those that name a currency, a period or pay, ``of_tables`` those that speak of a table alone.
    """

    place: str | None = None
    as_of: str | None = None
    origin: str | None = None
    units: tuple[str, ...] = ()
    of_tables: tuple[str, ...] = ()


def notes_among(sentences: Sequence[str]) -> Notes:
    """What the notes among a section's ``sentences`` say; what two of them say differently is left open."""
    notes = [words for words in sentences if _is_note(words)]
    of_tables = tuple(words for words in notes if OF_TABLE.search(words))
    notes = [words for words in notes if words not in of_tables]
    told = [words for words in notes if not SOURCE.match(words)]
    places = {place.name for words in told for place in find_places(words)[:1]}
    dates = {date for words in notes for date, _ in find_dates(words)}
    origins = {name for words in notes if (name := source_line(words))}
    origins = origins or {name for words in notes for name, _ in find_origins(words)}
    return Notes(_sole(places), _sole(dates), _sole(origins), tuple(filter(names_unit, notes)), of_tables)


def names_unit(words: str) -> bool:
    """Whether ``words`` name a currency, a period or pay."""
    return bool(NAMED.search(words) or WORDS.search(words)) or speaks_of_pay(words)


def is_behind_table(words: str) -> bool:
    """Whether the line behind a table is about the table: "*Median gross pay in CHF, 2022*", "Pounds per day."."""
    if len(words) > LONGEST or has_sum(words):
        return False
    unit = bool(NAMED.match(words.lstrip("(*_ "))) and WORDS.search(words) is not None
    marked = BEHIND_TABLE.match(words) is not None
    return unit or (marked and (names_unit(words) or named_statistic(words) is not None or bool(find_origins(words))))


def has_sum(words: str) -> bool:
    """Whether ``words`` hold money."""
    return any(not amount.plain for amount in find_amounts(words, 0, len(words)))


def place_line(words: str) -> str | None:
    """The place that a line consists of ("Columbus, OH 43219") or that its label announces."""
    located = LOCATION.match(words)
    address = ADDRESS.search(words) if len(words) <= LONGEST_ADDRESS else None
    if address:
        return address["place"]
    named = (located["place"] if located else words).strip(" .*_")
    return named if len(named) <= 60 and label_place(ZIP.sub("", named)) else None


def sole_opening_place(sentence: str) -> str | None:
    """The place that a sentence turns to ("In Norway, add a third."), where it names no other."""
    named = find_places(sentence)
    return named[0].name if len(named) == 1 and OPENS_IN.fullmatch(sentence[: named[0].start]) else None


def _is_note(words: str) -> bool:
    """Whether ``words`` speak of the figures around them; what ends in a colon speaks of what it leads to alone."""
    noted = len(words) <= LONGEST and not words.rstrip("*_ ").endswith(":")
    return noted and bool(NOTE.match(words) or THESE_ARE.match(words)) and not has_sum(words)


def _sole(named: set[str]) -> str | None:
    return named.pop() if len(named) == 1 else None
