"""Official figures stand only beside those whom the survey counts so."""

import pytest

from retrieval.answer import answer
from retrieval.models import Answer, NoAnswer
from retrieval.search.corpus import Corpus
from tests.retrieval.wage_tables import packaged_lookup


def asked(question: str, corpus: Corpus) -> Answer | NoAnswer:
    """The answer with the packaged wage table at hand."""
    return answer(question, corpus, wages=packaged_lookup())


def official_roles(found: Answer | NoAnswer) -> set[str | None]:
    """The occupations of which official figures are shown."""
    return {fact.role for fact in found.salary_facts if fact.start is None} if isinstance(found, Answer) else set()


@pytest.mark.parametrize(
    "question",
    [
        "do backend devs earn more than frontend devs",
        "frontend vs backend pay",
        "nurse, backend dev and frontend dev salary",
    ],
)
def test_jobs_that_are_counted_together_have_no_figures_side_by_side(packaged: Corpus, question: str) -> None:
    """A gap that comes of where the two are put is none: the row of the first stands for both, and it is said."""
    found = asked(question, packaged)
    assert "counted_together" in {note.code for note in found.notes}
    assert len(official_roles(found) & {"Software Developers", "Web Developers"}) == 1


@pytest.mark.parametrize(
    "question",
    ["how do web devs' wages compare with software developers", "do software devs earn more than web devs"],
)
def test_both_sides_of_a_comparison_are_shown(packaged: Corpus, question: str) -> None:
    """An apostrophe parts no job from the one that it is compared with."""
    assert official_roles(asked(question, packaged)) == {"Software Developers", "Web Developers"}


@pytest.mark.parametrize("question", ["back-end web developer salary", "what do back end web devs earn in ohio"])
def test_a_backend_web_developer_is_counted_with_web_developers(packaged: Corpus, question: str) -> None:
    """The survey has a row of them, and "backend developer" alone is taken as another."""
    assert official_roles(asked(question, packaged)) == {"Web Developers"}
    assert official_roles(asked("backend developer salary", packaged)) == {"Software Developers"}


@pytest.mark.parametrize("question", ["mcdonalds manager salary", "how much do burger king managers make"])
def test_who_runs_a_place_to_eat_is_a_manager_of_one(packaged: Corpus, question: str) -> None:
    """The name of the chain tells which kind of manager is meant."""
    assert official_roles(asked(question, packaged)) == {"Food Service Managers"}


@pytest.mark.parametrize("question", ["business owner salary", "postdoc salary", "navy dentist pay"])
def test_whom_the_survey_does_not_know_has_no_official_wage(packaged: Corpus, question: str) -> None:
    """What is near in name is not shown instead."""
    assert official_roles(asked(question, packaged)) == set()


def test_who_left_the_forces_is_told_the_pay_of_the_job_asked_for(packaged: Corpus) -> None:
    """A comma parts what somebody was from what is asked."""
    assert official_roles(asked("i was in the navy, dentist pay?", packaged)) == {"Dentists, General"}


@pytest.mark.parametrize("question", ["taxi driver vs uber driver pay", "uber driver vs taxi driver pay"])
def test_who_is_not_counted_is_not_told_as_counted_together(packaged: Corpus, question: str) -> None:
    """One who works on their own account is in no row, in whatever order the two are named."""
    codes = {note.code for note in asked(question, packaged).notes}
    assert "role_not_counted" in codes
    assert "counted_together" not in codes
