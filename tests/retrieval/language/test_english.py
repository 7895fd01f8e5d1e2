"""General English."""

import pytest

from retrieval.language import english
from retrieval.language.english import is_common, is_english


@pytest.mark.parametrize("word", ["nurse", "salary", "degree", "the", "work", "horse", "welder"])
def test_english_words_are_known(word: str) -> None:
    """Words of the dictionary are English."""
    assert is_english(word)


@pytest.mark.parametrize("word", ["sallary", "experiance", "qualifcations", "desarrollador", "xqzv", "", "\ud800"])
def test_other_words_are_not(word: str) -> None:
    """Typing mistakes, other languages and noise are none."""
    assert not is_english(word)


@pytest.mark.parametrize("word", ["the", "work", "good", "people", "time"])
def test_everyday_words_are_common(word: str) -> None:
    """What everybody says all day is common, and English."""
    assert is_common(word)
    assert is_english(word)


@pytest.mark.parametrize("word", ["anesthesiologist", "kubernetes", "apprenticeship", "xqzv"])
def test_words_of_a_trade_are_not_common(word: str) -> None:
    """Rare words are not everyday words."""
    assert not is_common(word)


def test_reading_the_list_again_changes_nothing() -> None:
    """The list can be read ahead at any time."""
    english.load()
    english.load()
    assert is_common("the")
