"""What people type for a place, and which area of the wage table it means.

Belongs here: finding an area by name. Nothing is guessed: where a name means several areas, they are named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from rapidfuzz import fuzz, process

from knowledge.models import Area, AreaType
from retrieval.wages.place_names import is_first_city, names_of, place_key, places_abroad, regions

NEAR = 70
"""Least similarity (0 to 100) at which a name is near enough to be offered."""

MAX_CHOICES = 8
LONGEST_NAME = 120
"""Characters of the longest name that is looked at; official ones have at most 72."""


class PlaceProblem(StrEnum):
    """Why a place is no area of the table."""

    AMBIGUOUS = "place_ambiguous"
    UNKNOWN = "place_unknown"
    REGION = "place_region"
    ABROAD = "place_abroad"


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """The area meant. ``also`` are others of that name; ``abroad`` is set where a place outside the US has it, too."""

    area: Area
    also: tuple[Area, ...] = ()
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class PlaceNotFound:
    """No one area is meant. ``choices`` are those that may be, or at most three that are spelled nearly so.

    ``state`` is that behind the name of a town that is in no area's name ("Marfa, TX").
    """

    problem: PlaceProblem
    choices: tuple[Area, ...] = ()
    state: Area | None = None


# Words around a place's name, and the kind of area that some of them leave.
_BEFORE = re.compile(r"(in|at|near|around|the|city of|downtown|greater|metro|metropolitan|state of) (?=.)")
_AFTER = re.compile(r"(?<=.) (area|region|suburbs?|msa|metro|metropolitan|metroplex|state|usa|us|united states|\d+)$")
_METRO_WORDS = frozenset(
    ("greater", "metro", "metropolitan", "metroplex", "area", "suburb", "suburbs", "msa", "downtown", "city of")
)
_STATE_WORDS = frozenset({"state", "state of"})


class WagePlaces:
    """Finds areas by name. ``areas`` come with the largest first; of several that are meant they keep their order."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas = tuple(areas)
        self._codes = {area.code: area for area in areas}
        self._states = {area.states[0]: area for area in areas if area.type is AreaType.STATE}
        self._nation = next(area for area in areas if area.type is AreaType.NATION)
        self._meanings = names_of(areas)

    def find(self, typed: str) -> PlaceFound | PlaceNotFound:
        """The area that ``typed`` means, the nation where it is empty. An area's code is understood, too."""
        if not typed.strip():
            return PlaceFound(self._nation)
        if area := self._codes.get(typed.strip()):
            return PlaceFound(area)
        key = place_key(typed[:LONGEST_NAME])
        for name, kinds in _readings(key):
            if meaning := self._meanings.get(name):
                areas = tuple(area for area in meaning.areas if area.type in kinds) or meaning.areas
                return _choose(name, areas, meaning.take_first)
        return self._explain(key)

    def knows(self, key: str) -> bool:
        """Whether a ``place_key`` is the name of an area, or of a place that the table has no figures for."""
        return key in self._meanings or key in places_abroad() or key in regions()

    def is_nation(self, typed: str) -> bool:
        """Whether ``typed`` means the whole country, as "national average" does."""
        found = self.find(typed)
        return isinstance(found, PlaceFound) and found.area == self._nation

    def wider(self, area: Area) -> tuple[Area, ...]:
        """The areas around ``area``, nearest first: its principal state, the nation."""
        states = [self._states[state] for state in area.states[:1] if state in self._states]
        return tuple(wider for wider in (*states, self._nation) if wider != area)

    def label(self, area: Area) -> str:
        """A name of ``area`` that ``find`` understands as this one: two states share theirs with a city."""
        is_shared = area.type is AreaType.STATE and len(self._meanings[place_key(area.name)].areas) > 1
        return f"{area.name} State" if is_shared else area.name

    def completions(self, typed: str, limit: int = 25) -> tuple[Area, ...]:
        """Areas with a name in which a word begins with ``typed``: by their own first word, then largest, first."""
        key = f" {place_key(typed[:LONGEST_NAME])}"
        meant = {area for name, meaning in self._meanings.items() if key in f" {name}" for area in meaning.areas}
        found = (area for area in self._areas if area in meant)
        return tuple(islice(sorted(found, key=lambda area: not f" {place_key(area.name)}".startswith(key)), limit))

    def _explain(self, key: str) -> PlaceNotFound:
        names = [name for name, _ in _readings(key)]
        every = [name.split() for name in names]
        ends = [" ".join(parts[start:]) for parts in every for start in range(1, len(parts))]
        starts = [" ".join(parts[:end]) for parts in every for end in range(1, len(parts))]
        state = [area for end in ends if end in self._meanings for area in self._meanings[end].areas if _is_state(area)]
        if not regions().isdisjoint(names):
            return PlaceNotFound(PlaceProblem.REGION)
        abroad = not places_abroad().isdisjoint((*names, *starts, *ends))
        if abroad and not state:
            return PlaceNotFound(PlaceProblem.ABROAD)
        choices = tuple(dict.fromkeys(state[:1] + self._nearest(key)))[:3]
        # "Toronto, CA" may well be in Canada.
        return PlaceNotFound(PlaceProblem.UNKNOWN, choices, state[0] if state and not abroad else None)

    def _nearest(self, key: str) -> list[Area]:
        alike = process.extract(key, self._meanings.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=12)
        return [area for name, *_ in alike for area in self._meanings[name].areas]


def _choose(name: str, areas: tuple[Area, ...], take_first: bool) -> PlaceFound | PlaceNotFound:
    is_abroad = name in places_abroad()
    is_suburb = areas[0].type is AreaType.METRO and not is_first_city(name, areas[0])
    if not take_first and (len(areas) > 1 or (is_abroad and is_suburb)):
        return PlaceNotFound(PlaceProblem.AMBIGUOUS, areas[:MAX_CHOICES])
    return PlaceFound(areas[0], areas[1:], is_abroad)


def _is_state(area: Area) -> bool:
    return area.type is AreaType.STATE


def _readings(key: str) -> Iterator[tuple[str, frozenset[AreaType]]]:
    """``key``, and then what is left of it without the words around a name, with the kinds of area they leave."""
    kinds = frozenset(AreaType)
    yield key, kinds
    while match := _BEFORE.match(key) or _AFTER.search(key):
        if match[1] in _METRO_WORDS:
            kinds = frozenset({AreaType.METRO})
        elif match[1] in _STATE_WORDS:
            kinds = frozenset({AreaType.STATE})
        key = key[: match.start()] + key[match.end() :]
        yield key, kinds
