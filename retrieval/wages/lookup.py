"""A role and a place as people type them → the row of the wage table, or a clear answer why there is none.

Where an area has no released wage, the state's is shown instead, or else the nation's, and a note says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from knowledge.models import Area, WageEstimate, WageRelease
from retrieval.models import Note
from retrieval.names.occupations import nearest_names
from retrieval.wages.counted import counted_together, role_notes
from retrieval.wages.notes import notes_on
from retrieval.wages.place_names import whole_of
from retrieval.wages.places import PlaceFound, PlaceNotFound, PlaceProblem, WagePlaces
from retrieval.wages.roles import RoleFound, RoleNotFound, RoleProblem, find_role
from retrieval.wages.typed import quoted


class WageTable(Protocol):
    """What a look-up needs of a wage table. ``areas`` come with most jobs first."""

    release: WageRelease
    areas: tuple[Area, ...]

    def estimate(self, occupation_code: str, area_code: str) -> WageEstimate | None:
        """The row of an occupation in an area, or ``None``."""


@dataclass(frozen=True, slots=True)
class WageFound:
    """A row with a wage. ``estimate.area`` differs from ``place.area``, the one asked for, where notes say so."""

    role: RoleFound
    place: PlaceFound
    estimate: WageEstimate
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class WageNotFound:
    """Why there is no row. ``choices`` can be typed for the role or the place instead, most fitting first.

    ``problem`` tells which of the two; it is ``None`` where both are known and the table has no wage. ``state`` is that
    in which an unknown place lies.
    """

    problem: RoleProblem | PlaceProblem | None
    text: str
    choices: tuple[str, ...] = ()
    state: Area | None = None


class WageLookup:
    """Looks wages up in one table by what people type. Building it takes some milliseconds, asking less than one."""

    def __init__(self, table: WageTable) -> None:
        self.table = table
        self.places = WagePlaces(table.areas)

    def is_place(self, typed: str) -> bool:
        """Whether ``typed`` is one area of the table."""
        return isinstance(self.places.find(typed), PlaceFound)

    def look_up(self, role: str, place: str = "") -> WageFound | WageNotFound:
        """The wage of ``role`` in ``place``; an empty place is the nation. Never raises for what was typed."""
        wanted = find_role(role)
        if isinstance(wanted, RoleNotFound):
            return _role_not_found(wanted, role)
        where = self.places.find(place)
        if isinstance(where, PlaceNotFound):
            choices = tuple(self.places.label(area) for area in where.choices)
            return WageNotFound(where.problem, _place_text(where.problem, place, choices), choices, where.state)
        return self._answer(wanted, where, (*role_notes(wanted, role), *_place_notes(where, place)))

    def look_up_around(self, role: str, place: str) -> WageFound | WageNotFound:
        """The same, but of a town that is in no area's name ("Marfa, TX") the wage in its state, as a note says."""
        found = self.look_up(role, place)
        if isinstance(found, WageFound) or found.state is None:
            return found
        around = self.look_up(role, found.state.code)
        note = Note(
            code="state_instead", text=f"{quoted(place)} is no area of the wage table. {_these_are_for(found.state)}"
        )
        return replace(around, notes=(note, *around.notes)) if isinstance(around, WageFound) else around

    def _answer(self, role: RoleFound, place: PlaceFound, notes: Sequence[Note]) -> WageFound | WageNotFound:
        asked = self.table.estimate(role.code, place.area.code)
        for area in (place.area, *self.places.wider(place.area)):
            estimate = self.table.estimate(role.code, area.code)
            if estimate and (estimate.annual or estimate.hourly):
                instead = [] if area == place.area else [_instead(role, place.area, asked, area)]
                return WageFound(role, place, estimate, (*instead, *notes, *notes_on(estimate)))
        return WageNotFound(None, f"The table has no wage of {role.occupation.title}.")


def counted_with(found: WageFound, others: Iterable[WageFound]) -> WageFound | None:
    """The first of ``others``, rows of the same place, apart from which the survey does not count this job."""
    there = (other for other in others if other.estimate.area == found.estimate.area)
    return next((other for other in there if counted_together(other.role, found.role)), None)


def role_unknown(role: str) -> WageNotFound | None:
    """Why no occupation of the survey is meant by ``role``, with or without a table; ``None`` where one is."""
    wanted = find_role(role)
    return _role_not_found(wanted, role) if isinstance(wanted, RoleNotFound) else None


def role_unlisted(typed: str, within: str) -> WageNotFound:
    """That no occupation goes by this name, beside the nearest names of some, or else the one within it."""
    return _role_not_found(RoleNotFound(RoleProblem.UNKNOWN, nearest_names(typed) or (within,)), typed)


def _role_not_found(role: RoleNotFound, typed: str) -> WageNotFound:
    return WageNotFound(role.problem, _role_text(role, typed), role.choices)


def _instead(role: RoleFound, wanted: Area, asked: WageEstimate | None, shown: Area) -> Note:
    title = role.occupation.title
    if asked is None:
        reason = f"The table has no row for {title} in {wanted.name}"
    elif asked.employment is None:
        reason = f"No wage of {title} in {wanted.name} is released"
    else:
        reason = f"No wage of {title} in {wanted.name} is released (only their number, about {asked.employment:,})"
    return Note(code=f"{shown.type}_instead", text=f"{reason}. {_these_are_for(shown)}")


def _these_are_for(shown: Area) -> str:
    return f"These figures are for {whole_of(shown)} instead."


def _place_notes(place: PlaceFound, typed: str) -> list[Note]:
    notes = []
    if place.also:
        others = "; ".join(area.name for area in place.also)
        notes.append(f"{quoted(typed)} is taken as {place.area.name}; the table also has: {others}.")
    if place.abroad:
        notes.append(f"{quoted(typed)} is taken as {place.area.name} in the US; the table has no place outside the US.")
    return [Note(code="place_taken", text=text) for text in notes]


def _role_text(role: RoleNotFound, typed: str) -> str:
    match role.problem:
        case RoleProblem.EMPTY:
            return "Name a role, such as electrician or registered nurse."
        case RoleProblem.UNKNOWN:
            return f"{quoted(typed)} is no role that the wage table knows." + _nearest(role.choices)
        case RoleProblem.AMBIGUOUS:
            return f"{quoted(typed)} may mean several occupations: {'; '.join(role.choices)}. Name one."
        case RoleProblem.NOT_SURVEYED:
            return f"{quoted(typed)} is no occupation of the US wage survey, so there is no official wage."


def _place_text(problem: PlaceProblem, typed: str, choices: Sequence[str]) -> str:
    match problem:
        case PlaceProblem.AMBIGUOUS if len(choices) == 1:
            return f"{quoted(typed)} may be outside the US, which the table does not cover, or in {choices[0]}."
        case PlaceProblem.AMBIGUOUS:
            return f"{quoted(typed)} may mean several areas: {'; '.join(choices)}. Name one."
        case PlaceProblem.UNKNOWN:
            return f"{quoted(typed)} is no area of the wage table." + _nearest(choices)
        case PlaceProblem.REGION:
            return f"The wage table has no figures for {quoted(typed)}: name a state, a city or the US."
        case PlaceProblem.ABROAD:
            return f"{quoted(typed)} is outside the wage table, which covers the US alone."


def _nearest(choices: Sequence[str]) -> str:
    return f" The nearest: {'; '.join(choices)}." if choices else ""
