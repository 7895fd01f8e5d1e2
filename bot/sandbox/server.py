"""Discord on loopback: starts and stops the HTTP API and the gateway, and hands out guilds.

The whole of the package imports nothing of ours. To find one's way: ``state`` and ``payloads`` are what Discord knows
and sends; ``limits*`` and ``refusals`` what it refuses; ``http_api``, ``routes_*``, ``gateway`` and ``sessions`` how
the bot reaches it; ``guilds``, ``channels``, ``member``, ``exchanges`` and ``views`` how a test or a page acts in it;
``faults`` how it misbehaves.
"""

import secrets
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.sandbox import routes_commands, routes_interactions, routes_login, routes_messages
from bot.sandbox.backend import Backend
from bot.sandbox.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import Gateway
from bot.sandbox.guilds import BOT_PERMISSIONS, Guild
from bot.sandbox.http_api import PREFIX, HttpApi
from bot.sandbox.rate_limits import RateLimits
from bot.sandbox.recording import RecordedRequest
from bot.sandbox.state import World

ROUTES = [*routes_login.ROUTES, *routes_commands.ROUTES, *routes_messages.ROUTES, *routes_interactions.ROUTES]
LARGEST_REQUEST = 110 * 1024 * 1024


class Sandbox:
    """A running stand-in for Discord. Use ``Sandbox.start()``."""

    def __init__(self, backend: Backend, api: HttpApi, runner: web.AppRunner, address: str) -> None:
        self._backend = backend
        self._api = api
        self._runner = runner
        self.token = backend.token
        self.api_url = f"http://{address}{PREFIX}"
        self.gateway_url = backend.gateway.url
        self.clock = backend.clock
        self.faults = backend.faults
        self.gateway = backend.gateway
        self.requests: list[RecordedRequest] = api.requests

    @classmethod
    async def start(
        cls,
        *,
        shards: int = 1,
        heartbeat_seconds: float = 41.25,
        rate_limits: bool = False,
        privileged_intents: int = 0,
        record: bool = True,
        port: int = 0,
    ) -> Self:
        """Listen on 127.0.0.1, on a free port unless one is given.

        ``shards`` is what Discord recommends; ``rate_limits`` enforces what the headers only tell otherwise;
        ``privileged_intents`` are those that the application was granted; ``record`` keeps every request.
        """
        world, clock, token = World.new(), Clock(), secrets.token_urlsafe(32)
        gateway = Gateway(world, clock, token, shards, heartbeat_seconds)
        gateway.privileged_intents = privileged_intents
        backend = Backend(world, clock, gateway, Faults(gateway), token)
        api = HttpApi(backend, RateLimits(clock, rate_limits), record)
        runner = await _serve(backend, api, port)
        host, taken = runner.addresses[0][:2]
        address = f"{host}:{taken}"
        gateway.url = f"ws://{address}/gateway"
        world.media_url = f"http://{address}"
        return cls(backend, api, runner, address)

    async def close(self) -> None:
        """Close every connection and stop listening."""
        self.gateway.close()
        await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def bot_id(self) -> int:
        """The bot's user id, which is its application's too."""
        return self._backend.world.bot.id

    def add_guild(self, name: str, *, bot_permissions: int = BOT_PERMISSIONS, locale: str = "en-US") -> Guild:
        """A guild that the bot is in, before or after the bot has connected."""
        return Guild(self._backend, name, bot_permissions, locale)

    async def ready(self, timeout: float = 30.0) -> None:  # noqa: ASYNC109
        """Wait until every shard of the bot has a live session."""
        await self.gateway.changes.until(
            self.gateway.ready, timeout, lambda: f"{self.gateway.identified} identified, {self.gateway.resumed} resumed"
        )

    async def commands_synced(self, timeout: float = 30.0) -> None:  # noqa: ASYNC109
        """Wait until the bot has written its commands at least once."""
        await self._backend.commands_written.until(lambda: self._backend.world.commands, timeout, lambda: "no commands")

    def requests_to(self, pattern: str) -> list[RecordedRequest]:
        """The recorded requests that match a method and path with ``*``, such as ``POST /channels/*/messages``."""
        return [request for request in self.requests if request.matches(pattern)]

    async def answered(self, pattern: str, count: int = 1, timeout: float = 5.0) -> list[RecordedRequest]:  # noqa: ASYNC109
        """Wait until at least ``count`` recorded requests that match have been answered, and return them."""

        def found() -> list[RecordedRequest]:
            return [request for request in self.requests_to(pattern) if request.status is not None]

        await self._api.answered.until(lambda: len(found()) >= count, timeout, lambda: f"{len(found())} requests")
        return found()


async def _serve(backend: Backend, api: HttpApi, port: int) -> web.AppRunner:
    application = web.Application(client_max_size=LARGEST_REQUEST)
    api.register(application, ROUTES)
    application.router.add_get("/gateway", backend.gateway.handle)
    application.router.add_get("/attachments/{channel}/{attachment}/{filename}", _media(backend.world))
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner


def _media(world: World) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Serves what members attached and the bot sent."""

    async def serve(request: web.Request) -> web.Response:
        upload = world.uploads.get(int(request.match_info["attachment"]))
        if upload is None:
            raise web.HTTPNotFound
        return web.Response(body=upload.data, content_type=upload.media_type.partition(";")[0])

    return serve
