"""Commands are sent to Discord when they differ from what it has, and only then."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio
from discord import app_commands
from discord.app_commands import Choice, Range

from tests.bot.stage import Stage, staged

SENT = "PUT /applications/*/commands"
FOR_EVERYONE_AND_HOME = 2


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A sandbox for one test alone, since each restarts the bot."""
    async with staged(tmp_path) as stage:
        yield stage


def command(**changes: Any) -> app_commands.Command[Any, ..., Any]:
    """A command with an option of every kind that Discord answers differently than it was sent."""
    most = changes.get("most", 10)
    value = changes.get("value", "small")

    @app_commands.command(name="order", description=changes.get("description", "Order something."))
    @app_commands.describe(size="The size", number="How many", file="A drawing", where="A channel")
    @app_commands.choices(size=[Choice(name="Small", value=value), Choice(name="Large", value="large")])
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def order(
        interaction: discord.Interaction[Any],
        size: str,
        number: Range[int, 0, most],  # type: ignore[valid-type]
        file: discord.Attachment,
        where: discord.TextChannel | None = None,
    ) -> None:
        """Do nothing: it is never used."""

    return order


async def sent_by(stage: Stage, **changes: Any) -> int:
    """How many lists of commands a start sends."""
    before = len(stage.sandbox.requests_to(SENT))
    stage.more_commands = [command(**changes)]
    async with stage.running():
        pass
    return len(stage.sandbox.requests_to(SENT)) - before


async def test_the_same_commands_are_not_sent_again(stage: Stage) -> None:
    """Whatever Discord adds to them, leaves out of them or writes in another way."""
    assert await sent_by(stage) == FOR_EVERYONE_AND_HOME
    assert await sent_by(stage) == 0


@pytest.mark.parametrize("change", [{"description": "Order anything."}, {"most": 11}, {"value": "s"}])
async def test_a_command_that_changed_is_sent(stage: Stage, change: dict[str, Any]) -> None:
    """However small the change: a description, a bound, the value behind a choice."""
    await sent_by(stage)
    assert await sent_by(stage, **change) == 1
