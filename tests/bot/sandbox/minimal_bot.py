"""A minimal bot on the real, unmodified discord.py, and how to connect one to a sandbox."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.sandbox.server import Sandbox


class MinimalBot(discord.AutoShardedClient):
    """Answers direct messages and mentions with what they say; tests add commands to ``tree``."""

    def __init__(self, **options: Any) -> None:
        intents = options.pop("intents", discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
        super().__init__(intents=intents, guild_ready_timeout=0.1, **options)
        self.tree = app_commands.CommandTree(self)
        self.seen: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.hurry = True

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Leave out the five seconds that the library waits before it identifies again."""
        if not self.hurry:
            await super().before_identify_hook(shard_id, initial=initial)

    async def on_message(self, message: discord.Message) -> None:
        if message.author == self.user:
            return
        self.seen.put_nowait(message)
        if message.guild is None or self.user in message.mentions:
            await message.reply(f"You said: {message.content}", mention_author=False)


@contextlib.contextmanager
def pointed_at(sandbox: Sandbox) -> Iterator[None]:
    """Point the library at a sandbox, and back."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = sandbox.api_url, yarl.URL(sandbox.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


@contextlib.asynccontextmanager
async def running(client: MinimalBot, sandbox: Sandbox) -> AsyncIterator[MinimalBot]:
    """Log in, sync the commands if there are any, and stay connected until the block ends."""
    with pointed_at(sandbox):
        await client.login(sandbox.token)
        task = asyncio.create_task(client.connect())
        try:
            await sandbox.ready()
            if client.tree.get_commands() or any(client.tree.get_commands(type=kind) for kind in MENUS):
                await client.tree.sync()
            yield client
        finally:
            await client.close()
            with contextlib.suppress(discord.ConnectionClosed):
                await task


MENUS = (discord.AppCommandType.user, discord.AppCommandType.message)
