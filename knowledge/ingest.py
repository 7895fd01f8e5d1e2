"""From knowledge folders to readings: what is new is read in the worker process, what is stored is taken from there."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from knowledge.errors import NoArticles
from knowledge.folders import PUT_ARTICLES, Scan, SourceFile, scan_paths
from knowledge.models import Document, Problem
from knowledge.storage.generations import Entry, Version, entry
from knowledge.storage.readings import Reading, decode
from knowledge.storage.store import Store
from knowledge.worker import Worker

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
    scan: Scan, reader: str, served: Iterable[Entry], at_hand: Mapping[Entry, Reading], store: Store
) -> Ingest:
    """Work out what to serve after ``scan``, and read what is not stored yet; writes nothing.

    ``served`` is what was served until now, ``at_hand`` holds the readings that are in memory already.
    Raises ``NoArticles`` where nothing at all can be served.
    """
    wanted = {file: entry(file.path, file.digest, reader) for file in scan.files}
    stored = await store.stored(each.version for each in wanted.values())
    fresh = await _read([file for file, each in wanted.items() if each.version not in stored])
    read = {_entry_of(each, reader): each for each in fresh if each.reading.document}
    broken = scan.problems + _problems(each.reading for each in fresh if not each.reading.document)
    entries = [each for each in wanted.values() if each.version in stored] + list(read)
    entries += _kept(served, {each.path for each in entries}, broken)
    if not entries:
        raise _nothing_readable(broken)
    readings = {each: at_hand[each] for each in entries if each in at_hand}
    readings |= {each: found.reading for each, found in read.items()}
    readings |= await store.readings([each for each in entries if each not in readings])
    records = {each.version: found.record for each, found in read.items()}
    return Ingest(tuple(sorted(entries)), readings, records, broken + _problems(readings.values()))


def _entry_of(fresh: _Fresh, reader: str) -> Entry:
    """The entry of a file as it was read, which need not be what the scan saw a moment before."""
    assert fresh.reading.document is not None
    return entry(fresh.file.path, fresh.reading.document.article.digest, reader)


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


async def _read(files: Sequence[SourceFile]) -> list[_Fresh]:
    if not files:
        return []
    async with Worker() as worker:
        records = [await worker.read(file) for file in files]
    readings = await asyncio.to_thread(lambda: list(map(decode, records, (file.path for file in files))))
    return [_Fresh(*each) for each in zip(files, records, readings, strict=True)]


def _nothing_readable(problems: Sequence[Problem]) -> NoArticles:
    told = "; ".join(f"{problem.path}: {problem.message}" for problem in problems[:SHOWN])
    more = f" And {len(problems) - SHOWN} more." if len(problems) > SHOWN else ""
    return NoArticles(f"No article can be read. {told}{more}", problems[0].remedy if problems else PUT_ARTICLES)
