"""Salary answers and comparisons for a terminal or a pipe: the figures, and the chart as a line of text."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.text import Text

from bot.render import salary_words, words
from bot.render.chart import Bar
from bot.render.terminal import Row
from retrieval.comparison import Comparison, NotCompared
from retrieval.models import Note
from retrieval.pay.article_pay import ArticleFact
from retrieval.salary_answer import NoSalaryAnswer, SalaryAnswer
from retrieval.wages.official_wage import OfficialWage

CELLS = 48
OUTER, INNER, MIDDLE, OPEN = "░", "█", "┃", "▶"
KEY = f"{OUTER} 10th to 90th percentile, {INNER} the middle half, {MIDDLE} median, {OPEN} or more"


def salary_rows(answer: SalaryAnswer | NoSalaryAnswer) -> Iterator[Row]:
    """The official wage, what articles say, and how they differ; or what to ask instead."""
    if isinstance(answer, NoSalaryAnswer):
        yield from refusal_rows(answer.text, answer.choices)
        return
    name = ", ".join(part for part in (answer.role, answer.place) if part)
    yield Row("", Text(words.one_line(name), style="bold"))
    if answer.official:
        yield from official_rows(answer.official)
    yield from note_rows(salary_words.own_notes(answer.notes))
    yield from article_rows(answer)
    if answer.official:
        yield from source_rows(answer.official, answer.notes)


def official_rows(official: OfficialWage) -> Iterator[Row]:
    """Every statistic of a distribution, its bar, and how many jobs it is about."""
    yield Row("", Text(salary_words.headline(official), style="bold green"))
    for label, amount in salary_words.distribution(official):
        yield Row("  ", Text(f"{label:<16} {amount}"))
    yield from bar_rows([Bar("", official.wages)])
    yield Row("  ", Text(KEY, style="dim"))
    yield Row("", Text(salary_words.size(official)))


def comparison_rows(comparison: Comparison | NotCompared) -> Iterator[Row]:
    """The things compared, a bar each on one scale, what is not compared and why; or what to ask instead."""
    if isinstance(comparison, NotCompared):
        yield from refusal_rows(comparison.text, comparison.choices)
        for each in comparison.left_out:
            yield Row("", Text(words.one_line(f"{each.name}: {each.reason}"), style="yellow"))
        return
    yield Row("", Text(words.one_line(salary_words.compared_with(comparison)), style="bold"))
    yield Row("", Text(words.one_line(comparison.verdict), style="bold green"))
    bars = list(bar_rows([Bar("", wages.wages) for wages in comparison.wages]))
    for wages, bar in zip(comparison.wages, bars, strict=True):
        figures = dict(salary_words.distribution(wages))
        yield Row("", Text())
        yield Row("", Text(words.one_line(comparison.name(wages)), style="bold"))
        yield bar
        yield Row("  ", Text(", ".join(f"{label} {amount}" for label, amount in figures.items())))
        yield Row("  ", Text(salary_words.size(wages), style="dim"))
    yield Row("", Text())
    yield Row("", Text(KEY, style="dim"))
    yield from note_rows(salary_words.left_out(comparison))
    yield from note_rows(salary_words.own_notes(comparison.notes))
    yield from source_rows(comparison.wages[0], comparison.notes)


def bar_rows(bars: Iterable[Bar]) -> Iterator[Row]:
    """A line of text for each distribution, all on one scale of money."""
    shown = list(bars)
    amounts = [amount for bar in shown for amount in bar.percentiles]
    low, high = min(amounts, default=0), max(amounts, default=0)
    for bar in shown:
        yield Row("  ", Text(cells(bar, low, high), style="blue"))


def cells(bar: Bar, low: float, high: float) -> str:
    """A distribution in ``CELLS`` characters from ``low`` to ``high``, and an arrow where it goes on."""

    def cell(amount: float) -> int:
        return round((CELLS - 1) * (amount - low) / (high - low)) if high > low else 0

    if not bar.percentiles:
        return f"percentiles {salary_words.NOT_RELEASED}"
    wages = bar.wages
    first, last = cell(bar.percentiles[0]), cell(bar.percentiles[-1])
    line = [" "] * first + [OUTER] * (last - first + 1)
    if wages.p25 and wages.p75:
        start, end = cell(wages.p25.amount), cell(wages.p75.amount) + 1
        line[start:end] = INNER * (end - start)
    if wages.median:
        line[cell(wages.median.amount)] = MIDDLE
    is_open = any(figure and figure.top_coded for figure in (wages.median, wages.p75, wages.p90))
    return "".join(line) + (OPEN if is_open else "")


def article_rows(answer: SalaryAnswer) -> Iterator[Row]:
    """What articles say, a figure a row under its article, then how these differ."""
    if not answer.articles:
        return
    yield Row("", Text())
    yield Row("", Text("What articles say", style="bold"))
    width = max(len(words.pay(each.fact)) for each in answer.articles)
    for article, group in groupby(answer.articles, key=lambda each: each.fact.article):
        yield from (article_row(each, width) for each in group)
        yield Row("  ", Text(f"[{words.one_line(article)}]", style="dim"))
    if answer.further:
        yield Row("  ", Text(f"… and {answer.further} more figures in the articles.", style="dim"))
    if answer.differences:
        yield Row("", Text(words.one_line(answer.differences), style="yellow"))


def article_row(described: ArticleFact, width: int) -> Row:
    """One figure of an article with everything that belongs to it."""
    margin = f"  {words.pay(described.fact):<{width}}  "
    return Row(margin, Text(salary_words.article_particulars(described)), "bold green")


def note_rows(notes: Iterable[str]) -> Iterator[Row]:
    """What is odd about these figures."""
    for note in notes:
        yield Row("", Text(words.one_line(note), style="yellow"))


def source_rows(official: OfficialWage, notes: Iterable[Note]) -> Iterator[Row]:
    """What holds for every official figure, and where they are from."""
    yield Row("", Text())
    yield Row("", Text(salary_words.general_notes(notes), style="dim"))
    source = f"Source: {salary_words.release(official.estimate.release)}. {salary_words.outdated(official)}"
    yield Row("", Text(source.strip(), style="dim"))


def refusal_rows(text: str, choices: Iterable[str]) -> Iterator[Row]:
    """Why there is no answer, and what could be asked instead."""
    yield Row("", Text(words.visible(text)))
    for choice in choices:
        yield Row("  • ", Text(words.one_line(choice)))
