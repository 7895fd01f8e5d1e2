"""Figures of the wage table as salary facts, so that they can stand beside those of articles."""

from typing import Final

from knowledge.models import AreaType, Period, SalaryFact, Statistic, Wage, WageEstimate
from retrieval.wage_notes import STATISTICS, money, released

NATION: Final = "United States"

_KINDS: Final = {
    "p10": (Statistic.PERCENTILE, 10.0),
    "p25": (Statistic.PERCENTILE, 25.0),
    "median": (Statistic.MEDIAN, 50.0),
    "p75": (Statistic.PERCENTILE, 75.0),
    "p90": (Statistic.PERCENTILE, 90.0),
    "mean": (Statistic.MEAN, None),
}


def salary_facts(estimate: WageEstimate, period: Period | None = None) -> tuple[SalaryFact, ...]:
    """A fact for each released statistic: 10th to 90th percentile, then the mean.

    ``period`` is a year or an hour; without it annual wages, or hourly ones where only those are released.
    """
    if period is None:
        period = Period.YEAR if estimate.annual else Period.HOUR
    wages = {Period.YEAR: estimate.annual, Period.HOUR: estimate.hourly}.get(period)
    return tuple(_fact(estimate, name, wage, period) for name, wage in released(wages).items()) if wages else ()


def _fact(estimate: WageEstimate, name: str, wage: Wage, period: Period) -> SalaryFact:
    statistic, percentile = _KINDS[name]
    place = NATION if estimate.area.type is AreaType.NATION else estimate.area.name
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
