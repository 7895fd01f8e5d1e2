"""From an amount with its words to a salary fact, or to nothing where it is not plain that it is pay."""

import re

from knowledge.models import Period, SalaryFact
from knowledge.salaries.amounts import CHANGES
from knowledge.salaries.context import Context, Setting, context_of, continues
from knowledge.salaries.currencies import currency_of
from knowledge.salaries.exclusions import Governor, governor, names_no_pay, speaks_of_pay
from knowledge.salaries.periods import all_periods, implied_period, is_plausible, last_period, period_after
from knowledge.salaries.places import label_place
from knowledge.salaries.roles import find_roles, mask_roles, whole_role
from knowledge.salaries.statements import Statement
from knowledge.salaries.statistics import MARKS, Named, column_statistic, named_statistic, reading_of, statistic_behind

LEVEL = re.compile(
    r"\b(?:junior|senior|mid(?:dle|[- ]level)?|lead|principal|entry|graduate|intern|level|years?"
    r"|experienced?|starting|trainee)\b",
    re.IGNORECASE,
)
STRAIGHT_TO_NUMBER = re.compile(
    r"(?:salar(?:y|ies)|wages?|pay|earn(?:s|ed|ing|ings)?|income|compensation|makes?|rate)\b[^.;$£€₹]{0,60}?"
    r"(?:\b(?:of|is|was|are|were|at|about|around|approximately|between|from|to|up to|over|than)\b|:|\|)?\s*$",
    re.IGNORECASE,
)
NUMBER_STANDS_ALONE = re.compile(
    r"\s*(?:$|[.,;)\]|*/]|(?:per|annually|p|monthly|yearly|gross|net|brutto|and|in|for|or|to)\b"
    r"|an?\s(?:year|month|hour|day|week)\b)",
    re.IGNORECASE,
)
OWN_VERB = re.compile(r"\b(?:make|paid|pay|command)", re.IGNORECASE)
CURRENCY_IN_WORDS = re.compile(
    r"\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SGD|HKD|INR|JPY|CNY|PHP|MYR|ZAR|SEK|NOK|DKK|PLN|CZK|BRL|MXN"
    r"|AED|NGN|KES|KRW|THB|IDR|Rs)\b"
    r"|(?:US|CA|AU|NZ|[CAS])?\$|[£€₹₱¥₩₦]|\b(?:[Ee]uros?|[Pp]ounds|[Rr]upees|[Dd]ollars)\b"
)


def understand(statement: Statement, setting: Setting) -> SalaryFact | None:
    """The salary fact that ``statement`` makes, ``None`` where it is not plain that it speaks of pay."""
    named = _statistic(statement)
    if not _is_pay(statement, setting, named):
        return None
    context = context_of(statement, setting)
    currency = _currency(statement, setting, context.place)
    period = _period(statement, setting, currency) or _period_before(statement, setting, context, currency)
    if not is_plausible(statement.amount, currency, period):
        return None
    head = "" if statement.turn and statement.turn[0] else statement.head
    reading = reading_of(statement.amount, named, "" if CHANGES.search(statement.before) else head, statement.tail)
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


def _is_pay(statement: Statement, setting: Setting, named: Named | None) -> bool:
    amount = statement.amount
    if statement.granted:
        return True
    tail = statement.after[:80] if statement.turn else statement.tail
    governs = governor(mask_roles(statement.before), mask_roles(tail))
    if governs is Governor.NOT_PAY or (amount.mark is None and not _number_is_pay(statement, governs)):
        return False
    if governs is Governor.PAY or amount.yearly:
        return True
    has_period = period_after(statement.tail) is not None or last_period(statement.head) is not None
    has_role = bool(find_roles(statement.before))
    if governs is Governor.MAYBE:
        return has_period or has_role or _is_pay_by_surroundings(statement, setting, named, has_period)
    if governs is Governor.VAGUE:
        return has_period and (has_role or speaks_of_pay(statement.before) or setting.is_about_pay)
    return _is_pay_by_surroundings(statement, setting, named, has_period)


def _number_is_pay(statement: Statement, governs: Governor) -> bool:
    """A number without a currency is pay only where the words lead straight to it."""
    amount = statement.amount
    if amount.yearly:
        return True
    if governs is not Governor.PAY or not (amount.grouped or amount.magnitude):
        return False
    straight = STRAIGHT_TO_NUMBER.search(statement.before[-100:]) is not None
    return straight and bool(period_after(statement.tail) or NUMBER_STANDS_ALONE.match(statement.after))


def _is_pay_by_surroundings(statement: Statement, setting: Setting, named: Named | None, has_period: bool) -> bool:
    """Without a word of pay of its own: a row under a caption of pay, or the next in a row of statistics."""
    captioned = any(speaks_of_pay(caption) for caption in statement.captions)
    if statement.label is not None:
        known = find_roles(statement.label) or label_place(statement.label) or LEVEL.search(statement.label)
        announced = setting.is_about_pay and (has_period or bool(known) or named is not None)
        announced = announced or (has_period and whole_role(statement.label) is not None)
        return (captioned or announced) and not names_no_pay(statement.label)
    follows = (setting.previous is not None and setting.same_paragraph) or speaks_of_pay(statement.after)
    return (named is not None and (has_period or follows or captioned)) or (has_period and follows)


def _statistic(statement: Statement) -> Named | None:
    """The statistic named nearest to the amount."""
    if behind := _statistic_behind(statement.tail):
        return behind
    if statement.turn:
        shared = [named_statistic(found[0]) for found in MARKS.finditer(statement.head)]
        if len(shared) == statement.turn[1]:
            return shared[statement.turn[0]]
    own = (column_statistic(statement.column) if statement.column else None) or named_statistic(statement.head)
    if own is None and statement.label is None and not _has_own_verb(statement.head):
        own = named_statistic(statement.before)
    own = own or named_statistic(statement.tail)
    return own or next((found for caption in statement.captions if (found := named_statistic(caption))), None)


def _statistic_behind(tail: str) -> Named | None:
    period = period_after(tail)
    found = statistic_behind(tail) or (statistic_behind(tail[period[1] :]) if period else None)
    return found[0] if found else None


def _has_own_verb(head: str) -> bool:
    """Whether the amount's own clause says anew who is paid, so that an earlier "average" does not reach it."""
    return speaks_of_pay(head) or OWN_VERB.search(head) is not None


def _currency(statement: Statement, setting: Setting, place: str | None) -> str | None:
    mark = statement.amount.mark
    if mark is None:
        named = (_currency_in(words, place, setting.pointed) for words in (*statement.captions, statement.label or ""))
        return next(filter(None, named), None) or ("INR" if statement.amount.indian else None)
    return currency_of(mark, place, setting.pointed)


def _currency_in(words: str, place: str | None, pointed: str | None) -> str | None:
    found = CURRENCY_IN_WORDS.search(words)
    return currency_of(found[0], place, pointed) if found else None


def _period(statement: Statement, setting: Setting, currency: str | None) -> Period | None:
    """The period written nearest to the amount, or the year where the size of a sum called pay leaves no other."""
    if statement.amount.yearly:
        return Period.YEAR
    if behind := period_after(statement.tail):
        return behind[0]
    if statement.turn:
        shared = all_periods(statement.head)
        if len(shared) == statement.turn[1]:
            return shared[statement.turn[0]]
    inherited = "" if speaks_of_pay(statement.head) else statement.before
    for words in (statement.column or "", statement.head, statement.tail, inherited, *statement.captions):
        if period := last_period(words):
            return period
    called_pay = statement.granted or setting.is_about_pay
    around = " ".join((statement.before, statement.after, *statement.captions, "pay" if called_pay else ""))
    headed = (period for heading in reversed(setting.heading) if (period := last_period(heading)))
    return next(headed, None) or implied_period(statement.amount, currency, around)


def _period_before(statement: Statement, setting: Setting, context: Context, currency: str | None) -> Period | None:
    """The period of the fact before it, for the next statistic of the same pay."""
    previous = setting.previous
    if previous is None or currency != previous.currency or not continues(context.role, context.origin, setting):
        return None
    other = previous.low or previous.high or 1
    return previous.period if 0.2 < statement.amount.high / other < 5 else None
