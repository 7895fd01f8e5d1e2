"""``career-bot knowledge backup``, ``restore`` and ``audit``: what is kept for the day when something went wrong."""

from pathlib import Path

import typer

from bot.cli import streams
from bot.cli.sitting import agreed, curating, put, user
from bot.curation.restoring import restore as put_back
from bot.journal.journal import JOURNAL, Journal
from bot.render.audit import audit_lines
from bot.render.curation import Line, counted
from bot.settings import Settings

DECLINED = 1  # the exit code where somebody says no


async def backup(file: Path) -> None:
    """Write one archive with all that makes the knowledge base. Raises ``BadBackup``."""
    async with curating() as (_, curator):
        made = await curator.backup(file, user())
    articles = counted(made.articles, "file")
    streams.put(f"{file}: generation {made.generation}, {articles} of the folder, {made.size / 1_000_000:.1f} MB")


async def restore(file: Path, yes: bool) -> None:
    """Put a backup in place of what is there, which is kept. Raises ``BadBackup`` and ``InstanceRunning``."""
    if not agreed(f"Put {file} in place of what is served now, which is kept beside it?", yes):
        raise typer.Exit(DECLINED)
    settings = Settings.load()
    restored = await put_back(file, settings)
    streams.put(f"Generation {restored.generation} is back, as it was at {restored.created}.")
    for kept in restored.kept:
        streams.put(f"Kept: {kept}")
    async with await Journal.open(settings.data / JOURNAL) as journal:
        await journal.audit(user(), "restore", f"{file.name}: generation {restored.generation}")


async def audit(limit: int) -> None:
    """Print who did what to the knowledge base, newest first. Raises a ``StoreError`` where no log can be read."""
    async with await Journal.open(Settings.load().data / JOURNAL) as journal:
        if journal.trouble:
            raise journal.trouble
        put(map(Line, audit_lines(await journal.audited(limit))))
