"""What is kept: article versions, the generations made of them, which one is served, and what cannot be read.

A version's record is written once and never changed, and so is a generation. Only the pointer to the active one
moves, in the transaction that writes a new one, so a reader finds the old state or the new one and nothing between.
"""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from itertools import islice, starmap
from pathlib import Path
from typing import Self, TypeVar

import aiosqlite

from knowledge.errors import StoreDamaged
from knowledge.storage.finishing import finish
from knowledge.storage.generations import Entry, Generation, Version
from knowledge.storage.readings import DamagedRecord, Reading, decode, encode, misquotes
from knowledge.storage.schema import PATIENCE, prepare
from knowledge.storage.sqlite_errors import MOVE_AWAY, told_plainly

T = TypeVar("T")

LARGEST_ID = 2**63 - 1  # that SQLite can hold
BATCH = 200  # records that are in memory at once while a generation is loaded or verified

WANTED = """
    FROM json_each(?) AS wanted JOIN versions
    ON digest = json_extract(wanted.value, '$[0]')
    AND kind = json_extract(wanted.value, '$[1]') AND reader = json_extract(wanted.value, '$[2]')
"""


class Store:
    """The SQLite store: one connection that writes, under one lock, and one that reads.

    Every method may raise ``StoreNotWritable`` or ``StoreDamaged``.
    """

    def __init__(self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self.path = path
        self._writer = writer
        self._reader = reader
        self._writing = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open the store at ``path``, made or migrated where that is needed.

        Raises what ``knowledge.storage.schema.prepare`` raises. Close it: its threads keep the process alive.
        """
        await asyncio.to_thread(prepare, path)
        with told_plainly(path):
            async with AsyncExitStack() as opened:
                writer, reader = [
                    await opened.enter_async_context(aiosqlite.connect(path, timeout=PATIENCE, isolation_level=None))
                    for _ in range(2)
                ]
                await writer.execute("PRAGMA foreign_keys = ON")
                await writer.execute("PRAGMA synchronous = FULL")  # a reload that was reported survives a power cut
                await reader.execute("PRAGMA query_only = ON")
                opened.pop_all()
        return cls(path, writer, reader)

    async def close(self) -> None:
        """End both connections and their threads."""
        try:
            await finish(self._reader.close())
        finally:
            await finish(self._writer.close())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def active_id(self) -> int | None:
        """Which generation is served; ``None`` before the first. Cheap enough to ask every few seconds."""
        rows = await self._rows("SELECT generation FROM active")
        return rows[0][0] if rows else None

    async def active(self) -> Generation | None:
        """The generation that is served; ``None`` before the first."""
        found = await self._generations("id = (SELECT generation FROM active)")
        return found[0] if found else None

    async def history(self, limit: int) -> tuple[Generation, ...]:
        """The latest ``limit`` generations, newest first."""
        return await self._generations("TRUE ORDER BY id DESC LIMIT ?", limit)

    async def generation(self, number: int) -> Generation | None:
        """The generation of that number; ``None`` where there is none, or none any more."""
        found = await self._generations("id = ?", number) if number <= LARGEST_ID else ()
        return found[0] if found else None

    async def size(self) -> int:
        """How many bytes the store takes, without those that wait to be written into it."""
        ((pages,),) = await self._rows("PRAGMA page_count")
        ((bytes_each,),) = await self._rows("PRAGMA page_size")
        return int(pages) * int(bytes_each)

    async def stored(self, versions: Iterable[Version]) -> set[Version]:
        """Those of ``versions`` that need not be read any more."""
        found: set[Version] = set()
        for batch in batches(versions):
            found.update(starmap(Version, await self._rows(f"SELECT digest, kind, reader {WANTED}", json.dumps(batch))))
        return found

    async def readings(self, entries: Iterable[Entry]) -> dict[Entry, Reading]:
        """The stored reading of each entry; raises ``StoreDamaged`` where one is missing or cannot be decoded."""
        found = {}
        for batch in batches(entries):
            versions = json.dumps([entry.version for entry in batch])
            rows = await self._rows(f"SELECT digest, kind, reader, record {WANTED}", versions)
            found.update(await asyncio.to_thread(self._decode, batch, rows))
        return found

    async def unreadable(self, entries: Collection[Entry]) -> dict[Entry, Reading]:
        """Those of ``entries`` that could not be read the last time, each with the reading that says why.

        Where that is damaged, the entry is left out: it costs no more than to read the file again.
        """
        wanted = frozenset(entries)
        rows = await self._rows("SELECT path, digest, kind, reader, record FROM unreadable")
        readings = {}
        for path, *version, record in rows:
            noted = Entry(path, Version(*version))
            if noted in wanted:
                with suppress(DamagedRecord):
                    readings[noted] = decode(record, path)
        return readings

    async def keep_unreadable(self, readings: Mapping[Entry, Reading]) -> None:
        """Note these as the files that cannot be read, and no others; where that is known, nothing is written."""
        rows = {(each.path, *each.version, encode(reading)) for each, reading in readings.items()}
        known = await self._rows("SELECT path, digest, kind, reader, record FROM unreadable")
        if set(map(tuple, known)) == rows:
            return
        async with self._transaction() as connection:
            await connection.execute("DELETE FROM unreadable")
            await connection.executemany(
                "INSERT INTO unreadable (path, digest, kind, reader, record) VALUES (?, ?, ?, ?, ?)", rows
            )

    async def add(
        self,
        entries: Collection[Entry],
        records: Mapping[Version, bytes],
        *,
        who: str,
        why: str,
        release: str | None = None,
        restores: int | None = None,
        seconds: float | None = None,
        keep: int | None = None,
    ) -> Generation:
        """Write a generation with the ``records`` that are new in it, and serve it, in one transaction.

        In the same transaction all but the latest ``keep`` generations go, and the versions that only they served. One
        that a kept generation restores stays until that one goes, so that a rollback is known for what it is.
        Cancelled or failing before the commit, it leaves nothing behind. Raises ``sqlite3.IntegrityError`` where an
        entry's version is neither stored nor in ``records``.
        """
        created = datetime.now(UTC).isoformat(timespec="seconds")
        rows = [(*version, record) for version, record in records.items()]
        async with self._transaction() as connection:
            await connection.executemany(
                "INSERT OR IGNORE INTO versions (digest, kind, reader, record) VALUES (?, ?, ?, ?)", rows
            )
            cursor = await connection.execute(
                "INSERT INTO generations (created, who, why, release, restores, seconds) VALUES (?, ?, ?, ?, ?, ?)",
                (created, who, why, release, restores, seconds),
            )
            number = cursor.lastrowid
            assert number is not None
            await connection.executemany(
                "INSERT INTO entries (generation, path, version) VALUES"
                " (?, ?, (SELECT id FROM versions WHERE digest = ? AND kind = ? AND reader = ?))",
                [(number, entry.path, *entry.version) for entry in entries],
            )
            await connection.execute("INSERT OR REPLACE INTO active (one, generation) VALUES (1, ?)", (number,))
            if keep is not None:
                await _prune(connection, keep)
        return Generation(number, created, who, why, release, restores, tuple(sorted(entries)), seconds)

    async def verify(self) -> None:
        """Read all that is stored and check that it is whole: each entry's version is there, each span its quote.

        Raises ``StoreDamaged`` naming the first thing that is wrong.
        """
        for pragma in ("PRAGMA integrity_check", "PRAGMA foreign_key_check"):
            if unsound := [row for row in await self._rows(pragma) if row != ("ok",)]:
                raise self._damaged(f"is damaged: {unsound[0]}")
        numbers = [number for (number,) in await self._rows("SELECT id FROM versions")]
        for batch in batches(numbers):
            sql = "SELECT digest, record FROM versions WHERE id IN (SELECT value FROM json_each(?))"
            await asyncio.to_thread(self._verify, await self._rows(sql, json.dumps(batch)))

    def _verify(self, rows: Iterable[sqlite3.Row]) -> None:
        for digest, record in rows:
            document = self._decoded(record, digest).document
            if document is None or document.article.digest != digest:
                raise self._damaged(f"holds another article than {digest}")
            for misquote in misquotes(document):
                raise self._damaged(f"misquotes {digest}: {misquote}")

    def _decode(self, entries: Iterable[Entry], rows: Iterable[sqlite3.Row]) -> dict[Entry, Reading]:
        records = {Version(*version): record for *version, record in rows}
        found = {}
        for entry in entries:
            if entry.version not in records:
                raise self._damaged(f"does not hold {entry.path}")
            found[entry] = self._decoded(records[entry.version], entry.path)
        return found

    def _decoded(self, record: bytes, path: str) -> Reading:
        try:
            return decode(record, path)
        except DamagedRecord as error:
            raise self._damaged(f"cannot give back {path}") from error

    def _damaged(self, how: str) -> StoreDamaged:
        return StoreDamaged(f"The store {self.path} {how}.", MOVE_AWAY)

    async def _generations(self, which: str, *parameters: object) -> tuple[Generation, ...]:
        sql = f"SELECT id, created, who, why, release, restores, seconds FROM generations WHERE {which}"  # noqa: S608
        found = []
        for number, created, who, why, release, restores, seconds in await self._rows(sql, *parameters):
            entries = await self._entries(number)
            found.append(Generation(number, created, who, why, release, restores, entries, seconds))
        return tuple(found)

    async def _entries(self, generation: int) -> tuple[Entry, ...]:
        rows = await self._rows(
            "SELECT path, digest, kind, reader FROM entries JOIN versions ON version = versions.id"
            " WHERE generation = ? ORDER BY path",
            generation,
        )
        return await asyncio.to_thread(
            lambda: tuple(Entry(path, Version(*version)) for path, *version in rows)  # ten thousand take a while
        )

    async def _rows(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        with told_plainly(self.path):
            return list(await self._reader.execute_fetchall(sql, parameters))

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """All that happens inside is committed, or none of it."""
        with told_plainly(self.path):
            async with self._writing:
                try:
                    await self._writer.execute("BEGIN IMMEDIATE")
                    yield self._writer
                    await finish(self._writer.commit())
                except BaseException:  # cancelled too: nothing half written stays
                    # A statement that was cancelled still runs in the connection's thread; this queues behind it.
                    await finish(self._writer.rollback())
                    raise


async def _prune(connection: aiosqlite.Connection, keep: int) -> None:
    await connection.execute(
        "DELETE FROM generations WHERE id NOT IN (SELECT id FROM generations ORDER BY id DESC LIMIT ?)"
        " AND id NOT IN (SELECT generation FROM active)"
        " AND id NOT IN (SELECT restores FROM generations WHERE restores IS NOT NULL)",
        (keep,),
    )
    await connection.execute(
        "DELETE FROM versions WHERE NOT EXISTS (SELECT 1 FROM entries WHERE entries.version = versions.id)"
    )


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items in lists of at most ``BATCH``."""
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
