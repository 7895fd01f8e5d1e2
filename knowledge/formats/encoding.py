"""From the bytes of a file to text: which encoding a Windows or Mac user saved it in.

UTF-8 is tried first, since hardly anything else is valid UTF-8 by chance. What remains of Western text is Windows-1252
or Mac Roman, told apart by what their characters would do where they stand: both give a letter for nearly every byte,
but only the right one puts apostrophes inside words and dashes between them.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
)
SAMPLE = 60_000
META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
COMMON_LETTERS = frozenset("áàâäãåæçéèêëíìîïñóòôöõøœßúùûüýÿšžÁÀÂÄÅÆÇÉÈÊËÍÎÏÑÓÔÖØŒÚÜŠŽ")
BLANK_OR_OPENING = frozenset(" \t\r\n([{<\"'/=>-")


class NotText(ValueError):
    """The bytes are no text; the message says what they seem to be, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without byte-order mark. ``damaged`` is the offset of the first undecodable place, if any."""

    text: str
    encoding: str
    damaged: int | None = None


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """The text of ``data``; with ``html``, a charset that the page declares is honoured. Raises ``NotText``."""
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise NotText(f"is {name}, not text")
    decoded = _by_mark(data) or _without_mark(data, html=html)
    if len(NOT_TEXT.findall(decoded.text)) > len(decoded.text) / 200:
        raise NotText("is a binary file, not text")
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _tolerantly(data[len(mark) :], encoding)
    return None


def _without_mark(data: bytes, *, html: bool) -> Decoded:
    if b"\0" in data:
        return _wide(data)
    declared = _declared(data) if html else None
    if declared and data.isascii():  # seven-bit encodings such as ISO-2022-JP
        return _strictly(data, declared) or _tolerantly(data, "utf-8")
    return (
        _strictly(data, "utf-8")
        or (_strictly(data, declared) if declared else None)
        or _damaged_utf8(data)
        or _western(data)
        or _detected(data)
        or _tolerantly(data, "cp1252")
    )


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _tolerantly(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    damaged = text.find("\ufffd")
    return Decoded(text, encoding, damaged if damaged >= 0 else None)


def _wide(data: bytes) -> Decoded:
    """UTF-16 without a mark: in Western text every second byte is zero, always on the same side."""
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 10 <= max(even, odd) and max(even, odd) * 5 >= len(sample) // 2:
        decoded = _strictly(data, "utf-16-le" if odd > even else "utf-16-be")
        if decoded:
            return decoded
    raise NotText("is a binary file, not text")


def _declared(data: bytes) -> str | None:
    """The charset that a page names; browsers read ISO-8859-1 as Windows-1252, and a readable name is not UTF-16."""
    found = META_CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    if name in {"iso8859-1", "ascii"}:
        return "cp1252"
    return None if name.startswith(("utf", "idna", "punycode")) else name


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes is still UTF-8: most of its bytes above 127 make valid characters."""
    decoded = _tolerantly(data, "utf-8")
    broken = decoded.text.count("\ufffd")
    valid = sum(character > "\x7f" for character in decoded.text) - broken
    return decoded if valid > 4 * broken else None


def _western(data: bytes) -> Decoded | None:
    """Windows-1252 or Mac Roman, whichever puts its characters into more plausible places; ``None`` if neither."""
    candidates = [found for name in ("cp1252", "mac_roman") if (found := _strictly(data, name))]
    scored = [(plausibility(candidate.text), candidate) for candidate in candidates]
    best, decoded = max(scored, key=lambda pair: pair[0])
    return decoded if best > 0 else None


def plausibility(text: str) -> float:
    """How well the first non-ASCII characters of ``text`` fit where they stand, from about -2 to 2 on average."""
    places = [index for index, character in enumerate(text[: 4 * SAMPLE]) if character > "\x7f"][:2000]
    letters = sum(character.isalpha() for character in text[: 4 * SAMPLE])
    if not places or len(places) > letters / 3:  # so many belong to another script
        return -1.0
    return sum(_fits(text, index) for index in places) / len(places)


def _fits(text: str, index: int) -> float:
    character = text[index]
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    if character in "’‘":
        return 2 if before.isalnum() or after.isalpha() else -1
    if character in "“”«»–—…":
        return 2 if not (before.islower() and after.islower()) or character in "–—…" else -2
    if character in "£€¥":
        return 2 if after.isdigit() or after == " " or before in BLANK_OR_OPENING else -1
    if character in "•·\xa0©®™°§²³½¼":
        return 1 if not (before.islower() and after.islower()) else -2
    if not character.isalpha():
        return -1 if unicodedata.category(character)[0] in "SPN" else -3
    if character.isupper() and before.islower():
        return -2
    inside_word = before.isalpha() or after.isalpha()
    return (1 if inside_word else -1) if character in COMMON_LETTERS else -1


def _detected(data: bytes) -> Decoded | None:
    """What charset-normalizer makes of the stretch around the first byte that is not ASCII."""
    first = next((index for index, byte in enumerate(data) if byte > 127), 0)
    begin = max(0, first - 2000)
    match = from_bytes(data[begin : begin + SAMPLE]).best()
    return _strictly(data, match.encoding) if match else None
