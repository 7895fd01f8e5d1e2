"""Starting on Discord: what stands in the way is one clear line, and what does not is left alone."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.errors import DiscordUnreachable, TokenRefused
from bot.serving import plausible, serve
from tests.bot.stage import QUESTION, Stage, staged


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A sandbox for one test alone."""
    async with staged(tmp_path) as stage:
        yield stage


@pytest.mark.parametrize("token", ["not a token", "", "tökén", "line\nbreak"])
def test_what_cannot_be_a_token_is_refused_before_it_is_sent(token: str) -> None:
    """Whatever was pasted by mistake is told apart from a network problem."""
    with pytest.raises(TokenRefused):
        plausible(SecretStr(token))


async def test_a_token_that_discord_does_not_know_is_refused(stage: Stage) -> None:
    """A restart would not help, and the token itself is not told."""
    with pytest.raises(TokenRefused) as raised:
        await serve(stage.settings, stage.library, SecretStr("abc.def.ghi"))
    assert not raised.value.restart_helps
    assert "abc.def.ghi" not in str(raised.value)


async def test_discord_out_of_reach_is_told_as_such(stage: Stage, unused_tcp_port: int) -> None:
    """With the address that was tried; starting again may help."""
    settings = stage.settings.model_copy(update={"api": f"http://127.0.0.1:{unused_tcp_port}/api/v10"})
    with pytest.raises(DiscordUnreachable, match=str(unused_tcp_port)) as raised:
        await serve(settings, stage.library, SecretStr(stage.sandbox.token))
    assert raised.value.restart_helps


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_serving_in_order(stage: Stage, number: signal.Signals) -> None:
    """The bot leaves Discord and returns, as a service manager expects."""
    serving = asyncio.create_task(serve(stage.settings, stage.library, SecretStr(stage.sandbox.token)))
    await stage.sandbox.ready()
    os.kill(os.getpid(), number)
    async with asyncio.timeout(10):
        await serving


async def test_commands_are_sent_only_when_they_changed(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """A second start with the same commands sends none, since Discord counts them."""
    caplog.set_level(logging.INFO)
    for _ in range(2):
        async with stage.running():
            pass
    assert len(stage.sandbox.requests_to("PUT /applications/*/commands")) == 2  # for everyone, for the home server
    assert "unchanged" in caplog.text


async def test_commands_leave_a_former_home_server_when_used_there(stage: Stage) -> None:
    """The member is told that the command is gone, and then it is."""
    async with stage.running():
        moderator = stage.home.add_member("Mod", permissions=("manage_guild",))
        assert "knowledge reload" in moderator.commands_offered(stage.home.general)
    stage.settings = stage.settings.model_copy(update={"home_servers": frozenset()})
    async with stage.running():
        answer = await (await moderator.slash("knowledge reload")).answer()
        assert answer.text.startswith("This command has just changed")
        await (await moderator.slash("help")).answer()
    assert "knowledge reload" not in moderator.commands_offered(stage.home.general)


async def test_a_home_server_without_the_bot_does_not_stop_it(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """An id in the settings that is wrong, or a server not joined yet, is named in the log."""
    stage.settings = stage.settings.model_copy(update={"home_servers": frozenset({4_711})})
    async with stage.running():
        assert "4711" in caplog.text


async def test_questions_and_tokens_stay_out_of_the_log(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """At the level that operators run it with."""
    caplog.set_level(logging.INFO)
    async with stage.running():
        member = stage.home.add_member("Ada")
        await (await member.slash("ask", question=QUESTION)).answer()
        await (await member.write_direct(QUESTION)).answer()
    assert caplog.records
    assert QUESTION not in caplog.text
    assert stage.sandbox.token not in caplog.text
