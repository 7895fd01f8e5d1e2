"""From one file's bytes to an article. Pure: who reads the folder hands the bytes over."""

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from knowledge.errors import UnreadableFile
from knowledge.formats.blocks import Block, Kind, normal, sections_of, without_markup
from knowledge.formats.bylines import read_byline
from knowledge.formats.document import LARGEST_DOCUMENT, Document, UnreadableDocument
from knowledge.formats.docx import read_docx
from knowledge.formats.encoding import Decoded, NotText, decode
from knowledge.formats.frontmatter import FrontMatter, read_front_matter
from knowledge.formats.html import Page, TooDeep, read_html
from knowledge.formats.outline import DOCUMENTS, HTML, MARKDOWN, is_html, outline
from knowledge.formats.pdf import read_pdf
from knowledge.models import Article, Problem

DOCUMENT_READERS: Mapping[str, Callable[[bytes], Document]] = {".pdf": read_pdf, ".docx": read_docx}
READABLE_SUFFIXES = frozenset({".txt"}) | MARKDOWN | HTML | DOCUMENTS
LARGEST_FILE = 5_000_000  # bytes of a text; PDF and Word documents may have ``LARGEST_DOCUMENT``
TOP = 1500
ORDER = re.compile(r"(?:0\d{1,2}[\s._-]+|\d{1,2}[._]\s*)(?=[^\W\d])")


class Content(NamedTuple):
    """What was made of a file before its structure is looked at."""

    text: str
    matter: FrontMatter
    problems: tuple[Problem, ...]


def read_article(
    path: str, data: bytes, matter: Mapping[str, str] | None = None
) -> tuple[Article, tuple[Problem, ...]]:
    """The article in ``data``, the content of the file at ``path`` in its knowledge folder.

    ``matter`` holds fields of front matter that count more than what the file says of itself. The problems are those
    with which the file could be read all the same. Raises ``UnreadableFile`` for a file that is empty, too large,
    binary, damaged, locked, or holds nothing to read.
    """
    _check_size(path, data)
    content = _content(path, data)
    text = content.text
    blocks = outline(path, text)
    if not any(each.kind is not Kind.MUTE for each in blocks):
        raise _unreadable(path, "The file holds no text that could be quoted.", "Put some text into it, or remove it.")
    described = _described(path, text, content.matter) | dict(matter or {})
    title = described.get("title") or _own_title(text, blocks) or title_from_path(path)
    article = Article(
        path=path,
        text=text,
        sections=sections_of(text, blocks, title, content.matter.end),
        digest=hashlib.sha256(data).hexdigest(),
        tags=content.matter.tags,
        extra=dict(content.matter.extra),
        **described | {"title": title},
    )
    return article, content.problems


def _content(path: str, data: bytes) -> Content:
    if _suffix(path) in DOCUMENTS:
        document = _document(path, data)
        return Content(document.text, FrontMatter(fields=document.fields), ())
    html = _suffix(path) in HTML
    decoded = _decoded(path, data, html=html)
    problems = _damage(path, decoded)
    if html:
        page = _page(path, decoded.text)
        return Content(page.text, FrontMatter(fields=page.fields), problems)
    matter = read_front_matter(path, decoded.text)
    return Content(decoded.text, matter, problems + matter.problems + _markup(path, decoded.text))


def _markup(path: str, text: str) -> tuple[Problem, ...]:
    if _suffix(path) in MARKDOWN or not is_html(text):
        return ()
    message = "The text is written in HTML, so that its tags are read as words."
    return (Problem(path=path, message=message, remedy="Let the file's name end with .html.", fatal=False),)


def _page(path: str, markup: str) -> Page:
    try:
        return read_html(markup)
    except TooDeep as error:
        remedy = "Open the page in a browser and save it anew, or save its text as .txt."
        raise _unreadable(path, f"The page {error}.", remedy) from error


def _document(path: str, data: bytes) -> Document:
    try:
        return DOCUMENT_READERS[_suffix(path)](data)
    except UnreadableDocument as error:
        raise _unreadable(path, error.message, error.remedy) from error


def largest_file(path: str) -> int:
    """The most bytes that a file of this name may have."""
    return LARGEST_DOCUMENT if _suffix(path) in DOCUMENTS else LARGEST_FILE


def _check_size(path: str, data: bytes) -> None:
    largest = largest_file(path)
    if len(data) > largest:
        size = f"{len(data) / 1_000_000:.0f} MB, and {largest // 1_000_000} MB is the most that is read"
        raise _unreadable(path, f"The file has {size}.", "Split it into several articles.")
    if not data.strip(b"\0 \t\r\n"):
        raise _unreadable(path, "The file is empty.", "Put some text into it, or remove it.")


def _decoded(path: str, data: bytes, *, html: bool) -> Decoded:
    try:
        return decode(data, html=html)
    except NotText as error:
        remedy = "Save its text as .md, .txt or .html (in the program that wrote it: Save as), or remove it."
        raise _unreadable(path, f"The file {error}.", remedy) from error


def _damage(path: str, decoded: Decoded) -> tuple[Problem, ...]:
    if decoded.damaged is None:
        return ()
    line = len(decoded.text[: decoded.damaged].splitlines()) or 1
    message = f"Some bytes are not {decoded.encoding} text and are shown as \ufffd."
    return (Problem(path=path, line=line, message=message, remedy="Save the file as UTF-8.", fatal=False),)


def _unreadable(path: str, message: str, remedy: str) -> UnreadableFile:
    return UnreadableFile(Problem(path=path, message=message, remedy=remedy))


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _own_title(text: str, blocks: list[Block]) -> str | None:
    """The title in the text: its line of level 0, its first heading of level 1, or the one that opens it above all."""
    headings = [each for each in blocks if each.kind is Kind.HEADING]
    title = next((each for each in headings if each.level <= 1), None)
    opens = next((each for each in blocks if each.kind is not Kind.MUTE), None)
    if title is None and len(headings) > 1 and opens is headings[0]:
        title = opens if all(each.level > opens.level for each in headings[1:]) else None
    words = without_markup(text[title.start : title.end]) if title else ""
    return words if normal(words) else None


def title_from_path(path: str) -> str:
    """The file's name in words, without what sorts it: ``guides/02-back-end_jobs.md`` is "Back end jobs"."""
    words = " ".join(re.split(r"[\s_-]+", ORDER.sub("", PurePosixPath(path).stem))).strip()
    return (words[:1].upper() + words[1:]) or path


def _described(path: str, text: str, matter: FrontMatter) -> dict[str, str]:
    """What is said of the article by its front matter or properties, and by its first lines.

    Where a person wrote a date or a name into a document, it counts more than what a program noted in its properties.
    """
    suffix = _suffix(path)
    visible = {} if suffix in HTML else _visible_fields(text[matter.end :][:TOP])
    return {**matter.fields, **visible} if suffix in DOCUMENTS else {**visible, **matter.fields}


def _visible_fields(top: str) -> dict[str, str]:
    """Date and author where a text shows them in lines of their own near its top."""
    found = [byline for line in top.splitlines() if (byline := read_byline(line))]
    fields = {"published": [each.published for each in found], "author": [each.author for each in found]}
    return {name: value for name, values in fields.items() if (value := next(filter(None, values), None))}
