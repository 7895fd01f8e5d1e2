"""The gateway: hello, identify, heartbeat, resume, events to the right shard, and how Discord closes connections.

Codes are those of Discord's documentation, "Opcodes and Status Codes", "Gateway". Not enforced: one IDENTIFY in five
seconds, so that tests may start several shards at once.
"""

import asyncio
import secrets
from collections.abc import Callable
from typing import Any

import orjson
from aiohttp import WSMsgType, web

from bot.sandbox import payloads
from bot.sandbox.changes import Changes
from bot.sandbox.clock import Clock
from bot.sandbox.sessions import Connection, Session
from bot.sandbox.state import JSON, World

HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 1, 2, 6, 7, 9, 10, 11
IGNORED = (
    3,
    4,
    8,
    14,
)  # presence, voice state, member lists, sounds: a bot without privileged intents gets nothing back

UNKNOWN_OPCODE, DECODE_ERROR, NOT_AUTHENTICATED = 4001, 4002, 4003
AUTHENTICATION_FAILED, ALREADY_AUTHENTICATED, INVALID_SEQUENCE, RATE_LIMITED = 4004, 4005, 4007, 4008
INVALID_SHARD, SHARDING_REQUIRED, INVALID_VERSION, DISALLOWED_INTENTS = 4010, 4011, 4012, 4014

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, EVERYBODY = 1 << 0, 1 << 9, 1 << 12, 0
PRIVILEGED_INTENTS = 1 << 1 | 1 << 8 | 1 << 15
MESSAGE_CONTENT = 1 << 15
GUILDS_A_SHARD = 2500
IDENTIFIES_A_DAY = 1000


class Closed(Exception):
    """The client broke the protocol; Discord closes the connection with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


class Gateway:
    """Every session of the bot, by shard."""

    def __init__(self, world: World, clock: Clock, token: str, shards: int, heartbeat_seconds: float) -> None:
        self._world = world
        self._clock = clock
        self._token = token
        self._heartbeat_ms = int(heartbeat_seconds * 1000)
        self._sessions: dict[int, Session] = {}
        self._connections: set[Connection] = set()
        self._receivers: dict[int, Callable[[Connection, Any], None]] = {
            HEARTBEAT: self._heartbeat,
            IDENTIFY: self._identify,
            RESUME: self._resume,
        }
        self.url = ""
        self.shards = shards
        self.privileged_intents = 0
        self.token_refused = False
        self.identified = 0
        self.resumed = 0
        self.changes = Changes()

    # -- what others use ---------------------------------------------------------------------------------------------

    def ready(self) -> bool:
        """Whether every shard that the bot was told to start has a live session."""
        live = [session for session in self._sessions.values() if session.connection is not None]
        return len(live) >= (live[0].shards if live else self.shards)

    def shard_of(self, guild_id: int | None) -> int:
        """The shard that gets a guild's events; direct messages go to the first."""
        shards = next((session.shards for session in self._sessions.values()), self.shards)
        return 0 if guild_id is None else (guild_id >> 22) % shards

    def dispatch(self, event: str, data: JSON, guild_id: int | None, intent: int) -> None:
        """Send an event to the shard that it concerns, if that asked for events of the kind."""
        session = self._sessions.get(self.shard_of(guild_id))
        if session is not None and (intent == EVERYBODY or session.intents & intent):
            session.dispatch(event, data)

    def gets_content(self) -> bool:
        """Whether the bot holds the privileged intent for the text of all messages."""
        return any(session.intents & MESSAGE_CONTENT for session in self._sessions.values())

    def _recommended(self) -> int:
        """What the sandbox was started with, or more where the guilds need more."""
        return max(self.shards, -(-len(self._world.guilds) // GUILDS_A_SHARD))

    def status(self) -> JSON:
        """What ``GET /gateway/bot`` returns."""
        return {
            "url": self.url,
            "shards": self._recommended(),
            "session_start_limit": {
                "total": IDENTIFIES_A_DAY,
                "remaining": max(0, IDENTIFIES_A_DAY - self.identified),
                "reset_after": 86_400_000,
                "max_concurrency": 1,
            },
        }

    # -- misbehaviour, used by ``faults`` ----------------------------------------------------------------------------

    def leave(self, act: Callable[[Connection], None], shard: int | None, keep_session: bool = True) -> None:
        """Do something to live connections after which the bot has to connect again."""
        for session in list(self._sessions.values()):
            if session.connection is None or shard not in (None, session.shard):
                continue
            act(session.connection)
            session.connection.session = None
            session.connection = None
            if not keep_session:
                del self._sessions[session.shard]

    def close(self) -> None:
        """Close every connection."""
        for connection in self._connections:
            connection.close(1001)

    # -- the protocol ------------------------------------------------------------------------------------------------

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection from hello to its end."""
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        connection = Connection(socket, request)
        self._connections.add(connection)
        writer = asyncio.create_task(connection.write())
        code = 1000
        try:
            self._greet(connection, request.query.get("v"))
            async for message in socket:
                self._receive(connection, message.data if message.type is WSMsgType.TEXT else None)
        except Closed as closed:
            code = closed.code
        finally:
            self._part(connection, socket.close_code)
            connection.close(code)
            await writer
        return socket

    def _greet(self, connection: Connection, version: str | None) -> None:
        if version != "10":
            raise Closed(INVALID_VERSION)
        connection.send_op(HELLO, {"heartbeat_interval": self._heartbeat_ms})

    def _part(self, connection: Connection, close_code: int | None) -> None:
        """The socket has ended. A session ends with it only if the bot said goodbye."""
        self._connections.discard(connection)
        session = connection.session
        if session is None or session.connection is not connection:
            return
        session.connection = None
        if close_code in (1000, 1001):
            self._sessions.pop(session.shard, None)

    def _receive(self, connection: Connection, data: str | None) -> None:
        try:
            packet = orjson.loads(data or "")
            op, content = packet["op"], packet.get("d")
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
            raise Closed(DECODE_ERROR) from None
        if connection.too_many(self._clock.now()):
            raise Closed(RATE_LIMITED)
        if op in self._receivers:
            self._receivers[op](connection, content)
        elif connection.session is None:
            raise Closed(NOT_AUTHENTICATED)
        elif op not in IGNORED:
            raise Closed(UNKNOWN_OPCODE)

    def _heartbeat(self, connection: Connection, _: object) -> None:
        connection.send_op(HEARTBEAT_ACK)

    def _authenticate(self, connection: Connection, content: JSON) -> None:
        if connection.session is not None:
            raise Closed(ALREADY_AUTHENTICATED)
        if self.token_refused or content.get("token") != self._token:
            raise Closed(AUTHENTICATION_FAILED)

    def _identify(self, connection: Connection, content: JSON) -> None:
        self._authenticate(connection, content)
        shard, shards = content.get("shard") or (0, 1)
        intents = content.get("intents", 0)
        if not 0 <= shard < shards:
            raise Closed(INVALID_SHARD)
        if intents & PRIVILEGED_INTENTS & ~self.privileged_intents:
            raise Closed(DISALLOWED_INTENTS)
        session = Session(secrets.token_hex(16), shard, shards, intents)
        guilds = [guild for guild in self._world.guilds.values() if (guild.id >> 22) % shards == shard]
        if len(guilds) > GUILDS_A_SHARD:
            raise Closed(SHARDING_REQUIRED)
        self._attach(connection, session)
        self.identified += 1
        session.dispatch("READY", self._ready_payload(session, [guild.id for guild in guilds]))
        if intents & GUILDS:
            for guild in guilds:
                session.dispatch(
                    "GUILD_CREATE", payloads.guild_create(guild, self._world.bot.id) | {"unavailable": False}
                )
        self.changes.announce()

    def _ready_payload(self, session: Session, guild_ids: list[int]) -> JSON:
        return {
            "v": 10,
            "user": payloads.own_user(self._world.bot),
            "guilds": [{"id": str(guild), "unavailable": True} for guild in guild_ids],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": [session.shard, session.shards],
            "application": {"id": str(self._world.bot.id), "flags": 0},
        }

    def _resume(self, connection: Connection, content: JSON) -> None:
        self._authenticate(connection, content)
        sequence = content.get("seq") or 0
        session = next((each for each in self._sessions.values() if each.id == content.get("session_id")), None)
        if session is None or not session.can_resume(sequence):
            connection.send_op(INVALID_SESSION, False)
            return
        if sequence > session.sequence:
            raise Closed(INVALID_SEQUENCE)
        self._attach(connection, session)
        self.resumed += 1
        session.replay(sequence)
        session.dispatch("RESUMED", {})
        self.changes.announce()

    def _attach(self, connection: Connection, session: Session) -> None:
        connection.session = session
        session.connection = connection
        self._sessions[session.shard] = session
