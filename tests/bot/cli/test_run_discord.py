"""``career-bot run`` against Discord's stand-in, as a service manager starts and stops it."""

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from bot.sandbox.server import Sandbox

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")


async def start(
    command: tuple[str, ...], environment: dict[str, str], articles: Path, token: str, api: str
) -> asyncio.subprocess.Process:
    """`career-bot run --discord` with the test's article."""
    discord = {"DISCORD_TOKEN": token, "CAREER_BOT_API": api}
    knowledge = {"CAREER_BOT_KNOWLEDGE": str(articles), "CAREER_BOT_PACKAGED": "0"}
    return await asyncio.create_subprocess_exec(
        *command,
        "run",
        "--discord",
        env=environment | discord | knowledge,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_a_service_serves_until_it_is_stopped(
    command: tuple[str, ...], environment: dict[str, str], articles: Path
) -> None:
    """It is ready without help, ends with 0 at SIGTERM, and never logs its token."""
    async with await Sandbox.start() as discord:
        process = await start(command, environment, articles, discord.token, discord.api_url)
        await discord.ready()
        process.send_signal(signal.SIGTERM)
        output, log = await process.communicate()
        assert (process.returncode, output) == (0, b"")
        assert b"INFO" in log
        assert discord.token.encode() not in log


async def test_a_refused_token_is_not_to_be_tried_again(
    command: tuple[str, ...], environment: dict[str, str], articles: Path
) -> None:
    """Exit code 78, and the last line on standard error says what to do."""
    async with await Sandbox.start() as discord:
        process = await start(command, environment, articles, "another", discord.api_url)
        output, log = await process.communicate()
    assert (process.returncode, output) == (78, b"")
    assert b"DISCORD_TOKEN" in log.splitlines()[-1]
    assert b"WARNING" not in log


async def test_a_discord_that_is_away_is_to_be_tried_again(
    command: tuple[str, ...], environment: dict[str, str], articles: Path
) -> None:
    """Exit code 1, which a service manager may answer with a restart."""
    async with await Sandbox.start() as discord:
        address = discord.api_url
    process = await start(command, environment, articles, "token", address)
    _, log = await process.communicate()
    assert process.returncode == 1
    assert b"cannot be reached" in log.splitlines()[-1]
