"""What is served, and what may be served next: one generation with its index, before and after it is written."""

import asyncio
import gc
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.progress import Progress, Tell
from bot.saved_corpus import identity, open_corpus
from bot.settings import Settings
from knowledge.folders import Scan, scan_served
from knowledge.ingest import Ingest
from knowledge.models import Document, Problem
from knowledge.packaged import release
from knowledge.storage.generations import NO_GENERATION, Changes, Entry, Generation, compare
from knowledge.storage.readings import Reading
from retrieval.answer import answer
from retrieval.search.corpus import Corpus

CorpusOrNone = TypeVar("CorpusOrNone", Corpus, Corpus | None)

_SETTLING = threading.Lock()
_LIKELY = "how much does a nurse make in texas"  # asked beforehand, since a first question reads word lists


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation as it is served, and what is wrong with the files it was read from.

    ``broken`` is what was wrong, when somebody last looked, with files that are not served as they are, ``remarks``
    what is wrong with those that are.
    """

    generation: Generation
    corpus: Corpus
    readings: Mapping[Entry, Reading]
    broken: tuple[Problem, ...]
    remarks: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with files."""
        return self.broken + self.remarks

    @classmethod
    def empty(cls) -> "Snapshot":
        """What is served before anything was read."""
        return cls(NO_GENERATION, Corpus.build(()), {}, (), ())


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a reload or a rollback would serve instead of ``before``, read and indexed and written nowhere.

    ``release`` is what comes with Career Bot (see ``knowledge.packaged``), ``restores`` the generation that a
    rollback goes back to. ``seconds`` is how long it took. False where nothing would change.
    """

    before: Snapshot
    found: Ingest
    corpus: Corpus
    changes: Changes
    release: str
    restores: int | None
    seconds: float

    def __bool__(self) -> bool:
        return bool(self.changes) or self.restores is not None or self.release != self.before.generation.release


@dataclass(frozen=True, slots=True)
class Look:
    """The folders at one moment, and what of them comes with Career Bot."""

    scan: Scan
    release: str


async def look_at_folders(settings: Settings) -> Look:
    """See which files there are and what they hold. Raises ``NoArticles``."""
    packaged, scanned = settings.packaged_folder, settings.scanned_folder
    return await asyncio.to_thread(lambda: Look(scan_served(packaged, scanned()), release(packaged)))


async def weigh(
    before: Snapshot, found: Ingest, came_with: str, *, started: float, tell: Tell, restores: int | None = None
) -> Candidate:
    """What serving ``found`` instead of ``before`` means. ``started`` is when the work on it began (``monotonic``)."""
    changes = await asyncio.to_thread(compare, before.generation.entries, found.entries)
    corpus = before.corpus
    if changes:
        tell(Progress("Indexing", 0, 1))
        corpus = await indexed(found.readings, before.corpus)
    return Candidate(before, found, corpus, changes, came_with, restores, time.monotonic() - started)


async def indexed(readings: Mapping[Entry, Reading], previous: Corpus) -> Corpus:
    """Index the documents of ``readings`` by path, off the event loop; what ``previous`` has of them is taken over."""
    return await asyncio.to_thread(settled, lambda: Corpus.build(documents_of(readings), previous))


async def reopened(readings: Mapping[Entry, Reading], folder: Path) -> Corpus | None:
    """The index of the documents of ``readings`` as it was kept in ``folder``, if it was."""
    return await asyncio.to_thread(settled, lambda: open_corpus(folder, identity(readings), documents_of(readings)))


def settled(make: Callable[[], CorpusOrNone]) -> CorpusOrNone:
    """A corpus whose first question waits for nothing, and that the garbage collector never walks over.

    Its millions of objects live until it is replaced, and are freed then without the collector; a walk over those of
    100,000 chunks would hold up everything for a second, one over those of a changed article for 20 milliseconds.
    What is garbage by then would be kept with them for ever, so it is collected first: what was set apart earlier is
    not walked over, so that takes a few milliseconds. One corpus is made at a time, as the collector is everybody's.
    """
    with _SETTLING:
        gc.collect()
        gc.disable()
        try:
            if corpus := make():
                answer(_LIKELY, corpus)
            return corpus
        finally:
            gc.freeze()
            gc.enable()


def documents_of(readings: Mapping[Entry, Reading]) -> list[Document]:
    """The documents of ``readings``, by path."""
    in_order = (readings[entry] for entry in sorted(readings))
    return [reading.document for reading in in_order if reading.document]
