"""``career-bot knowledge preview`` and the other commands that change what is served: a moderator's work, typed here.

Each does what its twin on Discord does, and prints the same. What takes something away is asked of somebody at a
terminal, unless ``--yes`` was said. An addition replaces nothing: whoever is at a terminal may think better of it when
they see what was found, and a script need not say anything.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import typer

from bot.cli import reports, streams
from bot.cli.sitting import agreed, curating, put, telling, user
from bot.curation.curator import Applied, Curator
from bot.curation.errors import RefusedFile, StalePreview
from bot.curation.names import check_size
from bot.curation.previews import Preview
from bot.curation.submissions import Details, Submission
from bot.progress import Tell
from bot.render.curation import applied_lines, draft_lines, preview_lines
from bot.render.curation_records import history_lines, status_lines

PASTED = Path("-")
DECLINED = 1  # the exit code where somebody says no


async def preview() -> None:
    """Print what a reload would do, and how to do exactly that."""
    async with curating() as (_, curator):
        with telling() as tell:
            found = await curator.preview(user(), tell)
        show(found)


async def reload(why: str, stamp: str | None) -> None:
    """Take up what changed, and print what that was; also where opening the library had to do so already.

    Raises ``StalePreview`` where that is not what ``stamp`` names, after printing what it would be.
    """
    async with curating() as (library, curator):
        if library.start.reloaded is not None and stamp is None:
            for line in reports.reload_lines(library.start.reloaded):
                streams.put(line)
            return
        try:
            with telling() as tell:
                work = curator.reload(user(), why, tell) if stamp is None else curator.apply(stamp, user(), why, tell)
                applied = await work
        except StalePreview as problem:
            show(problem.fresh)
            raise
        put(applied_lines(applied))


def show(found: Preview) -> None:
    """Print a preview, and how to do exactly that."""
    put(preview_lines(found))
    if found:
        streams.put(f"To do exactly this: career-bot knowledge reload --stamp {found.stamp}")


async def add(file: Path, details: Details, why: str, yes: bool) -> None:
    """Show what an article would add and, unless somebody is there and objects, add it. Raises ``RefusedFile``."""
    handed_in = await asyncio.to_thread(submission, file, details)
    async with curating() as (_, curator):
        with telling() as tell:
            draft = await curator.draft(handed_in, user(), tell)
        put(draft_lines(draft))
        if not agreed("Add this article?", yes or not streams.typed_by_hand()):
            await curator.discard(draft.stamp, user())
            raise typer.Exit(DECLINED)
        with telling() as tell:
            applied = await curator.add(draft.stamp, user(), why, tell)
        put(applied_lines(applied))


async def remove(path: str, why: str, yes: bool) -> None:
    """Take an article out, unless the user objects."""
    if not agreed(f"Remove {path}?", yes):
        raise typer.Exit(DECLINED)
    await change(lambda curator, tell: curator.remove(path, user(), why, tell))


async def bring_back(path: str, why: str) -> None:
    """Undo the latest removal of an article."""
    await change(lambda curator, tell: curator.bring_back(path, user(), why, tell))


async def rollback(number: int, why: str, yes: bool) -> None:
    """Show what going back to a generation would do and, unless the user objects, go back."""
    async with curating() as (_, curator):
        with telling() as tell:
            found = await curator.preview_rollback(number, user(), tell)
        if not yes:
            put(preview_lines(found))
        if not agreed(f"Go back to generation {number}?", yes):
            raise typer.Exit(DECLINED)
        with telling() as tell:
            applied = await curator.rollback(number, user(), why, tell, stamp=found.stamp)
        put(applied_lines(applied))


async def history(limit: int) -> None:
    """Print the latest generations, newest first."""
    async with curating() as (_, curator):
        put(history_lines(await curator.history(limit)))


async def status() -> None:
    """Print how the knowledge base is doing."""
    async with curating() as (_, curator):
        put(status_lines(await curator.status()))


async def change(work: Callable[[Curator, Tell], Awaitable[Applied]]) -> None:
    """Do one thing and print what came of it."""
    async with curating() as (_, curator):
        with telling() as tell:
            applied = await work(curator, tell)
        put(applied_lines(applied))


def submission(file: Path, details: Details) -> Submission:
    """What is handed in: a file, or a text from standard input for ``-``. Raises ``RefusedFile``."""
    if file == PASTED:
        return Submission.pasted("\n".join(streams.lines()), details)
    try:
        check_size(file.name, file.stat().st_size)
        return Submission(file.name, file.read_bytes(), details)
    except OSError as error:
        raise RefusedFile(
            f"{file} cannot be read: {error.strerror}.", "Name a file that this user may read."
        ) from error
