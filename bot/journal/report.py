"""From the journal's rows to what moderators are shown. Pure."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self, TypeVar

from bot.journal.entries import FeedbackGroup, GapGroup, GapReport
from bot.journal.grouping import similar
from retrieval.models import Reason


@dataclass(frozen=True, slots=True)
class GapRow:
    """A question without an answer, and how often it was asked on a day."""

    day: date
    question: str
    reason: str
    count: int

    @classmethod
    def read(cls, row: Iterable[Any]) -> Self:
        """The row as the journal has it, its columns in this order."""
        day, question, reason, count = row
        return cls(date.fromisoformat(day), question, reason, count)


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """What members thought of the answer to a question, and how many of them did so on a day."""

    day: date
    question: str
    helpful: bool
    articles: tuple[str, ...]
    generation: int
    count: int

    @classmethod
    def read(cls, row: Iterable[Any]) -> Self:
        """The row as the journal has it, its columns in this order."""
        day, question, helpful, articles, generation, count = row
        return cls(date.fromisoformat(day), question, bool(helpful), tuple(json.loads(articles)), generation, count)


Row = TypeVar("Row", GapRow, FeedbackRow)


def report(gaps: Iterable[GapRow], feedback: Iterable[FeedbackRow]) -> GapReport:
    """Rows that ask for much the same, together."""
    rows = list(gaps)
    groups = grouped([row for row in rows if row.reason != Reason.LANGUAGE])
    opinions = [feedback_group(group) for group in grouped(list(feedback))]
    return GapReport(
        gaps=tuple(gap_group(group) for group in groups),
        other_languages=sum(row.count for row in rows if row.reason == Reason.LANGUAGE),
        feedback=tuple(sorted(opinions, key=lambda group: (group.helpful - group.unhelpful, -group.unhelpful))),
    )


def grouped(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows that ask for much the same together, those of the most asked question first."""
    counts: Counter[str] = Counter()
    asking: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        counts[row.question] += row.count
        asking[row.question].append(row)
    return [[row for question in group for row in asking[question]] for group in similar(counts)]


def gap_group(rows: Sequence[GapRow]) -> GapGroup:
    """Rows that ask for much the same as one."""
    return GapGroup(
        questions=tuple(dict.fromkeys(row.question for row in rows)),
        count=sum(row.count for row in rows),
        reasons=tuple(dict.fromkeys(row.reason for row in rows)),
        first=min(row.day for row in rows),
        last=max(row.day for row in rows),
    )


def feedback_group(rows: Sequence[FeedbackRow]) -> FeedbackGroup:
    """Rows that ask for much the same as one."""
    return FeedbackGroup(
        questions=tuple(dict.fromkeys(row.question for row in rows)),
        helpful=sum(row.count for row in rows if row.helpful),
        unhelpful=sum(row.count for row in rows if not row.helpful),
        articles=tuple(dict.fromkeys(article for row in rows for article in row.articles)),
        generations=tuple(sorted({row.generation for row in rows})),
        first=min(row.day for row in rows),
        last=max(row.day for row in rows),
    )
