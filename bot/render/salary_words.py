"""Wages in words that every surface shares: official figures, article facts, what a chart shows. Free of any markup."""

from collections.abc import Iterable
from functools import partial

from babel.numbers import format_decimal, format_percent

from bot.render import words
from bot.render.limits import fit
from knowledge.models import Period, Wage, WageRelease
from retrieval.comparison import Comparison
from retrieval.models import Note
from retrieval.pay.article_pay import ArticleFact
from retrieval.wages.notes import GENERAL, STATISTICS
from retrieval.wages.official_wage import OfficialWage

CURRENCY = "USD"
ALT_TEXT = 1_024
NOT_RELEASED = "not released"
OLD = "old: more than three years ago"
YEARLY, HOURLY = "a year, before tax", "an hour, before tax"


def wage(figure: Wage | None, locale: str = words.READER) -> str:
    """``$97,550``, ``$239,200 or more``, or that it is not released."""
    if figure is None:
        return NOT_RELEASED
    return words.money(figure.amount, CURRENCY, locale) + (" or more" if figure.top_coded else "")


def headline(official: OfficialWage, locale: str = words.READER) -> str:
    """The figure that says most, with its period and what it is: ``$97,550 a year, median``."""
    statistic = next(name for name in ("median", "mean", *STATISTICS) if official.wage(name))
    amount = wage(official.wage(statistic), locale)
    return f"{amount} {words.PERIODS[official.period]}, {STATISTICS[statistic]}"


def distribution(official: OfficialWage, locale: str = words.READER) -> list[tuple[str, str]]:
    """Each statistic with its figure, lowest first, the mean last."""
    return [(label, wage(official.wage(name), locale)) for name, label in STATISTICS.items()]


def size(official: OfficialWage, locale: str = words.READER) -> str:
    """How many jobs, and how exact that and the mean are: relative margins that hold in 95 of 100 samples."""
    estimate = official.estimate
    count = format_decimal(estimate.employment, locale=locale) if estimate.employment is not None else None
    jobs = f"About {count} jobs" if count else "Number of jobs not released"
    margin = official.mean_margin
    if margin is None:
        return f"{jobs} · precision not released"
    return f"{jobs} · mean precise to ±{format_percent(margin / 100, '0.0%', locale=locale)}"


def release(published: WageRelease) -> str:
    """Who found the figures out, for when, and since when they are public."""
    since = f", released {published.published}" if published.published else ""
    return f"{published.publisher}, {published.survey}, {published.name}{since}"


def outdated(official: OfficialWage) -> str:
    """A word where the whole release is old; else empty."""
    return f"{official.estimate.release.name} is more than three years ago." if official.old else ""


def article_particulars(described: ArticleFact) -> str:
    """What an article's figure is, and that it is old where it is."""
    return words.particulars(described.fact) + (f" · {OLD}" if described.old else "")


def own_notes(notes: Iterable[Note]) -> list[str]:
    """What is odd about these very figures."""
    return [note.text for note in notes if note.code not in GENERAL]


def general_notes(notes: Iterable[Note]) -> str:
    """What holds for all figures of the survey, on one line."""
    return " ".join(note.text for note in notes if note.code in GENERAL)


def left_out(comparison: Comparison) -> list[str]:
    """What is not compared, each with the reason."""
    return [f"Not compared: {each.name}. {each.reason}" for each in comparison.left_out]


def compared_with(comparison: Comparison) -> str:
    """What all things compared have in common."""
    return f"{comparison.common}, {YEARLY if comparison.period is Period.YEAR else HOURLY}"


def alt_text(title: str, named: Iterable[tuple[str, OfficialWage]], locale: str = words.READER) -> str:
    """What a chart of these wages shows, in words, within Discord's limit for alt text."""
    shown = list(named)
    rows = " ".join(f"{name}: {_row_in_words(official, locale)}." for name, official in shown)
    source = f" Source: {release(shown[0][1].estimate.release)}." if shown else ""
    fitted = partial(fit, limit=ALT_TEXT - len(source), markup=str)
    return fitted(words.one_line(f"Chart: {title}. {rows}")) + source


def _row_in_words(official: OfficialWage, locale: str) -> str:
    return ", ".join(f"{label} {amount}" for label, amount in distribution(official, locale))
