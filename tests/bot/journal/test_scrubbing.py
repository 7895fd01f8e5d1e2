"""What is taken out of a question before it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.scrubbing import LONGEST, scrubbed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("call +1 (555) 010-9999 please", "call [number] please"),
        ("or 0171 / 555 010 99", "or [number]"),
        ("my id is 123456789", "my id is [number]"),
        ("mail bob.smith+jobs@example.co.uk now", "mail [mail] now"),
        ("bob (at) example (dot) com", "[mail]"),
        ("ｂｏｂ＠ｅｘａｍｐｌｅ．com", "[mail]"),
        (
            "hi <@123456789012345678> <@&12> <#34> <:smile:56> @everyone",
            "hi [mention] [mention] [mention] [mention] [mention]",
        ),
        ("see https://x.org/a?b=c and www.example.org", "see [link] and [link]"),
        ("linkedin.com/in/somebody", "[link]"),
        ("discord.gg/abc", "[link]"),
    ],
)
def test_what_could_tell_who_asked_is_taken_out(text: str, kept: str) -> None:
    """Mentions, addresses, links, telephone numbers and other long numbers."""
    assert scrubbed(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "is $100,000 to 120,000 good in 2024-2025?",
        "node.js or asp.net, c++ or c#?",
        "401k at 45.50 an hour, 40-60 hours a week",
    ],
)
def test_what_a_career_question_needs_stays(text: str) -> None:
    """Salaries, years, hours and the names of techniques."""
    assert scrubbed(text) == text


@given(st.text(max_size=2_000))
def test_what_is_kept_is_one_short_line(text: str) -> None:
    """Whatever was written."""
    kept = scrubbed(text)
    assert len(kept) <= LONGEST
    assert len(kept.splitlines()) <= 1


@given(st.from_regex(r"[0-9]{7,30}", fullmatch=True), st.text(alphabet="abc ,?", max_size=20))
def test_no_long_number_is_kept(number: str, text: str) -> None:
    """Wherever it stands."""
    assert number not in scrubbed(f"{text} {number} {text}")
