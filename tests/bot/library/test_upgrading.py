"""Stores that another version wrote, or that were damaged, and what a start makes of them."""

import sqlite3
from contextlib import closing

import pytest

from bot.library import STORE, Library
from knowledge.errors import ReloadRunning, StoreDamaged, StoreTooNew
from knowledge.storage.locking import reload_lock
from knowledge.storage.schema import NEWEST, apply
from knowledge.storage.store import Store
from retrieval.models import Answer
from tests.bot.library.editions import QUESTION, editions, write_edition


async def test_a_store_of_an_earlier_schema_is_taken_over(settings):
    """It is backed up, migrated, and goes on with its history."""
    async with await Library.open(settings):
        pass
    store = settings.data / STORE
    with closing(sqlite3.connect(store)) as new, closing(sqlite3.connect(":memory:", isolation_level=None)) as old:
        apply(old, 1)
        for table, columns in (
            ("versions", "*"),
            ("generations", "id, created, who, why"),
            ("entries", "*"),
            ("active", "*"),
        ):
            for row in new.execute(f"SELECT {columns} FROM {table}").fetchall():
                old.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        new.execute("PRAGMA journal_mode = DELETE")
        old.backup(new)
    async with await Library.open(settings) as library:
        assert len(list(settings.data.glob("*.schema-1.*.backup"))) == 1
        assert editions(library.snapshot) == {"1"}
        assert [each.generation.why for each in await library.history(9)][-1] == "first start"


async def test_a_newer_store_is_refused(settings):
    """The start fails with the error that says which version to start."""
    async with await Library.open(settings):
        pass
    with closing(sqlite3.connect(settings.data / STORE)) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(StoreTooNew):
        await Library.open(settings)


async def test_records_that_cannot_be_decoded_are_read_again(settings):
    """A start after an upgrade that stores something else reads the folders again instead of failing."""
    async with await Library.open(settings):
        pass
    with closing(sqlite3.connect(settings.data / STORE)) as connection, connection:
        connection.execute("UPDATE versions SET record = x'00', reader = 'earlier'")
    async with await Library.open(settings) as library:
        assert editions(library.snapshot) == {"1"}
        assert library.start.reloaded
    async with await Library.open(settings) as library:
        assert library.start.reloaded is None


async def test_a_damaged_store_is_told(settings):
    """Records that this very version wrote and cannot read any more are damage, which has a remedy."""
    async with await Library.open(settings):
        pass
    with closing(sqlite3.connect(settings.data / STORE)) as connection, connection:
        connection.execute("UPDATE versions SET record = x'00'")
    with pytest.raises(StoreDamaged, match="Move the file away"):
        await Library.open(settings)


async def as_if_released_before(settings, restores=None):
    """Make the active generation one of an earlier release, perhaps a rollback."""
    async with await Store.open(settings.data / STORE) as store:
        active = await store.active()
        await store.add(active.entries, {}, who="ann", why="", release="earlier", restores=restores)


async def test_a_start_takes_up_what_came_with_a_new_release(settings, folder):
    """Where the packaged articles or the reading changed, the start reloads by itself, once."""
    async with await Library.open(settings):
        pass
    await as_if_released_before(settings)
    write_edition(folder, 2)
    async with await Library.open(settings) as library:
        assert len(library.start.reloaded.changed) == 3
        assert editions(library.snapshot) == {"2"}
    async with await Library.open(settings) as library:
        assert library.start.reloaded is None


async def test_a_rollback_is_respected_at_the_start(settings, folder):
    """Whoever went back to an earlier generation finds it served after an upgrade, and is told what differs."""
    async with await Library.open(settings) as library:
        first = library.snapshot.generation
    await as_if_released_before(settings, restores=first.id)
    write_edition(folder, 2)
    async with await Library.open(settings) as library:
        assert library.start.reloaded is None
        assert len(library.start.differences.changed) == 3
        assert editions(library.snapshot) == {"1"}


async def test_a_start_that_cannot_reload_serves_what_it_has(settings):
    """While another process reloads, a new one starts with what is stored and says why it did no more."""
    async with await Library.open(settings):
        pass
    await as_if_released_before(settings)
    with reload_lock(settings.data / STORE):
        async with await Library.open(settings) as library:
            assert isinstance(library.start.trouble, ReloadRunning)
            assert isinstance(library.answer(QUESTION), Answer)
