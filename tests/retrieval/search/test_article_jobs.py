"""Which job an article is about."""

import pytest

from retrieval.answer import answer
from retrieval.language.words import words
from retrieval.models import Answer, NoAnswer
from retrieval.search.article_jobs import job_of, named_by
from retrieval.search.corpus import Corpus
from tests.corpora import corpus_of
from tests.retrieval.laws import BAKER, answered

ZOO = [
    "The gates open at nine, but the keepers are at the zoo by seven. First the animals are counted.",
    "Hay for the giraffes, fish for the penguins, and a keeper has to know who may not have both.",
    "Animal care is mostly cleaning. A zookeeper lifts, rakes and hoses all day.",
]


@pytest.mark.parametrize(
    ("title", "path", "job"),
    [
        ("So you want to be an electrician?", "a.md", "electrician"),
        ("The quiet is a myth", "librarian.md", "librarian"),
        ("The quiet is a myth", "7-real_estate-agent.txt", "real estate agent"),
        ("So you're thinking of social work", "page.md", "social worker"),
        ("How to write a letter", "letter.md", ""),
    ],
)
def test_title_and_file_name_the_job(title: str, path: str, job: str) -> None:
    """The title first, then the file's name, then the field in the title."""
    assert job_of(title, path, []) == job


def test_the_words_of_a_jobs_names_tell_it() -> None:
    """An article without the job in its title speaks of it with the words that its names are made of."""
    assert job_of("Keys and buckets", "essay-41.md", list(map(words, ZOO))) == "zookeeper"


def test_of_several_jobs_in_a_title_it_is_the_one_that_is_spoken_of() -> None:
    """A place where others work may stand there as well."""
    texts = ["Court reporters write down every word.", "A court reporter types on a stenotype.", "The court pays us."]
    assert job_of("Court reporting: what we are asked at the front desk", "x.md", list(map(words, texts))) == (
        "court reporter"
    )


@pytest.mark.parametrize(
    ("texts", "job"),
    [
        (
            ["A speech therapist helps people to speak.", "The therapist listens.", "Some therapists sing."],
            "speech therapist",
        ),
        (
            ["ATC is calm until it is not.", "In the tower ATC clears every flight.", "An ATC retires at 56."],
            "air traffic controller",
        ),
    ],
)
def test_a_job_is_known_by_its_name_in_full(texts: list[str], job: str) -> None:
    """Articles call it by its last word or its initials, members by the whole."""
    assert job_of("The voice", "page.md", list(map(words, texts))) == job


def test_an_article_on_many_jobs_is_about_none() -> None:
    """Where it speaks of several as much, nothing tells which."""
    texts = [
        "Nurses, bakers, plumbers and teachers all came.",
        "A nurse and a baker spoke.",
        "A plumber and a teacher.",
    ]
    assert job_of("An evening at school", "evening.md", list(map(words, texts))) == ""


def test_a_title_may_name_two() -> None:
    """Both are known, the first of them first."""
    assert named_by("Plumber or electrician?", "x.md") == ("plumber", "electrician")


@pytest.fixture(scope="module")
def untitled() -> Corpus:
    """An article that names its job in its text alone, beside one on bakers."""
    return corpus_of(essay="# Keys and buckets\n\n" + "\n\n".join(ZOO), baker=BAKER)


def test_who_names_the_job_gets_its_article(untitled: Corpus) -> None:
    """Although neither title nor file name has it."""
    found = answered("what does a zookeeper do all day", untitled)
    assert {excerpt.article for excerpt in found.excerpts} == {"essay.md"}


def test_another_name_of_the_occupation_gets_it_too() -> None:
    """A "stewardess" is what an article on cabin crew is about."""
    crew = "# Cabin crew\n\nCabin crew look after passengers. They train for several weeks.\n"
    assert isinstance(answer("how long do stewardesses train", corpus_of(crew=crew, baker=BAKER)), Answer)


def test_a_line_of_work_alone_tells_the_article() -> None:
    """Who asks about glazing asks about glaziers."""
    text = "# Glaziers\n\n## Injuries\n\nGlaziers cut themselves often, and a fall from a scaffold can kill.\n"
    found = answered("is glazing a dangerous trade", corpus_of(glass=text, baker=BAKER))
    assert found.excerpts[0].article == "glass.md"


def test_levels_and_ranks_are_paid_as_the_job_of_their_article() -> None:
    """A row for trainees in an article on plumbers has a trainee plumber's pay."""
    rows = "| Who | Pay |\n|---|---|\n| Trainee | $31,000 a year |\n| Licensed | $62,000 a year |\n"
    plumber = f"# Plumber\n\nPlumbers fit pipes.\n\n## Pay\n\n{rows}"
    found = answered("plumber salary", corpus_of(plumber=plumber, baker=BAKER))
    assert {fact.low for fact in found.salary_facts} == {31_000, 62_000}


@pytest.fixture(scope="module")
def games() -> Corpus:
    """An article on game designers, with whom the survey counts other designers, beside one on bakers."""
    text = (
        "# Game designer\n\nGame designers write the rules of a game and test them all day.\n\n## Pay\n\n"
        "| Who | Pay |\n|---|---|\n| Junior designer | $54,000 a year |\n| Senior designer | $101,000 a year |\n"
    )
    return corpus_of(games=text, baker=BAKER)


@pytest.mark.parametrize("question", ["ux designer salary", "what does a ux designer make", "ux designer in seattle"])
def test_nobody_gets_the_pay_of_a_job_that_is_only_counted_with_theirs(question: str, games: Corpus) -> None:
    """The survey has one row for game designers and designers of user interfaces."""
    assert isinstance(answer(question, games), NoAnswer)
    assert answered("game designer salary", games).salary_facts


def test_what_a_job_is_taken_for_is_told(games: Corpus) -> None:
    """Beside anything but pay the article on the other job may help."""
    notes = {note.code: note.text for note in answered("what does a ux designer do all day", games).notes}
    assert "game designer" in notes["job_taken"]
