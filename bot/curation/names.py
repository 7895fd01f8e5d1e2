"""File names for articles that people hand in: safe on every system, inside the folder, and honest about the kind."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count
from pathlib import PurePosixPath

from bot.curation.errors import RefusedFile
from knowledge.folders import HIDDEN
from knowledge.formats.outline import HTML
from knowledge.reading import READABLE_SUFFIXES, largest_file

LONGEST = 80  # characters of a name without its suffix
LONGEST_BYTES = 180  # of the same in UTF-8; systems take 255 for a name, and a number and two suffixes follow
DOCUMENTS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04"}
PDF_START = 1_024  # bytes within which a PDF's mark may stand

# What begins files that are no texts, whatever they are called.
NOT_TEXT = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "an archive or an office document",
    b"\x7fELF": "a programme",
    b"MZ\x90": "a programme",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "an archive",
    b"Rar!": "an archive",
    b"7z\xbc\xaf": "an archive",
    b"{\\rtf": "a rich text",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
PAGE = re.compile(rb"\s*(?:<!--.{0,1000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
# Windows has devices of these names, with whatever suffix.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)$")


def suffix_of(name: str) -> str:
    """The suffix of a file's name, in lower case. Raises ``RefusedFile`` for kinds that are no articles."""
    suffix = PurePosixPath(_plain(name)).suffix.lower()
    if suffix not in READABLE_SUFFIXES:
        kind = f"Files of the kind {suffix}" if suffix else "Files without a suffix"
        raise RefusedFile(f"{kind} are no articles.", f"Hand in one of {', '.join(sorted(READABLE_SUFFIXES))}.")
    return suffix


def largest(name: str) -> int:
    """How many bytes a file of that name may have. Raises ``RefusedFile`` for kinds that are no articles."""
    return largest_file("article" + suffix_of(name))


def check_size(name: str, size: int) -> None:
    """Raise ``RefusedFile`` where a file of ``size`` bytes is too large; to be asked before it is fetched."""
    limit = largest(name)
    if size > limit:
        message = f"The file has {size / 1_000_000:.1f} MB, and {limit // 1_000_000} MB is the most that is taken."
        raise RefusedFile(message, "Split it into several articles.")


def check_kind(name: str, content: bytes) -> None:
    """Raise ``RefusedFile`` where the content is of another kind than the name says."""
    suffix = suffix_of(name)
    if suffix in DOCUMENTS:
        if DOCUMENTS[suffix] not in content[: PDF_START if suffix == ".pdf" else 4]:
            raise RefusedFile(f"This is no {suffix} file, whatever its name says.", "Save it anew as what it is.")
        return
    kind = next((kind for mark, kind in NOT_TEXT.items() if content.startswith(mark)), None)
    if kind is None and suffix not in HTML and PAGE.match(content[:2_000]):
        kind = "a web page"
    if kind is not None:
        raise RefusedFile(f"The name ends in {suffix}, but this is {kind}.", "Give it the suffix of what it is.")


def safe_name(wanted: str, suffix: str) -> str:
    """A file name made of the letters and digits of ``wanted`` and ending in ``suffix``.

    It has no separator, no dot but the suffix's, no invisible or direction-turning character, begins with a letter or
    digit, and is no name that a system or the folder keeps for itself.
    """
    words = re.findall(r"[^\W_]+", _plain(wanted).lower().removesuffix(suffix))
    stem = "-".join(words)[:LONGEST]
    stem = stem.encode()[:LONGEST_BYTES].decode(errors="ignore").strip("-") or "article"
    if RESERVED.match(stem) or stem + suffix == HIDDEN:
        stem = f"article-{stem}"
    return stem + suffix


def free_name(name: str, taken: Collection[str]) -> str:
    """``name``, or with the lowest number that makes it differ from those taken, in whatever case they are written."""
    lower = {each.casefold() for each in taken}
    path = PurePosixPath(name)
    names = (f"{path.stem}-{number}{path.suffix}" if number > 1 else name for number in count(1))
    return next(each for each in names if each.casefold() not in lower)


def _plain(name: str) -> str:
    """The last part of a path of whatever system, in compatible characters, without any that do not show."""
    visible = "".join(mark for mark in unicodedata.normalize("NFKC", name) if unicodedata.category(mark)[0] != "C")
    return re.split(r"[/\\]", visible)[-1].strip()
