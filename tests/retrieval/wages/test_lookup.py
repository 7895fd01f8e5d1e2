"""A role and a place as typed give the row of the wage table, and everything odd about it is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.models import Area, Period, Statistic, Wage, WageDistribution, WageEstimate
from retrieval.wages.facts import salary_facts
from retrieval.wages.lookup import WageFound, WageLookup, WageNotFound
from retrieval.wages.notes import notes_on
from retrieval.wages.places import PlaceProblem
from retrieval.wages.roles import RoleProblem
from tests.retrieval.wage_tables import COLUMBUS, NATION, OHIO, RELEASE, SmallTable, packaged_lookup

WAGES = WageDistribution(Wage(60000), Wage(30000), Wage(40000), Wage(55000), Wage(70000), Wage(90000))
HOURS = WageDistribution(Wage(28.85), Wage(14.42), Wage(19.23), Wage(26.44), Wage(33.65), Wage(43.27))


def row(area: Area, annual: WageDistribution | None = WAGES, hourly: WageDistribution | None = HOURS) -> WageEstimate:
    return WageEstimate("29-1141", "Registered Nurses", area, 1200, 5.0, 2.0, hourly, annual, RELEASE)


def asked(*rows: WageEstimate, place: str = "Columbus, OH") -> WageFound | WageNotFound:
    return WageLookup(SmallTable(rows)).look_up("registered nurse", place)


def codes(found: WageFound | WageNotFound) -> list[str]:
    assert isinstance(found, WageFound)
    return [note.code for note in found.notes]


def test_each_official_title_finds_its_row() -> None:
    """Every occupation of the packaged table is found by its title in the nation, without a note on what was taken."""
    lookup = packaged_lookup()
    for occupation in packaged_lookup().table.occupations:  # type: ignore[attr-defined]
        found = lookup.look_up(occupation.title, "nation")
        assert isinstance(found, WageFound), occupation
        assert (found.estimate.occupation_code, found.estimate.area.code) == (occupation.code, "0000000")
        assert not {"role_taken", "place_taken"}.intersection(codes(found))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_has_an_answer(role: str, place: str) -> None:
    """Whatever is typed, a row or a reason in one line comes back, and nothing raises."""
    found = packaged_lookup().look_up(role, place)
    assert isinstance(found, WageFound) or "\n" not in found.text


def test_the_area_asked_for_is_shown() -> None:
    """Where the area has a wage, it is that one, without a note on another."""
    found = asked(row(COLUMBUS), row(OHIO), row(NATION))
    assert isinstance(found, WageFound)
    assert found.estimate.area == found.place.area == COLUMBUS
    assert not {"state_instead", "national_instead"}.intersection(codes(found))


@pytest.mark.parametrize(
    ("rows", "shown", "code"),
    [
        ((row(OHIO), row(NATION)), OHIO, "state_instead"),
        ((row(NATION),), NATION, "national_instead"),
        ((row(COLUMBUS, None, None), row(OHIO), row(NATION)), OHIO, "state_instead"),
        ((row(COLUMBUS, None, None), row(OHIO, None, None), row(NATION)), NATION, "national_instead"),
    ],
)
def test_a_wider_area_is_shown_instead_and_said(rows: tuple[WageEstimate, ...], shown: Area, code: str) -> None:
    """Without a row or a released wage the state's is shown, then the nation's, and that comes first in the notes."""
    found = asked(*rows)
    assert isinstance(found, WageFound)
    assert (found.estimate.area, found.place.area) == (shown, COLUMBUS)
    assert codes(found)[0] == code
    assert "Columbus, OH" in found.notes[0].text


def test_a_suppressed_wage_tells_how_many_work_there() -> None:
    """What is released of a suppressed row is not lost."""
    found = asked(row(COLUMBUS, None, None), row(OHIO))
    assert isinstance(found, WageFound)
    assert "about 1,200" in found.notes[0].text


def test_no_wage_at_all_is_told() -> None:
    """An occupation that a release does not have is an answer, not an error."""
    found = asked()
    assert isinstance(found, WageNotFound)
    assert (found.problem, found.choices) == (None, ())


def test_a_real_suppressed_area_shows_its_state() -> None:
    """Web developers in Abilene, Texas: only their number is released, so Texas is shown."""
    found = packaged_lookup().look_up("web developer", "Abilene")
    assert isinstance(found, WageFound)
    assert (found.estimate.area.name, found.notes[0].code) == ("Texas", "state_instead")


@pytest.mark.parametrize(
    ("role", "place", "problem", "choice"),
    [
        ("manager", "ohio", RoleProblem.AMBIGUOUS, "General and Operations Managers"),
        ("nurse", "portland", PlaceProblem.AMBIGUOUS, "Portland-South Portland, ME"),
        ("nurse", "new york", PlaceProblem.AMBIGUOUS, "New York State"),
        ("nurse", "seatle", PlaceProblem.UNKNOWN, "Seattle-Tacoma-Bellevue, WA"),
    ],
)
def test_choices_can_be_typed_instead(role: str, place: str, problem: object, choice: str) -> None:
    """A refusal names what to type, in its text and apart, and each of that gives a row."""
    lookup = packaged_lookup()
    found = lookup.look_up(role, place)
    assert isinstance(found, WageNotFound)
    assert (found.problem, choice in found.choices, choice in found.text) == (problem, True, True)
    for other in found.choices:
        again = lookup.look_up(other, place) if isinstance(problem, RoleProblem) else lookup.look_up(role, other)
        assert isinstance(again, WageFound)


def test_what_was_taken_is_said() -> None:
    """An everyday name says which occupation it is counted under and which others it may mean; so does a place."""
    found = packaged_lookup().look_up("backend dev", "LA")
    assert isinstance(found, WageFound)
    texts = {note.code: note.text for note in found.notes}
    assert "Software Developers" in texts["role_taken"]
    assert "Web Developers" in texts["role_taken"]
    assert "Louisiana" in texts["place_taken"]


def test_a_long_text_is_not_repeated_whole() -> None:
    """What somebody typed is repeated in one short line."""
    found = packaged_lookup().look_up("wizard\n" * 900)
    assert isinstance(found, WageNotFound)
    assert len(found.text) < 200


ODD = {
    "hourly_only": replace(row(NATION), annual=None),
    "annual_only": replace(row(NATION), hourly=None),
    "top_coded": replace(row(NATION), annual=replace(WAGES, p90=Wage(239200, top_coded=True))),
    "not_released": replace(row(NATION), annual=replace(WAGES, p90=None)),
    "wage_imprecise": replace(row(NATION), wage_rse=10.0),
    "employment_imprecise": replace(row(NATION), employment_rse=30.0),
    "employment_not_released": replace(row(NATION), employment=None, employment_rse=None),
}


@pytest.mark.parametrize("code", sorted(ODD))
def test_every_oddity_is_told(code: str) -> None:
    """Each odd row has its note, and the plain row has none of them."""
    assert code in {note.code for note in notes_on(ODD[code])}
    assert code not in {note.code for note in notes_on(row(NATION))}


def test_every_row_tells_who_and_what_is_left_out() -> None:
    """The self-employed, overtime and bonuses, and how a year is reckoned."""
    told = [note.code for note in notes_on(row(NATION))]
    assert told == ["self_employed_left_out", "base_pay", "full_time_year"]


def test_a_top_code_names_the_amount_and_the_statistics() -> None:
    """The sentence says from which amount on, and for which figures."""
    text = next(note.text for note in notes_on(ODD["top_coded"]) if note.code == "top_coded")
    assert "$239,200 a year or more" in text
    assert text.endswith("90th percentile.")


def test_facts_are_whole() -> None:
    """One fact a statistic, each with amount, currency, period, role, place, date and origin, and no span."""
    facts = salary_facts(row(NATION))
    assert [(fact.statistic, fact.percentile, fact.low) for fact in facts] == [
        (Statistic.PERCENTILE, 10, 30000),
        (Statistic.PERCENTILE, 25, 40000),
        (Statistic.MEDIAN, 50, 55000),
        (Statistic.PERCENTILE, 75, 70000),
        (Statistic.PERCENTILE, 90, 90000),
        (Statistic.MEAN, None, 60000),
    ]
    for fact in facts:
        assert (fact.high, fact.currency, fact.period, fact.start, fact.end) == (fact.low, "USD", "year", None, None)
        assert (fact.role, fact.place) == ("Registered Nurses", "United States")
        assert (fact.as_of, fact.origin) == ("May 2025", "US Bureau of Labor Statistics")
        assert fact.article == "oews-2025-05"
        assert f"${fact.low:,.0f}" in fact.quote


def test_a_top_coded_fact_is_open_ended() -> None:
    """That amount or more has no upper end, in the value and in words."""
    fact = salary_facts(ODD["top_coded"])[-2]
    assert (fact.low, fact.high) == (239200, None)
    assert fact.quote.endswith("$239,200 or more")


def test_hourly_facts_where_asked_or_alone() -> None:
    """Hourly wages come on request, and by themselves where no annual ones are released."""
    assert {fact.period for fact in salary_facts(row(NATION), Period.HOUR)} == {Period.HOUR}
    assert salary_facts(ODD["hourly_only"]) == salary_facts(row(NATION), Period.HOUR)
    assert salary_facts(ODD["hourly_only"], Period.YEAR) == ()
