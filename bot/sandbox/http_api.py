"""The HTTP API's frame: token, body, faults, rate limits, recording, and the form of every answer.

What each route does stands in the modules ``routes_*``; they are plain functions from a call to an answer.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import orjson
from aiohttp import web
from aiohttp.multipart import BodyPartReader

from bot.sandbox.backend import Backend
from bot.sandbox.changes import Changes
from bot.sandbox.faults import HttpFault, rate_limited
from bot.sandbox.rate_limits import RateLimits
from bot.sandbox.recording import RecordedRequest
from bot.sandbox.refusals import Form, Refusal, invalid_json, not_found, unauthorized
from bot.sandbox.state import JSON
from bot.sandbox.uploads import Upload

PREFIX = "/api/v10"
FILE_FIELD = re.compile(r"files\[(\d+)\]")
NO_CONTENT = 204

Answer = tuple[int, Any]


@dataclass(slots=True)
class Call:
    """A request as a route sees it."""

    parameters: dict[str, str]
    query: dict[str, str]
    body: Any
    files: dict[int, Upload]

    def number(self, name: str) -> int:
        """A snowflake from the path. Raises ``Refusal`` where it is none."""
        value = self.parameters[name]
        if not value.isdecimal() or len(value) > 20:
            form = Form()
            form.fault((name,), "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
            raise form.refusal()
        return int(value)

    def flag(self, name: str) -> bool:
        """A yes or no from the query."""
        return self.query.get(name, "").lower() in ("1", "true")

    def object(self) -> JSON:
        """The body, which has to be an object."""
        if not isinstance(self.body, dict):
            raise invalid_json()
        return self.body


@dataclass(frozen=True, slots=True)
class Route:
    """``public`` routes need no token: the interaction's or webhook's own token is in the path."""

    method: str
    template: str
    act: Callable[[Backend, Call], Answer]
    public: bool = False


class HttpApi:
    """Serves routes and records what is asked."""

    def __init__(self, backend: Backend, limits: RateLimits, record: bool) -> None:
        self._backend = backend
        self._limits = limits
        self._record = record
        self.requests: list[RecordedRequest] = []
        self.answered = Changes()

    def register(self, application: web.Application, routes: list[Route]) -> None:
        """Add the routes, and a 404 in Discord's form for every other address below the prefix."""
        for route in routes:
            application.router.add_route(route.method, PREFIX + route.template, self._handler(route))
        unknown = Route("*", "/{rest:.*}", _unknown, public=True)
        application.router.add_route("*", PREFIX + unknown.template, self._handler(unknown))

    def _handler(self, route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        name = f"{route.method} {route.template}"

        async def serve(request: web.Request) -> web.StreamResponse:
            path = request.path.removeprefix(PREFIX)
            recorded = RecordedRequest(request.method, path, dict(request.query), _without_token(request))
            if self._record:
                self.requests.append(recorded)
            recorded.body, recorded.files = await _read(request)
            call = Call(dict(request.match_info), dict(request.query), recorded.body, recorded.files)
            headers, retry_after = self._limits.count(name, call.parameters)
            fault = self._backend.faults.take(request.method, path)
            if fault is not None and fault.delay:
                await asyncio.sleep(fault.delay)
            answer = self._act(request, route, call, fault) if retry_after is None else _too_many(retry_after)
            recorded.status, recorded.response = answer or (None, None)
            self.answered.announce()
            return _cut(request) if answer is None else _response(answer, headers)

        return serve

    def _act(self, request: web.Request, route: Route, call: Call, fault: HttpFault | None) -> Answer | None:
        """The answer to a call, or what a fault makes of it; ``None`` where the connection is to be cut."""
        if fault is None:
            return self._carry_out(request, route, call)
        done = self._carry_out(request, route, call) if fault.lets_act else None
        return None if fault.drop else fault.answer() or done

    def _carry_out(self, request: web.Request, route: Route, call: Call) -> Answer:
        try:
            if not route.public:
                self._authorize(request)
            if call.body is INVALID:
                raise invalid_json()
            return route.act(self._backend, call)
        except Refusal as refusal:
            token = call.parameters.get("interaction_token") or call.parameters.get("webhook_token")
            self._backend.interactions.note_refusal(token, refusal.body)
            return refusal.status, refusal.body

    def _authorize(self, request: web.Request) -> None:
        if self._backend.faults.token_refused or request.headers.get("Authorization") != f"Bot {self._backend.token}":
            raise unauthorized()


INVALID = object()


def _unknown(_: Backend, __: Call) -> Answer:
    raise not_found()


def _without_token(request: web.Request) -> dict[str, str]:
    return {name: value for name, value in request.headers.items() if name.lower() != "authorization"}


async def _read(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    """The body's JSON and the files beside it."""
    if request.content_type.startswith("multipart/"):
        return await _read_multipart(request)
    data = await request.read()
    return (_parsed(data) if data else None), {}


async def _read_multipart(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    body: Any = None
    files: dict[int, Upload] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        data = bytes(await part.read())
        field = FILE_FIELD.fullmatch(part.name or "")
        if part.name == "payload_json":
            body = _parsed(data)
        elif field is not None:
            declared = part.headers.get("Content-Type")
            media_type = None if declared == "application/octet-stream" else declared
            files[int(field[1])] = Upload(part.filename or "unknown", data, media_type)
    return (body if body is not None else {}), files


def _parsed(data: bytes) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return INVALID


def _too_many(retry_after: float) -> Answer:
    return 429, rate_limited(round(retry_after, 3), whole_bot=False)


def _cut(request: web.Request) -> web.Response:
    """End the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _response(answer: Answer, headers: dict[str, str]) -> web.Response:
    status, body = answer
    headers = {"Via": "1.1 google", **headers}
    if status == 429:
        headers["Retry-After"] = str(max(1, round(body["retry_after"])))
        headers["X-RateLimit-Scope"] = "user"
        if body["global"]:
            headers["X-RateLimit-Global"] = "true"
    if status == NO_CONTENT:
        return web.Response(status=status, headers=headers)
    # The media type stands alone: discord.py takes a charset beside it for something else than JSON.
    return web.Response(status=status, body=orjson.dumps(body), content_type="application/json", headers=headers)
