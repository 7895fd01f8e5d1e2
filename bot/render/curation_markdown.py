"""Lines for moderators as Discord's Markdown, within the limit of a message."""

from collections.abc import Sequence

from bot.render import words
from bot.render.curation import DIFF, Line, Style
from bot.render.escape import bold, inline, literal_line
from bot.render.limits import TEXT, fit, units

LINE = 400  # units of one line
MORE = 60  # units kept for the line that says how much is left out
FENCE = "```"


def markdown(lines: Sequence[Line], limit: int = TEXT) -> str:
    """As many of the lines as fit, whole ones, and how many are left out; comparisons stand in coloured blocks.

    Each line is rendered once, and none behind the last that could fit.
    """
    shown: list[str] = []
    size, kept = 0, (0, 0)  # how many lines, and how many of ``shown``, leave room for the line about the rest
    for number, line in enumerate(lines, 1):
        in_diff = line.style in DIFF
        opens = in_diff and (number == 1 or lines[number - 2].style not in DIFF)
        closes = in_diff and (number == len(lines) or lines[number].style not in DIFF)
        new = [f"{FENCE}diff"] * opens + [_code_line(line) if in_diff else _line(line)] + [FENCE] * closes
        size += sum(units(each) + 1 for each in new)
        shown += new
        pending = (len(FENCE) + 1) * (in_diff and not closes)
        if size + pending > limit + 1:
            break
        if size + pending <= limit - MORE:
            kept = (number, len(shown))
    else:
        return "\n".join(shown)
    number, length = kept
    unclosed = number and lines[number - 1].style in DIFF and shown[length - 1] != FENCE
    left = len(lines) - number
    rest = f"… and {left:,} more line{'' if left == 1 else 's'}"
    return "\n".join([*shown[:length], *[FENCE] * bool(unclosed), rest])


def _code_line(line: Line) -> str:
    """A line of a code block that Discord colours; a fence in the text cannot end it."""
    return f"{line.style} {fit(line.text, LINE, _code)}".rstrip()


def _code(text: str) -> str:
    return words.one_line(text).replace("`", "ˋ")


def _line(line: Line) -> str:
    match line.style:
        case Style.TITLE:
            return fit(line.text, LINE, bold)
        case Style.ITEM:
            return f"- {fit(line.text, LINE, inline)}"
        case Style.DETAIL:
            return f"  {fit(line.text, LINE, inline)}"
        case _:
            return fit(line.text, LINE, literal_line)
