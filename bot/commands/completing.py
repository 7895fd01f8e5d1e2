"""What is offered while a member types a job or a place. What they send is looked up all the same, chosen or not."""

from typing import TypeAlias

import discord
from discord import app_commands

from bot.client import CareerBot
from bot.render import words
from bot.render.limits import fit
from retrieval.wages.place_names import area_name
from retrieval.wages.roles import complete_role

CHOICES, CHOICE = 25, 100
"""Discord's limits: choices, and characters of a choice's name and value."""

Choices: TypeAlias = list[app_commands.Choice[str]]


async def jobs(_: discord.Interaction[CareerBot], typed: str) -> Choices:
    """Occupations of the wage survey by what people call them; the value is the occupation's code."""
    return [choice(job.title, job.code or job.title) for job in complete_role(typed, CHOICES)]


async def places(interaction: discord.Interaction[CareerBot], typed: str) -> Choices:
    """Areas of the wage table; the value is the area's code."""
    lookup = interaction.client.library.wages.lookup
    found = lookup.places.completions(typed, CHOICES) if lookup else ()
    return [choice(area_name(area), area.code) for area in found]


def choice(label: str, value: str) -> app_commands.Choice[str]:
    """One choice within Discord's limits."""
    return app_commands.Choice(name=fit(words.one_line(label), CHOICE, str), value=value[:CHOICE])
