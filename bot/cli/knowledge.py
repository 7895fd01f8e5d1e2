"""``career-bot knowledge …``: check, read and reload the articles that answers come from."""

import asyncio
import difflib
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from bot.cli import failures, reports, streams
from bot.cli.reports import counted
from bot.library import Library
from bot.reload import Past, ReloadReport
from bot.render import words
from bot.settings import Settings
from knowledge.errors import KnownProblem, UnreadableFile
from knowledge.folders import Scan, SourceFile, scan_paths, scan_served
from knowledge.models import Document
from knowledge.packaged import packaged_articles
from knowledge.storage.readings import Reading, decode
from knowledge.worker import Worker


class UnknownArticle(KnownProblem):
    """No article that is served and no file has the name that was given."""


def check(paths: Sequence[Path]) -> None:
    """Say what is in each file and what is wrong; the exit code is 1 where one cannot be read."""
    scan = scan_paths(paths) if paths else scan_configured(Settings.load())
    readings = asyncio.run(read(scan.files))
    for reading in readings:
        if reading.document:
            streams.put(description(reading.document))
        for problem in reading.problems:
            streams.put(f"    {reports.problem_line(problem)}")
    for problem in scan.problems:
        streams.put(f"    {reports.problem_line(problem)}")
    documents = [reading.document for reading in readings if reading.document]
    unreadable = len(readings) - len(documents) + len(scan.problems)
    streams.put(totals(documents, unreadable))
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


def reload(why: str) -> None:
    """Take up what changed, and say what that was."""
    report = asyncio.run(reloaded(why))
    reports.tell_problems(report.problems)
    for line in reports.reload_lines(report):
        streams.put(line)


def history(limit: int) -> None:
    """Print the latest generations, newest first."""
    for past in asyncio.run(pasts(limit)):
        streams.put(reports.history_line(past))


def scan_configured(settings: Settings) -> Scan:
    """The files that a reload would serve."""
    return scan_served(packaged_articles() if settings.packaged else None, settings.knowledge)


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
    near = ", ".join(difflib.get_close_matches(path, articles, cutoff=0.3)) or "“career-bot knowledge check” lists all"
    raise UnknownArticle(f"There is no file and no article {words.one_line(path)}.", f"The nearest: {near}.")


async def reloaded(why: str) -> ReloadReport:
    """Reload in this user's name; where opening the library had to do so already, that is what is reported."""
    async with await Library.open(Settings.load()) as library:
        report = await library.reload(f"{user()} (command line)", why)
        return report if report or library.start.reloaded is None else library.start.reloaded


async def pasts(limit: int) -> tuple[Past, ...]:
    """The latest generations."""
    async with await Library.open(Settings.load()) as library:
        return await library.history(limit)


def user() -> str:
    """Who sits here, as far as the system tells."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container without a user entry; Windows without USERNAME
        return "somebody"


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
