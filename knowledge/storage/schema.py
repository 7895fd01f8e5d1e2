"""The store's tables, and how a store written by an earlier Career Bot gets there.

``STEPS[n]`` leads from schema ``n`` to ``n + 1`` and is never changed once released; the number is kept in SQLite's
``user_version``. What is added later has to let the earlier rows stand.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from knowledge.errors import StoreDamaged, StoreTooNew
from knowledge.storage.locking import reload_lock
from knowledge.storage.sqlite_errors import MOVE_AWAY, require_writable, told_plainly

APPLICATION_ID = 0x43424F54  # "CBOT", by which a Career Bot store is told from any other SQLite file
PATIENCE = 10.0  # seconds to wait for another process's transaction

STEPS: tuple[tuple[str, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        """CREATE TABLE versions (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL,
            kind TEXT NOT NULL,
            reader TEXT NOT NULL,
            record BLOB NOT NULL,
            UNIQUE (digest, kind, reader)
        )""",
        """CREATE TABLE generations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            created TEXT NOT NULL,
            who TEXT NOT NULL,
            why TEXT NOT NULL
        )""",
        """CREATE TABLE entries (
            generation INTEGER NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
            path TEXT NOT NULL,
            version INTEGER NOT NULL REFERENCES versions (id),
            PRIMARY KEY (generation, path)
        ) WITHOUT ROWID""",
        "CREATE INDEX entries_of_version ON entries (version)",
        """CREATE TABLE active (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            generation INTEGER NOT NULL REFERENCES generations (id)
        )""",
    ),
    (
        "ALTER TABLE generations ADD COLUMN release TEXT",
        "ALTER TABLE generations ADD COLUMN restores INTEGER REFERENCES generations (id)",
    ),
    ("ALTER TABLE generations ADD COLUMN seconds REAL",),
    (
        """CREATE TABLE unreadable (
            path TEXT PRIMARY KEY,
            digest TEXT NOT NULL,
            kind TEXT NOT NULL,
            reader TEXT NOT NULL,
            record BLOB NOT NULL
        ) WITHOUT ROWID""",
    ),
)
NEWEST = len(STEPS)


def prepare(path: Path) -> None:
    """Make sure that a store of the newest schema lies at ``path`` and can be written.

    A store of an earlier schema is copied beside itself before it is migrated. Raises ``StoreNotWritable``,
    ``StoreDamaged``, ``StoreTooNew``, and ``ReloadRunning`` where a migration finds another process at work.
    """
    with told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
            if _schema_of(connection, path) < NEWEST:
                with reload_lock(path, wait=PATIENCE):
                    _migrate(connection, path)
            connection.execute("BEGIN IMMEDIATE")
            require_writable(connection)
            connection.rollback()


def apply(connection: sqlite3.Connection, steps: int) -> None:
    """Take the store from the schema it has to schema ``steps``, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        for step in STEPS[schema:steps]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {steps}")
        connection.commit()
    except BaseException:  # whatever happened, nothing half migrated stays
        connection.rollback()
        raise


def _schema_of(connection: sqlite3.Connection, path: Path) -> int:
    """The store's schema, 0 for a new one. Raises ``StoreTooNew`` or ``StoreDamaged`` for what is not ours to touch."""
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if objects and application != APPLICATION_ID:
        raise StoreDamaged(f"{path} is not a Career Bot store.", MOVE_AWAY)
    if schema > NEWEST:
        raise StoreTooNew(
            f"The store {path} was written by a newer Career Bot.",
            "Start that version, or name another folder with CAREER_BOT_DATA.",
        )
    return int(schema)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    schema = _schema_of(connection, path)  # once more: another process may have been quicker
    if 0 < schema < NEWEST:
        _back_up(connection, path, schema)
    connection.execute("PRAGMA journal_mode = WAL")
    apply(connection, NEWEST)


def _back_up(connection: sqlite3.Connection, path: Path, schema: int) -> None:
    """Copy the store beside itself; the copy gets its name only when it is whole."""
    time = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    backup = path.with_name(f"{path.name}.schema-{schema}.{time}.backup")
    partial = backup.with_suffix(".partial")
    try:
        with closing(sqlite3.connect(partial)) as copy:
            connection.backup(copy)
        partial.replace(backup)
    finally:
        partial.unlink(missing_ok=True)
