"""The journal's tables. The audit log can only grow: its triggers refuse to change or remove an entry."""

import sqlite3
from contextlib import closing
from pathlib import Path

from knowledge.errors import StoreDamaged, StoreTooNew
from knowledge.storage.sqlite_errors import require_writable, told_plainly

APPLICATION_ID = 0x43424A4C  # "CBJL", by which a journal is told from any other SQLite file
PATIENCE = 10.0  # seconds to wait for another process's transaction
MOVE_AWAY = "Move the file away; the next start begins a new one."

# STEPS[n] leads from schema n to n + 1 and is never changed once released.
STEPS: tuple[tuple[str, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        """CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time TEXT NOT NULL,
            who TEXT NOT NULL,
            action TEXT NOT NULL,
            detail TEXT NOT NULL
        )""",
        """CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END""",
        """CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END""",
        # REPLACE removes the old row without asking the trigger above.
        """CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id)
        BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END""",
        """CREATE TABLE gaps (
            id INTEGER PRIMARY KEY,
            day TEXT NOT NULL,
            question TEXT NOT NULL,
            reason TEXT NOT NULL,
            count INTEGER NOT NULL,
            UNIQUE (day, question, reason)
        )""",
        """CREATE TABLE feedback (
            id INTEGER PRIMARY KEY,
            day TEXT NOT NULL,
            question TEXT NOT NULL,
            helpful INTEGER NOT NULL,
            articles TEXT NOT NULL,
            generation INTEGER NOT NULL,
            count INTEGER NOT NULL,
            UNIQUE (day, question, helpful, articles, generation)
        )""",
    ),
)
NEWEST = len(STEPS)


def prepare(path: Path) -> None:
    """Make sure that a journal of the newest schema lies at ``path`` and can be written.

    Raises ``StoreNotWritable``, ``StoreDamaged`` and ``StoreTooNew``.
    """
    with told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # what members asked is for nobody else on this machine to read
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
            _require_ours(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            require_writable(connection)
            (schema,) = connection.execute("PRAGMA user_version").fetchone()
            for step in STEPS[schema:]:
                for statement in step:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {NEWEST}")
            connection.commit()


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ``StoreTooNew`` or ``StoreDamaged`` for what is not ours to touch."""
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if objects and application != APPLICATION_ID:
        raise StoreDamaged(f"{path} is not a Career Bot journal.", MOVE_AWAY)
    if schema > NEWEST:
        raise StoreTooNew(f"The journal {path} was written by a newer Career Bot.", "Start that version.")
