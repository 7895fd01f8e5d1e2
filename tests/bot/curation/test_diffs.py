"""How two texts differ, for people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation.diffs import LINES, WIDTH, Mark, text_diff

TEXTS = st.lists(st.sampled_from(["One.", "Two is here.", "Three!", "Four", "\n", "\r\n\r\n"]), max_size=30).map(
    " ".join
)


def shown(before, after):
    return [(str(line.mark), line.text) for line in text_diff(before, after)]


@given(TEXTS, TEXTS)
def test_a_comparison_is_short_and_only_where_something_differs(before, after):
    """Never more lines than the bound, none too long, and none at all where the words are the same."""
    lines = text_diff(before, after)
    assert len(lines) <= LINES
    assert all(len(line.text) <= WIDTH for line in lines)
    if before.split() == after.split() and "\n" not in before + after:
        assert lines == ()
    assert text_diff(before, before) == ()


def test_the_changed_sentence_is_shown_between_its_neighbours():
    """Not the whole paragraph that it stands in."""
    before = "First one. Second one. Third one. Fourth one. Fifth one."
    assert shown(before, before.replace("Third", "3rd")) == [
        (" ", "Second one."),
        ("-", "Third one."),
        ("+", "3rd one."),
        (" ", "Fourth one."),
    ]


def test_a_long_sentence_is_shown_where_it_differs():
    """The figure that changed is seen on both sides, however far into the sentence it stands."""
    before = "The wages " + "of many people in many places " * 20 + "came to $20,000 a year, " + "and so on " * 30 + "."
    removed, added = text_diff(before, before.replace("20,000", "25,000"))
    assert "$20,000" in removed.text
    assert "$25,000" in added.text
    assert max(len(removed.text), len(added.text)) <= WIDTH


@pytest.mark.parametrize("lines", [50, 5_000, 200_000])
def test_a_text_that_is_all_new_is_told_in_numbers(lines):
    """However much differs, the comparison stays short and says how much is left out."""
    before, after = ("".join(f"{word} {number}\n" for number in range(lines)) for word in ("Old", "New"))
    *_, last = text_diff(before, after)
    assert last.mark is Mark.LEFT_OUT
    assert len(text_diff(before, after)) <= LINES
