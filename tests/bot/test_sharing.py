"""Private answers made public, once and by name; further excerpts; both after a restart as well."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.sandbox.guilds import Channel, Guild
from bot.sandbox.member import Member
from bot.sandbox.views import Message
from tests.bot.stage import Stage, staged

POSTS = "POST /channels/*/messages"
QUESTION = "how do I become a nurse?"


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A sandbox for one test alone, since these tests restart the bot and change the articles."""
    async with staged(tmp_path) as stage:
        yield stage


async def private_answer(member: Member) -> Message:
    return await (await member.slash("ask", question=QUESTION)).answer()


def shared_in(channel: Channel, member: Member) -> list[Message]:
    return [seen for seen in channel.messages_seen_by(member) if seen.text.startswith("-# Shared by")]


async def shared_message(home: Guild, member: Member) -> Message:
    """The first shared answer in the general channel, as soon as it is there."""
    channel = home.general
    found = await channel.record.changes.until(lambda: shared_in(channel, member), 10, lambda: "nothing was shared")
    return found[0]


async def settled(member: Member) -> None:
    """The bot has done all it had to do: it has answered a question that came later."""
    await (await member.slash("help")).answer()


async def test_sharing_posts_the_answer_once_by_name(stage: Stage, home: Guild, member: Member) -> None:
    """The channel sees the same answer under the member's name, and the private one can no longer be shared."""
    async with stage.running():
        private = await private_answer(member)
        await member.click(private, "Share")
        public = await shared_message(home, member)
        assert public.text == f"-# Shared by **Ada**\n{private.text}"
        assert not public.pings
        assert public.visible_to(home.owner)
        assert "Share" not in [button.label for button in (*private.buttons, *public.buttons)]


async def test_a_double_click_shares_once(stage: Stage, home: Guild, member: Member) -> None:
    """Two presses before the button is gone, and one delivered twice, make one message."""
    async with stage.running():
        private = await private_answer(member)
        stage.sandbox.faults.duplicate_next_interaction()
        both = await asyncio.gather(member.click(private, "Share"), member.click(private, "Share"))
        assert [each for each in both if "shared already" in (await each.answer()).text]
        await shared_message(home, member)
        await settled(member)
        assert len(shared_in(home.general, home.owner)) == 1


async def test_sharing_works_after_a_restart(stage: Stage, home: Guild, member: Member) -> None:
    """A button pressed on a new process does what it would have done on the old one."""
    async with stage.running():
        private = await private_answer(member)
    async with stage.running():
        await member.click(private, "Share")
        assert (await shared_message(home, member)).text.startswith("-# Shared by **Ada**")


@pytest.mark.parametrize("fault", [{"status": 500, "processed": True}, {"drop": True}], ids=["500", "broken"])
@pytest.mark.parametrize("step", ["POST /interactions/*", POSTS])
async def test_sharing_survives(stage: Stage, home: Guild, member: Member, step: str, fault: dict[str, Any]) -> None:
    """Whichever of its two requests goes wrong, the answer is shared, and known by its nonce if it is sent again."""
    async with stage.running():
        private = await private_answer(member)
        stage.sandbox.faults.next(step, **fault)
        await member.click(private, "Share")
        await shared_message(home, member)
        await stage.sandbox.answered(POSTS, 2 if step == POSTS and "status" in fault else 1)
        assert {request.body["nonce"] for request in stage.sandbox.requests_to(POSTS)} == {str(private.id)}
        assert len([message for message in home.general.messages if not message.ephemeral]) == 1


async def test_sharing_that_failed_can_be_tried_again(stage: Stage, home: Guild, member: Member) -> None:
    """The member is told, and the button comes back."""
    async with stage.running():
        private = await private_answer(member)
        stage.sandbox.faults.next("POST /channels/*/messages", status=400)
        exchange = await member.click(private, "Share")
        _, told = await exchange.answers(2)
        assert "something went wrong" in told.text
        assert told.ephemeral
        await member.click(private, "Share")
        await shared_message(home, member)


async def test_share_is_only_offered_where_both_may_send(stage: Stage, home: Guild, member: Member) -> None:
    """Not in a channel where the member or the bot may not send, and not in a direct message."""
    quiet, deaf = home.add_channel("rules"), home.add_channel("no-bots")
    quiet.deny(home.everyone, "send_messages")
    deaf.deny(home.bot, "send_messages")
    async with stage.running():
        for channel in (quiet, deaf, member.direct):
            answer = await (await member.slash("ask", question=QUESTION, channel=channel)).answer()
            assert "Share" not in [button.label for button in answer.buttons]


async def test_sharing_is_checked_again_when_pressed(stage: Stage, home: Guild, member: Member) -> None:
    """A channel that was closed in the meantime gets nothing."""
    channel = home.add_channel("careers")
    async with stage.running():
        private = await (await member.slash("ask", question=QUESTION, channel=channel)).answer()
        channel.deny(home.everyone, "send_messages")
        told = await (await member.click(private, "Share")).answer()
        assert told.text.startswith("I cannot share this here")
        assert told.ephemeral


async def test_more_shows_the_next_excerpts_after_a_restart(stage: Stage, member: Member) -> None:
    """Nothing is stored for it: a new process finds the same words again, under the same question."""
    async with stage.running():
        private = await private_answer(member)
        before = await (await member.click(private, "More")).answer()
    async with stage.running():
        after = await (await member.click(private, "More")).answer()
    assert before.text == after.text
    assert after.text.startswith(f"**{QUESTION}**\n> ")
    assert after.ephemeral
    assert not set(quotes(private)) & set(quotes(after))


async def test_more_says_so_when_the_articles_have_changed(stage: Stage, member: Member) -> None:
    """Words that are no longer in the article are not shown."""
    async with stage.running():
        private = await private_answer(member)
        for article in stage.articles.iterdir():
            article.write_text(article.read_text(encoding="utf-8") + "\nA new line.\n", encoding="utf-8")
        await stage.library.reload("test", "changed")
        told = await (await member.click(private, "More")).answer()
    assert told.text.startswith("The articles have changed")


def quotes(message: Message) -> list[str]:
    return [line for line in message.text.split("\n") if line.startswith("> ")]
