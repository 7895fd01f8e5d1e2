"""What articles and members write is shown, never obeyed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.escape import literal, literal_line, quoted
from bot.render.words import visible

MARKS = [*"\\*_~`|<>[]()@#:-+./!1 a\n", "\u202e", "\u200b", "\ud800", "@everyone", "discord.gg/"]
TROUBLE = st.lists(st.sampled_from(MARKS)).map("".join)
ANY_TEXT = st.one_of(TROUBLE, st.text(), st.text(alphabet=st.characters(exclude_categories=())))


def as_shown(markdown: str) -> str:
    """What Discord shows of text in which nothing but backslashes is markup."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown)


def unescaped(markdown: str) -> str:
    """What is left for Discord to take as markup."""
    return re.sub(r"\\[^0-9A-Za-z\s]", "", markdown)


@given(ANY_TEXT)
def test_nothing_is_lost_and_nothing_is_added(text: str) -> None:
    """A reader sees exactly the visible characters of the original."""
    assert as_shown(literal(text)) == visible(text)


@given(ANY_TEXT)
def test_no_markup_survives(text: str) -> None:
    """No character that opens emphasis, code, a mention, a link, a list, a heading or a quote is left bare."""
    bare = unescaped(literal(text))
    assert not re.search(r"[*_~`|<\[@]|:\S", bare)
    assert not re.search(r"^ *(#|>|-|\+|\d+[.)])", literal(text), re.MULTILINE)


@given(ANY_TEXT)
def test_no_character_turns_the_writing_round(text: str) -> None:
    """Direction overrides, zero-width spaces, control characters and half characters are gone, so the text encodes."""
    shown = quoted(text)
    assert not re.search("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x09\x0b-\x1f]", shown)
    shown.encode()


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("@everyone", r"\@everyone"),
        ("<@&123> <#4> <:a:5> <t:6:R>", r"\<\@&123> \<#4> \<\:a\:5> \<t\:6\:R>"),
        ("[free](https://example.com)", r"\[free](https\://example.com)"),
        ("discord.gg/abc", r"discord.gg\/abc"),
        ("# big\n- one\n12. two\n> three\n-# small", "\\# big\n\\- one\n12\\. two\n\\> three\n\\-# small"),
        ("||hidden|| `code`", r"\|\|hidden\|\| \`code\`"),
    ],
)
def test_each_kind_of_markup(text: str, markdown: str) -> None:
    """Each of Discord's constructs gets the backslash that disarms it."""
    assert literal(text) == markdown


@given(ANY_TEXT)
def test_a_quote_quotes_every_line(text: str) -> None:
    """No line of an excerpt can step out of its block quote."""
    assert all(line.startswith("> ") for line in quoted(text).split("\n"))


def test_wrapped_lines_are_joined_and_others_are_not() -> None:
    """Prose that was wrapped for a wide screen reads as one paragraph; lists and short lines stay as they are."""
    wrapped = "Nurses care for patients in hospitals, in clinics, in schools and\nat home."
    assert quoted(wrapped) == "> " + wrapped.replace("\n", " ")
    listed = wrapped.replace("at home", "- at home") + "\nPay\nMedian"
    assert quoted(listed).count("\n> ") == 3


@given(ANY_TEXT)
def test_one_line_stays_one_line(text: str) -> None:
    """Titles and questions cannot start a line of their own."""
    assert "\n" not in literal_line(text)
