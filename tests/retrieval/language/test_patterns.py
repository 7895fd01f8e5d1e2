"""Patterns are tried only where they can match, and no match is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.data import table
from retrieval.language.concepts import concepts
from retrieval.language.patterns import Match, Patterns, needed
from tests.evaluation import golden

REAL = [(concept.term, pattern) for concept in concepts() for pattern in concept.asks]
REAL += [(kind, pattern) for kind, talk in table("small_talk").items() for pattern in talk["patterns"]]
COMPILED = [(term, re.compile(pattern)) for term, pattern in REAL]
PATTERNS = Patterns(REAL)


def tried_one_by_one(text: str) -> list[Match]:
    return [Match(term, *match.span()) for term, pattern in COMPILED for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bhours?\b", {"hour"}),
        (r"\b(day|week)s off\b", {"s off"}),
        (r"\b(sick|annual) (day|leave)\b", {"sick", "annual"}),
        (r"\b(up|down)? ?time\b", {"time"}),
        (r"a{0,3}bc+", {"bc"}),
        (r"(?<!never )(?!not )ever\b", {"ever"}),
        (r"u\.s\.a", {"u.s.a"}),
        (r"(one|)two", {"two"}),
    ],
)
def test_what_a_pattern_needs_is_read_off_it(pattern: str, literals: set[str]) -> None:
    """Optional parts and what is looked ahead for are not needed, of alternatives each is."""
    assert needed(pattern)[0] == literals


def test_a_pattern_needs_each_of_its_parts() -> None:
    """Of parts that follow each other one literal each, the most telling first."""
    assert needed(r"\b(sick|annual) (day|leave)s?\b") == [{"sick", "annual"}, {"day", "leave"}]


@pytest.mark.parametrize("pattern", [r"[$£€]", r"\d+", r"(one|\w+)", r"(one)?"])
def test_a_pattern_may_need_nothing(pattern: str) -> None:
    """Such a pattern is tried on every text."""
    assert not needed(pattern)


def test_no_match_is_lost_on_questions() -> None:
    """On what people really ask, the vocabulary's patterns match as if each had been tried."""
    for item in golden("own")[::4] + golden("students")[::4]:
        text = item["question"].casefold()
        assert list(PATTERNS.matches(text)) == tried_one_by_one(text)


@settings(deadline=None)  # compiling thousands of patterns takes a while
@given(st.lists(st.sampled_from([part for _, pattern in REAL for part in re.findall(r"[a-z]+", pattern)]), max_size=12))
def test_no_match_is_lost(parts: list[str]) -> None:
    """Nor on texts made of what the patterns are made of."""
    text = " ".join(parts)
    assert list(PATTERNS.matches(text)) == tried_one_by_one(text)
