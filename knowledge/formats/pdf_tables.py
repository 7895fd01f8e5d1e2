"""Rows of a page as lines of a table: cells in their columns, with `` | `` between them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.formats.pdf_rows import Cell, Row
from knowledge.formats.table_heads import begins_with_names

CELL = " | "
Column = tuple[float, float]


def tables_of(rows: Sequence[Row]) -> Iterator[list[str]]:
    """The lines of each table in ``rows``, a rule below a first row that names its columns.

    What goes on in the next column or on the next page is the same table where it fits into its columns.
    """
    parts = _parts(rows)
    while parts:
        first = parts.pop(0)
        columns = _columns(first)
        grid = [_by_column(row, columns) for row in first]
        while parts and (goes_on := _shifted(columns, first, parts[0])):
            grid += [_by_column(row, goes_on) for row in parts.pop(0)]
        yield _lines(first[0], grid) if len(columns) > 1 else [" ".join(cells[0] for cells in grid)]


def _line(cells: list[str]) -> str:
    """The cells of a row; a border before them where the first is empty, lest the others seem to move up."""
    return ("" if cells[0] else "|") + CELL.join(cells).rstrip()


def _shifted(columns: list[Column], first: Sequence[Row], part: Sequence[Row]) -> list[Column] | None:
    """The columns of a table's beginning where another part of it stands, ``None`` if that is another table."""
    shift = min(row.cells[0].left for row in part) - min(row.cells[0].left for row in first)
    moved = [(left + shift, right + shift) for left, right in columns]
    for row in part:
        if len(row.cells) > len(moved) or any(max(_nearness(cell, each) for each in moved) < 0 for cell in row.cells):
            return None
    return moved


def _parts(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows in stretches that stand below each other."""
    parts: list[list[Row]] = []
    for row in rows:
        if parts and parts[-1][-1].page == row.page and row.top < parts[-1][-1].top:
            parts[-1].append(row)
        else:
            parts.append([row])
    return parts


def _lines(first: Row, grid: list[list[str]]) -> list[str]:
    lines = [_line(cells) for cells in grid]
    bold = all(piece.bold for piece in first.pieces)
    if len(lines) > 1 and (bold or begins_with_names(grid)):
        lines[1:] = [CELL.join("---" for _ in grid[0]), *(line for line in lines[1:] if line != lines[0])]
    return lines


def _columns(rows: Sequence[Row]) -> list[Column]:
    """The columns as stretches from left to right, told by the rows with most cells; others may span several.

    Cells that come at the same place in their rows share a column, unless columns then ran into each other.
    """
    most = max(len(row.cells) for row in rows)
    full = [row.cells for row in rows if len(row.cells) == most]
    columns = [_extent([cells[place] for cells in full]) for place in range(most)]
    if all(before[1] <= after[0] for before, after in pairwise(columns)):
        return columns
    return _stretches([cell for cells in full for cell in cells])


def _extent(cells: Sequence[Cell]) -> Column:
    return min(cell.left for cell in cells), max(cell.right for cell in cells)


def _stretches(cells: list[Cell]) -> list[Column]:
    """What the cells cover together, from gap to gap."""
    columns: list[Column] = []
    for cell in sorted(cells, key=lambda each: each.left):
        if columns and cell.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.right))
        else:
            columns.append((cell.left, cell.right))
    return columns


def _by_column(row: Row, columns: list[Column]) -> list[str]:
    """The row's cells by column; each stands in the column that it overlaps most, or is nearest to."""
    texts = [""] * len(columns)
    for cell in row.cells:
        column = max(range(len(columns)), key=lambda index: _nearness(cell, columns[index]))
        words = cell.text.replace("|", "/")
        texts[column] = f"{texts[column]} {words}".strip()
    return texts


def _nearness(cell: Cell, column: Column) -> float:
    """The points by which both overlap, negative for a distance."""
    return min(cell.right, column[1]) - max(cell.left, column[0])
