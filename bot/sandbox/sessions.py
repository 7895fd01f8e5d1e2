"""What lives on one gateway socket, and the session that outlives it.

Events that come while the bot is away are kept in the session and sent again when it resumes.
"""

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass, field

import orjson
from aiohttp import web

from bot.sandbox.compression import STREAMS
from bot.sandbox.state import JSON

DISPATCH = 0
EVENTS_KEPT = 1000
EVENTS_A_MINUTE = 120


class Connection:
    """One socket. What is sent goes through one queue, since the compressed stream has an order."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self._socket = socket
        self._transport = request.transport
        compression = request.query.get("compress", "")
        self._compress = STREAMS[compression]() if compression in STREAMS else None
        self._outgoing: asyncio.Queue[bytes | int] = asyncio.Queue()
        self._received: deque[float] = deque(maxlen=EVENTS_A_MINUTE)
        self.session: Session | None = None

    def send(self, packet: bytes) -> None:
        """Queue an encoded packet."""
        self._outgoing.put_nowait(packet)

    def send_op(self, op: int, data: object = None) -> None:
        """Queue a packet that is no event."""
        self.send(orjson.dumps({"op": op, "d": data, "s": None, "t": None}))

    def close(self, code: int) -> None:
        """Close with this code once everything queued has gone."""
        self._outgoing.put_nowait(code)

    def abort(self) -> None:
        """Cut the wire without a closing handshake."""
        if self._transport is not None:
            self._transport.abort()

    async def write(self) -> None:
        """Send what is queued, up to and including the closing code."""
        with contextlib.suppress(ConnectionError):
            while not isinstance(packet := await self._outgoing.get(), int):
                if self._compress is None:
                    await self._socket.send_str(packet.decode())
                else:
                    await self._socket.send_bytes(self._compress(packet))
            await self._socket.close(code=packet)

    def too_many(self, now: float) -> bool:
        """Count one event of the client's. Whether they are more than Discord takes in a minute."""
        full = len(self._received) == EVENTS_A_MINUTE
        oldest = self._received[0] if full else 0.0
        self._received.append(now)
        return full and now - oldest < 60


@dataclass(slots=True)
class Session:
    """What a shard knows across connections: its sequence number and the events it may ask for again."""

    id: str
    shard: int
    shards: int
    intents: int
    sequence: int = 0
    sent: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=EVENTS_KEPT))
    connection: Connection | None = None

    def dispatch(self, event: str, data: JSON) -> None:
        """Send an event, or keep it for a resume."""
        self.sequence += 1
        packet = orjson.dumps({"op": DISPATCH, "t": event, "s": self.sequence, "d": data})
        self.sent.append((self.sequence, packet))
        if self.connection is not None:
            self.connection.send(packet)

    def can_resume(self, sequence: int) -> bool:
        """Whether everything after ``sequence`` is still kept."""
        return self.sequence - len(self.sent) <= sequence

    def replay(self, sequence: int) -> None:
        """Send again what came after ``sequence``."""
        assert self.connection is not None
        for number, packet in self.sent:
            if number > sequence:
                self.connection.send(packet)
