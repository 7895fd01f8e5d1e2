"""The journal's file: one connection, used under one lock."""

import asyncio
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeAlias

import aiosqlite

from bot.journal.schema import MOVE_AWAY, PATIENCE, prepare
from knowledge.errors import StoreDamaged
from knowledge.storage.finishing import finish
from knowledge.storage.sqlite_errors import told_plainly

Statement: TypeAlias = tuple[str, Sequence[object]]


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise a ``StoreError`` that names the journal for what the system or SQLite refuses."""
    try:
        with told_plainly(path):
            yield
    except StoreDamaged as problem:  # what is known of the store is that it can be read again; this cannot
        raise StoreDamaged(problem.message, MOVE_AWAY) from problem


class Database:
    """Statements in, rows out. Every method may raise a ``StoreError``."""

    def __init__(self, path: Path, connection: aiosqlite.Connection) -> None:
        self._path = path
        self._connection = connection
        self._lock = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open the journal at ``path``, made or migrated where that is needed."""
        with told(path):
            await asyncio.to_thread(prepare, path)
            connection = await aiosqlite.connect(path, timeout=PATIENCE, isolation_level=None)
            try:
                await connection.execute("PRAGMA synchronous = FULL")  # what the audit log says was done stays
                await connection.execute("PRAGMA secure_delete = ON")  # a question that is forgotten is gone
            except BaseException:  # failed or cancelled, no thread is left behind
                await finish(connection.close())
                raise
        return cls(path, connection)

    async def close(self) -> None:
        """End the connection and its thread."""
        await finish(self._connection.close())

    async def rows(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        """What a query finds."""
        async with self._lock:
            with told(self._path):
                return list(await self._connection.execute_fetchall(sql, parameters))

    async def write(self, statements: Iterable[Statement]) -> None:
        """Do all of ``statements`` or none, even where the task is cancelled meanwhile."""
        await finish(self._transaction(list(statements)))

    async def _transaction(self, statements: Sequence[Statement]) -> None:
        async with self._lock:
            with told(self._path):
                try:
                    await self._connection.execute("BEGIN IMMEDIATE")
                    for sql, parameters in statements:
                        await self._connection.execute(sql, parameters)
                    await self._connection.commit()
                except BaseException:  # whatever happened, nothing half written stays
                    await self._connection.rollback()
                    raise
