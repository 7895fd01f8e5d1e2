"""The thumbs under an answer: whether it helped. Offered in servers only.

One vote a member and message is remembered in memory alone, so that no trace of who voted is ever written; after a
restart somebody could vote on an old answer once more, which does no harm.
"""

import re
from typing import Any, Self

import discord
from discord import ui

from bot.client import CareerBot
from bot.commands.sharing import Button, Press, guarded
from bot.journal.entries import Feedback
from bot.render.ballot import TEMPLATE, Ballot, question_asked
from bot.render.discord import notice_page
from bot.render.shared import question_line
from bot.replies import respond

THANKS = "Thank you! Your vote is kept with the question, without your name, so that the articles can be improved."
VOTED = "Thank you, you have told me already."
NOT_KEPT = "Thank you, but feedback is not being kept at the moment."


async def vote(interaction: Press, ballot: Ballot, *, helpful: bool) -> None:
    """Note a member's first vote on a message."""
    client, message = interaction.client, interaction.message
    assert message is not None, "a button sits on a message"
    if interaction.guild_id is None or not client.journal.takes_notes:
        told = NOT_KEPT
    elif client.voted.first(message.id << 64 | interaction.user.id):
        articles = ballot.paths(client.library.snapshot.corpus.articles)
        question = question_asked(question_line(message))
        client.journal.note(Feedback(question, helpful, articles, ballot.generation))
        told = THANKS
    else:
        told = VOTED
    await respond(interaction, notice_page(told))


class Thumb(ui.DynamicItem[Button], template=TEMPLATE):
    """Up or down, under an answer of any age."""

    def __init__(self, button: Button, ballot: Ballot, *, helpful: bool) -> None:
        super().__init__(button)
        self.ballot = ballot
        self.helpful = helpful

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """The pressed button, as discord.py found it on the message."""
        assert isinstance(item, ui.Button), "only buttons have such ids"
        return cls(item, Ballot.read(match), helpful=match["vote"] == "yes")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Note the vote, unless this very press was delivered before."""
        if interaction.client.seen.first(interaction.id):
            await guarded(interaction, vote(interaction, self.ballot, helpful=self.helpful))


def register(client: CareerBot) -> None:
    """Answer presses of the thumbs, on messages of any age."""
    client.add_dynamic_items(Thumb)
