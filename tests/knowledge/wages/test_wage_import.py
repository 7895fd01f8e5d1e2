"""A release is imported from the publisher's files, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.models import Wage
from knowledge.wages import storage
from knowledge.wages.bls_import import import_release
from knowledge.wages.errors import ReleaseNotImported
from tests.knowledge.wages.series_files import as_row, reference_rows, wage_row, write_release

NATION = ("0000000", "National", "national")
OHIO = ("3900000", "Ohio", "state")
ABILENE = ("0010180", "Abilene, TX", "metro")
ROWS = [
    wage_row("11-1011", "Chief Executives", NATION, employment="200000", annual_p75="230000", annual_p90=">=239200"),
    wage_row("11-1011", "Chief Executives", OHIO, employment="9000", employment_rse_pct="3.1", hourly_p90=">=115.00"),
    wage_row("15-1252", "Software Developers", NATION, employment="1600000", hourly_median="65.38", wage_rse_pct="0.0"),
    wage_row("15-1252", "Software Developers", ABILENE),
]


def figures(folder: Path, edit: Callable[[str], str]) -> None:
    """Change the file of figures."""
    path = folder / "oe.data.0.Current"
    path.write_bytes(edit(path.read_bytes().decode()).encode())


def test_what_was_published_comes_out(tmp_path: Path) -> None:
    """Every row and figure is in the table, and nothing of other industries, data types or groups of occupations."""
    import_release(write_release(tmp_path, ROWS, groups=["110000", "111010"]), tmp_path / "wages.zip")
    table = storage.read(tmp_path / "wages.zip")
    assert len(table) == len(ROWS)
    assert [as_row(table, row["soc"], row["area_code"]) for row in ROWS] == ROWS


def test_real_rows_come_out(tmp_path: Path, reference: Path) -> None:
    """Rows of the May 2025 release, written in the publisher's form and imported, are the same again."""
    states = [row for row in reference_rows(reference) if row["area_code"] in ("0000000", "3900000", "0010180")]
    import_release(write_release(tmp_path, states), tmp_path / "wages.zip")
    table = storage.read(tmp_path / "wages.zip")
    assert len(table) == len(states)
    assert [row for row in states if as_row(table, row["soc"], row["area_code"]) != row] == []


def test_a_top_coded_figure_with_a_number_is_top_coded(tmp_path: Path) -> None:
    """The footnote counts, whether the value is a dash or an amount."""
    write_release(tmp_path, ROWS)
    figures(tmp_path, lambda text: text.replace("           -\t5\r", "      250000\t4,5\r"))
    import_release(tmp_path, tmp_path / "wages.zip")
    estimate = storage.read(tmp_path / "wages.zip").estimate("11-1011", "0000000")
    assert estimate
    assert estimate.annual
    assert estimate.annual.p90 == Wage(250000, top_coded=True)


def test_the_most_detailed_level_may_carry_a_groups_code(tmp_path: Path) -> None:
    """An occupation that nothing stands below is detailed, whatever its level."""
    rows = [wage_row("31-1120", "Home Health Aides", NATION, employment="10")]
    write_release(tmp_path, rows, groups=["310000"])
    listed = (
        (tmp_path / "oe.occupation")
        .read_text()
        .replace("Aides\t\t3", "Aides\t\t2")
        .replace("310000\t\t2", "310000\t\t0")
    )
    (tmp_path / "oe.occupation").write_text(listed)
    assert import_release(tmp_path, tmp_path / "wages.zip").occupations_added == ("Home Health Aides",)


def test_the_summary_tells_what_changed(tmp_path: Path) -> None:
    """Releases, rows, and the areas and occupations that came and went, against the table in use."""
    import_release(write_release(tmp_path / "old", ROWS), tmp_path / "old.zip")
    new = [row for row in ROWS if row["area"] != "Ohio"]
    new.append(wage_row("29-1141", "Registered Nurses", ABILENE, employment="50"))
    write_release(tmp_path / "new", new, ("2026A01", "May 2026"))
    old = storage.read(tmp_path / "old.zip")
    summary = import_release(tmp_path / "new", tmp_path / "new.zip", old, published="2027-05-14")
    assert (summary.previous, summary.rows, summary.rows_before) == (old.release, 4, 4)
    assert (summary.release.id, summary.release.published) == ("oews-2026-05", "2027-05-14")
    assert (summary.areas_added, summary.areas_removed) == ((), ("Ohio",))
    assert (summary.occupations_added, summary.occupations_removed) == (("Registered Nurses",), ())
    assert (summary.not_released, summary.top_coded) == (2, 1)


BROKEN_FIGURES = {
    "cut short": (lambda text: text[:-20], r"oe\.data\.0\.Current, line 69: this is not a whole line"),
    "no header": (lambda text: text.partition("\n")[2], r"line 1: the columns are not"),
    "another survey": (lambda text: text.replace("OEUS", "ENUS", 1), r"line 19: this is not a whole line of a series"),
    "another year": (lambda text: text.replace("\t2025\t", "\t2024\t", 1), r"line 2: its year and period"),
    "unknown area": (lambda text: text.replace("OEUS39", "OEUS88", 1), r"line 19: its occupation or area is in no"),
    "a word": (lambda text: text.replace("200000", "plenty", 1), r'line 2: "plenty" is not a figure'),
    "not a number": (lambda text: text.replace("200000", "   nan", 1), r'line 2: "nan" is not a figure'),
    "negative": (lambda text: text.replace("200000", "-20000", 1), r'line 2: "-20000" is not a figure'),
    "too large": (lambda text: text.replace("200000", "2e+100", 1), r'line 2: "2e\+100" is not a figure'),
    "unknown footnote": (lambda text: text.replace("\t8\r", "\t7\r", 1), r"there is no footnote 7"),
    "long id": (lambda text: text.replace("01     \t", "01X    \t", 1), r"line 2: the series id has 26 characters"),
    "twice": (lambda text: text + text.partition("\n")[2], r"line 70: this series was there before"),
}


@pytest.mark.parametrize("name", list(BROKEN_FIGURES))
def test_broken_figures_are_named_with_file_and_line(tmp_path: Path, name: str) -> None:
    """What is wrong in the file of figures is said with its line, and the table in use stays as it was."""
    edit, message = BROKEN_FIGURES[name]
    figures(write_release(tmp_path, ROWS), edit)
    (tmp_path / "wages.zip").write_bytes(b"the table in use")
    with pytest.raises(ReleaseNotImported, match=message):
        import_release(tmp_path, tmp_path / "wages.zip")
    assert (tmp_path / "wages.zip").read_bytes() == b"the table in use"


@pytest.mark.parametrize(
    "name", ["oe.area", "oe.occupation", "oe.datatype", "oe.footnote", "oe.release", "oe.data.0.Current"]
)
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    """Each of the files is needed."""
    (write_release(tmp_path, ROWS) / name).unlink()
    with pytest.raises(ReleaseNotImported, match=f"{name}: it cannot be read"):
        import_release(tmp_path, tmp_path / "wages.zip")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("oe.area", "area_name", "label", r"oe\.area, line 1: the column area_name is missing"),
        ("oe.area", "\tS\tOhio", "\tX\tOhio", r"oe\.area, line 4: this area is not understood"),
        ("oe.area", "3900000\tS\tOhio", "3900000", r"oe\.area, line 4: 2 columns where 4 are named"),
        ("oe.occupation", "151252", "15-1252", r"oe\.occupation, line 3: this occupation is not understood"),
        ("oe.datatype", "Annual median wage", "Median", r'oe\.datatype: there is no data type "Annual median wage"'),
        ("oe.release", "May 2025", "soon", r'oe\.release, line 2: "soon" is not a month and a year'),
    ],
)
def test_broken_lists_are_named_with_file_and_line(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    """So it is with the lists of codes."""
    path = write_release(tmp_path, ROWS) / name
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(ReleaseNotImported, match=message):
        import_release(tmp_path, tmp_path / "wages.zip")


def test_mixed_up_percentiles_are_refused(tmp_path: Path) -> None:
    """A 75th percentile below the median shows that something is wrong with the columns."""
    wrong = wage_row("15-1252", "Software Developers", NATION, hourly_median="65.38", hourly_p75="20.00")
    with pytest.raises(
        ReleaseNotImported, match='Software Developers, National: "Hourly 75th percentile wage" is below'
    ):
        import_release(write_release(tmp_path, [wrong]), tmp_path / "wages.zip")


def test_a_release_without_the_nation_is_refused(tmp_path: Path) -> None:
    """Files that are whole lines and yet not the whole survey are noticed."""
    with pytest.raises(ReleaseNotImported, match="no figure for the nation"):
        import_release(write_release(tmp_path, [row for row in ROWS if row["area"] == "Ohio"]), tmp_path / "wages.zip")


def test_a_release_much_smaller_than_the_last_is_refused(tmp_path: Path) -> None:
    """A download that stopped at the end of a line is noticed by its size."""
    import_release(write_release(tmp_path / "old", ROWS), tmp_path / "old.zip")
    write_release(tmp_path / "new", ROWS[:3], ("2026A01", "May 2026"))
    with pytest.raises(ReleaseNotImported, match="hold 3 rows where the table in use has 4"):
        import_release(tmp_path / "new", tmp_path / "new.zip", storage.read(tmp_path / "old.zip"))
    assert not (tmp_path / "new.zip").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A problem with the disk is a clear line, too."""
    write_release(tmp_path, ROWS)
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ReleaseNotImported, match="cannot be written"):
        import_release(tmp_path, tmp_path / "file" / "wages.zip")
