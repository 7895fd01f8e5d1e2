"""Lines for moderators as plain text, for a terminal or a pipe."""

from collections.abc import Iterable, Iterator

from bot.render import words
from bot.render.curation import DIFF, Line, Style


def plain(lines: Iterable[Line]) -> Iterator[str]:
    """Each line with its margin; nothing in it can drive a terminal."""
    for line in lines:
        text = words.one_line(line.text)
        if line.style in DIFF:
            yield f"    {line.style} {text}".rstrip()
        else:
            yield f"    {text}" if line.style is Style.DETAIL else text
