"""Concepts are told by how people ask for them and articles write of them, with BM25 over examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from retrieval.data import examples
from retrieval.language.concepts import concepts
from retrieval.language.words import stem, words
from retrieval.search.examples import K1, OF_PASSAGES, B, meant, parts, scores, spoken_of

ALL = examples(*OF_PASSAGES)
MESSAGES = sorted({message for messages in ALL.values() for message in messages})


def stems_of(message: str) -> list[str]:
    return [stem(word) for word in words(message)]


@pytest.fixture(scope="module")
def library() -> BM25Plus:
    """rank-bm25 over the same documents."""
    documents = [[part for message in messages for part in parts(stems_of(message))] for messages in ALL.values()]
    return BM25Plus(documents, k1=K1, b=B, delta=0)


@pytest.mark.parametrize(
    "message", ["will i ever see my kids", "hrs?", "do do do the do", "", "zxqv", *MESSAGES[::500]]
)
def test_scores_are_those_of_rank_bm25(message: str, library: BM25Plus) -> None:
    """Every concept's score is what rank-bm25 gives the document of its examples."""
    stems = stems_of(message)
    expected = dict(zip(ALL, library.get_scores(parts(stems)), strict=True))
    assert {term.removeprefix("§"): score for term, score in scores(stems, OF_PASSAGES).items()} == pytest.approx(
        expected, abs=1e-9
    )


@given(st.lists(st.sampled_from(["what", "do", "they", "make", "kid", "sleep", "boss", "x", "degre"]), max_size=12))
def test_chances_are_chances(stems: list[str]) -> None:
    """They are positive, are no more than 1 together, and come the likeliest first."""
    found = [each.chance for each in meant(stems, ())]
    assert all(chance > 0 for chance in found)
    assert sum(found) <= 1 + 1e-9
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(
    ("message", "concept"),
    [
        ("will i ever see my kids", "§hours"),
        ("do they sit in a cave all day", "§environment"),
        ("any chance of climbing the ladder", "§advancement"),
        ("are the robots coming for this one", "§automation"),
        ("what goes in my github so they call me back", "§portfolio"),
    ],
)
def test_indirect_wording_is_understood(message: str, concept: str) -> None:
    """What a message means is found although none of the concept's own words is in it."""
    assert concept in {each.term for each in meant(stems_of(message), ())}


def test_no_words_mean_nothing() -> None:
    """A message without words, or of unknown ones, means no concept more than another."""
    assert meant([], ()) == meant(["zxqv"], ()) == ()


@pytest.mark.parametrize(
    ("passage", "concept"),
    [
        ("We lock up at five, and nobody has ever asked me to come in on a Sunday.", "§evenings"),
        ("Two of my colleagues have lost a fingertip to the saw, and everybody has burns.", "§danger"),
        ("The course came to $9,400, books and exam included.", "§tuition"),
    ],
)
def test_passages_are_known_by_what_they_say(passage: str, concept: str) -> None:
    """What a passage speaks of is found although none of the concept's own words is in it."""
    assert concept in spoken_of(passage)


def test_examples_are_of_concepts() -> None:
    """Each file speaks of concepts that there are, and none has so few examples that its wording is chance."""
    assert {f"§{name}" for name in ALL} <= {concept.term for concept in concepts()}
    assert min(map(len, ALL.values())) >= 50


def test_no_example_stands_twice() -> None:
    """A text speaks mainly of one concept, so it stands under that alone."""
    assert len(MESSAGES) == sum(map(len, ALL.values()))
