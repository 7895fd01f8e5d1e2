"""Two to four jobs in one place, or one job in two to four places: like set beside like, and nothing else.

All that is compared has the same statistic, period, currency and release. What cannot be compared is named with the
reason, and what is not known is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from knowledge.models import Period
from retrieval.models import Note
from retrieval.wages.comparison_words import chance_notes, gathered_notes, verdict
from retrieval.wages.counted import NOT_COUNTED, together_text
from retrieval.wages.lookup import WageFound, WageLookup, WageNotFound, counted_with
from retrieval.wages.official_wage import OfficialWage, official_wage
from retrieval.wages.place_names import area_name, whole_of
from retrieval.wages.places import PlaceFound, PlaceProblem
from retrieval.wages.roles import RoleFound, find_role

FEWEST: Final = 2
MOST: Final = 4
NEAREST: Final = 3


class Kind(StrEnum):
    """What differs among the things that are compared."""

    JOBS = "jobs"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that cannot be set beside the others, and why, as one sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four distributions of one ``period`` and release, in the order asked.

    ``common`` is the place of the jobs or the job in the places. ``verdict`` says in words which is higher.
    """

    kind: Kind
    common: str
    period: Period
    wages: tuple[OfficialWage, ...]
    left_out: tuple[LeftOut, ...]
    verdict: str
    notes: tuple[Note, ...]

    def name(self, wage: OfficialWage) -> str:
        """What tells ``wage`` from the others."""
        return wage.role if self.kind is Kind.JOBS else wage.place


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Why there is no comparison, and at most three names to use instead. ``reason`` is stable."""

    reason: str
    text: str
    choices: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def compare(things: Sequence[str], place: str, lookup: WageLookup, today: date) -> Comparison | NotCompared:
    """Compare jobs in ``place`` (the US where it is empty), or one job in places, whichever ``things`` are."""
    jobs = [thing for thing in things if isinstance(find_role(thing), RoleFound)]
    others = [thing for thing in things if thing not in jobs]
    if not place.strip() and others and all(_is_place(thing, lookup) for thing in others):
        if not jobs:
            return NotCompared("role_empty", "These are places. Name the job to compare there, too.")
        if len(jobs) == 1:
            return compare_places(jobs[0], others, lookup, today)
    return compare_jobs(things, place, lookup, today)


def compare_jobs(jobs: Sequence[str], place: str, lookup: WageLookup, today: date) -> Comparison | NotCompared:
    """Compare two to four jobs in one place as typed; an empty place is the US. Never raises for any text."""
    asked = [job for job in jobs if job.strip()]
    return _compare(Kind.JOBS, asked, [lookup.look_up(job, place) for job in asked], today)


def compare_places(role: str, places: Sequence[str], lookup: WageLookup, today: date) -> Comparison | NotCompared:
    """Compare one job in two to four places as typed. Never raises for any text."""
    asked = [place for place in places if place.strip()]
    return _compare(Kind.PLACES, asked, [lookup.look_up(role, place) for place in asked], today)


def _is_place(thing: str, lookup: WageLookup) -> bool:
    found = lookup.places.find(thing)
    return isinstance(found, PlaceFound) or found.problem is PlaceProblem.AMBIGUOUS


def _compare(
    kind: Kind, asked: Sequence[str], found: Sequence[WageFound | WageNotFound], today: date
) -> Comparison | NotCompared:
    if not FEWEST <= len(asked) <= MOST:
        return NotCompared("how_many", f"Name {FEWEST} to {MOST} {kind} to compare.")
    for each in found:
        if isinstance(each, WageNotFound) and each.problem:
            return NotCompared(each.problem.value, each.text, each.choices[:NEAREST])
    rows, left_out = _alike(kind, asked, found)
    period = _period(rows)
    wages = []
    for row in rows:
        if wage := official_wage(row.estimate, today, period):
            wages.append(wage)
        else:
            left_out.append(LeftOut(_name(kind, row), _other_period(period)))
    if len(wages) < FEWEST:
        return NotCompared("not_comparable", "There are no two wages here that can be compared.", (), tuple(left_out))
    return _comparison(kind, rows, wages, left_out)


def _comparison(
    kind: Kind, rows: Sequence[WageFound], wages: Sequence[OfficialWage], left_out: Sequence[LeftOut]
) -> Comparison:
    first = wages[0]
    named = {(wage.role if kind is Kind.JOBS else wage.place): wage for wage in wages}
    kept = {wage.estimate for wage in wages}
    notes = gathered_notes([(_name(kind, row), row.notes) for row in rows if row.estimate in kept], first.period)
    return Comparison(
        kind=kind,
        common=first.place if kind is Kind.JOBS else first.role,
        period=first.period,
        wages=tuple(wages),
        left_out=tuple(left_out),
        verdict=verdict(named),
        notes=(*chance_notes(named), *notes),
    )


def _alike(
    kind: Kind, asked: Sequence[str], found: Sequence[WageFound | WageNotFound]
) -> tuple[list[WageFound], list[LeftOut]]:
    """The rows that are for what was asked, each once, and what is left out of them."""
    rows: list[WageFound] = []
    left_out = []
    for typed, each in zip(asked, found, strict=True):
        if isinstance(each, WageNotFound):
            left_out.append(LeftOut(typed, each.text))
        elif each.estimate.area != each.place.area:
            left_out.append(LeftOut(_name(kind, each), _wider(each)))
        elif any(each.estimate == row.estimate for row in rows):
            left_out.append(LeftOut(typed, _same(kind, each)))
        elif kind is Kind.JOBS and (row := counted_with(each, rows)):
            left_out.append(LeftOut(typed, together_text(row.role, each.role)))
        else:
            rows.append(each)
    return rows, left_out


def _name(kind: Kind, row: WageFound) -> str:
    return row.estimate.occupation if kind is Kind.JOBS else area_name(row.place.area)


def _same(kind: Kind, row: WageFound) -> str:
    """Why a row that is already there is not set beside itself."""
    not_counted = (note.text for note in row.notes if kind is Kind.JOBS and note.code == NOT_COUNTED)
    return next(not_counted, f"This is the same as {_name(kind, row)}.")


def _wider(row: WageFound) -> str:
    wider = whole_of(row.estimate.area)
    return f"No wage is released for {row.place.area.name}; that of {wider} is not the same thing."


def _period(rows: Sequence[WageFound]) -> Period:
    """The period in which most can be compared, a year where it makes no difference."""
    yearly = sum(row.estimate.annual is not None for row in rows)
    hourly = sum(row.estimate.hourly is not None for row in rows)
    return Period.YEAR if yearly >= hourly else Period.HOUR


def _other_period(period: Period) -> str:
    if period is Period.YEAR:
        return "Only an hourly wage is released, which is not set beside a year's."
    return "Only a yearly wage is released, which is not set beside an hour's."
