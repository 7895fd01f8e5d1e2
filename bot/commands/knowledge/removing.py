"""Taking an article out, after a confirmation, and bringing one back."""

import asyncio

import discord
from discord import app_commands

from bot.client import CareerBot
from bot.commands.knowledge import articles, completing
from bot.commands.knowledge.group import knowledge
from bot.commands.knowledge.previewing import WHY, Why
from bot.commands.longwork import show, work_on
from bot.curation.errors import UnknownArticle
from bot.curation.folder import taken_out
from bot.moderation import name_of
from bot.progress import Tell
from bot.render.discord import Page
from bot.render.moderating import applied_page, reason_in, removal_page
from bot.replies import respond
from bot.snapshots import Snapshot

CHANGED = "The knowledge base has changed since you were asked. This is the article now:"


@knowledge.command(name="remove", description="Take an article out, after a confirmation. It can be brought back.")
@app_commands.describe(article="Its path or title.", why=WHY)
@app_commands.autocomplete(article=completing.articles)
async def remove(interaction: discord.Interaction[CareerBot], article: str, why: Why = "") -> None:
    """Show which article would go, and ask."""
    served = interaction.client.library.snapshot
    path = articles.meant(article, articles.titles(served))
    await respond(interaction, question(served, path, interaction.user.id, why))


@knowledge.command(name="restore", description="Bring an article back that was removed.")
@app_commands.describe(article="Its path.", why=WHY)
@app_commands.autocomplete(article=completing.removed)
async def restore(interaction: discord.Interaction[CareerBot], article: str, why: Why = "") -> None:
    """Undo the latest removal of an article."""
    client, user = interaction.client, interaction.user

    async def page(tell: Tell) -> Page:
        paths = await asyncio.to_thread(taken_out, client.settings.operators_folder)
        path = articles.meant(article, {each: each for each in paths})
        applied = await client.curator.bring_back(path, name_of(user), why, tell)
        return applied_page(applied, f"Brought back {path}")

    await work_on(interaction, "Bringing the article back", page)


async def confirm(interaction: discord.Interaction[CareerBot], argument: str) -> bool:
    """Remove the article that was shown, ``path's digest.generation``; where anything changed since, ask again."""
    assert interaction.message is not None, "a button sits on a message"
    client, user, why = interaction.client, interaction.user, reason_in(interaction.message)
    digits, generation = argument.split(".")
    served = client.library.snapshot
    path = articles.with_digest(digits, articles.titles(served))
    if path is None:
        raise UnknownArticle("The article is no longer there.", "The history tells who removed it.")
    if served.generation.id != int(generation):
        return await show(interaction, question(served, path, user.id, why, CHANGED))

    async def page(tell: Tell) -> Page:
        return applied_page(await client.curator.remove(path, name_of(user), why, tell), f"Removed {path}")

    return await work_on(interaction, "Removing the article", page)


def question(served: Snapshot, path: str, owner: int, why: str, note: str = "") -> Page:
    """Whether this article is to be taken out."""
    facts = sum(fact.article == path for fact in served.corpus.facts)
    argument = f"{articles.short(path)}.{served.generation.id}"
    return removal_page(path, served.corpus.articles.get(path), facts, argument, owner, why=why, note=note)
