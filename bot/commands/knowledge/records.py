"""What moderators look at: how the knowledge base is doing, what members missed, and who did what."""

import io

import discord

from bot.client import CareerBot
from bot.commands.knowledge.group import knowledge
from bot.curation.errors import RefusedFile
from bot.journal.entries import GapReport
from bot.journal.journal import Journal
from bot.moderation import name_of
from bot.render.audit import audit_text
from bot.render.curation import counted
from bot.render.discord import Page, notice_page
from bot.render.gaps import gaps_text
from bot.render.gaps_csv import GAPS_FILE, gaps_csv
from bot.render.moderating import export_page, gaps_page, status_page
from bot.replies import answered_once, once_more, respond_when_ready

ENTRIES = 50  # of the audit log; a message shows as many of them as it has room for


@knowledge.command(name="status", description="How much is known, how old it is, and whether the folder differs.")
async def status(interaction: discord.Interaction[CareerBot]) -> None:
    """Tell how the knowledge base is doing."""

    async def page() -> Page:
        return status_page(await interaction.client.curator.status())

    await respond_when_ready(interaction, page())


@knowledge.command(name="gaps", description="What members asked without an answer, and which answers helped.")
async def gaps(interaction: discord.Interaction[CareerBot]) -> None:
    """Show the questions, grouped, with a button that exports them all."""

    async def page() -> Page:
        report = await reported(interaction.client.journal)
        exportable = report != GapReport()
        return gaps_page(gaps_text(report), interaction.user.id, exportable=exportable)

    await respond_when_ready(interaction, page())


@knowledge.command(name="audit", description="Who did what to the knowledge base. Nobody can change this list.")
async def audit(interaction: discord.Interaction[CareerBot]) -> None:
    """Show the latest entries of the audit log."""

    async def page() -> Page:
        journal = interaction.client.journal
        if journal.trouble:
            raise journal.trouble
        return notice_page(audit_text(await journal.audited(ENTRIES)))

    await respond_when_ready(interaction, page())


async def export(interaction: discord.Interaction[CareerBot], _: str) -> bool:
    """Send all that is noted as a table, in a message of its own. Raises ``RefusedFile`` where it is too large."""
    journal = interaction.client.journal
    report = await reported(journal)
    table, groups = gaps_csv(report), len(report.gaps) + len(report.feedback)
    if len(table) > interaction.filesize_limit:
        command = "career-bot knowledge gaps --export FILE"
        raise RefusedFile("The table is too large for Discord.", f"On the bot's machine, {command} writes it.")
    await journal.audit(name_of(interaction.user), "gaps export", counted(groups, "group"))
    with answered_once():
        await once_more(
            lambda: interaction.response.send_message(
                view=export_page(groups), file=discord.File(io.BytesIO(table), GAPS_FILE), ephemeral=True
            )
        )
    return False


async def reported(journal: Journal) -> GapReport:
    """What was noted; raises the journal's trouble where nothing can be."""
    if journal.trouble:
        raise journal.trouble
    return await journal.gaps()
