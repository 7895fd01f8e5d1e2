"""The blocks of an article, by the kind of file it was read from."""

import re
from pathlib import PurePosixPath

from knowledge.formats.blocks import Block, Kind
from knowledge.formats.frontmatter import body_start
from knowledge.formats.markdown import markdown_blocks
from knowledge.formats.navigation import promotes
from knowledge.formats.plaintext import plain_blocks

MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm"})
MARKDOWN_HEADING = re.compile(r"^(?:#{1,6}[ \t]+\S|\*\*[^*\n]{1,100}\*\*:?[ \t\r]*$)", re.MULTILINE)
FEWEST_HEADINGS = 2  # one may be a number sign or an emphasis
HTML_END = re.compile(r"</(?:p|h[1-6]|li|div|td|body)>", re.IGNORECASE)
FEWEST_ENDS = 3
DOCUMENTS = frozenset({".pdf", ".docx"})  # written like pages of the web when they are read


def outline(path: str, text: str) -> list[Block]:
    """The blocks of an article's ``text`` in order, none overlapping. ``path`` tells by its suffix how to read it."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in HTML | DOCUMENTS:
        return _without_promotions(text, markdown_blocks(text, 0, from_html=True))
    if suffix in MARKDOWN or is_markdown(text):
        return markdown_blocks(text, body_start(text))
    return _without_promotions(text, plain_blocks(text, body_start(text)))


def is_markdown(text: str) -> bool:
    """Whether a text is written in Markdown, whatever its file is called: headings with hashes or in bold print."""
    return len(MARKDOWN_HEADING.findall(text)) >= FEWEST_HEADINGS


def is_html(text: str) -> bool:
    """Whether a text is written in HTML, whatever its file is called."""
    return text.lstrip()[:1] == "<" and len(HTML_END.findall(text)) >= FEWEST_ENDS


def _without_promotions(text: str, blocks: list[Block]) -> list[Block]:
    """``blocks`` with everything below a promotional heading made mute, up to the next heading."""
    muted = []
    promotion = False
    for each in blocks:
        if each.kind is Kind.HEADING:
            promotion = promotes(text[each.start : each.end])
        muted.append(each._replace(kind=Kind.MUTE) if promotion and each.kind is not Kind.HEADING else each)
    return muted
