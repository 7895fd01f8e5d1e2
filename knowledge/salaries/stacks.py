"""Tables flattened to one cell a line."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.models import Span
from knowledge.salaries.cells import Cell
from knowledge.salaries.columns import Above, names_pay_column
from knowledge.salaries.statements import Statement
from knowledge.salaries.statistics import column_statistic
from knowledge.salaries.tables import SHORT, sole_amount, statements_of

WIDEST = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A section's lines one below the other: which of them name pay, and which hold an amount and nothing else."""

    lines: list[Span]
    names_pay: list[bool]
    is_amount: list[bool]
    is_short: list[bool]


def column_of(text: str, lines: list[Span]) -> Column:
    """What each of ``lines`` is to a table of one cell a line."""
    short = [line.end - line.start <= SHORT for line in lines]
    return Column(
        lines,
        [fits and _names_pay(line.of(text)) for line, fits in zip(lines, short, strict=True)],
        [fits and sole_amount(text, line) is not None for line, fits in zip(lines, short, strict=True)],
        short,
    )


def grid_at(column: Column, index: int) -> tuple[int, int] | None:
    """A table of one cell a line whose head begins at ``index``: its width, and the line after its last.

    The head names pay or a statistic in one of its cells, no cell of it is an amount, and below it every ``width``
    lines an amount stands alone; at least two rows are needed.
    """
    best = None
    for width in range(2, WIDEST + 1):
        last = index + width - 1
        if last >= len(column.lines) or not column.is_short[last] or column.is_amount[last]:
            break
        for offset in range(1, width):
            rows = _grid_rows(column, index + width, width, offset) if column.names_pay[index + offset] else 0
            if rows >= 2 and (best is None or index + width * (rows + 1) > best[1]):
                best = (width, index + width * (rows + 1))
    return best


def grid_statements(text: str, lines: list[Span], width: int, above: Above) -> Iterator[Statement]:
    """The pay in the table of one cell a line that ``lines`` hold, head first."""
    cells = [Cell(line.of(text), line.start, line.end) for line in lines]
    table = [cells[at : at + width] for at in range(width, len(cells), width)]
    yield from statements_of(text, table, [cell.words for cell in cells[:width]], above)


def _names_pay(words: str) -> bool:
    names = names_pay_column(words) or (len(words) <= SHORT // 3 and column_statistic(words) is not None)
    return names and not words.endswith((".", ":"))


def _grid_rows(column: Column, first: int, width: int, offset: int) -> int:
    """How many whole rows follow, each of short lines, with words in the first cell and an amount ``offset`` below."""
    rows = 0
    while True:
        at = first + rows * width
        if at + width > len(column.lines) or not all(column.is_short[at : at + width]):
            return rows
        if column.is_amount[at] or not column.is_amount[at + offset]:
            return rows
        rows += 1
