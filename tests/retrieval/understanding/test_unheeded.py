"""What a question on pay says and no figure is chosen by."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from retrieval.answer import answer
from retrieval.language.english import is_english
from retrieval.language.words import stem
from retrieval.models import Answer, NoAnswer, Reason
from retrieval.names.currencies import currency_words
from retrieval.names.occupations import is_of_a_name
from retrieval.names.places import is_of_a_place
from retrieval.search.corpus import Corpus
from retrieval.understanding.spelling import corrected
from tests.retrieval.wage_tables import packaged_lookup

MADE_UP = st.from_regex(r"([bdfgklmnprtvz][aeiou]){3,4}[bdfgklmnprtvz]", fullmatch=True)
"""Words that hardly any list has."""


def asked(question: str, corpus: Corpus) -> Answer | NoAnswer:
    """The answer with the packaged wage table at hand."""
    return answer(question, corpus, wages=packaged_lookup(), today=date(2026, 11, 22))


def notes(found: Answer | NoAnswer) -> list[str]:
    """The texts of its notes."""
    return [note.text for note in found.notes]


def is_new(word: str, corpus: Corpus) -> bool:
    """Whether a word is neither English nor the articles', be it mistyped, nor part of a name that is known."""
    known = is_english(word) or is_of_a_name(word) or is_of_a_place(word) or word in currency_words()
    return not known and stem(word) not in corpus.index and corrected(word, corpus) == word


@pytest.mark.parametrize(
    "question",
    ["how much does a {} make", "what do {}s earn", "{} salary", "the pay of a {}", "average {} income"],
)
@settings(deadline=None, max_examples=60)
@given(word=MADE_UP)
def test_nobody_unheard_of_is_paid_as_a_developer(packaged: Corpus, question: str, word: str) -> None:
    """Whatever stands where a job does is a job, and figures of another one are not its own."""
    assume(is_new(word, packaged) and is_new(f"{word}s", packaged))
    found = asked(question.format(word), packaged)
    assert isinstance(found, NoAnswer)
    assert found.reason in (Reason.NOT_COVERED, Reason.WHICH_ONE)
    assert word in found.message


@pytest.mark.parametrize("question", ["backend developer salary in {}", "nurse salary at {}", "{} nurse pay"])
@settings(deadline=None, max_examples=60)
@given(word=MADE_UP)
def test_what_chose_no_figure_is_told(packaged: Corpus, question: str, word: str) -> None:
    """A place, an employer or a kind that nobody knows is named beside figures that are not for it."""
    assume(is_new(word, packaged))
    found = asked(question.format(word), packaged)
    assert isinstance(found, Answer)
    assert f"Not taken into account: “{word}”." in notes(found)


@pytest.mark.parametrize(
    "question",
    [
        "how much do wizards earn",
        "lebron james salary",
        "salary of the president",
        "what do they pay at mcdonalds",
        "how much does an app make",
        "family salary",
        "supply salary",
        "assembly pay",
        "how much do data models make",
        "discord server salary",
        "drug dealer salary",
        "quantum engineer salary",
        "average american salary",
        "how much does walmart pay",
        "finance salary",
        "how much do people in finance make",
        "healthcare jobs pay",
        "enginer salary",
        "government job pay",
        "english degree salary",
        "nasa engineer salary",
        "how much do engineers make",
        "does baker hughes pay well",
    ],
)
def test_another_subject_gets_no_figure(packaged: Corpus, question: str) -> None:
    """People, companies and things that are no job of the articles or the table have no pay there."""
    assert isinstance(asked(question, packaged), NoAnswer)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("backend dev salary in narnia", "narnia"),
        ("german nurse salary", "german"),
        ("nurse pay biweekly", "biweekly"),
        ("python salary", "python"),
        ("startup backend salary", "startup"),
        ("how much does a backend dev make at google", "google"),
        ("nurse salary worldwide", "worldwide"),
        ("night shift nurse pay", "night shift"),
        ("how much does a solidity dev make", "solidity"),
    ],
)
def test_what_figures_are_not_for_is_named(packaged: Corpus, question: str, left: str) -> None:
    """The reader sees which words were of no use."""
    assert f"Not taken into account: “{left}”." in notes(asked(question, packaged))


@pytest.mark.parametrize(
    "question",
    [
        "how much does a nurse make a year",
        "yo whats the average nurse salary in texas rn",
        "what do senior backend devs earn per hour roughly",
        "how much money does a plumber bring home",
        "top 10 percent backend developer pay in the US",
        "is nursing good money though",
        "i drive a school bus for a living, pay?",
        "ziprecruiter backend developer salary",
    ],
)
def test_what_is_heeded_needs_no_word(packaged: Corpus, question: str) -> None:
    """Jobs, places, levels, periods, statistics, sources and talk are not called left out."""
    found = asked(question, packaged)
    assert isinstance(found, Answer)
    assert not any("Not taken into account" in note for note in notes(found))


@pytest.mark.parametrize("question", ["what's the average salary", "how much does it pay"])
def test_whose_figures_they_are_is_told(packaged: Corpus, question: str) -> None:
    """Where no job is named, the articles' own is named in the answer."""
    assert "Taken as a question on the pay of back-end developers." in notes(asked(question, packaged))


@pytest.mark.parametrize(
    ("typed", "nearest"), [("electrican", "electrician"), ("lawer", "lawyer"), ("plummer", "plumber")]
)
def test_a_mistyped_job_is_asked_about(packaged: Corpus, typed: str, nearest: str) -> None:
    """The table's nearest names are offered, and no figure is shown in the meantime."""
    found = asked(f"how much does a {typed} make", packaged)
    assert isinstance(found, NoAnswer)
    assert nearest in found.suggestions


@pytest.mark.parametrize(
    ("question", "currency"), [("nurse salary in pounds", True), ("nurse salary in dollars", False)]
)
def test_nothing_is_converted(packaged: Corpus, question: str, currency: bool) -> None:
    """Another currency is not shown, and the note says in which one the figures are."""
    assert ("The figures are in USD: I don't convert them." in notes(asked(question, packaged))) is currency


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("translator pay per word", "None of the figures listed is per word."),
        ("what do truckers make per mile", "None of the figures listed is per mile."),
        ("per diem dentist pay", "None of the figures listed is per diem."),
        ("what does a nurse make per 12 hour shift", "There is no figure for a day's work here."),
        ("nurse pay per shift", "There is no figure for a day's work here."),
    ],
)
def test_what_pay_is_counted_by_is_told_where_no_figure_is(packaged: Corpus, question: str, said: str) -> None:
    """A wage a year is no answer to who asks for a piece, unless that is said."""
    found = [note for note in notes(asked(question, packaged)) if not note.startswith(("The self-employed", '"'))]
    assert found == [said]


@pytest.mark.parametrize(
    "question", ["scrum master pay", "podcast host pay", "how much do foremen make in construction"]
)
def test_no_word_is_told_as_taken_and_not_taken(packaged: Corpus, question: str) -> None:
    """What the name or the title of the job that is shown says was heeded."""
    assert not any(note.startswith(("Not taken", "The articles do not")) for note in notes(asked(question, packaged)))
