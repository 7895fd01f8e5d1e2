"""The bots that are measured, each in a process of its own: ``python -m tests.benchmarks.served_bots career|plain``.

``career`` is Career Bot as it is served, with one more command, ``/fixed``, which replies with a fixed text: the same
client, the same connection, and nothing to work out. ``plain`` is discord.py's client and nothing else.
"""

import asyncio
import os
import sys

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from pydantic import SecretStr

from bot.client import INTENTS, CareerBot, point_at
from bot.journal.journal import JOURNAL, Journal
from bot.library import Library
from bot.serving import TURN, make_client, newer_generations, watched
from bot.settings import Settings

REPLY = "Ask me about careers in one message, for example: what does a back-end developer do?"


@app_commands.command(name="fixed", description="Reply with a fixed text.")
async def fixed(interaction: discord.Interaction[CareerBot], question: str) -> None:
    """Take a question like ``/ask``, and work nothing out."""
    await interaction.response.send_message(REPLY, ephemeral=True)


async def career(settings: Settings, token: SecretStr) -> None:
    """Serve until the process is ended."""
    sys.setswitchinterval(TURN)
    point_at(str(settings.api).rstrip("/"))
    async with (
        await Library.open(settings) as library,
        newer_generations(library),
        await Journal.open(settings.data / JOURNAL, settings.gaps_days) as journal,
        make_client(settings, library, journal) as client,
        watched(client),
    ):
        client.tree.add_command(fixed)
        await client.start(token.get_secret_value())


async def plain(settings: Settings, token: SecretStr) -> None:
    """Connect as Career Bot does, with the same intents and caches, and answer nothing."""
    api = str(settings.api).rstrip("/")
    point_at(api)
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(api.replace("http", "ws").replace("/api/v10", "/gateway"))
    client = discord.AutoShardedClient(
        intents=INTENTS,
        member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False,
        max_messages=None,
    )
    async with client:
        await client.start(token.get_secret_value())


def main() -> None:
    """Serve the bot that is named."""
    os.environ.setdefault("CAREER_BOT_LOG_LEVEL", "warning")
    settings = Settings.load()
    token = settings.token()
    assert token is not None, "the benchmark hands one in"
    asyncio.run({"career": career, "plain": plain}[sys.argv[1]](settings, token))


if __name__ == "__main__":
    main()
