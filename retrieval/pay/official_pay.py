"""Official wages for a question in plain words: "how much do teachers make in ohio", "la vs sf for ux designers"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from knowledge.models import Period, SalaryFact, Statistic
from retrieval.language.english import is_common, is_english
from retrieval.language.spans import apart_from, positions
from retrieval.models import Note
from retrieval.names.places import CODES_TOO, STATES, Place, lies_in
from retrieval.pay.article_pay import beside, differences_line
from retrieval.pay.narrowing import COUNTRY
from retrieval.search.corpus import Corpus
from retrieval.understanding.places_asked import excluded
from retrieval.understanding.question import Question
from retrieval.understanding.unheeded import Phrase
from retrieval.wages.counted import NOT_COUNTED, ROLE_TAKEN, together_text
from retrieval.wages.dates import is_old, latest_month
from retrieval.wages.facts import salary_facts
from retrieval.wages.lookup import WageFound, WageLookup, WageNotFound, counted_with, role_unlisted
from retrieval.wages.notes import GENERAL
from retrieval.wages.official_wage import official_wage
from retrieval.wages.place_names import place_key
from retrieval.wages.places import PlaceFound, PlaceProblem

LONGEST_NAME = 9
"""Words of the longest name of a place that is looked for: "Washington-Arlington-Alexandria, DC-VA-MD-WV" has seven."""

MOST_NAMED = 3
"""Jobs, and places, of one question that are looked up."""

# What a comparison shows of each row, and what a single row shows: the middle first.
_OF_SEVERAL = (Statistic.MEDIAN, Statistic.MEAN)

_BY_YEAR = re.compile(r"\b(yearly|annual(ly)?|(a|per) year)\b")

_SOME_OLD = "{} of these {} figures {} more than three years old."
_ALL_OLD = "These figures are more than three years old."
_ONE_OLD = "This figure is more than three years old."


_WHAT = frozenset(("what", "whats", "how", "hows"))


@dataclass(frozen=True, slots=True)
class OfficialPay:
    """The figures of the wage table that a question asks for, and what the reader must know about them.

    ``row`` is the one row they are of, ``None`` where they are of several. ``unclear`` is a place or job that may be
    one of several, or a place that the table does not cover, to be told where nothing else answers.
    """

    facts: tuple[SalaryFact, ...] = ()
    notes: tuple[Note, ...] = ()
    row: WageFound | None = None
    unclear: WageNotFound | None = None


def official_pay(question: Question, wages: WageLookup | None) -> OfficialPay:
    """The official wages of each job and place that ``question`` names; nothing without a job or without a table."""
    if wages is None or not question.roles:
        return OfficialPay()
    jobs = list(dict.fromkeys(role.name for role in question.roles))
    places = list(dict.fromkeys(place.full for place in question.places)) or [""]
    pairs = _each_at_its_place(question) or list(product(jobs[:MOST_NAMED], places[:MOST_NAMED]))
    unlisted = {role.name for role in question.roles if not role.listed}
    found = [_as_named(wages.look_up_around(job, place), job, job in unlisted) for job, place in pairs]
    rows, together = _counted_apart(row for row in found if isinstance(row, WageFound))
    alone = len(rows) == 1 and all(isinstance(row, WageFound) for row in found)
    facts = [fact for row in rows for fact in _facts(row, question, alone=alone)]
    # A job that the table does not know is no news: the articles may. A place that it does not know has to be said.
    unknown = [row for row in found if isinstance(row, WageNotFound)]
    missing = unknown if question.places else []
    left_out = [*jobs[MOST_NAMED:], *places[MOST_NAMED:]]
    notes = dict.fromkeys(
        [*_left_out(left_out), *together, *(note for row in rows for note in row.notes), *map(_missing, missing)]
    )
    unclear = next((row for row in unknown if row.choices or isinstance(row.problem, PlaceProblem)), None)
    row = rows[0] if len(rows) == 1 else None
    return OfficialPay(tuple(facts), _general_ones_together(notes), row, unclear)


def _as_named(found: WageFound | WageNotFound, job: str, unlisted: bool) -> WageFound | WageNotFound:
    """What was found for a job; of one that is in no list ("drive for a surgeon") a job within its name is none."""
    if not unlisted or isinstance(found, WageNotFound):
        return found
    return role_unlisted(job, found.role.name)


def _counted_apart(found: Iterable[WageFound]) -> tuple[list[WageFound], list[Note]]:
    """The rows to set side by side, and which jobs have none because they are counted together with another.

    Of "nurse" and "bsn", as of "backend developer" and "frontend developer", the first tells what both are taken as.
    """
    rows: list[WageFound] = []
    notes: list[Note] = []
    for row in found:
        same = counted_with(row, rows)
        if same is None:
            rows.append(row)
        elif same.role.name != row.role.name:
            notes += _on_both(same, row)
    return rows, notes


def _on_both(kept: WageFound, row: WageFound) -> list[Note]:
    """That a job is counted together with the one of a row that is kept, where both are counted at all."""
    if any(note.code == NOT_COUNTED for note in (*kept.notes, *row.notes)):
        return [note for note in row.notes if note.code in (ROLE_TAKEN, NOT_COUNTED)]
    return [Note(code="counted_together", text=together_text(kept.role, row.role))]


def _each_at_its_place(question: Question) -> list[tuple[str, str]]:
    """Of "a nurse in Ohio or a teacher in Texas" each job with its place; nothing where not each has one of its own."""
    jobs, places = sorted(question.roles, key=lambda role: role.start), question.places
    if not 1 < len(jobs) <= MOST_NAMED or len(jobs) != len(places):
        return []
    ends = [role.start for role in jobs[1:]] + [len(question.words)]
    own = [
        [place.full for place in places if role.end <= place.start < end] for role, end in zip(jobs, ends, strict=True)
    ]
    return [(role.name, there[0]) for role, there in zip(jobs, own, strict=True)] if all(map(bool, own)) else []


def at_known_places(question: Question, wages: WageLookup | None) -> Question:
    """The question with the places of which the table alone tells that they are some.

    People write "nurse salary hartford", and name areas as the table does ("New York-Newark-Jersey City, NY-NJ").
    """
    if wages is None or not question.asks_pay:
        return question
    found = list(_long_names(question, wages))
    short = (_area(phrase, question, wages) for phrase in apart_from(found, question.unheeded))
    found += [place for place in short if place]
    if not found:
        return question
    others = [place for place in apart_from(found, question.places) if place.name != COUNTRY]
    unheeded = apart_from(found, question.unheeded)
    # Of pay at a place its amount is asked.
    return replace(question, places=(*others, *found), unheeded=unheeded, asks_amount=True)


def _long_names(question: Question, wages: WageLookup) -> Iterator[Place]:
    """Names of several words that no other list has whole, such as "long island"; of overlapping ones the longest."""
    words, keys = question.words, [place_key(word) for word in question.words]
    jobs = {role.start for role in question.roles}
    taken = positions(question.roles)
    for length in range(min(LONGEST_NAME, len(keys)), 1, -1):
        for start in range(len(keys) - length + 1):
            end = start + length
            if taken.isdisjoint(range(start, end)) and wages.places.knows(" ".join(keys[start:end])):
                taken.update(range(start, end))
                place = Place(" ".join(words[start:end]), start, end)
                is_known = any(known.start <= start and end <= known.end for known in question.places)
                # "Portland or Seattle" is no Oregon, "Portland, OR, nurse pay" is.
                is_word = words[end - 1] in CODES_TOO and not (end == len(words) or end in jobs or words[end] in _WHAT)
                if not (is_known or is_word or wages.places.is_nation(place.name) or excluded([place], words)):
                    yield place


def _area(phrase: Phrase, question: Question, wages: WageLookup) -> Place | None:
    """A phrase as a place of the table, with the state in or behind it; not everyday words ("bend") without one."""
    place = _with_state(phrase, question)
    if not place.within and all(map(is_common, phrase.text.split())):
        return None
    if phrase.text == "va" or (phrase.text in STATES and "the" in question.words[: phrase.start][-1:]):
        return None  # "at the va" and "va nurse" are of no Virginia
    found = wages.places.find(place.full)
    if isinstance(found, PlaceFound):
        return place
    # One of several areas, or a country: to be told, and no reason to show another place's figures.
    is_name = wages.places.knows(place_key(place.full)) and found.problem is not PlaceProblem.REGION
    # "Marfa TX" is a town that the table does not know, and "unionized ohio" is none.
    last, is_last = question.words[place.end - 1], place.end == len(question.words)
    is_coded = last in STATES and (is_last or last not in CODES_TOO)
    is_town = is_coded or (last not in STATES and not is_english(place.name))
    return place if is_name or (place.within and found.state and is_town) else None


def _with_state(phrase: Phrase, question: Question) -> Place:
    """A phrase as a place with the state that is named behind it, by its code within it as well."""
    words, end = question.words, phrase.end
    state = next((place for place in question.places if place.start == end), None)
    if state:
        return Place(phrase.text, phrase.start, state.end, "" if state.name == COUNTRY else state.name)
    if end < len(words) and words[end] in STATES:
        return Place(phrase.text, phrase.start, end + 1, STATES[words[end]])
    town, _, code = phrase.text.rpartition(" ")
    if town and code in STATES and (code not in CODES_TOO or end == len(words)):
        return Place(town, phrase.start, end, STATES[code])
    return Place(phrase.text, phrase.start, end)


def _facts(row: WageFound, question: Question, *, alone: bool) -> Sequence[SalaryFact]:
    by_hour = "§hourly" in question.concepts and row.estimate.hourly is not None
    facts = salary_facts(row.estimate, Period.HOUR if by_hour else None)
    if by_hour and _BY_YEAR.search(question.narrowing):
        facts = (*facts, *salary_facts(row.estimate))
    middle = [fact for fact in facts if fact.statistic in _OF_SEVERAL]
    rest = [fact for fact in facts if fact not in middle]
    return [*middle, *rest] if alone else middle


def _left_out(names: Sequence[str]) -> list[Note]:
    if not names:
        return []
    said = ", ".join(f"“{name}”" for name in names)
    return [Note(code="left_out", text=f"More than {MOST_NAMED} are not looked up at once; left out: {said}.")]


def _missing(row: WageNotFound) -> Note:
    return Note(code="official_wage_not_found", text=row.text)


def _general_ones_together(notes: Iterable[Note]) -> tuple[Note, ...]:
    """What holds of the whole table as one note behind those on the very figures."""
    notes = list(notes)
    general = [note.text for note in notes if note.code in GENERAL]
    particular = [note for note in notes if note.code not in GENERAL]
    return (*particular, Note(code="official_wages", text=" ".join(general))) if general else tuple(particular)


def differences(
    question: Question, shown: Sequence[SalaryFact], official: OfficialPay, corpus: Corpus, today: date
) -> tuple[Note, ...]:
    """How the articles' figures among ``shown`` differ from the official ones; how many are old where they are alone.

    More than three years before ``today`` is old; a figure without a date is as old as its article at least.
    """
    stated = [fact for fact in shown if fact.start is not None]
    if not stated:
        return ()
    if official.row is None or len(stated) == len(shown):
        dates = [fact.as_of or corpus.article(fact.article).published for fact in stated]
        old = sum(is_old(latest_month(each), today) for each in dates)
        return (Note(code="old_figures", text=_said_of(old, len(stated))),) if old else ()
    wage = official_wage(official.row.estimate, today)
    line = differences_line(beside(stated, wage, lambda place: _is_asked(place, question), today), wage)
    return (Note(code="figures_differ", text=line),) if line else ()


def _said_of(old: int, all_shown: int) -> str:
    if old < all_shown:
        return _SOME_OLD.format(old, all_shown, "is" if old == 1 else "are")
    return _ONE_OLD if all_shown == 1 else _ALL_OLD


def _is_asked(place: str, question: Question) -> bool:
    asked = question.places or (Place(COUNTRY, 0, 0),)
    return any(lies_in(place, each.name, each.within) for each in asked)
