"""``career-bot knowledge gaps``."""

import asyncio
import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from bot.journal.entries import Feedback, Gap
from bot.journal.journal import JOURNAL, Journal
from retrieval.models import Reason

Run = Callable[..., "CompletedProcess[bytes]"]


@pytest.fixture
def journal(environment: dict[str, str]) -> Path:
    """A journal with a few notes in it."""
    path = Path(environment["CAREER_BOT_DATA"]) / JOURNAL

    async def filled() -> None:
        async with await Journal.open(path, 90) as journal:
            for question in ("welder salary", "what do welders earn?", "=1+1 pay?"):
                journal.note(Gap(question, Reason.NOT_COVERED))
            journal.note(Gap("", Reason.LANGUAGE))
            journal.note(Feedback("nurse salary", False, ("nurse.md",), 1))

    asyncio.run(filled())
    return path


def test_gaps_are_listed_the_most_asked_first(career_bot: Run, journal: Path) -> None:
    """With how often, and an example; then other languages and feedback."""
    done = career_bot("knowledge", "gaps")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "Asked without an answer: 3 times, 2 subjects"
    assert lines[1].startswith("     2 ×  welder salary (no article on that job, 1 other wording, last on ")
    assert lines[3] == "In other languages, whose text is not kept: 1 question."
    assert lines[5].strip() == "+0 −1  nurse salary (nurse.md)"


def test_an_export_is_a_table_that_computes_nothing(career_bot: Run, journal: Path, home: Path) -> None:
    """Every group in a row, and no cell that a spreadsheet takes for a formula."""
    done = career_bot("knowledge", "gaps", "--export", "gaps.csv")
    assert (done.returncode, done.stdout) == (0, b"")
    rows = list(csv.DictReader(io.StringIO((home / "gaps.csv").read_bytes().decode("utf-8-sig"))))
    assert [row["kind"] for row in rows] == ["gap", "gap", "other_languages", "feedback"]
    assert (rows[0]["question"], rows[0]["asked"], rows[0]["other_wordings"]) == (
        "welder salary",
        "2",
        "what do welders earn?",
    )
    assert rows[1]["question"] == "'=1+1 pay?"


def test_gaps_as_json_are_one_object_a_line(career_bot: Run, journal: Path) -> None:
    """For scripts."""
    lines = [json.loads(line) for line in career_bot("knowledge", "gaps", "--json").stdout.splitlines()]
    assert [line["kind"] for line in lines] == ["gap", "gap", "other_languages", "feedback"]
    assert lines[0]["group"]["count"] == 2


def test_no_gaps_are_told_as_such(career_bot: Run) -> None:
    """Before anything was asked."""
    assert b"No question without an answer" in career_bot("knowledge", "gaps").stdout


def test_a_file_that_cannot_be_written_is_told(career_bot: Run, journal: Path) -> None:
    """One line and exit code 1."""
    done = career_bot("knowledge", "gaps", "--export", "no/such/folder.csv")
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr


def test_a_damaged_journal_is_told(career_bot: Run, environment: dict[str, str]) -> None:
    """With what to do."""
    path = Path(environment["CAREER_BOT_DATA"]) / JOURNAL
    path.parent.mkdir()
    path.write_bytes(b"no journal " * 1_000)
    done = career_bot("knowledge", "gaps")
    assert done.returncode == 1
    assert b"Move the file away" in done.stderr
