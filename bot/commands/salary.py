"""What a job pays: the official wage with a chart, and what articles say. Private until the member shares it."""

import asyncio

import discord
from discord import app_commands

from bot.client import CareerBot, reader_locale
from bot.commands import completing
from bot.commands.sharing import may_share
from bot.render.chart import salary_chart
from bot.render.discord import Page, notice_page
from bot.render.salary_discord import salary_page
from bot.replies import respond, respond_when_ready
from retrieval.salary_answer import SalaryAnswer


@app_commands.command(name="salary", description="What a job pays: official US wages, and what articles say.")
@app_commands.describe(
    role="A job, for example: registered nurse",
    place="A state, a city or a metropolitan area; without one, the whole US",
)
@app_commands.autocomplete(role=completing.jobs, place=completing.places)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def salary(interaction: discord.Interaction[CareerBot], role: str, place: str = "") -> None:
    """Answer privately, unless the member is asking too fast."""
    if flood := interaction.client.limit.flood(interaction.user.id):
        await respond(interaction, notice_page(str(flood)))
    else:
        await respond_when_ready(interaction, page(interaction, role, place))


async def page(interaction: discord.Interaction[CareerBot], role: str, place: str) -> Page:
    """The answer as a message, with its chart."""
    client, locale = interaction.client, reader_locale(interaction.locale)
    served = client.library.snapshot
    answer = await asyncio.to_thread(client.library.salary, role, place, interaction.created_at.date(), served)
    chart = salary_chart(answer, locale) if isinstance(answer, SalaryAnswer) else None
    picture = await client.charts.picture(chart)
    return salary_page(answer, served.corpus.articles, picture, locale=locale, may_share=may_share(interaction))


def register(client: CareerBot) -> None:
    """Offer the command."""
    client.tree.add_command(salary)
