"""A role and a place → what it pays: the official distribution, beside it what articles say, and how these differ.

Nothing is guessed: a role or a place that is not known is answered with the nearest ones to ask about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from retrieval.article_pay import ArticleFact, beside, differences_line, facts_on
from retrieval.corpus import Corpus
from retrieval.models import Note
from retrieval.official_wage import OfficialWage, official_wage
from retrieval.places import same_place
from retrieval.wage_lookup import LONGEST_SHOWN, WageFound, WageLookup, WageNotFound, role_unknown
from retrieval.wage_places import PlaceFound, PlaceProblem
from retrieval.wage_roles import RoleFound, RoleProblem, find_role

MOST_FACTS: Final = 6
NEAREST: Final = 3

_TO_ASK: Final = frozenset({RoleProblem.EMPTY, RoleProblem.AMBIGUOUS})
_TO_ASK_UNLESS_THERE: Final = frozenset({PlaceProblem.AMBIGUOUS, PlaceProblem.UNKNOWN, PlaceProblem.REGION})
_NO_TABLE: Final = Note(code="no_wage_table", text="There is no official wage table here, so articles alone answer.")


@dataclass(frozen=True, slots=True)
class SalaryAnswer:
    """What ``role`` pays in ``place``, both as they were understood.

    ``official`` is ``None`` where the wage table does not tell; ``articles`` come most fitting first, ``further`` is
    how many more there are. ``differences`` is one sentence or empty. At least one of the two has a figure.
    """

    role: str
    place: str
    official: OfficialWage | None
    articles: tuple[ArticleFact, ...]
    further: int
    differences: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class NoSalaryAnswer:
    """Why there is no figure, and at most three roles or places to ask about instead. ``reason`` is stable."""

    reason: str
    text: str
    choices: tuple[str, ...] = ()


def salary_answer(
    role: str, place: str, lookup: WageLookup | None, corpus: Corpus, today: date
) -> SalaryAnswer | NoSalaryAnswer:
    """What ``role`` pays in ``place``, as typed; an empty place is the US. Never raises for any text.

    ``lookup`` is ``None`` where there is no wage table; ``today`` decides which figures are old.
    """
    found = lookup.look_up(role, place) if lookup else (role_unknown(role) or WageNotFound(None, ""))
    if isinstance(found, WageFound):
        return _official(found, lookup, corpus, today)
    if found.problem in _TO_ASK:
        return _refusal(found)
    return _articles_alone(role, place, found, lookup, corpus, today) or _refusal(found)


def _official(found: WageFound, lookup: WageLookup | None, corpus: Corpus, today: date) -> SalaryAnswer:
    official = official_wage(found.estimate, today)
    assert official, "a row that was found has a wage"
    facts = facts_on(found.role.name, found.role, corpus)
    articles = beside(facts, official, _is_in(official, lookup), today)
    return SalaryAnswer(
        role=official.role,
        place=official.place,
        official=official,
        articles=articles[:MOST_FACTS],
        further=len(articles[MOST_FACTS:]),
        differences=differences_line(articles[:MOST_FACTS], official),
        notes=found.notes,
    )


def _articles_alone(
    role: str, place: str, found: WageNotFound, lookup: WageLookup | None, corpus: Corpus, today: date
) -> SalaryAnswer | None:
    occupation = find_role(role)
    known = occupation if isinstance(occupation, RoleFound) else None
    articles = beside(facts_on(role, known, corpus), None, _is_named(place), today)
    there = tuple(each for each in articles if each.fact.place and _is_named(place)(each.fact.place))
    if found.problem in _TO_ASK_UNLESS_THERE:
        articles = there
    if not articles:
        return None
    notes = [Note(code=_reason(found), text=found.text)] if found.text else []
    if place.strip() and not there:
        notes.append(Note(code="place_not_covered", text=f"The articles have no figure for {_short(place)} either."))
    return SalaryAnswer(
        role=known.occupation.title if known else _short(role),
        place=_short(place),
        official=None,
        articles=articles[:MOST_FACTS],
        further=len(articles[MOST_FACTS:]),
        differences=differences_line(articles[:MOST_FACTS], None),
        notes=(*notes, *([] if lookup else [_NO_TABLE])),
    )


def _is_in(official: OfficialWage, lookup: WageLookup | None) -> Callable[[str], bool]:
    def is_there(stated: str) -> bool:
        found = lookup.places.find(stated) if lookup else None
        return isinstance(found, PlaceFound) and found.area == official.estimate.area

    return is_there


def _is_named(place: str) -> Callable[[str], bool]:
    name = " ".join(place.casefold().split())
    return lambda stated: not name or same_place(name, stated)


def _refusal(found: WageNotFound) -> NoSalaryAnswer:
    text = found.text or f"{_NO_TABLE.text} They have no figure on that."
    return NoSalaryAnswer(_reason(found), text, found.choices[:NEAREST])


def _reason(found: WageNotFound) -> str:
    return found.problem.value if found.problem else "no_wage"


def _short(typed: str) -> str:
    line = " ".join(typed.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
