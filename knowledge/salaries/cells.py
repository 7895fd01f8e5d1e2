"""Cells of tables as texts write them: between pipes, tabs or wide gaps, or as markup.

Belongs here: where each cell stands. What a cell means is decided elsewhere.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge.formats.blocks import Line

RULE = re.compile(r"[|:\-+= \t]+")
BORDER = re.compile(r"[|\t]")
WIDE_GAP = re.compile(r" {2,}")
BEFORE_SUM = re.compile(r"[^\s.!?:]  [^\w\s]{0,2}\d")  # two blanks part a label that is as long as its column is wide
LEADERS = re.compile(r" *(?:\. ?){4,} *|(?: *…){2,} *")  # "Foreman ........ £19"
MARKUP_TABLE = re.compile(r"<table\b", re.IGNORECASE)
MARKUP_ENDS = ("</table>", "</TABLE>")
MARKUP_ROW = re.compile(r"<tr\b", re.IGNORECASE)
MARKUP_CELL = re.compile(r"<t[hd]\b[^<>]{0,200}>(?P<cell>(?:[^<]|<(?!/?t[hdr]\b)){0,600})", re.IGNORECASE)
DIGIT = re.compile(r"\d")
TAG = re.compile(r"<[^<>]{0,200}>")
MOST_MARKUP = 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's words and where they stand."""

    words: str
    start: int
    end: int


def cells_of(text: str, start: int, end: int) -> list[Cell]:
    """The cells of a row written with pipes, tabs, rows of dots or wide gaps; empty ones stand between others."""
    if text[start : start + 1] == "|":
        start += 1
    if end > start and text[end - 1] == "|":
        end -= 1
    border = next((mark for mark in (BORDER, LEADERS) if mark.search(text, start, end)), WIDE_GAP)
    cells = []
    at = start
    for stop, following in (*(found.span() for found in border.finditer(text, start, end)), (end, end)):
        cells.append(_cell(text, at, stop))
        at = following
    return cells


def is_rule(words: str) -> bool:
    """Whether a line only separates a table's head from its rows."""
    return "-" in words and bool(RULE.fullmatch(words))


def is_row(words: str) -> bool:
    """Whether a line holds cells between pipes or tabs, or rules them off."""
    return (is_rule(words) and "|" in words) or words.strip("|").count("|") + words.count("\t") > 0


def is_spaced_row(words: str) -> bool:
    """Whether a line holds at least three cells that wide gaps align."""
    return "  " in words and len(WIDE_GAP.split(words)) > 2


def is_spaced_pair(words: str) -> bool:
    """Whether a line holds a label and, a wide gap or a row of dots behind it, a value."""
    return any(len(parts) == 2 and all(parts) for parts in (LEADERS.split(words), _parted(words)))


def _parted(words: str) -> list[str]:
    return WIDE_GAP.split(words) if "   " in words or BEFORE_SUM.search(words) else []


def markup_table_end(text: str, start: int, end: int) -> int | None:
    """Where the markup table that begins at ``start`` ends, ``None`` where none does."""
    if not MARKUP_TABLE.match(text, start, end):
        return None
    ends = (text.find(mark, start, min(end, start + MOST_MARKUP)) for mark in MARKUP_ENDS)
    return next((at + len(MARKUP_ENDS[0]) for at in ends if at > 0), None)


def markup_rows(text: str, start: int, end: int) -> Iterator[list[Cell]]:
    """The rows of a table written as markup, each with the cells that hold something."""
    marks = [found.start() for found in MARKUP_ROW.finditer(text, start, end)]
    for at, stop in zip(marks, [*marks[1:], end], strict=True):
        cells = [_cell(text, *found.span("cell")) for found in MARKUP_CELL.finditer(text, at, stop)]
        if cells:
            yield [Cell(TAG.sub("", cell.words), cell.start, cell.end) for cell in cells]


def rows_at(text: str, lines: list[Line], index: int) -> tuple[int, list[list[Cell]], bool]:
    """The line behind the table that begins at ``index``, its rows, and whether the first is ruled off as head."""
    start = lines[index].start
    end = markup_table_end(text, start, lines[-1].end)
    if end:
        last = index
        while last < len(lines) and lines[last].start < end:
            last += 1
        return last, list(markup_rows(text, start, end)), False
    if _is_indented_head(text, lines, index):
        last, rows, _ = rows_at(text, lines, index + 1)
        if last > index + 1:
            head = cells_of(text, start, lines[index].end)
            return last, [[Cell("", start, start), *head], *rows], True
    last = _row_end(text, lines, index, is_row)
    if last == index:
        last = _row_end(text, lines, index, is_spaced_row)
        last = last if last - index > 1 else _row_end(text, lines, index, is_spaced_pair)
        last = last if last - index > 1 else index
    stretch = lines[index:last]
    ruled = len(stretch) > 1 and is_rule(words_of(text, stretch[1]))
    return last, [cells_of(text, line.start, line.end) for line in stretch if not is_rule(words_of(text, line))], ruled


def _is_indented_head(text: str, lines: list[Line], index: int) -> bool:
    """Whether a line names the columns of the row below it but the first, which holds the labels."""
    if (
        index + 1 >= len(lines)
        or lines[index + 1].gap
        or not text[lines[index].start - 1 : lines[index].start].isspace()
    ):
        return False
    head, below = (WIDE_GAP.split(words_of(text, line)) for line in lines[index : index + 2])
    is_column = 1 < len(head) == len(below) - 1 and not DIGIT.search(words_of(text, lines[index]))
    return is_column and DIGIT.search(below[-1]) is not None


def _row_end(text: str, lines: list[Line], index: int, is_one: Callable[[str], bool]) -> int:
    last = index
    while last < len(lines) and (last == index or not lines[last].gap) and is_one(words_of(text, lines[last])):
        last += 1
    return last


def words_of(text: str, line: Line) -> str:
    """The line without its blanks."""
    return text[line.start : line.end]


def _cell(text: str, start: int, end: int) -> Cell:
    raw = text[start:end]
    words = raw.strip()
    lead = start + len(raw) - len(raw.lstrip())
    return Cell(words, lead, lead + len(words)) if words else Cell("", start, start)
