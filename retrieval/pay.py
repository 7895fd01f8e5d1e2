"""Salary facts that fit what was asked, and what has to be said where none fits."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.models import Period, SalaryFact, Statistic
from retrieval.corpus import Corpus
from retrieval.levels import level_asked, of_level
from retrieval.models import Note
from retrieval.passages import Passage
from retrieval.places import lies_in
from retrieval.question import Question
from retrieval.terms import stem_set
from retrieval.words import stem

MOST = 12
PLACE_NOT_COVERED = "place_not_covered"
LEVEL_NOT_COVERED = "level_not_covered"
LOW_END, HIGH_END = 10, 90


def _is_high(fact: SalaryFact) -> bool:
    high_percentile = fact.percentile is not None and fact.percentile >= HIGH_END
    return high_percentile or fact.statistic in (Statistic.MAXIMUM, Statistic.RANGE)


def _is_low(fact: SalaryFact) -> bool:
    low_percentile = fact.percentile is not None and fact.percentile <= LOW_END
    return low_percentile or fact.statistic in (Statistic.MINIMUM, Statistic.RANGE)


_PERIODS = {
    Period.HOUR: r"\b(hourly|(per|by the|each) hour)\b",
    Period.DAY: r"\b(daily rate|day rate|(a|per) day)\b",
    Period.WEEK: r"\b(weekly|(a|per) week)\b",
    Period.MONTH: r"\b(monthly|(a|per|each) month)\b",
    Period.YEAR: r"\b(yearly|annual(ly)?|(a|per) year)\b",
}
_WORK_OF = {
    Period.HOUR: "an hour's work",
    Period.DAY: "a day's work",
    Period.WEEK: "a week's work",
    Period.MONTH: "a month's work",
    Period.YEAR: "a year's work",
}
_STATISTICS: tuple[tuple[str, str, Callable[[SalaryFact], bool]], ...] = (
    ("median", r"\bmedian\b|\bmiddle\b|\btypical\b", lambda fact: fact.statistic is Statistic.MEDIAN),
    ("average", r"\b(average|avg|mean)\b", lambda fact: fact.statistic is Statistic.MEAN),
    ("highest", r"\b(top|highest|max\w*|ceiling|best paid|upper)\b", _is_high),
    ("lowest", r"\b(lowest|min\w*|least|bottom|worst)\b", _is_low),
    (
        "range",
        r"\brange\b|\bspread\b|\bbetween\b",
        lambda fact: fact.low != fact.high or fact.percentile in (25, 75),
    ),
)
_PERCENTILE = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th) ?(?:percentile|pct)|\btop (\d{1,2}) ?(?:%|percent)|\bbottom (\d{1,2}) ?(?:%|percent)"
)


_MIDDLE = frozenset({Statistic.MEDIAN, Statistic.MEAN, Statistic.TYPICAL, Statistic.UNSPECIFIED})


_AMOUNT = re.compile(
    r"\bhow much\b|\b(salary|salaries|wages?|income|earnings|sal|tc|comp|pay ?rate|hourly)\b"
    r"|\b(median|average|avg|mean|percentile|range"
    r"|highest|lowest|top|most|least|starting|rate|figures?|money)\b"
    r"|\bwhat\b.{0,25}\b(earn(ing)?|making|(get(ting)?|be) paid)\b|\b(ballpark|dollars|bucks)\b"
    r"|\bpay(check)?\W*$|\bpay (for|in|of|at|as)\b|\bwhat('?s| do(es)?)\b.*\bmake\b|\b(?!401)\d+ ?k\b|[$£€]"
)
_NO_AMOUNT = re.compile(
    r"^\W*(why|who|what (affects|moves|changes|raises|determines|makes|drives))\b"
    r"|^\W*(do|does|is|are|can|could|will|would|should)\b"
    r"(?!.*\b(how much|average|avg|mean|median|\d+ ?k|six figures?|highest|top|starting)\b)"
)


_IS_IT_ENOUGH = re.compile(
    r"\b(afford|mortgage|rent|bills|a family|(my|the|two|three|\d) kids|feed|live (on|off|alone|well|comfortabl\w+)"
    r"|living wage|supports? (a|my|\d)|enough|any (good|better)|comfortabl\w+)\b"
)
_COUNTRY = "united states"
_BESIDE_THE_COUNTRY = re.compile(
    r"\b(than|vs|versus|compared? (to|with)|against)\b"
    r".*\b(average|country|elsewhere|everywhere|anywhere|other|rest|us|america)\b"
)


_Narrowing = Callable[[Question, str, list[SalaryFact]], tuple[list[SalaryFact], list[Note]]]


@dataclass(frozen=True, slots=True)
class Pay:
    """The facts to show, most fitting first, and what the reader must know about them."""

    facts: tuple[SalaryFact, ...]
    notes: tuple[Note, ...]


def asks_amount(question: Question) -> bool:
    """Whether a question on pay asks for figures, and not what moves them or who earns more.

    Who asks whether it is enough, or good somewhere, is told how much it is.
    """
    text = question.itself
    if len(question.roles) > 1:
        return question.asks_pay
    if not question.asks_pay:
        return False
    if question.places or _IS_IT_ENOUGH.search(text):
        return not re.match(r"\W*(why|who)\b", text)
    return _AMOUNT.search(text) is not None and _NO_AMOUNT.search(text) is None


def fitting(question: Question, corpus: Corpus, official: Sequence[SalaryFact] = ()) -> Pay:
    """The facts on the job asked for, narrowed by place, period, statistic and year as far as there are any.

    Where a narrowing leaves nothing it is left out and a note says so: a figure is shown as what it is, never as
    what was asked. ``official`` are those of the wage table for the job and place asked; they stand behind what
    articles say of the very job, and before what articles say of other places.
    """
    stated = _narrowed(question, _most_telling_first(question, _of_role(question, corpus)), _NARROWINGS)
    if not official:
        return Pay(tuple(_distinct(stated.facts)[:MOST]), stated.notes)
    table = _narrowed(question, official, (_by_period, _by_statistic))
    elsewhere = any(note.code == PLACE_NOT_COVERED for note in stated.notes)
    first, second = (table, stated) if elsewhere else (stated, table)
    shown = (*_distinct(first.facts)[: MOST // 2], *_distinct(second.facts)[: MOST // 2])
    # What the articles lack the table has, or says itself; but for levels of experience, of which it has none.
    kept = [note for note in stated.notes if note.code == PLACE_NOT_COVERED]
    kept += _on_level(question.itself, shown) or _on_level(question.itself, official, "official figures")
    return Pay(shown, tuple(kept))


def _narrowed(question: Question, facts: Sequence[SalaryFact], narrowings: Sequence[_Narrowing]) -> Pay:
    text = question.itself
    kept, notes = list(facts), list[Note]()
    for narrowing in narrowings if kept else ():
        kept, found = narrowing(question, text, kept)
        notes += found
    return Pay(tuple(kept), tuple(notes))


def stated_in(passages: Sequence[Passage], pay: Pay) -> Pay:
    """Only the facts that stand in these passages, for a question that asks for no figure."""
    kept = [fact for fact in pay.facts if any(passage.states(fact) for passage in passages)]
    return Pay(tuple(kept), pay.notes if kept else ())


def _of_role(question: Question, corpus: Corpus) -> list[SalaryFact]:
    """The facts on any of the jobs asked for; where none is named, those on the job that the folder is about."""
    of_them = corpus.pay_of([name for role in question.roles for name in role.same])
    compares = "§difference" in question.concepts and len(question.roles) == 1
    if question.roles and (of_them or not compares):
        return of_them
    # "Is the pay better than frontend" compares with the job that the folder is about.
    if corpus.main_role:
        return corpus.pay_of([corpus.main_role])
    return [fact for fact, _ in corpus.paid_roles] if corpus.theme else []


def _most_telling_first(question: Question, facts: Sequence[SalaryFact]) -> list[SalaryFact]:
    """Facts on the very job before those on a narrower one, the country before a city, a year's pay before an
    hour's, the middle before the ends, the newest first."""
    role = question.role

    def rank(fact: SalaryFact) -> tuple[object, ...]:
        narrower = len(stem_set(fact.role or "") - role.known_as) if role else 0
        return (
            narrower > 1,
            _is_local(fact),
            fact.period is not Period.YEAR,
            fact.statistic not in _MIDDLE,
            -_year(fact.as_of or ""),
        )

    return sorted(facts, key=rank)


# Thousands of facts name the same few dates and places.
@lru_cache(maxsize=8192)
def _year(as_of: str) -> int:
    """The last year that a date names, 0 where it names none."""
    return max(map(int, re.findall(r"\b(?:19|20)\d\d\b", as_of)), default=0)


_lies_in = lru_cache(maxsize=8192)(lies_in)


def _is_local(fact: SalaryFact) -> bool:
    return fact.place is not None and not _lies_in(fact.place, _COUNTRY)


def _by_origin(question: Question, text: str, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    """Only those from a source that the question names ("what does payscale say")."""
    asked = set(map(stem, question.itself.split()))
    named = [fact for fact in facts if fact.origin and stem_set(fact.origin) <= asked]
    return named or facts, []


def _by_place(question: Question, text: str, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    """Only the facts for a place that is asked for; of several places like is set beside like, where there is."""
    names = [place.name for place in question.places]
    if len(names) == 1 and _BESIDE_THE_COUNTRY.search(text):
        names.append(_COUNTRY)
    if not names:
        return facts, []
    at_each = [[fact for fact in facts if fact.place and lies_in(fact.place, name)] for name in names]
    there = [fact for fact in facts if any(fact in at_one for at_one in at_each)]
    alike = set.intersection(*({(fact.period, fact.statistic) for fact in at_one} for at_one in at_each))
    if there:
        return [fact for fact in there if not alike or (fact.period, fact.statistic) in alike], []
    named = " or ".join(place.name.title() for place in question.places)
    return facts, [
        Note(
            code=PLACE_NOT_COVERED,
            text=f"The articles have no pay figure for {named}. What they have is shown as it stands.",
        )
    ]


def _by_year(question: Question, text: str, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    if not question.years:
        return facts, []
    then = [fact for fact in facts if fact.as_of and any(year in fact.as_of for year in question.years)]
    if then:
        return then, []
    return facts, [
        Note(code="year_not_covered", text=f"The articles have no pay figure for {' or '.join(question.years)}.")
    ]


def _by_period(question: Question, text: str, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    named = [(match.start(), period) for period, pattern in _PERIODS.items() for match in re.finditer(pattern, text)]
    if not named:
        return facts, []
    # The last one counts: a follow-up question stands behind the one that it narrows.
    period = max(named)[1]
    fitting_period = [fact for fact in facts if fact.period is period]
    if fitting_period:
        return fitting_period, []
    return facts, [Note(code="period_not_covered", text=f"The articles have no figure for {_WORK_OF[period]} here.")]


def _by_level(question: Question, text: str, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    """Only those on beginners, or on people of the experience that is asked for."""
    level = level_asked(text)
    return (level and of_level(level, facts)) or facts, _on_level(text, facts)


def _on_level(text: str, facts: Sequence[SalaryFact], named: str = "figures here") -> list[Note]:
    """Says that not one of these facts is on the level that is asked for."""
    level = level_asked(text)
    if level is None or of_level(level, facts):
        return []
    return [Note(code=LEVEL_NOT_COVERED, text=f"None of the {named} is for {level.people} in particular.")]


def _by_statistic(question: Question, text: str, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    percentile = _PERCENTILE.search(text)
    if percentile:
        number = int(percentile[1] or percentile[3] or 100 - int(percentile[2] or 0))
        exact = [fact for fact in facts if fact.percentile == number]
        if exact:
            return exact, []
        # Without the very percentile, the end of the pay that it is near.
        fits = _is_low if number <= LOW_END else _is_high if number >= HIGH_END else (lambda fact: True)
        near = [fact for fact in facts if fits(fact)]
        text = f"The articles have no {number}th percentile here."
        return near or facts, [Note(code="statistic_not_covered", text=text)]
    for name, pattern, fits in _STATISTICS:
        if re.search(pattern, text):
            wanted = [fact for fact in facts if fits(fact)]
            if wanted:
                return wanted, []
            return facts, [Note(code="statistic_not_covered", text=f"The articles have no {name} pay here.")]
    return facts, []


_NARROWINGS: tuple[_Narrowing, ...] = (_by_origin, _by_place, _by_year, _by_level, _by_period, _by_statistic)


def _distinct(facts: Sequence[SalaryFact]) -> list[SalaryFact]:
    """One of each: the same amounts of the same statistic, period, place, date and origin are one statement."""
    seen: dict[tuple[object, ...], SalaryFact] = {}
    for fact in facts:
        key = (
            fact.low,
            fact.high,
            fact.currency,
            fact.period,
            fact.statistic,
            fact.percentile,
            fact.place,
            fact.as_of,
            fact.origin,
        )
        seen.setdefault(key, fact)
    return list(seen.values())
