"""Places where pay is earned: countries, states, regions and larger cities, in the text's own words."""

import re
from dataclasses import dataclass

from knowledge.salaries.gazetteer import STATES, place_names

_CAPITAL = r"[A-ZÀ-ÖØ-ÝŁŚŻČŠŽ]"
SEQUENCE = re.compile(rf"(?<![\w&])(?:{_CAPITAL}[\w'’.-]*)(?:,? ?(?:(?:of|and|de|do) )?{_CAPITAL}[\w'’.-]*){{0,6}}")
PREPOSITION = re.compile(
    r"(?:\b(?:in|across|throughout|within|around|outside|near|for|from|based in)\s)(?:the\s|greater\s"
    r"|metro\s|downtown\s|central\s)*$",
    re.IGNORECASE,
)
AREA = re.compile(
    r"(?:,? and (?:the )?surrounding areas?)|(?:[ -](?:metro(?:politan)? area|metro|area|region"
    r"|(?-i:State)|state(?! [a-z])))\b",
    re.IGNORECASE,
)
# What makes another place of the one named behind it: "Northern England", "the north of England", "outside London".
REGION_BEFORE = re.compile(
    r"(?:Northern|Southern|Eastern|Western|Central|Greater|Upstate|Downtown|Metro|Inner|Outer)\s$"
    r"|\b(?:(?:[Nn]orth|[Ss]outh)(?:[- ]?(?:[Ee]ast|[Ww]est))?|[Ee]ast|[Ww]est|[Rr]est) of (?:the )?$"
    r"|\b[Oo]utside (?:of )?(?:the |central |greater )?$"
)
CITY_AND_STATE = re.compile(rf"{_CAPITAL}[\w.'’-]+(?: {_CAPITAL}[\w.'’-]+){{0,2}}, (?P<state>[A-Z]{{2,3}})\b(?!\.)")
LISTED = re.compile(rf",? (?:and|or|&) {_CAPITAL}")
NOT_AFTER = re.compile(
    r"\b(?:University|Bank|College|Institute|Department|Bureau|Office|State|Board|Association"
    r"|Ministry|Government) (?:of|for) (?:the )?$",
    re.IGNORECASE,
)
NOT_BEFORE = re.compile(
    r"['’]s?\b(?! )|\s(?:dollars?\b|News\b|Times\b|Instruments|University|Post\b|Bureau|Department"
    r"|Census|Office|Government)|[$£€]|[/&]\w"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place's name and where it stands in the words it was found in."""

    name: str
    start: int
    end: int


def find_places(words: str, *, anyhow: bool = False) -> list[Place]:
    """The places named in ``words``, in order; ``anyhow`` also those that only belong to something ("of the UK")."""
    places = []
    for run in SEQUENCE.finditer(words):
        at = run.start()
        while at < run.end():
            place = _place_at(words, at, run.end(), anyhow)
            if place:
                places.append(place)
            following = words.find(" ", place.end if place else at, run.end())
            at = following + 1 if following >= 0 else run.end()
    return places


def is_place(words: str) -> bool:
    """Whether the whole of ``words`` is a place's name."""
    name = words.strip(" ,.").removeprefix("the ").removeprefix("The ")
    return name.casefold() in place_names() and name[:1].isupper() and name not in STATES.keys() - {"LA"}


def label_place(label: str) -> str | None:
    """The place that a table row's label is, ``None`` where it is something else."""
    cleaned = label.strip(" *:|-–—")
    if not cleaned or len(cleaned) > 60:
        return None
    if is_place(cleaned) or CITY_AND_STATE.fullmatch(cleaned):
        return cleaned
    found = find_places(cleaned)
    return cleaned if found and found[0].start == 0 and found[0].end == len(cleaned) else None


def _place_at(words: str, at: int, end: int, anyhow: bool) -> Place | None:
    """The longest place that begins at ``at``, with the state or the surroundings named behind it."""
    before = words[max(0, at - 30) : at]
    prepared = PREPOSITION.search(before)
    stop = _longest_name(words, at, end)
    if stop is None:
        city = CITY_AND_STATE.match(words, at)
        if not city or city["state"] not in STATES or not prepared:
            return None
        stop = city.end()
    if NOT_AFTER.search(before) or NOT_BEFORE.match(words, stop):
        return None
    region = REGION_BEFORE.search(before)
    area = AREA.match(words, stop)
    unbound = prepared or region
    belongs = not anyhow and re.search(r"\b(?:of|and) (?:the )?$", before)
    if not unbound and (belongs or _continues(words, area.end() if area else stop)):
        return None
    if not area:
        stop = _with_state(words, stop)
        area = AREA.match(words, stop)
    start = at - len(region[0]) if region else at
    return Place(words[start : area.end() if area else stop], start, area.end() if area else stop)


def _longest_name(words: str, at: int, end: int) -> int | None:
    longest = None
    for stop in [*(found.start() for found in re.finditer(r"[ ,]", words[at:end])), end - at]:
        name = words[at : at + stop]
        if name.casefold() in place_names():
            longest = at + stop
        elif name.rstrip(".").casefold() in place_names():
            longest = at + len(name.rstrip("."))
    if longest and words[at:longest] in STATES:
        return None
    return longest


def _with_state(words: str, stop: int) -> int:
    found = re.compile(r",? (?:(?P<code>[A-Z]{2,3})\b|(?P<name>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}))").match(words, stop)
    if not found:
        return stop
    if found["code"] and (found["code"] in STATES or found["code"] in {"UK", "USA", "US"}):
        return found.end()
    name = found["name"]
    while name and words[stop] == "," and not LISTED.match(words, found.end()):
        if name.rstrip(".").casefold() in place_names():
            return found.start("name") + len(name.rstrip("."))
        name = name.rpartition(" ")[0]
    return stop


def _continues(words: str, stop: int) -> bool:
    """A capitalised word right behind makes it part of another name, unless it begins a role or a label."""
    following = words[stop : stop + 2]
    return len(following) == 2 and following[0] == " " and following[1].isupper()
