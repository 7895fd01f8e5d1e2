"""``career-bot knowledge check`` and ``show``: what is in the articles that answers come from."""

import asyncio
import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from bot.cli import failures, streams
from bot.cli.sitting import put
from bot.curation.errors import UnknownArticle
from bot.library import Library
from bot.render import words
from bot.render.curation import Line, Style, counted, problem_text
from bot.settings import Settings
from knowledge.duplicates import duplicates
from knowledge.errors import UnreadableFile
from knowledge.folders import Scan, SourceFile, scan_paths, scan_served
from knowledge.models import Document
from knowledge.storage.readings import Reading, decode
from knowledge.worker import Worker


def check(paths: Sequence[Path]) -> None:
    """Say what is in each file and what is wrong; the exit code is 1 where one cannot be read."""
    scan = scan_paths(paths) if paths else scan_configured(Settings.load())
    readings = asyncio.run(read(scan.files))
    for reading in readings:
        put([Line(description(reading.document))] if reading.document else [])
        put(Line(problem_text(problem), Style.DETAIL) for problem in reading.problems)
    put(Line(problem_text(problem), Style.DETAIL) for problem in (*scan.problems, *duplicates(readings)))
    documents = [reading.document for reading in readings if reading.document]
    unreadable = len(readings) - len(documents) + sum(problem.fatal for problem in scan.problems)
    put([Line(totals(documents, unreadable))])
    if unreadable:
        raise typer.Exit(failures.FAILED)


def show(path: str) -> None:
    """Print the text of a file or of an article that is served, exactly as spans count it.

    Raises ``UnknownArticle`` where it is neither, and ``UnreadableFile``.
    """
    text = asyncio.run(text_of_file(Path(path)) if Path(path).is_file() else text_of_article(path))
    if sys.stdout.isatty():
        streams.put(words.visible(text))
    else:
        streams.put_exactly(text)


def scan_configured(settings: Settings) -> Scan:
    """The files that a reload would serve."""
    return scan_served(settings.packaged_folder, settings.scanned_folder())


async def read(files: Sequence[SourceFile]) -> list[Reading]:
    """What each file holds, and what is wrong with it."""
    async with Worker() as worker:
        return [decode(await worker.read(file), file.path) for file in files]


async def text_of_file(path: Path) -> str:
    """The readable text of one file; raises ``UnreadableFile``."""
    scan = scan_paths([path])
    problems = scan.problems
    for reading in await read(scan.files):
        if reading.document:
            return reading.document.article.text
        problems += reading.problems
    raise UnreadableFile(problems[0])


async def text_of_article(path: str) -> str:
    """The text of an article that is served; raises ``UnknownArticle``."""
    async with await Library.open(Settings.load()) as library:
        articles = library.snapshot.corpus.articles
    if path in articles:
        return articles[path].text
    near = ", ".join(difflib.get_close_matches(path, articles, cutoff=0.3))
    remedy = f"The nearest: {near}." if near else "“career-bot knowledge check” lists all."
    raise UnknownArticle(f"There is no file and no article {words.one_line(path)}.", remedy)


def description(document: Document) -> str:
    """An article on one line: its id, its title, and how much was found in it."""
    article = document.article
    found = (
        counted(len(article.sections), "section"),
        counted(len(document.chunks), "chunk"),
        counted(len(document.facts), "salary fact"),
    )
    return f"{words.one_line(article.path)}: {words.one_line(article.title)} ({', '.join(found)})"


def totals(documents: Sequence[Document], unreadable: int) -> str:
    """Everything that was checked on one line."""
    chunks = sum(len(document.chunks) for document in documents)
    facts = sum(len(document.facts) for document in documents)
    found = f"{counted(len(documents), 'article')}, {counted(chunks, 'chunk')}, {counted(facts, 'salary fact')}"
    return f"{found}; {counted(unreadable, 'file')} that cannot be read" if unreadable else found
