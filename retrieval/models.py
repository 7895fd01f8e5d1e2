"""The values between a question and its answer.

Belongs here: frozen values that retrieval hands to the bot. Nothing here searches.
"""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.models import Chunk, SalaryFact, Value


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk and its score, which is rank-bm25's own."""

    chunk: Chunk
    score: float


class Excerpt(Value):
    """A verbatim substring of an article with what a reader needs to find and judge it.

    ``article`` is the article's path; ``text == article.text[start:end]``. ``heading`` is the innermost heading's
    path joined with " › ", ``None`` before the first heading. ``score`` is its chunk's rank-bm25 score.
    """

    article: str
    title: str
    heading: str | None
    text: str
    start: int
    end: int
    score: float
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None


class Reason(StrEnum):
    """Why a question got no answer."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    SMALL_TALK = "small_talk"
    LANGUAGE = "language"
    NOT_COVERED = "not_covered"
    WHICH_JOB = "which_job"
    WHICH_ONE = "which_one"
    NO_ANSWER = "no_answer"
    NO_ARTICLES = "no_articles"


class Note(Value):
    """Something a reader should know beside the excerpts, in one sentence of ours. ``code`` is stable."""

    code: str
    text: str


class Answer(Value):
    """What the articles say. ``excerpts`` come best first, at most three; ``further`` holds the next ones.

    ``understood`` is the question made to stand alone; a follow-up is asked with it as the previous question.
    ``salary_facts`` come most fitting first, at most twelve.
    """

    question: str
    understood: str
    excerpts: tuple[Excerpt, ...]
    further: tuple[Excerpt, ...] = ()
    salary_facts: tuple[SalaryFact, ...] = ()
    notes: tuple[Note, ...] = ()


class NoAnswer(Value):
    """An honest refusal. ``message`` says why, in words for the member; ``suggestions`` are the nearest titles, or what
    to ask about instead."""

    question: str
    understood: str
    reason: Reason
    message: str
    suggestions: tuple[str, ...] = ()
