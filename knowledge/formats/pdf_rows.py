"""Lines and table rows from the pieces of a page.

A page is drawn in reading order by nearly every program: column after column, row after row, cell after cell. So a
piece that stands right of the one before is the next cell of its row, and one that stands higher and to the right
begins another column of the page, or another cell of a row whose cells have several lines.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

MOST_LINES = 5  # of a table's cell; more are a column of the page
LONGEST_CELL = 160
MUCH = 0.4
ANOTHER_LINE = 0.9  # of the size: a wrapped line of a cell is no further below the one above


LABEL = re.compile(r"[^\w\s$€£¥₹]|o|\(?(?:\d{1,2}|[a-z])[.)]|\d{1,2}(?:\.\d{1,2})+\.?")  # of an item or a section
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\w{0,5}\s*$")


class Piece(NamedTuple):
    """Characters that stand close together on one line; points from the lower left corner of the page.

    ``size`` is the height of a line in their font. ``bold`` where nearly all of them are.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool


@dataclass(slots=True)
class Cell:
    """The lines of one cell, from the top."""

    lines: list[Piece]

    @property
    def text(self) -> str:
        """The cell on one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def left(self) -> float:
        """Where its widest line begins, in points."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Where its widest line ends, in points."""
        return max(line.right for line in self.lines)


@dataclass(slots=True)
class Row:
    """A line of text (one cell), or a row of a table. ``page`` counts from 0.

    ``zone`` is its height in what is written on the page: 0 at the bottom and 1 at the top.
    """

    cells: list[Cell]
    page: int
    zone: float = 0.5

    @property
    def pieces(self) -> list[Piece]:
        """All lines of all cells."""
        return [line for cell in self.cells for line in cell.lines]

    @property
    def first(self) -> Piece:
        """The piece that stands for the row's style and place."""
        return self.cells[0].lines[0]

    @property
    def text(self) -> str:
        """The row on one line."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def top(self) -> float:
        """Its upper edge, in points."""
        return max(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Its lower edge, in points."""
        return min(piece.bottom for piece in self.pieces)


def rows_of(pieces: list[Piece], page: int) -> list[Row]:
    """The lines and table rows of a page in reading order; ``mended`` puts right what it gets wrong."""
    rows: list[Row] = []
    for piece in pieces:
        if not piece.text.strip():
            continue
        if not (rows and _joins(rows, piece)):
            rows.append(Row([Cell([piece])], page))
    return rows


def place(rows: list[Row]) -> None:
    """Note the ``zone`` of each row of a page."""
    bottom = min((row.bottom for row in rows), default=0)
    height = max((row.top for row in rows), default=0) - bottom
    for row in rows:
        row.zone = ((row.top + row.bottom) / 2 - bottom) / height if height else 0.5


def _joins(rows: list[Row], piece: Piece) -> bool:
    """Put ``piece`` into the last row if it belongs there, as its next cell or as another line of its last cell."""
    last = rows[-1]
    cell = last.cells[-1]
    beside = piece.left >= cell.right - 1 and _overlap(piece, last.top, last.bottom)
    if beside and len(last.cells) == 1 and LABEL.fullmatch(last.text):
        cell.lines = [piece._replace(text=f"{cell.text} {piece.text}", left=cell.left)]
        return True
    if beside:
        last.cells.append(Cell([piece]))
        return True
    if is_contents_line(last):
        return False
    below = cell.lines[-1].bottom - piece.top
    near = -0.3 * piece.size < below < ANOTHER_LINE * piece.size and piece.left < cell.right and piece.right > cell.left
    if piece.left >= cell.right - 1 and 0 <= piece.bottom - last.top < MUCH * piece.size:
        last.cells.append(Cell([piece]))  # cells may stand on the same ground and differ in height
        return True
    if len(last.cells) > 1 and near and piece.left > last.cells[0].right:
        cell.lines.append(piece)
        return True
    return _begins_beside(rows, piece)


def is_contents_line(row: Row) -> bool:
    """Whether dots lead from a row's words to a page."""
    return LEADERS.search(row.text) is not None


def _begins_beside(rows: list[Row], piece: Piece) -> bool:
    """Whether ``piece`` is the second cell of a row whose first cell was taken for lines of their own."""
    for count in range(2, MOST_LINES + 1):
        lines = rows[-count:]
        if len(lines) < count or any(len(row.cells) > 1 for row in lines):
            return False
        if piece.left < max(row.cells[0].right for row in lines) - 1:
            return False
        if _overlap(piece, lines[0].top, lines[0].bottom):
            if sum(len(row.text) for row in lines) > LONGEST_CELL:
                return False
            merged = Row([Cell([row.first for row in lines]), Cell([piece])], lines[0].page)
            rows[-count:] = [merged]
            return True
    return False


def _overlap(piece: Piece, top: float, bottom: float) -> bool:
    return min(piece.top, top) - max(piece.bottom, bottom) > MUCH * (piece.top - piece.bottom)
