"""Log-in, gateway, shards, compression, resume: the real library connects as it does to Discord."""

import asyncio
import subprocess
import sys
import zlib
from pathlib import Path

import aiohttp
import discord
import orjson
import pytest
import zstandard

from bot.sandbox.guilds import Guild
from bot.sandbox.server import Sandbox
from tests.bot.sandbox.minimal_bot import MinimalBot, pointed_at, running

ROOT = Path(__file__).parents[3]

WITHOUT_ZSTANDARD = """
import asyncio, os, sys
sys.modules["zstandard"] = None
import discord, yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = sys.argv[1], yarl.URL(sys.argv[2])

class Client(discord.AutoShardedClient):
    async def on_ready(self):
        print(discord.utils._ActiveDecompressionContext.COMPRESSION_TYPE, [guild.name for guild in self.guilds])
        await self.close()

Client(intents=discord.Intents(guilds=True), guild_ready_timeout=0.1).run(os.environ["TOKEN"], log_handler=None)
"""


async def test_the_library_logs_in_and_finds_its_guilds(sandbox: Sandbox, home: Guild, client: MinimalBot) -> None:
    """After log-in the library knows itself, its application and the guilds with their channels."""
    home.add_channel("careers")
    async with running(client, sandbox):
        await client.wait_until_ready()
        assert client.user is not None
        assert client.user.id == client.application_id == sandbox.bot_id
        assert [guild.name for guild in client.guilds] == ["Home"]
        assert [channel.name for channel in client.guilds[0].text_channels] == ["general", "careers"]
        assert client.guilds[0].me.guild_permissions.attach_files


async def test_a_guild_that_is_joined_later_is_announced(sandbox: Sandbox, client: MinimalBot) -> None:
    """A guild, a channel and a role that are added while the bot is connected reach it."""
    async with running(client, sandbox):
        await client.wait_until_ready()
        joined = asyncio.create_task(client.wait_for("guild_join", timeout=5))
        made = asyncio.create_task(client.wait_for("guild_channel_create", timeout=5))
        await asyncio.sleep(0)
        guild = sandbox.add_guild("Later")
        guild.add_channel("careers")
        assert (await joined).id == guild.id
        assert (await made).name == "careers"


async def test_each_guild_belongs_to_one_shard(client: MinimalBot) -> None:
    """Guilds are spread over the shards that Discord recommends, and direct messages come on the first."""
    async with await Sandbox.start(shards=2) as sandbox:
        guilds = [sandbox.add_guild(f"Guild {number}") for number in range(4)]
        async with running(client, sandbox):
            await client.wait_until_ready()
            assert sandbox.gateway.identified == 2
            assert sorted(guild.shard_id for guild in client.guilds) == [0, 0, 1, 1]
            member = guilds[1].add_member("Member")
            assert (await (await member.mention(guilds[1].general, "hi")).answer()).text.endswith("hi")
            assert (await (await member.write_direct("hi")).answer()).text == "You said: hi"


async def test_the_library_without_zstandard_gets_a_zlib_stream(sandbox: Sandbox, home: Guild) -> None:
    """A client that asks for zlib-stream is served with it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WITHOUT_ZSTANDARD, sandbox.api_url, sandbox.gateway_url,
        env={"TOKEN": sandbox.token}, stdout=subprocess.PIPE,
    )  # fmt: skip
    output, _ = await asyncio.wait_for(process.communicate(), 30)
    assert output.decode().strip() == f"zlib-stream ['{home.name}']"


@pytest.mark.parametrize("compression", ["zlib-stream", "zstd-stream", None])
async def test_every_transport_carries_the_same(sandbox: Sandbox, compression: str | None) -> None:
    """Hello arrives as text or in either compressed stream."""
    query = {"v": "10", "encoding": "json"} | ({"compress": compression} if compression else {})
    async with aiohttp.ClientSession() as session, session.ws_connect(sandbox.gateway_url, params=query) as socket:
        data = (await socket.receive(timeout=5)).data
        if compression == "zlib-stream":
            assert data.endswith(b"\x00\x00\xff\xff")
            data = zlib.decompressobj().decompress(data)
        elif compression == "zstd-stream":
            data = zstandard.ZstdDecompressor().decompressobj().decompress(data)
        assert orjson.loads(data)["op"] == 10


async def test_a_wrong_token_is_refused(sandbox: Sandbox, client: MinimalBot) -> None:
    """401 from the HTTP API, as the library expects it."""
    with pointed_at(sandbox), pytest.raises(discord.LoginFailure):
        await client.login("not the token")
    await client.close()


async def test_a_token_that_is_revoked_later_is_refused_by_the_gateway(
    sandbox: Sandbox, home: Guild, client: MinimalBot
) -> None:
    """Close code 4004 ends the library's connection for good."""
    with pointed_at(sandbox):
        await client.login(sandbox.token)
        task = asyncio.create_task(client.connect())
        await sandbox.ready()
        sandbox.faults.refuse_token()
        sandbox.faults.drop_gateway()
        with pytest.raises(discord.ConnectionClosed) as closed:
            await asyncio.wait_for(task, 15)
        assert closed.value.code == 4004


async def test_privileged_intents_that_were_not_granted_are_refused(sandbox: Sandbox) -> None:
    """Asking for the text of all messages closes the connection with 4014."""
    client = MinimalBot(intents=discord.Intents(guilds=True, message_content=True))
    with pointed_at(sandbox):
        await client.login(sandbox.token)
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await asyncio.wait_for(client.connect(), 15)
    await client.close()


@pytest.mark.parametrize(
    ("packet", "code"),
    [
        (b"not json", 4002),
        (b'{"op": 3, "d": {}}', 4003),
        (b'{"op": 2, "d": {"token": "wrong", "intents": 1}}', 4004),
        (b'{"op": 6, "d": {"token": "wrong", "session_id": "x", "seq": 1}}', 4004),
    ],
)
async def test_breaches_of_the_protocol_close_with_discords_codes(sandbox: Sandbox, packet: bytes, code: int) -> None:
    """Each breach has its own close code."""
    async with aiohttp.ClientSession() as session, session.ws_connect(sandbox.gateway_url + "?v=10") as socket:
        await socket.receive(timeout=5)
        await socket.send_str(packet.decode())
        while (await socket.receive(timeout=5)).type is aiohttp.WSMsgType.TEXT:
            pass
        assert socket.close_code == code


async def test_heartbeats_are_acknowledged(client: MinimalBot) -> None:
    """The library keeps a connection that beats every 50 ms, and measures a latency."""
    async with await Sandbox.start(heartbeat_seconds=0.05) as sandbox, running(client, sandbox):
        await client.wait_until_ready()
        assert client.latency < 5
        assert sandbox.gateway.identified == 1
