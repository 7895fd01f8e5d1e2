"""Figures that are no pay."""

import pytest

from knowledge.models import Article, SalaryFact, Section
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str) -> tuple[SalaryFact, ...]:
    article = Article(
        path="a.txt", title="Salary and costs", text=text, sections=(Section((), 0, len(text)),), digest="0" * 64
    )
    return find_salary_facts(article)


@pytest.mark.parametrize(
    "text",
    [
        "Employment of bakers is projected to grow 12% from 2024 to 2034.",
        "About 40,000 openings for bakers are projected each year.",
        "Bakers held about 224,600 jobs in 2024.",
        "Most bakers have 4.9 years of experience.",
        "Tuition is $12,000 a year.",
        "Students pay $30,000 a year for college.",
        "Her student loan of $37,000 is paid off.",
        "A scholarship pays $5,000 a year to trainees.",
        "There is a signing bonus of $10,000.",
        "Engineers also receive $40,000 in stock.",
        "The company had revenue of $120,000,000 last year.",
        "The project has a budget of $2,000,000.",
        "The firm was fined: a fine of $25,000 a day.",
        "The certification exam costs $300.",
        "The author has 4.87k followers and earns praise.",
        "Call 555-123-4567 about salaries.",
        "She lives in 90210 and earns well.",
        "A 401k plan is part of the pay.",
        "The 401(k) match is worth $6,000 a year.",
        "Health benefits worth $9,000 a year come with the pay.",
        "The average home price is $450,000 and rent is $1,800 a month.",
        "He paid $50,000 a year for his degree.",
        "Engineers earn $20,000 more than technicians.",
        "The pay gap is $10,000 a year.",
        "The federal minimum wage is $7.25 per hour.",
        "The median household income is $74,580.",
        "The salary cap of the league is $123 million.",
        "Workers received $1,400 stimulus checks.",
        "The firm offers $1,500 a month in housing allowance.",
        "Savings of $30,000 a year are possible.",
        "The salary of 10,000 employees was reviewed.",
        "Salaries vary by town, and a coffee there is $5.",
        "Movers earn little and lift 50 pounds a day.",
    ],
)
def test_no_pay(text: str) -> None:
    """What is not plainly pay is no fact, even where the page is about salaries."""
    assert facts_in(text) == ()


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("She earned a salary of $90,000 and a signing bonus of $10,000.", [90000]),
        ("Base salary $120,000, bonus $15,000, equity $40,000.", [120000]),
        ("A data scientist makes $150,000 in base pay plus $60,000 in stock.", [150000]),
        ("It costs $15,000 to become a pilot, who earns $160,000 a year.", [160000]),
        ("A raise of $5,000 brings her salary to $65,000 a year.", [65000]),
    ],
)
def test_pay_beside_other_sums(text: str, amounts: list[float]) -> None:
    """Of several sums in a sentence only the pay is taken."""
    assert [fact.low for fact in facts_in(text)] == amounts


def test_a_total_that_says_so_is_pay() -> None:
    """Bonuses and stock count where they are part of a total."""
    (fact,) = facts_in("Total compensation, including bonus and stock, is $210,000 a year for a staff engineer.")
    assert fact.low == 210000


@pytest.mark.parametrize(
    "job", ["loan officers", "budget analysts", "sales managers", "cost estimators", "insurance agents"]
)
def test_names_of_jobs_do_not_exclude(job: str) -> None:
    """A loan officer's pay is no loan."""
    (fact,) = facts_in(f"The median annual wage for {job} was $69,990 in May 2024.")
    assert (fact.low, fact.role, fact.as_of) == (69990, job, "May 2024")


@pytest.mark.parametrize("amount", ["$5,000 an hour", "$250 a year"])
def test_impossible_pay(amount: str) -> None:
    """A sum that nobody is paid for such a period is something else."""
    assert facts_in(f"The salary of a baker is {amount}.") == ()
