"""Role, place, date and origin: from the nearest words that say them, else not at all."""

import pytest

from knowledge.models import Article, SalaryFact, Section
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, heading: tuple[str, ...] = (), **fields: str) -> tuple[SalaryFact, ...]:
    described = {"title": "Notes", **fields}
    article = Article(
        path="a.txt",
        text=text,
        sections=(Section(heading, 0, len(text)),),
        digest="0" * 64,
        **described,  # type: ignore[arg-type]
    )
    return find_salary_facts(article)


@pytest.mark.parametrize(
    ("text", "role", "place", "as_of", "origin"),
    [
        (
            "According to Glassdoor, a UX designer in the United Kingdom earns £48,000 a year as of March 2024.",
            "UX designer",
            "United Kingdom",
            "March 2024",
            "Glassdoor",
        ),
        (
            "As per Statistics Canada, the average hourly wage of a plumber in Ontario was $35.20 in 2022.",
            "plumber",
            "Ontario",
            "2022",
            "Statistics Canada",
        ),
        (
            "Salary.com says an HR manager in Denver, CO makes $121,400 as of March 1, 2024.",
            "HR manager",
            "Denver, CO",
            "March 1, 2024",
            "Salary.com",
        ),
        (
            "Web developers earned a median of $84,960 in 2023, according to the U.S. Bureau of Labor Statistics.",
            "Web developers",
            None,
            "2023",
            "U.S. Bureau of Labor Statistics",
        ),
        (
            "PayScale, quoted in a 2019 article, put the mean for a backend developer at $29.48 per hour.",
            "backend developer",
            None,
            None,
            "PayScale",
        ),
        ("The average salary is £38,000 (Reed.co.uk, 2021).", None, None, "2021", "Reed.co.uk"),
        ("It pays $61,000 a year.", None, None, None, None),
    ],
)
def test_the_sentence_says_it(
    text: str, role: str | None, place: str | None, as_of: str | None, origin: str | None
) -> None:
    """All four are taken from the figure's own sentence, and are empty where it does not say."""
    (fact,) = facts_in(text)
    assert (fact.role, fact.place, fact.as_of, fact.origin) == (role, place, as_of, origin)


def test_each_figure_has_its_own_words() -> None:
    """Two figures in a sentence keep their own places and sources."""
    first, second = facts_in(
        "Indeed puts a cook's pay at $34,000 a year in Texas, while Glassdoor says $41,000 in Ohio."
    )
    assert (first.place, first.origin) == ("Texas", "Indeed")
    assert (second.place, second.origin) == ("Ohio", "Glassdoor")


def test_roles_given_respectively() -> None:
    """Two sums for two jobs are dealt out in order."""
    found = facts_in("Median salaries for nurses and doctors are $80,000 and $210,000 a year, respectively.")
    assert [(fact.role, fact.low) for fact in found] == [("nurses", 80000), ("doctors", 210000)]


def test_the_next_sentence_goes_on() -> None:
    """A sentence that names nobody anew goes on about the job, date and source before it."""
    _, second = facts_in(
        "According to PayScale, bakers earned a median of $35,000 in 2023. The lowest 10 percent made under $24,000."
    )
    assert (second.role, second.as_of, second.origin) == ("bakers", "2023", "PayScale")


def test_another_job_takes_nothing_along() -> None:
    """A sentence about another job inherits neither date nor source."""
    _, second = facts_in("According to PayScale, bakers earned $35,000 a year in 2023. Butchers earn $38,000 a year.")
    assert (second.role, second.as_of, second.origin) == ("Butchers", None, None)


def test_heading_and_title_fill_in() -> None:
    """The section's heading says whom a figure is about before the title does."""
    (fact,) = facts_in("The average salary is £52,000.", ("Front-end developer salary in Leeds",), title="Web careers")
    assert (fact.role, fact.place) == ("Front-end developer", "Leeds")
    (fact,) = facts_in("The average salary is £52,000.", ("Pay",), title="What is a dental nurse?")
    assert fact.role == "dental nurse"


def test_a_source_line_speaks_for_its_section() -> None:
    """ "Source: X" names the origin of the figures above it."""
    (fact,) = facts_in("The average salary of cooks is £24,000.\n\nSource: Office for National Statistics")
    assert fact.origin == "Office for National Statistics"


def test_only_a_statistics_office_is_origin_as_publisher() -> None:
    """Who publishes a page is its figures' origin only where they gather figures themselves."""
    text = "The median annual wage for cooks was $35,000."
    assert facts_in(text, publisher="U.S. Bureau of Labor Statistics")[0].origin == "U.S. Bureau of Labor Statistics"
    assert facts_in(text, publisher="A Cook's Blog")[0].origin is None


def test_the_day_of_printing_is_not_the_figures_date() -> None:
    """The article's own date is not taken for the figure's."""
    (fact,) = facts_in("Updated: 11/11/2019\n\nThe average salary of cooks is $35,000.", published="2019-11-11")
    assert fact.as_of is None


def test_projections_are_no_dates() -> None:
    """A span of years belongs to a projection and dates no figure."""
    (fact,) = facts_in("Bakers, whose number grows 5% between 2022 and 2032, earn $35,000 a year.")
    assert fact.as_of is None


def test_quotes_are_clauses() -> None:
    """A quote is the clause that holds the figure and not the whole sentence."""
    first, second = facts_in(
        "The lowest 10 percent of cooks earned less than $24,000 a year, and the top 10% made $48,000."
    )
    assert first.quote == "The lowest 10 percent of cooks earned less than $24,000 a year"
    assert second.quote == "the top 10% made $48,000"
