"""Serving Discord: log in, answer until told to stop, and say plainly what stands in the way."""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import AsyncIterator, Iterator

import aiohttp
import discord
from pydantic import SecretStr

from bot.client import CareerBot, point_at
from bot.commands import (
    ask,
    compare,
    feedback,
    help,  # noqa: A004  named for the command
    messages,
    salary,
    sharing,
)
from bot.commands.knowledge import pressing as knowledge
from bot.errors import DiscordUnreachable, TokenRefused
from bot.heartbeat import HEARTBEAT, beating
from bot.journal.journal import JOURNAL, Journal
from bot.library import STORE, Library
from bot.metrics import served
from bot.settings import Settings
from knowledge.storage.locking import instance_lock

COMMANDS = (ask, salary, compare, help, knowledge, messages, sharing, feedback)
AUTHENTICATION_FAILED = 4_004
TURN = 0.001  # seconds that a thread may keep the interpreter to itself while the event loop waits for it
HANDOVER = 5.0  # seconds that the bot before this one may take to leave

log = logging.getLogger(__name__)


def make_client(settings: Settings, library: Library, journal: Journal) -> CareerBot:
    """A client with everything it can do, not yet connected."""
    client = CareerBot(settings, library, journal)
    for command in COMMANDS:
        command.register(client)
    return client


async def serve(settings: Settings, library: Library, token: SecretStr) -> None:
    """Answer on Discord until SIGINT or SIGTERM.

    Raises ``InstanceRunning`` where another process serves from the same store, ``TokenRefused``, and
    ``DiscordUnreachable`` where Discord does not answer at the start; later on the client reconnects by itself.
    """
    sys.setswitchinterval(TURN)
    api = str(settings.api).rstrip("/")
    point_at(api)
    with instance_lock(settings.data / STORE, wait=HANDOVER), told_plainly(api):
        async with (
            newer_generations(library),
            await Journal.open(settings.data / JOURNAL, settings.gaps_days) as journal,
            make_client(settings, library, journal) as client,
            watched(client),
        ):
            with stopped_by_signals(client):
                await client.start(plausible(token))
    log.info("Disconnected from Discord.")


@contextlib.asynccontextmanager
async def newer_generations(library: Library) -> AsyncIterator[None]:
    """Meanwhile take up what other processes, such as the command line, reload."""
    watching = asyncio.create_task(library.watch())
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.wait({watching})


@contextlib.asynccontextmanager
async def watched(client: CareerBot) -> AsyncIterator[None]:
    """Meanwhile let monitors see how the bot is doing."""
    heartbeat = client.settings.data / HEARTBEAT
    with served(client.metrics, client.settings.metrics_port):
        async with beating(heartbeat, client.vitals, client.metrics.show):
            yield


def plausible(token: SecretStr) -> str:
    """The token as text; raises ``TokenRefused`` where it could not even be sent."""
    text = token.get_secret_value().strip()
    if not text or not text.isascii() or not text.isprintable() or " " in text:
        raise refused()
    return text


def refused() -> TokenRefused:
    """Discord does not know the token."""
    return TokenRefused(
        "Discord refused the token.",
        "Copy a new one from the Bot page of your application in Discord's developer portal into DISCORD_TOKEN"
        " or the file that DISCORD_TOKEN_FILE names.",
    )


@contextlib.contextmanager
def told_plainly(api: str) -> Iterator[None]:
    """Translate what discord.py and aiohttp raise into problems whose remedy is known."""
    try:
        yield
    except discord.LoginFailure as error:
        raise refused() from error
    except discord.ConnectionClosed as error:
        if error.code == AUTHENTICATION_FAILED:
            raise refused() from error
        raise DiscordUnreachable(
            f"Discord closed the connection with code {error.code}.", "The log says more; starting again may help."
        ) from error
    except (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError) as error:
        raise DiscordUnreachable(
            f"Discord's API at {api} cannot be reached.", "Check the network, and CAREER_BOT_API if you have set it."
        ) from error


@contextlib.contextmanager
def stopped_by_signals(client: CareerBot) -> Iterator[None]:
    """Close the client on SIGINT and SIGTERM, so that ``start`` returns."""
    loop = asyncio.get_running_loop()
    closing: set[asyncio.Task[None]] = set()

    def stop() -> None:
        closing.add(asyncio.ensure_future(client.close()))

    signals = (signal.SIGINT, signal.SIGTERM)
    with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; Ctrl+C interrupts the loop there
        for number in signals:
            loop.add_signal_handler(number, stop)
    try:
        yield
    finally:
        with contextlib.suppress(NotImplementedError):
            for number in signals:
                loop.remove_signal_handler(number)
