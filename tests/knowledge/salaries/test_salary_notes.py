"""Who, where, when and from whom, where a note, a line of its own or the title says so."""

import pytest

from knowledge.models import Article, SalaryFact, Section
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "Notes") -> tuple[SalaryFact, ...]:
    article = Article(path="a.md", title=title, text=text, sections=(Section((), 0, len(text)),), digest="0" * 64)
    return find_salary_facts(article)


def test_a_note_speaks_for_its_section() -> None:
    """Place, date and origin that a note names hold for every figure of the section that has none of its own."""
    found = facts_in(
        "Midwives start on £29,000 and can earn up to £44,000 a year.\n\n"
        "> Figures are for Wales and apply from 1 May 2023. Source: Health Education Board."
    )
    assert {(fact.place, fact.as_of, fact.origin) for fact in found} == {
        ("Wales", "1 May 2023", "Health Education Board")
    }
    assert len(found) == 2


def test_a_note_of_a_table_is_the_tables() -> None:
    """What is said to be the table's source is not the source of the prose beside it."""
    found = facts_in(
        "Role | Salary\n---|---\nTeller | €31,000\n\nTellers in Cork earn €33,000 a year.\n\n"
        "Source for the table: Central Statistics Office."
    )
    assert [fact.origin for fact in found] == ["Central Statistics Office", None]


def test_a_broken_line_is_no_note() -> None:
    """Words that a line break leaves without their sum are no note on the section's other figures."""
    found = facts_in(
        "Bakers in Ohio earn an average of $17.20 an hour. Based on figures from Payscale, the salary of bakers was\n"
        "$36,000 a year in 2021."
    )
    assert [(fact.low, fact.origin) for fact in found] == [(17.2, None), (36000, "Payscale")]


def test_year_and_source_in_brackets() -> None:
    """A bracket behind a figure names its year and its source."""
    (fact,) = facts_in("Danish bakers earn DKK 29,400 a month on average (2022, Statistics Denmark).")
    assert (fact.as_of, fact.origin) == ("2022", "Statistics Denmark")


@pytest.mark.parametrize("who", ["Holders", "Site managers", "Travel RNs"])
def test_who_earns_is_no_source(who: str) -> None:
    """Those who report what they earn themselves are not the origin of a figure."""
    (fact,) = facts_in(f"{who} report an average salary of $91,000 a year.")
    assert fact.origin is None


def test_the_text_turns_to_another_place() -> None:
    """A sentence that turns to a place takes what follows there, and leaves the place before it."""
    found = facts_in(
        "In Sweden a carpenter earns 34 000 kr a month.\n\n"
        "In Norway, add a third. A carpenter makes NOK 43,000 a month."
    )
    assert [(fact.place, fact.currency) for fact in found] == [("Sweden", "SEK"), ("Norway", "NOK")]


def test_a_job_advertisement() -> None:
    """An advertisement's title is the job, and its line of address the place."""
    (fact,) = facts_in("Dayton, OH 45402\nFull-time\n\nPay: $18.25 - $21.00 per hour", "Packing Associate - nights")
    assert (fact.role, fact.place, fact.period) == ("Packing Associate", "Dayton, OH", "hour")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Specialist and advanced paramedics can earn up to £51,000 a year.", "advanced paramedics"),
        ("A nurse practitioner earns $121,000 a year.", "nurse practitioner"),
        ("Consultant paramedics make £61,000 a year.", "Consultant paramedics"),
        ("Newly qualified vets earn £31,000 a year.", "vets"),
        ("Heads of research earn £88,000 a year.", "Heads of research"),
        ("Chefs de partie earn £27,000 a year.", "Chefs de partie"),
        ("ALTs in Osaka receive ¥3,400,000 a year.", "ALTs"),
        ("PMP holders earn a median of £59,000 a year.", "PMP holders"),
    ],
)
def test_whole_names_of_jobs(text: str, role: str) -> None:
    """A job keeps its modifiers, and who earns is a job whatever it is called."""
    (fact,) = facts_in(text)
    assert fact.role is not None
    assert fact.role.endswith(role)


def test_compensation_is_part_of_some_jobs() -> None:
    """In the name of a job, "compensation" is no word of pay."""
    (fact,) = facts_in("Median pay | $139,000 per year", "Compensation and Benefits Managers")
    assert fact.role == "Compensation and Benefits Managers"


def test_items_of_a_list_stand_for_themselves() -> None:
    """Place and job of one item do not reach the next."""
    found = facts_in(
        "1. Crane ticket. Crane operators in Ohio earn $62,000 a year.\n2. Typical pay of a rigger: $51,000 a year."
    )
    assert [(fact.role, fact.place) for fact in found] == [("Crane operators", "Ohio"), ("rigger", None)]
