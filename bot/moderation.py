"""Who may look after the knowledge base: moderators of a home server, in that server.

Discord's own permissions of a command can be overridden by a server's administrators, and buttons and forms have none,
so every handler asks here again. Who is refused is in the audit log.
"""

from typing import NoReturn

import discord

from bot.client import CareerBot
from bot.settings import Settings
from knowledge.errors import KnownProblem

NOT_HERE = ("The knowledge base can only be changed in the bot's home server.", "Go there and try again.")
NOT_YOU = ("Only members with the permission Manage Server may change the knowledge base.", "Ask one of them.")
NOT_IN_ROLE = (
    "Only members with the permission Manage Server or a moderators' role may change the knowledge base.",
    "Ask one of them.",
)


class NotAllowed(KnownProblem):
    """Somebody may not do this, or not with what they sent."""


def name_of(user: discord.abc.User) -> str:
    """A moderator, for the history and the audit log."""
    return f"{user.name} ({user.id})"


def refusal(interaction: discord.Interaction[CareerBot]) -> tuple[str, str] | None:
    """Why this member may not change the knowledge base from here, and what to do; ``None`` where they may."""
    settings = interaction.client.settings
    if interaction.guild_id not in settings.home_servers:
        return NOT_HERE
    if interaction.permissions.manage_guild or has_role(interaction.user, settings):
        return None
    return NOT_IN_ROLE if settings.moderator_roles else NOT_YOU


def has_role(user: discord.abc.User, settings: Settings) -> bool:
    """Whether a member of a server has one of the moderators' roles."""
    return isinstance(user, discord.Member) and any(map(user.get_role, settings.moderator_roles))


async def admit(interaction: discord.Interaction[CareerBot], action: str) -> None:
    """Raise ``NotAllowed`` for everybody but moderators in a home server."""
    if reason := refusal(interaction):
        await refuse(interaction, action, *reason)


async def refuse(interaction: discord.Interaction[CareerBot], action: str, message: str, remedy: str) -> NoReturn:
    """Raise ``NotAllowed``, and leave an entry in the audit log, which nobody can fill by trying again and again."""
    client, user = interaction.client, interaction.user
    if not client.limit.flood(user.id):
        await client.journal.audit(name_of(user), action, f"refused: {message} Server {interaction.guild_id}.")
    raise NotAllowed(message, remedy)
