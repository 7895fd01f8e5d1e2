"""Which job a question names, and how it stands in the articles."""

import re
from itertools import cycle, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.answer import answer
from retrieval.language.words import normalize
from retrieval.names.occupations import occupations
from retrieval.search.corpus import Corpus
from retrieval.understanding.jobs_named import roles_in
from retrieval.understanding.message import read
from retrieval.understanding.roles import Role, Standing, main_role
from tests.corpora import corpus_of
from tests.retrieval.laws import answered, refused

SOFTWARE = re.compile(
    r"software|web|backend|(^|be |api |go |javascript )dev(eloper)?s?$|^engineers?(, all other)?$|swe|programmer"
)
JOB_WORDS = st.sampled_from(
    [
        "nurse",
        "nurses",
        "baker",
        "plumber",
        "software",
        "developer",
        "manager",
        "a",
        "of",
        "the",
        "truck",
        "driver",
        "welding",
        "cook",
    ]
)


def roles(text: str, corpus: Corpus) -> tuple[Role, ...]:
    return roles_in(read(normalize(text)), corpus)


@settings(deadline=None)
@given(asked=st.lists(JOB_WORDS, max_size=10))
def test_roles_stand_in_order_apart(jobs: Corpus, asked: list[str]) -> None:
    """Each job covers words of the question, after the one before it."""
    found = roles(" ".join(asked), jobs)
    assert all(0 <= role.start < role.end <= len(asked) for role in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize("name", ["nurse", "nurses", "registered nurse", "RN jobs", "Registered Nurses"])
def test_the_subject_of_an_article_is_found_by_any_of_its_names(jobs: Corpus, name: str) -> None:
    """Everyday name, official title and plural lead to the article on the job."""
    role = main_role(roles(name, jobs))
    assert role is not None
    assert role.standing is Standing.SUBJECT
    assert [path for path in jobs.articles if jobs.speaks_of(path, role.known_as)] == ["nurse.md"]


@pytest.mark.parametrize(
    "name", ["plumber", "dentist", "airline pilot", "truck driver", "lawyer", "astronaut", "zookeeper"]
)
def test_a_job_in_no_article_is_absent(jobs: Corpus, name: str) -> None:
    """A job is known as one even where no article speaks of it."""
    role = main_role(roles(f"how much does a {name} make", jobs))
    assert role is not None
    assert role.standing is Standing.ABSENT
    assert not any(jobs.speaks_of(path, role.known_as) for path in jobs.articles)


def test_the_better_known_job_is_the_main_one(jobs: Corpus) -> None:
    """Of two jobs the question is about the one that the articles are about."""
    found = roles("is a plumber or a baker better paid", jobs)
    assert [role.name for role in found] == ["plumber", "baker"]
    assert main_role(found) == found[1]


def test_headings_and_pay_make_a_job_known() -> None:
    """A job with a heading or a sentence of its own is less than a subject, and one in a list of similar ones less."""
    folder = corpus_of(
        kitchen="# Work in kitchens\n\n## Chef\nChefs lead.\n\n## Pay\n"
        "The average salary of a dishwasher is $30,000 a year.\n\n"
        "## Similar occupations\n\n| Occupation | Median pay |\n|---|---|\n| Baker | $35,000 a year |\n"
    )
    standings = {name: role.standing for name in ("chef", "dishwasher", "baker") for role in roles(name, folder)}
    assert standings == {"chef": Standing.HEADED, "dishwasher": Standing.HEADED, "baker": Standing.LISTED}


@pytest.mark.parametrize("text", ["what is the pay", "do i need a degree", "", "how do i manage stress"])
def test_no_job_is_named(jobs: Corpus, text: str) -> None:
    """Without a job there is no main one."""
    assert main_role(roles(text, jobs)) is None


@pytest.mark.parametrize("name", ["game developer", "blockchain engineer", "game dev"])
def test_another_kind_of_developer_is_not_developers_at_large(packaged: Corpus, name: str) -> None:
    """An article on how back-end developers are software developers says nothing of those who make games."""
    [role] = roles(f"how do i become a {name}", packaged)
    assert role.standing is Standing.ABSENT


@pytest.mark.parametrize("name", ["coder", "software engineer", "programmer", "server side developer"])
def test_another_name_for_the_job_is_known(packaged: Corpus, name: str) -> None:
    """What developers are called everywhere stands for those that the articles are about."""
    assert roles(f"what does a {name} do", packaged)[0].standing is Standing.SUBJECT


def test_a_job_of_common_words_is_a_job_all_the_same() -> None:
    """The figures of the job that articles are about are not shown for one whose words they happen to use."""
    text = (
        "# Back-end developers\n\nThey know database administration. Back-end developers earned $90,000 a year in 2020."
    )
    found = refused("database administrator salary", corpus_of(developers=text))
    assert "database administrator" in found.message


def test_every_other_job_gets_no_figures_of_developers(packaged: Corpus) -> None:
    """Of all jobs that people have names for, only those who develop software or websites are paid as back-end
    developers are."""
    names = sorted({name for job in occupations() for name in (job.title.lower(), *job.names, *job.titles, *job.also)})
    # Each in one of two ways: to ask all of them both ways takes long.
    asked = zip(names, cycle(("how much does a {} make", "{} salary")), strict=False)
    paid = {name for name, way in asked if getattr(answer(way.format(name), packaged), "salary_facts", ())}
    assert {name for name in paid if not SOFTWARE.search(name.lower())} == set()


@pytest.mark.parametrize(
    "job", ["cook", "guard", "model", "host", "principal", "manager", "consultant", "database admin"]
)
@pytest.mark.parametrize(
    "question",
    [
        "what do {}s make in texas",
        "average {} income",
        "{} pay per hour",
        "how much money does a good {} get",
        "whats the pay like for {}s",
        "starting pay for a {}",
        "are {}s paid well",
        "{} vs plumber pay",
        "is a plumber paid better than a {}",
        "do {}s or plumbers earn more",
    ],
)
def test_everyday_words_name_a_job_where_its_pay_is_asked(packaged: Corpus, job: str, question: str) -> None:
    """However the question is put, a cook is not paid as those are whom the articles are about."""
    assert not getattr(answer(question.format(job), packaged), "salary_facts", ())


@pytest.mark.parametrize("name", ["sommelier", "bioinformatician", "drag queen"])
def test_a_job_in_no_list_is_a_job_where_pay_is_asked(packaged: Corpus, name: str) -> None:
    """Whoever stands where a job does is not paid as those are whom the articles are about."""
    assert name in refused(f"how much does a {name} make", packaged).message


@pytest.mark.parametrize("name", ["newbie", "junior", "good developer", "person"])
def test_people_at_large_are_no_job(packaged: Corpus, name: str) -> None:
    """Beside articles on one job they are in that job."""
    assert answered(f"how much does a {name} make", packaged).salary_facts


def test_a_name_of_a_job_is_not_a_typing_mistake(packaged: Corpus) -> None:
    """An Uber driver is no "user driver"."""
    assert "uber driver" in refused("how much does an uber driver make", packaged).message


FALCONERS = "# Falconers\n\nFalconers train falcons for hunting."
MAHOUTS = "# What mahouts do\n\nMahouts ride elephants. The median salary of mahouts is $40,000 a year."


@pytest.mark.parametrize("folder", [{"falconers": FALCONERS}, {"falconers": FALCONERS, "mahouts": MAHOUTS}])
def test_an_articles_title_names_a_job_that_is_in_no_list(folder: dict[str, str]) -> None:
    """A folder of one short article on a job that nobody listed answers on it, alone or beside others."""
    assert "train falcons" in answered("what do falconers do", corpus_of(**folder)).excerpts[0].text


def test_a_titled_job_is_paid_what_its_article_says() -> None:
    """It is not refused as a job that no article covers."""
    found = answered("how much does a mahout make", corpus_of(falconers=FALCONERS, mahouts=MAHOUTS))
    assert [fact.low for fact in found.salary_facts] == [40000]


def test_a_word_in_many_titles_names_none_of_them() -> None:
    """Of one title it does, as it does where all articles are about one job."""
    guides = {name: f"# {name.title()} workers\n\nThey work with {name}.\n" for name in ("farm", "metal")}
    guides |= {name: f"# {name.title()}\n\nThey are out all day.\n" for name in ("bakers", "nurses", "sailors")}
    assert [role.name for role in roles("what is that kind of worker called", corpus_of(**guides))] == []
    engineers = corpus_of(a="# Mining engineers\n\nThey design mines.\n", b="# Bakers\n\nThey bake bread.\n")
    assert [role.standing for role in roles("what is that kind of engineer called", engineers)] == [Standing.SUBJECT]


def test_only_developers_are_called_engineers_as_well() -> None:
    """A "train engineer" drives trains and develops no training."""
    trains = "# Training and development managers\n\nTraining and development managers plan courses.\n"
    corpus = corpus_of(trains=trains, bakers="# Bakers\n\nBakers bake bread.\n")
    assert roles("train engineer requirements", corpus)[0].standing is Standing.ABSENT


def test_titles_of_all_others_make_no_job_known() -> None:
    """Of "Managers, All Other" nothing is left but what other jobs are called too."""
    accounts = "# Accountants\n\n## Pay\n\nIn 2024 managers earned $134,000 a year.\n"
    corpus = corpus_of(accounts=accounts, bakers="# Bakers\n\nBakers bake bread.\n")
    assert roles("product manager salary", corpus)[0].standing is Standing.ABSENT
