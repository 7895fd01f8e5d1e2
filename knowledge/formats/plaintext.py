"""The structure of plain text, as scraped from the web or typed by hand.

Nothing marks a heading or a table here, so each line is judged by its form (``plain_lines``) and by its neighbours: a
short line without a full stop above a paragraph is a heading, a figure below a short line is its value,
and a short line that belongs to nothing is what is left of a menu.
"""

import re

from knowledge.formats.blocks import Block, Kind, Line, after_bullet, block, lines_of, table
from knowledge.formats.navigation import says_nothing
from knowledge.formats.plain_headings import QUESTION_MARK, heading_lines, title_line
from knowledge.formats.plain_lines import AMOUNT, COUNTED, LABEL, Form, Judged, judge
from knowledge.formats.plain_numbers import numbering
from knowledge.formats.plain_wrapping import unwrapped

ANSWER_MARK = re.compile(r"a(?:nswer)? ?(?:\d{0,2}:|\d{1,2}[.)])[ \t]+(?=\S)", re.IGNORECASE)
OUTER, INNER = 2, 3
SHORT_FORMS = frozenset({Form.SHORT, Form.VALUE})


def plain_blocks(text: str, start: int) -> list[Block]:
    """The blocks of ``text`` from ``start``; a title is a heading of level 0, every other heading has level 2."""
    judged = unwrapped(text, judge(text, lines_of(text, start)))
    title = title_line(judged)
    blocks = _Reader(text, judged, title, heading_lines(judged, title)).read()
    if any(each.kind not in {Kind.MUTE, Kind.HEADING, Kind.TABLE_HEAD} for each in blocks):
        return blocks
    return [block(Kind.PARAGRAPH, each.line) for each in judged if not says_nothing(each.written)]


class _Reader:
    """Goes through judged lines once and makes blocks of them."""

    def __init__(self, text: str, judged: list[Judged], title: int | None, headings: set[int]) -> None:
        self.text = text
        self.judged = judged
        self.title = title
        self.headings = headings | ({title} if title is not None else set())
        self.blocks: list[Block] = []
        self.inner: str | None = None  # how the headings inside another are numbered
        self.lists = False  # whether short lines here are list items: below a heading or a colon

    def read(self) -> list[Block]:
        """The blocks of all lines, in order."""
        index = 0
        while index < len(self.judged):
            index += self._take(index)
        return self.blocks

    def _take(self, index: int) -> int:
        """Make blocks from the line at ``index`` on; how many lines were taken."""
        line, _, form = self.judged[index]
        if index in self.headings:
            self.lists = index != self.title
            self.blocks.append(block(Kind.HEADING, line, level=self._level(index) if self.lists else 0))
            return 1
        if form is Form.MUTE:
            self.blocks.append(block(Kind.MUTE, line))
            return 1
        if form is Form.ROW:
            return self._table(index)
        return self._short_lines(index) if form in SHORT_FORMS else self._paragraph(index)

    def _level(self, index: int) -> int:
        """Numbered headings that begin directly below another are parts of it, up to one of another kind."""
        style = numbering(self.judged[index].written)
        above = self.blocks[-1] if self.blocks else None
        if style is None or style != self.inner:
            below = above is not None and above.kind is Kind.HEADING and above.level == OUTER
            same = above is not None and style == numbering(self.text[above.start : above.end])
            self.inner = style if below and not same else None
        return INNER if self.inner else OUTER

    def _table(self, index: int) -> int:
        last = index + 1
        while last < len(self.judged) and self.judged[last].form is Form.ROW and not self.judged[last].line.gap:
            last += 1
        self.blocks += table([each.line for each in self.judged[index:last]], self.text, typed=True)
        return last - index

    def _paragraph(self, index: int) -> int:
        line, written, form = self.judged[index]
        kind = Kind.ITEM if form is Form.ITEM else Kind.PARAGRAPH
        start = after_bullet(self.text, line) if kind is Kind.ITEM else self._after_answer_mark(line)
        self.blocks.append(block(kind, line, start=start))
        self.lists = written.endswith(":")
        return 1

    def _after_answer_mark(self, line: Line) -> int | None:
        """Where an answer begins that is marked as one ("A:") below the question that is its heading."""
        above = self.blocks[-1] if self.blocks else None
        asked = above and above.kind is Kind.HEADING and QUESTION_MARK.match(self.text, above.start)
        mark = ANSWER_MARK.match(self.text, line.start, line.end) if asked else None
        return mark.end() if mark else None

    def _short_lines(self, index: int) -> int:
        """A run of short lines: labels with their values, list headings, list items, or remains of a menu."""
        last = index + 1
        while last < len(self.judged) and self.judged[last].form in SHORT_FORMS and last not in self.headings:
            last += 1
        self._read_run(index, last)
        self.lists = False
        return last - index

    def _read_run(self, index: int, last: int) -> None:
        singles: list[int] = []
        while index < last:
            if self._is_pair(index, last):
                self._settle(singles, heads_values=not LABEL.search(self.judged[index].written))
                singles = []
                self.blocks.append(block(Kind.PAIR, self.judged[index].line, self.judged[index + 1].line))
                index += 2
            else:
                singles.append(index)
                index += 1
        self._settle(singles, heads_values=False)

    def _is_pair(self, index: int, last: int) -> bool:
        """A label with its value: a figure below any short line, or words below one that names a property."""
        if index + 1 >= last or self.judged[index].form is Form.VALUE:
            return False
        label, value = self.judged[index].written, self.judged[index + 1]
        if value.form is Form.VALUE:
            return True
        value_is_label = index + 2 < last and self.judged[index + 2].form is Form.VALUE
        names = LABEL.search(label) and len(label.split()) <= 5 and not AMOUNT.search(label)
        return bool(names) and value.line.gap and not value_is_label and not LABEL.search(value.written)

    def _settle(self, singles: list[int], *, heads_values: bool) -> None:
        """Short lines without a value. Above a list of labels with values, the last ones head it."""
        for index in singles:
            line, written, _ = self.judged[index]
            if heads_values and (COUNTED.fullmatch(written) or LABEL.search(written)):
                self.blocks.append(block(Kind.HEADING, line, level=2))
            else:
                self.blocks.append(block(Kind.ITEM if self._speaks(index) else Kind.MUTE, line))

    def _speaks(self, index: int) -> bool:
        """List items without bullets, and labels that carry their value on the same line."""
        line, written, form = self.judged[index]
        below = self.judged[index + 1] if index + 1 < len(self.judged) else None
        beside = not line.gap or (below is not None and not below.line.gap)
        label = LABEL.search(written[:40])
        labelled = label is not None and any(character.isalnum() for character in written[label.end() :])
        return (self.lists and form is Form.SHORT) or (labelled and (beside or bool(AMOUNT.search(written))))
