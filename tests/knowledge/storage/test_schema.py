"""The store's tables: new ones, earlier ones, and files that are none of ours."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from knowledge.errors import InstanceRunning, ReloadRunning, StoreDamaged, StoreNotWritable, StoreTooNew
from knowledge.storage.locking import instance_lock, reload_lock
from knowledge.storage.schema import NEWEST, apply, prepare


def connect(path):
    return closing(sqlite3.connect(path, isolation_level=None))


def schema_of(path):
    with connect(path) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def earlier_store(path, steps=1):
    """A store as the Career Bot of an earlier schema left it, with one article in one generation."""
    with connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        apply(connection, steps)
        connection.execute("INSERT INTO versions VALUES (7, 'd', '.md', 'r', x'00')")
        connection.execute("INSERT INTO generations (id, created, who, why) VALUES (3, '2025-01-01', 'eve', 'test')")
        connection.execute("INSERT INTO entries VALUES (3, 'a.md', 7)")
        connection.execute("INSERT INTO active VALUES (1, 3)")


def test_a_new_store_is_of_the_newest_schema(tmp_path):
    """Preparing makes the folder and the store, and preparing again changes nothing and backs nothing up."""
    path = tmp_path / "data" / "store.sqlite3"
    prepare(path)
    before = path.read_bytes()
    prepare(path)
    assert schema_of(path) == NEWEST
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.backup"))


@pytest.mark.parametrize("steps", range(1, NEWEST))
def test_an_earlier_store_is_backed_up_and_migrated(tmp_path, steps):
    """Every row stands after the migration, and the backup is the store as it was."""
    path = tmp_path / "store.sqlite3"
    earlier_store(path, steps)
    prepare(path)
    (backup,) = tmp_path.glob("store.sqlite3.schema-*.backup")
    assert (schema_of(path), schema_of(backup)) == (NEWEST, steps)
    for file in (path, backup):
        with connect(file) as connection:
            assert connection.execute("SELECT path, version FROM entries").fetchall() == [("a.md", 7)]
            assert connection.execute("SELECT id, who FROM generations").fetchall() == [(3, "eve")]
    with connect(path) as connection:
        assert connection.execute("SELECT release, restores FROM generations").fetchall() == [(None, None)]
    assert not list(tmp_path.glob("*.partial"))


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path):
    """The steps and their record are one transaction: a disk that fills up half-way undoes them all."""
    with connect(tmp_path / "store.sqlite3") as connection:
        connection.execute("PRAGMA max_page_count = 4")
        with pytest.raises(sqlite3.OperationalError, match="full"):
            apply(connection, NEWEST)
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_a_newer_store_is_left_alone(tmp_path):
    """A store of a newer Career Bot is refused by name and not touched."""
    path = tmp_path / "store.sqlite3"
    prepare(path)
    with connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = path.read_bytes()
    with pytest.raises(StoreTooNew, match=r"store\.sqlite3.*newer"):
        prepare(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    """Somebody's text file under the store's name is refused by name and not touched."""
    path = tmp_path / "store.sqlite3"
    path.write_text("Dear diary, " * 500)
    with pytest.raises(StoreDamaged, match=r"store\.sqlite3"):
        prepare(path)
    assert path.read_text() == "Dear diary, " * 500


def test_another_programs_database_is_left_alone(tmp_path):
    """A SQLite file that is not ours is refused and not touched."""
    path = tmp_path / "store.sqlite3"
    with connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreDamaged, match="not a Career Bot store"):
        prepare(path)
    assert path.read_bytes() == before


def test_a_store_cut_off_is_told(tmp_path):
    """A store that lost its end (a copy that broke off) is damaged, with a remedy, and no traceback of SQLite's."""
    path = tmp_path / "store.sqlite3"
    prepare(path)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreDamaged) as caught:
        prepare(path)
    assert "Move the file away" in caught.value.remedy


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """Where the data folder's name is a file's, the store is not writable, which names it."""
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreNotWritable, match="data"):
        prepare(tmp_path / "data" / "store.sqlite3")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may write everything")
def test_a_read_only_file_is_told(tmp_path):
    """A store without write permission is not writable, although SQLite would open it without a word."""
    path = tmp_path / "store.sqlite3"
    prepare(path)
    path.chmod(0o444)
    with pytest.raises(StoreNotWritable, match="read-only"):
        prepare(path)


def test_a_migration_waits_for_nobody_for_ever(tmp_path, monkeypatch):
    """A store that another process is changing is not migrated under its hands."""
    monkeypatch.setattr("knowledge.storage.schema.PATIENCE", 0.05)
    path = tmp_path / "store.sqlite3"
    earlier_store(path)
    with reload_lock(path), pytest.raises(ReloadRunning):
        prepare(path)
    assert schema_of(path) == 1


@pytest.mark.parametrize(("lock", "refusal"), [(reload_lock, ReloadRunning), (instance_lock, InstanceRunning)])
def test_a_lock_is_for_one(tmp_path, lock, refusal):
    """The second to take it is told, and it is free again after the first is done."""
    store = tmp_path / "store.sqlite3"
    with lock(store), pytest.raises(refusal), lock(store):
        pytest.fail("two hold the lock")
    with lock(store):
        pass


def test_a_bot_that_serves_does_not_keep_the_command_line_from_reloading(tmp_path):
    """The two locks have nothing to do with each other."""
    store = tmp_path / "store.sqlite3"
    with instance_lock(store), reload_lock(store):
        pass


def test_a_killed_bot_holds_no_lock(tmp_path):
    """The system lets go of what a process held, however it ended."""
    store = tmp_path / "store.sqlite3"
    code = f"""
from pathlib import Path
import os
from knowledge.storage.locking import instance_lock
with instance_lock(Path({str(store)!r})):
    os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    with instance_lock(store):
        pass
