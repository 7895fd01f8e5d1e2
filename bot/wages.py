"""The wage table that is served: loaded once, shared, and never changed."""

from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import KnownProblem
from knowledge.models import WageRelease
from knowledge.wages.shipped import served_wages
from retrieval.wages.lookup import WageLookup


@dataclass(frozen=True, slots=True)
class Wages:
    """What looks wages up, ``None`` where no table can be read, and what to tell the operator of it.

    ``release`` is the publication that the table is.
    """

    lookup: WageLookup | None = None
    problems: tuple[KnownProblem, ...] = ()
    release: WageRelease | None = None


def load_wages(data_folder: Path) -> Wages:
    """The newest table that can be read, the packaged one or an imported one. Takes a tenth of a second."""
    table, problems = served_wages(data_folder)
    return Wages(WageLookup(table), problems, table.release) if table else Wages(None, problems)
