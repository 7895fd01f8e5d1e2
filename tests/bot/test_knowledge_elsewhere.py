"""The handler itself refuses, wherever Discord lets the command be used: here it is registered for everyone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from bot.commands.knowledge.group import knowledge
from tests.bot.stage import Stage, staged


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A bot whose commands for moderators are offered in every server, and whose home server is one of them."""
    async with staged(tmp_path) as stage:
        stage.more_commands = [knowledge]
        yield stage


async def test_a_moderator_of_another_server_cannot_reload(stage: Stage) -> None:
    """Only the home server's moderators look after the articles that all servers read."""
    stranger = stage.elsewhere.add_member("Stranger", permissions=("manage_guild", "administrator"))
    async with stage.running():
        answer = await (await stranger.slash("knowledge reload", channel=stage.elsewhere.general)).answer()
    assert "home server" in answer.text
    assert answer.ephemeral


async def test_nobody_reloads_from_a_direct_message(stage: Stage) -> None:
    """A direct message has no server whose permission could be checked."""
    moderator = stage.home.add_member("Mod", permissions=("manage_guild",))
    async with stage.running():
        answer = await (await moderator.slash("knowledge reload", channel=moderator.direct, force=True)).answer()
    assert "home server" in answer.text


async def test_moderators_of_other_servers_are_offered_nothing(stage: Stage) -> None:
    """Which articles there are, and what was removed or reloaded, is not theirs to see."""
    stranger = stage.elsewhere.add_member("Stranger", permissions=("manage_guild",))
    async with stage.running():
        for command, option in (("remove", "article"), ("restore", "article"), ("rollback", "generation")):
            assert await stranger.autocomplete(f"knowledge {command}", option, "") == []
