"""The history, and going back to an earlier generation: shown first, then confirmed."""

import discord
from discord import app_commands

from bot.client import CareerBot
from bot.commands.knowledge.completing import generations
from bot.commands.knowledge.group import knowledge
from bot.commands.knowledge.previewing import WHY, Why
from bot.commands.longwork import work_on
from bot.curation.errors import StalePreview
from bot.moderation import name_of
from bot.progress import Tell
from bot.render.discord import Page
from bot.render.moderating import OPTIONS, applied_page, history_page, preview_page, reason_in
from bot.replies import respond_when_ready


@knowledge.command(name="history", description="Who changed what, when and why; and go back from there.")
async def history(interaction: discord.Interaction[CareerBot]) -> None:
    """List the latest generations."""

    async def page() -> Page:
        return history_page(await interaction.client.curator.history(OPTIONS + 1), interaction.user.id)

    await respond_when_ready(interaction, page())


@knowledge.command(name="rollback", description="Serve again what an earlier generation served. Shown first.")
@app_commands.describe(generation="Its number in the history.", why=WHY)
@app_commands.autocomplete(generation=generations)
async def rollback(
    interaction: discord.Interaction[CareerBot], generation: app_commands.Range[int, 1, 10**12], why: Why = ""
) -> None:
    """Show what going back would do, with buttons to do it or not."""
    await show_going_back(interaction, generation, why)


async def choose(interaction: discord.Interaction[CareerBot], value: str) -> bool:
    """Show what going back to the generation that was chosen from the history would do."""
    return await show_going_back(interaction, int(value), "")


async def show_going_back(interaction: discord.Interaction[CareerBot], number: int, why: str) -> bool:
    """Show what going back to a generation would do."""

    async def page(tell: Tell) -> Page:
        found = await interaction.client.curator.preview_rollback(number, name_of(interaction.user), tell)
        return preview_page(found, interaction.user.id, why)

    return await work_on(interaction, f"Looking at generation {number}", page)


async def go_back(interaction: discord.Interaction[CareerBot], argument: str) -> bool:
    """Go back as a preview showed, ``generation.stamp``; where that is something else by now, show that instead."""
    assert interaction.message is not None, "a button sits on a message"
    curator, user, why = interaction.client.curator, interaction.user, reason_in(interaction.message)
    number, stamp = argument.split(".")

    async def page(tell: Tell) -> Page:
        try:
            applied = await curator.rollback(int(number), name_of(user), why, tell, stamp)
            return applied_page(applied, f"Went back to generation {number}")
        except StalePreview as stale:
            return preview_page(stale.fresh, user.id, why, str(stale))

    return await work_on(interaction, f"Going back to generation {number}", page)
