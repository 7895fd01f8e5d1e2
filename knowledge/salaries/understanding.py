"""From an amount with its words to a salary fact, or to nothing where it is not plain that it is pay."""

import re
from dataclasses import replace

from knowledge.models import Period, SalaryFact, Statistic
from knowledge.salaries.amounts import CHANGES
from knowledge.salaries.context import Context, Setting, context_of, continues
from knowledge.salaries.currencies import NAMED, currency_of
from knowledge.salaries.deciding import is_pay
from knowledge.salaries.ellipsis import goes_on
from knowledge.salaries.exclusions import speaks_of_pay
from knowledge.salaries.periods import (
    all_periods,
    is_of_its_size,
    is_plausible,
    is_year_sized,
    last_period,
    period_after,
)
from knowledge.salaries.roles import earner_beside, find_roles
from knowledge.salaries.statements import Statement
from knowledge.salaries.statistics import (
    MARKS,
    Named,
    Reading,
    column_statistic,
    named_statistic,
    reading_of,
    statistic_behind,
)

SEASONED = re.compile(
    r"\b(?:after|with|has|have|once) (?:\w+ ){1,5}(?:years?|months?)\b|\b(?:experienced|senior|qualified|later|then)\b",
    re.IGNORECASE,
)
TO_START = re.compile(r"\d[^.;]{0,30}\bto (?:begin|start)\b", re.IGNORECASE)  # is said of the amount before it
FOR_SOMEBODY = re.compile(r"[^,;.]{0,25}\bfor (?:an?|any|every|one|some|the|those)", re.IGNORECASE)
SHORTER = (Period.HOUR, Period.DAY, Period.WEEK)
OR = re.compile(r"\bor\W*$", re.IGNORECASE)
OWN_VERB = re.compile(
    r"\b(?:make|paid|pay|command|ris(?:es?|ing) to|rose to|mov(?:es?|ing) (?:\w+ )?to"
    r"|(?:mov|go)(?:e|es|ing)? (?:on |up )(?:\w+ ){0,3}to|climb|(?:top|max)(?:p?ed|e?s|ping)? out|go(?:es|ing)? up to)",
    re.IGNORECASE,
)


def understand(statement: Statement, setting: Setting) -> SalaryFact | None:
    """The salary fact that ``statement`` makes, ``None`` where it is not plain that it speaks of pay."""
    named = _statistic(statement, setting)
    context = context_of(statement, setting)
    elliptical = _is_elliptical(statement, setting)
    currency = _currency(statement, setting, context.place, elliptical)
    if not is_pay(statement, setting, named, currency, elliptical):
        return None
    named = named or (_statistic_before(statement, setting) if elliptical else None)
    period = _period(statement, setting, currency) or _period_before(statement, setting, context, currency)
    if not is_plausible(statement.amount, currency, period):
        return None
    head = "" if statement.turn and statement.turn[0] else statement.head
    if statement.granted:  # "15 years and over" bounds no amount
        head = head.removeprefix(statement.label or "")
    reading = reading_of(statement.amount, named, "" if CHANGES.search(statement.before) else head, statement.tail)
    reading = _open_like_the_one_before(reading, period, statement, setting)
    return SalaryFact(
        article=setting.article.path,
        quote=setting.article.text[statement.start : statement.end],
        start=statement.start,
        end=statement.end,
        low=reading.low,
        high=reading.high,
        currency=currency,
        period=period,
        statistic=reading.statistic,
        percentile=reading.percentile,
        role=context.role,
        place=context.place,
        as_of=context.as_of,
        origin=context.origin,
    )


def _open_like_the_one_before(
    reading: Reading, period: Period | None, statement: Statement, setting: Setting
) -> Reading:
    """The same pay in another period has the open end of the first: "at least $62,400 a year or $30 an hour"."""
    previous = setting.previous
    before = statement.before if statement.turn else statement.head
    if previous is None or not setting.same_paragraph or period == previous.period or not OR.search(before):
        return reading
    return replace(
        reading,
        low=None if previous.low is None else reading.low,
        high=None if previous.high is None else reading.high,
    )


def _is_elliptical(statement: Statement, setting: Setting) -> bool:
    """Whether the amount goes on from the fact before it in the same paragraph."""
    previous = setting.previous
    if statement.granted or previous is None or not setting.same_paragraph:
        return False
    return goes_on(statement.head, statement.amount, previous.low or previous.high)


def _statistic(statement: Statement, setting: Setting) -> Named | None:
    """The statistic named nearest to the amount."""
    if behind := _statistic_behind(statement.tail):
        return behind
    if statement.turn:
        shared = [named_statistic(found[0]) for found in MARKS.finditer(statement.head)]
        if len(shared) == statement.turn[1]:
            return shared[statement.turn[0]]
    own = _statistic_of_row(statement) or named_statistic(statement.head)
    if statement.turn and statement.turn[0]:
        own = _not_of_others(own, statement)
    if own is None and statement.label is None and not _has_own_verb(statement.head):
        own = _not_of_others(named_statistic(statement.before), statement)
    own = own or named_statistic(statement.tail)
    over = statement.captions if statement.label is None else (*statement.captions, *setting.heading[-1:])
    return own or next((found for caption in over if (found := named_statistic(caption))), None)


def _statistic_of_row(statement: Statement) -> Named | None:
    """That of the column, unless it says only "typical" and the row's label tells what the figure really is."""
    column = column_statistic(statement.column) if statement.column else None
    label = named_statistic(statement.label or "") if column and column[0] is Statistic.TYPICAL else None
    return label if label and label[0] is not Statistic.ENTRY_LEVEL else column


def _statistic_behind(tail: str) -> Named | None:
    period = period_after(tail)
    found = statistic_behind(tail) or (statistic_behind(tail[period[1] :]) if period else None)
    return found[0] if found else None


def _not_of_others(named: Named | None, statement: Statement) -> Named | None:
    """``named`` further up in the sentence; "newly qualified" is nothing of others, nor of them some years later.

    Whom or what an amount is for by its own words ("£275 for somebody solid") is another than the one before.
    """
    if named is None or named[0] is not Statistic.ENTRY_LEVEL:
        return named
    head = "" if statement.turn else statement.head
    own = head + statement.tail
    of_others = find_roles(own) or earner_beside(head) or SEASONED.search(own)
    of_others = of_others or FOR_SOMEBODY.match(statement.tail) or TO_START.search(statement.before)
    return None if of_others else named


def _has_own_verb(head: str) -> bool:
    """Whether the amount's own clause says anew who is paid, so that an earlier "average" does not reach it."""
    return speaks_of_pay(head) or OWN_VERB.search(head) is not None


def _statistic_before(statement: Statement, setting: Setting) -> Named | None:
    """The statistic of the fact before, which an elliptical clause shares: "the median is £60,000; in Leeds"
    " £52,500"."""
    previous = setting.previous
    if previous is None or previous.statistic not in (Statistic.MEDIAN, Statistic.MEAN):
        return None
    return previous.statistic, previous.percentile


def _currency(statement: Statement, setting: Setting, place: str | None, elliptical: bool) -> str | None:
    mark = statement.amount.mark
    if mark is None:
        named = (
            _currency_in(words, place, setting.pointed)
            for words in (*statement.captions, statement.label or "", *setting.notes.units)
        )
        before = setting.previous.currency if elliptical and setting.previous else setting.currency
        return next(filter(None, named), None) or ("INR" if statement.amount.indian else before)
    return currency_of(mark, place, setting.pointed)


def _currency_in(words: str, place: str | None, pointed: str | None) -> str | None:
    found = NAMED.search(words)
    return currency_of(found[0], place, pointed) if found else None


def _period(statement: Statement, setting: Setting, currency: str | None) -> Period | None:
    """The period written nearest to the amount, or the year where the size of a sum called pay leaves no other."""
    if statement.amount.yearly:
        return Period.YEAR
    if behind := period_after(statement.tail):
        return behind[0]
    if statement.row_period and not last_period(statement.column or ""):
        return statement.row_period
    if statement.turn:
        shared = all_periods(statement.head)
        if len(shared) == statement.turn[1]:
            return shared[statement.turn[0]]
    is_sized = is_year_sized(statement.amount, currency)
    for words in (statement.column or "", statement.head, statement.tail):
        period = last_period(words)
        # "Reporter, weekly" is who works for one, whatever stands beside it.
        if period and not (is_sized and statement.granted and words is statement.head and period in SHORTER):
            return period
    inherited = "" if speaks_of_pay(statement.head) else statement.before
    for words in (inherited, *statement.captions, *setting.notes.units, *reversed(setting.heading)):
        period = last_period(words)
        if period and not (is_sized and period in SHORTER):
            return period
    return Period.YEAR if is_sized else None


def _period_before(statement: Statement, setting: Setting, context: Context, currency: str | None) -> Period | None:
    """The period of the fact before it, for the next statistic of the same pay."""
    previous, sister = setting.previous, setting.of_item
    if statement.label and sister and sister.currency == currency and is_of_its_size(statement.amount, sister):
        return sister.period
    if previous is None or currency != previous.currency:
        return None
    if not setting.same_paragraph and not continues(context.role, context.origin, setting):
        return None
    return previous.period if is_of_its_size(statement.amount, previous) else None
