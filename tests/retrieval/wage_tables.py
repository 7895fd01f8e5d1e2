"""Wage tables for tests of look-up: the packaged one, and rows of our own."""

from dataclasses import dataclass
from functools import cache

from knowledge.models import Area, AreaType, WageEstimate, WageRelease
from knowledge.wages.shipped import shipped_table
from retrieval.wages.lookup import WageLookup

RELEASE = WageRelease(
    id="oews-2025-05",
    name="May 2025",
    survey="Occupational Employment and Wage Statistics",
    publisher="US Bureau of Labor Statistics",
    period="2025-05",
    published=None,
    licence="public domain",
)
NATION = Area("0000000", "National", AreaType.NATION, ())
OHIO = Area("3900000", "Ohio", AreaType.STATE, ("OH",))
COLUMBUS = Area("0018140", "Columbus, OH", AreaType.METRO, ("OH",))


@dataclass
class SmallTable:
    """A table of these rows."""

    rows: tuple[WageEstimate, ...]
    release: WageRelease = RELEASE
    areas: tuple[Area, ...] = (NATION, OHIO, COLUMBUS)

    def estimate(self, occupation_code: str, area_code: str) -> WageEstimate | None:
        """The row, if it is one of these."""
        keys = {(row.occupation_code, row.area.code): row for row in self.rows}
        return keys.get((occupation_code, area_code))


@cache
def packaged_lookup() -> WageLookup:
    """Look-up in the packaged release."""
    return WageLookup(shipped_table())
