"""Answers and salary facts as JSON, one object a line, with the keys of the command line's contract in its order."""

import json
import re

from knowledge.models import SalaryFact
from retrieval.models import Answer, Excerpt, NoAnswer

EXCERPT_KEYS = (
    "article", "title", "heading", "text", "start", "end", "score", "publisher", "url", "published", "retrieved",
)  # fmt: skip
FACT_KEYS = (
    "article", "quote", "start", "end", "low", "high", "currency", "period", "statistic", "percentile",
    "role", "place", "as_of", "origin",
)  # fmt: skip

# JSON allows these bare, but terminals obey the first and some readers break lines at the others.
UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029]")


def answer_line(answer: Answer | NoAnswer) -> str:
    """The ``ask`` object. A refusal's message is its first note, with the reason as its code."""
    found = answer if isinstance(answer, Answer) else None
    refused = answer if isinstance(answer, NoAnswer) else None
    notes = [note.model_dump() for note in found.notes] if found else []
    return line(
        {
            "question": answer.question,
            "understood": answer.understood,
            "answered": found is not None,
            "reason": refused.reason if refused else None,
            "excerpts": [excerpt_object(excerpt) for excerpt in found.excerpts] if found else [],
            "salary_facts": [fact_object(fact) for fact in found.salary_facts] if found else [],
            "suggestions": list(refused.suggestions) if refused else [],
            "notes": [{"code": refused.reason, "text": refused.message}] if refused else notes,
        }
    )


def fact_line(fact: SalaryFact) -> str:
    """The ``salaries`` object."""
    return line(fact_object(fact))


def excerpt_object(excerpt: Excerpt) -> dict[str, object]:
    """An excerpt's keys in order."""
    values = excerpt.model_dump(mode="json")
    return {key: values[key] for key in EXCERPT_KEYS}


def fact_object(fact: SalaryFact) -> dict[str, object]:
    """A salary fact's keys in order; whole numbers without a decimal point."""
    values = fact.model_dump(mode="json")
    return {key: whole(values[key]) for key in FACT_KEYS}


def whole(value: object) -> object:
    """``75000.0`` as ``75000``; anything else unchanged."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def line(value: dict[str, object]) -> str:
    """``value`` as JSON that is one line for every reader, and valid whatever characters it was made from."""
    text = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
