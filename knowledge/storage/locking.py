"""Who may do what alone: operating-system locks that a killed process cannot leave behind."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from knowledge.errors import InstanceRunning, KnownProblem, ReloadRunning
from knowledge.storage.sqlite_errors import require_writable, told_plainly


def reload_lock(store: Path, wait: float = 0) -> AbstractContextManager[None]:
    """Hold the right to change what ``store`` serves, against other processes and against this one.

    Waits up to ``wait`` seconds. Raises ``ReloadRunning`` where somebody else holds it, ``StoreNotWritable`` where the
    folder cannot be written.
    """
    busy = ReloadRunning("Another reload is running.", "Wait until it is done, and try again.")
    return _alone(store.with_name(f"{store.name}.lock"), wait, busy)


def instance_lock(store: Path, wait: float = 0) -> AbstractContextManager[None]:
    """Hold the right to be the one bot that serves ``store``; the command line may reload beside it.

    Waits up to ``wait`` seconds. Raises ``InstanceRunning`` where another one serves it, ``StoreNotWritable`` where the
    folder cannot be written.
    """
    busy = InstanceRunning(
        f"Another Career Bot serves from {store}.",
        "Stop that one first, or give this one a data folder of its own with CAREER_BOT_DATA.",
    )
    return _alone(store.with_name(f"{store.name}.instance"), wait, busy)


@contextmanager
def _alone(path: Path, wait: float, busy: KnownProblem) -> Iterator[None]:
    """Hold the lock at ``path``, or raise ``busy``.

    The lock is SQLite's own on an empty database: it works wherever the store works, and the operating system lets go
    of it when the process ends, however it ends.
    """
    with told_plainly(path):
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    with closing(connection):
        with told_plainly(path):
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                raise busy from error
            require_writable(connection)
        yield
