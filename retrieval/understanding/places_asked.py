"""Which of the places that a question names it asks for: not Texas in "any state but Texas" or "from Texas to Ohio"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from retrieval.names.places import Place, places_in
from retrieval.understanding.message import Message

_EXCEPT = re.compile(r"\b(outside|except|excluding|besides|but|not|anywhere but)( (in|for|of|the))*$")
_COMES_FROM = re.compile(
    r"\b(i|i'm|im|am|he|she|wife|husband|immigrant|immigrated|born|come|comes|came|originally)( \w+){0,3} from$"
    r"|\bback (home )?in$"
)
_WORKS = re.compile(r"\b(work|works|working|job|jobs) (in|near)$")
_LIVES = re.compile(r"\b(live|lives|living|based|am|i'm|im|grew up) (in|near)$")


def asked_for(message: Message) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places that a message asks for, and those that it names and does not ask for.

    Who says where they live, and asks for elsewhere, asks for elsewhere.
    """
    every = places_in(message.said)
    left_out = excluded(every, message.said)
    kept = tuple(place for place in every if place not in left_out)
    return tuple(place for place in kept if place.start not in message.told) or kept, left_out


def excluded(places: Sequence[Place], named: Sequence[str]) -> tuple[Place, ...]:
    """Those of the places among the words ``named`` that are not asked for.

    They are ruled out ("outside Texas"), left ("from Texas to Ohio"), only lived in ("but I work in Ohio"), or where
    somebody comes from.
    """
    works = any(_WORKS.search(" ".join(named[: place.start])) for place in places)
    left_for = {here.start for here, there in pairwise(places) if _is_left_for(here, there, named)}
    return tuple(
        place
        for place in places
        if place.start in left_for
        or exception(named, place)
        or _COMES_FROM.search(" ".join(named[: place.start]))
        or (works and _LIVES.search(" ".join(named[: place.start])))
    )


def exception(named: Sequence[str], place: Place) -> str:
    """The words before a place that rule it out, or none."""
    match = _EXCEPT.search(" ".join(named[: place.start]))
    return match.group() if match else ""


def _is_left_for(here: Place, there: Place, named: Sequence[str]) -> bool:
    return tuple(named[max(here.start - 1, 0) : here.start]) == ("from",) and tuple(named[here.end : there.start]) == (
        "to",
    )
