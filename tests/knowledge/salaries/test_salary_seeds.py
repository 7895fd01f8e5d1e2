"""Every salary fact of five real articles, and nothing else. Their sentences are not stored here."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from knowledge.models import SalaryFact
from knowledge.reading import read_article
from knowledge.salaries.finding import find_salary_facts

ARTICLES = json.loads((Path(__file__).parent / "seeds.json").read_text(encoding="utf-8"))
WORDS = ("role", "place", "as_of", "origin")


def plain(words: str | None) -> str | None:
    """Words without case, hyphens and plural, in which "Back-End Developers" is "back end developer"."""
    return None if words is None else re.sub(r"[\s-]+", " ", words.casefold()).rstrip("s")


def found_in(reference: Path, name: str, digest: str) -> tuple[SalaryFact, ...]:
    data = (reference / "seeds" / name).read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        pytest.skip(f"{name} is not the text that was annotated")
    article, _ = read_article(name, data)
    return find_salary_facts(article)


def says(fact: SalaryFact, annotated: dict[str, Any]) -> bool:
    """Whether ``fact`` overlaps the annotated words and has the annotated values, or others that are also right."""
    assert fact.start is not None
    assert fact.end is not None
    overlaps = fact.start < annotated["end"] and annotated["start"] < fact.end
    return overlaps and any(
        all(
            agrees(fact, field, value, annotated.get("also", {}))
            for field, value in {**annotated["values"], **variant}.items()
        )
        for variant in [{}, *annotated.get("variants", [])]
    )


def agrees(fact: SalaryFact, field: str, value: object, also: dict[str, list[str | None]]) -> bool:
    given = getattr(fact, field)
    if field in WORDS:
        return plain(given) in {plain(right) for right in (value, *also.get(field, []))}  # type: ignore[arg-type]
    return bool(given == value)


@pytest.mark.parametrize("article", ARTICLES, ids=[article["file"] for article in ARTICLES])
def test_all_facts_and_nothing_else(reference: Path, article: dict[str, Any]) -> None:
    """Each annotated fact is found exactly once with all its fields, and nothing that is no salary is found."""
    found = found_in(reference, article["file"], article["sha256"])
    for annotated in article["facts"]:
        matching = [fact for fact in found if says(fact, annotated)]
        assert len(matching) == 1, (annotated["values"], [fact.model_dump() for fact in found])
    assert len(found) == len(article["facts"])


def test_sixteen_facts_in_all() -> None:
    """The annotations hold the sixteen facts of the five articles."""
    assert sum(len(article["facts"]) for article in ARTICLES) == 16
