"""Salary facts in an article, whole and verbatim.

An article is walked section by section, line by line. Tables (rows, or one cell a line), labels with their value, and
sentences each yield statements: an amount with the words that belong to it. What is plainly pay becomes a fact.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.formats.blocks import BULLET, Line, lines_of
from knowledge.models import Article, SalaryFact, Section, Span
from knowledge.salaries.context import Setting
from knowledge.salaries.currencies import pointed_currency
from knowledge.salaries.exclusions import speaks_of_pay
from knowledge.salaries.origins import source_line
from knowledge.salaries.roles import find_roles, whole_role
from knowledge.salaries.statements import Statement, label_and_value, statements_in
from knowledge.salaries.statistics import named_statistic
from knowledge.salaries.tables import (
    SHORT,
    Column,
    column_of,
    grid_at,
    grid_statements,
    is_rule,
    row_statements,
    sole_amount,
)
from knowledge.salaries.understanding import understand
from knowledge.sentences import sentence_spans

SUBJECT_LABEL = re.compile(
    r"\W*(?:parent |related )?(?:occupation|job title|job|role|position|profession)s?\b[^.]{0,20}$", re.IGNORECASE
)
SENTENCE_END = (".", "!", "?", "…")
WRAPPED = 50  # a shorter line is not one that an editor broke


@dataclass(slots=True)
class _Walk:
    """What has been met so far in one section."""

    article: Article
    section: Section
    pointed: str | None
    source: str | None
    facts: list[SalaryFact]
    lead: str | None = None
    subject: str | None = None
    previous: SalaryFact | None = None
    since_previous: int = 0

    def setting(self) -> Setting:
        """What the next statement stands in; a fact two paragraphs back no longer counts."""
        previous = self.previous if self.since_previous <= 1 else None
        return Setting(
            self.article,
            self.section.heading,
            self.source,
            self.pointed,
            previous,
            self.since_previous == 0,
            self.subject,
        )

    def forget(self) -> None:
        """What follows does not go on about the fact before it."""
        self.previous = None

    def take(self, statements: Iterator[Statement]) -> None:
        """Keep the facts among ``statements``."""
        for statement in statements:
            fact = understand(statement, self.setting())
            if fact:
                self.facts.append(fact)
                self.previous, self.since_previous = fact, 0


def find_salary_facts(article: Article) -> tuple[SalaryFact, ...]:
    """Every salary fact in ``article``, in order of where it stands; each quote is the text at its own span."""
    text = article.text
    sections = article.sections or (Section((), 0, len(text)),)
    pointed = pointed_currency(text)
    facts: list[SalaryFact] = []
    for section, lines in _lines_by_section(text, sections):
        walk = _Walk(article, section, pointed, _section_source(text, lines), facts)
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


def _section_source(text: str, lines: list[Line]) -> str | None:
    """The one source that a line such as "Source: X" names for its section."""
    named = {name for line in lines if (name := source_line(text[line.start : min(line.end, line.start + 200)]))}
    return named.pop() if len(named) == 1 else None


def _walk_section(walk: _Walk, lines: list[Line]) -> None:
    text = walk.article.text
    column = column_of(text, [Span(line.start, line.end) for line in lines])
    index = 0
    while index < len(lines):
        index += (
            _table(walk, text, lines, index)
            or _grid(walk, text, column, index)
            or _pair(walk, text, column, index)
            or _prose(walk, text, lines, index)
        )


def _table(walk: _Walk, text: str, lines: list[Line], index: int) -> int:
    """Rows with pipes or tabs that stand together."""
    last = index
    while last < len(lines) and (last == index or not lines[last].gap) and _is_row(text, lines[last]):
        last += 1
    if last > index:
        walk.forget()
        walk.take(row_statements(text, [Span(line.start, line.end) for line in lines[index:last]], _captions(walk)))
        walk.forget()
    return last - index


def _is_row(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    return (is_rule(words) and "|" in words) or words.strip("|").count("|") + words.count("\t") > 0


def _grid(walk: _Walk, text: str, column: Column, index: int) -> int:
    """A table of which each line is a cell."""
    found = grid_at(column, index)
    if not found:
        return 0
    width, last = found
    walk.forget()
    walk.take(grid_statements(text, column.lines[index:last], width, _captions(walk)))
    walk.forget()
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


def _prose(walk: _Walk, text: str, lines: list[Line], index: int) -> int:
    """A paragraph, a list item or a line that stands alone."""
    taken = _paragraph_length(walk.article, text, lines, index)
    start, end = lines[index].start, lines[index + taken - 1].end
    bullet = BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    sentences = sentence_spans(text, start, end)
    is_row = bullet is not None or (len(sentences) == 1 and _stands_alone(text[start:end]))
    for sentence in sentences:
        found = statements_in(text, sentence, _captions(walk) if is_row or sentence is sentences[0] else ())
        walk.take(_labelled(found) if is_row else found)
    walk.since_previous += 1
    _remember_lead(walk, text[start:end], is_row, bullet is not None)
    return taken


def _stands_alone(words: str) -> bool:
    """Whether a paragraph is a line such as "Junior: £28,000 p.a.", which is no sentence."""
    return len(words) <= 2 * SHORT and (not words.endswith(SENTENCE_END) or words.endswith("p.a."))


def _labelled(statements: Iterator[Statement]) -> Iterator[Statement]:
    """In a list or a line alone, the words before the first amount are its label."""
    for statement in statements:
        yield statement.as_row()


def _remember_lead(walk: _Walk, words: str, is_row: bool, is_item: bool) -> None:
    has_amount = walk.previous is not None and walk.since_previous == 1
    if words.endswith(":") or (is_row and not is_item and not has_amount and len(words) <= SHORT):
        walk.lead = words[-300:]
    elif not is_row or not is_item:
        walk.lead = None


def _captions(walk: _Walk) -> tuple[str, ...]:
    return (walk.lead,) if walk.lead else ()


def _paragraph_length(article: Article, text: str, lines: list[Line], index: int) -> int:
    """How many lines an editor broke one paragraph into."""
    markdown = article.path.lower().endswith((".md", ".markdown"))
    last = index + 1
    while last < len(lines) and not lines[last].gap:
        before, line = lines[last - 1], lines[last]
        first = text[line.start]
        if BULLET.match(text, line.start, line.end) or _is_row(text, line) or text[before.end - 1] == ":":
            break
        if not first.islower() and (not markdown or before.end - before.start < WRAPPED):
            break
        if not markdown and text[before.end - 1] in ".!?":
            break
        last += 1
    return last - index
