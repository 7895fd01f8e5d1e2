"""Moderators' buttons, menus and forms: who may use one is checked anew, and each is used once.

They carry all they need in their ids, so they work after a restart. discord.py remembers none of them.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import discord
from discord import InteractionType, ui

from bot.client import CareerBot
from bot.commands.knowledge import adding, going_back, previewing, records, removing
from bot.commands.knowledge.group import knowledge
from bot.commands.longwork import show
from bot.moderation import NotAllowed, admit, refuse
from bot.render.discord import notice_page
from bot.render.press_ids import PREFIX, PressId
from bot.replies import apologise, respond

Handler: TypeAlias = Callable[[discord.Interaction[CareerBot], str], Awaitable[bool]]

NOTHING_CHANGED = "Nothing was changed."
NOT_UNDER_WAY = "This is no longer under way."
UNKNOWN = ("This is none of my buttons.", "Use the commands of /knowledge.")
NOT_YOURS = ("This belongs to the moderator who asked for it.", "Use the command yourself.")
USED = ("This has been done already, or is under way.", "Use the command again to see how things are.")


@dataclass(frozen=True, slots=True)
class Route:
    """What a press does with an argument of that form; the handler tells whether the press is thereby used up."""

    argument: str
    handler: Handler


async def close(interaction: discord.Interaction[CareerBot], _: str) -> bool:
    """Leave everything as it is."""
    return await show(interaction, notice_page(NOTHING_CHANGED))


async def stop(interaction: discord.Interaction[CareerBot], number: str) -> bool:
    """Cancel the work of that number; its own message tells what came of it."""
    if interaction.client.works.cancel(interaction.user.id, int(number)):
        await interaction.response.defer()
    else:
        await respond(interaction, notice_page(NOT_UNDER_WAY))
    return False


ROUTES = {
    "apply": Route(r"[0-9a-f]{12}", previewing.apply),
    "rollback": Route(r"[0-9]{1,12}\.[0-9a-f]{12}", going_back.go_back),
    "choose": Route(r"[0-9]{1,12}", going_back.choose),
    "add": Route(r"[0-9a-f]{16}", adding.add_draft),
    "discard": Route(r"[0-9a-f]{16}", adding.discard),
    "paste": Route(r"(?s:.*)", adding.paste),
    "remove": Route(r"[0-9a-f]{16}\.[0-9]{1,12}", removing.confirm),
    "export": Route("", records.export),
    "stop": Route(r"[0-9]{1,20}", stop),
    "close": Route("", close),
}


async def use(interaction: discord.Interaction[CareerBot]) -> None:
    """Do what a button, menu or form of ours says, unless this very use was delivered before."""
    if not interaction.client.seen.first(interaction.id):
        return
    try:
        route, argument = await admitted(interaction)
        if interaction.message is None:
            await route.handler(interaction, argument)
        else:
            await once(interaction, route, argument)
    except Exception as error:  # noqa: BLE001  whatever it is, the member gets a reply and the log a traceback
        await apologise(interaction, error)


async def admitted(interaction: discord.Interaction[CareerBot]) -> tuple[Route, str]:
    """What is to be done, and with what. Raises ``NotAllowed`` for what was forged and for whom it is not meant."""
    data: Any = interaction.data
    pressed = PressId.read(data["custom_id"])
    await admit(interaction, pressed.action if pressed else "forged button")
    if pressed is None or not offered(interaction, data["custom_id"]):
        await refuse(interaction, "forged button", *UNKNOWN)
    if pressed.owner != interaction.user.id:
        await refuse(interaction, pressed.action, *NOT_YOURS)
    argument = next(iter(data.get("values", ())), pressed.argument)
    route = ROUTES.get(pressed.action)
    if route is None or not re.fullmatch(route.argument, argument):
        await refuse(interaction, "forged button", *UNKNOWN)
    return route, argument


def offered(interaction: discord.Interaction[CareerBot], custom_id: str) -> bool:
    """Whether the message of a button or menu has it; a form is no longer there when it arrives."""
    if interaction.message is None:
        return interaction.type is InteractionType.modal_submit
    items = ui.LayoutView.from_message(interaction.message).walk_children()
    return any(getattr(item, "custom_id", None) == custom_id for item in items)


async def once(interaction: discord.Interaction[CareerBot], route: Route, argument: str) -> None:
    """Do it, unless it was done from the same message already. Raises ``NotAllowed``."""
    assert interaction.message is not None, "a button sits on a message"
    pressed = interaction.client.pressed
    press = hash((interaction.message.id, route.handler, argument))
    if not pressed.first(press):
        raise NotAllowed(*USED)
    done = False
    try:
        done = await route.handler(interaction, argument)
    finally:
        if not done:
            pressed.forget(press)


def register(client: CareerBot) -> None:
    """Offer the commands in the home servers and nowhere else, and answer what is pressed and filled in."""
    for server in sorted(client.settings.home_servers):
        client.tree.add_command(knowledge, guild=discord.Object(server))

    @client.event
    async def on_interaction(interaction: discord.Interaction[CareerBot]) -> None:
        if interaction.type in {InteractionType.component, InteractionType.modal_submit}:
            data: Any = interaction.data
            if data["custom_id"].startswith(PREFIX):
                await use(interaction)
