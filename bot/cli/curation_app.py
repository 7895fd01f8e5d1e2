"""The commands that look after the knowledge base, with their arguments and their help.

A command imports what it needs when it runs, as in ``bot.cli.app``, whose ``knowledge`` commands these become.
"""

# ruff: noqa: PLC0415
import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import streams

commands = typer.Typer()

Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason, for the history.")]


def said_or_askable(yes: bool) -> bool:
    """``yes`` as it was said; raises typer's error for wrong usage where it was not and nobody is there to be asked."""
    if not yes and not streams.typed_by_hand():
        raise typer.BadParameter("Nobody is here to be asked. Say --yes to do it without asking.")
    return yes


YES = ("--yes", "-y")
WITHOUT_ASKING = "Do it without asking."
Yes = Annotated[bool, typer.Option(*YES, callback=said_or_askable, help=WITHOUT_ASKING)]
YesIfAsked = Annotated[bool, typer.Option(*YES, help=WITHOUT_ASKING)]  # for what takes nothing away
Limit = Annotated[int, typer.Option(min=1, help="How many to list.")]


@commands.command()
def preview() -> None:
    """Print what a reload would change: articles, salary facts, answers to the golden questions."""
    from bot.cli.curating import preview

    asyncio.run(preview())


@commands.command()
def reload(
    why: Why = "",
    stamp: Annotated[
        str | None, typer.Option(metavar="STAMP", help="Only if it does just what the preview of that stamp showed.")
    ] = None,
) -> None:
    """Take up what changed in the folders; a running bot notices."""
    from bot.cli.curating import reload

    asyncio.run(reload(streams.clean(why), stamp))


@commands.command()
def add(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .md, .txt, .html, .pdf or .docx file; - reads a text typed here.")
    ],
    *,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="By default the article's own.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="TEXT", help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it can be read.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When, as 2024-05-31, 2024-05 or 2024.")] = None,
    why: Why = "",
    yes: YesIfAsked = False,
) -> None:
    """Show what is found in a file, copy it into the knowledge folder, and serve it."""
    from bot.cli.curating import add
    from bot.curation.submissions import Details

    asyncio.run(add(file, Details(title, publisher, url, published), streams.clean(why), yes))


@commands.command()
def remove(
    path: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id.")], why: Why = "", yes: Yes = False
) -> None:
    """Take an article out: its file is kept in .removed, one that comes with Career Bot is named in hidden.txt."""
    from bot.cli.curating import remove

    asyncio.run(remove(streams.clean(path), streams.clean(why), yes))


@commands.command("bring-back")
def bring_back(
    path: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id.")], why: Why = ""
) -> None:
    """Undo the latest removal of an article."""
    from bot.cli.curating import bring_back

    asyncio.run(bring_back(streams.clean(path), streams.clean(why)))


@commands.command()
def history(limit: Limit = 20) -> None:
    """List the generations: when, by whom, why, and what changed."""
    from bot.cli.curating import history

    asyncio.run(history(limit))


@commands.command()
def rollback(
    generation: Annotated[int, typer.Argument(min=1, help="Its number in the history.")],
    why: Why = "",
    yes: Yes = False,
) -> None:
    """Serve again what an earlier generation served. The folders stay as they are; the next reload takes them up."""
    from bot.cli.curating import rollback

    asyncio.run(rollback(generation, streams.clean(why), yes))


@commands.command()
def status() -> None:
    """Tell how much is served, how old it is, and whether the folders hold something else."""
    from bot.cli.curating import status

    asyncio.run(status())


@commands.command()
def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="A .zip file that is not there yet.")]) -> None:
    """Copy the store, the knowledge folder, the journal and an imported wage table into one file, while all goes on."""
    from bot.cli.archives import backup

    asyncio.run(backup(file))


@commands.command()
def restore(file: Annotated[Path, typer.Argument(metavar="FILE", help="What backup wrote.")], yes: Yes = False) -> None:
    """Put a backup back. Stop the bot first.

    The backup is checked in full before anything is touched: that it is whole, that this version can read its store,
    and that every stored quotation stands in its article. What is there now is kept beside it, with
    .before-restore and the time in its name. The articles go to CAREER_BOT_KNOWLEDGE, or into the data folder.
    """
    from bot.cli.archives import restore

    asyncio.run(restore(file, yes))


@commands.command()
def audit(limit: Limit = 50) -> None:
    """List who did what to the knowledge base, newest first; nobody can change this list."""
    from bot.cli.archives import audit

    asyncio.run(audit(limit))
