"""Asking: the command and the menu of a message. The answer is private until the member shares it."""

import discord
from discord import app_commands

from bot.client import CareerBot
from bot.commands.messages import question_in
from bot.commands.sharing import may_share
from bot.render.discord import notice_page
from bot.replies import respond

NO_WORDS = "I see no text in that message. Right-click one with a question in it, or use `/ask`."


@app_commands.command(name="ask", description="Ask a career question. The answer quotes articles and names them.")
@app_commands.describe(question="For example: how much does a back-end developer make?")
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def ask(interaction: discord.Interaction[CareerBot], question: str) -> None:
    """Answer what the member typed."""
    await answer(interaction, question, noted=True)


@app_commands.context_menu(name="Ask about this")
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def ask_about_this(interaction: discord.Interaction[CareerBot], message: discord.Message) -> None:
    """Answer what a message says, to the member who chose it and to nobody else."""
    assert interaction.client.user is not None, "known since the log-in"
    if question := question_in(message, interaction.client.user):
        await answer(interaction, question, noted=False)
    else:
        await respond(interaction, notice_page(NO_WORDS))


async def answer(interaction: discord.Interaction[CareerBot], question: str, *, noted: bool) -> None:
    """Answer privately in the first response, unless the member is asking too fast.

    Only what was ``noted`` may be followed up, and kept where it has no answer: words that somebody else wrote were not
    meant for us.
    """
    client = interaction.client
    if flood := client.limit.flood(interaction.user.id):
        await respond(interaction, notice_page(str(flood)))
        return
    asked = (interaction.user.id, interaction.channel_id) if noted and interaction.channel_id else None
    given = client.answer(question, asked)
    if asked:
        client.conversations.note(*asked, given)
    server = interaction.guild_id if noted else None
    client.note_gap(given, server)
    page = client.page(given, interaction.locale, may_share=may_share(interaction), may_vote=server is not None)
    await respond(interaction, page)


def register(client: CareerBot) -> None:
    """Offer both ways to ask."""
    client.tree.add_command(ask)
    client.tree.add_command(ask_about_this)
