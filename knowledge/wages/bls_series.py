"""The survey's figures, read line by line from the file of all series (six million lines, 330 MB in May 2025).

A series id is 25 characters: ``OE``, ``U`` for not seasonally adjusted, the area's type (``N``, ``S``, ``M``), seven of
the area, six of the industry, six of the occupation and two of the data type. Only series across all industries are
read. A value is a number or ``-``, and then a footnote says whether the wage is top-coded or not released.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from knowledge.models import Area
from knowledge.wages.bls_files import DATA_FILE, Footnotes, SurveyRelease, TopCode, refusal
from knowledge.wages.errors import ReleaseNotImported
from knowledge.wages.measures import ANNUAL, EMPLOYMENT, HOURLY, MEASURES, NOT_RELEASED, top_code_bit
from knowledge.wages.table import Columns, SurveyOccupation

_UNSEEN: Final = -2
_ID_LENGTH: Final = 25
_ALL_INDUSTRIES: Final = b"000000"
_LARGEST: Final = np.iinfo(np.int32).max
_AREA, _INDUSTRY, _OCCUPATION, _DATATYPE = slice(4, 11), slice(11, 17), slice(17, 23), slice(23, 25)


class Codes(NamedTuple):
    """What the codes in series ids and footnotes mean."""

    areas: dict[str, Area]
    occupations: dict[str, SurveyOccupation | None]
    measures: dict[str, int]
    footnotes: Footnotes
    release: SurveyRelease


class Figures(NamedTuple):
    """Every area and occupation that has a row, most jobs first and by code, with their columns."""

    areas: tuple[Area, ...]
    occupations: tuple[SurveyOccupation, ...]
    columns: Columns


def read_figures(folder: Path, codes: Codes) -> Figures:
    """All figures of detailed occupations. Raises ``ReleaseNotImported`` naming file and line."""
    grid, reader = _Grid(codes), _ValueReader(folder, codes)
    for number, line in reader.lines():
        column = grid.column(line)
        if column is None:
            continue
        cell = grid.cell(line)
        if cell is None:
            raise reader.refusal(number, "its occupation or area is in no list")
        if grid.values[column, *cell] != _UNSEEN:
            raise reader.refusal(number, "this series was there before")
        grid.values[column, *cell], is_top_code = reader.value(number, line, column)
        if is_top_code:
            grid.top_coded[cell] |= top_code_bit(column)
    return grid.figures()


class _Grid:
    """Every area and occupation that there may be: where in the columns a series belongs."""

    def __init__(self, codes: Codes) -> None:
        self._areas = list(codes.areas.values())
        self._occupations = sorted(occupation for occupation in codes.occupations.values() if occupation)
        self._area_numbers = {area.code.encode(): number for number, area in enumerate(self._areas)}
        self._occupation_numbers = {
            occupation.code.replace("-", "").encode(): number for number, occupation in enumerate(self._occupations)
        }
        self._groups = {code.encode() for code, occupation in codes.occupations.items() if occupation is None}
        self._columns = {code.encode(): column for code, column in codes.measures.items()}
        shape = (len(self._occupations), len(self._areas))
        self.values = np.full((len(MEASURES), *shape), _UNSEEN, np.int32)
        self.top_coded = np.zeros(shape, np.uint16)

    def column(self, line: bytes) -> int | None:
        """The column of a line's series; ``None`` for single industries, groups and data types that are not kept."""
        if line[_INDUSTRY] != _ALL_INDUSTRIES or line[_OCCUPATION] in self._groups:
            return None
        return self._columns.get(line[_DATATYPE])

    def cell(self, line: bytes) -> tuple[int, int] | None:
        """Numbers of the occupation and the area, ``None`` where either is not listed."""
        occupation = self._occupation_numbers.get(line[_OCCUPATION])
        area = self._area_numbers.get(line[_AREA])
        return None if occupation is None or area is None else (occupation, area)

    def figures(self) -> Figures:
        """What was filled in, without areas and occupations that have no row."""
        published = (self.values != _UNSEEN).any(axis=0)
        jobs = np.maximum(self.values[EMPLOYMENT], 0).sum(axis=0)
        by_size = [number for number in np.argsort(-jobs, kind="stable").tolist() if published[:, number].any()]
        kept = np.flatnonzero(published.any(axis=1)).tolist()
        cells = np.ix_(kept, by_size)
        marked = published[cells]
        rows = self.values[:, *cells][:, marked]
        values = np.where(rows == _UNSEEN, NOT_RELEASED, rows).astype(np.int32)
        return Figures(
            tuple(self._areas[number] for number in by_size),
            tuple(self._occupations[number] for number in kept),
            Columns(marked, values, self.top_coded[cells][marked]),
        )


class _ValueReader:
    """Reads the lines of the data file and the value of each."""

    def __init__(self, folder: Path, codes: Codes) -> None:
        self._folder = folder
        self._release = codes.release.code.encode()
        self._footnotes = codes.footnotes

    def refusal(self, number: int | None, what: str) -> ReleaseNotImported:
        """The error for a line of the data file."""
        return refusal(self._folder, DATA_FILE, number, what)

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Number and bytes of each line after the column names."""
        try:
            with (self._folder / DATA_FILE).open("rb") as file:
                if next(file, b"").split()[:4] != [b"series_id", b"year", b"period", b"value"]:
                    raise self.refusal(1, "the columns are not series_id, year, period and value")
                for number, line in enumerate(file, 2):
                    if line.startswith(b"OEU") and line.count(b"\t") >= 3:
                        yield number, line
                    elif line.strip():
                        raise self.refusal(number, "this is not a whole line of a series of this survey")
        except OSError as error:
            raise self.refusal(None, f"it cannot be read ({error.strerror})") from error

    def value(self, number: int, line: bytes, column: int) -> tuple[int, bool]:
        """The figure times its scale and whether it is top-coded."""
        cells = [cell.strip() for cell in line.split(b"\t")]
        if len(cells[0]) != _ID_LENGTH:
            raise self.refusal(number, f"the series id has {len(cells[0])} characters, not {_ID_LENGTH}")
        if cells[1] + cells[2] != self._release:
            raise self.refusal(number, f"its year and period are not the release's, {self._release.decode()}")
        noted = self._top_code(number, cells[4] if len(cells) > 4 else b"")
        top_code = noted if column >= HOURLY else None
        if cells[3] != b"-":
            return self._scaled(number, cells[3].decode("ascii", "replace"), column), top_code is not None
        if top_code is None:
            return NOT_RELEASED, False
        floor = top_code.annual if column >= ANNUAL else top_code.hourly
        return round(floor * MEASURES[column].scale), True

    def _top_code(self, number: int, notes: bytes) -> TopCode | None:
        codes = [code.strip() for code in notes.decode("ascii", "replace").split(",") if code.strip()]
        if unknown := [code for code in codes if code not in self._footnotes.known]:
            raise self.refusal(number, f"there is no footnote {unknown[0]}")
        return next((self._footnotes.top_codes[code] for code in codes if code in self._footnotes.top_codes), None)

    def _scaled(self, number: int, figure: str, column: int) -> int:
        try:
            scaled = round(float(figure) * MEASURES[column].scale)
        except (ValueError, OverflowError):
            scaled = NOT_RELEASED
        if not 0 <= scaled <= _LARGEST:
            raise self.refusal(number, f'"{figure}" is not a figure')
        return scaled
