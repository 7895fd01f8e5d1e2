"""From knowledge folders to readings: what is new is read in the worker process, what is stored is taken from there."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    away. ``problems`` are those of such files and of all that is served.
    """

    entries: tuple[Entry, ...]
    readings: Mapping[Entry, Reading]
    records: Mapping[Version, bytes]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Fresh:
    """One file read just now."""

    file: SourceFile
    record: bytes
    reading: Reading


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
    unknown = await _not_stored(wanted, at_hand, store)
    fresh = await _read([file for file, each in zip(scan.files, wanted, strict=True) if each.version in unknown], tell)
    read = {_entry_of(each, reader): each for each in fresh if each.reading.document}
    broken = scan.problems + _problems(each.reading for each in fresh if not each.reading.document)

    def merged() -> tuple[tuple[Entry, ...], dict[Entry, Reading]]:
        entries = [each for each in wanted if each.version not in unknown] + list(read)
        entries += _kept(served, {each.path for each in entries}, broken)
        known = {each: at_hand[each] for each in entries if each in at_hand}
        return tuple(sorted(entries)), known | {each: found.reading for each, found in read.items()}

    entries, readings = await asyncio.to_thread(merged)
    if not entries:
        raise _nothing_readable(broken)
    readings |= await store.readings([each for each in entries if each not in readings])
    records = {each.version: found.record for each, found in read.items()}
    problems = await asyncio.to_thread(lambda: broken + _problems(readings.values()) + duplicates(readings.values()))
    return Ingest(entries, readings, records, problems)


def entries_of(scan: Scan, reader: str) -> tuple[Entry, ...]:
    """The entry of each file of ``scan``, in the same order, as ``reader`` would read it."""
    return tuple(entry(file.path, file.digest, reader, file.sidecar) for file in scan.files)


async def _not_stored(wanted: Sequence[Entry], at_hand: Mapping[Entry, Reading], store: Store) -> set[Version]:
    """The versions that have to be read. What is in memory came from the store, so the store is not asked for it."""
    versions = await asyncio.to_thread(lambda: {each.version for each in wanted if each not in at_hand})
    return versions - await store.stored(versions)


def _entry_of(fresh: _Fresh, reader: str) -> Entry:
    """The entry of a file as it was read, which need not be what the scan saw a moment before."""
    assert fresh.reading.document is not None
    return entry(fresh.file.path, fresh.reading.document.article.digest, reader, fresh.file.sidecar)


def _kept(served: Iterable[Entry], found: set[str], broken: Iterable[Problem]) -> list[Entry]:
    """The entries served until now whose files cannot be read, or lie in folders that cannot be listed."""
    paths = {problem.path for problem in broken}
    return [
        each
        for each in served
        if each.path not in found and (each.path in paths or any(map(paths.__contains__, _folders(each.path))))
    ]


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
