"""The live library: what is served at this moment, and how it comes to be something newer.

Belongs here: the one reference that every question is answered from, and all that may swap it. A question takes the
reference once, so each answer is from exactly one generation, whatever happens meanwhile.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Self

from bot.reload import CheckReport, Past, ReloadReport, StartReport
from bot.settings import Settings
from bot.wages import Wages, load_wages
from knowledge.errors import KnownProblem, ReloadRunning, StoreDamaged
from knowledge.folders import Scan, scan_served
from knowledge.ingest import Ingest, ingest
from knowledge.models import Problem
from knowledge.packaged import packaged_articles, reader, release
from knowledge.storage.finishing import finish
from knowledge.storage.generations import NO_GENERATION, Entry, Generation, compare, entry
from knowledge.storage.locking import reload_lock
from knowledge.storage.readings import Reading
from knowledge.storage.store import Store
from retrieval.answer import answer
from retrieval.corpus import Corpus
from retrieval.models import Answer, NoAnswer
from retrieval.salary_answer import NoSalaryAnswer, SalaryAnswer, salary_answer

STORE = "career-bot.sqlite3"
BY_ITSELF = "career-bot"  # who reloads where nobody asked for it
GLANCE = 5.0  # seconds between looks at the store for a generation that another process made
FIRST_READING = 120.0  # seconds to wait for another process that reads the folders for the first time

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation as it is served, and what is wrong with the files it was read from."""

    generation: Generation
    corpus: Corpus
    problems: tuple[Problem, ...]
    readings: Mapping[Entry, Reading]


async def _build(readings: Mapping[Entry, Reading]) -> Corpus:
    """Index ``readings`` by path, off the event loop."""
    documents = [readings[each].document for each in sorted(readings)]
    return await asyncio.to_thread(Corpus.build, [document for document in documents if document])


@dataclass(frozen=True, slots=True)
class _Look:
    """The folders at one moment, and what of them comes with Career Bot."""

    scan: Scan
    release: str


class Library:
    """Serves one generation of articles, and takes up newer ones without a pause."""

    def __init__(self, store: Store, packaged: Path | None, operators: Path | None) -> None:
        self._store = store
        self._packaged = packaged
        self._operators = operators
        self._snapshot = Snapshot(NO_GENERATION, Corpus.build(()), (), {})
        self._swapping = asyncio.Lock()
        self.start = StartReport()
        self.wages = Wages()

    @classmethod
    async def open(cls, settings: Settings) -> Self:
        """Serve what the store says is active, and tell in ``start`` how the folders differ from it.

        The folders are read right away the first time, and when what comes with Career Bot changed unless somebody
        had rolled back. Raises a ``StoreError``, and ``NoArticles`` where there is nothing to serve.
        """
        store = await Store.open(settings.data / STORE)
        try:
            library = cls(store, packaged_articles() if settings.packaged else None, settings.knowledge)
            library.wages = await asyncio.to_thread(load_wages, settings.data)
            library.start = replace(await library._start(), wages=library.wages.problems)
        except BaseException:  # cancelled or failed, the store is closed either way
            await finish(store.close())
            raise
        return library

    async def close(self) -> None:
        """Let go of the store; what is in memory goes on answering."""
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

    def salary(self, role: str, place: str, today: date) -> SalaryAnswer | NoSalaryAnswer:
        """What a role pays in a place, both as typed: the official wage, and what exactly one generation says."""
        return salary_answer(role, place, self.wages.lookup, self._snapshot.corpus, today)

    async def reload(self, who: str, why: str) -> ReloadReport:
        """Take up what changed in the folders, in the name of ``who``.

        What was served before goes on being served until the swap, and if anything goes wrong. Raises ``NoArticles``,
        ``ReloadRunning``, ``StoreNotWritable`` and other ``KnownProblem``.
        """
        started = time.monotonic()
        with reload_lock(self._store.path):
            await self._catch_up()
            before = self._snapshot
            look = await self._look()
            found = await self._ingest(look.scan)
            changes = compare(before.generation.entries, found.entries)
            if changes or look.release != before.generation.release:
                corpus = await _build(found.readings) if changes else before.corpus
                await finish(self._publish(corpus, found, who, why, look.release))
            else:
                self._snapshot = replace(before, problems=found.problems)
        served = self._snapshot
        return ReloadReport.of(changes, served.generation, served.problems, time.monotonic() - started)

    async def check(self) -> CheckReport:
        """Read what is new in the folders and tell what a reload would do; writes nothing. Raises ``KnownProblem``."""
        served = self._snapshot.generation.entries
        found = await self._ingest((await self._look()).scan)
        return CheckReport.of(compare(served, found.entries), found.problems)

    async def history(self, limit: int) -> tuple[Past, ...]:
        """The latest ``limit`` generations, newest first, each with what changed. Raises ``StoreError``."""
        generations = (*await self._store.history(limit + 1), NO_GENERATION)
        pasts = [Past(new, compare(old.entries, new.entries)) for new, old in pairwise(generations)]
        return tuple(pasts[:limit])

    async def watch(self, interval: float = GLANCE) -> None:
        """Take up generations that other processes make, until cancelled; ``interval`` is in seconds."""
        told = ""
        while True:
            await asyncio.sleep(interval)
            try:
                await self._catch_up()
                told = ""
            except KnownProblem as problem:
                if told != str(problem):  # once is enough: it may last for days
                    log.warning("Cannot take up another generation: %s", problem)
                told = str(problem)

    async def _start(self) -> StartReport:
        try:
            await self._catch_up()
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
            await self._catch_up()
        return StartReport()

    async def _compare_with_folders(self) -> StartReport:
        generation = self._snapshot.generation
        look = await self._look()
        if look.release != generation.release and generation.restores is None:
            return StartReport(reloaded=await self.reload(BY_ITSELF, "what comes with Career Bot changed"))
        wanted = [entry(file.path, file.digest, reader()) for file in look.scan.files]
        return StartReport(differences=compare(generation.entries, wanted))

    async def _look(self) -> _Look:
        return await asyncio.to_thread(
            lambda: _Look(scan_served(self._packaged, self._operators), release(self._packaged))
        )

    async def _ingest(self, scan: Scan) -> Ingest:
        served = self._snapshot
        return await ingest(scan, reader(), served.generation.entries, served.readings, self._store)

    async def _publish(self, corpus: Corpus, found: Ingest, who: str, why: str, came_with: str) -> None:
        """Write the new generation and serve it; a cancellation comes before this or after it."""
        async with self._swapping:
            generation = await self._store.add(found.entries, found.records, who=who, why=why, release=came_with)
            self._snapshot = Snapshot(generation, corpus, found.problems, found.readings)

    async def _forget_active(self) -> None:
        """Go on from the active generation as if it held no article."""
        active = await self._store.active()
        assert active is not None
        self._snapshot = replace(self._snapshot, generation=replace(active, entries=()))

    async def _catch_up(self) -> None:
        """Serve the generation that is active in the store, if it is another one than ours."""
        async with self._swapping:
            if await self._store.active_id() in {None, self._snapshot.generation.id}:
                return
            generation = await self._store.active()
            assert generation is not None
            at_hand = self._snapshot.readings
            readings = {each: at_hand[each] for each in generation.entries if each in at_hand}
            readings |= await self._store.readings([each for each in generation.entries if each not in readings])
            problems = tuple(problem for reading in readings.values() for problem in reading.problems)
            self._snapshot = Snapshot(generation, await _build(readings), problems, readings)
