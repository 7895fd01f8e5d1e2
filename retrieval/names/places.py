"""Places in a question on pay: recognized by name, so that a figure for one place is never shown as another's."""

import re
import unicodedata
import zoneinfo
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from babel import Locale

from retrieval.data import table
from retrieval.names.earning import PAY

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


CODES_TOO = frozenset(("hi", "in", "me", "oh", "ok", "or"))
"""Codes of states that are words: they stand for a state only behind a city, at the end."""


STATES: dict[str, str] = table("places")["states"] | {"wa": "washington state", "dc": "district of columbia"}
"""The states by their codes. Articles' places are read without "WA": a bare "Washington" is mostly the capital."""


class Place(NamedTuple):
    """A place named at ``words[start:end]``; ``name`` is the form that articles use, in lower case.

    ``within`` is the state or country that is named right behind it ("Richmond, CA"), in the same form, or empty.
    """

    name: str
    start: int
    end: int
    within: str = ""

    @property
    def full(self) -> str:
        """The name with what it lies in, as people write it."""
        return f"{self.name}, {self.within}" if self.within else self.name


def places_in(words: Sequence[str]) -> tuple[Place, ...]:
    """The places that a question's words name, in order; of overlapping names the longest."""
    found: list[Place] = []
    position = 0
    while position < len(words):
        if found and found[-1].end == position and (state := _state_behind(words, position, found[-1])):
            found.append(Place(state, position, position + 1))
            position += 1
            continue
        longest = _longest().get(plain(words[position]), 0)
        for length in range(min(longest, len(words) - position), 0, -1):
            name = plain(" ".join(words[position : position + length]))
            # "us" is a plain word too, so it counts only behind a preposition or at the end.
            listed = name in _gazetteer() and (name != "us" or _stands_as_place(words, position, length))
            # So do most cities of one word; "el paso" and "grand rapids" are nothing else, nor is "bend oregon".
            behind = words[max(position - 1, 0)] in PREPOSITIONS
            plainly = length > 1 or behind or _names_state(words, position + length)
            if listed or (name in _behind_preposition() and plainly):
                meant, _, within = _gazetteer().get(name, name).partition(", ")
                found.append(Place(meant, position, position + length, within))
                position += length
                break
        else:
            is_last = position + 1 == len(words)
            is_word = words[position] in CODES_TOO and not (is_last and _may_be_code(words))
            # "At VA" is a hospital, and "near me" nobody's Maine.
            if position and words[position - 1] in PREPOSITIONS - {"at"} and not is_word:
                state = STATES.get(words[position])
                found += [Place(state, position, position + 1)] if state else []
            position += 1
    return tuple(_joined(found))


def _may_be_code(words: Sequence[str]) -> bool:
    """Whether the last word can be a code although it is a word: "what do they see in me" names no state."""
    return words[-1] in ("hi", "oh", "ok", "or") or (tuple(words[-2:]) == ("in", "me") and not PAY.isdisjoint(words))


def _state_behind(words: Sequence[str], position: int, city: Place) -> str | None:
    """The state whose code stands right behind a city: "baton rouge la", but not "sf la"."""
    if city.name in STATES.values():
        return None  # "Columbus, Ohio, ok?"
    is_nickname = " ".join(words[city.start : city.end]) in table("places")["nicknames"]
    return None if is_nickname else _state_by_code(words, position)


def _state_by_code(words: Sequence[str], position: int) -> str | None:
    """The state whose code stands there; a code that is a word only at the end ("portland, or")."""
    is_last = position + 1 == len(words)
    return STATES.get(words[position]) if is_last or words[position] not in CODES_TOO else None


def _names_state(words: Sequence[str], position: int) -> bool:
    """Whether a state is named at a position, by name or code."""
    if position >= len(words):
        return False
    named = " ".join(words[position : position + 2])
    return any(named == state or named.startswith(f"{state} ") for state in STATES.values()) or (
        _state_by_code(words, position) is not None
    )


def _joined(found: Sequence[Place]) -> Iterator[Place]:
    """A city with the state or country right behind it as one place."""
    wider, position = _wider(), 0
    while position < len(found):
        here, behind = found[position], found[position + 1] if position + 1 < len(found) else None
        if behind and here.end == behind.start and (behind.name in wider or behind.name == here.name):
            within = "" if behind.name == "united states" else behind.within or behind.name
            end, position = behind.end, position + 1
            last = found[position + 1] if position + 1 < len(found) else None
            if last and last.start == end and last.name == "united states":
                end, position = last.end, position + 1
            yield Place(here.name, here.start, end, within)
        else:
            yield here
        position += 1


@cache
def _wider() -> frozenset[str]:
    """The states and countries that a city is named with."""
    return frozenset({*STATES.values(), *(name.casefold() for name in Locale("en").territories.values())})


def is_of_a_place(word: str) -> bool:
    """Whether a word, in normal form, is part of the name of a place."""
    return plain(word) in _place_words()


@cache
def state_words(initial: str) -> tuple[str, ...]:
    """The words of five letters and more of the states' names, of those with this initial."""
    words = {word for state in STATES.values() for word in state.split()}
    return tuple(sorted(word for word in words if len(word) > 4 and word.startswith(initial)))


@cache
def _place_words() -> frozenset[str]:
    return frozenset(word for name in (*_gazetteer(), *_behind_preposition()) for word in name.split(" "))


def _stands_as_place(words: Sequence[str], position: int, length: int) -> bool:
    before = words[position - 1] if position else ""
    last = position + length == len(words)
    return before in {"in", "around", "near", "at", "for", "the", "from", "to"} or (
        last and before not in {"tell", "for"}
    )


_AROUND = re.compile(
    r"^(the|greater|downtown|metro) |( (metropolitan|metro))?( (area|region))$|^and surrounding areas$"
)


def lies_in(stated: str, asked: str, within: str = "") -> bool:
    """Whether a place stated by an article is the one asked for or a city in it, and not one in another state.

    ``asked`` and ``within`` are those of a ``Place``. The place asked for has to be one of the stated one's parts ("Los
    Angeles, CA, and surrounding areas", "Dallas-Fort Worth"), whole: New Mexico is not Mexico. "CA" behind a city is
    California.
    """
    parts = [_AROUND.sub("", part.strip()) for part in re.split(r"[,;/()]|-(?=\w)| and ", plain(stated))]
    states: dict[str, str] = table("places")["states"]
    around = {states[part] for part in parts[1:] if part in states}
    if within and around and within not in around:
        return False
    meant = {_gazetteer().get(part, part).partition(", ")[0] for part in (*parts, plain(stated))}
    return asked in around | meant


def plain(name: str) -> str:
    """A name in lower case without accents and without the dot of "St. Louis": people type names in many ways."""
    name = name.casefold().replace(". ", " ").strip()
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
