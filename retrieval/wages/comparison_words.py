"""What a comparison comes to, in words: who is ahead, what may be chance, what a reader must know."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import hypot

from knowledge.models import Period
from retrieval.models import Note
from retrieval.wages.notes import CONFIDENCE_95
from retrieval.wages.official_wage import OfficialWage

_COMPARED = {"median": "median", "mean": "mean"}
"""Statistics by which one is said to be ahead, the first that all have."""


def verdict(wages: Mapping[str, OfficialWage]) -> str:
    """Which of the named wages is highest and by how much, by a statistic that all of them have."""
    for statistic, label in _COMPARED.items():
        figures = {name: figure for name, wage in wages.items() if (figure := wage.wage(statistic))}
        if len(figures) == len(wages):
            open_ended = [name for name, figure in figures.items() if figure.top_coded]
            amounts = {name: figure.amount for name, figure in figures.items()}
            return _ahead(amounts, open_ended, label)
    return "No median and no mean is released for all of them, so none is said to be ahead."


def _ahead(amounts: Mapping[str, float], open_ended: list[str], label: str) -> str:
    highest, lowest = max(amounts, key=amounts.__getitem__), min(amounts, key=amounts.__getitem__)
    if open_ended and open_ended != [highest]:
        return f"Which {label} is highest is not known: only a minimum is released for {' and '.join(open_ended)}."
    if amounts[highest] == amounts[lowest]:
        return f"The {label}s are the same."
    share = 100 * (amounts[highest] / amounts[lowest] - 1)
    percent = f"{share:.0f}" if share >= 1 else f"{share:.1f}"
    least = "at least " if open_ended else ""
    return f"Highest {label}: {highest}, {least}{percent} % above {lowest}."


def chance_notes(wages: Mapping[str, OfficialWage]) -> tuple[Note, ...]:
    """Which means lie so near each other that the survey cannot tell which is higher (two-sided, 95 %)."""
    near = [
        f"{one} and {other}"
        for (one, first), (other, second) in combinations(wages.items(), 2)
        if _may_be_chance(first, second)
    ]
    text = f"The means of these differ by less than the survey's sampling error: {'; '.join(near)}."
    return (Note(code="may_be_chance", text=text),) if near else ()


def _may_be_chance(first: OfficialWage, second: OfficialWage) -> bool:
    one, other = first.wages.mean, second.wages.mean
    errors = first.estimate.wage_rse, second.estimate.wage_rse
    if one is None or other is None or errors[0] is None or errors[1] is None:
        return False
    deviation = hypot(one.amount * errors[0], other.amount * errors[1]) / 100
    return abs(one.amount - other.amount) < CONFIDENCE_95 * deviation


def gathered_notes(named: Sequence[tuple[str, Sequence[Note]]], period: Period) -> tuple[Note, ...]:
    """The notes of several rows, each once, and behind the name of its row where it is not on all of them.

    How a year's wage is made from an hour's is left out where hours are compared.
    """
    kept = {name: [note for note in notes if note.code != "full_time_year"] for name, notes in named}
    year = {note: None for _, notes in named for note in notes if note.code == "full_time_year"}
    counts = Counter(note for notes in kept.values() for note in notes)
    told = [
        note
        if counts[note] == len(kept) or name in note.text
        else note.model_copy(update={"text": f"{name}: {note.text}"})
        for name, notes in kept.items()
        for note in notes
    ]
    return tuple(dict.fromkeys([*told, *(year if period is Period.YEAR else ())]))
