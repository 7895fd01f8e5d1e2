"""The log of a real process, at its most talkative, while members ask and Discord fails: no question, no token."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.server import Sandbox

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")

ASKED = "how much does an electrician earn in Zanzibarville?"
UNANSWERED = "who sells wigwamophones to the Quibbletons?"
FAULTS: list[dict[str, Any]] = [{"status": 429, "retry_after": 0.1}, {"drop": True}, {"status": 400}]
SECRETS = ("zanzibarville", "wigwamophone", "quibbleton")


async def talkative(
    command: tuple[str, ...], environment: dict[str, str], articles: Path, discord: Sandbox, log_format: str
) -> asyncio.subprocess.Process:
    """A bot that logs all it can."""
    settings = {
        "DISCORD_TOKEN": discord.token,
        "CAREER_BOT_API": discord.api_url,
        "CAREER_BOT_KNOWLEDGE": str(articles),
        "CAREER_BOT_PACKAGED": "0",
        "CAREER_BOT_LOG_LEVEL": "debug",
        "CAREER_BOT_LOG_FORMAT": log_format,
        "PYTHONASYNCIODEBUG": "1",
    }
    return await asyncio.create_subprocess_exec(
        *command,
        "run",
        "--discord",
        env=environment | settings,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def ask_in_every_way(discord: Sandbox) -> list[str]:
    """Commands, mentions, direct messages and buttons, while much goes wrong; returns the interactions' tokens."""
    guild = discord.add_guild("Home")
    member = guild.add_member("Ada")
    asked = await member.slash("ask", question=ASKED)
    answer = await asked.answer()
    await (await member.mention(guild.general, UNANSWERED)).answer()
    await (await member.write_direct(ASKED)).answer()
    (thumb,) = [button.custom_id for button in answer.buttons if ":no:" in (button.custom_id or "")]
    exchanges = [asked, await member.click(answer, thumb)]
    await exchanges[-1].answer()
    other = guild.add_member("Bob")
    for fault in FAULTS:
        discord.faults.next("POST /interactions/*", **fault)
        exchanges.append(await other.slash("ask", question=UNANSWERED))
        await exchanges[-1].answer()
    discord.faults.next("POST /channels/*/messages", status=403)
    await other.mention(guild.general, UNANSWERED)
    discord.faults.drop_gateway()
    await discord.ready()
    await (await other.slash("help")).answer()
    return [exchange.record.token for exchange in exchanges]


@pytest.mark.parametrize("log_format", ["text", "json"])
async def test_no_question_and_no_token_is_logged(
    command: tuple[str, ...],
    environment: dict[str, str],
    articles: Path,
    log_format: str,
) -> None:
    """Whatever goes wrong, and however much is logged."""
    async with await Sandbox.start() as discord:
        process = await talkative(command, environment, articles, discord, log_format)
        await discord.ready()
        secrets = [*SECRETS, discord.token, *await ask_in_every_way(discord)]
        process.send_signal(signal.SIGTERM)
        output, log = await process.communicate()
    assert (process.returncode, output) == (0, b"")
    assert not [secret for secret in secrets if secret.casefold() in log.decode().casefold()]
    assert b"WARNING" in log
    if log_format == "json":
        assert all(json.loads(line)["level"] for line in log.splitlines())
