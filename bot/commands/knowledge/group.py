"""The command group for moderators, offered in the home servers. Each command asks again who may."""

from typing import Any

import discord
from discord import app_commands

from bot.moderation import NotAllowed, admit


class KnowledgeGroup(app_commands.Group):
    """Sub-commands of ``/knowledge``; none runs for anybody but moderators of a home server."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Whether this member may. Raises ``CheckFailure``, whose cause tells them why not."""
        try:
            await admit(interaction, interaction.command.name if interaction.command else self.name)
        except NotAllowed as refused:
            raise app_commands.CheckFailure from refused
        return True


knowledge = KnowledgeGroup(
    name="knowledge",
    description="The articles that answers come from.",
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)
