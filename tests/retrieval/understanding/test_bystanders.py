"""A job that somebody has is not the job that is asked about."""

import pytest

from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand


def roles(question: str, corpus: Corpus) -> list[str]:
    return [role.name for role in understand(question, corpus).roles]


@pytest.mark.parametrize(
    "question",
    [
        "im a 4th grade teacher and i keep seeing this job title, explain it",
        "is it stressful? im leaving teaching because of burnout",
        "is it too late for a 40 year old truck driver to get into this",
        "as a plumber can i earn more in this",
        "my dad is an electrician and says this is a dead end, is that true",
        "my dad is a welder. i want to code. how much do they make",
        "barista here, where do i start with this",
        "what do recruiters want to see in a portfolio",
        "qa tester for six years, how do i move over to code",
        "I'm 58, accountant, bored out of my skull. Would I like this work or hate it?",
        "do hiring managers bin your cv if you taught yourself? i'm a selftaught welder and that went fine",
    ],
)
def test_the_job_one_has_is_not_asked_about(question: str, packaged: Corpus) -> None:
    """Who tells of their own work asks about the job that the articles are about."""
    assert roles(question, packaged) == []


@pytest.mark.parametrize(
    ("question", "job"),
    [
        ("how much do nurses make", "nurse"),
        ("im a nurse how much should i make", "nurse"),
        ("i want to be a nurse", "nurse"),
        ("how do i start as a nurse", "nurse"),
        ("how long does it take for a nurse to start", "nurse"),
        ("what does a recruiter do", "recruiter"),
        ("whats it like being a teacher", "teacher"),
        ("my sister is a nurse in ohio. how much does she make?", "nurse"),
        ("my neighbor is an electrician. how much do they make", "electrician"),
        ("i make 55k as a teacher in ohio, is that normal", "teacher"),
        ("my brother is a barber. he makes 30k. is that low?", "barber"),
        ("i have been thinking about nursing a lot. what is the pay?", "nursing"),
        ("i know developers code but nurse salary?", "nurse"),
        ("was a developer, got laid off, now thinking about nursing. nurse salary?", "nurse"),
        ("tell me the salary of a nurse not a doctor", "nurse"),
        ("i've been a nurse for 5 years, what's the salary for a backend dev", "backend developer"),
        ("i'm a cashier, how much do they pay for a plumber", "plumber"),
        ("i interviewed for an electrician job, is 50k good", "electrician"),
        ("after 8 yrs as a barista i got my LPN. what can i expect to make", "lpn"),
        ("i work w/ backend devs but im a technical writer. whats my salary supposed to be", "technical writer"),
        ("my teacher told me pharmacists make bank. true?", "pharmacist"),
        ("75th percentile for RNs in Texas", "rn"),
        ("quit waitressing last month, now thinking about roofing. what is the pay like", "roofing"),
        ("i was a janitor in the navy and now im looking at plumbing in utah, how much would i make", "plumbing"),
        ("my aunt is a cashier and im in paramedic school, what will i earn", "paramedic"),
        ("thinking about quitting my job as a cop, whats roofing pay", "roofing"),
        ("im in barber school, what will i start at", "barber school"),
        (
            "my cousin the cop says carpentry school pays off, so i want to do carpentry. how much do i make",
            "carpentry",
        ),
        ("my dad is a pilot who says glazier is good money. is it", "glazier"),
        ("i tend bar in boise and make 30k, what do line cooks make there", "line cook"),
        ("electrician wages in PA", "electrician"),
        ("security guard pay in cook county", "security guard"),
        ("i want to be a pilot. what should i study", "pilot"),
        ("tried coding and hated it. how do i become a welder", "welder"),
    ],
)
def test_the_job_one_asks_about_stays(question: str, job: str, packaged: Corpus) -> None:
    """A job that is asked about, or told of with nothing that points elsewhere, is what the question is about."""
    assert roles(question, packaged) == [job]


def test_all_jobs_of_a_list_are_asked_about(packaged: Corpus) -> None:
    """Pay is asked for behind the last of them and meant of each."""
    assert roles("developer, nurse, and plumber salary", packaged) == ["developer", "nurse", "plumber"]


def test_both_of_two_plans_are_asked_about(packaged: Corpus) -> None:
    """A school and a job that somebody has to choose between."""
    assert roles("im between plumbing school and being a roofer in iowa, pay for each?", packaged) == [
        "plumbing",
        "roofer",
    ]


def test_every_job_counts_among_articles_on_many(jobs: Corpus) -> None:
    """Where articles are about several jobs, "this" means none of them."""
    assert roles("im a plumber, is it too late for this", jobs) == ["plumber"]


def test_a_job_that_is_only_told_is_not_asked_about_among_many(jobs: Corpus) -> None:
    """Where an article is about the one that is asked about."""
    assert roles("how long is the training of a nurse? i was a baker before", jobs) == ["nurse"]
    assert roles("i was a baker before. how long is the training of a plumber?", jobs) == ["baker", "plumber"]


@pytest.mark.parametrize(
    "question",
    [
        "my wife is a baker and i want to be a nurse, what would i get",
        "after 10 years as a baker im thinking of becoming a nurse, what would i make",
        "nurse for a baker salary",
        "i'm a baker looking at a nurse job, what would i make",
        "i'm a baker. nurse salary?",
    ],
)
def test_among_many_jobs_the_pay_of_the_one_wanted_is_asked(question: str, jobs: Corpus) -> None:
    """Neither that of a relative's, nor that of for whom one works."""
    assert roles(question, jobs) == ["nurse"]
