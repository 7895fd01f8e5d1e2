"""The objects of ``--json``."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.render import jsonl
from knowledge.models import Period, SalaryFact, Statistic
from retrieval.models import Answer, Excerpt, NoAnswer, Note, Reason

FACT = SalaryFact(
    article="pay.md",
    quote="$75,575",
    start=3,
    end=10,
    low=75575.0,
    high=17.5e6,
    currency="USD",
    period=Period.YEAR,
    statistic=Statistic.MEDIAN,
    percentile=50,
)
EXCERPT = Excerpt(
    article="pay.md", title="Pay", heading=None, text="words", start=0, end=5, score=1.5, author="Someone"
)
ANSWER_KEYS = ["question", "understood", "answered", "reason", "excerpts", "salary_facts", "suggestions", "notes"]


def test_an_answer_has_the_keys_of_the_contract_in_order() -> None:
    """question … notes, and in each excerpt and fact the fields the design lists, in its order and no others."""
    answer = Answer(
        question="q", understood="u", excerpts=(EXCERPT,), salary_facts=(FACT,), notes=(Note(code="c", text="t"),)
    )
    read = json.loads(jsonl.answer_line(answer))
    assert list(read) == ANSWER_KEYS
    assert (
        " ".join(read["excerpts"][0]) == "article title heading text start end score publisher url published retrieved"
    )
    assert " ".join(read["salary_facts"][0]) == (
        "article quote start end low high currency period statistic percentile role place as_of origin"
    )
    assert (read["answered"], read["reason"], read["notes"]) == (True, None, [{"code": "c", "text": "t"}])
    assert '"low": 75575, "high": 17500000, ' in jsonl.fact_line(FACT)


def test_a_refusal_has_the_same_keys_and_says_why() -> None:
    """The reason's code stands under ``reason``, its words are the first note."""
    refusal = NoAnswer(question="q", understood="q", reason=Reason.NOT_COVERED, message="No.", suggestions=("Pay",))
    read = json.loads(jsonl.answer_line(refusal))
    assert list(read) == ANSWER_KEYS
    assert (read["answered"], read["reason"], read["excerpts"], read["salary_facts"]) == (False, "not_covered", [], [])
    assert (read["suggestions"], read["notes"]) == (["Pay"], [{"code": "not_covered", "text": "No."}])


@given(st.text(st.characters()))
def test_an_object_is_one_line_for_every_reader(text: str) -> None:
    """Whatever it holds: one line by every definition of a line, valid UTF-8, and it reads back as it was."""
    line = jsonl.line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8"))["text"] == text.encode("utf-8", "replace").decode("utf-8")
