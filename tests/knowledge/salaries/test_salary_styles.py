"""Amounts, periods and statistics as they are written around the world."""

import pytest

from knowledge.models import Article, SalaryFact, Section
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str) -> tuple[SalaryFact, ...]:
    article = Article(path="a.txt", title="Notes", text=text, sections=(Section((), 0, len(text)),), digest="0" * 64)
    return find_salary_facts(article)


def only(text: str) -> SalaryFact:
    (fact,) = facts_in(text)
    return fact


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("The median salary of a data analyst was $75,575 a year.", 75575, 75575, "USD"),
        ("A site reliability engineer earns $60k–$85k a year.", 60000, 85000, "USD"),
        ("A tester earns $60–85K a year.", 60000, 85000, "USD"),
        ("Electricians earn £32,000 to £45,000 a year.", 32000, 45000, "GBP"),
        ("A tutor in Berlin earns a salary of €45.000 a year.", 45000, 45000, "EUR"),
        ("The average salary of a nurse in Mumbai is Rs. 1,20,000 a year.", 120000, 120000, "INR"),
        ("Junior analysts get ₹4-7 LPA.", 400000, 700000, "INR"),
        ("Product managers in Bengaluru earn 12 lakh a year.", 1200000, 1200000, "INR"),
        ("A cardiologist's pay can reach ₹1.2 crore a year.", 12000000, 12000000, "INR"),
        ("Nurses in Zürich earn CHF 95'000 a year.", 95000, 95000, "CHF"),
        ("Pharmacists earn an average of C$98,000 a year.", 98000, 98000, "CAD"),
        ("The median salary of plumbers is A$82,000 a year.", 82000, 82000, "AUD"),
        ("The typical pay for welders is US$24.50 an hour.", 24.5, 24.5, "USD"),
        ("Gehalt: 85.000 EUR brutto", 85000, 85000, "EUR"),
        ("A barista in Vienna earns €12,50 an hour.", 12.5, 12.5, "EUR"),
        ("A teacher in Manila earns ₱32,000 a month.", 32000, 32000, "PHP"),
        ("The mean salary of engineers in Tokyo is ¥6,500,000 a year.", 6500000, 6500000, "JPY"),
        ("Engineers in Shanghai earn a salary of ¥300,000 a year.", 300000, 300000, "CNY"),
        ("Web developers in Kraków make 14 000 zł a month.", 14000, 14000, "PLN"),
        ("A chef in Stockholm earns 34 000 kr a month.", 34000, 34000, "SEK"),
        ("A truck driver earns R22 500 a month.", 22500, 22500, "ZAR"),
        ("A developer in Brazil makes R$ 8.000 a month.", 8000, 8000, "BRL"),
        ("The average salary of an architect is AED 180,000 a year.", 180000, 180000, "AED"),
        ("A mechanic earns ₦150,000 a month.", 150000, 150000, "NGN"),
        ("A tutor is paid about 50 dollars an hour.", 50, 50, "USD"),
    ],
)
def test_amounts(text: str, low: float, high: float, currency: str) -> None:
    """An amount is read with its country's grouping, magnitude and mark."""
    fact = only(text)
    assert (fact.low, fact.high, fact.currency) == (low, high, currency)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("In Canada, a carpenter makes $55,000 a year.", "CAD"),
        ("An electrician in Sydney earns $95,000 a year.", "AUD"),
        ("Doctors in Pakistan earn Rs 80,000 a month.", "PKR"),
        ("Welders earn $52,000 a year. All figures are in Canadian dollars.", "CAD"),
        ("Junior engineers earn around 75K a year.", None),
        ("Cooks earn 30,000 kr a month.", None),
        ("Drafters who know CAD earn $58,000 a year.", "USD"),
    ],
)
def test_shared_marks(text: str, currency: str | None) -> None:
    """A mark that several countries share follows place and article; without either it is USD or unknown."""
    assert only(text).currency == currency


@pytest.mark.parametrize(
    ("amount", "period"),
    [
        ("$90,000/yr", "year"),
        ("£41,000 p.a.", "year"),
        ("£41,000 per annum", "year"),
        ("$90,000 annually", "year"),
        ("£2,400 PCM", "month"),
        ("€2.900 monthly", "month"),
        ("$1,150 a week", "week"),
        ("£450 a day", "day"),
        ("£11.44 hourly", "hour"),
        ("$24/hr", "hour"),
    ],
)
def test_periods_behind_the_amount(amount: str, period: str) -> None:
    """The period written behind an amount is the amount's."""
    assert only(f"The job has a salary of {amount} in most towns.").period == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The hourly wage of bakers is $19.", "hour"),
        ("The salary of a librarian is $61,000.", "year"),
        ("The average wage of bakers is $18.", None),
        ("Clerks have a salary of ₹45,000.", None),
    ],
)
def test_periods_implied_or_unknown(text: str, period: str | None) -> None:
    """The sentence's own word decides; a sum too large for a month is a year's; the rest stays open."""
    assert only(text).period == period


def test_periods_given_respectively() -> None:
    """Two sums for two periods are dealt out in order."""
    facts = facts_in("That is a weekly and monthly income of $1,500 and $6,500 respectively for a surveyor.")
    assert [(fact.low, fact.period) for fact in facts] == [(1500, "week"), (6500, "month")]


@pytest.mark.parametrize(
    ("text", "statistic", "percentile"),
    [
        ("The median salary of bakers is $35,000.", "median", 50),
        ("Bakers earn an average of $35,000 a year.", "mean", None),
        ("The mean annual wage of bakers is $35,000.", "mean", None),
        ("The lowest 10 percent of bakers earned less than $24,000 a year.", "percentile", 10),
        ("The highest 10 percent of bakers earned more than $48,000 a year.", "percentile", 90),
        ("The top 25% of realtors made $96,000 a year.", "percentile", 75),
        ("The lowest-paid quarter of teachers earned under $50,000 a year.", "percentile", 25),
        ("Teachers in the 75th percentile earn $78,000 a year.", "percentile", 75),
        ("Bakers' salaries lie at $29,000 (25th percentile) and more.", "percentile", 25),
        ("Software engineer salaries range from $90,000 to $160,000.", "range", None),
        ("The starting salary of an accountant is £26,500.", "entry_level", None),
        ("Entry-level developers earn $55,000 a year.", "entry_level", None),
        ("The typical salary of a welder is $51,000.", "typical", None),
        ("The minimum salary of a librarian is $45,000.", "minimum", None),
        ("Plumbers with five years' experience earn £38,000 a year.", "unspecified", None),
    ],
)
def test_statistics(text: str, statistic: str, percentile: float | None) -> None:
    """A figure says what it is the statistic of; a percentile is a single figure."""
    fact = only(text)
    assert (fact.statistic, fact.percentile) == (statistic, percentile)
    assert fact.statistic != "percentile" or fact.low == fact.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Registered nurses can earn up to $120,000 a year.", None, 120000),
        ("Paramedics earn at least £27,000 a year.", 27000, None),
        ("Surveyors' pay starts at £28,000.", 28000, None),
        ("Architects make £60,000 or more per year.", 60000, None),
        ("A solicitor can earn more than £90,000 a year.", 90000, None),
        ("Senior analyst: ₹25 LPA+", 2500000, None),
    ],
)
def test_open_ends(text: str, low: float | None, high: float | None) -> None:
    """The side that a statement leaves open is empty."""
    fact = only(text)
    assert (fact.low, fact.high) == (low, high)


def test_a_rise_is_two_figures() -> None:
    """Pay that rose from one sum to another is no range: each has its own year."""
    facts = facts_in("The average salary of cooks rose from $30,000 in 2019 to $36,000 in 2023.")
    assert [(fact.low, fact.high, fact.as_of) for fact in facts] == [(30000, 30000, "2019"), (36000, 36000, "2023")]


def test_a_conversion_is_not_a_second_fact() -> None:
    """The same sum in another currency in brackets is said once."""
    assert only("A nurse earns €60,000 (about $65,000) a year.").currency == "EUR"
