"""Everything that moderators can do with the knowledge base, without Discord and without a terminal.

Belongs here: the order in which an operation looks, changes and tells. What it tells is in the modules beside this
one, all of it frozen values that a message and a terminal render alike.
"""

import asyncio
import difflib
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.curation.auditing import AuditLog, Record, audited
from bot.curation.backups import Backup, back_up
from bot.curation.drafting import read_draft
from bot.curation.drafts import Adding, Draft, Drafts
from bot.curation.errors import StalePreview, UnknownArticle, UnknownGeneration
from bot.curation.folder import Change, Hiding, Placing, Removing, bringing_back, names_in
from bot.curation.judging import Judge
from bot.curation.names import free_name
from bot.curation.previews import Preview, preview_of
from bot.curation.status import Status, status_of
from bot.curation.submissions import Submission, prepared
from bot.library import Library
from bot.progress import Tell, nobody
from bot.reload import Past, ReloadReport, summary
from bot.render.words import one_line
from bot.settings import Settings
from bot.snapshots import Candidate
from knowledge.errors import KnownProblem
from knowledge.folders import SIDECAR
from knowledge.storage.finishing import finish

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Applied:
    """A change that was made: what differed, and what is served now. False where there was nothing to change.

    ``path`` is the article that was added, removed or brought back.
    """

    preview: Preview
    report: ReloadReport
    path: str | None = None

    def __bool__(self) -> bool:
        return bool(self.preview)


class Curator:
    """Moderators' operations on one library. Each leaves an entry in the audit log, also where it is refused.

    ``who`` names the moderator, ``why`` goes into the history, ``tell`` hears how far the work is. Cancelled before
    its commit, an operation leaves everything as it was. Each may raise ``KnownProblem``: ``ReloadRunning`` while
    somebody else changes something, ``StoreNotWritable`` or ``FolderNotWritable`` where the disk is full or read-only,
    ``NoArticles`` where nothing would be left to serve.
    """

    def __init__(self, library: Library, log: AuditLog, settings: Settings) -> None:
        self._library = library
        self._log = log
        self._settings = settings
        self._folder = settings.operators_folder
        self._judge = Judge(settings)
        self._drafts = Drafts(settings.data)

    async def preview(self, who: str, tell: Tell = nobody) -> Preview:
        """What a reload would do; writes nothing."""
        async with audited(self._log, who, "preview") as record:
            preview = await self._preview_of(await self._library.prepare(tell), tell)
            record.did = summary(preview.changes)
            return preview

    async def reload(self, who: str, why: str, tell: Tell = nobody) -> Applied:
        """Take up what changed in the folders."""
        async with audited(self._log, who, "reload", why) as record:
            with self._library.changing():
                return await self._take_up(await self._library.prepare(tell), why, tell, record)

    async def apply(self, stamp: str, who: str, why: str, tell: Tell = nobody) -> Applied:
        """Take up exactly what the preview of that stamp showed.

        Raises ``StalePreview`` with the preview of now where that is another one.
        """
        async with audited(self._log, who, "reload", why) as record:
            with self._library.changing():
                return await self._take_up(await self._library.prepare(tell), why, tell, record, stamp)

    async def draft(self, submission: Submission, who: str, tell: Tell = nobody) -> Draft:
        """Read what was handed in and show what it would add. It is kept for a day, and served by ``add`` alone.

        Raises ``RefusedFile`` for what is no article by its kind, size or name, and ``UnreadableFile``.
        """
        async with audited(self._log, who, "draft", submission.name) as record:
            article = await asyncio.to_thread(prepared, submission)
            shown = replace(article, name=await self._free_name(article.name))
            stamp = await finish(asyncio.to_thread(self._drafts.keep, article, who))
            try:
                file = await asyncio.to_thread(self._drafts.file, stamp)
                served = self._library.snapshot.readings.values()
                draft = await read_draft(stamp, who, shown, file, served, tell=tell)
            except BaseException:  # unreadable or cancelled: nobody will add it
                await _tried(lambda: self._drafts.discard(stamp))
                raise
            record.did = f"{draft.path}, draft {stamp}"
            return draft

    async def add(self, stamp: str, who: str, why: str, tell: Tell = nobody) -> Applied:
        """Put the draft of that stamp into the operator's folder and serve it. Raises ``UnknownDraft``."""
        async with audited(self._log, who, "add", why) as record:
            with self._library.changing():
                article = await asyncio.to_thread(self._drafts.load, stamp)
                path = await self._free_name(article.name)
                placing = Placing(self._folder, path, article.content, article.sidecar)
                applied = await self._change(Adding(self._drafts, stamp, placing), path, why, tell, record)
                await _tried(lambda: self._drafts.forget(stamp))
                return applied

    async def discard(self, stamp: str, who: str) -> None:
        """Forget a draft. Raises ``UnknownDraft``."""
        async with audited(self._log, who, "discard", f"draft {stamp}"):
            await finish(asyncio.to_thread(self._drafts.discard, stamp))

    async def remove(self, path: str, who: str, why: str, tell: Tell = nobody) -> Applied:
        """Take an article out: a file of the operator's is kept in ``.removed``, a packaged article is hidden.

        Where the operator's file replaces a packaged article, that one is served again. Raises ``UnknownArticle``.
        """
        async with audited(self._log, who, "remove", why) as record:
            with self._library.changing():
                return await self._change(await self._removal(path), path, why, tell, record)

    async def bring_back(self, path: str, who: str, why: str, tell: Tell = nobody) -> Applied:
        """Undo the latest removal of an article. Raises ``UnknownArticle``, and ``RefusedFile`` where it is in use."""
        async with audited(self._log, who, "bring back", why) as record:
            with self._library.changing():
                change = await asyncio.to_thread(bringing_back, self._folder, path)
                return await self._change(change, path, why, tell, record)

    async def preview_rollback(self, number: int, who: str, tell: Tell = nobody) -> Preview:
        """What going back to a generation would do. Raises ``UnknownGeneration``."""
        async with audited(self._log, who, "preview rollback", f"generation {number}") as record:
            preview = await self._preview_of(await self._going_back(number, tell), tell)
            record.did = summary(preview.changes)
            return preview

    async def rollback(self, number: int, who: str, why: str, tell: Tell = nobody, stamp: str | None = None) -> Applied:
        """Serve again what a generation served, as a new entry of the history. The folders stay as they are.

        With the ``stamp`` of a preview, raises ``StalePreview`` where it would do something else than that showed.
        Raises ``UnknownGeneration``.
        """
        async with audited(self._log, who, "rollback", f"to generation {number}") as record:
            with self._library.changing():
                return await self._take_up(await self._going_back(number, tell), why, tell, record, stamp)

    async def history(self, limit: int) -> tuple[Past, ...]:
        """The latest generations, newest first: who, when, why, and what changed."""
        return await self._library.history(limit)

    async def status(self) -> Status:
        """How the knowledge base is doing."""
        return await status_of(self._library, self._settings.stale_years, datetime.now(UTC).date())

    async def backup(self, file: Path, who: str) -> Backup:
        """Copy the store, the operator's folder and the journal into one archive, while all goes on.

        Raises ``BadBackup`` where it cannot be written.
        """
        async with audited(self._log, who, "backup", file.name) as record:
            with self._library.changing():
                backup = await back_up(file, self._settings, self._library.snapshot.generation)
            record.did = f"{backup.articles} files, {backup.size} bytes"
            return backup

    async def _preview_of(self, candidate: Candidate, tell: Tell) -> Preview:
        golden = await self._judge.effect(candidate, self._library.wages, tell)
        return await asyncio.to_thread(preview_of, candidate, golden)

    async def _take_up(
        self, candidate: Candidate, why: str, tell: Tell, record: Record, stamp: str | None = None
    ) -> Applied:
        """Serve a candidate, if it is what ``stamp`` names."""
        preview = await self._preview_of(candidate, tell)
        if stamp is not None and stamp != preview.stamp:
            raise StalePreview(preview)
        record.did = f"generation {candidate.before.generation.id}, {summary(preview.changes)}"
        report = await self._library.publish(candidate, record.who, why)
        record.did = f"generation {report.generation.id}, {summary(preview.changes)}"
        return Applied(preview, report)

    async def _change(self, change: Change, path: str, why: str, tell: Tell, record: Record) -> Applied:
        """Change the folder and take that up, or neither."""
        await self._library.catch_up()
        before = self._library.snapshot.generation
        record.subject = f"{path}: {why}" if why else path
        try:
            await finish(asyncio.to_thread(change.do))
            candidate = await self._library.prepare(tell)
            return replace(await self._take_up(candidate, why, tell, record), path=path)
        except BaseException:  # cancelled too, unless that came after the commit
            if self._library.snapshot.generation.id == before.id:
                await _tried(change.undo)
            raise

    async def _removal(self, path: str) -> Change:
        """How to take ``path`` out. Only what a scan of the folders named is taken for a path at all."""
        served = self._library.snapshot
        known = {each.path for each in served.generation.entries} | {each.path for each in served.problems}
        if path in known:
            if (self._folder / path).is_file():
                return Removing(self._folder, path)
            if (packaged := self._settings.packaged_folder) and (packaged / path).is_file():
                return Hiding(self._folder, path, hidden=True)
        near = ", ".join(difflib.get_close_matches(path, known, cutoff=0.3)) or "a preview lists what is new"
        raise UnknownArticle(f"There is no article {one_line(path)}.", f"The nearest: {near}.")

    async def _free_name(self, name: str) -> str:
        """A name that no file of the folder and no article has, nor what is said of one."""
        served = {each.path for each in self._library.snapshot.generation.entries}
        there = await asyncio.to_thread(names_in, self._folder)
        return free_name(name, served | there | {each.removesuffix(SIDECAR) for each in there})

    async def _going_back(self, number: int, tell: Tell) -> Candidate:
        candidate = await self._library.prepare_rollback(number, tell)
        if candidate is None:
            message = f"There is no generation {number}."
            raise UnknownGeneration(message, "The history lists those that are kept.")
        if candidate.before.generation.id == number:
            message = f"Generation {number} is what is served."
            raise UnknownGeneration(message, "Choose an earlier one from the history.")
        return candidate


async def _tried(work: Callable[[], None]) -> None:
    """Do what puts things in order after the outcome is certain; a problem with that changes nothing about it."""
    try:
        await finish(asyncio.to_thread(work))
    except KnownProblem as problem:
        log.error("%s", problem)  # noqa: TRY400 - a known problem tells all there is to know
