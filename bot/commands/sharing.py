"""The buttons under an answer: share it with the channel once, and show the next excerpts.

A button's id or the message it sits on holds all it needs, so it works after a restart. discord.py loses what a
``DynamicItem`` raises, so each press is guarded here and its member always gets a reply.
"""

import logging
import re
from collections.abc import Awaitable
from typing import Any, Self, TypeAlias

import aiohttp
import discord
from discord import ui

from bot.client import CareerBot
from bot.render import places
from bot.render.discord import SHARE_ID, further_page, notice_page
from bot.render.picture import Picture
from bot.render.shared import as_it_was, question_line, shared
from bot.replies import answered_once, apologise, files, once_more, respond

Press: TypeAlias = discord.Interaction[CareerBot]
Button: TypeAlias = ui.Button[ui.LayoutView]

MAY_NOT_SHARE = "I cannot share this here: you or I may not send messages in this channel."
SHARED_ALREADY = "This answer has been shared already."
CHANGED = "The articles have changed since this answer was given. Please ask again to see what they say now."

log = logging.getLogger(__name__)


def may_share(interaction: discord.Interaction[Any]) -> bool:
    """Whether both the member and the bot may send messages where this happens; never in a direct message."""
    both = discord.Permissions(interaction.permissions.value & interaction.app_permissions.value)
    in_thread = isinstance(interaction.channel, discord.Thread)
    send = both.send_messages_in_threads if in_thread else both.send_messages
    return interaction.guild_id is not None and both.view_channel and send


async def share(interaction: Press) -> None:
    """Post a private answer to the channel, named, once; then it can no longer be shared."""
    message = interaction.message
    assert message is not None, "a button sits on a message"
    if not may_share(interaction):
        await respond(interaction, notice_page(MAY_NOT_SHARE))
    elif not interaction.client.shared.first(message.id):
        await respond(interaction, notice_page(SHARED_ALREADY))
    else:
        with answered_once():
            await once_more(lambda: interaction.response.edit_message(view=as_it_was(message, shareable=False)))
        await post(interaction, message)


async def post(interaction: Press, message: discord.Message) -> None:
    """Write the answer into the channel; where that fails the button comes back.

    An ordinary message and no follow-up: with a nonce Discord takes it only once, however often it is sent, and it
    delivers to the bot what members reply to it.
    """
    channel = interaction.channel
    assert isinstance(channel, discord.abc.Messageable), "may_share has seen to it"
    try:
        page = shared(message, interaction.user.display_name, await picture_of(interaction, message))
        await once_more(lambda: channel.send(view=page, nonce=message.id, **files(page)))
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        interaction.client.shared.forget(message.id)
        await interaction.edit_original_response(view=as_it_was(message, shareable=True))
        raise


async def picture_of(interaction: Press, message: discord.Message) -> Picture | None:
    """The picture of a private message, fetched from it; ``None`` without one and where the bot may send none.

    Discord does not keep such files for ever: the words of an old answer are shared without its picture.
    """
    if not message.attachments or not interaction.app_permissions.attach_files:
        return None
    attachment = message.attachments[0]
    try:
        return Picture(await attachment.read(), attachment.description or "")
    except discord.HTTPException as error:
        log.info("A picture cannot be shared: %s", error)
        return None


async def show_more(interaction: Press, written: str) -> None:
    """Show the excerpts at these places, privately, to whoever pressed the button."""
    assert interaction.message is not None, "a button sits on a message"
    articles = interaction.client.library.snapshot.corpus.articles
    if excerpts := [excerpt for place in places.read(written) if (excerpt := place.excerpt(articles))]:
        question = question_line(interaction.message)
        page = further_page(excerpts, question, may_share=may_share(interaction))
    else:
        page = notice_page(CHANGED)
    await respond(interaction, page)


async def guarded(interaction: Press, press: Awaitable[None]) -> None:
    """Let a press run; whatever it raises becomes a reply."""
    try:
        await press
    except Exception as error:  # noqa: BLE001  whatever it is, the member gets a reply and the log a traceback
        await apologise(interaction, error)


class ShareButton(ui.DynamicItem[Button], template=re.escape(SHARE_ID)):
    """Under a private answer."""

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], item: ui.Item[Any], __: re.Match[str], /) -> Self:
        """The pressed button, as discord.py found it on the message."""
        assert isinstance(item, ui.Button), "only buttons have such ids"
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Share, unless this very press was delivered before."""
        if interaction.client.seen.first(interaction.id):
            await guarded(interaction, share(interaction))


class MoreButton(ui.DynamicItem[Button], template=places.TEMPLATE):
    """Under an answer that has further excerpts."""

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], item: ui.Item[Any], __: re.Match[str], /) -> Self:
        """The pressed button, as discord.py found it on the message."""
        assert isinstance(item, ui.Button), "only buttons have such ids"
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show more, unless this very press was delivered before."""
        if interaction.client.seen.first(interaction.id):
            await guarded(interaction, show_more(interaction, self.custom_id.removeprefix(places.PREFIX)))


def register(client: CareerBot) -> None:
    """Answer presses of both buttons, on messages of any age."""
    client.add_dynamic_items(ShareButton, MoreButton)
