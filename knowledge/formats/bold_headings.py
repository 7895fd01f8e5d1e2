"""Lines of Markdown that are headings to a reader, in bold print or capitals, of people who know no other way."""

import re

from knowledge.formats.blocks import Line, after_bullet
from knowledge.formats.plain_lines import AMOUNT, LABEL

BOLD = re.compile(r"(?:\d{1,2}[.)][ \t]+)?(?P<mark>\*\*|__)(?P<words>[^\s*_](?:[^*_\n]{0,98}[^\s*_])?)(?P=mark):?")
MOST_WORDS = 12
LONGEST = 100
CALLOUT = re.compile(
    r"(?:notes?|tips?|warning|important|caution|disclaimer|attention|example|sources?|p\.?s)\b", re.IGNORECASE
)


def bold_headings(text: str, lines: list[Line]) -> set[int]:
    """The lines that hold nothing but a few words in bold print or capitals, below a blank line and above other text.

    Above a list of figures they are more often the caption of that alone ("Senior", say), and what comes after
    the list is not about it; unless they are named for what figures are of, such as "Pay".
    """
    found = set()
    for index, line in enumerate(lines[:-1]):
        words = _emphasised(text, line) if line.gap else None
        if not words or len(words.split()) > MOST_WORDS or words[-1] in ".,;!":
            continue
        below = lines[index + 1]
        if after_bullet(text, line) is not None and after_bullet(text, below) is not None:
            continue  # an item of a list
        figures = AMOUNT.search(text, below.start, below.end) and text[below.end - 1] not in ".!?"
        if not (CALLOUT.match(words) or AMOUNT.search(words) or (figures and not LABEL.search(words))):
            found.add(index)
    return found


def _emphasised(text: str, line: Line) -> str | None:
    """The words of a line that is emphasised as a whole."""
    bold = BOLD.fullmatch(text, line.start, line.end)
    if bold:
        return bold["words"]
    written = text[line.start : min(line.end, line.start + LONGEST + 1)]
    return written if written.isupper() and len(written) <= LONGEST and after_bullet(text, line) is None else None
