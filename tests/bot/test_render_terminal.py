"""Answers on a terminal and in a pipe."""

import io
from itertools import product

from rich.console import Console
from rich.text import Text

from bot.render import terminal
from knowledge.models import Period, SalaryFact, Statistic
from retrieval.models import Answer, Excerpt, NoAnswer, Note, Reason

LONG = "Servers and databases are what this work is about, " * 5 + "and it pays $75,575 a year."
FACT = SalaryFact(
    article="pay.md",
    quote="$75,575",
    start=3,
    end=10,
    low=75575,
    high=75575,
    currency="USD",
    period=Period.YEAR,
    statistic=Statistic.MEDIAN,
    role="back-end developer",
    place="United States",
    as_of="May 2024",
    origin="a survey of employers",
)
ANSWER = Answer(
    question="pay?",
    understood="pay of back-end developers?",
    excerpts=(
        Excerpt(
            article="pay.md",
            title="Pay",
            heading="What it pays",
            text=LONG,
            start=0,
            end=len(LONG),
            score=2.0,
            publisher="Press",
            published="2024-05",
            url="https://example.org/pay",
        ),
    ),
    salary_facts=(FACT,),
    notes=(Note(code="other_place", text="No article speaks of Ohio."),),
)


def printed(answer: Answer | NoAnswer, *, on_terminal: bool) -> str:
    file = io.StringIO()
    terminal.show(answer, Console(file=file, force_terminal=on_terminal, width=80, highlight=False, markup=False))
    return file.getvalue()


def test_a_pipe_gets_plain_unwrapped_text() -> None:
    """No escape sequences, each excerpt and each fact on a line of its own however long it is."""
    lines = printed(ANSWER, on_terminal=False).splitlines()
    assert f"“{LONG}”" in lines
    assert "  Pay › What it pays — Press, 2024-05 [pay.md]" in lines
    assert "  $75,575 a year  median · back-end developer · United States · May 2024 · a survey of employers" in lines
    assert "Understood as: pay of back-end developers?" in lines
    assert not any("\x1b" in line for line in lines)


def test_a_terminal_gets_lines_that_fit_it() -> None:
    """At 80 columns every line fits and no figure is broken."""
    bare = Text.from_ansi(printed(ANSWER, on_terminal=True)).plain.splitlines()
    assert max(len(line) for line in bare) <= 80
    assert sum("$75,575" in line for line in bare) == 2
    assert "No article speaks of Ohio." in [line.rstrip() for line in bare]


def test_text_cannot_drive_the_terminal() -> None:
    """Escape sequences, carriage returns and markup in articles and questions come out as harmless text."""
    hostile = "\x1b[31mred\x1b]0;title\x07 \rover\u202e [bold]markup[/bold] :smile:"
    excerpt = ANSWER.excerpts[0].model_copy(update={"text": hostile, "title": hostile, "url": hostile})
    answer = ANSWER.model_copy(update={"excerpts": (excerpt,), "understood": hostile})
    refusal = NoAnswer(question="q", understood="q", reason=Reason.NO_ANSWER, message="No.", suggestions=(hostile,))
    for found, on_terminal in product((answer, refusal), (False, True)):
        shown = printed(found, on_terminal=on_terminal)
        assert "\x1b[31m" not in shown
        assert not set(shown) & set("\x07\r\u202e")
        assert "[bold]markup[/bold] :smile:" in shown.replace("\n", " ")


def test_a_refusal_names_the_nearest_articles() -> None:
    """Why there is no answer, then the titles, one a line."""
    refusal = NoAnswer(
        question="q",
        understood="q",
        reason=Reason.NOT_COVERED,
        message="No article covers that.",
        suggestions=("A", "B"),
    )
    assert printed(refusal, on_terminal=False) == "No article covers that.\nNearest articles:\n  • A\n  • B\n"
