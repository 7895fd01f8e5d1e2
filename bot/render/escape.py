"""Text from articles and members as Discord shows it literally, character for character.

A backslash before punctuation is Discord's own way to say "not markup"; it shows nothing. Mentions are switched off
for every message besides, so that this is about what a reader sees, not about who is called.
"""

import re

from bot.render.words import one_line, visible

# Emphasis, spoilers and code; `<` opens mentions, custom emoji and timestamps, `[` masked links, `:` emoji names
# and addresses; a slash after these hosts makes an invitation.
INLINE = re.compile(r"[\\*_~`|<\[@]|:(?=\S)|(?<=discord\.gg)/|(?<=discord\.com)/|(?<=discordapp\.com)/", re.IGNORECASE)
# Headings, subtext, quotes and lists, which are markup at the start of a line alone.
LINE_START = re.compile(r"^([ ]*)([#>+-]|\d+(?=[.)]))", re.MULTILINE)
# The break after a long line that goes on with a letter: a list's, a table's or a heading's line begins otherwise.
WRAPPED = re.compile(r"^(.{60,}\S)\n(?=[^\W\d_])", re.MULTILINE)


def literal(text: str) -> str:
    """``text`` without invisible and direction-turning characters, its markup characters shown instead of obeyed."""
    return LINE_START.sub(_escape_line_start, INLINE.sub(r"\\\g<0>", visible(text)))


def _escape_line_start(match: re.Match[str]) -> str:
    indent, mark = match.groups()
    return f"{indent}{mark}\\" if mark.isdigit() else f"{indent}\\{mark}"


def literal_line(text: str) -> str:
    """``literal`` text on one line."""
    return literal(one_line(text))


def inline(text: str) -> str:
    """``literal`` text on one line, to stand behind something else in it, where marks of a line's start are inert."""
    return INLINE.sub(r"\\\g<0>", one_line(text))


def bold(text: str) -> str:
    """Literal text on one line, in bold; nothing for nothing."""
    line = inline(text)
    return f"**{line}**" if line else ""


def small(text: str) -> str:
    """``literal`` text on one line, as subtext."""
    return f"-# {literal_line(text)}"


def quoted(text: str) -> str:
    """``literal`` text as a block quote. Lines that were wrapped for a wide screen are joined for a phone's."""
    return "\n".join(f"> {line}" for line in literal(WRAPPED.sub(r"\1 ", visible(text))).split("\n"))
