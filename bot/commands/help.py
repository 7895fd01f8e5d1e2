"""What the bot can do and where its knowledge comes from."""

import discord
from discord import app_commands

from bot.client import CareerBot
from bot.moderation import refusal
from bot.render.discord import notice_page
from bot.render.help import help_text
from bot.replies import respond


@app_commands.command(name="help", description="What I can do, and where my knowledge comes from.")
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def show_help(interaction: discord.Interaction[CareerBot]) -> None:
    """Tell it to the member alone."""
    client = interaction.client
    days = client.settings.gaps_days if client.journal.takes_notes else 0
    articles = client.library.snapshot.corpus.articles.values()
    await respond(interaction, notice_page(help_text(articles, days, moderator=refusal(interaction) is None)))


def register(client: CareerBot) -> None:
    """Offer the command."""
    client.tree.add_command(show_help)
