"""A bot on the sandbox, with a small folder of articles: real discord.py, real sockets, a real store."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from discord import app_commands

from bot.client import CareerBot, point_at
from bot.journal.journal import JOURNAL, Journal
from bot.library import Library
from bot.sandbox.exchanges import Exchange
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.messages import texts
from bot.sandbox.server import Sandbox
from bot.sandbox.views import Message
from bot.serving import make_client
from bot.settings import Settings
from tests.openapi import problems_of

QUESTION = "how much does a nurse make?"
NURSE = """\
---
title: What nurses do
publisher: Example Health Press
url: https://example.org/nurses
published: 2024-05
---
Nurses care for patients in hospitals and clinics. They give medicine and watch over recovery.

## Pay
The median annual wage for registered nurses was $86,070 in May 2023.

## Training
To become a nurse you need a degree in nursing and a licence. Training takes two to four years. A nursing degree
includes supervised work with patients.

## A day
A nurse's day starts with a handover, in which the night shift tells what happened. Then come rounds, medicine and
records. Nurses often work twelve hours at a stretch.
"""
BAKER = """\
---
title: Working as a baker
author: The Bakers' Circle
published: 2022
---
Bakers mix dough and bake bread, usually at night. *Warning*: @everyone in the bakery starts at three. See
[our **list**](https://example.org/x) or discord.gg/bakers \u202eesrever\u202c.

## Pay
The average salary of a baker is €28,000 a year in Berlin.
"""


def write_articles(folder: Path) -> Path:
    """Two articles, one of them full of things that Discord could take for markup."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nurse.md").write_text(NURSE, encoding="utf-8")
    (folder / "baker.md").write_text(BAKER, encoding="utf-8")
    return folder


@dataclass
class Stage:
    """A sandbox, the articles, and how the bot is set up for them."""

    sandbox: Sandbox
    library: Library
    settings: Settings
    articles: Path
    home: Guild
    elsewhere: Guild
    more_commands: list[app_commands.Command[Any, ..., Any] | app_commands.Group] = field(default_factory=list)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[CareerBot]:
        """A bot that is connected; several may follow each other, as after a restart."""
        point_at(self.sandbox.api_url)
        async with await Journal.open(self.settings.data / JOURNAL, self.settings.gaps_days) as journal:
            client = make_client(self.settings, self.library, journal)
            for command in self.more_commands:
                client.tree.add_command(command)
            async with client:
                started = asyncio.create_task(client.start(self.sandbox.token))
                await self.sandbox.ready()
                yield client
            await started


def check_against_description(sandbox: Sandbox) -> None:
    """Every request that the bot made is one that Discord describes; without the description nothing is checked."""
    folder = os.environ.get("CAREER_BOT_REFERENCE")
    problems = problems_of(sandbox.requests, Path(folder) if folder else None)
    assert not problems, "\n".join(problems)


@contextlib.asynccontextmanager
async def staged(folder: Path) -> AsyncIterator[Stage]:
    """A sandbox with the guild "Home", which is the home server, and "Elsewhere", which is not."""
    async with await Sandbox.start() as sandbox:
        home = sandbox.add_guild("Home")
        elsewhere = sandbox.add_guild("Elsewhere")
        articles = write_articles(folder / "articles")
        settings = Settings(
            _env_file=None,
            knowledge=articles,
            packaged=False,
            data=folder / "data",
            home_servers=frozenset({home.id}),
            api=sandbox.api_url,
        )
        library = await Library.open(settings)
        try:
            yield Stage(sandbox, library, settings, articles, home, elsewhere)
        finally:
            await library.close()
        check_against_description(sandbox)


def moderator_of(guild: Guild, name: str = "Mod") -> Member:
    """A new member who may manage the server."""
    return guild.add_member(name, permissions=("manage_guild",))


def id_of(message: Message, action: str) -> str:
    """The custom_id of the moderators' button or menu that does this."""
    names = [button.custom_id or "" for button in message.buttons] + [menu.custom_id for menu in message.selects]
    (custom_id,) = [name for name in names if name.startswith(f"knowledge:1:{action}:")]
    return custom_id


async def audited(journal: Journal) -> list[str]:
    """Who did what, newest first."""
    return [f"{entry.who}: {entry.action} {entry.detail}" for entry in await journal.audited(100)]


async def finished(exchange: Exchange) -> Message:
    """The answer, once it no longer tells that something is under way."""
    message = await exchange.answer(timeout=20)
    while any("knowledge:1:stop:" in (button.custom_id or "") for button in message.buttons):
        await message.changed(timeout=20)
    return message


async def told(exchange: Exchange, words: str) -> Message:
    """The message among the answers that holds these words, as soon as there is one."""
    answers = exchange.record.answers

    def shown() -> list[str]:
        return ["\n".join(texts(answer.payload)) for answer in answers]

    def there() -> bool:
        return any(words in text for text in shown())

    await exchange.record.changes.until(there, 20, lambda: f"no {words!r} in {shown()}")
    return next(message for message in await exchange.answers(1) if words in message.text)
