"""Misbehaviour on command, and the real library's way through it."""

from collections.abc import Callable

import aiohttp
import discord
import pytest

from bot.sandbox.faults import Faults
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.server import Sandbox
from tests.bot.sandbox.minimal_bot import MinimalBot, running


@pytest.fixture
def pinging(client: MinimalBot) -> MinimalBot:
    """A bot with one command."""

    @client.tree.command(name="ping", description="Answers")
    async def ping(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("pong")

    return client


async def test_a_429_is_waited_out(sandbox: Sandbox, member: Member, pinging: MinimalBot) -> None:
    """The library waits ``retry_after`` and tries again, for interactions and for messages alike."""
    async with running(pinging, sandbox):
        sandbox.faults.next("POST /interactions/*", status=429, retry_after=0.05)
        assert (await (await member.slash("ping")).answer()).text == "pong"
        assert [request.status for request in sandbox.requests_to("POST /interactions/*")] == [429, 200]
        sandbox.faults.next("POST /channels/*/messages", status=429, retry_after=0.05, whole_bot=True)
        assert (await (await member.write_direct("hi")).answer()).text == "You said: hi"


async def test_a_server_error_is_tried_again(sandbox: Sandbox, member: Member, pinging: MinimalBot) -> None:
    """The library repeats a request that ended in 500."""
    async with running(pinging, sandbox):
        sandbox.faults.next("POST /channels/*/messages", status=500)
        assert (await (await member.write_direct("hi")).answer()).text == "You said: hi"
        assert [request.status for request in sandbox.requests_to("POST /channels/*/messages")] == [500, 200]


async def test_an_error_after_the_deed_leaves_the_deed_done(
    sandbox: Sandbox, member: Member, pinging: MinimalBot
) -> None:
    """With ``processed`` the message is there although the bot was told 502."""
    async with running(pinging, sandbox):
        sandbox.faults.next("POST /interactions/*", status=502, processed=True)
        exchange = await member.slash("ping")
        assert (await exchange.answer()).text == "pong"
        assert sandbox.requests_to("POST /interactions/*")[0].status == 502


async def test_a_slow_answer_comes(sandbox: Sandbox, member: Member, pinging: MinimalBot) -> None:
    """A delayed request is carried out after the delay."""
    async with running(pinging, sandbox):
        sandbox.faults.next("POST /interactions/*", delay=0.05)
        assert (await (await member.slash("ping")).answer()).text == "pong"


async def test_a_connection_that_is_cut_reaches_the_bot_as_an_error(
    sandbox: Sandbox, home: Guild, client: MinimalBot
) -> None:
    """``drop`` ends the connection without an answer, and nothing is carried out."""
    async with running(client, sandbox):
        await client.wait_until_ready()
        channel = client.get_channel(home.general.id)
        assert isinstance(channel, discord.TextChannel)
        sandbox.faults.next("POST /channels/*/messages", drop=True)
        with pytest.raises((aiohttp.ClientError, OSError)):
            await channel.send("lost")
        assert home.general.messages == []


LOST: list[Callable[[Faults], None]] = [
    Faults.drop_gateway,
    Faults.reconnect,
    lambda faults: faults.close_gateway(4000),
]


@pytest.mark.parametrize("lose", LOST, ids=["dropped", "asked to reconnect", "closed"])
async def test_what_happens_while_the_bot_is_away_comes_with_the_resume(
    sandbox: Sandbox, member: Member, client: MinimalBot, lose: Callable[[Faults], None]
) -> None:
    """After a lost connection the library resumes, without identifying again, and gets the message it missed."""
    async with running(client, sandbox):
        lose(sandbox.faults)
        posting = await member.write_direct("while you were away")
        assert (await posting.answer(15)).text == "You said: while you were away"
        assert (sandbox.gateway.identified, sandbox.gateway.resumed) == (1, 1)


async def test_an_invalid_session_that_may_be_resumed_is(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """Op 9 with ``true`` leads to a resume."""
    async with running(client, sandbox):
        sandbox.faults.invalid_session(resumable=True)
        await sandbox.ready()
        assert (sandbox.gateway.identified, sandbox.gateway.resumed) == (1, 1)
        assert (await (await member.write_direct("hi")).answer()).text == "You said: hi"


async def test_an_invalid_session_that_is_gone_is_begun_anew(
    sandbox: Sandbox, member: Member, client: MinimalBot
) -> None:
    """Op 9 with ``false`` leads to a new IDENTIFY."""
    async with running(client, sandbox):
        sandbox.faults.invalid_session(resumable=False)
        await sandbox.ready()
        assert (sandbox.gateway.identified, sandbox.gateway.resumed) == (2, 0)
        assert (await (await member.write_direct("hi")).answer()).text == "You said: hi"


async def test_a_duplicate_interaction_can_be_answered_once(
    sandbox: Sandbox, member: Member, pinging: MinimalBot
) -> None:
    """Of two deliveries of one interaction, the second response is refused with 40060."""
    async with running(pinging, sandbox):
        sandbox.faults.duplicate_next_interaction()
        exchange = await member.slash("ping")
        await exchange.answer()
        callbacks = await sandbox.answered("POST /interactions/*", 2)
        assert sorted((each.status, (each.response or {}).get("code")) for each in callbacks)[1] == (400, 40060)
        assert len(exchange.responses) == 1


async def test_enforced_rate_limits_refuse_what_is_too_much() -> None:
    """The sixth message in a channel within five seconds is refused with 429, and later taken again."""
    async with await Sandbox.start(rate_limits=True) as sandbox, aiohttp.ClientSession() as session:
        url = f"{sandbox.api_url}/channels/{sandbox.add_guild('Home').general.id}/messages"

        async def send() -> tuple[int, str, dict[str, float]]:
            headers = {"Authorization": f"Bot {sandbox.token}"}
            async with session.post(url, json={"content": "hi"}, headers=headers) as response:
                return response.status, response.headers["X-RateLimit-Remaining"], await response.json()

        answers = [await send() for _ in range(6)]
        assert [(status, remaining) for status, remaining, _ in answers] == [
            *((200, str(left)) for left in (4, 3, 2, 1, 0)),
            (429, "0"),
        ]
        assert 0 < answers[-1][2]["retry_after"] <= 5
        sandbox.clock.advance(5)
        assert (await send())[:2] == (200, "4")
