"""From knowledge folders to readings: what is new is read in the worker process, what is stored is taken from there."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from knowledge.duplicates import duplicates
from knowledge.errors import NoArticles
from knowledge.folders import PUT_ARTICLES, Scan, SourceFile, scan_paths
from knowledge.models import Document, Problem
from knowledge.storage.generations import Entry, Version, entry
from knowledge.storage.readings import Reading, decode
from knowledge.storage.store import Store
from knowledge.worker import Worker

Tell = Callable[[int, int], None]
"""Is told how many files of how many have been read."""

SHOWN = 3  # problems that an error names; a check lists them all


@dataclass(frozen=True, slots=True)
class Ingest:
    """All that a scan amounts to: the entries to serve, the reading of each, and the records that are not stored yet.

    Where a file cannot be read and was served before, its entry is kept as it was, so a file that broke takes nothing
    away. ``unreadable`` holds the readings of such files that would come out the same again, ``broken`` is what is
    wrong with all of them, ``remarks`` what is wrong with what is served.
    """

    entries: tuple[Entry, ...]
    readings: Mapping[Entry, Reading]
    records: Mapping[Version, bytes]
    unreadable: Mapping[Entry, Reading]
    broken: tuple[Problem, ...]
    remarks: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with files."""
        return self.broken + self.remarks


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a scan would have served, by the look of the files, and what is known to be ``broken`` of them."""

    entries: tuple[Entry, ...]
    broken: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Fresh:
    """One file read just now."""

    file: SourceFile
    record: bytes
    reading: Reading

    def as_read(self, reader: str) -> Entry:
        """The file's entry as it was read, which need not be what the scan saw a moment before."""
        assert self.reading.digest is not None
        return entry(self.file.path, self.reading.digest, reader, self.file.sidecar)


async def ingest_folder(folder: Path) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read the articles of one folder and keep no state; the problems are warnings.

    Raises ``NoArticles`` where the folder cannot be read or holds no article that can.
    """
    return await ingest_paths([folder])


async def ingest_paths(paths: Sequence[Path]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read these files, and the articles of these folders, and keep no state; the problems are warnings.

    A file's id is its name, an article's in a folder its path there. Raises ``NoArticles`` where nothing can be read.
    """
    scan = await asyncio.to_thread(scan_paths, paths)
    readings = [fresh.reading for fresh in await _read(scan.files)]
    documents = tuple(reading.document for reading in readings if reading.document)
    problems = scan.problems + _problems(readings)
    if not documents:
        raise _nothing_readable(problems)
    return documents, problems


async def ingest(
    scan: Scan,
    reader: str,
    served: Iterable[Entry],
    at_hand: Mapping[Entry, Reading],
    store: Store,
    *,
    tell: Tell = lambda done, total: None,
) -> Ingest:
    """Work out what to serve after ``scan``, and read what is not stored yet; writes nothing.

    ``served`` is what was served until now, ``at_hand`` holds the readings that are in memory already, ``tell`` hears
    how many of the new files have been read. Whatever takes longer with more articles is done in threads.
    Raises ``NoArticles`` where nothing at all can be served.
    """
    wanted = await asyncio.to_thread(entries_of, scan, reader)
    known = await store.unreadable(wanted)
    unknown = await _not_stored(wanted, at_hand, store)
    new = [file for file, each in zip(scan.files, wanted, strict=True) if each.version in unknown and each not in known]
    fresh = await _read(new, tell)
    read = {each.as_read(reader): each for each in fresh if each.reading.document}
    failed = [each for each in fresh if not each.reading.document]
    unreadable = known | {each.as_read(reader): each.reading for each in failed if each.reading.digest}
    broken = scan.problems + _problems(known.values()) + _problems(each.reading for each in failed)

    def merged() -> tuple[tuple[Entry, ...], dict[Entry, Reading]]:
        found = [each for each in wanted if each.version not in unknown and each not in known]
        entries = _with_kept([*found, *read], served, broken)
        there = {each: at_hand[each] for each in entries if each in at_hand}
        return entries, there | {each: found.reading for each, found in read.items()}

    entries, readings = await asyncio.to_thread(merged)
    if not entries:
        raise _nothing_readable(broken)
    readings |= await store.readings([each for each in entries if each not in readings])
    records = {each.version: found.record for each, found in read.items()}
    remarks = await asyncio.to_thread(remarks_on, readings.values())
    return Ingest(entries, readings, records, unreadable, broken, remarks)


async def prospect(scan: Scan, reader: str, served: Iterable[Entry], store: Store) -> Prospect:
    """What ``ingest`` would serve after ``scan``, as far as can be told without reading a file."""
    wanted = await asyncio.to_thread(entries_of, scan, reader)
    known = await store.unreadable(wanted)
    broken = scan.problems + _problems(known.values())
    found = (each for each in wanted if each not in known)
    return Prospect(await asyncio.to_thread(_with_kept, found, served, broken), broken)


def remarks_on(readings: Collection[Reading]) -> tuple[Problem, ...]:
    """What is wrong with files that are served all the same."""
    return _problems(readings) + duplicates(readings)


def entries_of(scan: Scan, reader: str) -> tuple[Entry, ...]:
    """The entry of each file of ``scan``, in the same order, as ``reader`` would read it."""
    return tuple(entry(file.path, file.digest, reader, file.sidecar) for file in scan.files)


async def _not_stored(wanted: Sequence[Entry], at_hand: Mapping[Entry, Reading], store: Store) -> set[Version]:
    """The versions that have to be read. What is in memory came from the store, so the store is not asked for it."""
    versions = await asyncio.to_thread(lambda: {each.version for each in wanted if each not in at_hand})
    return versions - await store.stored(versions)


def _with_kept(found: Iterable[Entry], served: Iterable[Entry], broken: Iterable[Problem]) -> tuple[Entry, ...]:
    """The entries ``found``, and those served until now whose files are ``broken`` or lie in folders that are."""
    there = {each.path: each for each in found}
    paths = {problem.path for problem in broken}
    kept = (
        each for each in served if each.path not in there and not paths.isdisjoint((each.path, *_folders(each.path)))
    )
    return tuple(sorted((*there.values(), *kept)))


def _folders(path: str) -> Iterator[str]:
    return (folder.as_posix() for folder in PurePosixPath(path).parents)


def _problems(readings: Iterable[Reading]) -> tuple[Problem, ...]:
    return tuple(problem for reading in readings for problem in reading.problems)


async def _read(files: Sequence[SourceFile], tell: Tell = lambda done, total: None) -> list[_Fresh]:
    if not files:
        return []
    records: list[bytes] = []
    async with Worker() as worker:
        for file in files:
            tell(len(records), len(files))
            records.append(await worker.read(file))
    readings = await asyncio.to_thread(lambda: list(map(decode, records, (file.path for file in files))))
    return [_Fresh(*each) for each in zip(files, records, readings, strict=True)]


def _nothing_readable(problems: Sequence[Problem]) -> NoArticles:
    told = "; ".join(f"{problem.path}: {problem.message}" for problem in problems[:SHOWN])
    more = f" And {len(problems) - SHOWN} more." if len(problems) > SHOWN else ""
    return NoArticles(f"No article can be read. {told}{more}", problems[0].remedy if problems else PUT_ARTICLES)
