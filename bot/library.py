"""The live library: what is served at this moment, and how it comes to be something newer.

Belongs here: the one reference that every question is answered from, and all that may swap it. A question takes the
reference once, so each answer is from exactly one generation, whatever happens meanwhile.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Self

from bot.progress import Progress, Tell, nobody
from bot.reload import Past, ReloadReport, StartReport
from bot.saved_corpus import identity, save_corpus
from bot.settings import Settings
from bot.snapshots import Candidate, Snapshot, indexed, look_at_folders, reopened, weigh
from bot.wages import Wages, load_wages
from knowledge.errors import KnownProblem, ReloadRunning, StoreDamaged
from knowledge.folders import Scan
from knowledge.ingest import Ingest, ingest, prospect, remarks_on
from knowledge.packaged import reader, release
from knowledge.storage.finishing import finish
from knowledge.storage.generations import NO_GENERATION, Changes, Entry, Generation, compare
from knowledge.storage.locking import reload_lock
from knowledge.storage.readings import Reading
from knowledge.storage.store import Store
from retrieval.answer import answer
from retrieval.models import Answer, NoAnswer
from retrieval.salary_answer import NoSalaryAnswer, SalaryAnswer, salary_answer

STORE = "career-bot.sqlite3"
BY_ITSELF = "career-bot"  # who reloads where nobody asked for it
GLANCE = 5.0  # seconds between looks at the store for a generation that another process made
FIRST_READING = 120.0  # seconds to wait for another process that reads the folders for the first time

log = logging.getLogger(__name__)


class Library:
    """Serves one generation of articles, and takes up newer ones without a pause."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._snapshot = Snapshot.empty()
        self._swapping = asyncio.Lock()
        self._keeping: asyncio.Task[None] | None = None
        self.start = StartReport()
        self.wages = Wages()

    @classmethod
    async def open(cls, settings: Settings) -> Self:
        """Serve what the store says is active, and tell in ``start`` how the folders differ from it.

        The folders are read right away the first time, and when what comes with Career Bot changed unless somebody
        had rolled back. Raises a ``StoreError``, and ``NoArticles`` where there is nothing to serve.
        """
        library = cls(await Store.open(settings.data / STORE), settings)
        try:
            library.wages = await asyncio.to_thread(load_wages, settings.data)
            library.start = replace(await library._start(), wages=library.wages.problems)
        except BaseException:  # cancelled or failed, the store is closed either way
            await finish(library.close())
            raise
        return library

    async def close(self) -> None:
        """Let go of the store, once the index is saved; what is in memory goes on answering."""
        if self._keeping:
            await finish(asyncio.wait({self._keeping}))
        await finish(self._store.close())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def snapshot(self) -> Snapshot:
        """What is served at this moment; take it once for all that belongs together."""
        return self._snapshot

    def answer(self, question: str, previous: str | None = None) -> Answer | NoAnswer:
        """Answer from exactly one generation; ``previous`` is what the question before was understood as."""
        today = datetime.now(UTC).date()
        return answer(question, self._snapshot.corpus, previous=previous, wages=self.wages.lookup, today=today)

    def salary(self, role: str, place: str, today: date, served: Snapshot) -> SalaryAnswer | NoSalaryAnswer:
        """What a role pays in a place, both as typed: the official wage, and what the articles of ``served`` say.

        Whoever shows the answer needs the same articles once more, and by then another generation may be served.
        """
        return salary_answer(role, place, self.wages.lookup, served.corpus, today)

    async def reload(self, who: str, why: str) -> ReloadReport:
        """Take up what changed in the folders, in the name of ``who``.

        What was served before goes on being served until the swap, and if anything goes wrong. Raises ``NoArticles``,
        ``ReloadRunning``, ``StoreNotWritable`` and other ``KnownProblem``.
        """
        with self.changing():
            return await self.publish(await self.prepare(), who, why)

    def changing(self, wait: float = 0) -> AbstractContextManager[None]:
        """Hold the right to change what is served, and the folders it is read from, against everybody else.

        Waits up to ``wait`` seconds, which blocks. Raises ``ReloadRunning`` and ``StoreNotWritable``.
        """
        return reload_lock(self._store.path, wait)

    async def prepare(self, tell: Tell = nobody) -> Candidate:
        """Work out what a reload would serve; writes nothing. Raises ``NoArticles`` and other ``KnownProblem``."""
        started = time.monotonic()
        await self.catch_up()
        before = self._snapshot
        tell(Progress("Looking at the folders", 0, 1))
        look = await look_at_folders(self._settings)
        found = await ingest(
            look.scan,
            reader(),
            before.generation.entries,
            before.readings,
            self._store,
            tell=lambda done, total: tell(Progress("Reading new articles", done, total)),
        )
        return await weigh(before, found, look.release, started=started, tell=tell)

    async def prepare_rollback(self, number: int, tell: Tell = nobody) -> Candidate | None:
        """Work out what it means to go back to a generation; ``None`` where it is not stored. Writes nothing."""
        started = time.monotonic()
        await self.catch_up()
        generation = await self._store.generation(number)
        if generation is None:
            return None
        before = self._snapshot
        readings = await self._readings(generation, before.readings)
        remarks = await asyncio.to_thread(remarks_on, readings.values())
        found = Ingest(generation.entries, readings, {}, {}, before.broken, remarks)
        came_with = await asyncio.to_thread(release, self._settings.packaged_folder)
        return await weigh(before, found, came_with, restores=number, started=started, tell=tell)

    async def publish(self, candidate: Candidate, who: str, why: str) -> ReloadReport:
        """Write a candidate and serve it; the candidate must have been made under the same ``changing``.

        Where it changes nothing, nothing but which files cannot be read is written. Raises ``StoreNotWritable``.
        """
        started = time.monotonic()
        found = candidate.found
        if candidate.restores is None:
            await finish(self._store.keep_unreadable(found.unreadable))
        if candidate:
            await finish(self._publish(candidate, who, why))
        else:
            self._snapshot = replace(candidate.before, broken=found.broken, remarks=found.remarks)
        served = self._snapshot
        seconds = candidate.seconds + time.monotonic() - started
        return ReloadReport.of(candidate.changes, served.generation, served.problems, seconds)

    async def differences(self) -> Changes:
        """How the folders differ from what is served, by the look of the files. Raises ``NoArticles``.

        What is broken in them is known from then on.
        """
        return await self._differences((await look_at_folders(self._settings)).scan)

    async def history(self, limit: int) -> tuple[Past, ...]:
        """The latest ``limit`` generations, newest first, each with what changed. Raises ``StoreError``."""
        generations = (*await self._store.history(limit + 1), NO_GENERATION)
        return await asyncio.to_thread(
            lambda: tuple(Past(new, compare(old.entries, new.entries)) for new, old in pairwise(generations))[:limit]
        )

    async def store_bytes(self) -> int:
        """How large the store is. Raises ``StoreError``."""
        return await self._store.size()

    async def watch(self, interval: float = GLANCE) -> None:
        """Take up generations that other processes make, until cancelled; ``interval`` is in seconds."""
        told = ""
        while True:
            await asyncio.sleep(interval)
            try:
                await self.catch_up()
                told = ""
            except KnownProblem as problem:
                if told != str(problem):  # once is enough: it may last for days
                    log.warning("Cannot take up another generation: %s", problem)
                told = str(problem)
            except Exception as error:  # whatever it is, the next look may fare better, and nobody waits for this task
                if told != repr(error):
                    log.exception("Another generation could not be taken up.")
                told = repr(error)

    async def _start(self) -> StartReport:
        try:
            await self.catch_up()
        except StoreDamaged as problem:
            # Another Career Bot may have stored what this one cannot decode. The folders still have it all.
            log.warning("Reading the knowledge folders again: %s", problem)
            await self._forget_active()
            return StartReport(reloaded=await self.reload(BY_ITSELF, "the stored articles could not be used"))
        if self._snapshot.generation is NO_GENERATION:
            return await self._start_first()
        try:
            return await self._compare_with_folders()
        except KnownProblem as problem:
            return StartReport(trouble=problem)

    async def _start_first(self) -> StartReport:
        """Read the folders, or wait for the other process that is doing so."""
        deadline = time.monotonic() + FIRST_READING
        while self._snapshot.generation is NO_GENERATION:
            try:
                return StartReport(reloaded=await self.reload(BY_ITSELF, "first start"))
            except ReloadRunning:
                if time.monotonic() > deadline:
                    raise
            await asyncio.sleep(0.2)
            await self.catch_up()
        return StartReport()

    async def _compare_with_folders(self) -> StartReport:
        generation = self._snapshot.generation
        look = await look_at_folders(self._settings)
        if look.release != generation.release and generation.restores is None:
            return StartReport(reloaded=await self.reload(BY_ITSELF, "what comes with Career Bot changed"))
        return StartReport(differences=await self._differences(look.scan))

    async def _differences(self, scan: Scan) -> Changes:
        served = self._snapshot
        ahead = await prospect(scan, reader(), served.generation.entries, self._store)
        if self._snapshot is served:
            self._snapshot = replace(served, broken=ahead.broken)
        return await asyncio.to_thread(compare, served.generation.entries, ahead.entries)

    async def _publish(self, candidate: Candidate, who: str, why: str) -> None:
        """Write the new generation and serve it; a cancellation comes before this or after it."""
        async with self._swapping:
            found = candidate.found
            generation = await self._store.add(
                found.entries,
                found.records,
                who=who,
                why=why,
                release=candidate.release,
                restores=candidate.restores,
                seconds=candidate.seconds,
                keep=self._settings.keep_generations,
            )
            self._serve(Snapshot(generation, candidate.corpus, found.readings, found.broken, found.remarks))

    async def _forget_active(self) -> None:
        """Go on from the active generation as if it held no article."""
        active = await self._store.active()
        assert active is not None
        self._snapshot = replace(self._snapshot, generation=replace(active, entries=()))

    async def catch_up(self) -> None:
        """Serve the generation that is active in the store, if it is another one than ours. Raises ``StoreError``."""
        async with self._swapping:
            if await self._store.active_id() in {None, self._snapshot.generation.id}:
                return
            generation = await self._store.active()
            assert generation is not None
            readings = await self._readings(generation, self._snapshot.readings)
            before = self._snapshot
            corpus = await reopened(readings, self._settings.data) if before.generation is NO_GENERATION else None
            corpus = corpus or await indexed(readings, before.corpus)
            remarks = await asyncio.to_thread(remarks_on, readings.values())
            self._serve(Snapshot(generation, corpus, readings, before.broken, remarks))

    def _serve(self, snapshot: Snapshot) -> None:
        """Serve this from now on, and keep its index for the next start."""
        self._snapshot = snapshot
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.create_task(self._keep())

    async def _keep(self) -> None:
        """Save the index of what is served, and again if something newer is served by then."""
        kept = None
        while kept is not self._snapshot.corpus:
            served = self._snapshot
            kept = served.corpus
            name = await asyncio.to_thread(identity, served.readings)
            await asyncio.to_thread(save_corpus, self._settings.data, name, kept)

    async def _readings(self, generation: Generation, at_hand: Mapping[Entry, Reading]) -> dict[Entry, Reading]:
        readings = await asyncio.to_thread(
            lambda: {each: at_hand[each] for each in generation.entries if each in at_hand}
        )
        return readings | await self._store.readings([each for each in generation.entries if each not in readings])
