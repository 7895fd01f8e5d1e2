"""The hand-annotated salary facts are whole, stand where they say, and are counted as they should be."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.models import SalaryFact
from knowledge.reading import read_article
from tests.salary_annotations import CORE, FIELDS, GOLDEN, SOURCES, Annotated, Annotation, annotated_files
from tests.salary_evaluation import score

REFERENCE_SOURCES = ("ooh", "seeds")
SEEDS = Path(__file__).parent / "knowledge" / "salaries" / "seeds.json"
FILES = {source: annotated_files(source) for source in SOURCES}


def fact_of(annotation: Annotation, **changes: Any) -> SalaryFact:
    """A fact exactly as annotated, but for ``changes``."""
    values = {name: annotation.line[name] for name in FIELDS} | changes
    span = {"start": annotation.start, "end": annotation.end}
    return SalaryFact.model_validate({"article": annotation.line["file"], "quote": "", **span, **values})


def facts() -> Iterator[Annotation]:
    """Every annotated fact of every source."""
    return (each for files in FILES.values() for file in files for each in file.facts)


def check_seats(file: Annotated, folder: Path) -> None:
    """Every anchor of ``file`` stands in its span of the readable text."""
    article, _ = read_article(file.name, file.data(folder))
    for each in file.seated_in(article.text).annotations:
        assert each.anchor in article.text[each.start : each.end]
        assert 0 <= each.start < each.end <= len(article.text)


def test_there_is_enough_to_measure() -> None:
    """At least 200 facts, 60 figures that are none, 24 texts, 14 handbook pages and ten currencies."""
    assert sum(not each.is_optional for each in facts()) >= 200
    assert sum(len(file.no_salaries) for files in FILES.values() for file in files) >= 60
    assert len(FILES["texts"]) >= 24
    assert len(FILES["ooh"]) >= 14
    assert len({each.line["currency"] for each in facts()}) >= 10


@pytest.mark.parametrize("source", ["texts", "ooh"])
def test_about_a_third_is_held_out(source: str) -> None:
    """The digests hold out a third of the files, give or take what few files allow."""
    held_out = sum(file.is_held_out for file in FILES[source])
    assert 1 / 4 < held_out / len(FILES[source]) < 1 / 2


def test_every_annotation_is_a_whole_fact() -> None:
    """Each annotated fact, each variant and each alternative is a valid salary fact."""
    for each in facts():
        for variant in ({}, *each.line.get("variants", ())):
            assert each.accepts(fact_of(each, **variant), FIELDS)
        for name, values in each.line.get("also", {}).items():
            for value in values:
                percentile = {"percentile": 50} if value == "percentile" else {}
                assert each.accepts(fact_of(each, **{name: value}, **percentile), [name])


def test_no_line_belongs_to_a_file_unnamed() -> None:
    """Every line of the golden files is of a file whose digest is known, and has a span."""
    for source, files in FILES.items():
        lines = (GOLDEN / f"{source}.jsonl").read_text(encoding="utf-8").splitlines()
        assert sum(len(file.annotations) for file in files) == len(lines)
        assert all(each.start < each.end for file in files for each in file.annotations)


def test_every_own_text_is_annotated() -> None:
    """The texts in the folder are those with annotations, and each has something to find or to leave."""
    assert {file.name for file in FILES["texts"]} == {path.name for path in (GOLDEN / "texts").iterdir()}
    assert all(file.annotations for file in FILES["texts"])


@pytest.mark.parametrize("file", FILES["texts"], ids=lambda file: file.name)
def test_quotes_stand_in_our_texts(file: Annotated) -> None:
    """Every quote of an unchanged text stands where the annotation says."""
    check_seats(file, GOLDEN / "texts")


@pytest.mark.parametrize("source", REFERENCE_SOURCES)
def test_figures_stand_in_the_reference(source: str, reference: Path) -> None:
    """Every figure of an unchanged page or seed stands in its span of the readable text."""
    for file in FILES[source]:
        check_seats(file, reference / source)


@pytest.mark.parametrize("source", REFERENCE_SOURCES)
def test_no_words_of_the_reference_are_kept(source: str) -> None:
    """Annotations on reference material hold no quotes."""
    assert not any("quote" in each.line for file in FILES[source] for each in file.annotations)


def test_seeds_are_annotated_as_elsewhere() -> None:
    """The seeds' facts are those that the extraction's own tests hold."""
    elsewhere = [
        (article["file"], fact["start"], fact["values"])
        for article in json.loads(SEEDS.read_text(encoding="utf-8"))
        for fact in article["facts"]
    ]
    here = [each.line for file in FILES["seeds"] for each in file.facts]
    found = [(line["file"], line["start"], {name: line[name] for name in FIELDS}) for line in here]
    assert sorted(found, key=str) == sorted(elsewhere, key=str)


@pytest.mark.parametrize("source", SOURCES)
def test_a_perfect_finder_scores_in_full(source: str) -> None:
    """Facts found exactly as annotated are all right, and none is missed or invented."""
    for file in FILES[source]:
        total = score(file, [fact_of(each) for each in file.facts])
        assert total.right(FIELDS) == len(total.annotations) == len(total.found)
        assert not total.missed
        assert not total.invented
        assert not any(total.traps)


def test_faults_are_counted() -> None:
    """A fact missed, one found twice, and one with a wrong field each cost what they should."""
    file = next(file for file in FILES["seeds"] if len(file.facts) > 2)
    missed, doubled, *others = file.facts
    wrong, *right = others
    found = [fact_of(doubled), fact_of(doubled), fact_of(wrong, role="no such role"), *map(fact_of, right)]
    total = score(file, found)
    assert [each.line for each in total.missed] == [missed.line]
    assert total.invented == [fact_of(doubled)]
    assert total.right(CORE) == len(file.facts) - 1
    assert total.right(FIELDS) == len(file.facts) - 2


def test_a_figure_that_is_no_salary_is_a_trap() -> None:
    """What is found on such a figure is counted as taken for pay."""
    file = next(file for file in FILES["texts"] if file.no_salaries)
    trap = file.no_salaries[0]
    fact = SalaryFact.model_validate(
        dict.fromkeys(FIELDS)
        | {"article": file.name, "quote": "", "start": trap.start, "end": trap.end, "low": 1, "statistic": "minimum"}
    )
    total = score(file, [fact])
    assert total.invented == [fact]
    assert total.traps[0]
