"""HTML tables as lines: a caption, the names of the columns, and a row a line with `` | `` between its cells."""

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from knowledge.formats.page_content import ACTION
from knowledge.formats.page_weights import Skip, walk
from knowledge.formats.page_words import text_of

MOST_COLUMNS = 60


class Cell(NamedTuple):
    """One cell as written; ``wide`` and ``high`` are the columns and rows that it spans."""

    text: str
    heads: bool
    wide: int
    high: int


class Row(NamedTuple):
    """The cells of one row, and whether it stands in the table's head."""

    cells: list[Cell]
    heads: bool


def is_data_table(table: LexborNode) -> bool:
    """Whether a table holds data; one that lays out a page holds headings, tables, whole texts or a single column."""
    if table.attributes.get("role") in {"presentation", "none"}:
        return False
    if table.css_first("table table, h1, h2, form, td > p + p + p + p") is not None:
        return False
    return table.css_first("td + td, th + td, td + th, th + th") is not None


def is_table_caption(node: LexborNode) -> bool:
    """Whether a figure's caption is written above its table."""
    figure = node.parent
    if figure is None or (first := figure.css_first("figcaption")) is None or first.mem_id != node.mem_id:
        return False
    table = figure.css_first("table")
    return table is not None and is_data_table(table)


def _figure_caption(table: LexborNode) -> LexborNode | None:
    """The caption of the figure around a table, if the table is the first that the figure shows."""
    figure = table.parent
    while figure is not None and figure.tag == "div":
        figure = figure.parent
    if figure is None or figure.tag != "figure":
        return None
    first = figure.css_first("table")
    return figure.css_first("figcaption") if first is not None and first.mem_id == table.mem_id else None


def table_lines(table: LexborNode, skip: Skip) -> list[str]:
    """The lines of a data table, from its caption to its footnotes."""
    captions = (table.css_first("caption"), _figure_caption(table))
    lines = [text_of(caption, skip) for caption in captions if caption is not None]
    rows = _rows(table, skip)
    while rows and len(rows[0].cells) == 1 and (rows[0].heads or _is_title(rows[0].cells)):
        lines.append(rows.pop(0).cells[0].text)
    head = [row for row in rows if row.heads]
    body = [row for row in rows if not row.heads]
    grid = _grid(body)
    kept = _kept_columns(grid)
    names = _column_names(head)
    if any(names[column : column + 1] != [""] for column in kept if column < len(names)):
        named = [names[column] if column < len(names) else "" for column in kept]
        lines += [" | ".join(named), " | ".join("---" for _ in kept)]
    lines += [_line(row, kept) for row in grid]
    return [line for line in lines if line]


def _rows(table: LexborNode, skip: Skip) -> list[Row]:
    rows: list[Row] = []
    last: list[Row] = []  # a table's foot may be written before its body
    for node, entered in walk(table, skip):
        if entered or node.tag != "tr":
            continue
        parent = node.parent.tag if node.parent is not None else ""
        cells = [_cell(cell, skip) for cell in node.iter() if cell.tag in {"td", "th"} and not skip(cell)]
        on_top = all(row.heads or _is_title(row.cells) for row in rows)
        heads = parent == "thead" or (on_top and len(cells) > 1 and all(cell.heads for cell in cells))
        if cells:
            (last if parent == "tfoot" else rows).append(Row(cells[:MOST_COLUMNS], heads))
    return rows + last


def _is_title(cells: list[Cell]) -> bool:
    return len(cells) == 1 and cells[0].heads


def _cell(cell: LexborNode, skip: Skip) -> Cell:
    wide, high = (_span(cell.attributes.get(name)) for name in ("colspan", "rowspan"))
    return Cell(text_of(cell, skip), cell.tag == "th", wide, high)


def _span(written: str | None) -> int:
    number = (written or "").strip()
    return min(max(int(number), 1), MOST_COLUMNS) if number.isdecimal() and len(number) < 5 else 1


def _grid(rows: list[Row], *, repeat: bool = False) -> list[list[str]]:
    """The texts of ``rows`` by column; a cell that spans rows is repeated in each.

    One that spans columns stands in the first of them, or with ``repeat`` in all.
    """
    hanging: dict[int, tuple[str, int]] = {}
    grid = []
    for row in rows:
        line: list[str] = []
        pending = list(reversed(row.cells))
        while (pending or len(line) in hanging) and len(line) < MOST_COLUMNS:
            column = len(line)
            if column in hanging:
                text, left = hanging.pop(column)
                line.append(text)
                if left > 1:
                    hanging[column] = (text, left - 1)
                continue
            cell = pending.pop()
            for offset in range(min(cell.wide, MOST_COLUMNS - column)):
                line.append(cell.text if repeat or not offset else "")
                if cell.high > 1:
                    hanging[column + offset] = (line[-1], cell.high - 1)
        grid.append(line)
    return grid


def _column_names(head: list[Row]) -> list[str]:
    """One name a column; where a name spans several, it stands before each of theirs."""
    grid = _grid(head, repeat=True)
    width = max((len(line) for line in grid), default=0)
    names = []
    for column in range(width):
        above = [line[column] for line in grid if column < len(line) and line[column]]
        names.append(": ".join(dict.fromkeys(above)))
    return names


def _kept_columns(grid: list[list[str]]) -> list[int]:
    """The columns in which some row says something."""
    width = max((len(line) for line in grid), default=0)
    columns = []
    for column in range(width):
        texts = [line[column] for line in grid if column < len(line) and line[column]]
        if texts and not all(ACTION.fullmatch(text) for text in texts):
            columns.append(column)
    return columns


def _line(row: list[str], kept: list[int]) -> str:
    return " | ".join(row[column] for column in kept if column < len(row)).strip(" |")
