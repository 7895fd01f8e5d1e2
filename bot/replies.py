"""How the bot replies to an interaction: once, privately, in the first response if it can, and whatever went wrong."""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeAlias

import aiohttp
import discord

from bot.render.discord import Page, notice_page
from bot.render.escape import literal
from knowledge.errors import KnownProblem

READY_WITHIN = 1.5  # seconds; Discord voids an interaction that has had no response for 3
PAUSE = 0.3  # seconds before something is sent again
UNAVAILABLE = 503
ALREADY_ANSWERED = 40_060
UNKNOWN_INTERACTION = 10_062
UNKNOWN_WEBHOOK = 10_015
GONE = {UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK}

AnyInteraction: TypeAlias = discord.Interaction[Any]

log = logging.getLogger(__name__)


@contextlib.contextmanager
def answered_once() -> Iterator[None]:
    """Pass over Discord's word that a response is there already, or that it is too late for any.

    What is sent again after an error may have arrived the first time.
    """
    try:
        yield
    except discord.HTTPException as error:
        if error.code != ALREADY_ANSWERED and error.code not in GONE:
            raise
        if error.code in GONE:
            log.warning("An interaction expired before it could be answered.")


async def once_more(send: Callable[[], Awaitable[object]]) -> None:
    """Send, and if that fails for a moment send again; ``send`` must be something that Discord takes only once.

    discord.py itself gives up where an idle connection was closed just as it was to be used, and at a 503.
    """
    try:
        await send()
    except (aiohttp.ClientError, OSError, discord.DiscordServerError) as error:
        if isinstance(error, discord.DiscordServerError) and error.status != UNAVAILABLE:
            raise  # discord.py has sent it again itself, five times
        log.info("Sending again after a passing failure: %s", type(error).__name__)
        await asyncio.sleep(PAUSE)
        await send()


def files(page: Page, argument: str = "files") -> dict[str, Any]:
    """The argument that sends a page's picture along, made anew for each attempt; none for a page without one."""
    return {argument: [page.picture.file()]} if page.picture else {}


async def respond(interaction: AnyInteraction, page: Page) -> None:
    """Answer privately: as the first response, in place of a deferred one, or beside what a button did already."""
    response = interaction.response
    with answered_once():
        if not response.is_done():
            await once_more(lambda: response.send_message(view=page, ephemeral=True, **files(page)))
        elif response.type is discord.InteractionResponseType.deferred_channel_message:
            await once_more(lambda: interaction.edit_original_response(view=page, **files(page, "attachments")))
        else:
            await interaction.followup.send(view=page, ephemeral=True, **files(page))


async def respond_when_ready(interaction: AnyInteraction, page: Awaitable[Page]) -> None:
    """Answer privately with a page that may take its time; only if it does, the response is deferred."""
    work = asyncio.ensure_future(page)
    done, _ = await asyncio.wait({work}, timeout=READY_WITHIN)
    if not done:
        with answered_once():
            await once_more(lambda: interaction.response.defer(ephemeral=True, thinking=True))
    await respond(interaction, await work)


async def apologise(interaction: AnyInteraction, error: BaseException) -> None:
    """Tell the member what went wrong; the log gets what the member does not need to know."""
    try:
        await respond(interaction, notice_page(explanation(error)))
    except (discord.HTTPException, aiohttp.ClientError, OSError) as unsent:
        log.warning("An apology could not be sent: %s", unsent)


def explanation(error: BaseException) -> str:
    """A known problem in its own words; any other by a reference under which the log has the traceback."""
    if isinstance(error, KnownProblem):
        return literal(str(error))
    reference = secrets.token_hex(4)
    log.error("Unexpected problem, reference %s", reference, exc_info=error)
    return (
        "Sorry, something went wrong on my side, so I have no answer for you. Please try again in a moment.\n"
        f"-# If it keeps happening, give the bot's operator this reference: {reference}"
    )
