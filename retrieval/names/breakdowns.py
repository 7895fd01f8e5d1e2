"""Figures that a table breaks a job's pay down to, such as those of one industry: whom a row speaks of, and who asks.

"Hospitals; state, local, and private | 38,080" is the pay of the aides in hospitals alone. Beside one on all aides
it has to be told apart, and it answers whoever asks what hospitals pay.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain

from knowledge.models import SalaryFact
from retrieval.data import table
from retrieval.language.concepts import concepts_spoken_of, pay_concepts
from retrieval.language.terms import stem_set

CELLS = " | "
_OF_ALL = stem_set("median mean average typical annual hourly entry level starting")
_LEFT_OUT = re.compile(r", (excluding|except)\b.*")


def part_of(fact: SalaryFact) -> str | None:
    """Of whom among those of its role a fact in a row of a table is, as the row begins; ``None`` where it is of all."""
    label, bar, _ = fact.quote.partition(CELLS)
    return label if bar and fact.start is not None and _tells_apart(label, fact.role, fact.place) else None


@lru_cache(maxsize=8192)
def _tells_apart(label: str, role: str | None, place: str | None) -> bool:
    """Whether a row's label says more than the job, the place, and that this is what is earned there."""
    left = stem_set(label) - stem_set(role or "") - stem_set(place or "") - _OF_ALL
    return any(not stem.isdigit() and pay_concepts().isdisjoint(concepts_spoken_of([stem])) for stem in left)


def parts_asked(text: str) -> tuple[str, ...]:
    """The kinds of employers that a normalized question names, as ``vocabulary/industries.toml`` calls them."""
    return tuple(name for name, (asks, _) in _industries().items() if asks.search(text))


def words_on_parts(text: str) -> frozenset[str]:
    """The words by which a normalized question names kinds of employers."""
    spans = (asks.finditer(text) for asks, _ in _industries().values())
    return frozenset(word for found in chain.from_iterable(spans) for word in found[0].split())


def of_parts(facts: Sequence[SalaryFact], parts: Sequence[str]) -> list[SalaryFact]:
    """Those of ``facts`` that are of any of these kinds of employers, or of a wider kind where none is."""
    rows = [(fact, _LEFT_OUT.sub("", part.lower())) for fact in facts if (part := part_of(fact))]
    found = [
        next(filter(None, ([fact for fact, row in rows if label.search(row)] for label in labels)), [])
        for _, labels in map(_industries().__getitem__, parts)
    ]
    return list(dict.fromkeys(chain.from_iterable(found)))


@cache
def _industries() -> dict[str, tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]]:
    """For each kind of employers how people speak of them, and how rows of tables do, those of wider kinds last."""
    return {
        name: (_words(entry["asks"]), tuple(map(_words, entry["rows"]))) for name, entry in table("industries").items()
    }


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b({pattern})\b")
