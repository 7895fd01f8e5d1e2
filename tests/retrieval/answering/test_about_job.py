"""Answers are about the job that was asked about."""

from retrieval.search.corpus import Corpus
from tests.corpora import corpus_of
from tests.retrieval.laws import answered, refused


def test_a_job_that_fills_the_folder_is_answered_on() -> None:
    """However little its name weighs where it stands everywhere, no other job's passages are shown for it."""
    parts = "".join(f"## Part {part}\n\nGardeners of kind {part} plant trees and trim hedges.\n\n" for part in range(8))
    gardeners = {f"gardener{number}": f"# Job {number} gardener\n\n{parts}" for number in range(30)}
    duties = "# What bakers do\n\nBakers are responsible for bread. Their duties are many, and their tasks too.\n"
    bakers = {f"baker{number}": duties for number in range(10)}
    found = answered("what do gardeners do", corpus_of(**gardeners, **bakers))
    assert {excerpt.article.removesuffix(".md").rstrip("0123456789") for excerpt in found.excerpts} == {"gardener"}


def test_a_move_to_a_job_of_no_article_is_answered_by_an_article_that_names_it(packaged: Corpus) -> None:
    """What articles say of other jobs near theirs is what was asked for."""
    found = answered("could i move into game development from backend", packaged)
    assert any("game" in excerpt.text for excerpt in found.excerpts)
    refused("could i move into nursing from backend", packaged)


def test_a_job_compared_with_has_to_be_spoken_of(packaged: Corpus) -> None:
    """A difference from a job of no article is no difference that articles tell."""
    assert "nurse" in refused("what is the difference between a back-end developer and a nurse", packaged).message
    answered("what is the difference between a back-end and a front-end developer", packaged)


def test_a_line_of_work_is_the_job_that_articles_are_about(packaged: Corpus) -> None:
    """Nobody who asks of coding, beside articles on developers alone, asks of another job."""
    assert "degree" in answered("do i need a degree for coding", packaged).excerpts[0].text


def test_a_job_that_is_only_listed_beside_others_has_no_answer_but_its_pay() -> None:
    """A table of similar jobs states what each pays, and nothing else of them."""
    folder = corpus_of(
        glass="# Auto glass repairers\n\nThey repair windshields, and train for a year.\n\n## Similar occupations\n\n"
        "| Occupation | Median pay |\n|---|---|\n| Glaziers | $55,440 a year |\n",
        nurses="# Nurses\n\nNurses train for two years at a college, and work in hospitals.\n",
    )
    refused("how long do glaziers train", folder)
    assert [fact.low for fact in answered("how much do glaziers make", folder).salary_facts] == [55_440]


def test_a_word_by_chance_is_no_answer_among_many_jobs() -> None:
    """Who names no job asks of none of them, whatever word of a page they have."""
    pages = {
        "fundraisers": "# Fundraisers\n\nFundraisers plan capital campaigns, and ask donors to give.\n",
        "planners": "# Urban planners\n\nUrban planners decide where parks go.\n",
        "guards": "# Lifeguards\n\nLifeguards watch swimmers.\n",
    }
    refused("what's the capital of mongolia", corpus_of(**pages))


def test_a_kind_of_a_job_is_looked_for_by_its_name() -> None:
    """Where its page has a paragraph on it, that comes first."""
    kinds = "".join(f"{name} treat {what} of all ages with care.\n\n" for name, what in (
        ("Cardiologists", "hearts"), ("Dermatologists", "skin"), ("Neurologists", "brains"),
    ))  # fmt: skip
    folder = corpus_of(
        doctors=f"# Physicians and surgeons\n\n## Duties\n\nPhysicians and surgeons examine patients.\n\n{kinds}",
        nurses="# Nurses\n\nNurses care for patients.\n",
    )
    assert "Dermatologists" in answered("what does a dermatologist do", folder).excerpts[0].text
