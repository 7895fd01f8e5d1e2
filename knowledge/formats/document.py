"""What the readers of PDF and Word documents share: the text they give, what is wrong, and credible metadata."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from knowledge.formats.dates import iso_date

LARGEST_DOCUMENT = 20_000_000  # bytes of a PDF or Word file
LARGEST_TEXT = 5_000_000  # characters read out of one
FILE_NAME = re.compile(r"\.(?:docx?|dotx?|odt|rtf|pdf|indd|pptx?|tmp|tex|html?|md|txt)$", re.IGNORECASE)
NAMED_BY_PROGRAM = re.compile(r"^Microsoft (?:Office )?Word\s-\s", re.IGNORECASE)
NO_TITLE = re.compile(
    r"\W*|\(?(?:untitled|no title|unknown|title|document|word document|anonymous|unspecified|slide|layout)\)?\s?\d*",
    re.IGNORECASE,
)
NO_AUTHOR = re.compile(
    r"\W*|\(?(?:anonymous|unknown|unspecified|author|user|owner|admin(?:istrator)?|guest|root|windows user|word user"
    r"|microsoft(?: office| corporation)?(?: user)?|python-docx|apache poi|libreoffice)\)?\s?\d*",
    re.IGNORECASE,
)
PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")
FIRST_YEAR = 1990
TEMPLATES_DATE = "2013-12-23"  # python-docx's own template, which programs pass on unchanged


class Document(NamedTuple):
    """A document's readable text and the fields of front matter that it states."""

    text: str
    fields: dict[str, str]


class UnreadableDocument(ValueError):
    """A document that is not read: ``message`` says why in a sentence, ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def check_length(text: str) -> None:
    """Raise ``UnreadableDocument`` for a text longer than ``LARGEST_TEXT``."""
    if len(text) > LARGEST_TEXT:
        told = f"The document has more than {LARGEST_TEXT // 1_000_000} million characters, and no more are read."
        raise UnreadableDocument(told, "Split it into several articles.")


def credible_fields(stated: Mapping[str, str]) -> dict[str, str]:
    """``title``, ``author`` and ``published`` as far as a person wrote them and not a program by itself."""
    fields = {
        "title": _credible_title(stated.get("title", "")),
        "author": _credible_author(stated.get("author", "")),
        "published": _credible_date(stated.get("published", "")),
    }
    return {name: value for name, value in fields.items() if value}


def _credible_title(written: str) -> str:
    words = " ".join(written.split())
    named_by_program = FILE_NAME.search(words) or NAMED_BY_PROGRAM.match(words)
    return "" if named_by_program or NO_TITLE.fullmatch(words) or not words.isprintable() else words


def _credible_author(written: str) -> str:
    words = " ".join(written.split())
    return "" if NO_AUTHOR.fullmatch(words) or not words.isprintable() else words


def _credible_date(written: str) -> str:
    """A date in ISO 8601 or a PDF's form; none before documents were digital, and none still to come."""
    found = PDF_DATE.match(written.strip())
    day = iso_date("-".join(part for part in found.groups() if part)) if found and "-" not in written[:7] else None
    day = day or iso_date(written.strip())
    if not day or day == TEMPLATES_DATE or int(day[:4]) < FIRST_YEAR:
        return ""
    tomorrow: date = (datetime.now(UTC) + timedelta(days=1)).date()
    return day if day <= tomorrow.isoformat() else ""
