"""What is said of a name is true of those who go by it."""

import re

import pytest

from retrieval.data import table
from retrieval.language.words import words
from retrieval.names.occupations import occupations
from retrieval.wages.counted import counted_together, role_notes, together_text
from retrieval.wages.roles import RoleFound, find_role


def role(name: str) -> RoleFound:
    found = find_role(name)
    assert isinstance(found, RoleFound), name
    return found


def said(name: str) -> str:
    """All notes on what a name is taken as."""
    return " ".join(note.text for note in role_notes(role(name), name))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("college professor", "Health Specialties Teachers, Postsecondary"),
        ("quant", "Financial Risk Specialists"),
        ("mechanic", "Industrial Machinery Mechanics"),
        ("captain", "Airline Pilots, Copilots, and Flight Engineers"),
        ("scrub nurse", "Surgical Technologists"),
        ("walmart worker", "Cashiers"),
        ("frontend", "Software Developers"),
        ("backend software engineer", "Web Developers"),
        ("back-end web developer", "Software Developers"),
    ],
)
def test_a_name_of_several_occupations_is_not_told_as_one(name: str, title: str) -> None:
    """It is taken as the most usual, and the others are named."""
    assert f'"{name}" is taken as {role(name).occupation.title}; it may also mean: ' in said(name)
    assert title in said(name)


def test_of_many_occupations_it_is_told_how_many_are_not_named() -> None:
    """Nothing that a name may mean is left out without a word."""
    assert f"and {len(role('professor').others) - 3} more." in said("professor")


def test_a_row_of_the_rest_is_told_as_such() -> None:
    """Whoever is counted under "All Other" is so among people of other jobs."""
    assert "several jobs together" in said("customs broker")
    assert "several jobs together" not in said("plumber")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("owner operator", "on their own account"),
        ("Uber drivers", "on their own account"),
        ("doordasher", "on their own account"),
        ("booth renter", "on their own account"),
        ("freelance graphic designer", "on their own account"),
        ("self-employed plumber", "on their own account"),
        ("restaurant owner", "on their own account"),
        ("nanny", "a household employs"),
        ("NFL player", "paid quite otherwise"),
    ],
)
def test_who_is_not_counted_is_not_told_as_counted(name: str, word: str) -> None:
    """The survey counts employees alone, and its figures say little of the few at the top."""
    assert word in said(name)
    assert "is counted under" not in said(name)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("walmart cashier", "whoever employs them"),
        ("fedex drivers", "whoever employs them"),
        ("master electrician", "all levels together"),
        ("hvac apprentice", "all levels together"),
    ],
)
def test_of_some_of_those_counted_it_is_told_that_the_others_are_too(name: str, word: str) -> None:
    """Figures of a whole job are not told as those of one firm or level."""
    assert "is counted under" in said(name)
    assert word in said(name)


@pytest.mark.parametrize(
    "name", ["product owner", "uber software engineer", "bus driver", "coach", "nurse", "general manager"]
)
def test_employees_are_not_told_as_left_out(name: str) -> None:
    """A word that is part of another job's name says nothing of it."""
    assert "account" not in said(name)


def test_a_title_of_the_survey_needs_no_note() -> None:
    """Whoever asks for a row by its name knows what it is."""
    assert not said("Postsecondary Teachers, All Other")


def test_every_word_on_who_is_not_counted_is_of_some_name() -> None:
    """Each pattern matches a name of the vocabulary or is a way to be employed."""
    names = {" ".join(words(name)) for job in occupations() for name in (*job.names, *job.also)}
    freely = {"freelance", "freelancer", "self ?employed"}
    for kind in table("uncounted").values():
        for pattern in set(kind["names"]) - freely:
            assert any(re.search(rf"\b({pattern})s?\b", name) for name in names), pattern


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("backend developer", "frontend developer"),
        ("frontend", "backend"),
        ("backend developer", "web developer"),
        ("ios developer", "android developer"),
    ],
)
def test_jobs_that_each_may_be_the_other_are_counted_together(one: str, other: str) -> None:
    """Which is set against which would be chance."""
    assert counted_together(role(one), role(other))
    assert counted_together(role(other), role(one))


def test_jobs_with_rows_of_their_own_are_not_told_as_one() -> None:
    """Back end and front end are taken as different occupations, and either may be the other."""
    said = together_text(role("frontend"), role("backend"))
    assert "may both be counted as Software Developers or Web Developers" in said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nurse", "lpn"),
        ("software developer", "web developer"),
        ("teacher", "high school teacher"),
        ("chef", "line cook"),
    ],
)
def test_jobs_of_their_own_are_counted_apart(one: str, other: str) -> None:
    """That a name may mean another job too does not make one of the two."""
    assert not counted_together(role(one), role(other))
