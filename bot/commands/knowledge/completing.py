"""What is offered to moderators while they type; nothing to anybody else. What they send is checked all the same."""

import asyncio
from collections.abc import Iterable

import discord
from discord import app_commands

from bot.client import CareerBot
from bot.commands.completing import CHOICE, CHOICES, Choices, choice
from bot.commands.knowledge.articles import BY_DIGEST, short, titles
from bot.curation.folder import taken_out
from bot.moderation import refusal
from bot.reload import summary
from bot.render import words
from bot.render.curation_records import moment
from bot.render.limits import fit, units


async def articles(interaction: discord.Interaction[CareerBot], typed: str) -> Choices:
    """Articles that are there, by path or title."""
    if refusal(interaction):
        return []
    named = ((path, f"{path}: {title}") for path, title in sorted(titles(interaction.client.library.snapshot).items()))
    return matching(named, typed)


async def removed(interaction: discord.Interaction[CareerBot], typed: str) -> Choices:
    """Articles that were taken out, by path."""
    if refusal(interaction):
        return []
    paths = await asyncio.to_thread(taken_out, interaction.client.settings.operators_folder)
    return matching(((path, path) for path in paths), typed)


async def generations(interaction: discord.Interaction[CareerBot], typed: int | str) -> list[app_commands.Choice[int]]:
    """Generations that can be gone back to, newest first, by number, moderator or reason."""
    if refusal(interaction):
        return []
    pasts = (await interaction.client.curator.history(CHOICES + 1))[1:]
    labels = {
        past.generation.id: words.one_line(
            f"{past.generation.id}: {moment(past.generation)}, {past.generation.who} ({summary(past.changes)})"
        )
        for past in pasts
    }
    wanted = str(typed).casefold()
    found = [number for number, label in labels.items() if wanted in label.casefold()]
    found.sort(key=lambda number: not str(number).startswith(wanted))
    return [app_commands.Choice(name=fit(labels[number], CHOICE, str), value=number) for number in found[:CHOICES]]


def matching(named: Iterable[tuple[str, str]], typed: str) -> Choices:
    """Choices for the paths whose labels hold what was typed, those that begin with it first."""
    wanted = typed.casefold().strip()
    found = [(path, label) for path, label in named if wanted in label.casefold()]
    found.sort(key=lambda each: not each[1].casefold().startswith(wanted))
    return [choice(label, value(path)) for path, label in found[:CHOICES]]


def value(path: str) -> str:
    """What is sent for a path."""
    return path if units(path) <= CHOICE else BY_DIGEST + short(path)
