"""What the journal holds, and what it tells of it."""

from dataclasses import dataclass
from datetime import date, datetime

from retrieval.models import Reason


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something that was done to the knowledge base. ``time`` is in UTC."""

    time: datetime
    who: str
    action: str
    detail: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A question without an answer; the text of one in another language is not kept, so it is empty there."""

    question: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Feedback:
    """Whether an answer helped. ``articles`` are the paths of those it quoted, of this ``generation``."""

    question: str
    helpful: bool
    articles: tuple[str, ...]
    generation: int


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Questions that ask for much the same, asked on days from ``first`` to ``last``.

    ``questions`` come most asked first; ``reasons`` are values of ``Reason``, as they were when it was asked.
    """

    questions: tuple[str, ...]
    count: int
    reasons: tuple[str, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class FeedbackGroup:
    """What members thought of the answers to questions that ask for much the same."""

    questions: tuple[str, ...]
    helpful: int
    unhelpful: int
    articles: tuple[str, ...]
    generations: tuple[int, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class GapReport:
    """All that is known of what members miss: ``gaps`` the most asked first, ``feedback`` the least helpful first.

    ``other_languages`` counts questions in languages that the bot does not answer.
    """

    gaps: tuple[GapGroup, ...] = ()
    other_languages: int = 0
    feedback: tuple[FeedbackGroup, ...] = ()
