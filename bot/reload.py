"""What a reload or a look at the folders amounted to: values for whoever tells people of it."""

from dataclasses import asdict, dataclass
from typing import Self

from knowledge.errors import KnownProblem
from knowledge.models import Problem
from knowledge.storage.generations import Changes, Generation


@dataclass(frozen=True, slots=True, kw_only=True)
class ReloadReport(Changes):
    """What a reload did. False, and ``generation`` the one served before, where nothing had changed.

    ``problems`` are those of everything that is served now and of the files that could not be read.
    """

    generation: Generation
    problems: tuple[Problem, ...]
    seconds: float

    @classmethod
    def of(cls, changes: Changes, generation: Generation, problems: tuple[Problem, ...], seconds: float) -> Self:
        """The report of ``changes``."""
        return cls(**asdict(changes), generation=generation, problems=problems, seconds=seconds)


@dataclass(frozen=True, slots=True)
class StartReport:
    """How a start found the knowledge.

    ``differences`` is what a reload would change by the look of the files, ``reloaded`` the reload that the start did
    by itself, ``trouble`` why the folders could not be looked at or reloaded although there is something to serve,
    ``wages`` what is wrong with the official wage table: articles answer without it.
    """

    differences: Changes | None = None
    reloaded: ReloadReport | None = None
    trouble: KnownProblem | None = None
    wages: tuple[KnownProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """One generation of the history, and what changed with it."""

    generation: Generation
    changes: Changes


def summary(changes: Changes) -> str:
    """Changes in numbers: ``2 added, 1 removed``."""
    counts = {
        "added": len(changes.added),
        "changed": len(changes.changed),
        "removed": len(changes.removed),
        "read anew": len(changes.reread),
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing changed"
