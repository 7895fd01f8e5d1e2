"""The journal's promises: what it keeps, what it forgets, and that nothing depends on it."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.journal.entries import Feedback, Gap, GapReport
from bot.journal.journal import JOURNAL, WAITING, Journal
from bot.journal.notes import MOST
from retrieval.models import Reason

DAYS = 30


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where no journal is yet."""
    return tmp_path / "data" / JOURNAL


def gap(question: str, reason: Reason = Reason.NO_ANSWER) -> Gap:
    return Gap(question, reason)


def put(path: Path, content: bytes | None) -> None:
    """A file with this content where the journal should be, or a folder."""
    path.parent.mkdir(parents=True)
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)


@contextmanager
def sqlite(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        yield connection
        connection.commit()


async def test_the_audit_log_tells_the_newest_first_after_a_restart(path: Path) -> None:
    """When, who, what; an entry stays when the process ends."""
    before = datetime.now(UTC).replace(microsecond=0)
    async with await Journal.open(path) as journal:
        await journal.audit("Ada (1)", "add", "nurse.md")
        await journal.audit("Bob (2)", "rollback", "to generation 3")
    async with await Journal.open(path) as journal:
        newest, oldest = await journal.audited(10)
        assert (newest.who, newest.action, newest.detail) == ("Bob (2)", "rollback", "to generation 3")
        assert (oldest.who, oldest.action, oldest.detail) == ("Ada (1)", "add", "nurse.md")
        assert before <= oldest.time <= newest.time <= datetime.now(UTC)
        assert await journal.audited(1) == (newest,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET who = 'somebody else'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit (id, time, who, action, detail) VALUES (1, '', '', '', '')",
        "INSERT INTO audit (id, time, who, action, detail) VALUES (1, '', '', '', '')"
        " ON CONFLICT (id) DO UPDATE SET who = ''",
    ],
)
async def test_an_entry_of_the_audit_log_cannot_be_changed(path: Path, statement: str) -> None:
    """SQLite itself refuses, whoever asks."""
    async with await Journal.open(path) as journal:
        await journal.audit("Ada (1)", "add", "nurse.md")
        kept = await journal.audited(10)
        with sqlite(path) as connection, pytest.raises(sqlite3.IntegrityError, match="not changed"):
            connection.execute(statement)
        assert await journal.audited(10) == kept


async def test_an_entry_is_one_short_line(path: Path) -> None:
    """Nobody writes a line that looks like another entry, nor fills the disk."""
    async with await Journal.open(path) as journal:
        await journal.audit("Ada\n2026-01-01 Bob", "add\u202e", "x" * 100_000)
        (entry,) = await journal.audited(1)
    assert entry.who == "Ada 2026-01-01 Bob"
    assert entry.action == "add"
    assert len(entry.detail) == 1_000


async def test_questions_are_counted_and_grouped(path: Path) -> None:
    """The most asked first; a note that was taken is there as soon as it is asked for."""
    async with await Journal.open(path, DAYS) as journal:
        for question in ("How does a vet tech train?", "welder salary", "what do welders earn?", "welder salary"):
            journal.note(gap(question))
        report = await journal.gaps()
    assert [(group.questions, group.count) for group in report.gaps] == [
        (("welder salary", "what do welders earn?"), 3),
        (("How does a vet tech train?",), 1),
    ]
    today = datetime.now(UTC).date()
    assert {(group.first, group.last) for group in report.gaps} == {(today, today)}


async def test_closing_writes_what_waits(path: Path) -> None:
    """A bot that is stopped loses no note."""
    async with await Journal.open(path, DAYS) as journal:
        for number in range(WAITING):
            journal.note(gap(f"question number {number} on welding"))
    async with await Journal.open(path) as journal:
        assert sum(group.count for group in (await journal.gaps()).gaps) == WAITING


async def test_no_more_waits_than_memory_should_hold(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A flood of questions is passed over in part, and the log says so once."""
    async with await Journal.open(path, DAYS) as journal:
        for _ in range(WAITING + 50):
            journal.note(gap("welder salary"))
        (group,) = (await journal.gaps()).gaps
    assert group.count == WAITING
    assert len([record for record in caplog.records if "passed over" in record.message]) == 1


async def test_notes_do_not_tell_who_asked_or_when(path: Path) -> None:
    """The file has a day, the question without addresses and numbers, a reason and a count, and nothing else."""
    async with await Journal.open(path, DAYS) as journal:
        journal.note(gap("I am <@123456789012345678>, mail ada@example.org, how do welders train?"))
        await journal.gaps()
        with sqlite(path) as connection:
            ((_, *row),) = connection.execute("SELECT * FROM gaps").fetchall()
    day = datetime.now(UTC).date().isoformat()
    assert row == [day, "I am [mention], mail [mail], how do welders train?", "no_answer", 1]
    assert b"ada@example" not in b"".join(file.read_bytes() for file in path.parent.iterdir())


async def test_notes_are_forgotten_after_their_days(path: Path) -> None:
    """A start removes what is too old, of either kind; the audit log stays."""
    old, recent = (datetime.now(UTC).date() - timedelta(days) for days in (DAYS, DAYS - 1))
    async with await Journal.open(path, DAYS) as journal:
        await journal.audit("Ada (1)", "add", "nurse.md")
    with sqlite(path) as connection:
        for day in (old, recent):
            connection.execute(
                "INSERT INTO gaps (day, question, reason, count) VALUES (?, 'q', 'no_answer', 1)", (day,)
            )
            connection.execute("INSERT INTO feedback VALUES (NULL, ?, 'q', 1, '[]', 1, 1)", (day,))
    async with await Journal.open(path, DAYS) as journal:
        journal.note(gap("another"))
        report = await journal.gaps()
        assert [group.first for group in report.gaps if group.questions == ("q",)] == [recent]
        assert [group.first for group in report.feedback] == [recent]
        assert len(await journal.audited(10)) == 1


async def test_the_oldest_of_too_many_notes_go(path: Path) -> None:
    """However much is asked, the file stays small."""
    async with await Journal.open(path, DAYS):
        pass
    today = datetime.now(UTC).date().isoformat()
    rows = [(today, f"q{number}") for number in range(MOST + 10)]
    with sqlite(path) as connection:
        connection.executemany("INSERT INTO gaps (day, question, reason, count) VALUES (?, ?, 'no_answer', 1)", rows)
    async with await Journal.open(path, DAYS) as journal:
        journal.note(gap("the newest"))
        await journal.gaps()
    with sqlite(path) as connection:
        kept = {question for (question,) in connection.execute("SELECT question FROM gaps")}
    assert len(kept) == MOST
    assert "the newest" in kept
    assert "q0" not in kept


async def test_a_mere_look_changes_nothing(path: Path) -> None:
    """The command line neither notes nor forgets."""
    async with await Journal.open(path, DAYS) as journal:
        journal.note(gap("welder salary"))
    async with await Journal.open(path) as journal:
        assert not journal.takes_notes
        journal.note(gap("nurse salary"))
        assert [group.questions for group in (await journal.gaps()).gaps] == [("welder salary",)]


async def test_with_zero_days_nothing_is_kept(path: Path) -> None:
    """Whoever turns notes off gets rid of those that are there; the audit log stays."""
    async with await Journal.open(path, DAYS) as journal:
        journal.note(gap("welder salary"))
        await journal.audit("Ada (1)", "add", "nurse.md")
    async with await Journal.open(path, 0) as journal:
        assert not journal.takes_notes
        assert await journal.gaps() == GapReport()
        assert len(await journal.audited(10)) == 1
    assert b"welder" not in b"".join(file.read_bytes() for file in path.parent.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
async def test_nobody_else_on_the_machine_may_read_it(path: Path) -> None:
    """Neither the file nor what SQLite writes beside it."""
    async with await Journal.open(path, DAYS) as journal:
        journal.note(gap("welder salary"))
        await journal.gaps()
        assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}


async def test_questions_in_other_languages_are_only_counted(path: Path) -> None:
    """They would need another reader than ours to be told apart."""
    async with await Journal.open(path, DAYS) as journal:
        for _ in range(3):
            journal.note(Gap("", Reason.LANGUAGE))
        assert await journal.gaps() == GapReport(other_languages=3)


async def test_feedback_tells_what_helped_least_first(path: Path) -> None:
    """With the articles quoted and the generations they were from."""
    async with await Journal.open(path, DAYS) as journal:
        for helpful, generation in ((True, 1), (True, 1), (False, 2)):
            journal.note(Feedback("how do nurses train?", helpful, ("nurse.md",), generation))
        journal.note(Feedback("baker salary", False, ("baker.md",), 2))
        baker, nurse = (await journal.gaps()).feedback
    assert (baker.questions, baker.helpful, baker.unhelpful, baker.articles) == (("baker salary",), 0, 1, ("baker.md",))
    assert (nurse.helpful, nurse.unhelpful, nurse.generations) == (2, 1, (1, 2))


@pytest.mark.parametrize("content", [b"not a journal at all, but some text. " * 200, None], ids=["damaged", "folder"])
async def test_a_journal_that_cannot_be_opened_is_told_once(
    path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    """Everything goes on without it; what was to be audited is in the log instead."""
    put(path, content)
    async with await Journal.open(path, DAYS) as journal:
        journal.note(gap("welder salary"))
        assert await journal.gaps() == GapReport()
        await journal.audit("Ada (1)", "add", "nurse.md")
        assert await journal.audited(10) == ()
        assert journal.trouble is not None
        assert str(path) in str(journal.trouble)
    assert len([record for record in caplog.records if "No journal is kept" in record.message]) == 1
    assert "add | nurse.md" in caplog.text
    assert "welder" not in caplog.text


async def test_another_programmes_file_is_left_alone(path: Path) -> None:
    """A SQLite file that is no journal is not made one."""
    path.parent.mkdir(parents=True)
    with sqlite(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    async with await Journal.open(path, DAYS) as journal:
        assert "not a Career Bot journal" in str(journal.trouble)
    with sqlite(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


async def test_a_newer_journal_is_left_alone(path: Path) -> None:
    """An older Career Bot does not write what it does not understand."""
    async with await Journal.open(path):
        pass
    with sqlite(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    async with await Journal.open(path, DAYS) as journal:
        assert "newer" in str(journal.trouble)


async def test_trouble_that_comes_later_costs_notes_and_nothing_else(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever happens to the file: the log tells without the question, what still works does, and the end comes."""
    async with await Journal.open(path, DAYS) as journal:
        with sqlite(path) as connection:
            connection.execute("DROP TABLE gaps")
        journal.note(gap("welder salary"))
        await journal.audit("Ada (1)", "add", "nurse.md")
        assert len(await journal.audited(10)) == 1
    assert "Notes could not be written: 1." in caplog.text
    assert "welder" not in caplog.text
