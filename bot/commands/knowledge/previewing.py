"""What a reload would do, and doing it: exactly what was shown, or with the command at once."""

import discord
from discord import app_commands

from bot.client import CareerBot
from bot.commands.knowledge.group import knowledge
from bot.commands.longwork import work_on
from bot.curation.errors import StalePreview
from bot.moderation import name_of
from bot.progress import Tell
from bot.render.discord import Page
from bot.render.moderating import applied_page, preview_page, reason_in

WHY = "The reason, for the history."
Why = app_commands.Range[str, 1, 150]


@knowledge.command(name="preview", description="See what a reload would change, before it does.")
@app_commands.describe(why=WHY)
async def preview(interaction: discord.Interaction[CareerBot], why: Why = "") -> None:
    """Show what would change, with buttons to apply it or not."""

    async def page(tell: Tell) -> Page:
        found = await interaction.client.curator.preview(name_of(interaction.user), tell)
        return preview_page(found, interaction.user.id, why)

    await work_on(interaction, "Looking at what changed", page)


@knowledge.command(name="reload", description="Take up what changed in the knowledge folder, at once.")
@app_commands.describe(why=WHY)
async def reload(interaction: discord.Interaction[CareerBot], why: Why = "") -> None:
    """Reload, and tell what changed."""

    async def page(tell: Tell) -> Page:
        return applied_page(await interaction.client.curator.reload(name_of(interaction.user), why, tell))

    await work_on(interaction, "Reloading", page)


async def apply(interaction: discord.Interaction[CareerBot], stamp: str) -> bool:
    """Do what the preview of that stamp showed; where it would be something else by now, show that instead."""
    assert interaction.message is not None, "a button sits on a message"
    curator, user, why = interaction.client.curator, interaction.user, reason_in(interaction.message)

    async def page(tell: Tell) -> Page:
        try:
            return applied_page(await curator.apply(stamp, name_of(user), why, tell))
        except StalePreview as stale:
            return preview_page(stale.fresh, user.id, why, str(stale))

    return await work_on(interaction, "Reloading", page)
