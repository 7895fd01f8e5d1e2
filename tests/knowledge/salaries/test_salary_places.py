"""Where pay is earned: regions, surroundings, whole nations, and names that only look like places."""

import pytest

from knowledge.models import Article, SalaryFact, Section
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "Notes") -> tuple[SalaryFact, ...]:
    sections = (Section(("Pay",), 0, len(text)),)
    return find_salary_facts(Article(path="a.md", title=title, text=text, sections=sections, digest="0" * 64))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In the north of Wales a shepherd earns £24,000.", "north of Wales"),
        ("In the south-west of France a baker earns €1,700 a month.", "south-west of France"),
        ("In Vienna cooks earn €32,000; in the rest of Austria €28,000.", "rest of Austria"),
        ("The trainee salary outside Paris was €19,000.", "outside Paris"),
        ("Outside Paris a cook makes €1,600 a month.", "Outside Paris"),
        ("Washington State troopers earn $80,000.", "Washington State"),
        ("Texas state troopers start on $54,000 a year.", "Texas"),
        ("Chefs in Rome earn €1,500 a month. Waiters there earn €1,200.", "Rome"),
        ("University of Washington librarians earn $70,000.", None),
    ],
)
def test_a_place_is_the_whole_of_its_name(text: str, place: str | None) -> None:
    """A direction, "outside" or "State" makes another place of the one named behind or before it."""
    assert facts_in(text)[-1].place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Kent thatchers earn £29,000. Nationally the median is £27,000. All of the UK is short of them.", "UK"),
        ("The national median for tilers is $48,000, in a trade that the US lacks people in.", "US"),
        ("Tilers in Ohio earn $51,000. Nationally the median is $48,000.", None),
        ("Tilers in Sydney look to New Zealand. Nationwide the median is $68,000.", None),
        ("Tilers come from France and Spain. Nationwide the median is €28,000.", None),
    ],
)
def test_a_nation_is_the_one_country_that_the_article_names(text: str, place: str | None) -> None:
    """It is never the state of the sentence before, and not guessed among several countries of that money."""
    assert facts_in(text)[-1].place == place


def test_a_list_of_countries_is_no_place() -> None:
    """A title on three countries gives its figures none of them."""
    (fact,) = facts_in("Social workers earn €3,900 a month.", "Pay in Germany, Austria and Switzerland")
    assert fact.place is None


def test_a_place_is_no_source_and_no_part_of_a_job() -> None:
    """ "Texas state" states nothing, and "United States" is no kind of technician."""
    (trooper,) = facts_in("Texas state troopers start on $54,000 a year.")
    (technician,) = facts_in("In the United States laboratory technicians earn $45,000 a year.")
    assert (trooper.origin, technician.role, technician.place) == (None, "laboratory technicians", "United States")


def test_a_list_of_places_with_amounts() -> None:
    """Under a heading of pay, a place with an amount is pay there."""
    facts = facts_in("Abroad: Lyon €31,000, Bristol £29,000.", "Lathe operators")
    assert [(fact.place, fact.low, fact.currency) for fact in facts] == [
        ("Lyon", 31000, "EUR"),
        ("Bristol", 29000, "GBP"),
    ]
