"""Places in a question on pay: recognized by name, so that a figure for one place is never shown as another's."""

import re
import zoneinfo
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from babel import Locale

# What people type for places, with the words that articles use. State names and abbreviations are the US Postal Service's.
_NICKNAMES = {
    "la": "los angeles", "l.a": "los angeles", "nyc": "new york", "ny": "new york", "sf": "san francisco",
    "bay area": "san francisco", "silicon valley": "san jose", "dc": "washington", "philly": "philadelphia",
    "vegas": "las vegas", "us": "united states", "u.s": "united states", "usa": "united states", "u.s.a": "united states",
    "america": "united states", "the states": "united states", "uk": "united kingdom", "england": "england",
    "britain": "united kingdom", "eu": "european union", "europe": "europe", "uae": "united arab emirates", "cali": "california",
    "socal": "california", "norcal": "california", "scotland": "scotland", "wales": "wales", "bangalore": "bangalore",
    "mumbai": "mumbai", "delhi": "delhi", "atl": "atlanta", "nola": "new orleans", "midwest": "midwest", "asia": "asia",
    "africa": "africa", "latin america": "latin america", "latam": "latin america",
}  # fmt: skip
_STATES = """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
nevada new_hampshire new_jersey new_mexico new_york north_carolina north_dakota ohio oklahoma oregon pennsylvania rhode_island
south_carolina south_dakota tennessee texas utah vermont virginia washington west_virginia wisconsin wyoming""".split()
_CITIES = """austin dallas houston boston seattle portland atlanta miami tampa orlando charlotte raleigh nashville memphis
san_diego san_jose san_antonio sacramento oakland fresno philadelphia pittsburgh baltimore cleveland columbus cincinnati
milwaukee minneapolis st_louis kansas_city new_orleans salt_lake_city las_vegas albuquerque tucson omaha tulsa brooklyn
manhattan munich hamburg frankfurt cologne barcelona milan lyon manchester birmingham edinburgh glasgow bristol leeds cork
ottawa calgary waterloo hyderabad chennai pune bengaluru kyiv krakow""".split()
# Time zone and territory names that are everyday words, too.
_NOT_PLACES = frozenset(
    "center central eastern pacific mountain easter reunion north general turkey jersey man".split()
)
_LONGEST = 4


@cache
def _gazetteer() -> dict[str, str]:
    zones = [
        zone.rsplit("/", 1)[-1].replace("_", " ").casefold() for zone in zoneinfo.available_timezones() if "/" in zone
    ]
    territories = [name.casefold() for name in Locale("en").territories.values()]
    names = [*zones, *territories, *(name.replace("_", " ") for name in (*_STATES, *_CITIES))]
    plain = [name for name in names if re.fullmatch(r"[a-z][a-z .'-]{3,}", name) and name not in _NOT_PLACES]
    return {name: name for name in plain} | _NICKNAMES


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
        for length in range(min(_LONGEST, len(words) - position), 0, -1):
            name = " ".join(words[position : position + length])
            # "us" and "la" are also plain words, so short names count only behind a preposition or alone at the end.
            if name in _gazetteer() and (len(name) > 3 or _stands_as_place(words, position, length)):
                found.append(Place(_gazetteer()[name], position, position + length))
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


def same_place(asked: str, stated: str) -> bool:
    """Whether a place stated by an article is the one asked for: the asked name stands in it as whole words."""
    return re.search(rf"(?<!\w){re.escape(asked)}(?!\w)", stated.casefold()) is not None
