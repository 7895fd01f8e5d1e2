"""What stands where on a page: runs of characters with their place, size and weight, in the order they are drawn.

Belongs here: all that speaks to PDFium about a page. PDFium puts in the spaces that a page leaves out between words.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from pypdfium2 import raw

from knowledge.formats.pdf_rows import Piece

WIDE_GAP = 1.0  # of a character's size: wider than spaces between words mostly are, narrower than between columns
BACKWARD = 0.6
SAME_LINE = 0.5  # of the height of the lower of two characters, by which they overlap
BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
BOLD_WEIGHT = 600
ASKEW = 0.09  # radians
BREAKS = frozenset("\r\n")
MOST_LOOKED_AT = 10_000  # objects of a page, for a picture
# PDFium's marks for a hyphen at a line's end, and letters that fonts draw as one.
PLAIN = str.maketrans(
    {"\ufffe": "-", "\x02": "-", "\xad": "-"}
    | {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\xa0": " "}
)


class Glyph(NamedTuple):
    """One character, upright; points from the lower left corner."""

    letter: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool
    spaced: bool  # a space stands before it

    @property
    def size(self) -> float:
        """The height of a line in its font, which goes with the font's size."""
        return self.top - self.bottom


def pieces_of(text_page: Any) -> list[Piece]:
    """The pieces of a page in the order they are drawn; what stands askew to most of it is left out."""
    glyphs = list(_glyphs(text_page))
    gathered: list[list[Glyph]] = []
    for glyph in glyphs:
        if gathered and _continues(gathered[-1], glyph):
            gathered[-1].append(glyph)
        else:
            gathered.append([glyph])
    return [_piece(run) for run in gathered]


def has_picture(page: Any) -> bool:
    """Whether a page holds a picture, as far as can be seen among its first objects."""
    objects = islice(page.get_objects(max_depth=3), MOST_LOOKED_AT)
    return any(each.type == raw.FPDF_PAGEOBJ_IMAGE for each in objects)


def _continues(run: list[Glyph], glyph: Glyph) -> bool:
    last = run[-1]
    if (glyph.left, glyph.right) == (last.left, last.right):
        return True  # letters that the font draws as one, such as "fi"
    overlap = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    if overlap < SAME_LINE * min(last.size, glyph.size):
        return False
    size = max(last.size, glyph.size)
    return -BACKWARD * size <= glyph.left - last.right <= WIDE_GAP * size


def _piece(run: list[Glyph]) -> Piece:
    text = "".join(" " * (each.spaced and index > 0) + each.letter for index, each in enumerate(run))
    sizes = Counter(round(each.size, 1) for each in run)
    return Piece(
        text.translate(PLAIN),
        min(each.left for each in run),
        min(each.bottom for each in run),
        max(each.right for each in run),
        max(each.top for each in run),
        sizes.most_common(1)[0][0],
        sum(each.bold for each in run) > 0.9 * len(run),
    )


def _glyphs(page: Any) -> Iterator[Glyph]:
    """The visible characters of a page, turned upright with most of it."""
    count = raw.FPDFText_CountChars(page)
    angles = [raw.FPDFText_GetCharAngle(page, index) for index in range(count)]
    upright = Counter(round(angle, 1) for angle in angles if angle >= 0).most_common(1)
    turn = upright[0][0] if upright else 0.0
    weights: dict[int, bool] = {}
    spaced = False
    for index, angle in enumerate(angles):
        letter = _letter(raw.FPDFText_GetUnicode(page, index))
        if not letter or letter in BREAKS or letter.isspace():
            spaced = True
        elif abs(angle - turn) < ASKEW and (box := _box(page, index, turn)):
            yield Glyph(letter, *box, _is_bold(page, index, weights), spaced)
            spaced = False


def _letter(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _box(page: Any, index: int, turn: float) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of a character, ``None`` where it has no extent."""
    rectangle = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(page, index, ctypes.byref(rectangle)):
        return None
    left, bottom, right, top = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
    if turn > ASKEW:
        cosine, sine = math.cos(turn), math.sin(turn)
        corners = [(x, y) for x in (left, right) for y in (bottom, top)]
        across = [x * cosine - y * sine for x, y in corners]
        up = [x * sine + y * cosine for x, y in corners]
        left, right, bottom, top = min(across), max(across), min(up), max(up)
    return (left, bottom, right, top) if top > bottom and right >= left else None


def _is_bold(page: Any, index: int, known: dict[int, bool]) -> bool:
    """Whether a character's font is bold, asked once for each text object of the page."""
    owner = ctypes.cast(raw.FPDFText_GetTextObject(page, index), ctypes.c_void_p).value or 0
    if owner not in known:
        name = ctypes.create_string_buffer(200)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(page, index, name, len(name), ctypes.byref(flags))
        heavy = raw.FPDFText_GetFontWeight(page, index) >= BOLD_WEIGHT
        known[owner] = heavy or BOLD.search(name.value.decode("utf-8", "replace")) is not None
    return known[owner]
