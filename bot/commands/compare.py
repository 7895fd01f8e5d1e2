"""Jobs beside jobs, or places beside places, by official wages with a chart. Private until the member shares it."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

import discord
from discord import app_commands

from bot.client import CareerBot, reader_locale
from bot.commands import completing
from bot.commands.sharing import may_share
from bot.render.chart import comparison_chart
from bot.render.discord import Page, notice_page
from bot.render.salary_discord import comparison_page
from bot.replies import respond, respond_when_ready
from retrieval.comparison import Comparison, NotCompared, compare_jobs, compare_places
from retrieval.salary_answer import NO_TABLE
from retrieval.wages.lookup import WageLookup

Compare: TypeAlias = Callable[[WageLookup, date], Comparison | NotCompared]

compare = app_commands.Group(
    name="compare",
    description="Official US wages side by side.",
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


@compare.command(name="jobs", description="Two to four jobs in one place.")
@app_commands.describe(
    first="A job", second="Another job", third="One more", fourth="One more", place="Without one, the whole US"
)
@app_commands.autocomplete(
    first=completing.jobs,
    second=completing.jobs,
    third=completing.jobs,
    fourth=completing.jobs,
    place=completing.places,
)
async def jobs(
    interaction: discord.Interaction[CareerBot],
    *,
    first: str,
    second: str,
    third: str = "",
    fourth: str = "",
    place: str = "",
) -> None:
    """Compare jobs."""
    asked = (first, second, third, fourth)
    await answer(interaction, lambda lookup, today: compare_jobs(asked, place, lookup, today))


@compare.command(name="places", description="One job in two to four places.")
@app_commands.describe(
    role="A job", first="A state or a city", second="Another one", third="One more", fourth="One more"
)
@app_commands.autocomplete(
    role=completing.jobs,
    first=completing.places,
    second=completing.places,
    third=completing.places,
    fourth=completing.places,
)
async def places(
    interaction: discord.Interaction[CareerBot],
    *,
    role: str,
    first: str,
    second: str,
    third: str = "",
    fourth: str = "",
) -> None:
    """Compare places."""
    asked = (first, second, third, fourth)
    await answer(interaction, lambda lookup, today: compare_places(role, asked, lookup, today))


async def answer(interaction: discord.Interaction[CareerBot], comparing: Compare) -> None:
    """Answer privately, unless the member is asking too fast."""
    if flood := interaction.client.limit.flood(interaction.user.id):
        await respond(interaction, notice_page(str(flood)))
    elif lookup := interaction.client.library.wages.lookup:
        await respond_when_ready(interaction, page(interaction, lookup, comparing))
    else:
        await respond(interaction, notice_page(NO_TABLE))


async def page(interaction: discord.Interaction[CareerBot], lookup: WageLookup, comparing: Compare) -> Page:
    """The comparison as a message, with its chart."""
    locale = reader_locale(interaction.locale)
    compared = await asyncio.to_thread(comparing, lookup, interaction.created_at.date())
    chart = comparison_chart(compared, locale) if isinstance(compared, Comparison) else None
    picture = await interaction.client.charts.picture(chart)
    return comparison_page(compared, picture, locale=locale, may_share=may_share(interaction))


def register(client: CareerBot) -> None:
    """Offer both ways to compare."""
    client.tree.add_command(compare)
