"""Which of the places that a question names it asks for."""

import pytest

from retrieval.language.words import words
from retrieval.names.places import places_in
from retrieval.understanding.places_asked import excluded


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("nurse salary outside of texas", ["texas"]),
        ("nurse salary in any state but california", ["california"]),
        ("how much does a nurse make not texas", ["texas"]),
        ("i moved from texas to florida, what should a nurse earn", ["texas"]),
        ("i live in ohio but work in michigan as a nurse, what should i make", ["ohio"]),
        ("i'm in ohio but work in michigan as a nurse, what should i make", ["ohio"]),
        ("i live in ohio, what should i make as a nurse", []),
        ("nurse salary in texas or california", []),
        ("i am from brazil and a dentist, what do hygienists make in ohio", ["brazil"]),
    ],
)
def test_places_that_are_not_asked_for(question: str, left_out: list[str]) -> None:
    """Ruled out, left, or lived in where another place is worked in."""
    named = words(question)
    assert [place.name for place in excluded(places_in(named), named)] == left_out
