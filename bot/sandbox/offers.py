"""Which commands Discord offers to whom and where, and how what a member types becomes an interaction's data."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.interactions import IN_GUILD, WITH_BOT
from bot.sandbox.limits_commands import GROUP, STRING, SUB_COMMAND, leaves
from bot.sandbox.messages import store_upload
from bot.sandbox.permissions import BITS, granted, may
from bot.sandbox.state import JSON, ChannelRecord, CommandRecord, RoleRecord, UserRecord, World
from bot.sandbox.uploads import Upload

Resolve = Callable[[int, Any], str]

INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = 4, 5, 6, 7, 8, 9, 10, 11
ENTERED: dict[int, type | tuple[type, ...]] = {STRING: str, INTEGER: int, BOOLEAN: bool, NUMBER: (int, float)}


class NotPossible(Exception):
    """Discord's own client would not let a member do this."""


def offered(world: World, user: UserRecord, channel: ChannelRecord) -> list[CommandRecord]:
    """The commands that a user finds in a channel."""
    if not may(world, user, channel, "view_channel", "use_application_commands"):
        return []
    scopes = [None] if channel.guild_id is None else [channel.guild_id, None]
    registered = [command for scope in scopes for command in world.commands.get(scope, [])]
    return [command for command in registered if is_offered(world, command, user, channel)]


def is_offered(world: World, command: CommandRecord, user: UserRecord, channel: ChannelRecord) -> bool:
    """Whether context and default permissions let a user find a command in a channel."""
    context = WITH_BOT if channel.guild_id is None else IN_GUILD
    contexts = command.payload["contexts"]
    if contexts is not None and context not in contexts and command.guild_id is None:
        return False
    if context == WITH_BOT:
        return command.payload.get("dm_permission", True) or contexts is not None
    needed = command.payload["default_member_permissions"]
    if needed is None:
        return True
    # A set of no permissions means: administrators only.
    wanted = int(needed) or BITS["administrator"]
    return granted(world, user, channel) & wanted == wanted


def names(commands: list[CommandRecord]) -> list[str]:
    """What a member can type or pick, sub-commands with their groups."""
    return [" ".join(path) for command in commands for path in leaves(command.payload)]


def find(world: World, kind: int, name: str, *, user: UserRecord, channel: ChannelRecord, force: bool) -> CommandRecord:
    """The command of that name. Raises ``NotPossible`` where it is not offered, unless forced; then it has to exist."""
    found = [each for each in offered(world, user, channel) if (each.kind, each.name) == (kind, name)]
    if not found and force:
        scopes = (channel.guild_id, None)
        everywhere = [command for scope in scopes for command in world.commands.get(scope, [])]
        found = [each for each in everywhere if (each.kind, each.name) == (kind, name)]
    if not found:
        available = names(offered(world, user, channel))
        raise NotPossible(f"{user.name} is not offered {name!r} here, but {available}")
    return found[0]


def command_data(command: CommandRecord, options: list[JSON], resolved: JSON) -> JSON:
    """What an interaction tells of the command that was used."""
    data: JSON = {"id": str(command.id), "name": command.name, "type": command.kind}
    if options:
        data["options"] = options
    if resolved:
        data["resolved"] = resolved
    if command.guild_id is not None:
        data["guild_id"] = str(command.guild_id)
    return data


def typed_options(
    command: CommandRecord,
    path: list[str],
    given: Mapping[str, Any],
    resolve: Resolve,
    *,
    focused: str | None = None,
    force: bool = False,
) -> list[JSON]:
    """The options of an interaction, inside the sub-command that ``path`` names.

    Raises ``NotPossible`` for what Discord's client checks itself: unknown and missing options, lengths, choices.
    While an option is ``focused`` the others may still be missing.
    """
    definitions = command.payload.get("options") or []
    nested: list[JSON] = []
    for step in path:
        sub = next(
            (each for each in definitions if each["name"] == step and each["type"] in (SUB_COMMAND, GROUP)), None
        )
        if sub is None:
            raise NotPossible(f"/{command.name} has no sub-command {step!r}")
        nested.append({"name": step, "type": sub["type"]})
        definitions = sub.get("options") or []
    known = {each["name"]: each for each in definitions}
    if unknown := set(given) - set(known):
        raise NotPossible(f"/{command.name} has no option {sorted(unknown)}, but {sorted(known)}")
    if not force and focused is None:
        _check_required(command, known, given)
    options = [_option(known[name], value, resolve, name == focused, force) for name, value in given.items()]
    for sub in reversed(nested):
        options = [{**sub, "options": options}]
    return options


def _check_required(command: CommandRecord, known: Mapping[str, JSON], given: Mapping[str, Any]) -> None:
    missing = [name for name, each in known.items() if each.get("required") and given.get(name) in (None, "")]
    if missing:
        raise NotPossible(f"/{command.name} needs {missing}")


def _option(definition: JSON, value: Any, resolve: Resolve, focused: bool, force: bool) -> JSON:
    kind = definition["type"]
    option: JSON = {"name": definition["name"], "type": kind}
    if focused:
        return option | {"value": value, "focused": True}
    if kind in (USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT):
        return option | {"value": resolve(kind, value)}
    by_name = {choice["name"]: choice["value"] for choice in definition.get("choices") or []}
    value = by_name.get(value, value)
    if not force:
        _check_value(definition, value, list(by_name.values()))
    return option | {"value": value}


def _check_value(definition: JSON, value: Any, choices: list[Any]) -> None:
    name, kind = definition["name"], definition["type"]
    if not isinstance(value, ENTERED[kind]):
        raise NotPossible(f"{name} cannot be {value!r}")
    if choices and value not in choices:
        raise NotPossible(f"{name} must be one of {choices}, not {value!r}")
    measured, unit = (len(value), "length") if isinstance(value, str) else (value, "value")
    highest = definition.get(f"max_{unit}", 6000 if kind == STRING else None)
    if measured < definition.get(f"min_{unit}", measured) or (highest is not None and measured > highest):
        raise NotPossible(f"{name} has {unit} {measured}, which is out of bounds")


class Resolved:
    """Collects the details of what options name, in the form in which an interaction carries them."""

    def __init__(self, world: World, channel: ChannelRecord) -> None:
        self._world = world
        self._channel = channel
        self.data: JSON = {}

    def __call__(self, kind: int, value: Any) -> str:
        if kind == ATTACHMENT:
            return self._attachment(value)
        record = value.record
        if isinstance(record, UserRecord):
            self.user(record)
        elif isinstance(record, RoleRecord):
            self.data.setdefault("roles", {})[str(record.id)] = payloads.role(record)
        else:
            permissions = str(granted(self._world, self._world.bot, record))
            self.data.setdefault("channels", {})[str(record.id)] = payloads.channel(record) | {
                "permissions": permissions
            }
        return str(record.id)

    def user(self, record: UserRecord) -> None:
        """A user, and the member that they are in the guild."""
        self.data.setdefault("users", {})[str(record.id)] = payloads.user(record)
        guild = self._world.guild_of(self._channel)
        membership = guild.members.get(record.id) if guild else None
        if membership is not None:
            permissions = str(granted(self._world, record, self._channel))
            shown = payloads.member(membership) | {"permissions": permissions}
            self.data.setdefault("members", {})[str(record.id)] = shown

    def _attachment(self, upload: Upload) -> str:
        attachment = store_upload(self._world, self._channel, upload)
        self.data.setdefault("attachments", {})[attachment["id"]] = attachment | {"ephemeral": True}
        return str(attachment["id"])
