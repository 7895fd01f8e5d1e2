"""Moderators reload the knowledge base. Home servers only, and the member's permission is checked here again.

A server's administrators can offer a command to anybody, whatever permissions it asks for by default.
"""

import discord
from discord import app_commands

from bot.client import CareerBot
from bot.render.discord import Page, notice_page
from bot.render.reload import reload_text
from bot.replies import respond, respond_when_ready

NOT_HERE = "The knowledge base can only be changed in the bot's home server."
NOT_YOU = "Only members with the permission *Manage Server* may change the knowledge base."

knowledge = app_commands.Group(
    name="knowledge",
    description="The articles that answers come from.",
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


def refusal(interaction: discord.Interaction[CareerBot]) -> str | None:
    """Why this member may not change the knowledge base from here; ``None`` where they may."""
    if interaction.guild_id not in interaction.client.settings.home_servers:
        return NOT_HERE
    return None if interaction.permissions.manage_guild else NOT_YOU


@knowledge.command(name="reload", description="Read the articles again, and tell what changed.")
async def reload(interaction: discord.Interaction[CareerBot]) -> None:
    """Reload, and report to the moderator alone."""
    if reason := refusal(interaction):
        await respond(interaction, notice_page(reason))
    else:
        await respond_when_ready(interaction, reloaded(interaction))


async def reloaded(interaction: discord.Interaction[CareerBot]) -> Page:
    """Reload in the moderator's name; the page tells what came of it."""
    who = f"{interaction.user.name} ({interaction.user.id})"
    report = await interaction.client.library.reload(who, "/knowledge reload")
    return notice_page(reload_text(report))


def register(client: CareerBot) -> None:
    """Offer the group in the home servers, and nowhere else."""
    for server in sorted(client.settings.home_servers):
        client.tree.add_command(knowledge, guild=discord.Object(server))
