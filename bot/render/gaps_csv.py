"""What members asked in vain and which answers helped, as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator

from bot.journal.entries import FeedbackGroup, GapGroup, GapReport

GAPS_FILE = "career-bot-gaps.csv"
COLUMNS = (
    "kind",
    "question",
    "asked",
    "reasons",
    "helpful",
    "not_helpful",
    "articles",
    "generations",
    "first",
    "last",
    "other_wordings",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # by which a spreadsheet takes a cell for something to be computed


def gaps_csv(report: GapReport) -> bytes:
    """The whole report as CSV in UTF-8 with the mark that spreadsheets know it by."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in row] for row in rows(report))
    return table.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> str:
    """A cell that a spreadsheet shows and does not compute."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def rows(report: GapReport) -> Iterator[tuple[object, ...]]:
    """A row for each group, and one for the questions in other languages."""
    yield from map(gap_row, report.gaps)
    if report.other_languages:
        yield ("other_languages", "", report.other_languages, *[""] * (len(COLUMNS) - 3))
    yield from map(feedback_row, report.feedback)


def gap_row(group: GapGroup) -> tuple[object, ...]:
    """A group of questions without an answer."""
    question, *others = group.questions
    reasons = listed(group.reasons)
    return ("gap", question, group.count, reasons, "", "", "", "", group.first, group.last, listed(others))


def feedback_row(group: FeedbackGroup) -> tuple[object, ...]:
    """What members thought of the answers to a group of questions."""
    question, *others = group.questions
    about = (listed(group.articles), listed(group.generations))
    votes = (group.helpful, group.unhelpful)
    return ("feedback", question, "", "", *votes, *about, group.first, group.last, listed(others))


def listed(things: Iterable[object]) -> str:
    """Several things in one cell."""
    return "; ".join(map(str, things))
