"""A private answer made public: built from the message itself, so that nothing has to be remembered for it."""

from collections.abc import Iterator

import discord
from discord import ui

from bot.render.discord import SHARE_ID, Item, Page
from bot.render.escape import inline


def as_it_was(message: discord.Message, *, shareable: bool) -> Page:
    """The same message, with or without the button that shares it."""
    return Page(*parts(message, shareable=shareable))


def shared(message: discord.Message, member: str) -> Page:
    """The answer of a private message for the whole channel, under the name of who shared it."""
    return Page(ui.TextDisplay(f"-# Shared by **{inline(member)}**"), *parts(message, shareable=False))


def parts(message: discord.Message, *, shareable: bool) -> Iterator[Item]:
    """A message's components; without the button that shares it, and the row that this leaves empty, if wanted."""
    for item in ui.LayoutView.from_message(message).children:
        if isinstance(item, ui.ActionRow) and not shareable:
            for button in item.children:
                if getattr(button, "custom_id", None) == SHARE_ID:
                    item.remove_item(button)
        if not isinstance(item, ui.ActionRow) or item.children:
            yield item


def question_line(message: discord.Message) -> str:
    """The question as one of our answers shows it, in our own Markdown; empty where the message is none."""
    for container in message.components:
        if isinstance(container, discord.Container):
            for child in container.children:
                if isinstance(child, discord.TextDisplay):
                    line, *_ = child.content.split("\n")
                    return line if line.startswith("**") else ""
    return ""
