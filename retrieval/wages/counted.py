"""How the wage survey counts those whom a name means: under which occupation, with whom else, and whether at all.

A figure is true of its occupation. Whether it is true of those who were asked about has to be said beside it.
"""

import re
from functools import cache
from typing import NamedTuple

from retrieval.data import table
from retrieval.language.words import stem, words
from retrieval.models import Note
from retrieval.wages.roles import RoleFound
from retrieval.wages.typed import quoted

OTHERS_TOLD = 3
"""Occupations that a name may also mean, of which the titles are told; of more, their number."""

ROLE_TAKEN = "role_taken"
NOT_COUNTED = "role_not_counted"
"""Codes of the note on what a name is taken as; the second where those who go by it are not in the figures, or few."""

_ALL_OTHER = "All Other"
_REST = "That row is for all who have none of their own, so its figures are of several jobs together."


def role_notes(role: RoleFound, typed: str) -> list[Note]:
    """Under what ``typed`` is counted, and why the figures may not be those of the people asked about.

    Nothing for a title of the survey itself.
    """
    title = role.occupation.title
    if not role.others and (typed.strip() == role.code or [*map(stem, words(typed))] == [*map(stem, words(title))]):
        return []
    kinds = [kind for kind in _kinds() if kind.names.search(" ".join(words(typed)))]
    left_out = not all(kind.counted for kind in kinds)
    how = "is nearest to" if left_out else "is taken as" if role.others else "is counted under"
    said = [*([_REST] if _ALL_OTHER in title else []), *(kind.says for kind in kinds)]
    taken = f"{quoted(typed)} {how} {title}{_others(role)}."
    return [Note(code=NOT_COUNTED if left_out else ROLE_TAKEN, text=" ".join([taken, *said]))]


def counted_together(one: RoleFound, other: RoleFound) -> bool:
    """Whether the survey does not count two jobs apart, so that their figures cannot be compared.

    They are one occupation, or each may be the one that the other is taken as: which is set against which is chance.
    """
    return one.occupation in (other.occupation, *other.others) and other.occupation in (one.occupation, *one.others)


def together_text(one: RoleFound, other: RoleFound) -> str:
    """That two jobs are counted together, as one sentence."""
    if one.occupation == other.occupation:
        return f"The survey does not count {quoted(other.name)} apart from {quoted(one.name)}."
    either = f"{other.occupation.title} or {one.occupation.title}"
    return f"{quoted(other.name)} and {quoted(one.name)} may both be counted as {either}, so they are not compared."


def _others(role: RoleFound) -> str:
    if not role.others:
        return ""
    told = [occupation.title for occupation in role.others[:OTHERS_TOLD]]
    more = len(role.others) - len(told)
    return f"; it may also mean: {'; '.join(told)}{f'; and {more} more' if more else ''}"


class _Kind(NamedTuple):
    """People whom figures do not show by themselves; ``counted`` where they are in them at all."""

    names: re.Pattern[str]
    says: str
    counted: bool


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(re.compile(rf"\b({'|'.join(kind['names'])})s?\b"), kind["says"], kind.get("counted", False))
        for kind in table("uncounted").values()
    )
