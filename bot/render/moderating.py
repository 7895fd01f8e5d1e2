"""Messages for moderators (Components V2). Pure: values in, a page out.

The headline comes first, then what matters most, then details as far as there is room; buttons last. Each page has a
fixed greatest number of components, and its texts have fixed shares of the room that a message has.
"""

import re
from collections.abc import Iterable, Sequence

import discord
from discord import ButtonStyle, Colour, ui

from bot.curation.curator import Applied
from bot.curation.drafts import Draft
from bot.curation.previews import Preview
from bot.curation.status import Status
from bot.progress import Progress
from bot.reload import Past, summary
from bot.render.curation import Line, Style, applied_lines, counted, draft_lines, preview_lines
from bot.render.curation_markdown import markdown
from bot.render.curation_records import history_lines, moment, status_lines
from bot.render.discord import Item, Page
from bot.render.escape import inline, literal_line
from bot.render.gaps_csv import GAPS_FILE
from bot.render.limits import fit
from bot.render.press_ids import PressId
from bot.render.words import one_line
from knowledge.models import Article

BODY, NOTE, REASON = 3_200, 300, 400  # UTF-16 code units of the parts of a message, 4,000 in all
REASON_ID = 900  # the component that holds the reason, by which it is found again
REASON_LABEL = "-# Reason: "
OPTIONS, OPTION = 25, 100  # of a menu; characters of an option's label and description
BAR = 12  # characters

ASKING, DONE, ATTENTION = Colour.blurple(), Colour.green(), Colour.gold()
ESCAPED = re.compile(r"\\(.)")


def preview_page(preview: Preview, owner: int, why: str = "", note: str = "") -> Page:
    """What a reload or a rollback would do, with the buttons that do it or leave it; ``note`` stands before it."""
    title, *details = preview_lines(preview)
    lines = [title, *glance(preview), *details]
    if not preview:
        return Page(box(lines, note=note))
    if preview.restores is None:
        apply = button("Apply", PressId("apply", preview.stamp, owner), ButtonStyle.success)
    else:
        argument = f"{preview.restores}.{preview.stamp}"
        apply = button(f"Go back to {preview.restores}", PressId("rollback", argument, owner), ButtonStyle.success)
    colour = ATTENTION if note or worse(preview) else ASKING
    return Page(box(lines, colour, why=why, note=note), ui.ActionRow(apply, cancel(owner)))


def glance(preview: Preview) -> list[Line]:
    """A preview in numbers, since a long one does not fit whole; what deserves a second look has a line of its own."""
    if not preview:
        return []
    facts, golden = preview.facts, preview.golden
    kinds = {"new": facts.appeared, "changed": facts.changed, "gone": facts.vanished}
    counts = ", ".join(f"{len(each):,} {kind}" for kind, each in kinds.items() if each) or "none changes"
    lines = [Line(f"Articles: {summary(preview.changes)}; salary facts: {counts}")]
    if worsened := worse(preview):
        lines.append(Line(f"⚠️ {counted(worsened, 'golden question')} of {golden.asked:,} answered worse"))
    if unread := sum(problem.fatal for problem in preview.problems):
        lines.append(Line(f"⚠️ {counted(unread, 'file')} cannot be read"))
    return lines


def worse(preview: Preview) -> int:
    """How many golden questions would be answered worse."""
    return sum(not change.better for change in preview.golden.changes)


def applied_page(applied: Applied, did: str = "Reloaded") -> Page:
    """What was done, and what is served now; ``did`` is the headline, where something changed."""
    title, *details = applied_lines(applied)
    if not applied:
        return Page(box([title, *details]))
    served = Line(title.text)
    return Page(box([Line(did, Style.TITLE), served, *glance(applied.preview), *details], DONE))


def draft_page(draft: Draft, owner: int, why: str = "") -> Page:
    """What an article would add, with the buttons that add it or throw it away."""
    buttons = ui.ActionRow(
        button("Add", PressId("add", draft.stamp, owner), ButtonStyle.success),
        button("Discard", PressId("discard", draft.stamp, owner)),
    )
    colour = ATTENTION if draft.duplicates or draft.problems else ASKING
    lines = [Line("Add this article?", Style.TITLE), *draft_lines(draft)]
    return Page(box(lines, colour, why=why), buttons)


def removal_page(
    path: str, article: Article | None, facts: int, argument: str, owner: int, *, why: str = "", note: str = ""
) -> Page:
    """Whether an article is really to be taken out; ``None`` for one whose file cannot be read."""
    lines = [Line(f"Remove {path}?", Style.TITLE)]
    if article:
        source = article.publisher or article.author or "no source"
        lines.append(Line(f"“{article.title}” ({source}, {article.published or 'undated'})"))
        lines.append(Line(f"{counted(len(article.sections), 'section')}, {counted(facts, 'salary fact')}"))
    lines.append(Line("Members get no answers from it any more. It can be brought back with /knowledge restore."))
    remove = button("Remove", PressId("remove", argument, owner), ButtonStyle.danger)
    return Page(box(lines, ATTENTION, why=why, note=note), ui.ActionRow(remove, cancel(owner)))


def history_page(pasts: Sequence[Past], owner: int) -> Page:
    """The latest generations, newest first, with a menu of those that can be gone back to."""
    lines = [Line("History of the knowledge base", Style.TITLE), *history_lines(pasts)]
    earlier = [option(past) for past in pasts[1 : OPTIONS + 1]]
    if not earlier:
        return Page(box(lines))
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=str(PressId("choose", "", owner)), placeholder="See what going back would do …", options=earlier
    )
    return Page(box(lines), ui.ActionRow(menu))


def option(past: Past) -> discord.SelectOption:
    """A generation in a menu."""
    generation = past.generation
    label = f"{generation.id}: {moment(generation)}, {one_line(generation.who)}"
    about = f"{summary(past.changes)}{': ' if generation.why else ''}{one_line(generation.why)}"
    return discord.SelectOption(
        label=fit(label, OPTION, str), value=str(generation.id), description=fit(about, OPTION, str)
    )


def status_page(status: Status) -> Page:
    """How the knowledge base is doing."""
    troubled = status.trouble is not None or status.problems or status.differences
    return Page(box(status_lines(status), ATTENTION if troubled else DONE))


def gaps_page(text: str, owner: int, *, exportable: bool) -> Page:
    """Questions without an answer and feedback, as Markdown made by ``gaps_text``, with the button that exports all."""
    shown = ui.Container[ui.LayoutView](ui.TextDisplay(fit(text, BODY + NOTE, str)))
    return (
        Page(shown, ui.ActionRow(button("Export as CSV", PressId("export", "", owner)))) if exportable else Page(shown)
    )


def export_page(groups: int) -> Page:
    """The message that carries the exported file."""
    text = f"{counted(groups, 'group')} of questions, for any spreadsheet. No member is named in it."
    return Page(ui.TextDisplay(text), ui.File(f"attachment://{GAPS_FILE}"))


def working_page(doing: str, progress: Progress | None, owner: int, number: int) -> Page:
    """What is under way and how far it is, with the button that cancels it; ``number`` names the work."""
    text = f"**{inline(doing)} …**"
    if progress is not None:
        text += f"\n{fit(progress.stage, NOTE, literal_line)}"
        if progress.total > 1:
            text += f": {progress.done:,} of {progress.total:,}\n{bar(progress)}"
    stop = button("Cancel", PressId("stop", str(number), owner))
    return Page(ui.Container(ui.TextDisplay(text), accent_colour=ASKING), ui.ActionRow(stop))


def bar(progress: Progress) -> str:
    """How far work is, as a line of blocks."""
    full = max(0, min(BAR, BAR * progress.done // progress.total))
    return "▰" * full + "▱" * (BAR - full)


def box(lines: Iterable[Line], colour: Colour | None = None, *, why: str = "", note: str = "") -> Item:
    """A container of a note, the lines, and the reason that was given, each within its share."""
    items: list[Item] = []
    if noted := fit(note, NOTE, literal_line).strip():
        items.append(ui.TextDisplay(noted))
    items.append(ui.TextDisplay(markdown(list(lines), BODY)))
    if reason := fit(why, REASON - len(REASON_LABEL), inline).strip():
        items.append(ui.TextDisplay(REASON_LABEL + reason, id=REASON_ID))
    return ui.Container(*items, accent_colour=colour)


def reason_in(message: discord.Message) -> str:
    """The reason that a page of ours shows, as it was given; empty where it shows none."""
    shown = ui.LayoutView.from_message(message).find_item(REASON_ID)
    written = shown.content.removeprefix(REASON_LABEL) if isinstance(shown, ui.TextDisplay) else ""
    return ESCAPED.sub(r"\1", written)


def as_it_was(message: discord.Message) -> Page:
    """The same message once more, its buttons included."""
    return Page(*ui.LayoutView.from_message(message).children)


def button(label: str, press: PressId, style: ButtonStyle = ButtonStyle.secondary) -> ui.Button[ui.LayoutView]:
    """A button that carries what it does."""
    return ui.Button(style=style, label=label, custom_id=str(press))


def cancel(owner: int) -> ui.Button[ui.LayoutView]:
    """The button that leaves everything as it is."""
    return button("Cancel", PressId("close", "", owner))
