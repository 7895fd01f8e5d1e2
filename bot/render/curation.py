"""What moderators are told: previews, changes made, drafts, in lines that a message and a terminal show alike.

Belongs here: the words and their order. A line's text is plain and may hold anything that stands in an article; what
shows it makes it harmless (``bot.render.curation_markdown`` and ``bot.render.curation_terminal``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.curation.curator import Applied
from bot.curation.diffs import Mark
from bot.curation.drafts import Draft
from bot.curation.judging import GoldenEffect, VerdictChange
from bot.curation.previews import ArticleChange, Preview
from bot.render import words
from knowledge.models import Problem, SalaryFact

T = TypeVar("T")

ARTICLES = 20  # of each kind that are described
FACTS = 15  # of each kind
VERDICTS = 10
PROBLEMS = 8
PASSAGES = 5  # of a draft
PASSAGE = 200  # characters


class Style(StrEnum):
    """What a line is."""

    TITLE = "title"
    TEXT = "text"
    ITEM = "item"
    DETAIL = "detail"
    ADDED = "+"
    REMOVED = "-"
    SAME = " "
    LEFT_OUT = "…"


DIFF = frozenset({Style.ADDED, Style.REMOVED, Style.SAME, Style.LEFT_OUT})
STYLES = {Mark.ADDED: Style.ADDED, Mark.REMOVED: Style.REMOVED, Mark.SAME: Style.SAME, Mark.LEFT_OUT: Style.LEFT_OUT}


@dataclass(frozen=True, slots=True)
class Line:
    """One line for people."""

    text: str
    style: Style = Style.TEXT


def preview_lines(preview: Preview) -> list[Line]:
    """What would change: answers to golden questions, articles, salary facts, and what cannot be read."""
    what = "a reload" if preview.restores is None else f"going back to generation {preview.restores}"
    if preview:
        title = f"What {what} would change"
    elif preview.restores is None:
        title = "A reload would change nothing"
    else:
        title = f"Generation {preview.restores} holds just what is served"
    return [Line(title, Style.TITLE), *_change_lines(preview)]


def applied_lines(applied: Applied) -> list[Line]:
    """What was changed, and what is served now."""
    report = applied.report
    served = counted(len(report.generation.entries), "article")
    if applied or applied.preview.restores is not None:
        title = f"Generation {report.generation.id} is served: {served}, taken up in {report.seconds:.1f} seconds"
    else:
        title = f"Nothing has changed; generation {report.generation.id} goes on being served: {served}"
    return [Line(title, Style.TITLE), *_change_lines(applied.preview)]


def draft_lines(draft: Draft) -> list[Line]:
    """What an article would add: its source, its sections, passages and facts, and whether it is there already."""
    article, chunks = draft.document.article, draft.document.chunks
    found = f"{counted(len(article.sections), 'section')}, {counted(len(chunks), 'chunk')}"
    lines = [
        Line(f"{draft.path}: {article.title}", Style.TITLE),
        Line(f"Source: {', '.join(part for part in (article.publisher, article.author, article.url) if part) or '—'}"),
        Line(f"Published: {article.published or 'undated'}"),
        Line(f"{found}, {counted(len(draft.document.facts), 'salary fact')}"),
    ]
    for duplicate in draft.duplicates:
        share = "the same content as" if duplicate.share == 1 else f"{duplicate.share:.0%} of its sentences also in"
        lines.append(Line(f"Warning: {share} {duplicate.path}: {duplicate.title}"))
    lines += [Line(f"Warning: {problem_text(problem)}") for problem in draft.problems[:PROBLEMS]]
    for chunk in chunks[:PASSAGES]:
        lines.append(Line(" › ".join(chunk.heading) or "Before the first heading", Style.ITEM))
        lines.append(Line(shortened(chunk.text, PASSAGE), Style.DETAIL))
    lines += _more(chunks, PASSAGES, "chunk")
    lines += _fact_lines("Salary fact", draft.document.facts)
    return lines


def _change_lines(preview: Preview) -> Iterator[Line]:
    yield from _golden_lines(preview.golden)
    changes = preview.changes
    for kind, paths in (("Added", changes.added), ("Changed", changes.changed), ("Removed", changes.removed)):
        for path in paths[:ARTICLES]:
            yield from _article_lines(kind, preview.articles[path])
        yield from _more(paths, ARTICLES, f"{kind.lower()} article")
    if changes.reread:
        yield Line(f"{counted(len(changes.reread), 'article')} read anew, by another version of Career Bot")
    facts = preview.facts
    yield from _fact_lines("New salary fact", facts.appeared)
    for change in facts.changed[:FACTS]:
        yield Line(f"Changed salary fact: [{change.after.article}]", Style.ITEM)
        yield Line(words.fact_line(change.before), Style.REMOVED)
        yield Line(words.fact_line(change.after), Style.ADDED)
    yield from _more(facts.changed, FACTS, "changed salary fact")
    yield from _fact_lines("Salary fact gone", facts.vanished)
    yield from _problem_lines((*preview.problems, *preview.golden.problems))


def _article_lines(kind: str, article: ArticleChange) -> Iterator[Line]:
    found = f"{counted(article.chunks, 'chunk')}, {counted(article.facts, 'salary fact')}"
    yield Line(f"{kind}: {article.path}: {article.title} ({found})", Style.ITEM)
    yield from (Line(each.text, STYLES[each.mark]) for each in article.diff)


def _fact_lines(kind: str, facts: Sequence[SalaryFact]) -> Iterator[Line]:
    yield from (Line(f"{kind}: {words.fact_line(each)} [{each.article}]", Style.ITEM) for each in facts[:FACTS])
    yield from _more(facts, FACTS, kind.lower())


def _golden_lines(golden: GoldenEffect) -> Iterator[Line]:
    if not golden.asked:
        return
    before, after = golden.good_before, golden.good_after
    was = "as before" if before == after else f"before: {before}"
    skipped = f"; {golden.skipped} not asked, for lack of time" if golden.skipped else ""
    yield Line(f"Golden questions: {after} of {golden.asked} answered well ({was}){skipped}")
    worse_first = sorted(golden.changes, key=lambda change: change.better)
    for change in worse_first[:VERDICTS]:
        yield from _verdict_lines(change)
    yield from _more(golden.changes, VERDICTS, "golden question")


def _verdict_lines(change: VerdictChange) -> Iterator[Line]:
    yield Line(f"{'Better' if change.better else 'Worse'}: {change.question} (wanted: {change.wanted})", Style.ITEM)
    yield Line(change.before, Style.REMOVED)
    yield Line(change.after, Style.ADDED)


def _problem_lines(problems: Sequence[Problem]) -> Iterator[Line]:
    worst_first = sorted(problems, key=lambda problem: not problem.fatal)
    yield from (Line(problem_text(each), Style.ITEM) for each in worst_first[:PROBLEMS])
    yield from _more(problems, PROBLEMS, "problem")


def problem_text(problem: Problem) -> str:
    """What is wrong with a file, where, and what to do: ``pay.md:12: cannot be read: …``."""
    where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
    kind = "cannot be read" if problem.fatal else "warning"
    return words.one_line(f"{where}: {kind}: {problem.message} {problem.remedy}")


def _more(items: Sequence[T], shown: int, noun: str) -> Iterator[Line]:
    if len(items) > shown:
        yield Line(f"… and {counted(len(items) - shown, f'more {noun}')}")


def shortened(text: str, length: int) -> str:
    """``text`` on one line, at most ``length`` characters long."""
    line = words.one_line(text[: 4 * length])
    return line if len(line) <= length and len(text) <= 4 * length else line[: length - 1].rstrip() + "…"


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 chunk``, ``2,000 chunks``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
