"""Salary answers and comparisons as Discord messages. Pure: values in, a page out, within Discord's limits.

As in ``bot.render.discord`` all text is taken from one budget, most needed first; the chart is a picture beside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import discord
from discord import ui

from bot.render import limits, salary_words, words
from bot.render.discord import FACT, NOTE, RESERVED, Item, Page, box, button_row, notice_page, says, texts
from bot.render.escape import bold, inline, literal, literal_line, small
from bot.render.limits import Budget
from bot.render.picture import Picture
from knowledge.models import Article
from retrieval.comparison import Comparison, NotCompared
from retrieval.models import Note
from retrieval.pay.article_pay import ArticleFact
from retrieval.salary_answer import NoSalaryAnswer, SalaryAnswer
from retrieval.wages.official_wage import OfficialWage

NAME = 130
DIFFERENCES = 600
GENERAL = 320
REFUSAL = 1_500


def salary_page(
    answer: SalaryAnswer | NoSalaryAnswer,
    articles: Mapping[str, Article],
    picture: Picture | None = None,
    *,
    locale: str = words.READER,
    may_share: bool = False,
) -> Page:
    """The official wage with its chart, what articles say, and how they differ; or why there is none of it."""
    if isinstance(answer, NoSalaryAnswer):
        return refusal_page(answer.text, answer.choices)
    budget = Budget(limits.TEXT - RESERVED)
    name = ", ".join(part for part in (answer.role, answer.place) if part)
    head = [budget.take(name, 2 * NAME, bold)]
    figures = official_lines(answer.official, locale, budget) if answer.official else []
    notes = note_lines(answer.notes, budget)
    facts = article_lines(answer, articles, locale, budget)
    small_print = general_lines(answer.notes, answer.official, budget)
    container = box([*texts(head, figures, notes), *gallery(picture), *texts(facts, small_print)])
    return Page(container, *button_row("", may_share=may_share), picture=picture)


def comparison_page(
    comparison: Comparison | NotCompared,
    picture: Picture | None = None,
    *,
    locale: str = words.READER,
    may_share: bool = False,
) -> Page:
    """Like beside like with a chart, what is not compared and why; or what is to be asked instead."""
    if isinstance(comparison, NotCompared):
        reasons = " ".join(f"{each.name}: {each.reason}" for each in comparison.left_out)
        return refusal_page(f"{comparison.text} {reasons}", comparison.choices)
    budget = Budget(limits.TEXT - RESERVED)
    head = [budget.take(salary_words.compared_with(comparison), 2 * NAME, bold)]
    head.append(budget.take(comparison.verdict, 2 * NOTE, literal_line))
    rows = [line for wages in comparison.wages for line in compared_lines(comparison, wages, locale, budget)]
    left_out = info_lines(salary_words.left_out(comparison), budget)
    notes = note_lines(comparison.notes, budget)
    small_print = general_lines(comparison.notes, comparison.wages[0], budget)
    container = box([*texts(head, rows, [*left_out, *notes]), *gallery(picture), *texts(small_print)])
    return Page(container, *button_row("", may_share=may_share), picture=picture)


def refusal_page(text: str, choices: Iterable[str]) -> Page:
    """Why there is no answer, and what could be asked instead, one a line."""
    lines = [f"- {limits.fit(choice, NAME, inline)}" for choice in choices]
    return notice_page("\n".join([limits.fit(text, REFUSAL, literal), *lines]).strip())


def gallery(picture: Picture | None) -> Iterator[Item]:
    """The chart, if there is one."""
    if picture:
        yield ui.MediaGallery(discord.MediaGalleryItem(picture.address, description=picture.alt))


def official_lines(official: OfficialWage, locale: str, budget: Budget) -> list[str]:
    """The official distribution: the figure that says most in bold, then each statistic, then how many jobs."""
    lines = [budget.take(salary_words.headline(official, locale), NAME, bold)]
    for label, amount in salary_words.distribution(official, locale):
        lines.append(budget.take(f"{label}: {amount}", NAME, lambda text: f"- {inline(text)}"))
    lines.append(budget.take(salary_words.size(official, locale), NAME, literal_line))
    return lines


def compared_lines(comparison: Comparison, wages: OfficialWage, locale: str, budget: Budget) -> list[str]:
    """One of the things compared, in two lines: its middle figures, and its spread."""
    figures = dict(salary_words.distribution(wages, locale))
    middle = f"median {figures['median']}, mean {figures['mean']}"
    spread = f"10th to 90th percentile: {figures['10th percentile']} to {figures['90th percentile']}"
    return [
        budget.take(comparison.name(wages), NAME, bold),
        budget.take(middle, NAME, lambda text: f"- {inline(text)}"),
        budget.take(spread, NAME, lambda text: f"- {inline(text)}"),
        budget.take(salary_words.size(wages, locale), NAME, lambda text: f"- {inline(text)}"),
    ]


def article_lines(answer: SalaryAnswer, articles: Mapping[str, Article], locale: str, budget: Budget) -> list[str]:
    """What articles say, one figure a line under the article that says so, then how these differ."""
    lines: list[str] = []
    budget.left -= DIFFERENCES
    for path, group in groupby(answer.articles, key=lambda described: described.fact.article):
        if budget.spend(f"{(title := says(path, articles))}\n"):
            lines.append(title)
            lines += [line for described in group if budget.spend(f"{(line := article_line(described, locale))}\n")]
    budget.left += DIFFERENCES
    if answer.further:
        lines.append(budget.take(f"… and {answer.further} more figures in the articles.", NOTE, small))
    if answer.differences:
        lines.append(budget.take(answer.differences, DIFFERENCES, literal_line))
    return lines


def article_line(described: ArticleFact, locale: str) -> str:
    """One figure of an article with everything that belongs to it."""
    pay = limits.fit(words.pay(described.fact, locale), FACT // 3, bold)
    return f"- {pay} · {limits.fit(salary_words.article_particulars(described), FACT, inline)}"


def note_lines(notes: Iterable[Note], budget: Budget) -> list[str]:
    """What is odd about these figures."""
    return info_lines(salary_words.own_notes(notes), budget)


def info_lines(said: Iterable[str], budget: Budget) -> list[str]:
    """Sentences that a reader should not miss."""
    return [budget.take(text, NOTE, lambda text: f"ℹ️ {literal_line(text)}") for text in said]


def general_lines(notes: Iterable[Note], official: OfficialWage | None, budget: Budget) -> list[str]:
    """What holds for every official figure, and its source, in small letters."""
    if official is None:
        return []
    source = f"{salary_words.release(official.estimate.release)}. {salary_words.outdated(official)}"
    return [
        budget.take(salary_words.general_notes(notes), GENERAL, small),
        budget.take(f"Source: {source}", GENERAL, small),
    ]
