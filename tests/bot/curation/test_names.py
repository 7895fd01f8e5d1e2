"""File names of what people hand in: they stay in the folder, on every system, and say what the file is."""

import re
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.curation.errors import RefusedFile
from bot.curation.names import check_kind, check_size, free_name, safe_name, suffix_of
from knowledge.folders import HIDDEN
from knowledge.reading import READABLE_SUFFIXES

TRICKS = [
    "../../etc/passwd.md",
    "..\\..\\windows\\system32\\config.md",
    "C:\\boot.md",
    "//server/share/a.md",
    ".git/config.md",
    "...md",
    "-rf.md",
    "~root.md",
    "$(reboot).md",
    "CON.md",
    "com¹.txt",
    "nul .md",
    "aux.tar.md",
    "hidden.txt",
    "a\u202etxt.md",
    "\u2025/\u2025/a.md",
    "a\0b.md",
    "a\nb.md",
    "😀.md",
    "ß" * 500 + ".md",
    "%2e%2e%2fa.md",
]
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$", re.IGNORECASE)


@given(st.text() | st.sampled_from(TRICKS), st.sampled_from(sorted(READABLE_SUFFIXES)))
@example("con", ".md")
@example("hidden", ".txt")
def test_a_name_never_leaves_the_folder(wanted: str, suffix: str) -> None:
    """Whatever was wanted, it is one visible part with one dot, short enough, and no system's or the folder's own."""
    name = safe_name(wanted, suffix)
    folder = Path("/knowledge")
    assert (folder / name).resolve().parent == folder
    assert PureWindowsPath("C:/knowledge", name).parent == PureWindowsPath("C:/knowledge")
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*\.[a-z]+", name)
    assert name.endswith(suffix)
    assert len(name.encode()) < 200
    assert not RESERVED.match(name)
    assert name != HIDDEN


@given(st.lists(st.sampled_from(["a.md", "A.md", "a-2.md", "a-3.md", "b.md"])))
def test_a_free_name_is_free(taken: list[str]) -> None:
    """Also where names that differ in case alone are one file, and the name itself where it is free."""
    found = free_name("a.md", taken)
    assert found.casefold() not in {each.casefold() for each in taken}
    assert found == "a.md" or taken


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.md", ".md"),
        ("A.PDF", ".pdf"),
        ("a.tar.docx", ".docx"),
        ("x/y.html", ".html"),
        ("annexe\u202efdp.txt", ".txt"),
    ],
)
def test_the_kind_is_what_systems_take_it_for(name: str, suffix: str) -> None:
    """The last suffix counts, in any case, without marks that turn the writing round."""
    assert suffix_of(name) == suffix


def test_what_is_said_of_a_kind_names_those_that_are_taken() -> None:
    """Whoever hands in a picture learns what to hand in instead."""
    with pytest.raises(RefusedFile) as caught:
        suffix_of("photo.png")
    assert ".png" in caught.value.message
    assert ".pdf" in caught.value.remedy


def test_sizes_are_limited_by_kind() -> None:
    """A text may have 5 MB, a document 20 MB; asked before anything is fetched."""
    check_size("a.md", 5_000_000)
    check_size("a.pdf", 20_000_000)
    for name, size in (("a.md", 5_000_001), ("a.docx", 50_000_000)):
        with pytest.raises(RefusedFile, match="MB"):
            check_size(name, size)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"\n\n%PDF-1.4"),
        ("a.docx", b"PK\x03\x04rest"),
        ("a.md", b"# PK and %PDF- are words"),
        ("a.txt", "\ufeffWords".encode("utf-16")),
        ("a.html", b"<!doctype html>"),
        ("a.md", b"<p>HTML in Markdown</p>"),
    ],
)
def test_honest_files_are_taken(name: str, content: bytes) -> None:
    """What the name says is what it is."""
    check_kind(name, content)
