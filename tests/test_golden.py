"""The golden questions are well formed, and what they point at is still where they say."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Generic, Literal, TypeVar

import pytest
from pydantic import BaseModel, ConfigDict, Field

from knowledge.reading import read_article

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
HANDBOOK = GOLDEN / "handbook"
OPERATORS = sorted((GOLDEN / "operators").glob("*.jsonl"))
PACKAGED = ROOT / "knowledge" / "articles"
FILES = sorted(path.name for path in GOLDEN.glob("*.jsonl"))

Quote = tuple[str, str]
Offsets = tuple[str, Annotated[int, Field(ge=0)], int]
Fact = tuple[float, float, Literal["year", "month", "week", "day", "hour"]]

Passage = TypeVar("Passage", Quote, Offsets)


class Line(BaseModel):
    """What every part of a golden question has in common: no field too many, and no value bent into shape."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Refused(Line):
    """The folder does not answer."""

    answer: Literal[False]


class Answered(Line, Generic[Passage]):
    """The folder answers, with any one of the passages."""

    answer: Literal[True]
    passages: Annotated[list[Passage], Field(min_length=1)]
    facts: Annotated[list[Fact], Field(max_length=12)]
    also: list[Fact]


class Golden(Line):
    """One line of a golden file."""

    question: Annotated[str, Field(min_length=1)]
    previous: str | None
    written: Literal["own", "tuned", "asked", "unseen", "fresh", "newest"]
    packaged: Answered[Quote] | Refused | None = None
    seeds: Answered[Offsets] | Refused | None = None


OpenFact = tuple[float | None, float | None, Literal["year", "month", "week", "day", "hour"]]


class OperatorAnswered(Line):
    """An operator's folder answers; what it pays may be open at one end."""

    answer: Literal[True]
    passages: Annotated[list[Quote], Field(min_length=1)]
    facts: list[OpenFact]
    also: list[OpenFact]


class OperatorGolden(Line):
    """One line of a golden file on an operator's folder."""

    question: Annotated[str, Field(min_length=1)]
    previous: None
    written: Literal["asked", "newest"]
    operator: OperatorAnswered | Refused


class OnHandbook(Line):
    """What a page of the handbook shows: passages alone, since its facts are not annotated."""

    answer: Literal[True]
    passages: Annotated[list[Offsets], Field(min_length=1)]


class HandbookGolden(Line):
    """One line of a golden file on the handbook."""

    question: Annotated[str, Field(min_length=1)]
    previous: None
    written: Literal["tuned", "newest"]
    handbook: OnHandbook


def read(file: str) -> list[Golden]:
    lines = (GOLDEN / file).read_text(encoding="utf-8").splitlines()
    return [Golden.model_validate_json(line) for line in lines]


@pytest.fixture(scope="module")
def questions() -> list[Golden]:
    return [question for file in FILES for question in read(file)]


def passages(expected: Answered[Passage] | Refused | None) -> list[Passage]:
    return expected.passages if isinstance(expected, Answered) else []


def decoded(path: Path) -> str:
    """A file's characters as spans count them: no byte-order mark, newlines as stored."""
    return path.read_bytes().decode("utf-8-sig")


def runs(text: str, length: int = 8) -> Iterator[tuple[str, ...]]:
    """Every run of that many words."""
    words = re.findall(r"[\w'’]+", text.casefold())
    return zip(*(words[start:] for start in range(length)), strict=False)


@pytest.mark.parametrize("file", FILES)
def test_lines_have_the_format(file: str) -> None:
    """Every line has the fields of a golden question, and says of itself how its file was written."""
    kinds = {
        "own.jsonl": "own",
        "members.jsonl": "asked",
        "unseen.jsonl": "unseen",
        "strangers-unseen.jsonl": "fresh",
        "newcomers-unseen.jsonl": "newest",
    }
    assert {question.written for question in read(file)} == {kinds.get(file, "tuned")}


def test_questions_are_asked_once(questions: list[Golden]) -> None:
    """No question is counted twice."""
    times = Counter((question.question, question.previous) for question in questions)
    assert [asked for asked, count in times.items() if count > 1] == []


def test_there_are_enough_questions(questions: list[Golden]) -> None:
    """Beside the tuned ones at least 150 questions, 60 out of scope in each folder, a third unseen."""
    questions = [question for question in questions if question.written not in {"tuned", "asked"}]
    assert len(questions) >= 150
    assert sum(isinstance(question.packaged, Refused) for question in questions) >= 60
    assert sum(isinstance(question.seeds, Refused) for question in questions) >= 60
    assert 3 * sum(question.written in {"unseen", "fresh", "newest"} for question in questions) >= len(questions)


def test_facts_are_asked_once(questions: list[Golden]) -> None:
    """A fact must be shown or may be shown, never both, and its low end is not above its high end."""
    for question in questions:
        for expected in (question.packaged, question.seeds):
            if isinstance(expected, Answered):
                facts = expected.facts + expected.also
                assert len(facts) == len(set(facts)), question.question
                assert all(low <= high for low, high, _ in facts), question.question


def test_quotes_stand_in_their_articles(questions: list[Golden]) -> None:
    """Every quote of a packaged article stands in it exactly once."""
    quotes = {quote for question in questions for quote in passages(question.packaged)}
    texts = {article: decoded(PACKAGED / article) for article, _ in quotes}
    assert [quote for quote in quotes if texts[quote[0]].count(quote[1]) != 1] == []


def test_spans_lie_in_the_annotated_texts(questions: list[Golden], reference: Path) -> None:
    """The seed texts are the annotated ones, and every span covers words of theirs without blanks around them."""
    digests = json.loads((GOLDEN / "seeds.digests.json").read_text(encoding="utf-8"))
    files = {path.name: path for path in (reference / "seeds").glob("*.txt")}
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()} == digests
    texts = {name: decoded(path) for name, path in files.items()}
    for article, start, end in {span for question in questions for span in passages(question.seeds)}:
        assert start < end <= len(texts[article]), (article, start, end)
        assert texts[article][start:end].strip() == texts[article][start:end], (article, start, end)


@pytest.fixture(scope="module")
def on_handbook() -> list[HandbookGolden]:
    lines = [line for path in sorted(HANDBOOK.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [HandbookGolden.model_validate_json(line) for line in lines]


def test_handbook_spans_lie_in_the_annotated_pages(on_handbook: list[HandbookGolden], reference: Path) -> None:
    """The pages are the annotated ones, and every span covers words of theirs without blanks around them."""
    digests = json.loads((HANDBOOK / "digests.json").read_text(encoding="utf-8"))
    data = {name: (reference / "ooh" / name).read_bytes() for name in digests}
    assert {name: hashlib.sha256(page).hexdigest() for name, page in data.items()} == digests
    texts = {name: read_article(name, page)[0].text for name, page in data.items()}
    for article, start, end in {span for question in on_handbook for span in question.handbook.passages}:
        assert start < end <= len(texts[article]), (article, start, end)
        assert texts[article][start:end].strip() == texts[article][start:end], (article, start, end)


def test_no_words_of_the_handbook_are_kept(on_handbook: list[HandbookGolden], reference: Path) -> None:
    """No question holds eight words in a row of a page."""
    pages = [(path.name, path.read_bytes()) for path in (reference / "ooh").glob("*.html")]
    handbook = {run for name, page in pages for run in runs(read_article(name, page)[0].text)}
    assert [each.question for each in on_handbook if handbook.intersection(runs(each.question))] == []


def test_no_words_of_the_seeds_are_kept(questions: list[Golden], reference: Path) -> None:
    """Neither questions nor quotes hold eight words in a row of a seed text."""
    seeds = {run for path in (reference / "seeds").glob("*.txt") for run in runs(decoded(path))}
    kept = {quote for question in questions for _, quote in passages(question.packaged)}
    kept |= {asked for question in questions for asked in (question.question, question.previous) if asked}
    assert [text for text in kept if seeds.intersection(runs(text))] == []


@pytest.mark.parametrize("file", OPERATORS, ids=lambda file: file.stem)
def test_operators_quotes_stand_in_their_articles(file: Path) -> None:
    """Every quote stands in its article exactly once, and what is held back says so in its name."""
    lines = [OperatorGolden.model_validate_json(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert {line.written for line in lines} == {"newest" if file.stem.endswith("unseen") else "asked"}
    quotes = {
        quote for line in lines if isinstance(line.operator, OperatorAnswered) for quote in line.operator.passages
    }
    folder = file.with_suffix("")
    texts = {article: read_article(article, (folder / article).read_bytes())[0].text for article, _ in quotes}
    assert [quote for article, quote in sorted(quotes) if texts[article].count(quote) != 1] == []
