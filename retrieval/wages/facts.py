"""Figures of the wage table as salary facts, so that they can stand beside those of articles."""

from typing import Final

from knowledge.models import Period, SalaryFact, Statistic, Wage, WageDistribution, WageEstimate
from retrieval.wages.notes import STATISTICS, money, released
from retrieval.wages.place_names import area_name

_KINDS: Final = {
    "p10": (Statistic.PERCENTILE, 10.0),
    "p25": (Statistic.PERCENTILE, 25.0),
    "median": (Statistic.MEDIAN, 50.0),
    "p75": (Statistic.PERCENTILE, 75.0),
    "p90": (Statistic.PERCENTILE, 90.0),
    "mean": (Statistic.MEAN, None),
}


def wages_of(estimate: WageEstimate, period: Period | None = None) -> tuple[Period, WageDistribution | None]:
    """The wages of ``period``, by default of a year where those are released, else of an hour; ``None`` without any."""
    period = period or (Period.YEAR if estimate.annual else Period.HOUR)
    return period, {Period.YEAR: estimate.annual, Period.HOUR: estimate.hourly}.get(period)


def salary_facts(estimate: WageEstimate, period: Period | None = None) -> tuple[SalaryFact, ...]:
    """A fact for each statistic that ``wages_of`` has: 10th to 90th percentile, then the mean."""
    period, wages = wages_of(estimate, period)
    return tuple(_fact(estimate, name, wage, period) for name, wage in released(wages).items()) if wages else ()


def _fact(estimate: WageEstimate, name: str, wage: Wage, period: Period) -> SalaryFact:
    statistic, percentile = _KINDS[name]
    place = area_name(estimate.area)
    amount = money(wage.amount) + (" or more" if wage.top_coded else "")
    span = "annual" if period is Period.YEAR else "hourly"
    return SalaryFact(
        article=estimate.release.id,
        quote=f"{estimate.occupation}, {place}, {estimate.release.name}: {span} wage, {STATISTICS[name]}: {amount}",
        start=None,
        end=None,
        low=wage.amount,
        high=None if wage.top_coded else wage.amount,
        currency="USD",
        period=period,
        statistic=statistic,
        percentile=percentile,
        role=estimate.occupation,
        place=place,
        as_of=estimate.release.name,
        origin=estimate.release.publisher,
    )
