"""Salary facts narrowed to what a question asks for: its place, employer, year, level, period and statistic.

A narrowing that leaves nothing is left out, and a note says so.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial

from knowledge.models import Period, SalaryFact, Statistic
from retrieval.data import table
from retrieval.language.terms import stem_set
from retrieval.language.words import normalize, stem
from retrieval.models import Note
from retrieval.names.breakdowns import of_parts, part_of, parts_asked
from retrieval.names.currencies import currency_words
from retrieval.names.levels import level_asked, of_level
from retrieval.names.places import Place, lies_in
from retrieval.understanding.question import Question

PLACE_NOT_COVERED = "place_not_covered"
EMPLOYER_NOT_COVERED = "employer_not_covered"
LEVEL_NOT_COVERED = "level_not_covered"
YEAR_NOT_COVERED = "year_not_covered"
PERIOD_NOT_COVERED = "period_not_covered"
STATISTIC_NOT_COVERED = "statistic_not_covered"
COUNTRY = "united states"
"""Where a figure holds that is for no city or state."""

_BESIDE_THE_COUNTRY = re.compile(
    r"\b(than|vs|versus|compared? (to|with)|against)\b"
    r".*\b(average|country|elsewhere|everywhere|anywhere|other|rest|us|america)\b"
)

_ANOTHER_TIME = re.compile(
    r"\b(last|next|previous) year\b|\b(\d+|one|two|three|five|ten|twenty|few) (years?|yrs) (ago|from now|back)\b"
    r"|\byears ago\b|\bin the (past|future|\d0s)\b|\bbefore covid\b|\bback in the day\b|\bused to (make|earn|pay)\b"
)

_Narrowing = Callable[[Question, list[SalaryFact]], tuple[list[SalaryFact], list[Note]]]

_Fits = Callable[[SalaryFact], bool]

LOW_END, HIGH_END = 10, 90


def _is_high(fact: SalaryFact) -> bool:
    high_percentile = fact.percentile is not None and fact.percentile >= HIGH_END
    return high_percentile or fact.statistic in (Statistic.MAXIMUM, Statistic.RANGE)


def _is_low(fact: SalaryFact) -> bool:
    low_percentile = fact.percentile is not None and fact.percentile <= LOW_END
    return low_percentile or fact.statistic in (Statistic.MINIMUM, Statistic.RANGE)


_PERIODS = {
    Period.HOUR: r"\b(hourly|(by the|each) hour)\b|\d hr\b(?! (shift|week|day))",
    Period.DAY: r"\b(daily|day rates?|(a|per|each) (\d+ ?(hour|hr) )?(day|shift))\b",
    Period.WEEK: r"(?<!hours )\b(weekly|(a|per) week)\b",
    Period.MONTH: r"\b(monthly|(a|per|each) month)\b",
    Period.YEAR: r"\b(yearly|annual(ly)?|(a|per) year)\b",
}
_BOTH = re.compile(
    r"\b(hourly|annual(ly)?|yearly|monthly|weekly) (and|or|vs|versus) (per )?(hourly|annual|year|month|week)"
)
_WORK_OF = {
    Period.HOUR: "an hour's work",
    Period.DAY: "a day's work",
    Period.WEEK: "a week's work",
    Period.MONTH: "a month's work",
    Period.YEAR: "a year's work",
}
_STATISTICS: tuple[tuple[str, str, Callable[[SalaryFact], bool]], ...] = (
    ("median", r"\bmedian\b|\bthe middle\b|\btypical\b", lambda fact: fact.statistic is Statistic.MEDIAN),
    ("average", r"(?<!i )(?<!you )\b(average|avg|mean)\b", lambda fact: fact.statistic is Statistic.MEAN),
    (
        "highest",
        r"(?<!\ba )(?<!\ban )\b(top|highest|max(imum)?(?! security)|ceiling|best paid|upper)\b(?! secret)"
        r"|\bthe most (an?|you|they|he|she|i|someone|-)\b",
        _is_high,
    ),
    ("lowest", r"\b(lowest|min(imum)?|(?<!at )least|bottom|worst|floor(?! -))\b", _is_low),
    (
        "range",
        r"(?<!of the )\brange\b|\bspread\b|\bbetween\b(?=.*\d)",
        lambda fact: fact.low != fact.high or fact.percentile in (25, 75),
    ),
)
_PERCENTILE = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)? ?(?:percentile|pct)|\btop (\d{1,2}) ?percent|\bbottom (\d{1,2}) ?percent"
)

_QUARTILES = (
    (re.compile(r"\b(upper|top|third|3rd|highest) (quartile|quarter|fourth)\b"), "75th percentile"),
    (re.compile(r"\b(lower|bottom|first|1st|lowest) (quartile|quarter|fourth)\b"), "25th percentile"),
)

_RANKING = re.compile(
    r"\b(which|what|where|best|highest|top|lowest|worst|cheapest|richest|poorest)\b.*\b(states?|cit(y|ies)|metros?|countr(y|ies)|places?"
    r"|specialt(y|ies)|languages?)\b"
    r"|\b(states?|cit(y|ies)|metros?|countr(y|ies)|places?)\b.*"
    r"\b(best|highest|lowest|worst|most|least)[ -]?pa(id|ying|ys?)\b"
    r"|\bby (state|city|country)\b|\bin (each|every) (state|city|country)\b|\bwhere\b.*\b(most|least|best|worst)\b"
)


_WHICH_EMPLOYERS = re.compile(
    r"\b(which|what|who|where)\b.*\b(employers?|industr(y|ies)|sectors?|fields?|compan(y|ies)|outfits?|factor(y|ies)|plants?"
    r"|shops?|places?|settings?)\b.*\b(most|best|better|more|highest|biggest|fattest|top|good)\b"
    r"|\b(who|where)\b.*\bpays?\b.*\b(most|best|highest|biggest)\b"
    r"|\bby (industry|employer|sector)\b"
)

_WHICH_PLACE = re.compile(r"\b(states?|cit(y|ies)|metros?|countr(y|ies)|towns?|region)\b")

_lies_in = lru_cache(maxsize=8192)(lies_in)


def is_local(fact: SalaryFact) -> bool:
    """Whether a fact is for a place that is no whole country."""
    return fact.place is not None and not _lies_in(fact.place, COUNTRY)


def ranks_places(text: str) -> bool:
    """Whether a normalized question asks which place, or kind of the job, pays most or least."""
    return _RANKING.search(text) is not None


def _by_origin(question: Question, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    """Only those from a source that the question names ("what does payscale say")."""
    asked = set(map(stem, question.itself.split()))
    named = [fact for fact in facts if is_of_source(fact, question) or (fact.origin and stem_set(fact.origin) <= asked)]
    return named or facts, []


@cache
def _sources() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in table("words")["sources"].items()}


def _sources_asked(question: Question) -> dict[str, re.Pattern[str]]:
    return {name: source for name, source in _sources().items() if source.search(question.itself)}


def is_of_source(fact: SalaryFact, question: Question) -> bool:
    """Whether a question names who published a fact, as people write that."""
    origin = normalize(fact.origin or "")
    return any(source.search(origin) for source in _sources_asked(question).values())


def of_another_source(question: Question, facts: Sequence[SalaryFact]) -> list[Note]:
    """Says of which sources that are asked for there is not one fact among these."""
    origins = {normalize(fact.origin or "") for fact in facts}
    missing = [name for name, source in _sources_asked(question).items() if not any(map(source.search, origins))]
    said = f"None of the figures here is from {' or '.join(missing)}."
    return [Note(code="source_not_covered", text=said)] if missing else []


def names_source(text: str) -> bool:
    """Whether a phrase of a question is the name of who publishes figures."""
    return any(source.search(text) for source in _sources().values())


def _by_place(question: Question, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    """Only the facts for a place that is asked for; of several places like is set beside like, where there is."""
    places = list(question.places)
    if len(places) == 1 and _BESIDE_THE_COUNTRY.search(question.itself):
        places.append(Place(COUNTRY, 0, 0))
    if not places:
        return facts, []
    at_each = [
        [fact for fact in facts if fact.place and lies_in(fact.place, place.name, place.within)] for place in places
    ]
    there = [fact for fact in facts if any(fact in at_one for at_one in at_each)]
    missing = " or ".join(place.full.title() for place, at_one in zip(places, at_each, strict=True) if not at_one)
    said = f"The articles have no pay figure for {missing}."
    if not there:
        # A figure of Los Angeles does not stand under "Seattle".
        anywhere = [fact for fact in facts if not is_local(fact)]
        return anywhere or facts, [Note(code=PLACE_NOT_COVERED, text=f"{said} What they have is shown as it stands.")]
    alike = set.intersection(*({(fact.period, fact.statistic) for fact in at_one} for at_one in at_each))
    kept = [fact for fact in there if not alike or (fact.period, fact.statistic) in alike]
    return kept, [Note(code=PLACE_NOT_COVERED, text=said)] if missing else []


def _by_employer(question: Question, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    """Those at employers of the kind that is asked for, or of every kind that is told apart, before those on all."""
    parts = parts_asked(question.narrowing)
    told_apart = [fact for fact in facts if part_of(fact)]
    of_all = [fact for fact in facts if not part_of(fact)]
    if told_apart and _WHICH_EMPLOYERS.search(question.itself) and not _WHICH_PLACE.search(question.itself):
        return [*told_apart, *of_all], []
    if not parts or not told_apart:
        return facts, []
    there = of_parts(facts, parts)
    if there:
        return [*there, *of_all], []
    said = f"None of the figures here is for {' or '.join(parts)} in particular."
    return of_all or facts, [Note(code=EMPLOYER_NOT_COVERED, text=said)]


def _by_year(question: Question, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    then = [fact for fact in facts if fact.as_of and any(year in fact.as_of for year in question.years)]
    return then or facts, of_another_time(question, facts)


def of_another_time(question: Question, facts: Sequence[SalaryFact]) -> list[Note]:
    """Says that not one of these facts is of a time that is asked for."""
    missing = [year for year in question.years if not any(year in (fact.as_of or "") for fact in facts)]
    if missing:
        return [Note(code=YEAR_NOT_COVERED, text=f"None of the figures here is of {' or '.join(missing)}.")]
    if not question.years and _ANOTHER_TIME.search(question.narrowing):
        return [Note(code=YEAR_NOT_COVERED, text="The figures are of the dates beside them, not of another time.")]
    return []


def of_another_currency(question: Question, facts: Sequence[SalaryFact]) -> list[Note]:
    """Says that not one of these facts is in a currency that is asked for: nothing is converted."""
    asked = {currency_words()[word] for word in question.itself.split() if word in currency_words()}
    shown = sorted({fact.currency for fact in facts if fact.currency})
    if not asked or not asked.isdisjoint(shown):
        return []
    return [Note(code="currency_not_covered", text=f"The figures are in {' and '.join(shown)}: I don't convert them.")]


def names_period(text: str) -> bool:
    """Whether a normalized text names a period that figures may be of: "per shift", but not "per mile"."""
    return any(re.search(pattern, text) for pattern in _PERIODS.values())


def _by_period(question: Question, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    named = [
        (match.start(), period)
        for period, pattern in _PERIODS.items()
        for match in re.finditer(pattern, question.narrowing)
    ]
    if not named:
        return facts, []
    # The last one counts, since a follow-up stands behind what it narrows; but "hourly and yearly" asks for both.
    asked = {period for _, period in named} if _BOTH.search(question.narrowing) else {max(named)[1]}
    fitting_period = [fact for fact in facts if fact.period in asked]
    missing = [_WORK_OF[period] for period in _PERIODS if period in asked - {fact.period for fact in facts}]
    notes = [Note(code=PERIOD_NOT_COVERED, text=f"There is no figure for {each} here.") for each in missing]
    return fitting_period or facts, notes


def _by_level(question: Question, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    """Only those on beginners, or on people of the experience that is asked for."""
    level = level_asked(question.itself)
    return (level and of_level(level, facts)) or facts, on_level(question.itself, facts)


def on_level(text: str, facts: Sequence[SalaryFact], named: str = "figures here") -> list[Note]:
    """Says that not one of these facts is on the level that a normalized question asks for."""
    level = level_asked(text)
    if level is None or of_level(level, facts):
        return []
    return [Note(code=LEVEL_NOT_COVERED, text=f"None of the {named} is for {level.people} in particular.")]


def _by_statistic(question: Question, facts: list[SalaryFact]) -> tuple[list[SalaryFact], list[Note]]:
    """Only the statistics that are named; where there is no such percentile, the end of the pay that it is near."""
    notes: list[Note] = []
    wanted: list[_Fits] = []
    narrowing = question.narrowing
    for quartile, percentile in _QUARTILES:
        narrowing = quartile.sub(percentile, narrowing)
    for match in _PERCENTILE.finditer(narrowing):
        number = int(match[1] or match[3] or 100 - int(match[2] or 0))
        exact = any(fact.percentile == number for fact in facts)
        wanted.append(partial(_is_percentile, number) if exact else _near_percentile(number))
        if not exact:
            notes.append(Note(code=STATISTIC_NOT_COVERED, text=f"There is no percentile {number} here."))
    # The "lowest paying city" is no lowest pay.
    rest = "" if ranks_places(question.narrowing) else _PERCENTILE.sub(" ", narrowing)
    asked = [(name, fits) for name, pattern, fits in _STATISTICS if re.search(pattern, rest)]
    missing = " or ".join(name for name, fits in asked if not any(map(fits, facts)))
    if missing:
        notes.append(Note(code=STATISTIC_NOT_COVERED, text=f"There is no {missing} pay here."))
    wanted += [fits for _, fits in asked]
    return [fact for fact in facts if any(fits(fact) for fits in wanted)] or facts, notes


def _is_percentile(number: int, fact: SalaryFact) -> bool:
    return fact.percentile == number


def _near_percentile(number: int) -> _Fits:
    return _is_low if number <= LOW_END else _is_high if number >= HIGH_END else lambda _: True


ALL: tuple[_Narrowing, ...] = (
    _by_origin,
    _by_place,
    _by_employer,
    _by_year,
    _by_level,
    _by_period,
    _by_statistic,
)
OF_OFFICIAL: tuple[_Narrowing, ...] = (_by_period, _by_statistic)
"""Those that a row of the wage table, which is of one place, year and origin, has not been looked up by."""


def narrowed(
    question: Question, facts: Sequence[SalaryFact], narrowings: Sequence[_Narrowing] = ALL
) -> tuple[list[SalaryFact], list[Note]]:
    """The facts that fit, in their order, and what has to be said of them."""
    kept, notes = list(facts), list[Note]()
    for narrowing in narrowings if kept else ():
        kept, found = narrowing(question, kept)
        notes += found
    return kept, notes
