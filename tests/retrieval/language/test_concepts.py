"""The vocabulary file is sound, however it grows."""

import os
import re
from collections.abc import Iterator

import pytest
from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from retrieval.data import VOCABULARY, table
from retrieval.language.concepts import (
    Concept,
    career_concepts,
    concept_words,
    concepts,
    concepts_asked,
    concepts_spoken_of,
    sections,
)
from retrieval.language.words import normalize, stem, words

PIECES = ["a", " ", "a ", "how much ", "how much the ", "what do ", "do i ", "1", "1 ", "$", "is it ", "to be ", "a1 "]
TRIED = 4  # each so many patterns are tried, since finding what one matches takes a while
ADVERSARIAL = [(piece * 1000)[:1000] for piece in PIECES]


def patterns() -> Iterator[tuple[str, str]]:
    return ((concept.term, pattern) for concept in concepts() for pattern in concept.asks)


def named(concept: Concept) -> str:
    return concept.term


def test_names_are_told_apart() -> None:
    """Every concept has a name of its own, in whichever file it stands, which no word can equal."""
    terms = [concept.term for concept in concepts()]
    assert len(terms) == sum(len(table(f"{part}")) for part in VOCABULARY)
    assert not any(words(term) == [term] for term in terms)
    assert career_concepts() <= set(terms)


@pytest.mark.parametrize("concept", concepts(), ids=named)
def test_each_concept_can_be_spoken_of(concept: Concept) -> None:
    """It has words or asks, no phrase is empty, and each phrase is found where it is written."""
    assert concept.words or concept.asks
    for phrase in concept.words:
        said = words(phrase)
        assert said, phrase
        assert concept.term in concepts_spoken_of([stem(word) for word in said]), phrase
        assert set(said) <= concept_words()


@pytest.mark.parametrize("concept", concepts(), ids=named)
def test_patterns_compile_and_say_something(concept: Concept) -> None:
    """Each pattern is a regular expression and does not match every question there is."""
    for pattern in concept.asks:
        compiled = re.compile(pattern)
        assert not compiled.search(""), pattern
        assert not compiled.search("xqzv qqq"), pattern


@pytest.mark.parametrize("concept", [concept for concept in concepts() if concept.asks], ids=named)
def test_a_pattern_can_match_a_question(concept: Concept) -> None:
    """No pattern waits for what a normalized question never holds, such as capitals or "back-end" in two words."""
    for pattern in concept.asks[::TRIED]:
        assert _matching(pattern) is not None, f"{pattern} matches no question in normal form"


@pytest.mark.soak
@pytest.mark.skipif(not os.environ.get("CAREER_BOT_SOAK"), reason="make soak tries every pattern")
def test_each_pattern_can_match_a_question() -> None:
    """As above, for all of them."""
    for _, pattern in patterns():
        assert _matching(pattern) is not None, f"{pattern} matches no question in normal form"


def _matching(pattern: str) -> str | None:
    compiled = re.compile(pattern)
    typed = st.from_regex(pattern, alphabet=st.characters(codec="ascii", min_codepoint=32))
    searching = settings(max_examples=2000, database=None, derandomize=True, deadline=None, phases=[Phase.generate])
    try:
        return find(typed, lambda text: compiled.search(normalize(text)) is not None, settings=searching)
    except NoSuchExample:
        return None


@pytest.mark.parametrize("text", ADVERSARIAL, ids=lambda text: repr(text[:12]))
def test_patterns_end_on_repetition(text: str) -> None:
    """No pattern runs away on a thousand characters that nearly match again and again."""
    for _, pattern in patterns():
        assert len(re.findall(pattern, text)) <= len(text)


@pytest.mark.parametrize("text", ["how much does a nurse make?", "do i need a degree", "is it stressful", "", "xqzv"])
def test_what_is_asked_stands_in_the_question(text: str) -> None:
    """Each asked concept says where the question asks for it."""
    normalized = normalize(text)
    assert all(0 <= asked.start < asked.end <= len(normalized) for asked in concepts_asked(normalized))


def test_make_is_pay_in_a_question_on_money_only() -> None:
    """ "Make" means pay by how it is asked."""
    assert "§pay" in {asked.term for asked in concepts_asked("how much do nurses make")}
    assert "§pay" not in {asked.term for asked in concepts_asked("nurses make beds")}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Several years pass.", "§signingbonus"),
        ("They cut glass.", "§eyesight"),
        ("Employment is projected to grow.", "§weather"),
        ("They work for an organization.", "§organization"),
    ],
)
def test_words_of_one_stem_are_told_apart(text: str, concept: str) -> None:
    """What only shares its stem with a word of a concept does not speak of it."""
    assert concept not in concepts_spoken_of([stem(word) for word in words(text)])


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("do roofers suit up in something", "§protection"),
        ("do cooks buy their own knives or own tools", "§owntools"),
        ("is it a flat rate or by the job", "§paybasis"),
        ("can guards carry guns", "§policing"),
        ("will self driving trucks take the jobs", "§automation"),
        ("is that trade on its way out", "§outlook"),
        ("do they drug test bus drivers", "§background"),
        ("can i see clients over zoom", "§remote"),
        ("does the plant stink", "§conditions"),
        ("do they get beat up", "§danger"),
    ],
)
def test_questions_on_any_job_are_understood(text: str, concept: str) -> None:
    """How people ask is known for jobs that are done with the hands as well."""
    assert concept in {asked.term for asked in concepts_asked(normalize(text))}


def test_sections_are_concepts() -> None:
    """Where articles speak of a concept is a concept that headings are known to have, and under nothing itself."""
    terms = {concept.term for concept in concepts()}
    assert set(sections().values()) <= terms - set(sections())
