"""A wage table as one file.

The file is a ZIP archive, so that every part carries a checksum and ``about.json`` can be read with any tool:

- ``about.json``: the format's number, the release, the areas and the occupations;
- ``published``: ``Columns.published``, eight pairs a byte (``numpy.packbits``);
- ``values``: ``Columns.values`` as little-endian 32-bit integers, all lowest bytes of a column first, then the next
  ones: bytes that resemble each other side by side compress a fifth better;
- ``top_coded``: ``Columns.top_coded`` as little-endian 16-bit integers.
"""

import json
import os
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np

from knowledge.models import AreaType, WageRelease
from knowledge.wages.areas import area
from knowledge.wages.errors import WageTableUnreadable
from knowledge.wages.measures import MEASURES
from knowledge.wages.table import Columns, SurveyOccupation, WageTable

FORMAT: Final = 1
# What zipfile, zlib, json, pydantic and numpy raise on bytes that are not what they were.
_DAMAGED: Final = (OSError, ValueError, KeyError, TypeError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)


def write(table: WageTable, path: Path) -> None:
    """Put the table into ``path`` at once: a reader sees the whole old file or the whole new one.

    Raises ``OSError`` where the folder cannot be written or the disk is full; ``path`` is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            _write(table, file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)  # a temporary file is its owner's alone; the bot may run as another user
        Path(name).replace(path)
    except BaseException:  # cancelled too: no half a table stays
        Path(name).unlink(missing_ok=True)
        raise


def _write(table: WageTable, file: BinaryIO) -> None:
    columns = table.columns
    octets = np.ascontiguousarray(columns.values, "<i4").view(np.uint8)
    planes = octets.reshape(len(MEASURES), len(table), 4).transpose(0, 2, 1)
    parts = {
        "about.json": json.dumps(_about(table), ensure_ascii=False, indent=0).encode(),
        "published": np.packbits(columns.published).tobytes(),
        "values": planes.tobytes(),
        "top_coded": columns.top_coded.astype("<u2").tobytes(),
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            # A fixed time makes the same table the same file.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def _about(table: WageTable) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "release": table.release.model_dump(),
        "areas": [[area.code, area.name, area.type] for area in table.areas],
        "occupations": [list(occupation) for occupation in table.occupations],
    }


def read(path: Path) -> WageTable:
    """The table in ``path``. Raises ``WageTableUnreadable``, which says why in one line."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(archive)
    except _DAMAGED as error:
        raise _unreadable(path, error) from error


def read_release(path: Path) -> WageRelease:
    """Which release is in ``path``, without its figures. Raises ``WageTableUnreadable``."""
    try:
        with zipfile.ZipFile(path) as archive:
            return WageRelease.model_validate(_about_of(archive)["release"])
    except _DAMAGED as error:
        raise _unreadable(path, error) from error


def _about_of(archive: zipfile.ZipFile) -> dict[str, Any]:
    about: dict[str, Any] = json.loads(archive.read("about.json"))
    if about["format"] != FORMAT:
        raise ValueError(f"it is of format {about['format']}, this version reads format {FORMAT}")
    return about


def _read(archive: zipfile.ZipFile) -> WageTable:
    about = _about_of(archive)
    areas = tuple(area(code, name, AreaType(kind)) for code, name, kind in about["areas"])
    occupations = tuple(SurveyOccupation(code, title) for code, title in about["occupations"])
    cells = len(areas) * len(occupations)
    marks = np.frombuffer(archive.read("published"), np.uint8)
    published = np.unpackbits(marks, count=cells).astype(bool).reshape(len(occupations), len(areas))
    planes = np.frombuffer(archive.read("values"), np.uint8).reshape(len(MEASURES), 4, -1)
    values = np.ascontiguousarray(planes.transpose(0, 2, 1)).view("<i4")[:, :, 0]
    top_coded = np.frombuffer(archive.read("top_coded"), "<u2")
    release = WageRelease.model_validate(about["release"])
    return WageTable(release, areas, occupations, Columns(published, values, top_coded))


def _unreadable(path: Path, error: Exception) -> WageTableUnreadable:
    if isinstance(error, FileNotFoundError):
        reason = "is missing"
    elif isinstance(error, OSError):
        reason = f"cannot be read ({error.strerror or error})"
    else:
        reason = f"is damaged ({str(error).splitlines()[0] if str(error) else type(error).__name__})"
    return WageTableUnreadable(
        f"The wage table {path} {reason}.",
        "Import the release again or reinstall Career Bot; until then only articles answer on pay.",
    )
