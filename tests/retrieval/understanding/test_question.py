"""What a question is understood to ask for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=120)


@settings(deadline=None)
@given(text=ANY_TEXT)
def test_any_text_is_understood(jobs: Corpus, text: str) -> None:
    """Each term is searched for once, and nothing needed weighs less than nothing."""
    question = understand(text, jobs)
    assert question.text == text
    assert len(set(question.terms)) == len(question.terms)
    assert all(need.weight >= 0 and need.alternatives for need in question.needs)


@settings(deadline=None)
@given(text=st.text(st.characters(codec="ascii"), max_size=80))
def test_case_means_nothing(jobs: Corpus, text: str) -> None:
    """Shouting asks for the same."""
    shouted, plain = understand(text.upper(), jobs), understand(text.lower(), jobs)
    assert (shouted.terms, shouted.needs, shouted.roles) == (plain.terms, plain.needs, plain.roles)


@pytest.mark.parametrize(
    "text",
    [
        "how much does a nurse make",
        "nurse salary",
        "what do nurses earn",
        "average wage of a nurse",
        "nurse pay per hour",
        "nurse sallary",
        "whats the going rate for a nurse",
        "do nurses make 60k",
        "how much money do nurses get",
        "how much is a nurse paid",
        "nurse pay after taxes",
        "what's a nurse make",
    ],
)
def test_questions_on_pay_are_recognized(jobs: Corpus, text: str) -> None:
    """However people ask for pay, pay is what is asked."""
    assert understand(text, jobs).asks_pay


@pytest.mark.parametrize(
    "text",
    [
        "what does a nurse do",
        "nurses make beds",
        "how do i become a nurse",
        "a nurse's day",
        "do nurses pay less tax",
        "should i take 90k as a nurse here or 100k there",
    ],
)
def test_other_questions_are_not_on_pay(jobs: Corpus, text: str) -> None:
    """To make beds is not to make money."""
    assert not understand(text, jobs).asks_pay


def test_a_retirement_plan_is_no_pay(jobs: Corpus) -> None:
    """401k is not pay."""
    assert not understand("do nurses have a 401k", jobs).asks_pay


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("how much does a nurse make", True),
        ("average nurse salary", True),
        ("what's a person make", True),
        ("nurse salary in texas", True),
        ("why do nurses get paid so little", False),
        ("what affects a nurse's pay", False),
        ("is nursing well paid", True),
        ("can i raise a family on a nurse's pay", True),
        ("who decides what nurses are paid", False),
    ],
)
def test_figures_are_asked_for_or_not(jobs: Corpus, text: str, asks: bool) -> None:
    """What moves pay is asked about pay, and asks for no figure."""
    assert understand(text, jobs).asks_amount is asks


def test_names_in_a_question(jobs: Corpus) -> None:
    """The job, the place and the year are read from one sentence."""
    question = understand("What did a Nurse make in Texas in 2021?", jobs)
    assert [role.name for role in question.roles] == ["nurse"]
    assert [place.name for place in question.places] == ["texas"]
    assert question.years == ("2021",)


@pytest.mark.parametrize(
    "text", ["what is the capital of france", "best pizza in naples", "who invented the telephone"]
)
def test_other_subjects_are_not_on_careers(jobs: Corpus, text: str) -> None:
    """No job, no jargon of the articles, nothing about work."""
    assert not understand(text, jobs).is_on_careers


@pytest.mark.parametrize("text", ["nurse", "how do i get promoted", "is dough hard to handle", "do i need a degree"])
def test_questions_on_careers(jobs: Corpus, text: str) -> None:
    """A job, a matter of careers or jargon of the articles is enough."""
    assert understand(text, jobs).is_on_careers


@pytest.mark.parametrize(
    ("typed", "word"), [("sallary", "salary"), ("experiance", "experience"), ("qualifcations", "qualifications")]
)
def test_typing_mistakes_are_set_right(packaged: Corpus, typed: str, word: str) -> None:
    """A word that nobody knows is searched for as the nearest known one."""
    mistyped, right = (understand(f"backend developer {text}", packaged) for text in (typed, word))
    assert mistyped.terms == right.terms


@pytest.mark.parametrize("word", ["nurse", "horse", "toronto", "paris", "house"])
def test_known_words_are_left_alone(packaged: Corpus, word: str) -> None:
    """English words and places are no mistakes, even where the articles lack them."""
    assert word in understand(f"a {word} in the morning", packaged).words
