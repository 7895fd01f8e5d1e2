"""A message as it was typed, with the one before it."""

import pytest

from retrieval.understanding.message import read, with_earlier, without_earlier


def test_the_message_before_is_told() -> None:
    """Its words stand behind those of the message itself, and ask nothing."""
    message = read(with_earlier("how long does that take", "do i need a degree?"))
    assert message.own == 5
    assert [word.text for word in message.words[message.own :]][2:] == ["do", "i", "need", "a", "degree"]
    assert message.asking == message.itself


def test_only_one_message_before_is_kept() -> None:
    """Of a third one nothing is left."""
    second = with_earlier("and in texas", "nurse pay?")
    assert with_earlier("and the hours", second) == "and the hours (asked after: and in texas)"


@pytest.mark.parametrize("text", ["what is that (asked after: noon", "pay (asked after: noon) in texas", "pay (a lot)"])
def test_brackets_of_the_message_itself_stay(text: str) -> None:
    """Only what ends in the message before it is cut."""
    assert without_earlier(text) == text


@pytest.mark.parametrize("text", ["(asked after: " * 4000 + ")" * 40_000 + "x", "(asked after: " + ")." * 40_000 + "x"])
def test_any_text_is_read_at_once(text: str) -> None:
    """However often it begins like the message before."""
    assert without_earlier(text) == text


def test_what_only_asks_back_asks_for_what_was_told() -> None:
    """Of "is that true" nothing but the rest of the message says what is asked."""
    told = "my teacher says i need a degree"
    assert read(f"{told}. is that true?").asked_for == read(f"{told}?").asked_for
    assert "degree" not in read(f"{told}. do they work at night?").asking
