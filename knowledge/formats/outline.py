"""The blocks of an article, by the kind of file it was read from."""

from pathlib import PurePosixPath

from knowledge.formats.blocks import Block, Kind
from knowledge.formats.frontmatter import body_start
from knowledge.formats.markdown import markdown_blocks
from knowledge.formats.navigation import promotes
from knowledge.formats.plaintext import plain_blocks

MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm"})
DOCUMENTS = frozenset({".pdf", ".docx"})  # written like pages of the web when they are read


def outline(path: str, text: str) -> list[Block]:
    """The blocks of an article's ``text`` in order, none overlapping. ``path`` tells by its suffix how to read it."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in HTML | DOCUMENTS:
        return _without_promotions(text, markdown_blocks(text, 0, from_html=True))
    if suffix in MARKDOWN:
        return markdown_blocks(text, body_start(text))
    return _without_promotions(text, plain_blocks(text, body_start(text)))


def _without_promotions(text: str, blocks: list[Block]) -> list[Block]:
    """``blocks`` with everything below a promotional heading made mute, up to the next heading."""
    muted = []
    promotion = False
    for each in blocks:
        if each.kind is Kind.HEADING:
            promotion = promotes(text[each.start : each.end])
        muted.append(each._replace(kind=Kind.MUTE) if promotion and each.kind is not Kind.HEADING else each)
    return muted
