"""Places in a question on pay: recognized by name, so that a figure for one place is never shown as another's."""

import re
import unicodedata
import zoneinfo
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from babel import Locale

from retrieval.data import table

_LONGEST = 4
PREPOSITIONS = frozenset(("in", "near", "around", "at"))
_NAME = re.compile(r"[a-z][a-z .'-]{3,}")


@cache
def _gazetteer() -> dict[str, str]:
    """What may be typed, and the name that articles use for it."""
    data = table("places")
    listed = [name for names in ("us_states", "cities") for name in _split(data["names"][names])]
    zones = [
        zone.rsplit("/", 1)[-1].replace("_", " ").casefold() for zone in zoneinfo.available_timezones() if "/" in zone
    ]
    territories = [name.casefold() for name in Locale("en").territories.values()]
    not_places = set(_split(data["names"]["not_places"]))
    known = [name for name in map(plain, (*zones, *territories)) if _NAME.fullmatch(name) and name not in not_places]
    nicknames: dict[str, str] = data["nicknames"]
    return {name: name for name in (*known, *listed)} | nicknames


@cache
def _behind_preposition() -> frozenset[str]:
    return frozenset(_split(table("places")["names"]["behind_preposition"]))


@cache
def _longest() -> dict[str, int]:
    """How many words the longest name has that begins with this word, ``_LONGEST`` at most."""
    longest: dict[str, int] = {}
    for name in (*_gazetteer(), *_behind_preposition()):
        first, *rest = name.split(" ")
        longest[first] = min(max(longest.get(first, 0), 1 + len(rest)), _LONGEST)
    return longest


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.replace("\n", " ").split(",") if name.strip()]


class Place(NamedTuple):
    """A place named at ``words[start:end]``; ``name`` is the form that articles use, in lower case."""

    name: str
    start: int
    end: int


def places_in(words: Sequence[str]) -> tuple[Place, ...]:
    """The places that a question's words name, in order; of overlapping names the longest."""
    found: list[Place] = []
    position = 0
    while position < len(words):
        longest = _longest().get(plain(words[position]), 0)
        for length in range(min(longest, len(words) - position), 0, -1):
            name = plain(" ".join(words[position : position + length]))
            # "us" is a plain word too, so it counts only behind a preposition or at the end.
            listed = name in _gazetteer() and (name != "us" or _stands_as_place(words, position, length))
            if listed or (name in _behind_preposition() and words[max(position - 1, 0)] in PREPOSITIONS):
                found.append(Place(_gazetteer().get(name, name), position, position + length))
                position += length
                break
        else:
            position += 1
    return tuple(found)


def _stands_as_place(words: Sequence[str], position: int, length: int) -> bool:
    before = words[position - 1] if position else ""
    last = position + length == len(words)
    return before in {"in", "around", "near", "at", "for", "the", "from", "to"} or (
        last and before not in {"tell", "for"}
    )


_AROUND = re.compile(
    r"^(the|greater|downtown|metro) |( (metropolitan|metro))?( (area|region))$|^and surrounding areas$"
)


def lies_in(stated: str, asked: str) -> bool:
    """Whether a place stated by an article is the one asked for or a city in it.

    ``asked`` is a ``Place.name``. It has to be one of the stated place's parts ("Los Angeles, CA, and surrounding
    areas", "Dallas-Fort Worth"), whole: New Mexico is not Mexico. "CA" behind a city is California.
    """
    parts = [_AROUND.sub("", part.strip()) for part in re.split(r"[,;/()]|-(?=\w)| and ", plain(stated))]
    states: dict[str, str] = table("places")["states"]
    around = {states[part] for part in parts[1:] if part in states}
    return asked in around | {_gazetteer().get(part, part) for part in parts} | {_gazetteer().get(plain(stated), "")}


def plain(name: str) -> str:
    """A name in lower case without accents: "São Paulo" is typed in many ways."""
    if name.isascii():
        return name.casefold().strip()
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character)).strip()
