"""Golden questions: what a good answer must hold.

They stand in ``questions.toml``, in the operator's folder and beside the packaged articles. TOML, because a moderator
writes it by hand: comments are allowed, quotation marks need no escape within single quotes, and the standard library
tells the line of a mistake.

    [[question]]
    ask = "what does a back-end developer do"
    article = "back-end/what-back-end-developers-do.md"   # an excerpt of this article must be shown …
    words = "server side"                                 # … that holds these words; either line may be left out

    [[question]]
    ask = "how much does a baker earn"
    pays = 28_000                                         # a salary fact with this amount must be shown

    [[question]]
    ask = "who won the match yesterday"
    answer = false                                        # this must be refused
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, model_validator

from knowledge.models import Problem, Value

QUESTIONS = "questions.toml"
LARGEST = 1_000_000  # bytes
MISTAKE = re.compile(r"^(.*) \(at (?:line (\d+), column \d+|end of document)\)$", re.DOTALL)
TABLE = re.compile(r"^[ \t]*\[\[[ \t]*question[ \t]*\]\]", re.MULTILINE)
HOW_TO_WRITE = (
    'Write [[question]] on a line, ask = "…" below it, and then article and words, or pays, or answer = false.'
)


class Question(Value):
    """A question and what a good answer to it must hold: every one of these that is given."""

    ask: Annotated[str, Field(min_length=1, max_length=500)]
    article: str | None = None
    words: Annotated[str, Field(min_length=1)] | None = None
    pays: float | None = None
    answer: bool = True

    @model_validator(mode="after")
    def _wants_something(self) -> "Question":
        wants = (self.article, self.words, self.pays) != (None, None, None)
        if wants != self.answer:
            raise ValueError("it needs an article, words or pays" if self.answer else "what is refused holds nothing")
        return self


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of one or more files, and what is wrong with them; a broken file costs itself alone."""

    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


def load_questions(folders: list[Path]) -> Questions:
    """The questions of all folders that hold some; a later folder's replaces an earlier one's of the same words."""
    loaded = [read_questions(folder / QUESTIONS) for folder in folders]
    by_words = {question.ask.casefold(): question for each in loaded for question in each.questions}
    return Questions(tuple(by_words.values()), tuple(problem for each in loaded for problem in each.problems))


def read_questions(file: Path) -> Questions:
    """The questions of one file; nothing where there is no such file."""
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            return _broken(file, 1, f"It has more than {LARGEST / 1_000_000:.0f} MB.")
        return parse_questions(file.name, data.decode("utf-8-sig"))
    except FileNotFoundError:
        return Questions()
    except OSError as error:
        return _broken(file, None, f"It cannot be read: {error.strerror}.")
    except UnicodeDecodeError as error:
        return _broken(file, data[: error.start].count(b"\n") + 1, "It is not UTF-8 text.")


def parse_questions(name: str, text: str) -> Questions:
    """The questions in ``text``, the content of the file ``name``; each that cannot be understood is a problem."""
    try:
        tables = tomllib.loads(text).get("question", [])
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        told = MISTAKE.match(str(error))
        line = int(told[2]) if told and told[2] else text.count("\n") + 1
        return _broken(Path(name), line, f"It does not parse: {told[1] if told else error}.")
    lines = [text.count("\n", 0, found.start()) + 1 for found in TABLE.finditer(text)]
    questions: list[Question] = []
    problems: list[Problem] = []
    for number, table in enumerate(tables if isinstance(tables, list) else [tables]):
        try:
            questions.append(Question.model_validate(table))
        except ValidationError as error:
            where = lines[number] if number < len(lines) else None
            problems.append(_problem(name, where, f"A question was left out: {_why(error)}."))
    return Questions(tuple(questions), tuple(problems))


def _why(error: ValidationError) -> str:
    detail = error.errors()[0]
    where = ".".join(map(str, detail["loc"]))
    return f"{where}: {detail['msg']}" if where else detail["msg"].removeprefix("Value error, ")


def _broken(file: Path, line: int | None, message: str) -> Questions:
    return Questions((), (_problem(file.name, line, message),))


def _problem(name: str, line: int | None, message: str) -> Problem:
    return Problem(path=name, line=line, message=message, remedy=HOW_TO_WRITE, fatal=False)
