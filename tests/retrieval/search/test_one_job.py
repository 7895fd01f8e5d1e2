"""Which articles are all on one job, where others stand beside them."""

from retrieval.search.corpus import Corpus
from retrieval.search.one_job import SEVERAL
from tests.corpora import PACKAGED, corpus_of, document_of, documents_in
from tests.retrieval.laws import BAKER, NURSE

PLUMBERS = {f"plumber{number}": f"# What plumbers do, part {number}\n\nPlumbers mend pipes.\n" for number in range(9)}
JOBS = ("nurse", "baker", "electrician", "pilot", "florist", "lawyer", "dentist")
OTHERS = {job: f"# What {job}s do\n\n{job.title()}s work all day.\n" for job in JOBS}
INTERVIEWS = "# Interviews\n\nSleep well and be on time.\n"


def _of(plumbers: int, **others: str) -> Corpus:
    return corpus_of(**dict(list(PLUMBERS.items())[:plumbers]), **others)


def test_a_folder_on_one_job_is_one() -> None:
    """What is about no job goes with it."""
    assert _of(3).on_one_job is None
    assert _of(3, interviews=INTERVIEWS).on_one_job is None


def test_a_folder_on_many_jobs_is_one() -> None:
    """One article on each is no reason to search any by itself."""
    assert _of(1, nurse=NURSE, baker=BAKER).on_one_job is None


def test_most_are_on_one_job() -> None:
    """Then the others are searched by themselves as well, and what is about no job goes with the most."""
    folder = _of(3, nurse=NURSE, interviews=INTERVIEWS)
    assert folder.on_one_job
    assert folder.on_others
    assert set(folder.on_one_job.articles) == {"plumber0.md", "plumber1.md", "plumber2.md", "interviews.md"}
    assert set(folder.on_others.articles) == {"nurse.md"}


def test_each_part_has_a_theme_of_its_own() -> None:
    """All of them together have none: what is said of one job is not said of the other."""
    folder = _of(3, nurse=NURSE)
    assert folder.on_one_job
    assert "plumber" in folder.on_one_job.theme
    assert not folder.theme


def test_several_are_on_one_job() -> None:
    """They are searched by themselves even where the others are more; what is about no job is not theirs."""
    many, few = (_of(number, **OTHERS, interviews=INTERVIEWS) for number in (SEVERAL, SEVERAL - 1))
    assert few.on_one_job is None
    assert many.on_one_job
    assert many.on_others is None
    assert set(many.on_one_job.articles) == {f"{name}.md" for name in list(PLUMBERS)[:SEVERAL]}


def test_the_packaged_articles_are_all_on_one_job(packaged: Corpus) -> None:
    """Beside them an operator's article is another part."""
    own = document_of("nurse.md", NURSE.encode())
    folder = Corpus.build([*documents_in(PACKAGED), own])
    assert packaged.on_one_job is None
    assert folder.on_one_job
    assert folder.on_one_job.articles.keys() == packaged.articles.keys()
