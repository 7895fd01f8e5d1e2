"""Lines and blocks: what the structure of a text is told in, whatever it was written as.

Belongs here: what Markdown and plain text share. A block is a heading, a paragraph, a list item, a table row or a
label with its value; it knows where it stands and nothing of how it will be cut.
"""

import re
from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from knowledge.models import Section

LONGEST_HEADING = 300
BULLET = re.compile(r"(?:[•‣◦▪●○∙·*+\-–—■□❖➢✓✔]|\(?\d{1,3}[.)])[ \t\xa0]+(?=\S)")
CELL_BORDER = re.compile(r"[|\t]")
MARKUP = re.compile(r"(?<!\w)[*_]+|[*_]+(?!\w)|`+|!?\[([^\]\[]{0,200})\]\([^()]{0,500}\)")
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
    """The cells of a table row written with pipes or tabs; a single one for any other line."""
    return [cell for cell in (part.strip() for part in CELL_BORDER.split(written.strip())) if cell]


def is_row(written: str) -> bool:
    """Whether a line holds at least two cells."""
    return ("|" in written or "\t" in written) and len(cells(written)) > 1


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


def table(lines: list[Line], text: str) -> list[Block]:
    """The rows of a table; what stands above a delimiter row names the columns."""
    blocks = []
    for index, line in enumerate(lines):
        if is_delimiter(text, line):
            blocks.append(block(Kind.MUTE, line))
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        names = following is not None and is_delimiter(text, following)
        blocks.append(row(line, text, Kind.TABLE_HEAD if names else Kind.ROW))
    return blocks


def without_markup(words: str) -> str:
    """A heading's words without Markdown's emphasis and links, on one line."""
    return " ".join(MARKUP.sub(r"\1", words).split())


def normal(words: str) -> str:
    """``words`` in a form in which a title and the heading that repeats it are equal."""
    return " ".join(words.split()).strip(" .:#*_").casefold()


def sections_of(text: str, blocks: Iterable[Block], title: str, start: int) -> tuple[Section, ...]:
    """The stretch of text that each heading owns, from the end of its line to the next heading."""
    sections: list[Section] = []
    path: list[tuple[int, str]] = []
    begin = start
    for heading in blocks:
        if heading.kind is not Kind.HEADING:
            continue
        if begin > start or text[begin : heading.at].strip():
            sections.append(Section(tuple(name for _, name in path), begin, heading.at))
        name = without_markup(text[heading.start : heading.end])
        path = [outer for outer in path if outer[0] < heading.level]
        if normal(name) != normal(title):
            path.append((heading.level, name))
        begin = heading.after
    if begin > start or text[begin:].strip():
        sections.append(Section(tuple(name for _, name in path), begin, len(text)))
    return tuple(sections)
