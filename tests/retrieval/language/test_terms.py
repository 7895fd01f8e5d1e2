"""From text to index terms."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.terms import around, heading_terms, stems, terms
from retrieval.language.words import STOP_WORDS

TEXT = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.lists(
        st.sampled_from(
            [
                "how",
                "to",
                "become",
                "a",
                "nurse",
                "the",
                "salary",
                "of",
                "bakers",
                "back-end",
                "degree",
                "what",
                "pay",
                "is",
            ]
        )
    ).map(" ".join),
)


@given(TEXT)
def test_terms_are_the_stems_and_then_concepts(text: str) -> None:
    """A word is a term beside its concept, so either may match."""
    found, stemmed = terms(text), stems(text)
    assert found[: len(stemmed)] == stemmed
    assert all(term.startswith("§") for term in found[len(stemmed) :])


@given(TEXT, TEXT, TEXT, TEXT)
def test_a_chunk_is_found_by_all_that_stands_above_it(title: str, tag: str, heading: str, text: str) -> None:
    """Title, tags, headings and text are all indexed, each term at least as often as it stands there."""
    indexed = Counter(around(title, [tag], [heading]) + terms(text))
    assert indexed == Counter(terms(text)) + Counter(terms(tag)) + Counter(heading_terms(title)) + Counter(
        2 * heading_terms(heading)
    )


@given(TEXT)
def test_a_heading_says_at_least_what_its_words_say(text: str) -> None:
    """Reading a heading as a question adds terms and takes none away."""
    assert Counter(heading_terms(text)) >= Counter(terms(text))


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_case_means_nothing(text: str) -> None:
    """Capitals are the same words."""
    assert terms(text.upper()) == terms(text.lower())


def test_stop_words_are_no_terms() -> None:
    """Words without a subject of their own are not indexed."""
    assert all(stems(word) == [] for word in STOP_WORDS if not word.endswith("'s"))


@pytest.mark.parametrize("text", ["", " ", "?!", "😀", "\x00", "\ud800", "the of and"])
def test_nothing_said_has_no_terms(text: str) -> None:
    """Without a word there is no term."""
    assert stems(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("backend developers", "back-end developer"),
        ("earning degrees", "earn a degree"),
        ("full-time jobs", "full time job"),
    ],
)
def test_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    """Number, ending and hyphen change no term."""
    assert stems(one) == stems(other)
