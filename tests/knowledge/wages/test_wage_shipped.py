"""Which wage table is served."""

from pathlib import Path

import pytest

from knowledge.wages.bls_import import import_release
from knowledge.wages.errors import WageTableUnreadable
from knowledge.wages.shipped import IMPORTED, served_wages
from tests.knowledge.wages.series_files import wage_row, write_release

ROWS = [wage_row("15-1252", "Software Developers", ("0000000", "National", "national"), annual_median="140000")]


def imported(data: Path, code: str, name: str) -> Path:
    import_release(write_release(data / "files", ROWS, (code, name)), data / IMPORTED)
    return data


def test_the_packaged_table_is_served_without_another() -> None:
    """An operator who never imported gets the packaged release."""
    served = served_wages(None)
    assert served.table
    assert (served.table.release.period, served.problems) == ("2025-05", ())


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [("2026A01", "May 2026", "2026-05"), ("2024A01", "May 2024", "2025-05"), ("2025A01", "May 2025", "2025-05")],
)
def test_the_newer_table_is_served(tmp_path: Path, code: str, name: str, expected: str) -> None:
    """An imported table is served unless the packaged one is newer."""
    served = served_wages(imported(tmp_path, code, name))
    assert served.table
    assert (served.table.release.period, served.problems) == (expected, ())
    assert (len(served.table) == 1) == (code != "2024A01")


def test_a_damaged_import_is_told_and_the_packaged_table_serves(tmp_path: Path) -> None:
    """Nobody loses official wages because a file in the data folder broke."""
    (tmp_path / IMPORTED).write_bytes(b"PK\x03\x04 cut")
    served = served_wages(tmp_path)
    assert served.table
    assert served.table.release.period == "2025-05"
    assert [str(problem).splitlines() for problem in served.problems] == [[str(served.problems[0])]]
    assert isinstance(served.problems[0], WageTableUnreadable)
