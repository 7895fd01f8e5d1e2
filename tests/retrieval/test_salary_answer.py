"""A role and a place give the official wage, what articles say beside it, and how the two differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.models import Period, SalaryFact, Statistic
from retrieval.pay.article_pay import Difference
from retrieval.salary_answer import MOST_FACTS, NEAREST, NoSalaryAnswer, SalaryAnswer, salary_answer
from tests.retrieval.salary_cases import DANCERS, NURSES, TODAY, corpus, fact, lookup
from tests.retrieval.wage_tables import packaged_lookup


def asked(role: str, place: str, *facts: SalaryFact, table: bool = True) -> SalaryAnswer:
    answer = salary_answer(role, place, lookup() if table else None, corpus(*facts), TODAY)
    assert isinstance(answer, SalaryAnswer), answer
    return answer


def refused(role: str, place: str = "", *facts: SalaryFact, table: bool = True) -> NoSalaryAnswer:
    answer = salary_answer(role, place, lookup() if table else None, corpus(*facts), TODAY)
    assert isinstance(answer, NoSalaryAnswer), answer
    return answer


def differences(found: SalaryFact) -> set[Difference]:
    (described,) = asked("nurse", "", found).articles
    return set(described.differences)


def test_the_official_wage_is_told_with_place_release_and_precision() -> None:
    """The year's distribution of the area asked for, and all that says how far to trust it."""
    official = asked("nurse", "ohio").official
    assert official is not None
    assert (official.role, official.place, official.period) == ("Registered Nurses", "Ohio", Period.YEAR)
    assert official.wages.median is not None
    assert official.wages.median.amount == 80_000
    assert official.estimate.release.name == "May 2025"
    assert (official.estimate.employment, official.mean_margin) == (12_340, pytest.approx(1.96))
    assert {found.statistic for found in official.facts} == {Statistic.MEDIAN, Statistic.MEAN, Statistic.PERCENTILE}
    assert not official.old


def test_only_an_hourly_wage_is_told_by_the_hour() -> None:
    """It is not multiplied into a year's, and a note says why there is none."""
    answer = asked("dancer", "")
    assert answer.official is not None
    assert (answer.official.period, answer.official.wages) == (Period.HOUR, DANCERS.hourly)
    assert "hourly_only" in [note.code for note in answer.notes]


def test_a_place_behind_the_role_counts() -> None:
    """What stands behind "in" is not ignored, be it no place that is known."""
    assert asked("nurse in ohio", "").place == "Ohio"
    assert refused("nurse in zorbville").reason == "place_unknown"
    assert asked("nurse", "").place == "United States"


def test_the_same_figure_has_no_differences() -> None:
    """A median of the same month, place, period and currency is like the official one."""
    assert differences(fact()) == set()


@pytest.mark.parametrize(
    ("found", "difference"),
    [
        (fact(as_of="May 2024"), Difference.OLDER),
        (fact(as_of="June 2026"), Difference.NEWER),
        (fact(as_of="2021"), Difference.OLD),
        (fact(as_of=None), Difference.UNDATED),
        (fact(place="Ohio"), Difference.PLACE),
        (fact(place="Toronto"), Difference.PLACE),
        (fact(place=None), Difference.NO_PLACE),
        (fact(role="paediatric nurses"), None),
        (fact(role="senior registered nurses"), Difference.ROLE),
        (fact(statistic=Statistic.MEAN), Difference.MEAN),
        (fact(statistic=Statistic.UNSPECIFIED), Difference.UNSPECIFIED),
        (fact(quote="total compensation of nurses is $86,070"), Difference.TOTAL),
        (fact(quote="$86,070 including bonuses"), Difference.TOTAL),
        (fact(period=Period.MONTH), Difference.PERIOD),
        (fact(currency="EUR"), Difference.CURRENCY),
    ],
)
def test_each_difference_is_named(found: SalaryFact, difference: Difference | None) -> None:
    """In the figure's own list, and in the sentence for the reader."""
    answer = asked("nurse", "", found)
    for described in answer.articles if difference else ():
        assert difference in described.differences
        assert difference.value[0] in answer.differences


def test_figures_that_are_old_are_marked() -> None:
    """More than three years before the day that was passed in."""
    new, old = fact(low=2, as_of="May 2024"), fact(low=1, as_of="May 2023")
    assert [(each.fact.low, each.old) for each in asked("nurse", "", old, new).articles] == [(2, False), (1, True)]


def test_the_sentence_counts() -> None:
    """How many of the figures each difference holds for."""
    facts = (fact(low=1, as_of="2021"), fact(low=2, as_of="2021", statistic=Statistic.MEAN))
    assert asked("nurse", "", *facts).differences == (
        "The articles' figures beside the official ones of May 2025: all are more than three years old; one is an "
        "average, to be read against the official mean and not the median."
    )


def test_figures_on_another_job_stay_away() -> None:
    """A nurse practitioner's pay is not a nurse's, though the word is in it."""
    facts = (fact("nurse practitioners"), fact("bakers"), fact("nurses", 70_000))
    assert [each.fact.role for each in asked("nurse", "", *facts).articles] == ["nurses"]


def test_the_place_asked_for_comes_first_and_each_figure_once() -> None:
    """The same statement of two articles is one statement; at most so many are told, and how many more there are."""
    ohio = fact(low=60_000, place="Ohio", as_of="2020")
    others = [fact(low=amount) for amount in range(1, MOST_FACTS + 3)]
    answer = asked("nurse", "ohio", *others, ohio, ohio.model_copy(update={"article": "b.md"}))
    assert answer.articles[0].fact.place == "Ohio"
    assert (len(answer.articles), answer.further) == (MOST_FACTS, 3)


def test_a_place_outside_the_table_is_answered_by_articles() -> None:
    """What they say of that place, as what it is, beside the word that the table does not reach there."""
    berlin = fact("bakers", 28_000, place="Berlin", currency="EUR", statistic=Statistic.MEAN)
    answer = asked("baker", "Berlin", berlin)
    assert answer.official is None
    assert [each.fact for each in answer.articles] == [berlin]
    assert Difference.PLACE not in answer.articles[0].differences


def test_a_figure_for_another_place_is_told_as_what_it_is() -> None:
    """Nothing on Toronto: what there is comes with the word that it is for somewhere else."""
    answer = asked("nurse", "toronto", fact())
    assert answer.articles[0].differences == (Difference.PLACE,)
    assert [note.code for note in answer.notes] == ["place_abroad", "place_not_covered"]


def test_a_job_outside_the_survey_is_answered_by_articles() -> None:
    """No official wage, and the look-up's word on it."""
    answer = asked("youtuber", "", fact("youtubers", 40_000))
    assert (answer.official, answer.articles[0].fact.low) == (None, 40_000)
    assert answer.notes[0].code == "role_not_surveyed"


def test_without_a_table_articles_answer() -> None:
    """And it is said that there is no table."""
    answer = asked("nurse", "", fact(), table=False)
    assert answer.official is None
    assert answer.articles
    assert answer.notes[0].code == "no_wage"
    assert "no official wage table" in refused("nurse", table=False).text


@pytest.mark.parametrize(
    ("role", "place", "reason"),
    [
        ("", "", "role_empty"),
        ("elektriker", "", "role_unknown"),
        ("manager", "", "role_ambiguous"),
        ("nurse", "colombus oh", "place_unknown"),
        ("nurse", "midwest", "place_region"),
    ],
)
def test_what_is_not_known_is_asked_with_the_nearest_three(role: str, place: str, reason: str) -> None:
    """Nothing is guessed."""
    answer = salary_answer(role, place, packaged_lookup(), corpus(), TODAY)
    assert isinstance(answer, NoSalaryAnswer)
    assert answer.reason == reason
    assert len(answer.choices) <= NEAREST
    assert answer.text


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_text_has_an_answer(role: str, place: str, table: bool) -> None:
    """Whatever is typed, an answer with a figure or a reason comes back, and nothing raises."""
    answer = salary_answer(role, place, lookup() if table else None, corpus(fact()), TODAY)
    if isinstance(answer, SalaryAnswer):
        assert answer.official or answer.articles
    else:
        assert answer.text


def test_a_release_that_is_old_is_marked() -> None:
    """Nobody imported a newer one for three years."""
    answer = salary_answer("nurse", "", lookup(NURSES), corpus(), TODAY.replace(year=2029))
    assert isinstance(answer, SalaryAnswer)
    assert answer.official is not None
    assert answer.official.old
