"""Misbehaviour on command: what Discord, a proxy or the network does on a bad day."""

from collections import deque
from dataclasses import dataclass
from fnmatch import fnmatchcase
from http import HTTPStatus

from bot.sandbox.gateway import INVALID_SESSION, RECONNECT, Gateway
from bot.sandbox.sessions import Connection
from bot.sandbox.state import JSON


@dataclass(frozen=True, slots=True)
class HttpFault:
    """What happens to a request. ``processed``: Discord does what was asked, and only the answer is this one."""

    pattern: str
    status: int | None = None
    retry_after: float = 0.0
    whole_bot: bool = False
    delay: float = 0.0
    drop: bool = False
    processed: bool = False

    @property
    def lets_act(self) -> bool:
        """Whether the request is carried out."""
        return self.processed or not (self.status or self.drop)

    def answer(self) -> tuple[int, JSON] | None:
        """What is answered in place of the true answer, if anything."""
        if self.status is None:
            return None
        if self.status == 429:
            return 429, rate_limited(self.retry_after, self.whole_bot)
        return self.status, {"message": f"{self.status}: {HTTPStatus(self.status).phrase}", "code": 0}


def rate_limited(retry_after: float, whole_bot: bool) -> JSON:
    """The body of a 429."""
    message = "You are being rate limited."
    return {"message": message, "code": 0, "retry_after": retry_after, "global": whole_bot}


class Faults:
    """Faults that wait for their moment, and faults of the gateway that happen at once."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._waiting: deque[HttpFault] = deque()
        self._duplicates = 0
        self.token_refused = False

    def next(
        self,
        pattern: str,
        *,
        status: int | None = None,
        retry_after: float = 0.0,
        whole_bot: bool = False,
        delay: float = 0.0,
        drop: bool = False,
        processed: bool = False,
        times: int = 1,
    ) -> None:
        """Let the next ``times`` requests that match go wrong.

        ``pattern`` is a method and a path with ``*``, such as ``POST /interactions/*``. ``delay`` seconds pass before
        the request is looked at; ``drop`` cuts the connection; ``whole_bot`` makes a 429 count for all routes.
        """
        fault = HttpFault(pattern, status, retry_after, whole_bot, delay, drop, processed)
        self._waiting.extend([fault] * times)

    def take(self, method: str, path: str) -> HttpFault | None:
        """The first waiting fault for a request, if any; it is used up."""
        if not self._waiting:
            return None
        wanted = f"{method} {path}"
        fault = next((each for each in self._waiting if fnmatchcase(wanted, each.pattern)), None)
        if fault is not None:
            self._waiting.remove(fault)
        return fault

    def duplicate_next_interaction(self) -> None:
        """Deliver the next interaction twice."""
        self._duplicates += 1

    def deliveries(self) -> int:
        """How often to deliver an interaction now."""
        if self._duplicates:
            self._duplicates -= 1
            return 2
        return 1

    def refuse_token(self) -> None:
        """From now on the token is not accepted: 401 from the HTTP API, 4004 from the gateway."""
        self.token_refused = True
        self._gateway.token_refused = True

    def drop_gateway(self, shard: int | None = None) -> None:
        """Cut the gateway's wire, for one shard or all, without a goodbye."""
        self._gateway.leave(Connection.abort, shard)

    def close_gateway(self, code: int, shard: int | None = None) -> None:
        """Close the gateway's connection with a code."""
        self._gateway.leave(lambda connection: connection.close(code), shard)

    def reconnect(self, shard: int | None = None) -> None:
        """Ask the bot to connect again and resume (op 7)."""
        self._gateway.leave(lambda connection: connection.send_op(RECONNECT), shard)

    def invalid_session(self, resumable: bool, shard: int | None = None) -> None:
        """Tell the bot that its session is invalid (op 9), and forget it unless it may be resumed."""
        self._gateway.leave(lambda connection: connection.send_op(INVALID_SESSION, resumable), shard, resumable)
