"""Places in questions on pay."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.words import words
from retrieval.names.places import lies_in, places_in

PLACE_WORDS = st.sampled_from(
    [
        "new",
        "york",
        "city",
        "in",
        "la",
        "us",
        "san",
        "francisco",
        "texas",
        "west",
        "virginia",
        "kansas",
        "the",
        "pay",
        "to",
        "united",
        "states",
    ]
)


def names(text: str) -> list[str]:
    return [place.name for place in places_in(words(text))]


@given(st.lists(st.one_of(PLACE_WORDS, st.text(min_size=1, max_size=6)), max_size=12))
def test_places_stand_in_order_apart(asked: list[str]) -> None:
    """Each place covers words of the question, after the one before it."""
    found = places_in(asked)
    assert all(0 <= place.start < place.end <= len(asked) for place in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nurse salary in Texas", ["texas"]),
        ("nurse pay in LA", ["los angeles"]),
        ("nurses in NYC", ["new york"]),
        ("salary in Toronto", ["toronto"]),
        ("salary in Germany", ["germany"]),
        ("pay in the US", ["united states"]),
        ("pay in the U.S.", ["united states"]),
        ("pay in the UK", ["united kingdom"]),
        ("West Virginia wages", ["west virginia"]),
        ("nurse pay in St. Paul", ["st paul"]),
        ("texas vs ohio", ["texas", "ohio"]),
    ],
)
def test_places_are_found_as_people_type_them(text: str, expected: list[str]) -> None:
    """Cities, states, countries and short names, the longest of overlapping ones."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text", ["can you tell us about nurses", "give us the salary", "what do nurses do", "turkey farm", ""]
)
def test_everyday_words_are_no_places(text: str) -> None:
    """ "Us" is a place only where it stands as one."""
    assert names(text) == []


@pytest.mark.parametrize(
    ("accented", "plain"),
    [("Zürich", "zurich"), ("São Paulo", "sao paulo"), ("Kraków", "krakow"), ("Bogotá", "bogota")],
)
def test_accents_make_no_other_place(accented: str, plain: str) -> None:
    """A city spelled as its people spell it is the same city."""
    assert names(f"salary in {plain}") != []
    assert names(f"salary in {accented}") == names(f"salary in {plain}")


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("texas", "Texas"),
        ("los angeles", "Los Angeles, CA, and surrounding areas"),
        ("united states", "the United States"),
        ("toronto", "Toronto (Canada)"),
        ("california", "Los Angeles, CA, and surrounding areas"),
        ("texas", "Austin, TX"),
        ("st louis", "St. Louis, MO"),
    ],
)
def test_a_stated_place_may_say_more(asked: str, stated: str) -> None:
    """An article's place holds the asked name as whole words, in any case."""
    assert lies_in(stated, asked)


@pytest.mark.parametrize(
    ("asked", "stated"),
    [("texas", "Ohio"), ("york", "Yorkshire"), ("oman", "Romania"), ("los angeles", "Los"), ("louisiana", "LA")],
)
def test_part_of_a_word_is_another_place(asked: str, stated: str) -> None:
    """A name inside another word is not that place."""
    assert not lies_in(stated, asked)


@pytest.mark.parametrize(
    ("asked", "stated"), [("mexico", "New Mexico"), ("virginia", "West Virginia"), ("england", "New England")]
)
def test_a_longer_name_is_another_place(asked: str, stated: str) -> None:
    """New Mexico is not Mexico: its figure must not be shown as the one asked for."""
    assert not lies_in(stated, asked)
