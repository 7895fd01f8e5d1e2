"""Pay in tables: rows with pipes or tabs, and tables flattened to one cell a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.models import Span
from knowledge.salaries.amounts import MAGNITUDES, Amount, find_amounts
from knowledge.salaries.exclusions import names_no_pay, speaks_of_pay
from knowledge.salaries.periods import WORDS, period_after
from knowledge.salaries.places import label_place
from knowledge.salaries.roles import whole_role
from knowledge.salaries.statements import Statement
from knowledge.salaries.statistics import column_statistic

RULE = re.compile(r"[|:\-+= \t]+")
ROLE_COLUMN = re.compile(
    r"\b(?:occupations?|job(?: titles?)?|roles?|positions?|titles?|professions?|careers?)\b", re.IGNORECASE
)
PLACE_COLUMN = re.compile(
    r"\b(?:city|cities|states?|country|countries|locations?|regions?|metro|areas?|provinces?|places?"
    r"|county|market|office)\b",
    re.IGNORECASE,
)
NO_FIGURE = re.compile(
    r"^year$|\b(?:rank|#|no\.|growth|jobs?|number|openings|employment|employed|change|%|code|zip"
    r"|duties|population|experience|count)\b",
    re.IGNORECASE,
)
BY_INDUSTRY = re.compile(r"\b(?:industry|industries|sectors?|employers?|compan(?:y|ies))\b", re.IGNORECASE)
NO_COUNT = re.compile(
    r"\b(?:number|jobs|openings|vacancies|employment|employed|growth|change|outlook|population)\b", re.IGNORECASE
)
UNIT = re.compile(
    r"(?P<lakh>\b(?:LPA|lakhs?|lacs?)\b)|\b(?:in thousands|thousands|000s)\b|['’]000|[$£€]000|\(k\)"
    r"|[$£€]k\b",
    re.IGNORECASE,
)
EMPTY_BESIDE = re.compile(
    r"[\s*†‡§()\[\]\d.,:/|-]{0,8}|\s*(?:\(?(?:gross|net|brutto|netto|avg|average|median"
    r"|est\.?)\)?)\s*",
    re.IGNORECASE,
)
WIDEST = 8
SHORT = 90


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's words and where they stand."""

    words: str
    start: int
    end: int


def cells_of(text: str, start: int, end: int) -> list[Cell]:
    """The cells of a row written with pipes or tabs, empty ones left out unless they stand between others."""
    if text[start : start + 1] == "|":
        start += 1
    if end > start and text[end - 1] == "|":
        end -= 1
    cells = []
    at = start
    for raw in re.split(r"[|\t]", text[start:end]):
        words = raw.strip()
        lead = at + len(raw) - len(raw.lstrip())
        cells.append(Cell(words, lead if words else at, lead + len(words) if words else at))
        at += len(raw) + 1
    return cells


def is_rule(words: str) -> bool:
    """Whether a line only separates a table's head from its rows."""
    return "-" in words and bool(RULE.fullmatch(words))


def row_statements(text: str, rows: list[Span], captions: tuple[str, ...]) -> Iterator[Statement]:
    """The pay in a table of pipe or tab rows; ``captions`` stand over it, nearest first."""
    ruled = len(rows) > 1 and is_rule(rows[1].of(text))
    table = [cells_of(text, row.start, row.end) for row in rows if not is_rule(row.of(text))]
    head = table.pop(0) if table and (ruled or _is_head(text, table[0])) else []
    yield from _statements_of(text, table, [cell.words for cell in head], captions)


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
        [fits and _names_pay_column(line.of(text)) for line, fits in zip(lines, short, strict=True)],
        [fits and sole_amount(text, line) is not None for line, fits in zip(lines, short, strict=True)],
        short,
    )


def grid_at(column: Column, index: int) -> tuple[int, int] | None:
    """A table of one cell a line whose head begins at ``index``: its width, and the line after its last.

    The head names pay in one of its cells, no cell of it is an amount, and below it every ``width`` lines an amount
    stands alone; at least two rows are needed.
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


def grid_statements(text: str, lines: list[Span], width: int, captions: tuple[str, ...]) -> Iterator[Statement]:
    """The pay in the table of one cell a line that ``lines`` hold, head first."""
    cells = [Cell(line.of(text), line.start, line.end) for line in lines]
    table = [cells[at : at + width] for at in range(width, len(cells), width)]
    yield from _statements_of(text, table, [cell.words for cell in cells[:width]], captions)


def sole_amount(text: str, span: Span) -> Amount | None:
    """The amount that ``span`` consists of, with a period or a footnote mark at most."""
    return _sole_amount(text, Cell(span.of(text), span.start, span.end))


def _names_pay_column(words: str) -> bool:
    return len(words) <= SHORT and speaks_of_pay(words) and not names_no_pay(words) and not words.endswith((".", ":"))


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


def _sole_amount(text: str, cell: Cell) -> Amount | None:
    if not cell.words or len(cell.words) > SHORT:
        return None
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


def _is_head(text: str, cells: list[Cell]) -> bool:
    """Without a rule below it, a row names the columns only where one of them is about pay and none holds any."""
    about_pay = any(_names_pay_column(cell.words) or column_statistic(cell.words) for cell in cells[1:])
    amounts = (amount for cell in cells for amount in find_amounts(text, cell.start, cell.end))
    return about_pay and not speaks_of_pay(cells[0].words) and all(amount.plain for amount in amounts)


def _statements_of(
    text: str, table: list[list[Cell]], head: list[str], captions: tuple[str, ...]
) -> Iterator[Statement]:
    labels = [row[0].words for row in table]
    by_industry = any(BY_INDUSTRY.search(words) for words in (*head[:1], *captions))
    jobs = 0 if by_industry else sum(_label_role(label) is not None for label in labels)
    are_roles = 2 * jobs >= len(labels) > 1
    marks: dict[int, str] = {}
    for index, row in enumerate(table):
        for statement in _statements_of_row(text, row, head, captions, marks):
            named = None if by_industry else _label_role(labels[index]) or (labels[index] if are_roles else None)
            yield replace(statement, row_role=statement.row_role or named)


def _statements_of_row(
    text: str, cells: list[Cell], head: list[str], captions: tuple[str, ...], marks: dict[int, str]
) -> Iterator[Statement]:
    """The pay in one row; ``marks`` keeps each column's currency, which often stands in its first row alone."""
    filled = [cell for cell in cells if cell.words]
    label, row = cells[0].words, [cell.words for cell in cells]
    pay_over_all = any(speaks_of_pay(caption) for caption in captions)
    role = _by_column(head, row, ROLE_COLUMN)
    place = _by_column(head, row, PLACE_COLUMN) or label_place(label)
    for index, cell in enumerate(cells[1:], start=1):
        column = head[index] if index < len(head) else ""
        for written in _cell_amounts(text, cell, column):
            amount = _scaled(replace(written, mark=written.mark or marks.get(index)), column)
            if not _is_pay_cell(amount, label, column, pay_over_all):
                continue
            if amount.mark:
                marks.setdefault(index, amount.mark)
            yield Statement(
                start=filled[0].start,
                end=filled[-1].end,
                amount=amount,
                before=f"{label} ",
                head=f"{label} {text[cell.start : amount.start]}",
                tail=text[amount.end : cell.end],
                after="",
                captions=(*((column,) if column else ()), *captions),
                granted=True,
                row_role=role,
                row_place=place,
                column=column,
                label=label,
            )


def _cell_amounts(text: str, cell: Cell, column: str) -> list[Amount]:
    """One amount alone, one in words below a heading of pay, or a few that each name their period."""
    sole = _sole_amount(text, cell)
    if sole:
        return [sole]
    if len(cell.words) > SHORT:
        return []
    amounts = [amount for amount in find_amounts(text, cell.start, cell.end) if not amount.plain]
    if len(amounts) == 1 and speaks_of_pay(column):
        return amounts
    dated = all(period_after(text[amount.end : cell.end]) for amount in amounts)
    return amounts if dated and 1 < len(amounts) < 4 else []


def _is_pay_cell(amount: Amount, label: str, column: str, pay_over_all: bool) -> bool:
    if names_no_pay(label) or names_no_pay(column) or (amount.plain and NO_COUNT.search(label)):
        return False
    if speaks_of_pay(column):
        return not (amount.plain and NO_FIGURE.search(column))
    if NO_FIGURE.search(column):
        return False
    if speaks_of_pay(label):
        return not amount.plain
    named = column_statistic(column) is not None or bool(WORDS.search(column)) or not column
    return pay_over_all and named and (not amount.plain or amount.grouped)


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


def _by_column(header: list[str], row: list[str], names: re.Pattern[str]) -> str | None:
    """The cell under the first column whose heading matches ``names`` and is not itself about pay."""
    for heading, words in zip(header, row, strict=False):
        if names.search(heading) and not speaks_of_pay(heading) and words and not words[0].isdigit():
            return words
    return None
