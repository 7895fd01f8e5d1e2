"""Salary facts in an article, whole and verbatim.

An article is walked section by section, line by line. Tables (rows, or one cell a line), labels with their value, and
sentences each yield statements: an amount with the words that belong to it. What is plainly pay becomes a fact.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.formats.blocks import BULLET, Line, lines_of
from knowledge.models import Article, SalaryFact, Section, Span
from knowledge.salaries.cells import is_row, rows_at, words_of
from knowledge.salaries.columns import Above
from knowledge.salaries.context import Setting
from knowledge.salaries.currencies import pointed_currency
from knowledge.salaries.exclusions import TURNS_TO_PAY, announces_pay, speaks_of_pay
from knowledge.salaries.notes import Notes, has_sum, is_behind_table, notes_among, place_line, sole_opening_place
from knowledge.salaries.paragraphs import SENTENCE_END, paragraph_length, stands_alone, with_labels
from knowledge.salaries.roles import BOLD, bold_role, find_roles, whole_role
from knowledge.salaries.stacks import Column, column_of, grid_at, grid_statements
from knowledge.salaries.statements import Statement, label_and_value, statements_in
from knowledge.salaries.statistics import named_statistic
from knowledge.salaries.tables import SHORT, row_statements, sole_amount
from knowledge.salaries.understanding import understand
from knowledge.sentences import sentence_spans

SUBJECT_LABEL = re.compile(
    r"\W*(?:parent |related )?(?:occupation|job title|job|role|position|profession)s?\b[^.]{0,20}$", re.IGNORECASE
)
LATEST = 20
MOST_ABOVE = 300
QUESTION = re.compile(r"Q\d*[.:)] ")
OPENS_CAPTION = "*_(["


@dataclass(slots=True)
class _Walk:
    """What has been met so far in one section."""

    article: Article
    section: Section
    pointed: str | None
    notes: Notes
    facts: list[SalaryFact]
    lead: str | None = None
    outer_lead: str | None = None
    in_list: bool = False
    above: str | None = None
    subject: str | None = None
    here: str | None = None
    opened_in: str | None = None
    of_paragraph: list[SalaryFact] = field(default_factory=list)
    of_sentence: list[SalaryFact] = field(default_factory=list)
    is_inside: bool = False
    announced: bool = False
    is_led_by_pay: bool = False
    of_item: SalaryFact | None = None
    previous: SalaryFact | None = None
    since_previous: int = 0

    def setting(self) -> Setting:
        """What the next statement stands in; a fact two paragraphs back no longer counts."""
        previous = self.previous if self.since_previous <= 1 else None
        return Setting(
            self.article,
            self.section.heading,
            self.notes,
            self.pointed,
            previous,
            self.since_previous == 0,
            self.subject,
            self.here,
            self.currency(),
            self.opened_in,
            tuple(self.of_sentence if self.since_previous == 0 else self.of_paragraph),
            self.is_inside,
            self.announced,
            self.is_led_by_pay,
            self.of_item,
        )

    def currency(self) -> str | None:
        """The only currency of the latest facts, for bare numbers in tables that do not name their own."""
        named = {fact.currency for fact in self.facts[-LATEST:]}
        return named.pop() if len(named) == 1 else None

    def end_table(self) -> None:
        """What follows does not go on about a table, nor does the line that led to the table lead to it."""
        self.previous, self.lead, self.of_item, self.is_led_by_pay = None, None, None, False

    def forget(self) -> None:
        """What follows does not go on about the fact before it."""
        self.previous = None

    def take(self, statements: Iterator[Statement]) -> None:
        """Keep the facts among ``statements``."""
        of_sentence: list[SalaryFact] = []
        for statement in statements:
            fact = understand(statement, self.setting())
            if fact:
                self.of_paragraph = [*self.of_paragraph, fact] if self.since_previous == 0 else [fact]
                of_sentence.append(fact)
                self.is_inside = True
                self.facts.append(fact)
                self.previous, self.since_previous = fact, 0
                self.here = self.here if fact.place in (None, self.here) else None
        self.is_inside = False
        self.of_sentence = of_sentence or self.of_sentence

    def over(self, *behind: str) -> Above:
        """What stands over the next table: the line that leads to it, the notes, the headings."""
        lead = (self.lead or self.above,) if self.lead or self.above else ()
        return Above(
            (*behind, *lead, *self.notes.of_tables, *self.notes.units),
            (*reversed(self.section.heading), self.article.title),
            self.announced,
        )


def find_salary_facts(article: Article) -> tuple[SalaryFact, ...]:
    """Every salary fact in ``article``, in order of where it stands; each quote is the text at its own span."""
    text = article.text
    sections = article.sections or (Section((), 0, len(text)),)
    pointed = pointed_currency(text)
    facts: list[SalaryFact] = []
    for section, lines in _lines_by_section(text, sections):
        walk = _Walk(article, section, pointed, _notes(article, lines), facts)
        _walk_section(walk, lines)
    return tuple(sorted(facts, key=lambda fact: (fact.start or 0, fact.end or 0)))


def _lines_by_section(text: str, sections: tuple[Section, ...]) -> Iterator[tuple[Section, list[Line]]]:
    starts = [section.start for section in sections]
    lines: dict[int, list[Line]] = {}
    for line in lines_of(text, starts[0]):
        index = bisect_right(starts, line.start) - 1
        if line.end <= sections[index].end:
            lines.setdefault(index, []).append(line)
    for index, found in lines.items():
        yield sections[index], found


def _notes(article: Article, lines: list[Line]) -> Notes:
    """What the notes of a section say of its figures."""
    text, index = article.text, 0
    sentences: list[str] = []
    while index < len(lines):
        taken = paragraph_length(article, text, lines, index)
        if not _is_of_table(text, lines[index - 1] if index else None, lines[index]):
            spans = sentence_spans(text, lines[index].start, lines[index + taken - 1].end)
            sentences.extend(span.of(text) for span in spans)
        index += taken
    return notes_among(sentences)


def _is_of_table(text: str, before: Line | None, line: Line) -> bool:
    """Whether a line is a table's row, or the caption right behind a table."""
    if is_row(words_of(text, line)):
        return True
    return before is not None and text[line.start] in OPENS_CAPTION and is_row(words_of(text, before))


def _walk_section(walk: _Walk, lines: list[Line]) -> None:
    text = walk.article.text
    column = column_of(text, [Span(line.start, line.end) for line in lines])
    index = 0
    while index < len(lines):
        index += (
            _table(walk, text, lines, index)
            or _grid(walk, text, column, index)
            or _pair(walk, text, column, index)
            or _figure_over_label(walk, text, column, index)
            or _prose(walk, text, lines, index)
        )


def _table(walk: _Walk, text: str, lines: list[Line], index: int) -> int:
    """Rows that stand together: with pipes or tabs, aligned by gaps, or as markup."""
    last, rows, ruled = rows_at(text, lines, index)
    if last > index:
        behind = words_of(text, lines[last]) if last < len(lines) else ""
        noted = is_behind_table(behind)
        above = walk.over(*((behind,) if noted else ()))
        walk.forget()
        walk.take(row_statements(text, rows, ruled, above))
        walk.end_table()
        last += noted
    return last - index


def _grid(walk: _Walk, text: str, column: Column, index: int) -> int:
    """A table of which each line is a cell."""
    found = grid_at(column, index)
    if not found:
        return 0
    width, last = found
    walk.forget()
    walk.take(grid_statements(text, column.lines[index:last], width, walk.over()))
    walk.end_table()
    return last - index


def _pair(walk: _Walk, text: str, column: Column, index: int) -> int:
    """A label on one line and its value on the next: an amount, or the job that what follows is about."""
    if index + 1 >= len(column.lines) or not (column.is_short[index] and column.is_short[index + 1]):
        return 0
    label, value = column.lines[index], column.lines[index + 1]
    words = label.of(text)
    if SUBJECT_LABEL.match(words) and whole_role(value.of(text)):
        walk.subject = value.of(text)
        return 2
    amount = sole_amount(text, value) if column.is_amount[index + 1] else None
    if amount is None or words.endswith(SENTENCE_END) or words[-1:].isdigit():
        return 0
    if not (speaks_of_pay(words) or named_statistic(words) or find_roles(words)):
        return 0
    walk.forget()
    walk.take(iter([label_and_value(text, label, value, amount, _captions(walk))]))
    return 2


def _figure_over_label(walk: _Walk, text: str, column: Column, index: int) -> int:
    """A large figure on one line and what it is on the next: "$72,000" over "median starting salary"."""
    if index + 1 >= len(column.lines) or not column.is_amount[index] or not column.is_short[index + 1]:
        return 0
    value, label = column.lines[index], column.lines[index + 1]
    amount = sole_amount(text, value)
    if amount is None or amount.mark is None or column.is_amount[index + 1] or not speaks_of_pay(label.of(text)):
        return 0
    if has_sum(label.of(text)) or label.of(text).endswith((*SENTENCE_END, ":")):
        return 0
    walk.forget()
    walk.take(iter([label_and_value(text, label, value, amount, _captions(walk))]))
    return 2


def _prose(walk: _Walk, text: str, lines: list[Line], index: int) -> int:
    """A paragraph, a list item or a line that stands alone."""
    taken = paragraph_length(walk.article, text, lines, index)
    start, end = lines[index].start, lines[index + taken - 1].end
    bullet = BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    elif walk.in_list:
        walk.lead = None  # it led to the list that ends here
    walk.in_list = bullet is not None
    is_label = BOLD.fullmatch(text, start, end) is not None
    if is_label and walk.lead:
        walk.outer_lead = walk.lead
    elif not is_label and not bullet:
        walk.outer_lead = None
    sentences = with_labels(text, sentence_spans(text, start, end))
    is_alone = bullet is not None or (len(sentences) == 1 and stands_alone(text[start:end]))
    if not is_alone:
        walk.of_item = None
    outer = walk.here
    is_question = QUESTION.match(text, start, end) is not None
    walk.announced = announced = walk.announced and not is_question
    if is_label:
        walk.announced = announced = announces_pay(text[start:end])
    for sentence in sentences:
        walk.announced = walk.announced or TURNS_TO_PAY.match(text, sentence.start, sentence.end) is not None
        found = statements_in(text, sentence, _captions(walk) if is_alone or sentence is sentences[0] else ())
        walk.take(_labelled(found) if is_alone else found)
        walk.opened_in = sole_opening_place(sentence.of(text))
        if not has_sum(sentence.of(text)):
            walk.here = walk.opened_in or walk.here
    walk.announced = walk.announced if is_question else announced
    walk.subject = bold_role(text[start:end]) or walk.subject
    walk.here = (place_line(text[start:end]) if is_alone else None) or (outer if walk.here else None)
    if is_alone and walk.previous and walk.since_previous == 0 and walk.previous.period:
        walk.of_item = walk.previous
    walk.since_previous += 1
    _remember_lead(walk, text[start:end], is_alone, bullet is not None)
    return taken


def _labelled(statements: Iterator[Statement]) -> Iterator[Statement]:
    """In a list or a line alone, the words before the first amount are its label."""
    for statement in statements:
        yield statement.as_row()


def _remember_lead(walk: _Walk, words: str, is_row: bool, is_item: bool) -> None:
    if not is_item:
        walk.is_led_by_pay = words.endswith(":") and speaks_of_pay(words)
    walk.above = words[-MOST_ABOVE:] if not is_item and not has_sum(words) else None
    has_amount = has_sum(words)
    if words.endswith(":") and not TURNS_TO_PAY.match(words):
        words = words[words.rfind(". ") + 1 :].strip()
    if words.endswith(":") or (is_row and not is_item and not has_amount and len(words) <= SHORT):
        walk.lead = words[-300:]
    elif not is_row or not is_item:
        walk.lead = None


def _captions(walk: _Walk) -> tuple[str, ...]:
    """The line that leads to what stands here, and the one that leads to several such lines in bold."""
    return tuple(filter(None, (walk.lead, walk.outer_lead)))
