"""What a reader must know beside a figure of the wage table: its oddities, each as one sentence."""

from collections.abc import Iterator

from knowledge.models import Wage, WageDistribution, WageEstimate
from retrieval.models import Note

WAGE_RSE_NOTED = 10.0
"""Relative standard error of the mean wage, in percent, from which it is called rough: 1 row in 23 of May 2025."""

EMPLOYMENT_RSE_NOTED = 30.0
"""The same of the number of jobs: 1 row in 17. Counts of jobs are less exact than wages throughout."""

CONFIDENCE_95 = 1.96
"""Standard errors either way that hold the true value in 95 of 100 samples (normal approximation)."""

GENERAL = frozenset({"self_employed_left_out", "base_pay", "full_time_year"})
"""Codes of the notes that hold for the survey and not for one row of it."""

STATISTICS = {
    "p10": "10th percentile",
    "p25": "25th percentile",
    "median": "median",
    "p75": "75th percentile",
    "p90": "90th percentile",
    "mean": "mean",
}
"""What the fields of ``WageDistribution`` are called, in the order in which they are told."""


def notes_on(estimate: WageEstimate) -> tuple[Note, ...]:
    """The oddities of a row, those of its own first, then those of every figure of the survey."""
    return tuple(
        Note(code=code, text=text) for code, text in (*_period(estimate), *_precision(estimate), *_always(estimate))
    )


def _period(estimate: WageEstimate) -> Iterator[tuple[str, str]]:
    if not estimate.hourly and not estimate.annual:
        yield "not_released", f"No wage of {estimate.occupation} in {estimate.area.name} is released."
        return
    if not estimate.annual:
        yield "hourly_only", f"{estimate.occupation} are given by the hour alone: few of them work full-time all year."
    if not estimate.hourly:
        yield (
            "annual_only",
            f"{estimate.occupation} are given by the year alone: their hours are not those of other jobs.",
        )
    wages = estimate.annual or estimate.hourly
    period = "a year" if estimate.annual else "an hour"
    if wages:
        yield from _top_coded(wages, period)
        yield from _missing(wages)


def _top_coded(wages: WageDistribution, period: str) -> Iterator[tuple[str, str]]:
    capped = {name: wage for name, wage in released(wages).items() if wage.top_coded}
    if capped:
        amount = money(next(iter(capped.values())).amount)
        names = ", ".join(STATISTICS[name] for name in capped)
        yield "top_coded", f"The survey gives no exact wage here, only {amount} {period} or more: {names}."


def _missing(wages: WageDistribution) -> Iterator[tuple[str, str]]:
    if missing := [label for name, label in STATISTICS.items() if name not in released(wages)]:
        yield "not_released", f"Not released: {', '.join(missing)}."


def _precision(estimate: WageEstimate) -> Iterator[tuple[str, str]]:
    rse = estimate.wage_rse
    if rse is not None and rse >= WAGE_RSE_NOTED:
        either_way = round(CONFIDENCE_95 * rse)
        yield (
            "wage_imprecise",
            f"The wages are a rough estimate: the mean's relative standard error is {rse:g} %, "
            f"so the true mean is likely within {either_way} % either way.",
        )
    if estimate.employment is None:
        yield "employment_not_released", "The number of jobs is not released."
    elif estimate.employment_rse is not None and estimate.employment_rse >= EMPLOYMENT_RSE_NOTED:
        yield (
            "employment_imprecise",
            f"The number of jobs is a rough estimate: its relative standard error is {estimate.employment_rse:g} %.",
        )


def _always(estimate: WageEstimate) -> Iterator[tuple[str, str]]:
    yield "self_employed_left_out", "The self-employed are not counted."
    yield "base_pay", "Pay before tax as employers report it, with tips and commissions, without overtime and bonuses."
    if estimate.hourly and estimate.annual:
        yield "full_time_year", "A year's wage is the hourly one times 2,080 hours."


def released(wages: WageDistribution) -> dict[str, Wage]:
    """The wages that are released, by field, in the order of ``STATISTICS``."""
    found = {name: getattr(wages, name) for name in STATISTICS}
    return {name: wage for name, wage in found.items() if wage is not None}


def money(amount: float) -> str:
    """US dollars as the survey writes them: whole, or with cents where there are some."""
    return f"${amount:,.0f}" if amount == round(amount) and amount >= 1000 else f"${amount:,.2f}"
