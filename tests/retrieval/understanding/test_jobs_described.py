"""Jobs that are described and not named."""

import pytest

from retrieval.data import table
from retrieval.language.words import normalize, words
from retrieval.names.occupations import mentions
from retrieval.search.corpus import Corpus
from retrieval.understanding.jobs_described import described
from retrieval.understanding.jobs_named import roles_in
from retrieval.understanding.message import read
from retrieval.understanding.question import understand
from retrieval.understanding.roles import Standing
from tests.corpora import corpus_of

DESCRIBED = table("activities")["jobs"]


@pytest.fixture(scope="module")
def trades() -> Corpus:
    """Articles on three jobs, one of which is told by what another does."""
    return corpus_of(
        planes="# Aircraft mechanics\n\nAircraft mechanics repair airplanes. They work in hangars.\n",
        doctors="# Physicians\n\nPhysicians treat patients. They work in hospitals.\n",
        typists="# Medical transcriptionists\n\nMedical transcriptionists write down recordings. They work at home.\n",
        benefits="# Compensation and benefits managers\n\nThey plan pay. They work longest in fall.\n",
    )


def named(text: str, corpus: Corpus) -> list[tuple[str, Standing]]:
    return [(role.name, role.standing) for role in roles_in(read(normalize(text)), corpus)]


@pytest.mark.parametrize("job", DESCRIBED)
def test_jobs_go_by_a_name_that_is_known(job: str) -> None:
    """Each is one name of ``occupations.csv`` and no more."""
    (found,) = mentions(words(job))
    assert (found.start, found.end) == (0, len(words(job)))
    assert not found.generic


def test_a_description_is_told_with_its_words() -> None:
    """It covers what is done, and who does it."""
    asked = words("What do the duct guys wear when it's hot?")
    assert [" ".join(asked[found.start : found.end]) for found in described(asked)] == ["duct guys"]


@pytest.mark.parametrize("job", DESCRIBED)
def test_patterns_are_of_words_alone(job: str) -> None:
    """Questions come as words joined by blanks: a mark between them would match nothing."""
    assert set("".join(DESCRIBED[job])).isdisjoint("&'/-$%\"")


def test_descriptions_are_told_in_order() -> None:
    """Whatever stands first in the file."""
    asked = words("do I earn more when I weld pipes or balance the books")
    assert [found.name for found in described(asked)] == ["welder", "accountant"]


@pytest.mark.parametrize(
    ("text", "job"),
    [
        ("how long till i can fix planes", "aircraft mechanic"),
        ("do people who work on helicopters get hurt", "aircraft mechanic"),
        ("is there a future in typing up what doctors say", "medical transcriptionist"),
    ],
)
def test_a_job_that_is_described_is_asked_about(text: str, job: str, trades: Corpus) -> None:
    """An article that is about it has it for its subject; names within the description are not asked about."""
    assert named(text, trades) == [(job, Standing.SUBJECT)]


def test_a_job_that_is_named_is_asked_about(trades: Corpus) -> None:
    """Not what else somebody in it does."""
    assert named("do physicians ever fix planes", trades) == [("physician", Standing.SUBJECT)]


def test_a_described_job_without_an_article_is_not_covered(trades: Corpus) -> None:
    """What the articles say of other jobs is no answer to it."""
    assert named("is cleaning teeth fun", trades) == [("dental hygienist", Standing.ABSENT)]
    assert named("do physicians like cleaning teeth", trades) == [("physician", Standing.SUBJECT)]


def test_articles_on_one_job_are_asked_about_that_one(packaged: Corpus) -> None:
    """Those who ask come from other jobs, and say what they do there."""
    assert named("i'm fixing planes now, is it harder than that", packaged) == []
    assert named("is fixing planes hard", packaged) == [("aircraft mechanic", Standing.ABSENT)]


def test_a_description_of_the_job_that_all_articles_are_about_means_it() -> None:
    """Names of other jobs within it are not asked about."""
    typists = corpus_of(typists="# Medical transcriptionists\n\nThey type what physicians say, and work at home.\n")
    assert named("is typing up what doctors say boring", typists) == [("medical transcriptionist", Standing.SUBJECT)]


def test_what_describes_a_job_asks_for_nothing(trades: Corpus) -> None:
    """Who runs the health plan is not thereby asked about insurance."""
    asked = understand("what time of year is crazy for the one who runs a company's health plan", trades)
    assert [role.name for role in asked.roles] == ["compensation and benefit manager"]
    assert "§insurance" not in asked.indispensable
    assert "§insurance" in understand("what does a company's health plan cost", trades).indispensable


def test_names_are_no_description(trades: Corpus) -> None:
    """What matches in the names of jobs alone, or across them, describes none."""
    assert named("is an aircraft mechanic or a physician paid more", trades) == [
        ("aircraft mechanic", Standing.SUBJECT),
        ("physician", Standing.SUBJECT),
    ]
