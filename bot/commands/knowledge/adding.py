"""Adding an article: a file or a pasted text is read and shown first, and served once the moderator says so."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
from discord import TextStyle, app_commands, ui

from bot.client import CareerBot
from bot.commands.knowledge.group import knowledge
from bot.commands.knowledge.previewing import WHY
from bot.commands.longwork import work_on
from bot.curation.errors import RefusedFile
from bot.curation.names import check_size
from bot.curation.submissions import Details, Submission
from bot.moderation import name_of
from bot.progress import Progress, Tell
from bot.render.discord import Page, notice_page
from bot.render.limits import fit
from bot.render.moderating import applied_page, draft_page, reason_in
from bot.render.press_ids import ARGUMENT, PressId

DETAIL, REASON = 200, 50  # characters; the reason has to fit into the custom_id of the form
Detail = app_commands.Range[str, 1, DETAIL]
TEXT = 4_000  # characters that Discord takes in a field
DISCARDED = "Discarded. Nothing was changed."


class Form(ui.Modal):
    """A form whose id says all; discord.py is told not to keep it in memory."""

    def is_finished(self) -> bool:
        """Always: nothing waits for this very object, not even before a restart."""
        return True


@knowledge.command(name="add", description="Add an article: a file, or without one a text to paste. Shown first.")
@app_commands.describe(
    file=".md, .txt, .html, .pdf or .docx",
    title="By default the article's own.",
    source="Who published it.",
    link="Where it can be read, beginning with https://",
    date="When it was published: 2024-05-31, 2024-05 or 2024.",
    why=WHY,
)
async def add(
    interaction: discord.Interaction[CareerBot],
    file: discord.Attachment | None = None,
    *,
    title: Detail = "",
    source: Detail = "",
    link: Detail = "",
    date: Detail = "",
    why: app_commands.Range[str, 1, REASON] = "",
) -> None:
    """Show what a file would add, or ask for the text."""
    details = Details(title or None, source or None, link or None, date or None)
    if file is None:
        await interaction.response.send_modal(form(details, interaction.user.id, why))
        return

    async def submission(tell: Tell) -> Submission:
        return Submission(file.filename, await fetched(interaction, file, tell), details)

    await show_draft(interaction, submission, why)


async def fetched(interaction: discord.Interaction[CareerBot], file: discord.Attachment, tell: Tell) -> bytes:
    """What a file holds. Raises ``RefusedFile``, of which the audit log has an entry."""
    try:
        return await content_of(file, tell)
    except RefusedFile as problem:
        detail = f"{file.filename}: not done: {problem.message}"
        await interaction.client.journal.audit(name_of(interaction.user), "draft", detail)
        raise


async def content_of(file: discord.Attachment, tell: Tell) -> bytes:
    """What a file holds; one that is too large is not fetched at all. Raises ``RefusedFile``."""
    check_size(file.filename, file.size)
    tell(Progress("Fetching the file", 0, 1))
    try:
        return await file.read()
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        raise RefusedFile("Discord does not hand out the file.", "Attach it again.") from error


def form(details: Details, owner: int, why: str) -> Form:
    """The form for a pasted text, with what was said of it already."""
    modal = Form(title="Add an article", custom_id=str(PressId("paste", fit(why, ARGUMENT, str), owner)))
    text = ui.TextInput[Form](custom_id="text", style=TextStyle.paragraph, max_length=TEXT)
    about = f"At most {TEXT:,} characters; attach a file for more. Lines that begin with # are headings."
    modal.add_item(ui.Label(text="Text", description=about, component=text))
    for name, label, placeholder, value in (
        ("title", "Title", "What nurses earn", details.title),
        ("source", "Source", "Who published it", details.publisher),
        ("link", "Link", "https://…", details.url),
        ("date", "Date", "2024-05-31, 2024-05 or 2024", details.published),
    ):
        field = ui.TextInput[Form](
            custom_id=name,
            placeholder=placeholder,
            default=value,
            required=name == "title",
            max_length=DETAIL,
        )
        modal.add_item(ui.Label(text=label, component=field))
    return modal


async def paste(interaction: discord.Interaction[CareerBot], why: str) -> bool:
    """Show what the text that was filled in would add."""
    filled = filled_in(interaction.data)
    details = Details(*(filled.get(name, "").strip() or None for name in ("title", "source", "link", "date")))

    async def submission(_: Tell) -> Submission:
        return Submission.pasted(filled.get("text", ""), details)

    return await show_draft(interaction, submission, why)


def filled_in(data: Any) -> dict[str, str]:
    """What was typed into a form, by the fields' ids."""
    fields = [label.get("component") or {} for label in data["components"]]
    return {field["custom_id"]: field["value"] for field in fields if "value" in field}


async def show_draft(
    interaction: discord.Interaction[CareerBot], handed_in: Callable[[Tell], Awaitable[Submission]], why: str
) -> bool:
    """Show what was found in an article, with buttons to add it or not."""

    async def page(tell: Tell) -> Page:
        curator, user = interaction.client.curator, interaction.user
        draft = await curator.draft(await handed_in(tell), name_of(user), tell)
        return draft_page(draft, user.id, why)

    return await work_on(interaction, "Reading the article", page)


async def add_draft(interaction: discord.Interaction[CareerBot], stamp: str) -> bool:
    """Serve the draft of that stamp."""
    assert interaction.message is not None, "a button sits on a message"
    curator, user, why = interaction.client.curator, interaction.user, reason_in(interaction.message)

    async def page(tell: Tell) -> Page:
        applied = await curator.add(stamp, name_of(user), why, tell)
        return applied_page(applied, f"Added {applied.path}")

    return await work_on(interaction, "Adding the article", page)


async def discard(interaction: discord.Interaction[CareerBot], stamp: str) -> bool:
    """Forget the draft of that stamp."""

    async def page(_: Tell) -> Page:
        await interaction.client.curator.discard(stamp, name_of(interaction.user))
        return notice_page(DISCARDED)

    return await work_on(interaction, "Discarding the article", page)
