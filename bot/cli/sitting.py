"""Somebody at a terminal who looks after the knowledge base: who they are, what they agree to, how far the work is."""

import getpass
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager

import typer
from rich.console import Console

from bot.cli import reports, streams
from bot.curation.curator import Curator
from bot.journal.journal import JOURNAL, Journal
from bot.library import Library
from bot.progress import Progress, Tell
from bot.render import terminal
from bot.render.curation import Line
from bot.render.curation_terminal import rows
from bot.settings import Settings


@asynccontextmanager
async def curating() -> AsyncIterator[tuple[Library, Curator]]:
    """Everything that is served, and what changes it, with an audit log; says where no log can be kept."""
    settings = Settings.load()
    async with await Library.open(settings) as library, await Journal.open(settings.data / JOURNAL) as journal:
        reports.tell_problems(library.start.reloaded.problems if library.start.reloaded else ())
        if journal.trouble:
            streams.tell(f"career-bot: {journal.trouble}")
        yield library, Curator(library, journal, settings)


@contextmanager
def telling() -> Iterator[Tell]:
    """Show how far the work is on standard error, where that is a terminal; it is gone afterwards."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("Working") as status:

        def tell(progress: Progress) -> None:
            steps = f" {progress.done:,} of {progress.total:,}" if progress.total > 1 else ""
            status.update(f"{progress.stage}{steps}")

        yield tell


def agreed(question: str, yes: bool) -> bool:
    """Whether to go ahead: ``yes`` was said already, or somebody says so now, wherever the output goes."""
    return yes or typer.confirm(question, err=True)


def put(lines: Iterable[Line]) -> None:
    """Print lines for moderators."""
    terminal.show_rows(rows(lines), terminal.console())


def user() -> str:
    """Who sits here, as far as the system tells."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container without a user entry; Windows without USERNAME
        name = "somebody"
    return f"{name} (command line)"
