"""One reload a store: an operating-system lock that a killed process cannot leave behind."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from knowledge.errors import ReloadRunning
from knowledge.storage.sqlite_errors import require_writable, told_plainly


@contextmanager
def reload_lock(store: Path, wait: float = 0) -> Iterator[None]:
    """Hold the right to change what ``store`` serves, against other processes and against this one.

    The lock is SQLite's own on an empty database beside the store: it works wherever the store works, and the
    operating system lets go of it when the process ends, however it ends. Waits up to ``wait`` seconds. Raises
    ``ReloadRunning`` where somebody else holds it, ``StoreNotWritable`` where the folder cannot be written.
    """
    path = store.with_name(f"{store.name}.lock")
    with told_plainly(path):
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    with closing(connection):
        with told_plainly(path):
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                raise ReloadRunning("Another reload is running.", "Wait until it is done, and try again.") from error
            require_writable(connection)
        yield
