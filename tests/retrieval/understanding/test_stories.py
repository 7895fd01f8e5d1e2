"""A message's story is told from what it asks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.words import normalize
from retrieval.understanding.stories import told


def stories(message: str) -> list[str]:
    normalized = normalize(message)
    return [normalized[start:end].strip(" .,?") for start, end in told(normalized)]


@pytest.mark.parametrize(
    ("message", "story"),
    [
        ("I'm 58, accountant, bored. Would I like this work or hate it?", ["i'm 58, accountant, bored"]),
        ("can i get in without a degree? i did a 6 month bootcamp", ["i did a 6 month bootcamp"]),
        ("my wife is a nurse and earns well, what would i earn there", ["my wife is a nurse and earns well"]),
        ("main duties of a nurse? have to fill in a sheet", ["have to fill in a sheet"]),
        ("is it stressful work? my mother worries a lot", ["my mother worries a lot"]),
        ("left the army in march, no degree. whats the realistic way in", ["left the army in march, no degree"]),
    ],
)
def test_what_only_tells_is_story(message: str, story: list[str]) -> None:
    """A sentence that asks nothing beside one that does is a story, and so is a clause on the writer."""
    assert stories(message) == story


@pytest.mark.parametrize(
    "message",
    [
        "what does a back-end developer do",
        "sql. do i have to know it",  # a subject, no story
        "my teacher says devs keep hackers out. true?",  # without it nothing is asked
        "average salary of bakers",
        "i want to become a baker",
        "",
    ],
)
def test_what_asks_as_a_whole_has_no_story(message: str) -> None:
    """Nothing is taken from a message that would ask nothing without it."""
    assert stories(message) == []


@given(st.text(alphabet="aeiwhtsdo?.,;!() \n-'", max_size=120))
def test_stories_are_parts_of_the_message(message: str) -> None:
    """They come in order, do not overlap, and leave something that asks."""
    spans = told(message)
    assert all(0 <= start < end <= len(message) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert not spans or sum(end - start for start, end in spans) < len(message)
