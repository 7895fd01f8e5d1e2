"""One archive with all that makes a knowledge base: the store, the operator's folder, the journal, the wage table.

It is an ordinary ZIP file with a list of its parts and their digests. SQLite's own way of copying is what makes the
copies whole while others go on reading and writing.
"""

import asyncio
import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from bot.curation.errors import BadBackup
from bot.journal.journal import JOURNAL
from bot.library import STORE
from bot.settings import Settings
from knowledge.storage.finishing import finish
from knowledge.storage.generations import Generation
from knowledge.wages.shipped import IMPORTED

FORMAT: Final = 1
ABOUT: Final = "about.json"
ARTICLES: Final = "articles/"
DATABASES: Final = (STORE, JOURNAL)
BLOCK: Final = 1_000_000  # bytes
NEVER = frozenset({".git"})  # folders of programmes that keep their own history


@dataclass(frozen=True, slots=True)
class Backup:
    """An archive that was written: its size in bytes, how many files of the operator's folder, and what was served."""

    file: Path
    size: int
    articles: int
    generation: int


async def back_up(file: Path, settings: Settings, generation: Generation) -> Backup:
    """Write the archive to ``file``, which must not be there yet; it gets its name when it is whole.

    Whoever calls this holds the library's ``changing``, so that store and folder belong together. Cancelled, it
    leaves nothing. Raises ``BadBackup``.
    """
    work = asyncio.ensure_future(asyncio.to_thread(_back_up, file, settings, generation))
    try:
        return await finish(work)
    except asyncio.CancelledError:
        if work.done() and not work.cancelled() and work.exception() is None:
            await asyncio.to_thread(file.unlink, missing_ok=True)
        raise


def _back_up(file: Path, settings: Settings, generation: Generation) -> Backup:
    try:
        if file.exists():
            raise BadBackup(f"{file} is there already.", "Name another file, or remove that one.")
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as folder:
            partial = Path(folder, "archive")
            articles = _write(partial, Path(folder), settings, generation)
            size = partial.stat().st_size
            partial.replace(file)
        return Backup(file, size, articles, generation.id)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadBackup(f"The backup {file} cannot be written: {reason}.", "Name a file elsewhere.") from error


def _write(partial: Path, scratch: Path, settings: Settings, generation: Generation) -> int:
    """Write all parts, then the list of them; returns how many files of the operator's folder there are."""
    parts: dict[str, str] = {}
    articles = 0
    with partial.open("wb") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in DATABASES:
                if (settings.data / name).exists():
                    copy = scratch / name
                    _copy_database(settings.data / name, copy)
                    parts[name] = _put(archive, name, copy)
                    copy.unlink()
            for source in _files(settings.operators_folder.resolve(), scratch.resolve()):
                name = ARTICLES + source.relative_to(settings.operators_folder.resolve()).as_posix()
                parts[name] = _put(archive, name, source)
                articles += 1
            if (settings.data / IMPORTED).exists():
                parts[IMPORTED] = _put(archive, IMPORTED, settings.data / IMPORTED)
            archive.writestr(ABOUT, json.dumps(_about(generation, parts), indent=1))
        stream.flush()
        os.fsync(stream.fileno())
    return articles


def _about(generation: Generation, parts: dict[str, str]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "career_bot": version("career-bot"),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "generation": generation.id,
        "sha256": parts,
    }


def _copy_database(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file


def _files(root: Path, scratch: Path) -> Iterator[Path]:
    """Every regular file of the folder, hidden ones and removed ones too, as far as no link leads out of it."""
    for where, folders, names in os.walk(root):
        folders[:] = sorted(each for each in folders if each not in NEVER and Path(where, each) != scratch)
        for name in sorted(names):
            file = Path(where, name)
            if file.is_file() and file.resolve().is_relative_to(root):
                yield file


def _put(archive: zipfile.ZipFile, name: str, source: Path) -> str:
    """Put a file into the archive; returns the SHA-256 of what went in."""
    digest = hashlib.sha256()
    with source.open("rb") as stream, archive.open(name, "w", force_zip64=True) as target:
        while block := stream.read(BLOCK):
            digest.update(block)
            target.write(block)
    return digest.hexdigest()
