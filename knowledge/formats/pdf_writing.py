"""The rows of a document as readable text: headings by size and weight, paragraphs over line breaks, lists, tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from knowledge.formats.blocks import LONGEST_HEADING
from knowledge.formats.pdf_lines import as_item, continues, is_item, joined, same_style, usual_pitch
from knowledge.formats.pdf_rows import Row, is_contents_line
from knowledge.formats.pdf_tables import tables_of

LARGER = 1.1  # than the text of the body, where a line is a heading for its size alone
SMALLER = 0.95  # than that text, where a line in bold is a note and no heading
HEADING_LINES = 3
NO_HEADING = re.compile(r"[.,;]$|^[^A-Za-zÀ-ɏͰ-ϿЀ-ӿ]*$|[$€£¥₹]\s?\d")
CONTENTS = re.compile(r"(?:table of )?contents", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
DEEPEST_HEADING = 6
Style = tuple[float, bool]
Block = tuple[str, list[str]]


def written(rows: Sequence[Row]) -> str:
    """The text of ``rows`` in reading order, in the form in which pages of the web are read too."""
    rows = [row for row in rows if not is_contents_line(row)]
    body = _body_size(rows)
    levels = _levels(rows, body)
    blocks: list[Block] = []
    for sort, lines in _Blocks(rows, body, levels):
        if blocks and sort == blocks[-1][0] == "item":
            blocks[-1][1].extend(lines)
        else:
            blocks.append((sort, lines))
    return "\n\n".join("\n".join(lines) for _, lines in blocks) + ("\n" if blocks else "")


def _body_size(rows: Sequence[Row]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for row in rows:
        for piece in row.pieces:
            sizes[round(piece.size * 2) / 2] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _style(row: Row) -> Style:
    return round(row.first.size), row.first.bold


def _levels(rows: Sequence[Row], body: float) -> dict[Style, int]:
    """The level of each style that headings are set in, the largest outermost."""
    styles = sorted({_style(row) for row in rows if _may_head(row, body)}, reverse=True)
    return {style: min(level, DEEPEST_HEADING) for level, style in enumerate(styles, start=1)}


def _may_head(row: Row, body: float) -> bool:
    if len(row.cells) > 1 or len(row.text) > LONGEST_HEADING / 2 or NO_HEADING.search(row.text):
        return False
    larger = row.first.size > LARGER * body
    return larger or (row.first.bold and row.first.size > SMALLER * body)


class _Blocks:
    """Cuts rows into blocks, one after another."""

    def __init__(self, rows: Sequence[Row], body: float, levels: dict[Style, int]) -> None:
        self.rows = rows
        self.body = body
        self.levels = levels
        self.pitch = usual_pitch(rows)
        self.words = Counter(word.casefold() for row in rows for word in WORD.findall(row.text))
        self.edges = _right_edges(rows)

    def __iter__(self) -> Iterator[Block]:
        index = 0
        while index < len(self.rows):
            last = self._table_end(index)
            if last > index:
                yield from (("table", lines) for lines in tables_of(self.rows[index:last]))
                index = last
                continue
            length, found = self._heading(index) or self._paragraph(index)
            if found[1]:
                yield found
            index += length

    def _table_end(self, index: int) -> int:
        while index < len(self.rows) and len(self.rows[index].cells) > 1:
            index += 1
        return index

    def _heading(self, index: int) -> tuple[int, Block] | None:
        """Up to three lines in a style of their own, none of which goes on as a sentence."""
        last = index
        while last < len(self.rows) and last - index < HEADING_LINES and self._goes_on(index, last):
            last += 1
        lines = self.rows[index:last]
        follows = self.rows[last] if last < len(self.rows) else None
        if not lines or (follows is not None and self._is_lead(lines[-1], follows)):
            return None
        words = " ".join(row.text for row in lines).strip()
        level = self.levels.get(_style(lines[0]), DEEPEST_HEADING)
        return len(lines), ("heading", [] if CONTENTS.fullmatch(words) else ["#" * level + " " + words])

    def _goes_on(self, index: int, last: int) -> bool:
        row = self.rows[last]
        if not _may_head(row, self.body):
            return False
        if last == index:
            return True
        above = self.rows[last - 1]
        apart = (above.top - row.top) / above.first.size
        return _style(row) == _style(self.rows[index]) and above.page == row.page and 0 < apart < self.pitch + 0.3

    def _is_lead(self, head: Row, below: Row) -> bool:
        """Whether a line of the body's size is the bold beginning of what goes on below it."""
        return (
            same_style(head, below)
            and head.first.size <= LARGER * self.body
            and head.page == below.page
            and 0 < (head.top - below.top) / head.first.size < self.pitch + 0.3
        )

    def _paragraph(self, index: int) -> tuple[int, Block]:
        text = self.rows[index].text
        last = index + 1
        while last < len(self.rows) and self._belongs(last):
            text = joined(text, self.rows[last].text, self.words)
            last += 1
        if is_item(text):
            return last - index, ("item", [as_item(text)])
        return last - index, ("paragraph", ["\\" + text if text.startswith("#") else text])

    def _belongs(self, index: int) -> bool:
        row = self.rows[index]
        if len(row.cells) > 1 or (row.first.size > LARGER * self.body and _may_head(row, self.body)):
            return False
        above = self.rows[index - 1]
        return continues(above, row, self.pitch, self.edges[id(above)])


def _right_edges(rows: Sequence[Row]) -> dict[int, float]:
    """For each line, by identity, where the widest line that stands over or under it on its page ends."""
    edges: dict[int, float] = {}
    by_page: dict[int, list[Row]] = {}
    for row in rows:
        by_page.setdefault(row.page, []).append(row)
    for page in by_page.values():
        ends = {(round(row.first.left), round(row.first.right)) for row in page if len(row.cells) == 1}
        for row in page:
            edges[id(row)] = max((right for left, right in ends if _covers(row, left, right)), default=row.first.right)
    return edges


def _covers(row: Row, left: float, right: float) -> bool:
    """Whether a stretch belongs to the row's column: both begin near each other."""
    return abs(left - row.first.left) < 4 * row.first.size and right > row.first.left
