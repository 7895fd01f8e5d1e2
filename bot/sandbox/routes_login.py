"""Routes about the bot itself, users and guilds: what a client asks for before and beside its work."""

from bot.sandbox import payloads, refusals
from bot.sandbox.backend import Backend
from bot.sandbox.http_api import Answer, Call, Route
from bot.sandbox.state import GuildRecord


def me(backend: Backend, _: Call) -> Answer:
    return 200, payloads.own_user(backend.world.bot)


def application(backend: Backend, _: Call) -> Answer:
    return 200, payloads.application(backend.world)


def gateway(backend: Backend, _: Call) -> Answer:
    return 200, {"url": backend.gateway.url}


def gateway_for_bots(backend: Backend, _: Call) -> Answer:
    return 200, backend.gateway.status()


def user(backend: Backend, call: Call) -> Answer:
    record = backend.world.users.get(call.number("user_id"))
    if record is None:
        raise refusals.unknown_user()
    return 200, payloads.user(record)


def open_direct_channel(backend: Backend, call: Call) -> Answer:
    """Discord opens the channel even if the user will not accept messages; sending is what fails."""
    recipient = str(call.object().get("recipient_id"))
    record = backend.world.users.get(int(recipient)) if recipient.isdecimal() else None
    if record is None or record.bot:
        raise refusals.Refusal(400, 50033, "Invalid Recipient(s)")
    return 200, payloads.channel(backend.world.direct_channel(record))


def _guild(backend: Backend, call: Call) -> GuildRecord:
    record = backend.world.guilds.get(call.number("guild_id"))
    if record is None:
        raise refusals.unknown_guild()
    return record


def guild(backend: Backend, call: Call) -> Answer:
    record = _guild(backend, call)
    counts = {"approximate_member_count": len(record.members), "approximate_presence_count": 1}
    return 200, payloads.guild(record) | (counts if call.flag("with_counts") else {})


def guild_channels(backend: Backend, call: Call) -> Answer:
    return 200, [payloads.channel(channel) for channel in _guild(backend, call).channels.values()]


def guild_roles(backend: Backend, call: Call) -> Answer:
    return 200, [payloads.role(role) for role in _guild(backend, call).roles.values()]


def guild_member(backend: Backend, call: Call) -> Answer:
    record = _guild(backend, call).members.get(call.number("user_id"))
    if record is None:
        raise refusals.unknown_member()
    return 200, payloads.member(record) | {"user": payloads.user(record.user)}


ROUTES = [
    Route("GET", "/users/@me", me),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/applications/@me", application),
    Route("GET", "/gateway", gateway, public=True),
    Route("GET", "/gateway/bot", gateway_for_bots),
    Route("POST", "/users/@me/channels", open_direct_channel),
    Route("GET", "/users/{user_id}", user),
    Route("GET", "/guilds/{guild_id}", guild),
    Route("GET", "/guilds/{guild_id}/channels", guild_channels),
    Route("GET", "/guilds/{guild_id}/roles", guild_roles),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", guild_member),
]
