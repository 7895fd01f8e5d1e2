"""Whatever happens, the member gets a reply, and the operator can find the cause."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import pytest_asyncio

from bot.commands.ask import ask
from bot.errors import DiscordUnreachable
from bot.render import places
from bot.render.discord import Page, button_row, notice_page
from bot.replies import READY_WITHIN, explanation, respond, respond_when_ready
from tests.bot.stage import Stage, staged


@discord.app_commands.command(name="fail", description="Fails.")
async def fail(interaction: discord.Interaction) -> None:
    """A command with a mistake in it."""
    raise ZeroDivisionError("a mistake")


@discord.app_commands.command(name="forge", description="Shows a button with an id that no answer has.")
async def forge(interaction: discord.Interaction) -> None:
    """A button whose id has the right form and an impossible content."""
    await respond(interaction, Page(*button_row(places.PREFIX + "0123456789.0.0", may_share=False)))


@discord.app_commands.command(name="ponder", description="Takes longer than Discord waits for a response.")
async def ponder(interaction: discord.Interaction) -> None:
    """An answer that is not ready in time."""

    async def page() -> Page:
        await asyncio.sleep(READY_WITHIN + 0.1)
        return notice_page("At last.")

    await respond_when_ready(interaction, page())


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A sandbox for one test alone."""
    async with staged(tmp_path) as stage:
        stage.more_commands = [fail, forge, ponder]
        yield stage


async def test_an_unforeseen_mistake_is_told_with_a_reference(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """The member sees an apology and a reference; the log has the traceback under the same reference."""
    async with stage.running():
        answer = await (await stage.home.add_member("Ada").slash("fail")).answer()
    reference = re.search(r"reference: ([0-9a-f]{8})", answer.text)
    assert reference
    assert answer.ephemeral
    assert "a mistake" not in answer.text
    [record] = [record for record in caplog.records if reference[1] in record.getMessage()]
    assert record.exc_info
    assert record.exc_info[0] is ZeroDivisionError


async def test_only_a_slow_answer_is_deferred(stage: Stage) -> None:
    """The member sees that the bot is at work, and then the answer in the same place, still private."""
    async with stage.running():
        exchange = await stage.home.add_member("Ada").slash("ponder")
        assert await exchange.acknowledged() == 5
        answer = await exchange.answer()
    assert answer.text == "At last."
    assert answer.ephemeral
    assert len(exchange.responses) == 1


async def test_a_forged_button_does_no_harm(stage: Stage) -> None:
    """An id that no answer has gets a reply like any other."""
    async with stage.running():
        member = stage.home.add_member("Ada")
        message = await (await member.slash("forge")).answer()
        told = await (await member.click(message, "More")).answer()
    assert "articles have changed" in told.text


async def test_a_command_of_an_earlier_version_is_told_so(stage: Stage) -> None:
    """Discord may still show a command that this version does not have any more."""
    async with stage.running() as client:
        client.tree.remove_command(ask.name)
        answer = await (await stage.home.add_member("Ada").slash("ask", question="what do nurses do?")).answer()
    assert answer.text.startswith("This command has just changed")


def test_a_known_problem_is_told_in_its_own_words() -> None:
    """What is wrong and what to do, without a reference."""
    assert explanation(DiscordUnreachable("It is away.", "Wait.")) == "It is away. Wait."
