"""Routes of application commands, for everywhere or for one guild."""

from bot.sandbox import refusals
from bot.sandbox.backend import Backend
from bot.sandbox.http_api import Answer, Call, Route
from bot.sandbox.limits_commands import SLASH, check_commands
from bot.sandbox.permissions import EVERYTHING
from bot.sandbox.rendering import without_nulls
from bot.sandbox.state import JSON, CommandRecord


def _scope(backend: Backend, call: Call) -> int | None:
    """The guild of the path, or ``None`` for everywhere."""
    if call.number("application_id") != backend.world.bot.id:
        raise refusals.Refusal(403, 20012, "You are not authorized to perform this action on this application")
    if "guild_id" not in call.parameters:
        return None
    guild_id = call.number("guild_id")
    if guild_id not in backend.world.guilds:
        raise refusals.missing_access()
    return guild_id


def _registered(backend: Backend, scope: int | None) -> list[CommandRecord]:
    return backend.world.commands.setdefault(scope, [])


def _register(backend: Backend, scope: int | None, definition: JSON) -> CommandRecord:
    """A definition as a command; one of the same name and kind keeps its id."""
    world = backend.world
    kind = definition.get("type") or SLASH
    known = [each for each in _registered(backend, scope) if (each.kind, each.name) == (kind, definition["name"])]
    number = known[0].id if known else world.ids.next()
    given = without_nulls(definition)
    needed = given.pop("default_member_permissions", None)
    payload: JSON = {
        "description": "",
        "contexts": None,
        "integration_types": [0],
        "nsfw": False,
        **given,
        "type": kind,
        "id": str(number),
        "application_id": str(world.bot.id),
        "version": str(world.ids.next()),
        "default_member_permissions": None if needed is None else str(int(needed) & EVERYTHING),
    }
    if scope is not None:
        payload["guild_id"] = str(scope)
    return CommandRecord(number, kind, payload["name"], scope, payload)


def list_commands(backend: Backend, call: Call) -> Answer:
    return 200, [command.payload for command in _registered(backend, _scope(backend, call))]


def overwrite(backend: Backend, call: Call) -> Answer:
    """Replace all commands of a scope."""
    scope = _scope(backend, call)
    definitions: list[JSON] = call.body or []
    check_commands(definitions)
    commands = [_register(backend, scope, definition) for definition in definitions]
    backend.world.commands[scope] = commands
    backend.commands_written.announce()
    return 200, [command.payload for command in commands]


def create(backend: Backend, call: Call) -> Answer:
    """Add one command, or replace the one of the same name and kind."""
    scope = _scope(backend, call)
    definition = call.object()
    kind = definition.get("type") or SLASH
    registered = _registered(backend, scope)
    others = [each for each in registered if (each.kind, each.name) != (kind, definition.get("name"))]
    check_commands([definition, *(each.payload for each in others)])
    command = _register(backend, scope, definition)
    backend.world.commands[scope] = [*others, command]
    backend.commands_written.announce()
    return (200 if len(others) < len(registered) else 201), command.payload


def _command(backend: Backend, call: Call) -> CommandRecord:
    number = call.number("command_id")
    found = [each for each in _registered(backend, _scope(backend, call)) if each.id == number]
    if not found:
        raise refusals.unknown_command()
    return found[0]


def get_command(backend: Backend, call: Call) -> Answer:
    return 200, _command(backend, call).payload


def delete(backend: Backend, call: Call) -> Answer:
    command = _command(backend, call)
    _registered(backend, command.guild_id).remove(command)
    backend.commands_written.announce()
    return 204, None


_EVERYWHERE = "/applications/{application_id}/commands"
_IN_A_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"

ROUTES = [
    route
    for base in (_EVERYWHERE, _IN_A_GUILD)
    for route in (
        Route("GET", base, list_commands),
        Route("PUT", base, overwrite),
        Route("POST", base, create),
        Route("GET", base + "/{command_id}", get_command),
        Route("DELETE", base + "/{command_id}", delete),
    )
]
