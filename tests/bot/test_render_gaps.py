"""What moderators are shown of gaps, feedback and the audit log."""

import csv
import io
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.journal.entries import AuditEntry, FeedbackGroup, GapGroup, GapReport
from bot.render.audit import audit_lines, audit_text
from bot.render.discord import RESERVED
from bot.render.gaps import NOTHING_NOTED, gap_lines, gaps_text
from bot.render.gaps_csv import COLUMNS, FORMULA, gaps_csv
from bot.render.limits import TEXT, units
from retrieval.models import Reason

words = st.text(max_size=60) | st.text(st.sampled_from("*_@=+-\n😀a "), min_size=200, max_size=300)
many = st.lists(words, min_size=1, max_size=4).map(tuple)
counts = st.integers(1, 9_999)
days = st.dates(date(2024, 1, 1), date(2030, 1, 1))
reasons = st.lists(st.sampled_from(Reason), unique=True, max_size=9).map(tuple)
gaps = st.builds(GapGroup, many, counts, reasons, days, days)
feedback = st.builds(FeedbackGroup, many, counts, counts, many, st.just((1, 2)), days, days)
reports = st.builds(
    GapReport, st.lists(gaps, max_size=15).map(tuple), st.integers(0, 9_999), st.lists(feedback, max_size=15).map(tuple)
)
entries = st.lists(st.builds(AuditEntry, st.just(datetime(2026, 1, 2, tzinfo=UTC)), words, words, words), max_size=60)


@given(reports)
def test_a_report_fits_into_a_message(report: GapReport) -> None:
    """However many groups there are and whatever is in them."""
    assert units(gaps_text(report)) <= TEXT - RESERVED


@given(entries)
def test_an_audit_log_fits_into_a_message(log: list[AuditEntry]) -> None:
    """The newest entries, as many as there is room for."""
    assert units(audit_text(log)) <= TEXT - RESERVED


@given(reports)
def test_no_cell_of_an_export_is_a_formula(report: GapReport) -> None:
    """A row for each group, each of as many cells, none of which a spreadsheet computes."""
    header, *rows = csv.reader(io.StringIO(gaps_csv(report).decode("utf-8-sig"), newline=""))
    assert tuple(header) == COLUMNS
    assert len(rows) == len(report.gaps) + len(report.feedback) + bool(report.other_languages)
    for row in rows:
        assert len(row) == len(COLUMNS)
        assert not [cell for cell in row if cell.lstrip(" ").startswith(FORMULA)]


def test_nothing_noted_is_told() -> None:
    """In every form."""
    assert gaps_text(GapReport()) == NOTHING_NOTED
    assert list(gap_lines(GapReport())) == [NOTHING_NOTED]


def test_a_report_names_counts_reasons_and_what_helped() -> None:
    """The same on Discord as in the terminal, but for the markup."""
    day = date(2026, 11, 20)
    gap = GapGroup(("welder salary?", "pay of *welders*"), 1_200, ("not_covered",), day, day)
    opinion = FeedbackGroup(("nurse pay",), 1, 4, ("nurse.md",), (3,), day, day)
    report = GapReport((gap,), 2, (opinion,))
    assert gaps_text(report).splitlines() == [
        "**Asked without an answer: 1,200 times, 1 subject**",
        "- **1,200 ×** welder salary? (no article on that job, 1 other wording, last on 2026-11-20)",
        "-# In other languages, whose text is not kept: 2 questions.",
        "**Feedback: 1 helpful, 4 not**",
        "- **+1 −4** nurse pay (nurse.md)",
    ]
    assert "nurse pay (nurse.md)" in list(gap_lines(report))[-1]


def test_an_audit_entry_tells_who_did_what_and_when() -> None:
    """On Discord in the reader's own time, in the terminal in UTC; names are shown as they stand."""
    entry = AuditEntry(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "*Ada* (1)", "add", "nurse.md")
    assert audit_text([entry]) == "**Audit log**\n- <t:1767323045:f> \\*Ada\\* (1): **add** nurse.md"
    assert list(audit_lines([entry])) == ["2026-01-02 03:04:05 UTC  *Ada* (1): add nurse.md"]
