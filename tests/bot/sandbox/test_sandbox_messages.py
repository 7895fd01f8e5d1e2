"""Messages in channels and direct messages: who gets what, who is pinged, and what is refused."""

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.messages import who_is_pinged
from bot.sandbox.offers import NotPossible
from bot.sandbox.server import Sandbox
from tests.bot.sandbox.minimal_bot import MinimalBot, running


def channel_of(client: MinimalBot, guild: Guild) -> discord.TextChannel:
    """The library's view of a guild's first channel."""
    channel = client.get_channel(guild.general.id)
    assert isinstance(channel, discord.TextChannel)
    return channel


async def test_only_direct_messages_and_mentions_bring_their_text(
    sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot
) -> None:
    """Without the privileged intent other messages arrive empty."""
    async with running(client, sandbox):
        await member.write(home.general, "Among ourselves")
        mention = await member.mention(home.general, "for you")
        direct = await member.write_direct("Between us")
        assert (await mention.answer()).text == f"You said: <@{sandbox.bot_id}> for you"
        assert (await direct.answer()).text == "You said: Between us"
        assert [(await client.seen.get()).content for _ in range(3)] == [
            "",
            f"<@{sandbox.bot_id}> for you",
            "Between us",
        ]


async def test_a_reply_that_pings_reaches_the_bot(
    sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot
) -> None:
    """A reply to the bot's ordinary message brings its text if it pings; one to a command's response never does."""

    @client.tree.command(name="ask", description="Asks")
    async def ask(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("An answer")

    async with running(client, sandbox):
        ordinary = await (await member.mention(home.general, "hello")).answer()
        response = await (await member.slash("ask")).answer()
        await client.seen.get()
        for message, ping in ((ordinary, True), (ordinary, False), (response, True)):
            await member.reply(message, "thanks", ping=ping)
        assert [(await client.seen.get()).content for _ in range(3)] == ["thanks", "", ""]


async def test_the_bots_answer_is_a_reply(sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot) -> None:
    """A posting's answer names the message that it replies to, and notifies nobody unless it says so."""
    async with running(client, sandbox):
        posting = await member.mention(home.general, "hello")
        answer = await posting.answer()
        assert answer.reply_to == posting.message.id
        assert member.id not in answer.pings.users


async def test_edits_and_removals_are_seen(sandbox: Sandbox, home: Guild, client: MinimalBot) -> None:
    """A message follows its edits, can be waited for, and is gone once removed."""
    async with running(client, sandbox):
        await client.wait_until_ready()
        sent = await channel_of(client, home).send("@everyone", allowed_mentions=discord.AllowedMentions.none())
        message = home.general.messages[0]
        assert not message.pings
        await sent.edit(content="@everyone again")
        assert (message.text, message.edited, message.pings.everyone) == ("@everyone again", True, True)
        assert (await channel_of(client, home).fetch_message(sent.id)).content == "@everyone again"
        await sent.delete()
        assert message.deleted
        assert home.general.messages == []


async def test_what_the_bot_may_not_do_is_refused(
    sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot
) -> None:
    """50001, 50013, 50007, 50005, 50006 and 10008 where Discord has them."""

    async def code(attempt: object) -> int:
        with pytest.raises(discord.HTTPException) as refused:
            await attempt  # type: ignore[misc]
        return refused.value.code

    async with running(client, sandbox):
        await client.wait_until_ready()
        channel = channel_of(client, home)
        theirs = (await member.write(home.general, "mine")).message
        assert await code(channel.send("")) == 50006
        assert await code(channel.get_partial_message(theirs.id).edit(content="x")) == 50005
        assert await code(channel.fetch_message(1)) == 10008
        assert (
            await code(channel.send("x", reference=discord.MessageReference(message_id=1, channel_id=channel.id)))
            == 50035
        )
        home.general.deny(home.bot, "send_messages")
        assert await code(channel.send("x")) == 50013
        home.general.deny(home.bot, "view_channel")
        assert await code(channel.send("x")) == 50001
        member.accepts_direct = False
        direct = await client.create_dm(discord.Object(member.id))
        assert await code(direct.send("x")) == 50007


async def test_a_member_writes_only_where_they_may(home: Guild, member: Member) -> None:
    """A channel closed to everyone, or to one member, is closed to what tests do, too."""
    home.general.deny(home.everyone, "send_messages")
    with pytest.raises(NotPossible):
        await member.write(home.general, "hello")
    home.general.allow(member, "send_messages")
    await member.write(home.general, "hello")
    home.general.deny(member, "view_channel")
    assert home.general.messages_seen_by(member) == []
    assert len(home.general.messages_seen_by(home.owner)) == 1
    with pytest.raises(NotPossible):
        await member.write(home.general, "y" * 2001)


TEXT = "@everyone <@1> <@!2> <@&3>"


@pytest.mark.parametrize(
    ("allowed", "everyone", "users", "roles"),
    [
        (None, True, {1, 2}, {3}),
        ({}, False, set(), set()),
        ({"parse": []}, False, set(), set()),
        ({"parse": ["users"]}, False, {1, 2}, set()),
        ({"parse": ["everyone", "roles"], "users": ["2"]}, True, {2}, {3}),
        ({"roles": ["3", "4"]}, False, set(), {3}),
        ({"replied_user": True}, False, {9}, set()),
    ],
)
def test_allowed_mentions(allowed: dict[str, object] | None, everyone: bool, users: set[int], roles: set[int]) -> None:
    """What stands in a text is notified unless ``allowed_mentions`` leaves it out."""
    pings = who_is_pinged(TEXT, allowed, replied_to=9 if allowed else None)
    assert (pings.everyone, pings.users, pings.roles) == (everyone, users, roles)


@given(st.text(alphabet="@everyonhr<&!> 12", max_size=60))
def test_no_text_pings_where_nothing_is_allowed(text: str) -> None:
    """An empty ``parse`` notifies nobody, whatever is written."""
    assert not who_is_pinged(text, {"parse": []}, replied_to=1)
