"""What runs along the edges of a document's pages and is no part of its text: headers, footers, page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from knowledge.formats.pdf_rows import Row

EDGE = 0.12  # of what is written on the page, from its top and from its bottom
OUTERMOST = 0.03
MOST = 0.4  # of the pages: left and right pages may have headers of their own
NUMBER = re.compile(r"\d{1,6}")
TOTAL = re.compile(r"(?<=\d)\s*(?:of|/|von)\s*\d{1,4}\b")
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.?|seite)\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/|von)\s*\d{1,4})?\W*", re.IGNORECASE
)
Pattern = tuple[str, int, int]


def without_running_lines(pages: list[list[Row]]) -> list[Row]:
    """The rows of all pages without those that repeat at the edge of most pages, and without page numbers."""
    needed = max(2, MOST * len(pages))
    running = _repeated(pages, needed)
    shift = _shift(pages, needed)
    kept = []
    for rows in pages:
        for index, row in enumerate(rows):
            runs = _is_numbered(row, shift) or running.intersection(_patterns(row)) or PAGE_NUMBER.fullmatch(row.text)
            if not (_at_edge(row) and runs) or _heads_table(rows, index):
                kept.append(row)
    return kept


def _repeated(pages: list[list[Row]], needed: float) -> set[Pattern]:
    """The lines that stand at the edge of at least ``needed`` pages."""
    found: defaultdict[Pattern, set[int]] = defaultdict(set)
    for rows in pages:
        for row in filter(_at_edge, rows):
            for pattern in _patterns(row):
                found[pattern].add(row.page)
    return {pattern for pattern, on in found.items() if len(on) >= needed}


def _shift(pages: list[list[Row]], needed: float) -> int | None:
    """What to add to a page's place in the file for the number printed on it, ``None`` where none is."""
    shifts = Counter(shift for rows in pages for shift in {shift for row in rows for shift in _shifts(row)})
    shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
    return shift if count >= needed else None


def _shifts(row: Row) -> Iterator[int]:
    if OUTERMOST < row.zone < 1 - OUTERMOST:
        return
    yield from (int(cell.text) - row.page for cell in row.cells if cell.text.isdecimal() and len(cell.text) < 5)


def _is_numbered(row: Row, shift: int | None) -> bool:
    """Whether a line beside the page's number changes with the chapter."""
    return shift is not None and shift in _shifts(row)


def _at_edge(row: Row) -> bool:
    return not EDGE < row.zone < 1 - EDGE


def _patterns(row: Row) -> set[Pattern]:
    """The words with numbers as they are, and counted from the page; the size, since titles run smaller; the height."""
    words = TOTAL.sub("", " ".join(row.text.split()).casefold())
    counted = NUMBER.sub(lambda number: f"#{int(number[0]) - row.page}", words)
    return {(text, round(row.first.size), round(row.top)) for text in (words, counted)}


def _heads_table(rows: list[Row], index: int) -> bool:
    """A table's head may stand atop each page that the table fills."""
    row = rows[index]
    below = rows[index + 1] if index + 1 < len(rows) else None
    if below is None or not len(below.cells) == len(row.cells) > 1:
        return False
    return 0 <= row.bottom - below.top + row.first.size < 2 * row.first.size
