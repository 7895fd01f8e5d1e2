"""Which people a figure is of: shares of them in words, levels, jobs beside verbs; and which dollars it is in."""

import pytest

from knowledge.models import Article, SalaryFact, Section, Statistic
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "Notes", heading: tuple[str, ...] = ("Pay",)) -> tuple[SalaryFact, ...]:
    sections = (Section(heading, 0, len(text)),)
    return find_salary_facts(Article(path="a.md", title=title, text=text, sections=sections, digest="0" * 64))


@pytest.mark.parametrize(
    ("words", "rank"),
    [
        ("The lowest ten percent of tilers earn less than $30,000.", 10),
        ("The best-paid five percent of tilers earn more than $90,000.", 95),
        ("The best paid tenth of tilers earn more than $80,000.", 90),
        ("One in four tilers earns less than $38,000.", 25),
        ("The top twenty percent of tilers make over $70,000.", 80),
    ],
)
def test_shares_of_people_in_words(words: str, rank: float) -> None:
    """A share written in words is the percentile that its figures would be."""
    (fact,) = facts_in(words)
    assert (fact.statistic, fact.percentile, fact.low == fact.high) == (Statistic.PERCENTILE, rank, True)


def test_the_other_share_of_a_sentence() -> None:
    """ "And a quarter more" is the upper one."""
    facts = facts_in("A quarter of tilers earn less than £21,000 and a quarter more than £33,000.")
    assert [fact.percentile for fact in facts] == [25, 75]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Friends in big Oslo hotels say executive porters get NOK 600,000.", "executive porters"),
        ("The Leeds depot starts welder-fitters at £31,000.", "welder-fitters"),
        ("The minimum recommended trainee salary is £22,000.", "trainee"),
        ("Assistant public defender, entry: $58,000", "Assistant public defender"),
        ("A trainee bookbinder starts at £21,000.", "trainee bookbinder"),
        ("A family doctor earns £95,000.", "family doctor"),
        ("A beekeeper earns £24,000.", "beekeeper"),
        ("The same handbook gives £41,000 for a first-year surveyor.", "first-year surveyor"),
        ("Recruiters in Dubai offer AED 4,500 a month.", None),
        ("A junior in Cork begins at €27,000.", None),
    ],
)
def test_a_job_is_its_name_and_no_more(text: str, role: str | None) -> None:
    """Verbs, places and those who offer the wage are no part of it; a level alone is none."""
    (fact,) = facts_in(text)
    assert fact.role == role


@pytest.mark.parametrize(
    "text",
    [
        "Clerk of works, Hull, entry: £24,000",
        "Garages in Hull start new mechanics at £12 an hour.",
        "The depot started welders on £31,000.",
    ],
)
def test_where_people_start(text: str) -> None:
    """A list's "entry" and what an employer starts people at are pay at entry level."""
    (fact,) = facts_in(text)
    assert fact.statistic is Statistic.ENTRY_LEVEL


def test_a_move_up_is_no_bound() -> None:
    """What somebody moves up to is what they then earn."""
    _, later = facts_in("A tiler starts at £21,000 and moves up to £29,000 after four years.")
    assert (later.low, later.high, later.statistic) == (29000, 29000, Statistic.UNSPECIFIED)


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("Tilers in Ohio earn $52,000. In Toronto they earn C$64,000. Grouters earn $41,000.", ["USD", "CAD", "USD"]),
        (
            "A tiler earns NZ$58,000. A foreman earns $71,000. In Perth it is A$66,000.",
            ["NZD", "NZD", "AUD"],
        ),
        ("A tiler earns $58,000, a grouter $41,000. Over the border a foreman earns C$71,000.", ["USD", "USD", "CAD"]),
        ("A tiler earns C$58,000 (USD 42,000). A foreman earns $71,000.", ["CAD", "USD"]),
        (
            "Sums are in Canadian dollars. A tiler earns $58,000, in Ohio US$61,000. A foreman gets $71,000.",
            ["CAD", "USD", "CAD"],
        ),
        ("Dollars here are Australian. A tiler earns $58,000, or USD 40,000.", ["AUD", "USD"]),
        ("Tilers of Canada unite. A Canadian tiler earns $58,000.", ["CAD"]),
        ("A tiler earns $58,000. Some leave for Canada.", ["USD"]),
        ("Tilers in Texas earn $58,000. Canada has Canadian tilers.", ["USD"]),
    ],
)
def test_which_dollars_a_bare_sign_means(text: str, currencies: list[str]) -> None:
    """The article's own where it introduces them or knows no others; American ones where it tells the two apart."""
    assert [fact.currency for fact in facts_in(text)] == currencies


def test_dollars_that_cannot_be_told_are_of_no_currency() -> None:
    """An article on Canada that speaks of the United States may mean either by a bare sign."""
    facts = facts_in("A tiler earns C$58,000. Many left for the US. A foreman earns $71,000.")
    assert [fact.currency for fact in facts] == ["CAD", None]
    facts = facts_in("A tiler earns $58,000. A foreman earns C$71,000.")
    assert [fact.currency for fact in facts] == [None, "CAD"]


@pytest.mark.parametrize(
    "text",
    [
        "The province licenses tilers. Ask the provincial office. A tiler earns $58,000.",
        "Most tilers need a card in every province. A tiler earns $58,000.",
    ],
)
def test_where_there_are_provinces_dollars_are_not_american(text: str) -> None:
    """Whose they are is not said, so they are nobody's."""
    (fact,) = facts_in(text)
    assert (fact.currency, fact.period) == (None, "year")


@pytest.mark.parametrize(
    "text",
    [
        "Owner-drivers gross about £95,000, of which, after fuel and repairs, a third is left.",
        "Florists take in $90,000 a year before expenses.",
        "Cleaners are paid $4 per room.",
        "Drivers get £3 per parcel.",
    ],
)
def test_turnover_and_piece_rates_are_no_pay(text: str) -> None:
    """What a business takes in is not earned yet, and what a piece brings is for no stretch of time."""
    assert facts_in(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "heading"),
    [
        ("I cleared $84,000 in 2022.", 84000, "The money"),
        ("Sworn translators at the European Commission start at €5,100 a month.", 5100, "Rates"),
        ("Interpreters receive $480 for a full day.", 480, "Rates"),
        ("In Denver this came to $43,000 a year.", 43000, "What you can earn"),
        ("Across the board the average for apiarists was £26,000.", 26000, "What others get"),
    ],
)
def test_more_words_that_lead_to_pay(text: str, low: float, heading: str) -> None:
    """Headings and verbs that people use for pay, and an institution's name that sounds like a fee."""
    (fact,) = facts_in(text, heading=(heading,))
    assert fact.low == low


def test_a_table_of_jobs_by_place() -> None:
    """Jobs in the rows and cities over the columns need no word for pay, unless another sum is announced."""
    head = "| Position | Cork | Rest of Ireland |\n|---|---|---|\n"
    table = head + "| Packer | €27,000 | €26,000 |\n| Driver | €31,000 | €30,000 |"
    facts = facts_in(table, "What to offer in 2025", ("Ireland",))
    assert [(fact.role, fact.place) for fact in facts][:2] == [("Packer", "Cork"), ("Packer", "Rest of Ireland")]
    assert facts_in(table, "Tuition and fees", ("Courses",)) == ()


@pytest.mark.parametrize(
    ("text", "percentiles"),
    [
        ("The median was $38,000, bottom ten percent under $27,000, top ten percent above $56,000.", [50, 10, 90]),
        ("The median wage was $61,000, with a tenth of us below $37,000 and a tenth above $98,000.", [50, 10, 90]),
        ("Annual pay of tilers: $30,000 at the 10th percentile, $40,000 median, $60,000 at the 90th.", [10, 50, 90]),
        ("Pay: $30,000 bottom 10%, $40,000 median, $60,000 top 10%.", [10, 50, 90]),
        ("Tilers earn a median of $48,000, 90th percentile $80,000, 10th percentile $33,000.", [50, 90, 10]),
        ("A tiler earns a fifth above $30,000.", [None]),
    ],
)
def test_each_share_has_its_own_amount(text: str, percentiles: list[float | None]) -> None:
    """Whether the shares stand before their amounts or behind them."""
    assert [fact.percentile for fact in facts_in(text, "Pay")] == percentiles
