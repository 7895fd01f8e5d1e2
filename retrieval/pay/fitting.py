"""Salary facts that fit what was asked, and what has to be said where none fits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.models import Period, SalaryFact
from retrieval.language.terms import stem_set
from retrieval.language.words import stem
from retrieval.models import Note
from retrieval.names.breakdowns import part_of, words_on_parts
from retrieval.pay.narrowing import (
    COUNTRY,
    EMPLOYER_NOT_COVERED,
    OF_OFFICIAL,
    PERIOD_NOT_COVERED,
    PLACE_NOT_COVERED,
    is_local,
    is_of_source,
    names_period,
    names_source,
    narrowed,
    of_another_currency,
    of_another_source,
    of_another_time,
    on_level,
    ranks_places,
)
from retrieval.search.article_jobs import occupation_of
from retrieval.search.corpus import Corpus
from retrieval.search.passages import Passage
from retrieval.search.profiles import Stems
from retrieval.understanding.question import Question
from retrieval.understanding.roles import Role, Standing, is_of_others, job_stems, variants

MOST = 12
JOB_NOT_COVERED = "job_not_covered"
JOB_TAKEN = "job_taken"
_AFTER_TAX = re.compile(r"\b(after tax(es)?|take ?home|net (pay|salary|income)|in hand)\b")
_WHERE = re.compile(r"\b(which|what) (states?|city|cities|countr(y|ies)|places?)\b|\bwhere\b.*\b(most|best|more)\b")


@dataclass(frozen=True, slots=True)
class Pay:
    """The facts to show, most fitting first, and what the reader must know about them."""

    facts: tuple[SalaryFact, ...] = ()
    notes: tuple[Note, ...] = ()


def fitting(question: Question, corpus: Corpus, official: Sequence[SalaryFact] = ()) -> Pay:
    """The facts on the job asked for, narrowed by place, period, statistic and year as far as there are any.

    Where a narrowing leaves nothing it is left out and a note says so: a figure is shown as what it is, never as
    what was asked. ``official`` are those of the wage table for the job and place asked; they stand behind what
    articles say of the very job, and before what articles say of other places.
    """
    stated, notes = narrowed(question, _most_telling_first(question, _of_role(question, corpus)))
    notes = [*_unpaid(question, corpus), *notes] if stated else []
    if not official:
        shown = tuple(_distinct(stated)[:MOST])
        return Pay(shown, (*_unsaid(question, shown), *notes)) if shown else Pay()
    table, lacking = narrowed(question, official, OF_OFFICIAL)
    if any(is_of_source(fact, question) for fact in (*stated, *table)):
        stated, table = ([fact for fact in each if is_of_source(fact, question)] for each in (stated, table))
    elsewhere = any(note.code == PLACE_NOT_COVERED for note in notes)
    first, second = (table, stated) if elsewhere else (stated, table)
    first, second = _distinct(first), _distinct(second)
    most = max(MOST // 2, MOST - len(second))
    shown = _of_the_years((*first[:most], *second[: MOST - min(len(first), most)]), question.years)
    # What the articles lack the table has, or says itself; but for employers and levels of experience.
    told = {JOB_NOT_COVERED, JOB_TAKEN, EMPLOYER_NOT_COVERED}
    if any(place.name != COUNTRY for place in question.places):
        told.add(PLACE_NOT_COVERED)
    kept = [note for note in notes if note.code in told]
    kept += on_level(question.itself, shown) or on_level(question.itself, official, "official figures")
    kept += of_another_time(question, shown)
    kept += [note for note in lacking if not stated or note in notes]
    return Pay(shown, (*_unsaid(question, shown), *kept))


def _of_the_years(facts: tuple[SalaryFact, ...], years: Sequence[str]) -> tuple[SalaryFact, ...]:
    """Only the facts of a year that is asked for, where there are any."""
    return tuple(fact for fact in facts if any(year in (fact.as_of or "") for year in years)) or facts


def stated_in(passages: Sequence[Passage], pay: Pay) -> Pay:
    """Only the facts that stand in these passages, for a question that asks for no figure."""
    kept = [fact for fact in pay.facts if any(passage.states(fact) for passage in passages)]
    return Pay(tuple(kept), pay.notes if kept else ())


def _of_role(question: Question, corpus: Corpus) -> list[SalaryFact]:
    """The facts on any of the jobs asked for; where none is named, those on the job that the folder is about."""
    if corpus.theme:
        of_them = corpus.pay_of([name for role in question.roles for name in role.same])
    else:
        of_them = list(dict.fromkeys(fact for role in question.roles for fact in _figures_on(role, corpus)))
    compares = "§difference" in question.concepts and len(question.roles) == 1
    known = any(role.standing is not Standing.ABSENT for role in question.roles)
    if question.roles and (of_them or not compares or not known):
        return of_them
    if not question.roles and not question.leaves_job_open:
        return []
    # "Is the pay better than frontend" compares with the job that the folder is about; "cook vs guard" does not.
    if corpus.main_role:
        return corpus.pay_of([corpus.main_role])
    return [fact for fact, _ in corpus.paid_roles] if corpus.theme else []


def _figures_on(role: Role, corpus: Corpus) -> list[SalaryFact]:
    """The facts on a job among those on many: those of the article that is about it, or else on the very job, or else
    on one that an article takes it for, or else on what its article is about, or else on any job that has its name in
    theirs."""
    if own := _of_its_article(role, corpus):
        return own
    known = (role.known_as,)
    very = _on_one_of(_names(role), corpus) or _on_one_of(known, corpus) or _on_subject(role, corpus)
    return very or corpus.pay_of(variants(role.asked)) or corpus.pay_of(known)


def _of_its_article(role: Role, corpus: Corpus) -> list[SalaryFact]:
    """The facts on a job, and on levels and ranks of it, of the one article that is about it and no group of jobs."""
    paths = corpus.lookups.about.having_all(role.known_as) if role.standing is Standing.SUBJECT else ()
    alone = [corpus.profiles[path] for path in paths if occupation_of(corpus.profiles[path].job)]
    if len(alone) != 1 or len(paths) != 1:
        return []
    (profile,) = alone
    return [fact for fact, of_whom in profile.paid if stem_set(profile.job) <= of_whom]


def _names(role: Role) -> tuple[Stems, ...]:
    """What a job is called, by whoever asks or officially, or by the articles where it is called nothing officially."""
    return (*variants(role.asked), *(role.official or (role.known_as,)))


def _on_one_of(names: Sequence[Stems], corpus: Corpus) -> list[SalaryFact]:
    """Those on a job that is called so, and not on "all other" who are."""
    return [
        fact
        for fact in corpus.pay_of(names)
        if fact.role and not is_of_others(fact.role) and job_stems(fact.role) in names
    ]


def _on_subject(role: Role, corpus: Corpus) -> list[SalaryFact]:
    """The facts on all whom an article about a job is about, as its title says."""
    facts = corpus.pay_of([role.known_as])
    return [fact for fact in facts if stem_set(fact.role or "") == stem_set(corpus.article(fact.article).title)]


def _unpaid(question: Question, corpus: Corpus) -> list[Note]:
    """Says which of the jobs the articles have no pay of: figures of another or a wider one are not its own."""
    # Beside articles on one job an official title may be wider than what was asked; elsewhere it is the job's own.
    names = {role.name: variants(role.asked) if corpus.theme else _names(role) for role in question.roles}
    own = {role.name for role in question.roles if not corpus.theme and _of_its_article(role, corpus)}
    missing = [name for name, same in names.items() if name not in own and not corpus.pay_of(same)]
    notes = [Note(code=JOB_NOT_COVERED, text=f'The articles have no pay figure for "{name}".') for name in missing]
    found = [role for role in question.roles if not corpus.theme and role.name not in missing]
    return notes + [note for role in found for note in _taken_as(role, corpus)]


def _taken_as(role: Role, corpus: Corpus) -> list[Note]:
    """Says whose figures are shown for a job if they are another's: "cable guy" is a name that line installers have,
    and a geologist is no geological engineer."""
    for fact in _figures_on(role, corpus):
        whose = fact.role or corpus.profiles[fact.article].job
        asked, paid = occupation_of(role.name), occupation_of(whose)
        by_name = any(name <= stem_set(whose) for name in variants(role.asked))
        if asked is paid if asked and paid else by_name:
            return []
    whose = next((fact.role for fact in _figures_on(role, corpus) if fact.role), "")
    return [Note(code=JOB_TAKEN, text=f'"{role.name}" is taken as {whose}.')] if whose else []


def _unsaid(question: Question, shown: Sequence[SalaryFact]) -> list[Note]:
    """Says whose figures are shown where no job is named, and what of the question no figure was chosen by."""
    notes = []
    if not question.roles and shown[0].role:
        notes.append(Note(code="job_assumed", text=f"Taken as a question on the pay of {shown[0].role}."))
    heeded = words_on_parts(question.narrowing) if shown and part_of(shown[0]) else frozenset[str]()
    told = stem_set(" ".join(fact.role or "" for fact in shown))
    phrases = [
        phrase
        for phrase in question.unheeded
        if not heeded.issuperset(phrase.text.split())
        and not names_source(phrase.text)
        and not stem_set(phrase.text) <= told
    ]
    if all(fact.start is None for fact in shown):
        # Under which occupation the whole name is counted is told beside the table's figures.
        told = told.union(*(role.asked for role in question.roles))
    units = [phrase.text for phrase in phrases if question.words[: phrase.start][-1:] == ("per",)]
    texts = [f"None of the figures listed is per {unit}." for unit in units if not names_period(f"per {unit}")]
    notes += [Note(code=PERIOD_NOT_COVERED, text=text) for text in texts]
    left = [phrase.text for phrase in phrases if phrase.text not in units]
    left += [word for word in question.words if stem(word) in question.names - told and word not in left]
    if left:
        said = ", ".join(f"“{text}”" for text in dict.fromkeys(left))
        notes.append(Note(code="not_heeded", text=f"Not taken into account: {said}."))
    if _AFTER_TAX.search(question.itself):
        notes.append(Note(code="before_tax", text="None of the figures here is after tax."))
    if ranks_places(question.narrowing) and not part_of(shown[0]):
        notes.append(Note(code="not_ranked", text="Nothing is ranked here: name what to compare, such as two states."))
    return notes + of_another_source(question, shown) + of_another_currency(question, shown)


def _most_telling_first(question: Question, facts: Sequence[SalaryFact]) -> list[SalaryFact]:
    """Facts on the country before those on a city, on all of a job before those on a part of it, a year's pay before
    an hour's, the middle before the ends, the newest first. Who asks which places pay most is told of places first."""
    asks_where = _WHERE.search(question.itself) is not None

    def rank(fact: SalaryFact) -> tuple[object, ...]:
        return (
            is_local(fact) is not asks_where,
            part_of(fact) is not None,
            fact.period is not Period.YEAR,
            not fact.statistic.is_middle,
            -_year(fact.as_of or ""),
        )

    return sorted(facts, key=rank)


# Thousands of facts name the same few dates and places.
@lru_cache(maxsize=8192)
def _year(as_of: str) -> int:
    """The last year that a date names, 0 where it names none."""
    return max(map(int, re.findall(r"\b(?:19|20)\d\d\b", as_of)), default=0)


def _distinct(facts: Sequence[SalaryFact]) -> list[SalaryFact]:
    """One of each, the one that says most precisely when, in the place of the first."""
    kept: list[SalaryFact] = []
    places: dict[tuple[object, ...], list[int]] = {}
    for fact in facts:
        numbers = places.setdefault(_statement(fact), [])
        number = next((number for number in numbers if _may_be_of_one_date(fact, kept[number])), None)
        if number is None:
            numbers.append(len(kept))
            kept.append(fact)
        elif len(fact.as_of or "") > len(kept[number].as_of or ""):
            kept[number] = fact
    return kept


def _statement(fact: SalaryFact) -> tuple[object, ...]:
    """What two facts have in common that state the same, whatever they call the job, but for when."""
    return (
        fact.low,
        fact.high,
        fact.currency,
        fact.period,
        fact.statistic,
        fact.percentile,
        fact.place,
        fact.origin,
        part_of(fact),
    )


def _may_be_of_one_date(one: SalaryFact, other: SalaryFact) -> bool:
    """Whether the date of one says no more than the other's: "2024" and "May 2024"."""
    short, long = sorted((one.as_of or "", other.as_of or ""), key=len)
    return short in long
