"""The structure of Markdown, and of the Markdown-like text that HTML is read to.

The text itself is never changed: blocks point into it, so a quotation shows what is stored, links and all.
"""

import re
from collections.abc import Iterator

from knowledge.formats.blocks import (
    LONGEST_HEADING,
    Block,
    Kind,
    Line,
    after_bullet,
    block,
    is_delimiter,
    is_row,
    lines_of,
    table,
)
from knowledge.formats.bold_headings import bold_headings
from knowledge.formats.bylines import read_byline
from knowledge.formats.navigation import says_nothing

BOLD_LEVEL = 7  # below every heading of Markdown's own
BOLD_LABEL = re.compile(r"(\*\*|__)[^*_\s][^*_\n]{0,60}(?::\1|\1:)")
HASHES = re.compile(r"(#{1,6})(?:[ \t]+|$)")
UNDERLINE = re.compile(r"=+|-{2,}")
RULE = re.compile(r"(?:[-*_][ \t]*){3,}")
FENCE = re.compile(r"`{3,}|~{3,}")
QUOTE = re.compile(r"(?:>[ \t]?)+")
PICTURE = r"!\[[^\]]{0,500}\]\([^)]{0,2000}\)"
HTML_TAG = r"<[!/]?[A-Za-z-][^>]{0,2000}>"
LINK_TARGET = r"\[[^\]^][^\]]{0,299}\]:\s\S.{0,300}"
ONLY_MARKUP = re.compile(f"{PICTURE}|{HTML_TAG}|{LINK_TARGET}")
Found = tuple[int, list[Block]] | None
HARD_BREAK = ("  ", "\\", "<br>", "<br/>", "<br />")


def markdown_blocks(text: str, start: int, *, from_html: bool = False) -> list[Block]:
    """The blocks of ``text`` from ``start``. In text read ``from_html`` each line is a paragraph of its own."""
    return list(_blocks(text, lines_of(text, start), from_html))


def _blocks(text: str, lines: list[Line], from_html: bool) -> Iterator[Block]:
    bold = set() if from_html or _is_headed(text, lines) else bold_headings(text, lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        taken, found = (
            _code(text, lines, index)
            or _bold(lines, index, bold)
            or _heading(text, lines, index)
            or _table(text, lines, index, from_html)
            or _item(text, lines, index, from_html)
            or _markup(text, line)
            or _paragraph(text, lines, index, from_html)
        )
        yield from (_quiet(text, found) if from_html else found)
        index += taken


def _quiet(text: str, found: list[Block]) -> list[Block]:
    """Pages saved from the web keep some of their navigation; articles written in Markdown have none."""
    speaking = (Kind.PARAGRAPH, Kind.ITEM)
    return [
        each._replace(kind=Kind.MUTE) if each.kind in speaking and says_nothing(text[each.start : each.end]) else each
        for each in found
    ]


def _code(text: str, lines: list[Line], index: int) -> Found:
    opening = FENCE.match(text, lines[index].start, lines[index].end)
    if not opening:
        return None
    last = index + 1
    while last < len(lines):
        closing = FENCE.match(text, lines[last].start, lines[last].end)
        if closing and closing[0].startswith(opening[0]) and closing.end() == lines[last].end:
            break
        last += 1
    last = min(last, len(lines) - 1)
    return last - index + 1, [block(Kind.MUTE, lines[index], lines[last])]


def _is_headed(text: str, lines: list[Line]) -> bool:
    """Whether a text has headings of Markdown's own besides a title, so that bold print means something else."""
    marks = (HASHES.match(text, line.start, line.end) or _underlines(text, line) for line in lines)
    return sum(map(bool, marks)) > 1


def _underlines(text: str, line: Line) -> bool:
    return not line.gap and UNDERLINE.fullmatch(text, line.start, line.end) is not None


def _bold(lines: list[Line], index: int, bold: set[int]) -> Found:
    """A heading in bold print; one that opens the text above another is its title."""
    if index not in bold:
        return None
    level = 1 if index == 0 and 1 in bold else BOLD_LEVEL
    return 1, [block(Kind.HEADING, lines[index], level=level)]


def _heading(text: str, lines: list[Line], index: int) -> Found:
    line = lines[index]
    hashes = HASHES.match(text, line.start, line.end)
    if hashes and line.start - line.at < 4:
        return 1, [_hashed(text, line, hashes)]
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below and _underlines(text, below):
        plain = not is_row(text[line.start : line.end]) and after_bullet(text, line) is None
        if plain and line.end - line.start <= LONGEST_HEADING:
            level = 1 if text[below.start] == "=" else 2
            return 2, [block(Kind.HEADING, line, level=level)._replace(after=below.after)]
    return None


def _hashed(text: str, line: Line, hashes: re.Match[str]) -> Block:
    name = text[hashes.end() : line.end].rstrip("#").rstrip()
    kind = (Kind.HEADING if len(name) <= LONGEST_HEADING else Kind.PARAGRAPH) if name else Kind.MUTE
    return Block(kind, line.at, hashes.end(), hashes.end() + len(name), line.after, len(hashes[1]))


def _table(text: str, lines: list[Line], index: int, from_html: bool) -> Found:
    last = index
    while last < len(lines) and (last == index or not lines[last].gap) and _is_table_line(text, lines[last]):
        last += 1
    rows = lines[index:last]
    if not rows or (len(rows) == 1 and not from_html and text[rows[0].start] != "|"):
        return None  # one typed line with a bar in it is a byline or the like
    return len(rows), table(rows, text, typed=not from_html)


def _is_table_line(text: str, line: Line) -> bool:
    written = text[line.start : line.end]
    return "|" in written and (is_row(written) or written.startswith("|") or is_delimiter(text, line))


def _item(text: str, lines: list[Line], index: int, from_html: bool) -> Found:
    start = after_bullet(text, lines[index])
    if start is None or RULE.fullmatch(text, lines[index].start, lines[index].end):
        return None
    taken = 1 if from_html else _paragraph_length(text, lines, index)
    return taken, [block(Kind.ITEM, lines[index], lines[index + taken - 1], start=start)]


def _markup(text: str, line: Line) -> Found:
    rule = RULE.fullmatch(text, line.start, line.end)
    if rule or ONLY_MARKUP.fullmatch(text, line.start, line.end) or read_byline(text[line.start : line.end]):
        return 1, [block(Kind.MUTE, line)]
    return None


def _paragraph(text: str, lines: list[Line], index: int, from_html: bool) -> tuple[int, list[Block]]:
    taken = 1 if from_html else _paragraph_length(text, lines, index)
    first, last = lines[index], lines[index + taken - 1]
    quoted = QUOTE.match(text, first.start, first.end)
    start = quoted.end() if quoted and quoted.end() < first.end else first.start
    if not from_html or not _names_table(text, lines, index):
        return taken, [block(Kind.PARAGRAPH, first, last, start=start)]
    return taken, [block(Kind.TABLE_HEAD, first, last)]


def _names_table(text: str, lines: list[Line], index: int) -> bool:
    """A line directly above a row is the table's caption."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and not below.gap and _is_table_line(text, below)


def _paragraph_length(text: str, lines: list[Line], index: int) -> int:
    """How many lines belong together: up to a blank line, a hard break, or a line that begins something else."""
    last = index + 1
    while last < len(lines) and not lines[last].gap:
        previous = text[lines[last - 1].start : lines[last - 1].after].rstrip("\r\n")
        if previous.endswith(HARD_BREAK) or _begins_other(text, lines, last):
            break
        last += 1
    return last - index


def _begins_other(text: str, lines: list[Line], index: int) -> bool:
    line = lines[index]
    return bool(
        BOLD_LABEL.match(text, line.start, line.end)
        or HASHES.match(text, line.start, line.end)
        or FENCE.match(text, line.start, line.end)
        or after_bullet(text, line) is not None
        or _is_table_line(text, line)
        or _markup(text, line)
    )
