"""What people hand in: checked, named, and made into the file and the sidecar that would be served.

The moderator's word on title, source and date goes into front matter where the file is a text that has none, and into
a sidecar beside any other, so that no file is rewritten that somebody else formatted.
"""

import re
from dataclasses import asdict, dataclass
from typing import Self

import yaml

from bot.curation.errors import RefusedFile
from bot.curation.names import check_kind, check_size, safe_name, suffix_of
from bot.render.words import one_line
from knowledge.formats.dates import iso_date
from knowledge.formats.frontmatter import body_start, web_address
from knowledge.formats.outline import DOCUMENTS, HTML, is_html

LONGEST_DETAIL = 300  # characters
TITLE_FROM = 60  # characters of a pasted text that name it where no title does
MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Details:
    """What whoever hands in an article says of it; ``None`` leaves to the article what it says of itself."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """A file as it was handed in: its name, which decides how it is read, its bytes, and what is said of it."""

    name: str
    content: bytes
    details: Details = Details()

    @classmethod
    def pasted(cls, text: str, details: Details) -> Self:
        """A text without a file, named by its title: HTML or Markdown where it is written so, else plain text."""
        suffix = ".html" if is_html(text) else ".md" if MARKDOWN_HEADING.search(text) else ".txt"
        title = details.title or one_line(text[: 4 * TITLE_FROM])[:TITLE_FROM]
        return cls(safe_name(title, suffix), text.encode("utf-8", "replace"), details)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The file to be placed: a safe name, the bytes, and the sidecar's text, which is empty where none is needed."""

    name: str
    content: bytes
    sidecar: str


def prepared(submission: Submission) -> Prepared:
    """Check a submission and make of it what would be served.

    Takes a moment for large files: call it in a thread. Raises ``RefusedFile``.
    """
    check_size(submission.name, len(submission.content))
    check_kind(submission.name, submission.content)
    suffix = suffix_of(submission.name)
    said = checked(submission.details)
    name = safe_name(submission.name, suffix)
    if not said:
        return Prepared(name, submission.content, "")
    matter = "---\n" + yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000) + "---\n"
    text = None if suffix in HTML | DOCUMENTS else _without_front_matter(submission.content)
    if text is None:
        return Prepared(name, submission.content, matter)
    return Prepared(name, matter.encode() + text, "")


def checked(details: Details) -> dict[str, str]:
    """What is said of an article, as front matter writes it. Raises ``RefusedFile`` for no address and no date."""
    said = {name: one_line(value)[:LONGEST_DETAIL] for name, value in asdict(details).items() if value}
    said = {name: value for name, value in said.items() if value}
    if "url" in said and web_address(said["url"]) is None:
        raise RefusedFile("The source's address is no web address.", "Begin it with http:// or https://.")
    if "published" in said:
        date = iso_date(said["published"])
        if date is None:
            raise RefusedFile("The date cannot be understood.", "Write it as 2024-05-31, 2024-05 or 2024.")
        said["published"] = date
    return said


def _without_front_matter(content: bytes) -> bytes | None:
    """The bytes of a UTF-8 text without its byte-order mark; ``None`` for other texts and those with front matter."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if body_start(text) else text.encode()
