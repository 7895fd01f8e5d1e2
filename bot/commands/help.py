"""What the bot can do and where its knowledge comes from."""

import discord
from discord import app_commands

from bot.client import CareerBot
from bot.render.discord import notice_page
from bot.render.help import help_text
from bot.replies import respond


@app_commands.command(name="help", description="What I can do, and where my knowledge comes from.")
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def show_help(interaction: discord.Interaction[CareerBot]) -> None:
    """Tell it to the member alone."""
    articles = interaction.client.library.snapshot.corpus.articles
    await respond(interaction, notice_page(help_text(articles.values())))


def register(client: CareerBot) -> None:
    """Offer the command."""
    client.tree.add_command(show_help)
