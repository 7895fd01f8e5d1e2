"""The wage table that is served: loaded once, shared, and never changed."""

from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import KnownProblem
from knowledge.wages.shipped import served_wages
from retrieval.wage_lookup import WageLookup


@dataclass(frozen=True, slots=True)
class Wages:
    """What looks wages up, ``None`` where no table can be read, and what to tell the operator of it."""

    lookup: WageLookup | None = None
    problems: tuple[KnownProblem, ...] = ()


def load_wages(data_folder: Path) -> Wages:
    """The newest table that can be read, the packaged one or an imported one. Takes a tenth of a second."""
    table, problems = served_wages(data_folder)
    return Wages(WageLookup(table) if table else None, problems)
