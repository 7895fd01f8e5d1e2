"""The figures that the wage survey publishes for an occupation in an area.

Belongs here: what each column of the table means and how it is stored. ``MEASURES`` fixes the order of the columns.
"""

from typing import Final, NamedTuple

NOT_RELEASED: Final = -1
"""Stands in a column where the survey releases no figure; every released figure is zero or more."""

STATISTICS: Final = ("mean", "p10", "p25", "median", "p75", "p90")
"""The statistics of a period, in the order of their columns; names of ``WageDistribution``'s fields."""


class Measure(NamedTuple):
    """A column. ``title`` is the Bureau of Labor Statistics' name for it; figures are stored times ``scale``."""

    title: str
    scale: int


_CENTS, _DOLLARS = 100, 1
_WAGES = (
    "{} mean wage",
    "{} 10th percentile wage",
    "{} 25th percentile wage",
    "{} median wage",
    "{} 75th percentile wage",
    "{} 90th percentile wage",
)

MEASURES: Final = (
    Measure("Employment", 1),
    Measure("Employment percent relative standard error", 10),
    Measure("Wage percent relative standard error", 10),
    *(Measure(title.format("Hourly"), _CENTS) for title in _WAGES),
    *(Measure(title.format("Annual"), _DOLLARS) for title in _WAGES),
)

EMPLOYMENT: Final = 0
EMPLOYMENT_RSE: Final = 1
WAGE_RSE: Final = 2
HOURLY: Final = 3
"""Column of the hourly mean; the hourly percentiles follow."""
ANNUAL: Final = HOURLY + len(STATISTICS)
"""Column of the annual mean; the annual percentiles follow."""


def top_code_bit(column: int) -> int:
    """The bit that marks a wage column as top-coded: its true figure is the stored one or more."""
    return 1 << (column - HOURLY)
