"""A row of the wage table as it is told: one period's distribution with how sure, how new and for where it is."""

from dataclasses import dataclass
from datetime import date

from knowledge.models import Period, SalaryFact, Wage, WageDistribution, WageEstimate
from retrieval.wages.dates import is_old, latest_month
from retrieval.wages.facts import salary_facts, wages_of
from retrieval.wages.notes import CONFIDENCE_95, STATISTICS
from retrieval.wages.place_names import area_name


@dataclass(frozen=True, slots=True)
class OfficialWage:
    """The wages of one period, a year or an hour. ``old``: the release speaks of more than three years ago."""

    estimate: WageEstimate
    period: Period
    wages: WageDistribution
    old: bool

    @property
    def role(self) -> str:
        """The occupation's title."""
        return self.estimate.occupation

    @property
    def place(self) -> str:
        """The area's name."""
        return area_name(self.estimate.area)

    @property
    def facts(self) -> tuple[SalaryFact, ...]:
        """Every released figure as a salary fact: 10th to 90th percentile, then the mean."""
        return salary_facts(self.estimate, self.period)

    @property
    def mean_margin(self) -> float | None:
        """Percent either way within which the true mean lies in 95 of 100 samples; ``None`` if not released."""
        error = self.estimate.wage_rse
        return None if error is None else CONFIDENCE_95 * error

    def wage(self, statistic: str) -> Wage | None:
        """One of ``STATISTICS``, ``None`` where it is not released."""
        assert statistic in STATISTICS
        found: Wage | None = getattr(self.wages, statistic)
        return found


def official_wage(estimate: WageEstimate, today: date, period: Period | None = None) -> OfficialWage | None:
    """What ``wages_of`` has of a row; ``None`` where that is nothing."""
    period, wages = wages_of(estimate, period)
    if wages is None:
        return None
    return OfficialWage(estimate, period, wages, is_old(latest_month(estimate.release.period), today))
