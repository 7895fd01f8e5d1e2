"""The small files of the survey "oe" as the Bureau of Labor Statistics publishes them: what the codes mean.

They are tab-separated with a line of column names; cells are padded with blanks. ``oe.series`` and ``oe.areatype`` are
not needed: a series' own id says its area, industry, occupation and data type.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from knowledge.models import Area, AreaType
from knowledge.wages.areas import area
from knowledge.wages.errors import ReleaseNotImported
from knowledge.wages.measures import MEASURES
from knowledge.wages.table import SurveyOccupation

DATA_FILE: Final = "oe.data.0.Current"
_SOURCE: Final = "Download the file again from https://download.bls.gov/pub/time.series/oe/ and repeat the import."
_AREA_TYPES: Final = {"N": AreaType.NATION, "S": AreaType.STATE, "M": AreaType.METRO}
_TOP_CODE: Final = re.compile(
    r"equal to or greater than \$(?P<hourly>[\d,.]*\d) per hour or \$(?P<annual>[\d,.]*\d) per year"
)
_RELEASE: Final = re.compile(r"(?P<month>[A-Z][a-z]+) (?P<year>\d{4})")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Line(NamedTuple):
    """A line of a file by column name; ``number`` counts from 1 with the line of names."""

    number: int
    cells: dict[str, str]


class TopCode(NamedTuple):
    """The amounts in dollars from which on the survey gives no exact wage."""

    hourly: float
    annual: float


class Footnotes(NamedTuple):
    """``top_codes`` by footnote code; ``known`` holds every footnote code there is."""

    top_codes: dict[str, TopCode]
    known: frozenset[str]


class SurveyRelease(NamedTuple):
    """``code`` is year and period of its figures (2025A01), ``name`` the month in words, ``period`` as in 2025-05."""

    code: str
    name: str
    period: str


def refusal(folder: Path, name: str, line: int | None, what: str) -> ReleaseNotImported:
    """The error for something wrong in a file of ``folder``, with its line where there is one."""
    place = f"{folder / name}, line {line}" if line else str(folder / name)
    return ReleaseNotImported(f"{place}: {what}.", _SOURCE)


def lines(folder: Path, name: str, columns: tuple[str, ...]) -> Iterator[Line]:
    """The lines of a small file. Raises ``ReleaseNotImported`` where it or one of ``columns`` is missing."""
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise refusal(folder, name, None, f"it cannot be read ({error})") from error
    names, *rest = [[cell.strip() for cell in line.split("\t")] for line in text.split("\n")]
    if missing := [column for column in columns if column not in names]:
        raise refusal(folder, name, 1, f"the column {missing[0]} is missing")
    for number, cells in enumerate(rest, 2):
        if any(cells):
            if len(cells) < max(names.index(column) for column in columns) + 1:
                raise refusal(folder, name, number, f"{len(cells)} columns where {len(names)} are named")
            yield Line(number, dict(zip(names, cells, strict=False)))


def read_areas(folder: Path) -> dict[str, Area]:
    """``oe.area``: areas by code."""
    found = {}
    for number, cells in lines(folder, "oe.area", ("area_code", "areatype_code", "area_name")):
        try:
            kind = _AREA_TYPES[cells["areatype_code"]]
            found[cells["area_code"]] = area(cells["area_code"], cells["area_name"], kind)
        except (KeyError, ValueError) as error:
            raise refusal(folder, "oe.area", number, f"this area is not understood ({error})") from error
    return found


def read_occupations(folder: Path) -> dict[str, SurveyOccupation | None]:
    """``oe.occupation``: occupations by six-digit code, ``None`` for a group of others.

    A line is a group's if the next one stands deeper. The survey's own finest level will not do: some of its most
    detailed occupations, such as 31-1120, carry a group's code.
    """
    listed = list(lines(folder, "oe.occupation", ("occupation_code", "occupation_name", "display_level")))
    levels = [line.cells["display_level"] for line in listed]
    found: dict[str, SurveyOccupation | None] = {}
    for line, level, following in zip(listed, levels, [*levels[1:], ""], strict=True):
        code, title = line.cells["occupation_code"], line.cells["occupation_name"]
        if not re.fullmatch(r"\d{6}", code) or not level.isdigit() or not title:
            raise refusal(folder, "oe.occupation", line.number, "this occupation is not understood")
        is_group = following.isdigit() and int(following) > int(level)
        found[code] = None if is_group else SurveyOccupation(f"{code[:2]}-{code[2:]}", title)
    return found


def read_measures(folder: Path) -> dict[str, int]:
    """``oe.datatype``: column of ``MEASURES`` by data type code; other data types are left out."""
    columns = {measure.title.casefold(): column for column, measure in enumerate(MEASURES)}
    found = {
        cells["datatype_code"]: columns[name]
        for _, cells in lines(folder, "oe.datatype", ("datatype_code", "datatype_name"))
        if (name := cells["datatype_name"].casefold()) in columns
    }
    if missing := set(range(len(MEASURES))) - set(found.values()):
        raise refusal(folder, "oe.datatype", None, f'there is no data type "{MEASURES[min(missing)].title}"')
    return found


def read_footnotes(folder: Path) -> Footnotes:
    """``oe.footnote``: which codes say that a wage is a certain amount or more."""
    texts = {
        cells["footnote_code"]: cells["footnote_text"]
        for _, cells in lines(folder, "oe.footnote", ("footnote_code", "footnote_text"))
    }
    top_codes = {
        code: TopCode(*(float(match[period].replace(",", "")) for period in ("hourly", "annual")))
        for code, text in texts.items()
        if (match := _TOP_CODE.search(text))
    }
    return Footnotes(top_codes, frozenset(texts))


def read_release(folder: Path) -> SurveyRelease:
    """``oe.release``: its only line."""
    releases = list(lines(folder, "oe.release", ("release_date", "description")))
    if len(releases) != 1:
        raise refusal(folder, "oe.release", None, f"{len(releases)} releases are named where there must be one")
    number, cells = releases[0]
    named = _RELEASE.fullmatch(cells["description"])
    if not named or named["month"] not in _MONTHS:
        raise refusal(folder, "oe.release", number, f'"{cells["description"]}" is not a month and a year')
    period = f"{named['year']}-{_MONTHS.index(named['month']) + 1:02}"
    return SurveyRelease(cells["release_date"], cells["description"], period)
