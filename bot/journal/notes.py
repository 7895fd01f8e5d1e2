"""How notes are written down, and how they are forgotten."""

import json
from datetime import date, timedelta
from typing import TypeAlias

from bot.journal.database import Statement
from bot.journal.entries import Feedback, Gap
from bot.journal.scrubbing import scrubbed
from retrieval.models import Answer, NoAnswer, Reason

MOST = 5_000  # rows that are kept of either kind

MISSING = {Reason.NO_ANSWER, Reason.NOT_COVERED, Reason.WHICH_JOB, Reason.WHICH_ONE}

Note: TypeAlias = Gap | Feedback


def gap_in(answer: Answer | NoAnswer) -> Gap | None:
    """The gap that an answer shows: something was asked that the articles could have told."""
    if not isinstance(answer, NoAnswer):
        return None
    if answer.reason is Reason.LANGUAGE:
        return Gap("", answer.reason)
    return Gap(answer.question, answer.reason) if answer.reason in MISSING else None


def noting(note: Note, day: date) -> Statement:
    """What writes a note down, for the first time on that ``day`` or once more."""
    question = scrubbed(note.question)
    if isinstance(note, Gap):
        return (
            "INSERT INTO gaps (day, question, reason, count) VALUES (?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET count = count + 1",
            (day.isoformat(), question, note.reason.value),
        )
    return (
        "INSERT INTO feedback (day, question, helpful, articles, generation, count) VALUES (?, ?, ?, ?, ?, 1)"
        " ON CONFLICT DO UPDATE SET count = count + 1",
        (day.isoformat(), question, note.helpful, json.dumps(note.articles), note.generation),
    )


def forgetting(today: date, days: int) -> list[Statement]:
    """What removes the notes that are ``days`` old or older, and the oldest of too many."""
    last = (today - timedelta(days)).isoformat()
    return [
        ("DELETE FROM gaps WHERE day <= ?", (last,)),
        ("DELETE FROM gaps WHERE id <= (SELECT id FROM gaps ORDER BY id DESC LIMIT 1 OFFSET ?)", (MOST,)),
        ("DELETE FROM feedback WHERE day <= ?", (last,)),
        ("DELETE FROM feedback WHERE id <= (SELECT id FROM feedback ORDER BY id DESC LIMIT 1 OFFSET ?)", (MOST,)),
    ]
