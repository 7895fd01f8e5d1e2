"""The names of the wage table's areas: what they are called here, those in their own names, and those that people add.

``vocabulary/wage_places.csv`` has one name a row: ``take`` means the first of its places and tells the others, ``ask``
means any of them, ``region`` is a part of the country that the table has no figures for, ``abroad`` a place outside the
US. A place is a state's name, ``National``, or a city in an area's name with its state ("Oakland, CA").
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from babel import Locale

from knowledge.models import Area, AreaType

# Hyphens stand between cities, save in Winston-Salem and Wilkes-Barre.
_BETWEEN_CITIES = re.compile(r"(?<!Winston)(?<!Wilkes)-+|/")
_REST_OF_STATE = " nonmetropolitan area"


class Meaning(NamedTuple):
    """The areas that a name may mean, the largest first unless ``take_first`` says that the first one is meant."""

    areas: tuple[Area, ...]
    take_first: bool = False


def area_name(area: Area) -> str:
    """An area as people know it: the table's own name of the country is "National"."""
    return "United States" if area.type is AreaType.NATION else area.name


def whole_of(area: Area) -> str:
    """An area as that around the one asked for."""
    return "the whole US" if area.type is AreaType.NATION else f"the whole of {area.name}"


def place_key(text: str) -> str:
    """A name as it is compared: lower case, without accents and punctuation, abbreviations written one way."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)).casefold()
    joined = re.sub(r"(?<=\b\w)\.(?=\w\b)|['’`]", "", plain)
    parts = re.findall(r"[^\W_]+", joined)
    # "Mt" in front is a mountain, at the end Montana.
    same = {"saint": "st", "ft": "fort"} | ({"mt": "mount"} if parts[-1:] != ["mt"] else {})
    return " ".join(same.get(part, part) for part in parts)


def names_of(areas: Sequence[Area]) -> dict[str, Meaning]:
    """What every known name means, by its ``place_key``. ``areas`` come with the largest first."""
    states = {area.states[0]: area.name for area in areas if area.type is AreaType.STATE}
    everyday = dict(_everyday_names(areas))
    return dict(_with_states(everyday, states)) | _official_names(areas, states) | everyday


@cache
def places_abroad() -> frozenset[str]:
    """Keys of countries and of well-known places outside the US."""
    countries = {place_key(name) for code, name in Locale("en").territories.items() if len(code) == 2 and code != "US"}
    return frozenset(countries | {row["name"] for row in _rows() if row["how"] == "abroad"})


@cache
def regions() -> frozenset[str]:
    """Keys of what is within the US and yet no area of the table."""
    return frozenset(row["name"] for row in _rows() if row["how"] == "region")


def is_first_city(name: str, area: Area) -> bool:
    """Whether ``name`` is the key of the city that an area's name begins with."""
    return f"{place_key(area.name)} ".startswith(f"{name} ")


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = files("retrieval").joinpath("vocabulary", "wage_places.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


def _official_names(areas: Sequence[Area], states: Mapping[str, str]) -> dict[str, Meaning]:
    state_keys = {place_key(name) for name in states.values()}
    found: dict[str, dict[Area, None]] = {}
    for area in areas:
        for name in _names(area, states):
            # Wyoming is the state although a suburb of Grand Rapids has its name; New York may be both.
            if area.type is not AreaType.METRO or name not in state_keys or name in map(place_key, _cities(area)[:1]):
                found.setdefault(name, {})[area] = None
    return {name: Meaning(tuple(meant)) for name, meant in found.items()}


def _names(area: Area, states: Mapping[str, str]) -> Iterator[str]:
    """Keys of the whole name, of every city and of neighbours in it, with and without each state."""
    yield place_key(area.name)
    yield place_key(area.name.partition(_REST_OF_STATE)[0])
    if area.type is AreaType.STATE:
        yield place_key(area.states[0])
    cities = [place_key(city) for city in _cities(area)]
    for start in range(len(cities)):
        for end in range(start + 1, len(cities) + 1):
            run = " ".join(cities[start:end])
            yield run
            for state in area.states:
                yield from _in_state(run, state, states)


def _in_state(name: str, state: str, states: Mapping[str, str]) -> Iterator[str]:
    yield f"{name} {place_key(state)}"
    yield f"{name} {place_key(states.get(state, state))}"


def _cities(area: Area) -> list[str]:
    """The cities in a metropolitan area's name, most important first; empty for other areas."""
    if area.type is not AreaType.METRO or _REST_OF_STATE in area.name:
        return []
    return _BETWEEN_CITIES.split(area.name.rpartition(", ")[0])


def _everyday_names(areas: Sequence[Area]) -> Iterator[tuple[str, Meaning]]:
    by_name = {area.name: area for area in areas if area.type is not AreaType.METRO}
    for area in reversed(areas):
        by_name |= {f"{city}, {state}": area for city in _cities(area) for state in area.states}
    for row in _rows():
        meant = tuple(by_name[place] for place in row["places"].split(";") if place in by_name)
        if meant:
            yield row["name"], Meaning(meant, take_first=row["how"] == "take")


def _with_states(names: Mapping[str, Meaning], states: Mapping[str, str]) -> Iterator[tuple[str, Meaning]]:
    """Everyday names of metropolitan areas with the state behind them, as in "Brooklyn, NY"."""
    for name, meaning in names.items():
        for area in meaning.areas:
            if area.type is AreaType.METRO:
                yield from (
                    (key, Meaning(tuple(other for other in meaning.areas if state in other.states), meaning.take_first))
                    for state in area.states
                    for key in _in_state(name, state, states)
                )
