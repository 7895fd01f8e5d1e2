"""Comparisons set like beside like, and name what they leave out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.models import Period, WageEstimate
from retrieval.comparison import Comparison, Kind, NotCompared, compare, compare_jobs, compare_places
from tests.retrieval.salary_cases import (
    DANCERS,
    ELECTRICIANS,
    NURSES,
    TODAY,
    lookup,
    row,
    wages,
)
from tests.retrieval.wage_tables import COLUMBUS, OHIO, packaged_lookup

JOBS = ["nurse", "electrician", "dancer", "actor", "teacher", "surgeon", "29-1141", "rn", "zorb", "", "manager"]
PLACES = ["", "ohio", "la", "columbus oh", "portland", "zzz", "berlin", "nyc", "guam"]


def jobs(*asked: str, place: str = "", rows: tuple[WageEstimate, ...] = ()) -> Comparison:
    compared = compare_jobs(asked, place, lookup(*rows), TODAY)
    assert isinstance(compared, Comparison), compared
    return compared


def not_compared(compared: Comparison | NotCompared) -> NotCompared:
    assert isinstance(compared, NotCompared), compared
    return compared


def test_jobs_stand_beside_each_other_in_the_order_asked() -> None:
    """All by the year, in one place, with the one that is ahead and by how much."""
    compared = jobs("electrician", "nurse")
    assert (compared.kind, compared.common, compared.period) == (Kind.JOBS, "United States", Period.YEAR)
    assert [compared.name(each) for each in compared.wages] == ["Electricians", "Registered Nurses"]
    assert compared.verdict == "Highest median: Registered Nurses, 50 % above Electricians."
    assert compared.left_out == ()


def test_places_stand_beside_each_other() -> None:
    """One job, and the names of the places tell them apart."""
    compared = compare_places("nurse", ["us", "ohio"], lookup(), TODAY)
    assert isinstance(compared, Comparison)
    assert (compared.kind, compared.common) == (Kind.PLACES, "Registered Nurses")
    assert [compared.name(each) for each in compared.wages] == ["United States", "Ohio"]


@pytest.mark.parametrize(
    ("things", "place", "kind"),
    [
        (["nurse", "electrician"], "", Kind.JOBS),
        (["nurse", "ohio", "us"], "", Kind.PLACES),
        (["ohio", "us", "nurse"], "", Kind.PLACES),
    ],
)
def test_jobs_and_places_are_told_apart(things: list[str], place: str, kind: Kind) -> None:
    """One job among places is compared in them, wherever it stands."""
    compared = compare(things, place, lookup(), TODAY)
    assert isinstance(compared, Comparison)
    assert compared.kind is kind


def test_places_without_a_job_are_asked_for_one() -> None:
    """No job is guessed."""
    assert not_compared(compare(["ohio", "us"], "", lookup(), TODAY)).reason == "role_empty"


def test_an_hourly_wage_is_not_set_beside_a_yearly_one() -> None:
    """Where all have an hourly wage that is compared; where not, the odd one is left out by name."""
    assert jobs("nurse", "dancer").period is Period.HOUR
    yearly = row("47-2111", annual=wages(60_000))
    compared = jobs("nurse", "electrician", "dancer", rows=(NURSES, yearly, DANCERS))
    assert compared.period is Period.YEAR
    assert [(each.name, "hourly" in each.reason) for each in compared.left_out] == [("Dancers", True)]


def test_a_wider_area_is_not_set_beside_the_one_asked_for() -> None:
    """The state's figure stands in for no city's, and it is said."""
    rows = (row("29-1141", COLUMBUS, annual=wages(1)), row("47-2111", COLUMBUS, annual=wages(2)), row("51-3011", OHIO))
    rows = (*rows[:2], row("51-3011", OHIO, annual=wages(3)))
    compared = jobs("nurse", "electrician", "baker", place="Columbus, OH", rows=rows)
    assert [each.name for each in compared.left_out] == ["Bakers"]
    assert compared.left_out[0].reason == (
        "No wage is released for Columbus, OH; that of the whole of Ohio is not the same thing."
    )


def test_the_same_job_by_two_names_is_compared_once() -> None:
    """Under its second name it is left out with the reason."""
    compared = jobs("nurse", "rn", "electrician")
    assert [each.name for each in compared.left_out] == ["rn"]


def test_jobs_that_the_survey_counts_together_are_not_compared() -> None:
    """The second is left out with the reason; beside a third the first stays."""
    pair = ["backend developer", "frontend developer"]
    refused = not_compared(compare_jobs(pair, "", packaged_lookup(), TODAY))
    assert [each.name for each in refused.left_out] == ["frontend developer"]
    assert "both be counted as" in refused.left_out[0].reason
    compared = compare_jobs([*pair, "nurse"], "", packaged_lookup(), TODAY)
    assert isinstance(compared, Comparison)
    assert [compared.name(each) for each in compared.wages] == ["Software Developers", "Registered Nurses"]


def test_a_wage_known_as_a_minimum_is_at_least_so_far_ahead() -> None:
    """One top-coded median may be ahead by more; of two nobody knows."""
    open_ended = row("29-1141", annual=wages(90_000, top_coded=True))
    other = row("47-2111", annual=wages(80_000, top_coded=True))
    assert "at least 50 % above" in jobs("nurse", "electrician", rows=(open_ended, ELECTRICIANS)).verdict
    assert "not known" in jobs("nurse", "electrician", rows=(open_ended, other)).verdict


def test_a_minimum_that_is_below_another_wage_says_nothing() -> None:
    """A figure that is "60,000 or more" may be above or below 90,000."""
    open_ended = row("47-2111", annual=wages(60_000, top_coded=True))
    assert "not known" in jobs("nurse", "electrician", rows=(NURSES, open_ended)).verdict


def test_a_difference_within_the_sampling_error_is_called_chance() -> None:
    """By the relative standard errors of the means."""
    near = row("47-2111", annual=wages(89_000), rse=2.0)
    codes = [note.code for note in jobs("nurse", "electrician", rows=(NURSES, near)).notes]
    assert "may_be_chance" in codes
    assert "may_be_chance" not in [note.code for note in jobs("nurse", "electrician").notes]


def test_notes_are_told_once_and_behind_their_row() -> None:
    """What holds for all is not repeated; what holds for one names it."""
    notes = [note.text for note in jobs("nurse", "electrician", "dancer").notes]
    assert len(notes) == len(set(notes))
    assert "full_time_year" not in [note.code for note in jobs("nurse", "dancer").notes]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ([], "how_many"),
        (["nurse", " "], "how_many"),
        (["nurse"] * 5, "how_many"),
        (["nurse", "zorbx"], "role_unknown"),
        (["nurse", "manager"], "role_ambiguous"),
        (["nurse", "rn"], "not_comparable"),
    ],
)
def test_what_cannot_be_compared_is_said(asked: list[str], reason: str) -> None:
    """With names to use instead where there are near ones."""
    refused = not_compared(compare_jobs(asked, "", lookup(), TODAY))
    assert refused.reason == reason
    assert refused.text
    assert len(refused.choices) <= 3


@given(
    st.lists(st.sampled_from(JOBS) | st.text(max_size=20), max_size=5), st.sampled_from(PLACES) | st.text(max_size=9)
)
def test_nothing_unlike_is_ever_compared(things: list[str], place: str) -> None:
    """Whatever is typed: one period, release and currency, and one place for jobs or one job for places."""
    compared = compare(things, place, packaged_lookup(), TODAY)
    if isinstance(compared, NotCompared):
        assert compared.text
        return
    facts = [fact for each in compared.wages for fact in each.facts]
    assert {(fact.period, fact.currency, fact.as_of) for fact in facts} == {(compared.period, "USD", "May 2025")}
    assert 2 <= len(compared.wages) <= 4
    same = {each.place if compared.kind is Kind.JOBS else each.role for each in compared.wages}
    assert same == {compared.common}
    assert len({compared.name(each) for each in compared.wages}) == len(compared.wages)
