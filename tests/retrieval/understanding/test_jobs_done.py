"""Jobs told by what is done in them."""

import pytest

from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand


def job(question: str, corpus: Corpus) -> str | None:
    """What the job is called that a question is taken to be about."""
    role = understand(question, corpus).role
    return role.name if role else None


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("my cousin drives a truck in nevada. is he paid well?", "truck driver"),
        ("i drive a school bus, how much should i get", "school bus driver"),
        ("how much would i make driving a truck in texas", "truck driver"),
        ("how much does it pay driving for uber", "uber driver"),
        ("how much money can you make walking dogs", "dog walker"),
        ("I clean teeth for a living, what is the usual pay", "teeth cleaner"),
        ("i work construction in ohio. whats fair pay", "construction worker"),
        ("she bartends in chicago, what should she be making", "bartender"),
        ("how much do you make teaching yoga", "yoga teacher"),
        ("i want to weld. what's it pay", "welder"),
        ("My cousin lays bricks. how much does that pay", "brick layer"),
        ("how much does it pay to fix computers", "computer fixer"),
        ("what do they pay the dude who flies helicopters", "helicopter pilot"),
        ("how much does it pay to put out forest fires", "firefighter"),
        ("i wanna drive trains, pay?", "train driver"),
        ("i make furniture for a living, what is the usual pay", "furniture maker"),
        ("i work in construction. whats fair pay", "construction worker"),
        ("i teach yoga classes, pay?", "yoga teacher"),
        ("i teach middle school math, pay?", "middle school math teacher"),
        ("i teach 30 kids, what should i earn", "teacher"),
        ("i weld ohio, what pay?", "welder"),
        ("i weld. night shift pay?", "welder"),
        ("i get paid planning parties", "party planner"),
        ("they offered me $28 an hour to weld in beaumont. lowball?", "welder"),
    ],
)
def test_who_does_it_is_called_so(packaged: Corpus, question: str, name: str) -> None:
    """What somebody is paid for doing names the job of those who do it."""
    assert job(question, packaged) == name


def test_what_no_list_has_is_a_job_that_is_not_covered(packaged: Corpus) -> None:
    """Nobody who spins wool is paid as the developers whom the articles are about."""
    assert job("i spin wool for a living, what's the pay", packaged) == "spin wool"
    assert job("how much do you get paid spinning wool", packaged) == "spinning wool"
    assert job("i play in a band, what do i earn", packaged) == "play in a band"


@pytest.mark.parametrize(
    "question",
    [
        "how much would i make starting out",
        "how much can i make working from home",
        "i want to code. pay?",
        "how much can you make freelancing",
        "i have a degree, how much would i earn",
        "i want to move to texas, how much would i earn",
        "i want to make more money, what is the pay",
        "i make good money, what should i earn",
        "i run, how much should i make",
        "i work wonders, what should i earn",
        "i put out fires but want something new, what is the pay",
        "i want to buy a house, how much would i make",
        "what would i get paid to code",
        "i write code for a living, what should i earn",
        "i make websites for a living, what should i earn",
        "my dad drives a truck and i want to do this job, what does it pay",
    ],
)
def test_how_somebody_works_is_no_job(packaged: Corpus, question: str) -> None:
    """Beginning, working at home or having a degree is done in any job, and a parent's is not the one asked about."""
    assert job(question, packaged) is None


def test_only_pay_is_asked_for_so(packaged: Corpus) -> None:
    """Where no pay is asked for, what somebody does is what the job is about."""
    assert job("do they build websites", packaged) is None
