"""A private answer made public: built from the message itself, so that nothing has to be remembered for it."""

from collections.abc import Iterator

import discord
from discord import ui

from bot.render.discord import SHARE_ID, Item, Page
from bot.render.escape import inline
from bot.render.picture import Picture


def as_it_was(message: discord.Message, *, shareable: bool) -> Page:
    """The same message, with or without the button that shares it. Its files stay with it."""
    address = f"attachment://{message.attachments[0].filename}" if message.attachments else None
    return Page(*parts(message, address, shareable=shareable))


def shared(message: discord.Message, member: str, picture: Picture | None = None) -> Page:
    """The answer of a private message for the whole channel, under the name of who shared it.

    ``picture`` is the message's own, since the file of a private message is not another message's to show.
    """
    by = ui.TextDisplay[ui.LayoutView](f"-# Shared by **{inline(member)}**")
    address = picture.address if picture else None
    return Page(by, *parts(message, address, shareable=False), picture=picture)


def parts(message: discord.Message, address: str | None, *, shareable: bool) -> Iterator[Item]:
    """A message's components, with its picture from ``address`` or without it.

    The button that shares it, and the row that this leaves empty, go unless they are wanted.
    """
    for item in ui.LayoutView.from_message(message).children:
        if isinstance(item, ui.Container):
            show_picture(item, address)
        if isinstance(item, ui.ActionRow) and not shareable:
            for button in item.children:
                if getattr(button, "custom_id", None) == SHARE_ID:
                    item.remove_item(button)
        if not isinstance(item, ui.ActionRow) or item.children:
            yield item


def show_picture(container: ui.Container[ui.LayoutView], address: str | None) -> None:
    """Take the picture of a container from ``address``, or out of it."""
    for item in list(container.children):
        if isinstance(item, ui.MediaGallery) and address:
            item.items = [discord.MediaGalleryItem(address, description=item.items[0].description)]
        elif isinstance(item, ui.MediaGallery):
            container.remove_item(item)


def question_line(message: discord.Message) -> str:
    """The question as one of our answers shows it, in our own Markdown; empty where the message is none."""
    for container in message.components:
        if isinstance(container, discord.Container):
            for child in container.children:
                if isinstance(child, discord.TextDisplay):
                    line, *_ = child.content.split("\n")
                    return line if line.startswith("**") else ""
    return ""
