"""Salary answers and comparisons as JSON, one object a line. Every figure is a whole salary fact."""

from collections.abc import Sequence

from bot.render.jsonl import fact_object, line
from retrieval.comparison import Comparison, NotCompared
from retrieval.pay.article_pay import ArticleFact
from retrieval.salary_answer import NoSalaryAnswer, SalaryAnswer
from retrieval.wages.official_wage import OfficialWage


def salary_line(role: str, place: str, answer: SalaryAnswer | NoSalaryAnswer) -> str:
    """The ``salary`` object. A refusal's text is its first note, with the reason as its code."""
    found = answer if isinstance(answer, SalaryAnswer) else None
    refused = answer if isinstance(answer, NoSalaryAnswer) else None
    notes = [note.model_dump() for note in found.notes] if found else []
    return line(
        {
            "role": role,
            "place": place,
            "answered": found is not None,
            "reason": refused.reason if refused else None,
            "official": official_object(found.official) if found and found.official else None,
            "articles": [article_object(each) for each in found.articles] if found else [],
            "differences": found.differences if found else "",
            "suggestions": list(refused.choices) if refused else [],
            "notes": [{"code": refused.reason, "text": refused.text}] if refused else notes,
        }
    )


def comparison_line(things: Sequence[str], place: str, comparison: Comparison | NotCompared) -> str:
    """The ``compare`` object. A refusal's text is its first note, with the reason as its code."""
    found = comparison if isinstance(comparison, Comparison) else None
    refused = comparison if isinstance(comparison, NotCompared) else None
    notes = [note.model_dump() for note in found.notes] if found else []
    return line(
        {
            "things": list(things),
            "place": place,
            "answered": found is not None,
            "reason": refused.reason if refused else None,
            "period": found.period if found else None,
            "compared": [official_object(each) for each in found.wages] if found else [],
            "verdict": found.verdict if found else "",
            "left_out": [{"name": each.name, "reason": each.reason} for each in comparison.left_out],
            "suggestions": list(refused.choices) if refused else [],
            "notes": [{"code": refused.reason, "text": refused.text}] if refused else notes,
        }
    )


def official_object(official: OfficialWage) -> dict[str, object]:
    """A row of the wage table, with its figures as salary facts. Relative standard errors are in percent."""
    estimate = official.estimate
    return {
        "occupation": official.role,
        "code": estimate.occupation_code,
        "place": official.place,
        "area": estimate.area.code,
        "release": estimate.release.name,
        "published": estimate.release.published,
        "publisher": estimate.release.publisher,
        "old": official.old,
        "employment": estimate.employment,
        "employment_rse": estimate.employment_rse,
        "wage_rse": estimate.wage_rse,
        "salary_facts": [fact_object(fact) for fact in official.facts],
    }


def article_object(described: ArticleFact) -> dict[str, object]:
    """A salary fact from an article, whether it is old, and how it differs from the official one."""
    differences = [difference.name.lower() for difference in described.differences]
    return fact_object(described.fact) | {"old": described.old, "differences": differences}
