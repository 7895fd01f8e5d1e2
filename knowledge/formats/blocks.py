"""Lines and blocks: what the structure of a text is told in, whatever it was written as.

Belongs here: what Markdown and plain text share. A block is a heading, a paragraph, a list item, a table row or a
label with its value; it knows where it stands and nothing of how it will be cut.
"""

import re
from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from knowledge.formats.table_heads import heads_figures
from knowledge.models import Section

LONGEST_HEADING = 300
SYMBOLS = "\u2190-\u2bff\U0001f000-\U0001faff"  # arrows, shapes, ticks and emoji
BULLET = re.compile(
    rf"(?:[•‣∙·*+\-–—]|[{SYMBOLS}][{SYMBOLS}\ufe0f\u200d]{{0,3}}|\d\ufe0f?\u20e3"
    r"|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t\xa0]+(?=\S)"
)
CELL_BORDER = re.compile(r"[|\t]")
WIDE_GAP = re.compile(r" {2,}")
MARKUP = re.compile(r"(?<!\w)[*_]+|[*_]+(?!\w)|`+|!?\[([^\]\[]{0,200})\]\([^()]{0,500}\)")
NUMBERING = re.compile(
    r"\A(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+(?=\S)|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=[A-Z])"
    r"|[Qq](?:uestion)? ?\d{0,2}[.:)]\s+)"
)
DELIMITERS = re.compile(r"[|:\- \t]+")


class Line(NamedTuple):
    """A line that is not blank: ``start`` to ``end`` without its blanks, ``at`` to ``after`` with its line ending.

    ``gap`` tells that a blank line, or nothing, stands before it.
    """

    at: int
    start: int
    end: int
    after: int
    gap: bool


class Kind(Enum):
    """What a block is to a reader."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()
    PAIR = auto()
    TABLE_HEAD = auto()  # names the columns or the table: belongs to its rows, says nothing alone
    MUTE = auto()  # navigation, rules, code: in no sentence


class Block(NamedTuple):
    """A stretch of text with one role. ``level`` counts for headings: 1 is outermost, 0 is the article's title."""

    kind: Kind
    at: int
    start: int
    end: int
    after: int
    level: int = 0


def lines_of(text: str, start: int) -> list[Line]:
    """The lines of ``text`` from ``start`` that hold something, for any kind of line ending."""
    lines = []
    at, gap = start, True
    for stored in text[start:].splitlines(keepends=True):
        content = stored.strip()
        after = at + len(stored)
        if content:
            begin = at + len(stored) - len(stored.lstrip())
            lines.append(Line(at, begin, begin + len(content), after, gap))
        gap = not content
        at = after
    return lines


def block(kind: Kind, first: Line, last: Line | None = None, *, start: int | None = None, level: int = 0) -> Block:
    """A block from the line ``first`` to the line ``last``."""
    last = last or first
    return Block(kind, first.at, first.start if start is None else start, last.end, last.after, level)


def after_bullet(text: str, line: Line) -> int | None:
    """Where the text of a list item begins, ``None`` for a line that is none."""
    found = BULLET.match(text, line.start, line.end)
    return found.end() if found else None


def cells(written: str) -> list[str]:
    """The cells of a table row written with pipes, tabs or wide gaps; a single one for any other line."""
    border = CELL_BORDER if CELL_BORDER.search(written) else WIDE_GAP
    return [cell for cell in (part.strip() for part in border.split(written.strip())) if cell]


def is_row(written: str) -> bool:
    """Whether a line holds at least two cells."""
    return ("|" in written or "\t" in written) and len(cells(written)) > 1


def is_spaced(written: str) -> bool:
    """Whether a line may be a row whose cells are aligned by blanks; two of them may also stand between sentences."""
    parts = cells(written)
    return len(parts) > 1 and not any(part[-1] in ".!?" for part in parts[:-1])


def is_delimiter(text: str, line: Line) -> bool:
    """Whether a line is the rule below a table's head, such as ``---|---|``."""
    return bool(DELIMITERS.fullmatch(text, line.start, line.end)) and "--" in text[line.start : line.end]


def row(line: Line, text: str, kind: Kind = Kind.ROW) -> Block:
    """A table row without the border before its first cell and after its last."""
    written = text[line.start : line.end]
    inner = written.strip("| \t\xa0")
    start = line.start + len(written) - len(written.lstrip("| \t\xa0"))
    if not inner:
        return block(Kind.MUTE, line)
    return Block(kind, line.at, start, start + len(inner), line.after)


def table(lines: list[Line], text: str, *, typed: bool) -> list[Block]:
    """The rows of a table; what stands above a delimiter row names the columns.

    Where people ruled nothing off (``typed``), a first row that reads as names above figures does.
    """
    blocks = []
    rows = [line for line in lines if not is_delimiter(text, line)]
    ruled = any(is_delimiter(text, line) for line in lines[1:])
    named = typed and not ruled and heads_figures([cells(text[line.start : line.end]) for line in rows])
    for index, line in enumerate(lines):
        if is_delimiter(text, line):
            blocks.append(block(Kind.MUTE, line))
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        names = (named and line is rows[0]) or (following is not None and is_delimiter(text, following))
        blocks.append(row(line, text, Kind.TABLE_HEAD if names else Kind.ROW))
    return blocks


def without_markup(words: str) -> str:
    """A heading's words without Markdown's emphasis and links, on one line."""
    return " ".join(MARKUP.sub(r"\1", words).split())


def normal(words: str) -> str:
    """``words`` in a form in which a title and the heading that repeats it are equal."""
    return " ".join(words.split()).strip(" .:#*_").casefold()


def sections_of(text: str, blocks: Iterable[Block], title: str, start: int) -> tuple[Section, ...]:
    """The stretch of text that each heading owns, from the end of its line to the next heading.

    A heading's name is without its number, which is no part of the job or the subject that it names.
    """
    sections: list[Section] = []
    path: list[tuple[int, str]] = []
    begin = start
    for heading in blocks:
        if heading.kind is not Kind.HEADING:
            continue
        if begin > start or text[begin : heading.at].strip():
            sections.append(Section(tuple(name for _, name in path), begin, heading.at))
        name = NUMBERING.sub("", without_markup(text[heading.start : heading.end])).rstrip(" :")
        path = [outer for outer in path if outer[0] < heading.level]
        if normal(name) != normal(title):
            path.append((heading.level, name))
        begin = heading.after
    if begin > start or text[begin:].strip():
        sections.append(Section(tuple(name for _, name in path), begin, len(text)))
    return tuple(sections)
