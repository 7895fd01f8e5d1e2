"""What a neighbouring sentence, line or heading says of its own figure is not said of the next one."""

import pytest

from knowledge.models import Article, SalaryFact, Section, Statistic
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "Notes", heading: tuple[str, ...] = ("Pay",)) -> tuple[SalaryFact, ...]:
    sections = (Section(heading, 0, len(text)),)
    return find_salary_facts(Article(path="a.md", title=title, text=text, sections=sections, digest="0" * 64))


def test_a_line_that_leads_to_a_list_speaks_of_the_list_alone() -> None:
    """Neither the sentence before it nor the paragraph behind the list gets its place, date or source."""
    before, item, behind = facts_in(
        "Tanners earn a median of £26,000.\n\n"
        "Figures from the 2024 Oakbark survey for Leeds:\n\n- Cutter: £24,000\n\n"
        "A foreman earns £31,000."
    )
    assert (item.place, item.as_of, item.origin) == ("Leeds", "2024", "Oakbark")
    assert {(fact.place, fact.as_of, fact.origin) for fact in (before, behind)} == {(None, None, None)}


def test_a_line_that_leads_to_a_table_speaks_of_the_table_alone() -> None:
    """The sentence behind the table is its own."""
    facts = facts_in("Wages in Porto, 2023:\n\n| Job | Pay |\n|---|---|\n| Cooper | €18,000 |\n\nCutters earn €20,000.")
    assert [(fact.place, fact.as_of) for fact in facts] == [("Porto", "2023"), (None, None)]


def test_a_line_over_lists_with_labels_speaks_of_all_of_them() -> None:
    """Where and of what statistic the figures are stands over the labels in bold that part them."""
    facts = facts_in(
        "Our members' pay (Oslo, medians):\n\n**Hotels**\n- Porter: NOK 400,000\n\n**Ships**\n- Porter: NOK 440,000"
    )
    assert [(fact.place, fact.statistic) for fact in facts] == [("Oslo", Statistic.MEDIAN)] * 2


def test_a_new_sentence_takes_no_place_date_or_source() -> None:
    """What is said of one measure is not said of what an employer offers."""
    measure, offer = facts_in(
        "The median for barbers in Utah was $31,000 in May 2023, according to Glassdoor. Chains advertise $14 an hour."
    )
    assert (measure.place, measure.as_of, measure.origin) == ("Utah", "May 2023", "Glassdoor")
    assert (offer.place, offer.as_of, offer.origin) == (None, None, None)


def test_the_next_measure_of_the_same_pay_shares_them() -> None:
    """A median's percentiles are of the same place, date and source."""
    facts = facts_in(
        "The median for barbers in Utah was $31,000 in 2023. The lowest ten percent earned less than $22,000."
    )
    assert [(fact.place, fact.as_of) for fact in facts] == [("Utah", "2023")] * 2


def test_a_place_ends_with_its_paragraph() -> None:
    """Beginners of no place are not those of the state that the paragraph before ended with."""
    *_, last = facts_in("In Iowa bakers earn $33,000 a year.\n\nBeginners at the firms we asked earn $13 an hour.")
    assert last.place is None


def test_a_sentence_that_opens_with_a_place_goes_on_there() -> None:
    """What is said of the same job right behind is still about that place."""
    _, second = facts_in("In Bergen a tiler earns NOK 480,000 a year. Some earn NOK 600,000.")
    assert second.place == "Bergen"


def test_the_job_of_a_comparison_is_not_carried_on() -> None:
    """After a sentence on two jobs, one that names none is about neither, but about the title's."""
    first, compared, after = facts_in(
        "The median for roofers was $48,000, against $39,000 for painters. Alaska pays most, a mean of $61,000.",
        title="Roofers",
    )
    assert (first.role, compared.role, after.role) == ("roofers", "painters", "Roofers")


def test_the_job_of_another_level_is_not_carried_on() -> None:
    """Beginners are no head chefs, whom the sentence before spoke of."""
    _, beginner = facts_in("Head chefs in Rome earn €3,000 a month. A beginner in Bari earns €1,300 a month.")
    assert (beginner.role, beginner.place) == (None, "Bari")


@pytest.mark.parametrize(
    "text",
    [
        "A newly qualified midwife gets £28,000, a ward sister £44,000.",
        "Newly qualified midwives earn £28,000, and lecturers about £44,000.",
        "A newly qualified midwife starts at £28,000 and moves to grade 6, £36,000, after three years.",
    ],
)
def test_what_is_said_of_beginners_is_nothing_of_others(text: str) -> None:
    """Neither another job in the sentence nor the same one years later is at entry level."""
    first, second = facts_in(text)
    assert (first.statistic, second.statistic) == (Statistic.ENTRY_LEVEL, Statistic.UNSPECIFIED)


def test_an_unknown_kind_of_earner_has_its_own_name() -> None:
    """A second earner in a sentence is named as the text names it, not after the first."""
    facts = facts_in("A newly qualified midwife gets £28,000, a ward sister £44,000.")
    assert [fact.role for fact in facts] == ["midwife", "ward sister"]


def test_a_heading_lends_no_place_to_other_money() -> None:
    """Pay in dirhams was not earned in the country of the title."""
    facts = facts_in("Plumbers earn R18,500 a month. Abroad they earn AED 4,500 a month.", "Plumbers in South Africa")
    assert [fact.place for fact in facts] == ["South Africa", None]
