"""What the vocabulary of occupation names promises."""

import csv
import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.language.words import words
from retrieval.names.occupations import (
    Mention,
    mentions,
    nearest_names,
    occupations,
)


def found(question: str) -> tuple[Mention, ...]:
    return mentions(words(question))


def first_titles(question: str) -> list[str]:
    """The title that each mention means first."""
    return [mention.occupations[0].title for mention in found(question)]


SOME_WORDS = words(
    "how much does a nurse make registered nurses project manager data model scientist it support be backend developer "
    "wedding planner server truck driver body shop guy xyz 911 operator and or the software engineering"
)


@settings(deadline=None)  # the first call reads the vocabulary
@given(st.lists(st.sampled_from(SOME_WORDS) | st.text(max_size=8), max_size=30))
def test_mentions_never_overlap_and_lie_within_the_words(question: list[str]) -> None:
    """Mentions stand in the question's order, inside it, and no word belongs to two."""
    ends = 0
    for mention in mentions(question):
        assert ends <= mention.start < mention.end <= len(question)
        ends = mention.end


def test_an_official_title_finds_its_own_occupation() -> None:
    """Whoever types a title of the wage table or of the Outlook Handbook is understood."""
    for occupation in occupations():
        for title in (occupation.title, *occupation.titles):
            assert any(occupation in mention.occupations for mention in found(title)), title


def test_an_everyday_name_finds_its_own_occupation() -> None:
    """Every name of the vocabulary is found when it is all that is typed."""
    for occupation in occupations():
        for name in (*occupation.names, *occupation.also):
            assert any(occupation in mention.occupations for mention in found(name)), name


def test_names_are_not_written_twice() -> None:
    """A row holds each of its names once, in lower case and trimmed."""
    for occupation in occupations():
        names = (*occupation.names, *occupation.also)
        assert len(names) == len(set(names)), occupation.title
        assert all(name == name.strip().lower() for name in names), occupation.title


def test_the_vocabulary_covers_the_wage_table(reference: Path) -> None:
    """Every occupation of the official wage table has its row, with the table's code and title."""
    with gzip.open(reference / "wages" / "oews-2025-05.csv.gz", "rt", encoding="utf-8") as file:
        official = {(row["soc"], row["occupation"]) for row in csv.DictReader(file)}
    assert {(job.code, job.title) for job in occupations() if job.code} == official


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("doctor", "Physicians, All Other"),
        ("realtor", "Real Estate Sales Agents"),
        ("trucker", "Heavy and Tractor-Trailer Truck Drivers"),
        ("bookkeeper", "Bookkeeping, Accounting, and Auditing Clerks"),
        ("mailman", "Postal Service Mail Carriers"),
        ("IT support", "Computer User Support Specialists"),
        ("cna", "Nursing Assistants"),
        ("lineman", "Electrical Power-Line Installers and Repairers"),
        ("weatherman", "Atmospheric and Space Scientists"),
        ("911 operator", "Public Safety Telecommunicators"),
        ("cop", "Police and Sheriff's Patrol Officers"),
        ("body shop guy", "Automotive Body and Related Repairers"),
        ("scrum master", "Project Management Specialists"),
        ("vet tech", "Veterinary Technologists and Technicians"),
        ("swe", "Software Developers"),
        ("nurse", "Registered Nurses"),
        ("teacher", "Elementary School Teachers, Except Special Education"),
    ],
)
def test_what_people_type_means_the_most_usual_job(name: str, title: str) -> None:
    """An everyday name, in a question too, means first the job that people mean by it."""
    assert first_titles(name) == first_titles(f"how much does a {name} make?") == [title]


def test_a_name_of_several_jobs_names_them_all() -> None:
    """A back-end developer may be a software or a web developer, and both are told."""
    (mention,) = found("how much does a backend dev make")
    assert {"Software Developers", "Web Developers"} <= {job.title for job in mention.occupations}


@pytest.mark.parametrize(
    "spelling", ["back-end developers", "backend dev", "Back end developer", "be dev", "backend devs", "back end dev's"]
)
def test_number_hyphen_and_short_forms_make_no_difference(spelling: str) -> None:
    """Singular and plural, hyphen and blank, dev and developer are one name."""
    assert first_titles(f"do {spelling} earn well") == ["Software Developers"]


def test_a_name_of_two_words_is_found_written_as_one_and_the_other_way_round() -> None:
    """Hairstylist and hair stylist, bookkeeper and book keeper are the same, but the words of a phrase never join."""
    assert first_titles("hair stylist") == first_titles("hairstylist") != []
    assert first_titles("book-keeper") == first_titles("bookkeeper") != []
    assert found("the rapist was caught") == ()


def test_the_longest_name_wins() -> None:
    """An air traffic controller is no controller, a police dispatcher no policeman."""
    assert [mention.name for mention in found("air traffic controllers and police dispatchers")] == [
        "air traffic controller",
        "police dispatcher",
    ]


def test_positions_are_those_of_the_words() -> None:
    """``start`` and ``end`` cut the name out of the words handed in."""
    question = words("What does a dental hygienist do?")
    (mention,) = mentions(question)
    assert question[mention.start : mention.end] == ["dental", "hygienist"]


@pytest.mark.parametrize(
    "question",
    [
        "how do i design a data model",
        "let me cook",
        "is there a guide to learn node",
        "how do web servers work",
        "what should it be",
        "does it support remote work",
        "best paying trades rn",
        "ok give em hell",
        "the hiring guide says so",
        "is a database driver hard to write",
    ],
)
def test_everyday_words_used_otherwise_name_no_job(question: str) -> None:
    """Words that are also names of jobs count as such only where the question speaks of a job."""
    assert [mention for mention in found(question) if not mention.generic] == []


@pytest.mark.parametrize(
    "question",
    ["do models make much money", "how do i become a cook", "server pay", "what does a pa do", "is rn a good career"],
)
def test_everyday_words_used_for_a_job_name_it(question: str) -> None:
    """The words around an everyday word can make a job of it."""
    assert [mention.generic for mention in found(question)] == [False]


@pytest.mark.parametrize("question", ["who is the manager", "is project management hard", "engineers", "welding"])
def test_heads_and_fields_are_generic(question: str) -> None:
    """A bare head such as manager, or a field of work, is marked so that something more specific can outweigh it."""
    assert [mention.generic for mention in found(question)] == [True]


def test_a_head_with_its_modifier_is_specific() -> None:
    """A project manager is a job of its own."""
    assert [mention.generic for mention in found("what does a project manager do")] == [False]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("trauma nurse practitioner", "nurse practitioner"),
        ("middle school teacher aide", "teacher aide"),
        ("nursing home admin", "nursing home administrator"),
    ],
)
def test_of_names_that_overlap_the_last_counts(text: str, name: str) -> None:
    """A name ends in what it is about, and what stands before it tells of what kind."""
    assert [mention.name for mention in found(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "plumber inspector",
        "hotel maid manager",
        "dental assistant manager",
        "roofing company owner",
        "barber shop owner",
    ],
)
def test_a_head_behind_a_name_makes_another_job_of_it(text: str) -> None:
    """Who supervises, inspects or owns is not paid as those who do the work, so that the name is in no list."""
    (mention,) = found(f"what does a {text} make")
    assert (mention.name, mention.listed, mention.occupations[0].code) == (text, False, None)


@pytest.mark.parametrize("text", ["plumbing specialist", "bakery worker", "a nurse or a manager", "welding technician"])
def test_a_head_that_says_no_more_makes_none(text: str) -> None:
    """Nor does one that another word parts from the name."""
    assert all(mention.listed for mention in found(text))


@pytest.mark.parametrize("name", ["youtuber", "astronaut", "fisherman", "prompt engineer", "soldier"])
def test_jobs_outside_the_wage_survey_are_known(name: str) -> None:
    """A job without an official code is a job all the same."""
    (mention,) = found(f"how do i become a {name}")
    assert mention.occupations[0].code is None


def test_near_names_are_offered_one_an_occupation() -> None:
    """The nearest name comes first, no occupation twice, and nothing at all for what is near nothing."""
    assert nearest_names("truck drver")[0] == "truck driver"
    assert nearest_names("lorry")[0] == "lorry driver"
    assert nearest_names("dispatcher trucking")[0] == "trucking dispatcher"
    assert nearest_names("regata technician") == ()
    offered = [first_titles(name)[0] for name in nearest_names("nurse practicioner", limit=5)]
    assert len(offered) == len(set(offered)) > 1
    assert nearest_names("xqzzy") == ()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "civil vs mechanical vs electrical engineer",
            ["civil engineer", "mechanical engineer", "electrical engineer"],
        ),
        ("elementary or middle school teacher", ["elementary teacher", "middle school teacher"]),
        ("truck and bus driver", ["truck driver", "bus driver"]),
        ("nurse or teacher", ["nurse", "teacher"]),
        ("is it hard or easy as a bus driver", ["bus driver"]),
    ],
)
def test_several_jobs_share_a_word(question: str, names: list[str]) -> None:
    """Who compares kinds of one job says the job once."""
    assert [mention.name for mention in mentions(words(question))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("physical therapist assistant vs aide salary", ["physical therapist assistant", "physical therapist aide"]),
        ("dental assistant or manager", ["dental assistant", "manager"]),
        ("nurse or aide", ["nurse", "aide"]),
    ],
)
def test_the_last_word_of_a_second_job_may_stand_alone(text: str, names: list[str]) -> None:
    """Where there is a job of the words before the first one's last."""
    assert [mention.name for mention in mentions(words(text))] == names
