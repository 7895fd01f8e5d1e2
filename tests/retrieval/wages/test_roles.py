"""What people type for jobs finds the occupation of the wage survey, and says what else it may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names.occupations import occupations
from retrieval.wages.roles import RoleFound, RoleNotFound, RoleProblem, complete_role, find_role


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Software Developers", "Software Developers"),
        ("software developer", "Software Developers"),
        ("15-1252", "Software Developers"),
        ("backend dev", "Software Developers"),
        ("realtor", "Real Estate Sales Agents"),
        ("trucker", "Heavy and Tractor-Trailer Truck Drivers"),
        ("bookkeeper", "Bookkeeping, Accounting, and Auditing Clerks"),
        ("mailman", "Postal Service Mail Carriers"),
        ("IT support", "Computer User Support Specialists"),
        ("nurses", "Registered Nurses"),
        ("ux designer", "Web and Digital Interface Designers"),
    ],
)
def test_a_role_is_found(typed: str, title: str) -> None:
    """Titles, codes, singular, plural and everyday names find their occupation."""
    found = find_role(typed)
    assert isinstance(found, RoleFound)
    assert found.occupation.title == title


def test_each_title_and_code_finds_itself() -> None:
    """All occupations of the survey are found by official title and by code."""
    surveyed = [occupation for occupation in occupations() if occupation.code]
    assert len(surveyed) == 830
    for occupation in surveyed:
        for typed in (occupation.title, occupation.title.upper(), occupation.code or ""):
            assert find_role(typed) == RoleFound(occupation, occupation.title)


def test_what_a_name_may_also_mean_is_told() -> None:
    """A back-end developer is a software developer or a web developer."""
    found = find_role("backend dev")
    assert isinstance(found, RoleFound)
    assert [other.title for other in found.others] == ["Web Developers"]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", RoleProblem.EMPTY),
        ("?!", RoleProblem.EMPTY),
        ("manager", RoleProblem.AMBIGUOUS),
        ("the manager", RoleProblem.AMBIGUOUS),
        ("lighthouse manager", RoleProblem.UNKNOWN),
        ("engineer", RoleProblem.AMBIGUOUS),
        ("plumber and electrician", RoleProblem.AMBIGUOUS),
        ("youtuber", RoleProblem.NOT_SURVEYED),
        ("wizardry", RoleProblem.UNKNOWN),
        ("hotel maid manager", RoleProblem.UNKNOWN),
        ("optics technician", RoleProblem.UNKNOWN),
    ],
)
def test_what_is_no_one_occupation_is_told_apart(typed: str, problem: RoleProblem) -> None:
    """Nothing, several, none of the survey's, and unknown are different answers."""
    found = find_role(typed)
    assert isinstance(found, RoleNotFound)
    assert found.problem is problem


def test_an_unknown_role_names_the_nearest() -> None:
    """A typing mistake gets the name that was probably meant, and is not corrected in silence."""
    found = find_role("sofware engneer")
    assert isinstance(found, RoleNotFound)
    assert found.choices[0] == "software engineer"
    assert len(found.choices) <= 3


def test_choices_of_an_ambiguous_role_can_be_typed() -> None:
    """Each choice names one occupation."""
    found = find_role("manager")
    assert isinstance(found, RoleNotFound)
    assert found.choices
    for choice in found.choices:
        assert isinstance(find_role(choice), RoleFound)


def test_completions_begin_with_what_is_typed() -> None:
    """Titles first, then everyday names, most employed first; at most 25."""
    assert complete_role("software dev")[0].title == "Software Developers"
    assert "Postal Service Mail Carriers" in {occupation.title for occupation in complete_role("mailm")}
    assert len(complete_role("")) == 25


@given(st.text(max_size=300))
def test_any_text_has_an_answer(typed: str) -> None:
    """Whatever is typed, an occupation or a reason comes back, and nothing raises."""
    assert isinstance(find_role(typed), RoleFound | RoleNotFound)
    assert len(complete_role(typed)) <= 25
