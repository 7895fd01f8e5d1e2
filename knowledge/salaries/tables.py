"""Pay in the rows of tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.models import Period, Span
from knowledge.salaries.amounts import MAGNITUDES, Amount, bare_range, find_amounts
from knowledge.salaries.cells import Cell
from knowledge.salaries.columns import (
    BY_INDUSTRY,
    ITEM_COLUMN,
    NO_COUNT,
    PLACE_COLUMN,
    ROLE_COLUMN,
    SOURCE_COLUMN,
    SUM_COLUMN,
    Above,
    by_column,
    is_known_column,
    is_pay_cell,
    names_pay_column,
    names_sum,
)
from knowledge.salaries.currencies import currency_of
from knowledge.salaries.ellipsis import is_near
from knowledge.salaries.exclusions import is_no_pay_at_all, names_no_pay, speaks_of_pay
from knowledge.salaries.jobs import GENERIC
from knowledge.salaries.labels import place_of_cell, says_more, source_of_cell, tells_when_or_what, without_measure
from knowledge.salaries.periods import is_year_sized, period_after
from knowledge.salaries.places import label_place
from knowledge.salaries.roles import whole_role
from knowledge.salaries.statements import Statement
from knowledge.salaries.statistics import OR_MORE

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
DATED = re.compile(r"\s?\((?:\w+ )?(?:19|20)\d\d\)")
HEDGE = re.compile(
    r"(?:(?:about|around|roughly|some|from|over|above|under|below|up to|at least|(?:more|less) than)\s)?", re.IGNORECASE
)
WHERE_OR_HOW = re.compile(r"(?P<opening>.+?),? (?:in|at|on|with|through|via|after|during|under|over) ", re.IGNORECASE)
ADDS = re.compile(r"\s?(?:\+|plus\b)\s?[^\w\s]?\d")  # "£30,000 + £2,000 for nights"
SHORT = 90


@dataclass(slots=True)
class _Table:
    """The rows of a table below its head.

    ``marks`` and ``periods`` keep each column's currency and period, often written in one row alone; the period with
    the amount beside which it stood.
    """

    rows: list[list[Cell]]
    head: list[str]
    above: Above
    marks: dict[int, str]
    places: dict[int, str]
    periods: dict[int, tuple[Period, float]]


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
    table = _Table(rows, head, above, {}, _place_columns(head), {})
    for index, row in enumerate(rows):
        for statement in _statements_of_row(text, row, table):
            label = labels[index]
            named = (
                _opening_role(label)
                if by_industry
                else _label_role(label) or (label if are_roles and not tells_when_or_what(label) else None)
            )
            yield replace(statement, row_role=statement.row_role or named)


def _is_head(text: str, table: list[list[Cell]]) -> bool:
    """Without a rule below it, a row names the columns where it holds no amount and all rows below it do."""
    first = table[0]
    if speaks_of_pay(first[0].words) or any(_has_sum(text, cell) for cell in first):
        return False
    names = [cell.words for cell in first[1:] if cell.words]
    if any(is_known_column(words) or names_pay_column(words) or SUM_COLUMN.fullmatch(words) for words in names):
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
    lead = HEDGE.match(text, cell.start, amount.start)
    if EMPTY_BESIDE.fullmatch(text, lead.end() if lead else cell.start, amount.start) and (
        EMPTY_BESIDE.fullmatch(rest) or rest.strip() == "+" or OR_MORE.fullmatch(rest.rstrip())
    ):
        return amount
    return None


def _statements_of_row(text: str, cells: list[Cell], table: _Table) -> Iterator[Statement]:
    filled = [cell for cell in cells if cell.words]
    label, row, head = cells[0].words, [cell.words for cell in cells], table.head
    role = by_column(head, row, ROLE_COLUMN)
    place = _row_place(head, row) or label_place(label)
    source = by_column(head, row, SOURCE_COLUMN)
    for index, cell in enumerate(cells[1:], start=1):
        column = head[index] if index < len(head) else ""
        beside = tuple(_beside(row, head, index))
        for written in _cell_amounts(text, cell, column, table.above):
            amount = _scaled(replace(written, mark=written.mark or table.marks.get(index)), column)
            if written.plain and NO_COUNT.search(label):
                continue
            period = _period_in(text, amount, cell) or _period_above(amount, place, table.periods.get(index))
            sized = period is not None or is_year_sized(amount, currency_of(amount.mark, place, None))
            told = not ITEM_COLUMN.search("".join(head[:1])) and sized
            is_pay = is_pay_cell(amount, label, column, table.above, is_told=told)
            if not (is_pay or _is_job_at_place(amount, index, row, table)):
                continue
            if amount.mark:
                table.marks.setdefault(index, amount.mark)
            if period:
                table.periods[index] = period, amount.high
            yield Statement(
                start=filled[0].start,
                end=filled[-1].end,
                amount=amount,
                before=f"{label} ",
                head=f"{label} {text[cell.start : amount.start]}",
                tail=text[amount.end : cell.end],
                after="",
                captions=(*beside, *((column,) if column else ()), *table.above.captions),
                granted=True,
                row_role=role or (whole_role(column) if column else None),
                row_place=place or table.places.get(index),
                row_origin=source_of_cell(source) if source else None,
                row_period=period,
                column=column,
                label=label,
            )


def _period_in(text: str, amount: Amount, cell: Cell) -> Period | None:
    behind = period_after(text[amount.end : cell.end])
    return behind[0] if behind else None


def _period_above(amount: Amount, place: str | None, above: tuple[Period, float] | None) -> Period | None:
    """The period that a row further up names in this column, for an amount of about that size which needs one."""
    if above is None or is_year_sized(amount, currency_of(amount.mark, place, None)):
        return None
    return above[0] if is_near(amount, above[1]) else None


def _is_job_at_place(amount: Amount, index: int, row: list[str], table: _Table) -> bool:
    """Whether jobs stand in the rows of a table and places over its columns, and nothing names another sum."""
    is_job = bool(table.head) and ROLE_COLUMN.search(table.head[0]) is not None and whole_role(row[0]) is not None
    over = (*table.above.captions, *table.above.titles)
    return is_job and index in table.places and not amount.plain and not any(map(is_no_pay_at_all, over))


def _row_place(head: list[str], row: list[str]) -> str | None:
    """The place in the first column of places, without what else its cell says."""
    for heading, words in zip(head, row, strict=False):
        if PLACE_COLUMN.search(heading) and not speaks_of_pay(heading) and words and not words[0].isdigit():
            return place_of_cell(words, heading)
    return None


def _beside(row: list[str], head: list[str], index: int) -> Iterator[str]:
    """The row's other cells that may tell more of the figure in the cell ``index``."""
    for other, words in enumerate(row[1:], start=1):
        heading = head[other] if other < len(head) else ""
        if other != index and says_more(words) and not NO_COUNT.search(heading):
            yield words


def _cell_amounts(text: str, cell: Cell, column: str, above: Above) -> list[Amount]:
    """One amount alone, one in words below a heading of pay, or a few that each name their period."""
    sole = _sole_amount(text, cell)
    if sole:
        return [sole]
    if len(cell.words) > SHORT:
        return []
    amounts = [amount for amount in find_amounts(text, cell.start, cell.end) if not amount.plain]
    amounts = [amount for amount in amounts if not names_no_pay(text[cell.start : amount.start])]
    dated = all(period_after(text[amount.end : cell.end]) for amount in amounts)
    if dated and 1 < len(amounts) < 4:
        return amounts
    is_one = len(amounts) == 1 or (bool(amounts) and ADDS.match(text, amounts[0].end) is not None)
    is_dated = is_one and amounts[0].start == cell.start and DATED.fullmatch(text, amounts[0].end, cell.end) is not None
    return amounts[:1] if is_one and (is_dated or names_pay_column(column) or names_sum(column, above)) else []


def _place_columns(head: list[str]) -> dict[int, str]:
    """The columns that are headed by a place; where most are, an unknown name among them is one too."""
    known = [label_place(words) for words in head]
    if 2 * sum(map(bool, known)) > len(head) - 1:
        return {index: place or head[index] for index, place in enumerate(known) if index and head[index]}
    return {index: place for index, place in enumerate(known) if place}


def _label_role(label: str) -> str | None:
    """The job that a row is about: "Hosts and hostesses, restaurant, lounge, and coffee shop", "Rigger at sea"."""
    label = without_measure(label)
    first, comma, _ = label.partition(",")
    named = whole_role(label) or whole_role(first) or (comma and first.lower() in GENERIC)
    return label.strip(" :*") if named else _opening_role(label)


def _opening_role(label: str) -> str | None:
    opening = WHERE_OR_HOW.match(label)
    return whole_role(opening["opening"]) if opening else None


def _scaled(amount: Amount, column: str) -> Amount:
    """A bare number in a column of lakhs or of thousands, in full."""
    unit = UNIT.search(column) if amount.magnitude is None and amount.high < 1000 else None
    if unit is None:
        return amount
    name = "lakh" if unit["lakh"] else "thousand"
    return replace(amount, low=amount.low * MAGNITUDES[name], high=amount.high * MAGNITUDES[name], magnitude=name)
