"""Saved arrays open as they were, or not at all."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.saved_arrays import Unusable, load, path_of, save

ARRAYS = {
    "empty": np.empty(0, np.int32),
    "rows": np.arange(12, dtype=np.float64).reshape(3, 4),
    "letters": np.frombuffer("développeur".encode(), np.uint8),
    "turned": np.arange(6, dtype=np.int64)[::-2],
}


def test_open_as_they_were_saved(tmp_path: Path) -> None:
    """Names, numbers, types and shapes are the same."""
    save(tmp_path, "one", ARRAYS)
    opened = load(tmp_path, "one")
    assert opened is not None
    assert list(opened) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert opened[name].dtype == array.dtype
        assert np.array_equal(opened[name], array)


def test_others_are_not_taken_for_these(tmp_path: Path) -> None:
    """Arrays are opened under their own identity only, even where a file was renamed."""
    path = save(tmp_path, "one", ARRAYS)
    assert load(tmp_path, "two") is None
    path.rename(path_of(tmp_path, "two"))
    with pytest.raises(Unusable):
        load(tmp_path, "two")


def test_one_file_is_kept(tmp_path: Path) -> None:
    """Newer arrays take the place of older ones and of what an interrupted save left; nothing else is touched."""
    save(tmp_path, "one", ARRAYS)
    (tmp_path / ".career-bot-index.half").write_bytes(b"half")
    (tmp_path / "other").touch()
    newer = save(tmp_path, "two", ARRAYS)
    assert set(tmp_path.iterdir()) == {newer, tmp_path / "other"}


@settings(max_examples=50)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_changed_bit_is_noticed(
    place: float, bit: int, tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """A file with one bit turned over is not used, or had it turned where it means nothing."""
    folder = tmp_path_factory.mktemp("damaged")
    damaged = bytearray(content)
    damaged[int(place * len(content))] ^= 1 << bit
    path_of(folder, "one").write_bytes(damaged)
    try:
        opened = load(folder, "one")
    except Unusable:
        return
    assert opened is not None
    assert all(np.array_equal(opened[name], array) for name, array in ARRAYS.items())


@settings(max_examples=30)
@given(kept=st.floats(0, 1, exclude_max=True))
def test_a_cut_file_is_noticed(kept: float, tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """A file that ends too early is not used."""
    folder = tmp_path_factory.mktemp("cut")
    path_of(folder, "one").write_bytes(content[: int(kept * len(content))])
    with pytest.raises(Unusable):
        load(folder, "one")


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """Where nothing can be written the caller learns it, and no half file stays."""
    with pytest.raises(OSError, match="no-folder"):
        save(tmp_path / "no-folder", "one", ARRAYS)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Saved arrays, as bytes."""
    return save(tmp_path_factory.mktemp("whole"), "one", ARRAYS).read_bytes()
