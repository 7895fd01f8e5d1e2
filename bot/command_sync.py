"""Commands are sent to Discord only when they differ from what Discord has: 200 may be created a day."""

import logging
from collections.abc import Iterable
from typing import Any

import discord
from discord import app_commands

# What makes a command what it is. Discord adds ids and defaults of its own, and leaves out what is empty.
MEANINGFUL = {
    "name",
    "type",
    "description",
    "options",
    "required",
    "choices",
    "value",
    "autocomplete",
    "channel_types",
    "min_length",
    "max_length",
    "min_value",
    "max_value",
    "default_member_permissions",
    "nsfw",
}
GLOBAL_ONLY = {"contexts", "integration_types"}

log = logging.getLogger(__name__)


async def synchronise(tree: app_commands.CommandTree[Any], home_servers: Iterable[int]) -> None:
    """Bring the commands for everyone and those of each home server up to date.

    A home server that the bot is not in, or that has not granted it commands, is named in the log and passed over.
    Raises ``discord.HTTPException`` where Discord fails.
    """
    await synchronise_in(tree, None)
    for server in sorted(home_servers):
        try:
            await synchronise_in(tree, discord.Object(server))
        except (discord.Forbidden, discord.NotFound):
            log.warning("Home server %d: the bot is not in it, or was invited without applications.commands.", server)


async def synchronise_in(tree: app_commands.CommandTree[Any], guild: discord.Object | None) -> None:
    """Replace the commands of ``guild``, or those for everyone, if they differ."""
    where = f"home server {guild.id}" if guild else "everyone"
    wanted = [command.to_dict(tree) for command in tree.get_commands(guild=guild)]
    if essence(wanted, guild) == essence(await registered(tree, guild), guild):
        log.info("Commands for %s: unchanged (%d).", where, len(wanted))
        return
    synced = await tree.sync(guild=guild)
    log.info("Commands for %s: brought up to date (%d).", where, len(synced))


async def registered(tree: app_commands.CommandTree[Any], guild: discord.Object | None) -> list[Any]:
    """What Discord has, as it says it."""
    http, application = tree.client.http, tree.client.application_id
    assert application is not None, "known since the log-in"
    if guild is None:
        return list(await http.get_global_commands(application))
    return list(await http.get_guild_commands(application, guild.id))


def essence(commands: Iterable[Any], guild: discord.Object | None) -> list[Any]:
    """Commands reduced to what can be compared, in an order that does not depend on who lists them."""
    keys = MEANINGFUL if guild else MEANINGFUL | GLOBAL_ONLY
    return sorted((reduced(command, keys) for command in commands), key=repr)


def reduced(value: Any, keys: set[str]) -> Any:
    """A payload with meaningful keys alone, without empty values; numbers as Discord writes them, as text."""
    if isinstance(value, dict):
        return {key: reduced(value[key], keys) for key in sorted(keys & value.keys()) if value[key]}
    if isinstance(value, list):
        items = [reduced(item, keys) for item in value]
        return items if value and isinstance(value[0], dict) else sorted(items)
    return str(value)
