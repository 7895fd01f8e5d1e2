"""Lines for moderators as rows, for a terminal or a pipe."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from bot.render import words
from bot.render.curation import DIFF, Line, Style
from bot.render.terminal import Row


def rows(lines: Iterable[Line]) -> Iterator[Row]:
    """Each line with its margin; nothing in it can drive a terminal."""
    for line in lines:
        margin = f"    {line.style} " if line.style in DIFF else "    " if line.style is Style.DETAIL else ""
        yield Row(margin, Text(words.one_line(line.text)))
