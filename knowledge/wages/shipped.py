"""Which wage table is served: the one in the package, or a newer one that the operator imported."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Final, NamedTuple

from knowledge.errors import KnownProblem
from knowledge.wages import storage
from knowledge.wages.errors import WageTableUnreadable
from knowledge.wages.table import WageTable

SHIPPED: Final = "oews-2025-05.zip"
IMPORTED: Final = "wages.zip"
"""Name of an imported table in the operator's data folder."""


class ServedWages(NamedTuple):
    """The table to answer from, ``None`` where none can be read, and what to tell the operator."""

    table: WageTable | None
    problems: tuple[KnownProblem, ...]


def served_wages(data_folder: Path | None) -> ServedWages:
    """The newest table that can be read. An imported one of the packaged release's month or later comes first.

    Never raises for a table that is missing or damaged: answers from articles do not depend on it.
    """
    problems: list[KnownProblem] = []
    imported = data_folder / IMPORTED if data_folder else None
    if imported and imported.exists():
        try:
            if storage.read_release(imported).period >= _shipped_period():
                return ServedWages(storage.read(imported), ())
        except WageTableUnreadable as problem:
            problems.append(problem)
    try:
        return ServedWages(shipped_table(), tuple(problems))
    except WageTableUnreadable as problem:
        return ServedWages(None, (*problems, problem))


def shipped_table() -> WageTable:
    """The table in the package. Raises ``WageTableUnreadable``."""
    with as_file(files("knowledge.wages").joinpath(SHIPPED)) as path:
        return storage.read(path)


def _shipped_period() -> str:
    try:
        with as_file(files("knowledge.wages").joinpath(SHIPPED)) as path:
            return storage.read_release(path).period
    except WageTableUnreadable:
        return ""
