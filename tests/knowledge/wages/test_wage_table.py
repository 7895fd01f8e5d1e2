"""The packaged wage table says what the survey published."""

from pathlib import Path

import pytest

from knowledge.models import AreaType, Wage
from knowledge.wages.shipped import shipped_table
from knowledge.wages.table import WageTable
from tests.knowledge.wages.series_files import as_row, reference_rows


@pytest.fixture(scope="module")
def table() -> WageTable:
    return shipped_table()


def test_nothing_is_lost(table: WageTable, reference: Path) -> None:
    """All rows of the reference file, and no others, come out of the packaged table as they are written there."""
    rows = reference_rows(reference)
    assert len(table) == len(rows) == 223_174
    assert [row for row in rows if as_row(table, row["soc"], row["area_code"]) != row] == []


def test_release_is_named(table: WageTable) -> None:
    """The table knows its survey, month, publisher, day of release and licence."""
    release = table.release
    assert (release.id, release.name, release.period, release.published) == (
        "oews-2025-05", "May 2025", "2025-05", "2026-05-15",
    )  # fmt: skip
    assert (release.survey, release.publisher, release.licence) == (
        "Occupational Employment and Wage Statistics", "US Bureau of Labor Statistics", "public domain",
    )  # fmt: skip


def test_a_figure_can_be_looked_up(table: WageTable) -> None:
    """Software developers in the nation: the published median, mean and number employed."""
    estimate = table.estimate("15-1252", "0000000")
    assert estimate
    assert estimate.annual
    assert estimate.hourly
    assert (estimate.annual.median, estimate.annual.mean) == (Wage(135980), Wage(148100))
    assert (estimate.hourly.p90, estimate.employment, estimate.wage_rse) == (Wage(103.21), 1687890, 0.4)


@pytest.mark.parametrize(("occupation", "area"), [("15-1252", "9999999"), ("99-9999", "0000000"), ("", "")])
def test_what_is_not_in_the_table_is_none(table: WageTable, occupation: str, area: str) -> None:
    """An unknown code is no error."""
    assert table.estimate(occupation, area) is None


def test_areas_know_their_states(table: WageTable) -> None:
    """A metropolitan area has the states of its name, the rest of a state the one of its code, the nation none."""
    states = {area.name: area.states for area in table.areas}
    assert states["Kansas City, MO-KS"] == ("MO", "KS")
    assert states["Eastern Ohio nonmetropolitan area"] == states["Ohio"] == ("OH",)
    assert states["National"] == ()


def test_areas_come_with_most_jobs_first(table: WageTable) -> None:
    """The nation leads, and the largest state and city lead their kinds."""
    first = {kind: next(area.name for area in table.areas if area.type is kind) for kind in AreaType}
    assert table.areas[0].type is AreaType.NATION
    assert (first[AreaType.STATE], first[AreaType.METRO]) == ("California", "New York-Newark-Jersey City, NY-NJ")


def test_the_columns_cannot_be_changed(table: WageTable) -> None:
    """The table is read-only."""
    with pytest.raises(ValueError, match="read-only"):
        table.columns.values[0, 0] = 1
