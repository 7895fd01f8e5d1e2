"""The audit log, for moderators on Discord and in the terminal."""

from collections.abc import Iterator, Sequence

from bot.journal.entries import AuditEntry
from bot.render import words
from bot.render.escape import inline
from bot.render.limits import TEXT, Budget

NOTHING_DONE = "Nothing has been done to the knowledge base yet."
ROOM = TEXT - 300
LINE = 300


def audit_text(entries: Sequence[AuditEntry]) -> str:
    """Entries, the newest first, in Discord's Markdown; as many as one message has room for."""
    budget = Budget(ROOM)
    lines: list[str] = []
    for entry in entries:
        line = f"- <t:{int(entry.time.timestamp())}:f> {entry_line(entry)}"
        if not budget.spend(f"{line}\n"):
            break
        lines.append(line)
    return "\n".join(["**Audit log**", *lines]) if lines else NOTHING_DONE


def entry_line(entry: AuditEntry) -> str:
    """Who did what, each within its share of a line."""
    own = Budget(LINE)
    who, action = own.take(entry.who, LINE // 3, inline), own.take(entry.action, LINE // 3, inline)
    detail = own.take(entry.detail, LINE, inline)
    return f"{who}: **{action}** {detail}".rstrip()


def audit_lines(entries: Sequence[AuditEntry]) -> Iterator[str]:
    """Entries as plain lines: when, who, what."""
    for entry in entries:
        done = words.one_line(f"{entry.who}: {entry.action} {entry.detail}")
        yield f"{entry.time:%Y-%m-%d %H:%M:%S} UTC  {done}"
    if not entries:
        yield NOTHING_DONE
