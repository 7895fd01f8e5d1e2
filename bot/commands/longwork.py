"""Long work for moderators: its progress stands in the message, with a button that cancels it.

What is ready soon is shown at once. The token of an interaction lasts 15 minutes; work that takes longer goes on, and
what came of it is in the audit log.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import aiohttp
import discord

from bot.client import CareerBot
from bot.moderation import name_of
from bot.progress import Tell
from bot.render.discord import Page, notice_page
from bot.render.moderating import as_it_was, working_page
from bot.replies import READY_WITHIN, answered_once, explanation, once_more, respond
from bot.works import Work
from knowledge.storage.generations import Generation

BETWEEN_EDITS = 2.0  # seconds
INVALID_TOKEN = 50_027
CANCELLED = "Cancelled. Nothing was changed."
TOO_LATE = "It was done just before you cancelled: generation {} is served. `/knowledge history` can undo it."

log = logging.getLogger(__name__)


async def work_on(
    interaction: discord.Interaction[CareerBot], doing: str, making: Callable[[Tell], Awaitable[Page]]
) -> bool:
    """Do work that ends in a page, and show that; returns whether it did.

    The page takes the place of the message whose button was pressed; where the work fails or is cancelled, that
    message stays, its buttons too. Raises ``WorkRunning`` where this member has other work under way.
    """
    client, work = interaction.client, Work(interaction.id, doing)
    before = client.library.snapshot.generation
    with client.works.entered(interaction.user.id, work):
        task = work.start(making(work.tell))
        await asyncio.wait({task}, timeout=READY_WITHIN)
        await tell_progress(interaction, work, task)
        await conclude(interaction, task, before)
    return not task.cancelled() and task.exception() is None


async def tell_progress(interaction: discord.Interaction[CareerBot], work: Work, task: asyncio.Task[Page]) -> None:
    """Until ``task`` is done, show how far it is, as long as Discord lets us."""
    heard = True
    while not task.done():
        if heard:
            try:
                page = working_page(work.doing, work.progress, interaction.user.id, work.number)
                heard = await show(interaction, page)
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.info("Progress could not be shown: %s", error)
        await asyncio.wait({task}, timeout=BETWEEN_EDITS)


async def conclude(interaction: discord.Interaction[CareerBot], task: asyncio.Task[Page], before: Generation) -> None:
    """Show what a task made, or what went wrong beside what stood there before."""
    trouble = failure(interaction, task, before)
    if trouble is None:
        await show(interaction, task.result())
    elif interaction.message is None:
        await show(interaction, notice_page(trouble))
    else:
        if interaction.response.is_done():
            await show(interaction, as_it_was(interaction.message))
        await respond(interaction, notice_page(trouble))


def failure(interaction: discord.Interaction[CareerBot], task: asyncio.Task[Page], before: Generation) -> str | None:
    """Why a task that is done made no page; ``None`` where it made one."""
    if task.cancelled():
        now = interaction.client.library.snapshot.generation
        mine = now.id != before.id and now.who == name_of(interaction.user)
        return TOO_LATE.format(now.id) if mine else CANCELLED
    error = task.exception()
    return explanation(error) if error else None


async def show(interaction: discord.Interaction[CareerBot], page: Page) -> bool:
    """Put a page where this interaction's message is, the pressed button's or its own; false where it is too late."""
    response = interaction.response
    try:
        with answered_once():
            if response.is_done():
                await once_more(lambda: interaction.edit_original_response(view=page))
            elif interaction.message is not None:
                await once_more(lambda: response.edit_message(view=page))
            else:
                await once_more(lambda: response.send_message(view=page, ephemeral=True))
    except discord.HTTPException as error:
        if error.code != INVALID_TOKEN:
            raise
        log.info("Work outlasted its message; the audit log tells what came of it.")
        return False
    return True
