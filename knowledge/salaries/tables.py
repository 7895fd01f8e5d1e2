"""Pay in the rows of tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.models import Span
from knowledge.salaries.amounts import MAGNITUDES, Amount, bare_range, find_amounts
from knowledge.salaries.cells import Cell
from knowledge.salaries.columns import (
    BY_INDUSTRY,
    NO_COUNT,
    PLACE_COLUMN,
    ROLE_COLUMN,
    Above,
    by_column,
    is_known_column,
    is_pay_cell,
    names_pay_column,
)
from knowledge.salaries.exclusions import is_no_pay_at_all, speaks_of_pay
from knowledge.salaries.periods import period_after
from knowledge.salaries.places import label_place
from knowledge.salaries.roles import whole_role
from knowledge.salaries.statements import Statement

UNIT = re.compile(
    r"(?P<lakh>\b(?:LPA|lakhs?|lacs?)\b)|\b(?:in thousands|thousands|000s)\b|['’]000|[$£€]000|\(k\)"
    r"|[$£€]k\b",
    re.IGNORECASE,
)
EMPTY_BESIDE = re.compile(
    r"[\s*†‡§()\[\]\d.,:/|<>~≈-]{0,8}|\s*(?:\(?(?:gross|net|brutto|netto|avg|average|median"
    r"|est\.?)\)?)\s*",
    re.IGNORECASE,
)
SHORT = 90


@dataclass(slots=True)
class _Table:
    """The rows of a table below its head; ``marks`` keeps each column's currency, often written in one row alone."""

    rows: list[list[Cell]]
    head: list[str]
    above: Above
    marks: dict[int, str]
    places: dict[int, str]


def row_statements(text: str, table: list[list[Cell]], ruled: bool, above: Above) -> Iterator[Statement]:
    """The pay in a table; ``ruled`` says that its first row is set off as the head."""
    has_head = table and (ruled or _is_head(text, table))
    head = [cell.words for cell in table[0]] if has_head else []
    yield from statements_of(text, table[1:] if has_head else table, head, above)


def sole_amount(text: str, span: Span) -> Amount | None:
    """The amount that ``span`` consists of, with a period or a footnote mark at most."""
    return _sole_amount(text, Cell(span.of(text), span.start, span.end))


def statements_of(text: str, rows: list[list[Cell]], head: list[str], above: Above) -> Iterator[Statement]:
    """The pay in ``rows`` below the headings ``head``; each statement quotes its row."""
    labels = [row[0].words for row in rows]
    by_industry = any(BY_INDUSTRY.search(words) for words in (*head[:1], *above.captions))
    jobs = 0 if by_industry else sum(_label_role(label) is not None for label in labels)
    are_roles = 2 * jobs >= len(labels) > 1
    table = _Table(rows, head, above, {}, _place_columns(head))
    for index, row in enumerate(rows):
        for statement in _statements_of_row(text, row, table):
            named = None if by_industry else _label_role(labels[index]) or (labels[index] if are_roles else None)
            yield replace(statement, row_role=statement.row_role or named)


def _is_head(text: str, table: list[list[Cell]]) -> bool:
    """Without a rule below it, a row names the columns where it holds no amount and all rows below it do."""
    first = table[0]
    if speaks_of_pay(first[0].words) or any(_has_sum(text, cell) for cell in first):
        return False
    if any((is_known_column(cell.words) and cell.words) or names_pay_column(cell.words) for cell in first[1:]):
        return True
    below = table[1:]
    return len(below) > 1 and all(any(_sole_amount(text, cell) for cell in row[1:]) for row in below)


def _has_sum(text: str, cell: Cell) -> bool:
    amounts = find_amounts(text, cell.start, cell.end)
    return any(not amount.plain for amount in amounts) or (bool(amounts) and _sole_amount(text, cell) is not None)


def _sole_amount(text: str, cell: Cell) -> Amount | None:
    if not cell.words or len(cell.words) > SHORT:
        return None
    if bare := bare_range(text, cell.start, cell.end):
        return bare
    amounts = find_amounts(text, cell.start, cell.end)
    if len(amounts) != 1:
        return None
    amount = amounts[0]
    tail = text[amount.end : cell.end]
    behind = period_after(tail)
    rest = tail[behind[1] :] if behind else tail
    if EMPTY_BESIDE.fullmatch(text, cell.start, amount.start) and (
        EMPTY_BESIDE.fullmatch(rest) or rest.strip() in {"+", "or more"}
    ):
        return amount
    return None


def _statements_of_row(text: str, cells: list[Cell], table: _Table) -> Iterator[Statement]:
    filled = [cell for cell in cells if cell.words]
    label, row, head = cells[0].words, [cell.words for cell in cells], table.head
    role = by_column(head, row, ROLE_COLUMN)
    place = by_column(head, row, PLACE_COLUMN) or label_place(label)
    for index, cell in enumerate(cells[1:], start=1):
        column = head[index] if index < len(head) else ""
        for written in _cell_amounts(text, cell, column):
            amount = _scaled(replace(written, mark=written.mark or table.marks.get(index)), column)
            if written.plain and NO_COUNT.search(label):
                continue
            if not (is_pay_cell(amount, label, column, table.above) or _is_job_at_place(amount, index, row, table)):
                continue
            if amount.mark:
                table.marks.setdefault(index, amount.mark)
            yield Statement(
                start=filled[0].start,
                end=filled[-1].end,
                amount=amount,
                before=f"{label} ",
                head=f"{label} {text[cell.start : amount.start]}",
                tail=text[amount.end : cell.end],
                after="",
                captions=(*((column,) if column else ()), *table.above.captions),
                granted=True,
                row_role=role or (whole_role(column) if column else None),
                row_place=place or table.places.get(index),
                column=column,
                label=label,
            )


def _is_job_at_place(amount: Amount, index: int, row: list[str], table: _Table) -> bool:
    """Whether jobs stand in the rows of a table and places over its columns, and nothing names another sum."""
    is_job = bool(table.head) and ROLE_COLUMN.search(table.head[0]) is not None and whole_role(row[0]) is not None
    over = (*table.above.captions, *table.above.titles)
    return is_job and index in table.places and not amount.plain and not any(map(is_no_pay_at_all, over))


def _cell_amounts(text: str, cell: Cell, column: str) -> list[Amount]:
    """One amount alone, one in words below a heading of pay, or a few that each name their period."""
    sole = _sole_amount(text, cell)
    if sole:
        return [sole]
    if len(cell.words) > SHORT:
        return []
    amounts = [amount for amount in find_amounts(text, cell.start, cell.end) if not amount.plain]
    if len(amounts) == 1 and names_pay_column(column):
        return amounts
    dated = all(period_after(text[amount.end : cell.end]) for amount in amounts)
    return amounts if dated and 1 < len(amounts) < 4 else []


def _place_columns(head: list[str]) -> dict[int, str]:
    """The columns that are headed by a place; where most are, an unknown name among them is one too."""
    known = [label_place(words) for words in head]
    if 2 * sum(map(bool, known)) > len(head) - 1:
        return {index: place or head[index] for index, place in enumerate(known) if index and head[index]}
    return {index: place for index, place in enumerate(known) if place}


def _label_role(label: str) -> str | None:
    """The job that a row is about: "Hosts and hostesses, restaurant, lounge, and coffee shop"."""
    return label.strip(" :*") if whole_role(label) or whole_role(label.partition(",")[0]) else None


def _scaled(amount: Amount, column: str) -> Amount:
    """A bare number in a column of lakhs or of thousands, in full."""
    unit = UNIT.search(column) if amount.magnitude is None and amount.high < 1000 else None
    if unit is None:
        return amount
    name = "lakh" if unit["lakh"] else "thousand"
    return replace(amount, low=amount.low * MAGNITUDES[name], high=amount.high * MAGNITUDES[name], magnitude=name)
