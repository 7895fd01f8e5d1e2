"""The saved index opens as it was, or not at all."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.saved_index import index_path, open_index, save_index
from retrieval import index as indexing
from retrieval.index import Index

DOCUMENTS = [["nurse", "pay", "pay"], ["développeur", "c++"], [], ["§pay", "nurse", "\x00", "", "\ud800"]] * 30
QUERY = ["nurse", "c++", "pay", "\x00", "", "\ud800"]


def test_opens_as_it_was_saved(tmp_path: Path) -> None:
    """Scores, terms and order are the same, strange terms included."""
    saved = Index(DOCUMENTS)
    save_index(tmp_path, "one", saved)
    opened = open_index(tmp_path, "one")
    assert opened is not None
    assert np.array_equal(opened.scores(QUERY), saved.scores(QUERY))
    assert opened.top(QUERY, 7) == saved.top(QUERY, 7)
    assert (opened.size, opened.terms) == (saved.size, saved.terms)


@pytest.mark.parametrize("documents", [[], [[]], [["pay"]]])
def test_small_ones_are_saved_too(tmp_path: Path, documents: list[list[str]]) -> None:
    """An index of nothing, of an empty document or of one word survives."""
    save_index(tmp_path, "one", Index(documents))
    opened = open_index(tmp_path, "one")
    assert opened is not None
    assert opened.top(["pay"], 3) == Index(documents).top(["pay"], 3)


def test_an_updated_index_is_saved_whole(tmp_path: Path) -> None:
    """What an update brought and took is in the file."""
    updated = Index(DOCUMENTS).updated(np.array([*range(50), indexing.FRESH, *range(51, 120)]), [["fresh", "pay"]])
    save_index(tmp_path, "two", updated)
    opened = open_index(tmp_path, "two")
    assert opened is not None
    assert opened.top(["fresh", "pay"], 200) == updated.top(["fresh", "pay"], 200)


def test_other_articles_are_not_taken_for_these(tmp_path: Path) -> None:
    """An index is opened under its own identity only, even where a file was renamed."""
    path = save_index(tmp_path, "one", Index(DOCUMENTS))
    assert open_index(tmp_path, "two") is None
    path.rename(index_path(tmp_path, "two"))
    assert open_index(tmp_path, "two") is None


def test_another_layout_is_outdated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Arrays of before are not read once their layout has changed."""
    path = save_index(tmp_path, "one", Index(DOCUMENTS))
    monkeypatch.setattr("bot.saved_index.LAYOUT", indexing.LAYOUT + 1)
    assert open_index(tmp_path, "one") is None
    path.rename(index_path(tmp_path, "one"))
    assert open_index(tmp_path, "one") is None


def test_one_file_is_kept(tmp_path: Path) -> None:
    """A newer index takes the place of the older one, and nothing else is left behind."""
    save_index(tmp_path, "one", Index(DOCUMENTS))
    newer = save_index(tmp_path, "two", Index(DOCUMENTS[:5]))
    assert list(tmp_path.iterdir()) == [newer]


@settings(max_examples=50)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_changed_bit_is_noticed(
    place: float, bit: int, tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """A file with one bit turned over is not used, or had it turned where it means nothing."""
    folder = tmp_path_factory.mktemp("damaged")
    damaged = bytearray(content)
    damaged[int(place * len(content))] ^= 1 << bit
    index_path(folder, "one").write_bytes(damaged)
    opened = open_index(folder, "one")
    assert opened is None or opened.top(QUERY, 9) == Index(DOCUMENTS).top(QUERY, 9)


@settings(max_examples=30)
@given(kept=st.floats(0, 1, exclude_max=True))
def test_a_cut_file_is_noticed(kept: float, tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """A file that ends too early is not used."""
    folder = tmp_path_factory.mktemp("cut")
    index_path(folder, "one").write_bytes(content[: int(kept * len(content))])
    assert open_index(folder, "one") is None


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """Where nothing can be written the caller learns it, and no half file stays."""
    with pytest.raises(OSError, match="no-folder"):
        save_index(tmp_path / "no-folder", "one", Index(DOCUMENTS))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A saved index, as bytes."""
    return save_index(tmp_path_factory.mktemp("whole"), "one", Index(DOCUMENTS)).read_bytes()
