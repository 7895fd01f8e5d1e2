"""Put a backup back: checked in full beside what is there, then swapped in; what was there is kept, renamed."""

import asyncio
import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from bot.curation.backups import ABOUT, ARTICLES, BLOCK, DATABASES, FORMAT
from bot.curation.errors import BadBackup
from bot.library import STORE
from bot.settings import Settings
from knowledge.storage.locking import instance_lock, reload_lock
from knowledge.storage.store import Store
from knowledge.wages.shipped import IMPORTED

PATIENCE = 5.0  # seconds
REMEDY = "Take another backup; nothing was changed."
COMPANIONS = ("", "-wal", "-shm")  # files that belong to one SQLite database
# What zipfile, zlib and json raise on bytes that are not what they were.
DAMAGED = (ValueError, KeyError, TypeError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, sqlite3.Error)


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was put back: what it serves, since when, and where what was there before lies now."""

    generation: int
    created: str
    articles: int
    kept: tuple[Path, ...]


async def restore(file: Path, settings: Settings, patience: float = PATIENCE) -> Restored:
    """Check the backup in ``file`` and put it in place of what is there.

    ``patience`` is how many seconds to wait for a reload of the command line to end.

    Raises ``BadBackup`` for what is no whole backup, ``StoreTooNew`` and ``StoreDamaged`` where its store cannot be
    used, ``InstanceRunning`` while a bot serves from the same store, and ``ReloadRunning``. Nothing is changed then.
    """
    store = settings.data / STORE
    operators = settings.operators_folder
    for folder in (settings.data, operators.parent):
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    with (
        instance_lock(store),
        reload_lock(store, wait=patience),
        told_plainly(file),
        tempfile.TemporaryDirectory(dir=settings.data, prefix=".restore.") as data,
        tempfile.TemporaryDirectory(dir=operators.parent, prefix=".restore.") as beside,
    ):
        articles = Path(beside, "articles")
        about = await asyncio.to_thread(_unpack, file, Path(data), articles)
        async with await Store.open(Path(data, STORE)) as opened:
            await opened.verify()
            active = await opened.active_id()
        if active is None:
            raise BadBackup(f"{file} holds a store in which nothing is served.", REMEDY)
        new = {Path(data, name): settings.data / name for name in (*DATABASES, IMPORTED)}
        kept = await asyncio.to_thread(_swap, {**new, articles: operators})
        count = sum(name.startswith(ARTICLES) for name in about["sha256"])
        return Restored(active, str(about["created"]), count, kept)


@contextmanager
def told_plainly(file: Path) -> Iterator[None]:
    """Raise ``BadBackup`` for what a damaged archive, or a disk, brings about."""
    try:
        yield
    except DAMAGED as error:
        raise BadBackup(f"{file} is no whole backup of Career Bot: {error or 'it is cut off'}.", REMEDY) from error
    except OSError as error:
        raise BadBackup(f"{file} cannot be put back: {error.strerror or error}.", REMEDY) from error


def _unpack(file: Path, data: Path, articles: Path) -> dict[str, Any]:
    """Write every part where it is checked further, each against its digest; returns the list of them."""
    articles.mkdir()
    with zipfile.ZipFile(file) as archive:
        about: dict[str, Any] = json.loads(archive.read(ABOUT))
        if about["format"] != FORMAT:
            raise ValueError(f"it is of format {about['format']}, and this version reads format {FORMAT}")
        parts = about["sha256"]
        if STORE not in parts or set(archive.namelist()) != {ABOUT, *parts}:
            raise ValueError("parts are missing, or too many")
        for name, digest in parts.items():
            target = _target(name, data, articles)
            target.parent.mkdir(parents=True, exist_ok=True)
            if _extract(archive, name, target) != digest:
                raise ValueError(f"{name} is not what was put in")
        return about


def _target(name: str, data: Path, articles: Path) -> Path:
    """Where a part goes; raises ``ValueError`` for a name that leads anywhere else."""
    if name in {*DATABASES, IMPORTED}:
        return data / name
    path = PurePosixPath(name.removeprefix(ARTICLES))
    safe = name.startswith(ARTICLES) and path.parts and not path.is_absolute() and ".." not in path.parts
    if not safe or any(mark in name for mark in "\\:\0"):
        raise ValueError(f"it has a part {name!r}")
    return articles / path


def _extract(archive: zipfile.ZipFile, name: str, target: Path) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as stream, target.open("xb") as output:
        while block := stream.read(BLOCK):
            digest.update(block)
            output.write(block)
        output.flush()
        os.fsync(output.fileno())
    return digest.hexdigest()


def _swap(new: dict[Path, Path]) -> tuple[Path, ...]:
    """Move each new thing to its place and what was there aside; on a failure all of it goes back.

    What the backup does not hold stays as it is.
    """
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    done: list[tuple[Path, Path]] = []
    kept = []
    try:
        for source, target in new.items():
            if not source.exists():
                continue
            aside = target.with_name(f"{target.name}.before-restore.{moment}")
            if target.exists():
                kept.append(aside)
            for end in COMPANIONS:  # a new store must not find the old one's log beside it
                _move(Path(f"{target}{end}"), Path(f"{aside}{end}"), done)
            for end in COMPANIONS:
                _move(Path(f"{source}{end}"), Path(f"{target}{end}"), done)
    except BaseException:  # whatever happened, either all is new or all is old
        for source, target in reversed(done):
            target.rename(source)
        raise
    return tuple(kept)


def _move(source: Path, target: Path, done: list[tuple[Path, Path]]) -> None:
    if os.path.lexists(source):
        source.rename(target)
        done.append((source, target))
