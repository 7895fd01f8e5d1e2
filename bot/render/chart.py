"""Charts of wages as values: what is to be drawn, decided before anything is drawn."""

from dataclasses import dataclass

from bot.render import salary_words, words
from bot.render.limits import fit
from knowledge.models import Period, WageDistribution
from retrieval.comparison import Comparison
from retrieval.salary_answer import SalaryAnswer
from retrieval.wages.official_wage import OfficialWage

TITLE = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """One distribution. ``label`` is empty where the chart's title says what it is."""

    label: str
    wages: WageDistribution

    @property
    def percentiles(self) -> list[float]:
        """The released percentiles, lowest first; a top-coded one may be below one that is exact."""
        figures = (self.wages.p10, self.wages.p25, self.wages.median, self.wages.p75, self.wages.p90)
        return sorted(figure.amount for figure in figures if figure)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale of money. ``locale`` is the reader's, as in babel; ``alt`` says the same in words."""

    title: str
    subtitle: str
    bars: tuple[Bar, ...]
    source: str
    alt: str
    locale: str


def salary_chart(answer: SalaryAnswer, locale: str = words.READER) -> Chart | None:
    """The official distribution of an answer; ``None`` where it has no percentile."""
    official = answer.official
    if official is None or not Bar("", official.wages).percentiles:
        return None
    subtitle = f"{official.place}, {_period(official.period)}"
    alt = salary_words.alt_text(subtitle, [(official.role, official)], locale)
    return Chart(_title(official.role), subtitle, (Bar("", official.wages),), _source(official), alt, locale)


def comparison_chart(comparison: Comparison, locale: str = words.READER) -> Chart | None:
    """A bar for each of the things compared; ``None`` where none has a percentile."""
    named = [(comparison.name(wages), wages) for wages in comparison.wages]
    bars = tuple(Bar(_title(name), official.wages) for name, official in named)
    if not any(bar.percentiles for bar in bars):
        return None
    subtitle = _period(comparison.period)
    alt = salary_words.alt_text(salary_words.compared_with(comparison), named, locale)
    return Chart(_title(comparison.common), subtitle, bars, _source(comparison.wages[0]), alt, locale)


def _period(period: Period) -> str:
    return salary_words.YEARLY if period is Period.YEAR else salary_words.HOURLY


def _title(name: str) -> str:
    return fit(words.one_line(name), TITLE, str)


def _source(official: OfficialWage) -> str:
    release = official.estimate.release
    return f"{release.publisher}, {release.name}"
