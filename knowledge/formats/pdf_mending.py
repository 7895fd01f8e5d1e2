"""What the order of drawing gets wrong in the rows of a page: justified lines, and cells of several lines."""

from collections import Counter
from itertools import pairwise
from math import inf
from statistics import median_low

from knowledge.formats.pdf_rows import Cell, Piece, Row

WIDEST_STRETCH = 3  # sizes, between words of a justified line
SAME_EDGE = 1.5  # points
NEARER = 0.15  # of the size


def mended(rows: list[Row]) -> list[Row]:
    """The rows of a page with justified lines in one cell, and with the lines of a table's cell in one row."""
    return _with_wrapped_cells([each for row in _with_stretched_lines(rows) for each in _unstacked(row)])


def _unstacked(row: Row) -> list[Row]:
    """The rows of a table that was drawn column by column, where each line of a cell is a figure at others' height."""
    lines = list(zip(*(cell.lines for cell in row.cells), strict=False))
    figures = max(sum(any(map(str.isdigit, line.text)) for line in cell.lines) for cell in row.cells)
    if len(row.cells) == 1 or figures < 2 or len(row.pieces) != len(lines) * len(row.cells):
        return [row]
    if any(abs(piece.bottom - across[0].bottom) > SAME_EDGE for across in lines for piece in across):
        return [row]
    return [Row([Cell([piece]) for piece in across], row.page) for across in lines]


def _with_stretched_lines(rows: list[Row]) -> list[Row]:
    """Justified lines made whole: whatever their gaps, they stand in a text and end exactly where others end."""
    margins = Counter(round(row.first.right) for row in rows if len(row.cells) == 1)
    whole = []
    for index, row in enumerate(rows):
        around = rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]
        in_text = any(len(other.cells) == 1 for other in around)
        in_table = any(len(other.cells) == len(row.cells) for other in around)
        right = round(row.cells[-1].right)
        ends = sum(margins[right + apart] for apart in (-1, 0, 1))
        if in_text and not in_table and ends > 1 and _widest_gap(row) < WIDEST_STRETCH * row.first.size:
            row = Row([Cell([row.first._replace(text=row.text, right=row.cells[-1].right)])], row.page)  # noqa: PLW2901
        whole.append(row)
    return whole


def _widest_gap(row: Row) -> float:
    """Between its cells, in points; endless where a cell has several lines."""
    if len(row.cells) == 1 or len(row.pieces) > len(row.cells):
        return inf
    return max(after.left - before.right for before, after in pairwise(row.cells))


def _with_wrapped_cells(rows: list[Row]) -> list[Row]:
    """Lines right above or below a table's row put into the cell that they belong to.

    They stand nearer to it than the rows of the table stand to each other.
    """
    table = [row for row in rows if len(row.cells) > 1]
    gaps = [gap for above, below in pairwise(table) if (gap := above.bottom - below.top) > -above.first.size]
    if not gaps:
        return rows
    usual = median_low(gaps)
    kept: list[Row] = []
    for row in rows:
        if kept and _is_near(kept[-1], row, usual) and _taken_in(kept[-1], row):
            continue
        if kept and _is_near(kept[-1], row, usual) and len(row.cells) > 1 and _taken_in(row, kept[-1]):
            kept.pop()
        kept.append(row)
    return kept


def _is_near(above: Row, below: Row, usual: float) -> bool:
    size = below.first.size
    return -size < above.bottom - below.top < min(usual - NEARER * size, size)


def _taken_in(row: Row, line: Row) -> bool:
    """Put a line into the one cell of a table's ``row`` that it stands over or under, if there is one."""
    if len(row.cells) < 2 or len(line.cells) > 1:
        return False
    piece = line.first
    over = [cell for cell in row.cells if piece.left < cell.right and piece.right > cell.left]
    if len(over) != 1 or not _is_aligned(piece, over[0]) or piece.bold != over[0].lines[0].bold:
        return False
    over[0].lines = sorted([*over[0].lines, piece], key=lambda each: -each.top)
    return True


def _is_aligned(piece: Piece, cell: Cell) -> bool:
    """Whether both begin, end or have their middle at the same place."""
    apart = piece.left - cell.left, piece.right - cell.right
    return min(abs(apart[0]), abs(apart[1]), abs(sum(apart)) / 2) < SAME_EDGE
