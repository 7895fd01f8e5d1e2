"""Wage rows and article facts for tests of salary answers and comparisons."""

from datetime import date

from knowledge.models import (
    Area,
    Article,
    Chunk,
    Document,
    Period,
    SalaryFact,
    Section,
    Span,
    Statistic,
    Wage,
    WageDistribution,
    WageEstimate,
)
from retrieval.search.corpus import Corpus
from retrieval.wages.lookup import WageLookup
from tests.retrieval.wage_tables import NATION, OHIO, RELEASE, SmallTable

TODAY = date(2026, 11, 22)
TITLES = {"29-1141": "Registered Nurses", "47-2111": "Electricians", "27-2031": "Dancers", "51-3011": "Bakers"}


def wages(median: float, *, top_coded: bool = False) -> WageDistribution:
    """A distribution around ``median``; its upper half is open where it is top-coded."""
    return WageDistribution(
        mean=Wage(1.1 * median),
        p10=Wage(0.5 * median),
        p25=Wage(0.8 * median),
        median=Wage(median, top_coded),
        p75=Wage(1.2 * median, top_coded),
        p90=Wage(2.0 * median, top_coded),
    )


def row(
    code: str,
    area: Area = NATION,
    *,
    annual: WageDistribution | None = None,
    hourly: WageDistribution | None = None,
    rse: float = 1.0,
) -> WageEstimate:
    """A row of the wage table."""
    return WageEstimate(code, TITLES[code], area, 12_340, 3.0, rse, hourly, annual, RELEASE)


NURSES = row("29-1141", annual=wages(90_000), hourly=wages(43.27))
ELECTRICIANS = row("47-2111", annual=wages(60_000), hourly=wages(28.85))
DANCERS = row("27-2031", hourly=wages(25.0))
NURSES_IN_OHIO = row("29-1141", OHIO, annual=wages(80_000), hourly=wages(38.46))


def lookup(*rows: WageEstimate) -> WageLookup:
    """Look-up in a table of these rows."""
    return WageLookup(SmallTable(rows or (NURSES, ELECTRICIANS, DANCERS, NURSES_IN_OHIO)))


def fact(role: str = "registered nurses", low: float = 86_070, **more: object) -> SalaryFact:
    """A fact from an article, by default a median of a year in dollars for the United States."""
    values: dict[str, object] = {
        "article": "a.md",
        "quote": f"{role} made {low}",
        "start": 0,
        "end": 9,
        "low": low,
        "high": low,
        "currency": "USD",
        "period": Period.YEAR,
        "statistic": Statistic.MEDIAN,
        "role": role,
        "place": "United States",
        "as_of": "May 2025",
        "origin": "Example Press",
    }
    return SalaryFact.model_validate(values | more)


def corpus(*facts: SalaryFact) -> Corpus:
    """One article with these facts."""
    text = "Pay of many jobs."
    article = Article(path="a.md", title="Pay", text=text, sections=(Section((), 0, len(text)),), digest="0" * 64)
    chunk = Chunk("a.md", (), 0, len(text), text, (Span(0, len(text)),))
    return Corpus.build([Document(article, (chunk,), facts)])
