"""SQLite's errors as known problems that name the store and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledge.errors import StoreDamaged, StoreError, StoreNotWritable

PERMIT = "Let this user write to the file and its folder, or name another folder with CAREER_BOT_DATA."
FREE_SPACE = "Free some space there; nothing that was stored before is lost."
CHECK_DISK = "Check the disk, and that its folder is still there; nothing that was stored before is lost."
WAIT = "Wait until the other programme that uses it is done, and try again."
MOVE_AWAY = "Move the file away, or restore a backup of it; the next start reads the knowledge folders again."

NOT_WRITABLE = {
    sqlite3.SQLITE_PERM: ("cannot be opened", PERMIT),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened for writing", PERMIT),
    sqlite3.SQLITE_READONLY: ("is read-only", PERMIT),
    sqlite3.SQLITE_FULL: ("cannot be written, because its disk is full", FREE_SPACE),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", CHECK_DISK),
    sqlite3.SQLITE_BUSY: ("is in use", WAIT),
    sqlite3.SQLITE_LOCKED: ("is in use", WAIT),
}
DAMAGED = {
    sqlite3.SQLITE_NOTADB: "is not a Career Bot store",
    sqlite3.SQLITE_CORRUPT: "is damaged",
}
PRIMARY = 0xFF  # the low byte of an extended result code is its primary one


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Raise ``StoreNotWritable`` or ``StoreDamaged`` naming ``path`` for what the system or SQLite refuses."""
    try:
        yield
    except sqlite3.Error as error:
        known = _known(error, path)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        raise StoreNotWritable(f"The store {path} cannot be opened: {error.strerror}.", PERMIT) from error


def require_writable(connection: sqlite3.Connection) -> None:
    """Raise ``sqlite3.OperationalError`` where the open transaction could not write; roll back afterwards.

    SQLite opens a read-only file without a word, and even begins a transaction on it.
    """
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {number}")


def _known(error: sqlite3.Error, path: Path) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & PRIMARY
    if code in NOT_WRITABLE:
        what, remedy = NOT_WRITABLE[code]
        return StoreNotWritable(f"The store {path} {what}.", remedy)
    if code in DAMAGED:
        return StoreDamaged(f"{path} {DAMAGED[code]}.", MOVE_AWAY)
    return None
