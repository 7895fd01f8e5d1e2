"""Answers for a terminal or a pipe: the same words, wrapped and coloured only where somebody reads them on a screen.

An answer is made of rows, each with a margin that its further lines keep. Text from articles and members reaches a
row only through ``words.visible``, so that nothing in it can drive a terminal.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.render import words
from knowledge.models import Document, SalaryFact
from retrieval.models import Answer, Excerpt, NoAnswer

READABLE_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph and what stands before it."""

    margin: str
    text: Text
    margin_style: str = ""


def console() -> Console:
    """Standard output as a console that takes no text for markup."""
    return Console(highlight=False, markup=False, emoji=False)


def show_exchange(question: str, answer: Answer | NoAnswer, console: Console) -> None:
    """Print a question, its answer and a blank line, as in a list of several."""
    show_rows([Row("› ", Text(words.one_line(question), style="bold"))], console)
    show(answer, console)
    show_rows([Row("", Text())], console)


def show(answer: Answer | NoAnswer, console: Console) -> None:
    """Print ``answer`` on ``console``."""
    show_rows(answer_rows(answer) if isinstance(answer, Answer) else refusal_rows(answer), console)


def show_rows(rows: Iterable[Row], console: Console) -> None:
    """Print rows wrapped at words on a terminal; in a pipe as plain lines that nothing wraps."""
    if not console.is_terminal:
        console.file.write("".join(plain(row) + "\n" for row in rows))
        console.file.flush()
        return
    for row in rows:
        console.print(hanging(row) if row.margin else row.text, width=min(console.width, READABLE_WIDTH))


def hanging(row: Row) -> Table:
    """A row whose further lines start under its first word, not under its margin."""
    grid = Table.grid()
    grid.add_column(no_wrap=True, style=row.margin_style)
    grid.add_column(overflow="fold")
    grid.add_row(row.margin, row.text)
    return grid


def plain(row: Row) -> str:
    """A row as text: the margin, and its width again before each further line."""
    return (row.margin + row.text.plain.replace("\n", "\n" + " " * len(row.margin))).rstrip()


def answer_rows(answer: Answer) -> Iterator[Row]:
    """An answer: what to know first, the pay, the excerpts with their citations."""
    if words.one_line(answer.understood).casefold() != words.one_line(answer.question).casefold():
        yield Row("", Text(f"Understood as: {words.one_line(answer.understood)}", style="dim"))
    for note in words.notes_before(answer.notes):
        yield Row("", Text(words.visible(note.text), style="yellow"))
    yield from fact_rows(answer.salary_facts)
    for note in words.notes_after(answer.notes):
        yield Row("  ", Text(words.visible(note.text), style="yellow"))
    for number, excerpt in enumerate(answer.excerpts):
        if number or answer.salary_facts or answer.notes:
            yield Row("", Text())
        yield from excerpt_rows(excerpt)


def excerpt_rows(excerpt: Excerpt) -> Iterator[Row]:
    """The words of an article in quotation marks, and where they stand."""
    yield Row("", Text(f"“{words.visible(excerpt.text)}”"))
    yield Row("  ", Text.assemble((words.citation(excerpt), "cyan"), (f" [{words.one_line(excerpt.article)}]", "dim")))
    if excerpt.url:
        yield Row("  ", Text(words.one_line(excerpt.url), style="dim"))


def fact_rows(facts: Sequence[SalaryFact]) -> Iterator[Row]:
    """Salary facts, a row each with the pay in a column of its own; under those of one article, which one it is."""
    width = max((len(words.pay(fact)) for fact in facts), default=0)
    for article, group in groupby(facts, key=lambda fact: fact.article):
        for fact in group:
            yield Row(f"  {words.pay(fact):<{width}}  ", Text(words.particulars(fact)), "bold green")
        yield Row("  ", Text(f"[{words.one_line(article)}]", style="dim"))


def document_rows(document: Document) -> Iterator[Row]:
    """An article's salary facts, each with the words it was taken from and where they stand."""
    count = len(document.facts)
    heading = f"{words.one_line(document.article.path)}: {count} salary fact{'' if count == 1 else 's'}"
    yield Row("", Text(heading, style="bold"))
    for fact in document.facts:
        yield Row(f"  {words.pay(fact)}  ", Text(words.particulars(fact)), "bold green")
        yield Row("    ", Text(f"“{words.one_line(fact.quote)}” ({fact.start} to {fact.end})", style="dim"))


def refusal_rows(refusal: NoAnswer) -> Iterator[Row]:
    """Why there is no answer, and the nearest titles."""
    yield Row("", Text(words.visible(refusal.message)))
    if refusal.suggestions:
        yield Row("", Text(f"{words.suggestions_heading(refusal)}:", style="dim"))
    for suggestion in refusal.suggestions:
        yield Row("  • ", Text(words.one_line(suggestion)))
