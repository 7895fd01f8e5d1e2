"""The wage table in memory: read-only columns, one row for each occupation published in an area."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.models import Area, Wage, WageDistribution, WageEstimate, WageRelease
from knowledge.wages.measures import (
    ANNUAL,
    EMPLOYMENT,
    EMPLOYMENT_RSE,
    HOURLY,
    MEASURES,
    NOT_RELEASED,
    STATISTICS,
    WAGE_RSE,
    top_code_bit,
)


class SurveyOccupation(NamedTuple):
    """A detailed occupation: its Standard Occupational Classification code and its title."""

    code: str
    title: str


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The figures of a table.

    ``published`` (occupations × areas, bool) marks which pairs have a row; rows are numbered in its order, occupation
    by occupation. ``values`` (measures × rows, int32) holds figures times their measure's scale or ``NOT_RELEASED``,
    ``top_coded`` (rows, uint16) the bits of ``top_code_bit``.
    """

    published: NDArray[np.bool_]
    values: NDArray[np.int32]
    top_coded: NDArray[np.uint16]

    def __post_init__(self) -> None:
        rows = int(np.count_nonzero(self.published))
        if self.values.shape != (len(MEASURES), rows) or self.top_coded.shape != (rows,):
            raise ValueError(f"{rows} rows are marked, {self.values.shape[-1]} and {len(self.top_coded)} are there")
        for array in (self.published, self.values, self.top_coded):
            array.flags.writeable = False


class WageTable:
    """One release of the survey. ``areas`` come with most jobs first, ``occupations`` by code."""

    def __init__(
        self,
        release: WageRelease,
        areas: tuple[Area, ...],
        occupations: tuple[SurveyOccupation, ...],
        columns: Columns,
    ) -> None:
        """Raises ``ValueError`` where the columns do not fit the areas and occupations."""
        if columns.published.shape != (len(occupations), len(areas)):
            raise ValueError(f"columns for {columns.published.shape}, not for {len(occupations)} × {len(areas)}")
        self.release = release
        self.areas = areas
        self.occupations = occupations
        self.columns = columns
        self._area_numbers = {area.code: number for number, area in enumerate(areas)}
        self._occupation_numbers = {occupation.code: number for number, occupation in enumerate(occupations)}
        self._rows = np.where(
            columns.published, np.cumsum(columns.published, dtype=np.int32).reshape(-1, len(areas)), 0
        )

    def __len__(self) -> int:
        """How many rows the table has."""
        return len(self.columns.top_coded)

    def estimate(self, occupation_code: str, area_code: str) -> WageEstimate | None:
        """The row of an occupation in an area, or ``None`` where the table has none."""
        occupation = self._occupation_numbers.get(occupation_code)
        area = self._area_numbers.get(area_code)
        if occupation is None or area is None or not self._rows[occupation, area]:
            return None
        row = int(self._rows[occupation, area]) - 1
        return self._read(self.occupations[occupation], self.areas[area], row)

    def _read(self, occupation: SurveyOccupation, area: Area, row: int) -> WageEstimate:
        figures = [
            None if figure == NOT_RELEASED else figure / measure.scale
            for figure, measure in zip(self.columns.values[:, row].tolist(), MEASURES, strict=True)
        ]
        top_coded = int(self.columns.top_coded[row])
        employment = figures[EMPLOYMENT]
        return WageEstimate(
            occupation_code=occupation.code,
            occupation=occupation.title,
            area=area,
            employment=None if employment is None else int(employment),
            employment_rse=figures[EMPLOYMENT_RSE],
            wage_rse=figures[WAGE_RSE],
            hourly=_distribution(figures, top_coded, HOURLY),
            annual=_distribution(figures, top_coded, ANNUAL),
            release=self.release,
        )


def _distribution(figures: list[float | None], top_coded: int, first: int) -> WageDistribution | None:
    wages = [
        None if amount is None else Wage(amount, bool(top_coded & top_code_bit(column)))
        for column, amount in enumerate(figures[first : first + len(STATISTICS)], first)
    ]
    return WageDistribution(*wages) if any(wages) else None
