"""The journal: what was done to the knowledge base, what members asked in vain, and which answers helped.

It stands in a file of its own beside the store, since the knowledge base knows nothing of questions. A bot whose
journal cannot be kept says so in its log once and goes on without.
"""

import asyncio
import logging
from collections.abc import Awaitable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self, TypeVar

from bot.journal.database import Database, Statement
from bot.journal.entries import AuditEntry, GapReport
from bot.journal.notes import Note, forgetting, noting
from bot.journal.report import FeedbackRow, GapRow, report
from bot.render.words import one_line
from knowledge.errors import KnownProblem
from knowledge.storage.finishing import finish

JOURNAL = "career-bot-journal.sqlite3"
WHO, ACTION, DETAIL = 100, 60, 1_000  # characters that are kept
WAITING = 1_000  # notes that wait to be written; more are passed over
DAY = 24 * 60 * 60.0  # seconds after which old rows are removed even where nothing new is written

T = TypeVar("T")

log = logging.getLogger(__name__)


class Journal:
    """An audit log that only grows, and notes that are forgotten after some days.

    ``trouble`` is why nothing is kept, where nothing is. No method raises a ``KnownProblem``.
    """

    def __init__(self, database: Database | None, trouble: KnownProblem | None = None) -> None:
        self.trouble = trouble
        self._database = database
        self._told = ""
        self._waiting: asyncio.Queue[Note] = asyncio.Queue(WAITING)
        self._writing: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, path: Path, days: int | None = None) -> Self:
        """Open the journal at ``path``, made where there is none; one that cannot be opened is told in the log.

        ``days`` is how long notes are kept: with 0 none is taken and those that are there go, and without it they are
        left alone. Close it: its thread keeps the process alive.
        """
        try:
            journal = cls(await Database.open(path))
        except KnownProblem as problem:
            log.warning("No journal is kept: %s", problem)
            return cls(None, problem)
        if days is not None:
            await journal._written(forgetting(today(), days))
        if days:
            journal._writing = asyncio.create_task(journal._keep_writing(days))
        return journal

    async def close(self) -> None:
        """Write what waits, and let go of the file."""
        if self._writing:
            await finish(self._waiting.join())
            self._writing.cancel()
            await asyncio.wait({self._writing})
            self._writing = None
        if self._database:
            await self._database.close()
            self._database = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def audit(self, who: str, action: str, detail: str) -> None:
        """Add an entry to the audit log, on one line and cut to a bound; one that cannot be kept goes to the log."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        entry = (now, one_line(who)[:WHO], one_line(action)[:ACTION], one_line(detail)[:DETAIL])
        sql = "INSERT INTO audit (time, who, action, detail) VALUES (?, ?, ?, ?)"
        if not await self._written([(sql, entry)]):
            log.warning("Not in the audit log: %s", " | ".join(entry))

    async def audited(self, limit: int) -> tuple[AuditEntry, ...]:
        """The latest ``limit`` entries of the audit log, newest first."""
        if not self._database:
            return ()
        rows = await self._tried(
            self._database.rows("SELECT time, who, action, detail FROM audit ORDER BY id DESC LIMIT ?", limit)
        )
        return tuple(AuditEntry(datetime.fromisoformat(time), *rest) for time, *rest in rows or ())

    @property
    def takes_notes(self) -> bool:
        """Whether questions without an answer and feedback are kept."""
        return self._writing is not None

    def note(self, note: Note) -> None:
        """Keep a note for some days, without what could tell who asked. Returns at once, and never raises."""
        if not self.takes_notes:
            return
        try:
            self._waiting.put_nowait(note)
        except asyncio.QueueFull:
            self._tell_once("Questions come faster than they can be noted; some are passed over.")

    async def gaps(self) -> GapReport:
        """What members asked in vain and which answers helped, those that ask for much the same together."""
        if not self._database:
            return GapReport()
        if self._writing:
            await self._waiting.join()
        gaps = await self._tried(self._database.rows("SELECT day, question, reason, count FROM gaps"))
        feedback = await self._tried(
            self._database.rows("SELECT day, question, helpful, articles, generation, count FROM feedback")
        )
        return await asyncio.to_thread(report, map(GapRow.read, gaps or ()), map(FeedbackRow.read, feedback or ()))

    async def _keep_writing(self, days: int) -> None:
        """Write what waits, all of it at once, and remove what is too old, until cancelled."""
        while True:
            notes = await self._next()
            try:
                await self._written([*(noting(note, today()) for note in notes), *forgetting(today(), days)])
            except Exception:  # whatever it is, later notes may fare better, and the close waits for this task
                log.exception("Notes could not be written: %d.", len(notes))
            for _ in notes:
                self._waiting.task_done()

    async def _next(self) -> list[Note]:
        """All the notes that wait, as soon as there is one; none after a day without any."""
        try:
            async with asyncio.timeout(DAY):
                notes = [await self._waiting.get()]
        except TimeoutError:
            return []
        while not self._waiting.empty():
            notes.append(self._waiting.get_nowait())
        return notes

    async def _written(self, statements: list[Statement]) -> bool:
        """Whether the statements were carried out."""
        if not self._database:
            return False
        return await self._tried(self._done(self._database, statements)) or False

    async def _done(self, database: Database, statements: list[Statement]) -> bool:
        await database.write(statements)
        return True

    async def _tried(self, work: Awaitable[T]) -> T | None:
        """What ``work`` gives; ``None`` where the file cannot be used, which is told once for as long as it lasts."""
        try:
            done = await work
        except KnownProblem as problem:
            self._tell_once(str(problem))
            return None
        self._told = ""
        return done

    def _tell_once(self, what: str) -> None:
        if what != self._told:
            log.warning("The journal: %s", what)
        self._told = what


def today() -> date:
    """The day in UTC, by which notes are dated."""
    return datetime.now(UTC).date()
