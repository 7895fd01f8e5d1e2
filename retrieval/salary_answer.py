"""A role and a place → what it pays: the official distribution, beside it what articles say, and how these differ.

Nothing is guessed: a role or a place that is not known is answered with the nearest ones to ask about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from knowledge.models import Area
from retrieval.models import Note
from retrieval.names.places import lies_in
from retrieval.pay.article_pay import ArticleFact, beside, differences_line, facts_on, occupation_code
from retrieval.search.corpus import Corpus
from retrieval.wages.lookup import WageFound, WageLookup, WageNotFound, role_unknown
from retrieval.wages.official_wage import OfficialWage, official_wage
from retrieval.wages.places import PlaceFound, PlaceProblem
from retrieval.wages.roles import RoleFound, RoleProblem, find_role
from retrieval.wages.typed import quoted, shortened

MOST_FACTS: Final = 6
NEAREST: Final = 3

_TO_ASK: Final = frozenset({RoleProblem.EMPTY, RoleProblem.AMBIGUOUS})
_TO_ASK_UNLESS_THERE: Final = frozenset({PlaceProblem.AMBIGUOUS, PlaceProblem.UNKNOWN, PlaceProblem.REGION})
_UNKNOWN: Final = frozenset({RoleProblem.UNKNOWN, PlaceProblem.UNKNOWN})
NO_TABLE: Final = "There is no official wage table here, so articles alone answer."


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
    """What ``role`` pays in ``place``, as typed; an empty place is the US, or the one in "nurse in Ohio".

    ``lookup`` is ``None`` where there is no wage table; ``today`` decides which figures are old. Never raises for any
    text.
    """
    if lookup and not place.strip():
        role, place = _apart(role, lookup)
    found = lookup.look_up(role, place) if lookup else (role_unknown(role) or WageNotFound(None, NO_TABLE))
    if lookup and isinstance(found, WageFound):
        return _official(found, lookup, corpus, today)
    assert isinstance(found, WageNotFound)
    if found.problem in _TO_ASK:
        return NoSalaryAnswer(_reason(found), found.text, found.choices[:NEAREST])
    return _articles_alone(role, place, found, corpus, today) or _refusal(found)


def _apart(role: str, lookup: WageLookup) -> tuple[str, str]:
    """A role and the place that is named behind it, which is empty where none is."""
    job, _, place = role.rpartition(" in ")
    if not job.strip() or not place.strip():
        return role, ""
    found = lookup.places.find(place)
    is_known = isinstance(found, PlaceFound) or found.problem is not PlaceProblem.UNKNOWN
    says_nothing_of_the_job = occupation_code(job) is not None and occupation_code(job) == occupation_code(role)
    return (job, place) if is_known or says_nothing_of_the_job else (role, "")


def _official(found: WageFound, lookup: WageLookup, corpus: Corpus, today: date) -> SalaryAnswer:
    official = official_wage(found.estimate, today)
    assert official, "a row that was found has a wage"
    area = found.estimate.area
    facts = facts_on(found.role.name, found.role, corpus)
    articles = beside(facts, official, lambda stated: _is_in(stated, area, lookup), today)
    return SalaryAnswer(
        role=official.role,
        place=official.place,
        official=official,
        articles=articles[:MOST_FACTS],
        further=len(articles[MOST_FACTS:]),
        differences=differences_line(articles[:MOST_FACTS], official),
        notes=found.notes,
    )


def _articles_alone(role: str, place: str, found: WageNotFound, corpus: Corpus, today: date) -> SalaryAnswer | None:
    occupation = find_role(role)
    known = occupation if isinstance(occupation, RoleFound) else None
    articles = beside(facts_on(role, known, corpus), None, _is_named(place), today)
    there = tuple(each for each in articles if each.fact.place and _is_named(place)(each.fact.place))
    if found.problem in _TO_ASK_UNLESS_THERE:
        articles = there
    if not articles:
        return None
    notes = [Note(code=_reason(found), text=found.text)]
    if place.strip() and not there:
        notes.append(Note(code="place_not_covered", text=f"The articles have no figure for {quoted(place)}."))
    return SalaryAnswer(
        role=known.occupation.title if known else shortened(role),
        place=shortened(place),
        official=None,
        articles=articles[:MOST_FACTS],
        further=len(articles[MOST_FACTS:]),
        differences=differences_line(articles[:MOST_FACTS], None),
        notes=tuple(notes),
    )


def _is_in(stated: str, area: Area, lookup: WageLookup) -> bool:
    found = lookup.places.find(stated)
    return isinstance(found, PlaceFound) and found.area == area


def _is_named(place: str) -> Callable[[str], bool]:
    name = " ".join(place.casefold().split())
    return lambda stated: not name or lies_in(stated, name)


def _refusal(found: WageNotFound) -> NoSalaryAnswer:
    if found.problem in _UNKNOWN:
        question = " Which do you mean?" if found.choices else " Does it go by another name?"
    else:
        question = "" if found.choices else " The articles have no figure on it either."
    return NoSalaryAnswer(_reason(found), found.text + question, found.choices[:NEAREST])


def _reason(found: WageNotFound) -> str:
    return found.problem.value if found.problem else "no_wage"
