"""What a word is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.terms import stems, terms
from retrieval.language.words import normalize, positioned_words, words


@pytest.mark.parametrize(
    "spelling", ["back-end", "back end", "backend", "Back End", "BACK‑END", "back–end", "ＢＡＣＫＥＮＤ"]
)
def test_spellings_of_back_end_are_one_word(spelling: str) -> None:
    """Hyphen, blank, dash, case and width make no difference."""
    assert words(spelling) == ["backend"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++, C# and C", ["c++", "c#", "and", "c"]),
        ("Node.js, .NET", ["node.js", ".net"]),
        ("don’t $75,575 401k", ["don't", "75,575", "401k"]),
        ("the nurse's U.S. pay", ["the", "nurse", "u.s", "pay"]),
        ("nurses' pay", ["nurses", "pay"]),
    ],
)
def test_names_and_numbers_stay_whole(text: str, expected: list[str]) -> None:
    """Language names, amounts and contractions are one word each."""
    assert [word.replace("dotnet", ".net") for word in words(text)] == expected


@pytest.mark.parametrize(
    ("asked", "written"),
    [("devs", "developer"), ("langs", "language"), ("uni", "universities"), ("bachelor's", "bachelors")],
)
def test_short_forms_are_the_words_they_stand_for(asked: str, written: str) -> None:
    """What people type and what articles write meet in one stem."""
    assert stems(asked) == stems(written)


@pytest.mark.parametrize("word", ["pay", "wage", "wages", "salary", "earn", "earnings", "income"])
def test_words_for_pay_share_a_term(word: str) -> None:
    """However pay is called, it is the same concept."""
    assert "§pay" in terms(word)


def test_a_retirement_plan_is_no_pay() -> None:
    """401k is not pay."""
    assert "§pay" not in terms("401k")


@given(st.text(max_size=200))
def test_positions_point_at_the_word(text: str) -> None:
    """Each word stands where it says, in order, for any text."""
    normalized = normalize(text)
    found = positioned_words(normalized)
    assert all(0 <= word.start < word.end <= len(normalized) for word in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
