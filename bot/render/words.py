"""Words that every surface shares: an amount, a whole salary fact, a citation. Pure, and free of any markup.

What comes from an article or a member passes through ``visible`` before it is shown; escaping for a surface's own
markup (Discord's Markdown, for instance) is that surface's work.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale
from babel.numbers import format_currency, format_decimal

from knowledge.models import Period, SalaryFact, Statistic
from retrieval.models import Excerpt, NoAnswer, Note, Reason
from retrieval.names.breakdowns import part_of

READER = "en_US"
HIDDEN = {"Cc", "Cf", "Cs", "Cn", "Co"}
KEPT = "\u200c\u200d"  # the joiners that some scripts and emoji need

PERIODS = {
    Period.YEAR: "a year",
    Period.MONTH: "a month",
    Period.WEEK: "a week",
    Period.DAY: "a day",
    Period.HOUR: "an hour",
}
STATISTICS = {
    Statistic.MEDIAN: "median",
    Statistic.MEAN: "average (mean)",
    Statistic.RANGE: "range",
    Statistic.MINIMUM: "minimum",
    Statistic.MAXIMUM: "maximum",
    Statistic.ENTRY_LEVEL: "entry level",
    Statistic.TYPICAL: "typical",
    Statistic.UNSPECIFIED: "statistic not stated",
}
SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def visible(text: str) -> str:
    """``text`` without control characters, lone surrogates, invisible ones and those that turn the writing round.

    Line breaks of every kind become ``\\n``, tabs become spaces, and nothing ends in a line break.
    """
    return "\n".join(map(_visible_line, text.splitlines())).rstrip("\n")


def _visible_line(line: str) -> str:
    if line.isprintable():  # nearly every line is, and then nothing in it is of the hidden kinds
        return line
    return "".join(mark for mark in line.expandtabs(4) if mark in KEPT or unicodedata.category(mark) not in HIDDEN)


def one_line(text: str) -> str:
    """``visible`` text with every run of white space as one space."""
    return " ".join(visible(text).split())


@lru_cache(maxsize=4096)  # the figures of an article are shown again and again
def money(amount: float, currency: str | None, locale: str = READER) -> str:
    """An amount the way its reader writes it: ``$75,575``, ``$17.50``, ``CHF 95,000``; bare without a currency."""
    whole = amount == int(amount)
    if currency is None:
        return format_decimal(amount, format=None if whole else "#,##0.00", locale=locale)
    pattern = str(Locale.parse(locale).currency_formats["standard"].pattern)
    text = format_currency(
        amount, currency, pattern.replace(".00", "") if whole else None, locale=locale, currency_digits=not whole
    )
    return re.sub(r"(?<=[A-Z])(?=\d)", "\u00a0", text)  # a code is a word: CHF 95,000, but $75,575


def amount(fact: SalaryFact, locale: str = READER) -> str:
    """The figure or the range of a fact, its open end said in words."""
    percentile = fact.statistic is Statistic.PERCENTILE
    if fact.low is None:
        assert fact.high is not None, "a salary fact has an amount"
        return f"{'below' if percentile else 'up to'} {money(fact.high, fact.currency, locale)}"
    if fact.high is None:
        return f"{'above' if percentile else 'at least'} {money(fact.low, fact.currency, locale)}"
    low = money(fact.low, fact.currency, locale)
    return low if fact.low == fact.high else f"{low} to {money(fact.high, fact.currency, locale)}"


def pay(fact: SalaryFact, locale: str = READER) -> str:
    """The amount with its period: ``$60,000 to $85,000 a year``. What the source leaves out is said."""
    currency = "" if fact.currency else " (currency not stated)"
    period = PERIODS[fact.period] if fact.period else "(period not stated)"
    return f"{amount(fact, locale)}{currency} {period}"


def ordinal(number: float) -> str:
    """``10`` as ``10th``, ``92.5`` as ``92.5th``."""
    whole = int(number)
    if whole != number or 10 < whole % 100 < 14:
        return f"{number:g}th"
    return f"{whole}{SUFFIXES.get(whole % 10, 'th')}"


def statistic(fact: SalaryFact) -> str:
    """What the amount says of the people it speaks of: ``median``, ``10th percentile``."""
    if fact.statistic is Statistic.PERCENTILE:
        assert fact.percentile is not None, "a percentile has its number"
        return f"{ordinal(fact.percentile)} percentile"
    return STATISTICS[fact.statistic]


def particulars(fact: SalaryFact) -> str:
    """Everything of a fact beside its pay: statistic, role, whom of it, place, date, origin, in this order."""
    date = fact.as_of or "undated"
    parts = [statistic(fact), fact.role, part_of(fact), fact.place, date, fact.origin]
    return " · ".join(one_line(part) for part in parts if part)


def fact_line(fact: SalaryFact, locale: str = READER) -> str:
    """A whole salary fact as one line."""
    return f"{pay(fact, locale)} · {particulars(fact)}"


def source(excerpt: Excerpt) -> str:
    """Who published an excerpt's article and when, as far as it says: ``Example Press, 2024-05``; else empty."""
    date = excerpt.published or (f"retrieved {excerpt.retrieved}" if excerpt.retrieved else None)
    return ", ".join(one_line(part) for part in (excerpt.publisher or excerpt.author, date) if part)


def citation(excerpt: Excerpt) -> str:
    """Where an excerpt stands as one line: ``Title › Heading — Publisher, date``."""
    place = " › ".join(one_line(part) for part in (excerpt.title, excerpt.heading) if part)
    return f"{place} — {source(excerpt)}" if source(excerpt) else place


def suggestions_heading(refusal: NoAnswer) -> str:
    """What stands above the suggestions of a refusal: they are articles, or what to ask about instead."""
    return "Did you mean" if refusal.reason is Reason.WHICH_ONE else "Nearest articles"


FOOTNOTES = frozenset({"figures_differ", "old_figures", "official_wages"})
"""Codes of notes that are read after the figures; the others have to be known before."""


def notes_before(notes: Iterable[Note]) -> list[Note]:
    """What to know before the figures."""
    return [note for note in notes if note.code not in FOOTNOTES]


def notes_after(notes: Iterable[Note]) -> list[Note]:
    """What qualifies the figures, read below them."""
    return [note for note in notes if note.code in FOOTNOTES]
