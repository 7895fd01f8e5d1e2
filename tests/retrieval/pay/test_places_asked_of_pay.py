"""Which places the figures are of where somebody names a town that is small, or a state that is mistyped."""

import pytest

from retrieval.answer import answer
from retrieval.models import Answer, NoAnswer
from retrieval.search.corpus import Corpus
from tests.retrieval.wage_tables import packaged_lookup


def asked(question: str, corpus: Corpus) -> Answer | NoAnswer:
    return answer(question, corpus, wages=packaged_lookup())


def places(found: Answer | NoAnswer) -> set[str | None]:
    """Of all figures of the table that are shown."""
    return {fact.place for fact in found.salary_facts} if isinstance(found, Answer) else set()


@pytest.mark.parametrize(
    ("question", "town", "state"),
    [
        ("how much does a nurse make in Richmond, CA", "richmond", "California"),
        ("how much does a nurse make in Aurora, IL", "aurora", "Illinois"),
        ("roofer pay in hondo tx", "hondo", "Texas"),
        ("barista wage lititz pa please", "lititz", "Pennsylvania"),
        ("what do plumbers make in forks wa", "forks", "Washington"),
        ("teacher pay hubbleton oregon", "hubbleton", "Oregon"),
    ],
)
def test_a_town_that_the_table_does_not_have_keeps_its_state(
    packaged: Corpus, question: str, town: str, state: str
) -> None:
    """Nobody who names one is shown the country, and a note says that the figures are not the town's."""
    found = asked(question, packaged)
    assert places(found) == {state}
    assert isinstance(found, Answer)
    (note,) = [note.text for note in found.notes if note.code == "state_instead"]
    assert note.startswith(f'"{town}, {state.lower()}')
    assert f"the whole of {state}" in note


@pytest.mark.parametrize(
    ("question", "state"),
    [
        ("welder pay massachusets", "Massachusetts"),
        ("cna wages in tenessee", "Tennessee"),
        ("roofer salary wisconson", "Wisconsin"),
        ("baker pay in north carolinna", "North Carolina"),
    ],
)
def test_a_mistyped_state_is_that_state(packaged: Corpus, question: str, state: str) -> None:
    """And the answer says how it was read."""
    found = asked(question, packaged)
    assert places(found) == {state}
    assert isinstance(found, Answer)
    assert any(state.lower() in note.text for note in found.notes if note.code == "read_as")


def test_no_word_before_in_is_a_town_of_indiana(packaged: Corpus) -> None:
    """Who learns in a school is asked about where it is."""
    assert places(asked("going to glazier school in ohio, what will i earn", packaged)) == {"Ohio"}


def test_a_college_is_no_place(packaged: Corpus) -> None:
    """Though a suburb of Fairbanks is called so."""
    found = asked("im in college for accounting, what will i make", packaged)
    assert places(found) == {"United States"}
