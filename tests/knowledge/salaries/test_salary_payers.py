"""Whose pay it is where somebody else is named: who pays it, the people before, a level beside a level."""

import pytest

from knowledge.models import Article, Period, SalaryFact, Section, Statistic
from knowledge.salaries.finding import find_salary_facts


def facts_in(text: str, title: str = "Notes", heading: str = "Pay", path: str = "a.txt") -> tuple[SalaryFact, ...]:
    sections = (Section((heading,) if heading else (), 0, len(text)),)
    return find_salary_facts(Article(path=path, title=title, text=text, sections=sections, digest="0" * 64))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A private gallery in a spa town starts at £22,000 a year.", None),
        ("Councils in the hills nearby start at about £23,000 a year.", None),
        ("The contractor across the river pays £19 an hour.", None),
        ("A contractor makes £90,000 a year.", "contractor"),
        ("Coach companies quote £150 a day.", None),
        ("The nurses' union asks for £35 an hour.", None),
        ("The owner pays herself £40,000 a year.", "owner"),
        ("A large theatre starts riggers at £30,000 a year.", "riggers"),
        ("A hired hand in our valley gets £12 to £14 an hour.", "hired hand"),
    ],
)
def test_who_pays_earns_nothing(text: str, role: str | None) -> None:
    """Whoever it is that is paid, it is not the payer."""
    assert {fact.role for fact in facts_in(text)} == {role}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Rigging jobs: the honest guide", None),
        ("Your complete guide", None),
        ("THE DRIVERS' LOCAL", None),
        ("Tour guide", "Tour guide"),
        ("A day with a mountain guide", "mountain guide"),
    ],
)
def test_a_guide_to_read_is_nobody(title: str, role: str | None) -> None:
    """Nor is a union of drivers a driver."""
    (fact,) = facts_in("They earn £24,000 a year.", title=title)
    assert fact.role == role


@pytest.mark.parametrize(
    "text",
    [
        "Day rates: £150 for a beginner, £230 for somebody solid.",
        "Beginners earn £150 a day, £230 for old hands.",
        "Beginners earn £150 a day, after a couple of years £230 a day.",
        "A newly qualified rigger earns £150 a day and goes up a grade to £230.",
        "A newly qualified rigger earns £150 a day, later £230.",
    ],
)
def test_what_others_get_is_not_for_beginners(text: str) -> None:
    """Nor what the same people get afterwards."""
    first, second = facts_in(text)
    assert (first.low, first.statistic) == (150, Statistic.ENTRY_LEVEL)
    assert (second.low, second.statistic) == (230, Statistic.UNSPECIFIED)


def test_what_is_paid_to_start_is_for_beginners() -> None:
    """And not what is paid at the end, nor for starting something."""
    first, last = facts_in("Riggers are paid £14 an hour to start and top out at £19.")
    assert [first.statistic, last.statistic] == [Statistic.ENTRY_LEVEL, Statistic.MAXIMUM]
    (other,) = facts_in("Riggers are paid £14 an hour to start engines.")
    assert other.statistic is Statistic.UNSPECIFIED


def test_beginners_elsewhere_are_beginners() -> None:
    """Another place alone changes nothing."""
    facts = facts_in("A newly qualified rigger earns £24,000 in Leeds and £27,000 in London.")
    assert [fact.statistic for fact in facts] == [Statistic.ENTRY_LEVEL] * 2


def test_a_level_late_in_its_sentence_refers_to_nothing_before_it() -> None:
    """Neither to the place and year of the sentence before nor to the other level beside it."""
    first, middle, senior = facts_in(
        "My first wage, in Bristol in 1998, was £10,400. A bantamweight, in our odd words, can expect about £31,000,"
        " a senior £41,000.",
        heading="",
    )
    assert (first.place, first.as_of) == ("Bristol", "1998")
    assert (middle.role, middle.place, middle.as_of) == ("bantamweight", None, None)
    assert (senior.role, senior.place, senior.as_of) == (None, None, None)


def test_the_same_is_who_stood_in_the_row_before() -> None:
    """ "Same" names nobody itself."""
    facts = facts_in("- Weaver, Kent: £24,000\n- Same, Hull: £22,500\n- Dyer: £26,000")
    assert [fact.role for fact in facts] == ["Weaver, Kent", "Weaver, Kent", "Dyer"]


def test_an_addition_is_no_pay() -> None:
    """Whether a blank stands behind the plus or none."""
    (fact,) = facts_in("Grouter (+£2 an hour), foreman (+ £4 an hour). A tiler earns £14 an hour.")
    assert fact.low == 14


def test_paid_by_the_day() -> None:
    """The day may stand before the amount."""
    (fact,) = facts_in("Relief tilers, who come at short notice, are paid by the day, mostly £150 to £180.")
    assert (fact.period, fact.role) == (Period.DAY, "Relief tilers")


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("A tiler earns £30,000. A junior will now be offered something like £22,000.", [30000, 22000]),
        ("A tiler earns £30,000. A graduate gets a car of £25,000.", [30000]),
        ("A tiler earns £30,000. A foreman at the depot, with ten years behind them, £44,000.", [30000, 44000]),
        ("A tiler earns £30,000. A foreman drives, in winter, £35,000 machines.", [30000]),
        ("I know a head welder on £41,000.", [41000]),
        ("A welder on £41,000 machines is a lucky one.", []),
        ("I started as a welder at £9.50 an hour.", [9.5]),
        ("Dyer, county insurance firm: £28,000", [28000]),
        ("Dyer, insurance: £2,800", []),
    ],
)
def test_pay_that_is_told_in_passing(text: str, lows: list[float]) -> None:
    """By the next of the same kind, or by who is on it; not by what else such people have."""
    assert [fact.low for fact in facts_in(text, heading="Money" if ":" in text else "")] == lows


def test_a_bold_question_of_pay_is_a_heading_until_the_next() -> None:
    """What is answered under another is not about pay for that."""
    text = (
        "**Since you ask about pay...**\n\nA journeyman here begins at $31 an hour. I'm at $44.\n\n"
        "**And the training?**\n\nA journeyman has it for $40. It begins at $60 a week."
    )
    assert [(fact.low, fact.period) for fact in facts_in(text, heading="", path="a.md")] == [
        (31, Period.HOUR),
        (44, Period.HOUR),
    ]


def test_money_turns_to_the_list_below_it() -> None:
    """Whose rows name their period; what else they list is no pay."""
    facts = facts_in("Money. Here is the list:\n\n- van: $40,000\n- journeyman: $31/hr\n- tools: $2,000", heading="")
    assert [fact.low for fact in facts] == [31]


def test_dollars_in_words_are_whose_they_say() -> None:
    """With a capital too."""
    facts = facts_in("A friend in Hobart earns 81,000 Australian dollars. A tiler earns 60,000 US dollars a year.")
    assert [fact.currency for fact in facts] == ["AUD", "USD"]
