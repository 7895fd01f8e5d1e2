"""A wage table file is read whole or refused in one clear line, and written whole or not at all."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.errors import KnownProblem
from knowledge.wages import storage
from knowledge.wages.bls_import import import_release
from knowledge.wages.errors import WageTableUnreadable
from tests.knowledge.wages.series_files import wage_row, write_release

NATION = ("0000000", "National", "national")
ROWS = [
    wage_row("11-1011", "Chief Executives", NATION, employment="200000", annual_mean="262930", annual_p90=">=239200"),
    wage_row("15-1252", "Software Developers", NATION, employment="1687890", hourly_mean="71.20", wage_rse_pct="0.4"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    import_release(write_release(tmp_path / "files", ROWS), tmp_path / "wages.zip")
    return tmp_path / "wages.zip"


def test_a_table_is_read_as_it_was_written(path: Path, tmp_path: Path) -> None:
    """Writing what was read gives the same file, byte by byte."""
    storage.write(storage.read(path), tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == path.read_bytes()


def test_the_release_can_be_read_alone(path: Path) -> None:
    """Which release a file holds is known without its figures."""
    assert storage.read_release(path) == storage.read(path).release


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The problem says which file is missing and what to do, in one line."""
    with pytest.raises(WageTableUnreadable, match=r"nowhere\.zip is missing\..*Import") as caught:
        storage.read(tmp_path / "nowhere.zip")
    assert isinstance(caught.value, KnownProblem)
    assert "\n" not in str(caught.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(share=st.floats(0, 0.999))
def test_a_file_cut_short_is_refused(path: Path, share: float) -> None:
    """Wherever a file was cut off, it is refused."""
    content = path.read_bytes()
    cut = path.with_name("cut.zip")
    cut.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(WageTableUnreadable, match=r"cut\.zip is damaged"):
        storage.read(cut)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(place=st.integers(0), bit=st.integers(0, 7))
def test_a_flipped_bit_never_changes_a_figure(path: Path, place: int, bit: int) -> None:
    """A damaged byte is noticed, or it was one that carries no figure."""
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 1 << bit
    damaged = path.with_name("damaged.zip")
    damaged.write_bytes(content)
    whole = storage.read(path)
    try:
        table = storage.read(damaged)
    except WageTableUnreadable:
        return
    assert (table.release, table.areas, table.occupations) == (whole.release, whole.areas, whole.occupations)
    assert (table.columns.values == whole.columns.values).all()
    assert (table.columns.top_coded == whole.columns.top_coded).all()


def test_another_format_is_refused(path: Path) -> None:
    """A file of a later format says so."""
    with zipfile.ZipFile(path) as archive:
        about = archive.read("about.json").replace(b'"format": 1', b'"format": 2')
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("about.json", about)
    with pytest.raises(WageTableUnreadable, match="format 2"):
        storage.read(path)


def test_a_failed_write_leaves_the_old_file(path: Path) -> None:
    """Where the table cannot be put in place, nothing of it stays behind and the old one is whole."""
    target = path.with_name("occupied")
    (target / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="occupied"):
        storage.write(storage.read(path), target)
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["files", "occupied", "wages.zip"]
