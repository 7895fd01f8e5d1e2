"""Pay told without a word for pay: verbs, elliptical clauses, answers and advertisements."""

import pytest

from knowledge.models import Article, SalaryFact, Section
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "What masons are paid") -> tuple[SalaryFact, ...]:
    article = Article(path="a.md", title=title, text=text, sections=(Section((), 0, len(text)),), digest="0" * 64)
    return find_salary_facts(article)


@pytest.mark.parametrize(
    ("text", "low", "high", "statistic"),
    [
        ("Trainee surveyors start on £24,500.", 24500, 24500, "entry_level"),
        ("Tram drivers begin at €2,400 a month.", 2400, 2400, "entry_level"),
        ("Surveyors' pay starts at £28,000.", 28000, None, "minimum"),
        ("Senior tutors top out at A$101,200.", None, 101200, "maximum"),
        ("A good glazier can ask £42,000.", 42000, 42000, "unspecified"),
        ("A head baker will hold out for £33k.", 33000, 33000, "unspecified"),
        ("A sous chef I know is on £34,000.", 34000, 34000, "unspecified"),
        ("Stage managers sit between £27k and £34k.", 27000, 34000, "range"),
        ("A registrar draws Rs 140,000 monthly.", 140000, 140000, "unspecified"),
        ("Crane operators pull in $1,900 a week.", 1900, 1900, "unspecified"),
        ("A site manager bills R2 400 a day.", 2400, 2400, "unspecified"),
        ("Salon owners can top $120,000.", 120000, None, "unspecified"),
        ("Foremen: $95K and up.", 95000, None, "minimum"),
        ("I was paid £9 an hour that winter.", 9, 9, "unspecified"),
        ("Where I trained we got paid £11 an hour.", 11, 11, "unspecified"),
        ("I'm now on £61,000 in this trade's pay.", 61000, 61000, "unspecified"),
        ("The yard starts its new licensees at £31,000.", 31000, 31000, "entry_level"),
        ("The federal figure for the middle of the whole trade was $52,000.", 52000, 52000, "median"),
        ("Bailiffs max out around $70,000 a year.", None, 70000, "maximum"),
        ("Ushers earn between the legal minimum and $19 an hour.", None, 19, "maximum"),
        ("Glaziers earn just under £31,000.", 31000, 31000, "unspecified"),
        ("Cooks earn from £21,000 (school kitchens) to £29,000 (hotels).", 21000, 29000, "range"),
        ("For bricklayers the top rate is $41 an hour.", 41, 41, "maximum"),
    ],
)
def test_verbs_that_lead_to_pay(text: str, low: float | None, high: float | None, statistic: str) -> None:
    """A job that starts on, tops out at or asks for a sum is told its pay."""
    (fact,) = facts_in(text)
    assert (fact.low, fact.high, fact.statistic) == (low, high, statistic)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Lodge keepers: USD 1,800 - 2,600 per month.", [(1800, 2600, "USD", "month")]),
        ("Welders: R165 per hour. Riggers: R410k p.a.", [(165, 165, "ZAR", "hour"), (410000, 410000, "ZAR", "year")]),
        ("Roofers get Ksh 1,300 per day.", [(1300, 1300, "KES", "day")]),
        ("Up to C$95 an hour for divers.", [(None, 95, "CAD", "hour")]),
        ("Bakers in Bergen make 205 kroner an hour.", [(205, 205, "NOK", "hour")]),
        ("Fitters in Chur get Fr. 92'000.–.", [(92000, 92000, "CHF", "year")]),
        ("Drivers make $910/wk before taxes.", [(910, 910, "USD", "week")]),
    ],
)
def test_units_of_many_countries(text: str, values: list[tuple[float | None, float | None, str, str]]) -> None:
    """Marks and periods are read as each country writes them."""
    assert [(fact.low, fact.high, fact.currency, fact.period) for fact in facts_in(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Leeds a glazier earns an average of £31,000 a year; in Bath it is £29,500.",
            [(31000, "Leeds", "mean"), (29500, "Bath", "mean")],
        ),
        (
            "Bronze guides earn KES 40,000 per month; silver guides KES 65,000.",
            [(40000, None, "unspecified"), (65000, None, "unspecified")],
        ),
        ("Masons earn £30,000. Foremen? £38k–£44k.", [(30000, None, "unspecified"), (38000, None, "range")]),
        (
            "The 10th percentile is $41,000, the 90th $97,000.",
            [(41000, None, "percentile"), (97000, None, "percentile")],
        ),
    ],
)  # fmt: skip
def test_clauses_that_go_on(text: str, expected: list[tuple[float, str | None, str]]) -> None:
    """A clause that names only another place, job or rank shares the rest with the one before it."""
    assert [(fact.low, fact.place, fact.statistic) for fact in facts_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "percentile"),
    [
        ("The lowest-paid 10 percent made less than $44,100.", 10),
        ("Those at the 90th percentile made $88,400.", 90),
        ("A quarter earned more than $71,000.", 75),
        ("The bottom tenth earn under $39,000.", 10),
    ],
)
def test_percentiles_in_other_words(text: str, percentile: float) -> None:
    """However a share of people is put, it is a percentile, of a year's pay where it is as large."""
    (fact,) = facts_in(text)
    assert (fact.percentile, fact.period) == (percentile, "year")


def test_an_answer_to_the_heading() -> None:
    """Under a question for pay an amount with its period is the answer, in the currency of the heading's place."""
    text = "About $66,000 a year."
    sections = (Section(("Canada",), 0, len(text)),)
    article = Article(
        path="a.md", title="How much do roofers make?", text=text, sections=sections, digest="0" * 64
    )  # fmt: skip
    (fact,) = find_salary_facts(article)
    assert (fact.low, fact.currency, fact.place, fact.role) == (66000, "CAD", "Canada", "roofers")


@pytest.mark.parametrize(
    "text",
    [
        "Repayments begin once you earn over £27,295.",
        "The tuition share is 12% of income once you earn at least $40,000 a year, capped at $24,000.",
        "Dental cover from $19 per paycheck.",
        "Regional posts carry an incentive of $6,000 to $18,000 a year.",
        "The exam is $310 for members.",
        "The permit requires a salary of £38,700.",
        "The agency takes 20% of the first year's salary, about $14,000.",
        "The company made $2,400,000 last year.",
        "Writers get $40,000 per episode.",
        "Rent there is on average $1,950 per month.",
        "A referral earns you $2,000.",
        "The weekend differential is $2.10 an hour.",
        "On-call pay is $5 an hour.",
        "Porters also get a per diem of $80 a day.",
        "Drops are paid singly, $4 to $7.",
        "Proofreaders are paid per page, $3 to $5.",
    ],
)
def test_what_only_looks_like_pay(text: str) -> None:
    """Thresholds, shares, deductions, incentives and prices are no pay, even in an article about pay."""
    assert facts_in(text) == ()


def test_a_job_with_nothing_but_its_sum() -> None:
    """By the hour behind it, or a range of a year in brackets; whatever else is said before it makes it no such job."""
    text = "You may become a joiner, site foreman (£41,000 to £52,000), court clerk. Usher, grade 6, £14 an hour."
    assert [fact.low for fact in facts_in(text, title="Masons")] == [41000, 14]
    assert not facts_in("Ask a site foreman (£41,000 to £52,000). Ring our usher, £14 an hour.", title="Masons")
