"""The YAML between two ``---`` lines that may open an article, or lines such as "Author: Ann" without any rule.

Keys we understand are checked; all others are kept. Nothing wrong in it keeps the article from loading.
"""

import base64
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlsplit

import yaml

from knowledge.formats.dates import iso_date
from knowledge.models import Problem

TEXTS = ("title", "publisher", "author", "url", "published", "retrieved", "licence")
DATES = {"published", "retrieved"}
LARGEST = 100_000
HOW_TO_WRITE = "Write one 'key: value' a line, and put quotes around values that hold a colon."
FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
CLOSING = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
UNFENCED = re.compile(
    r"(title|author|date|published|publisher|source|url|link|licence|license|tags|retrieved)[ \t]?:[ \t]+(\S.{0,300})",
    re.IGNORECASE,
)
MEANT = {"date": "published", "source": "publisher", "link": "url", "license": "licence"}
FEWEST_UNFENCED = 2
MOST_UNFENCED = 12
KEY = re.compile(r"[\w-]{1,40}:(?:\s|$)")


class _Loader(yaml.SafeLoader):
    """Plain values only: an alias lets a few lines expand to gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not supported")
        return super().compose_node(parent, index)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says. ``end`` is the offset at which the article's body begins."""

    end: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def body_start(text: str) -> int:
    """The offset after the closing line of the front matter, 0 where there is none."""
    opening = FENCE.match(text)
    if not opening:
        return _unfenced(text)[0]
    closing = CLOSING.search(text, opening.end(), opening.end() + LARGEST)
    if not closing:
        return 0
    inside = text[opening.end() : closing.start()].strip()
    first_line = inside.splitlines()[0] if inside else ""
    return closing.end() if not inside or ":" in first_line or inside.startswith("#") else 0


def read_front_matter(path: str, text: str) -> FrontMatter:
    """The front matter at the start of ``text``; problems name ``path`` and the line, and none of them is fatal."""
    end = body_start(text)
    opening = FENCE.match(text)
    if not end:
        unclosed = opening and KEY.match(text[opening.end() : opening.end() + 60])
        remedy = "Close it with a line of three hyphens."
        return FrontMatter(problems=(_problem(path, 1, "The front matter is not closed.", remedy),) if unclosed else ())
    if not opening:
        return _checked(path, text, end, dict(_unfenced(text)[1]))
    try:
        values = _parsed(text[:end])
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        message = "The front matter does not parse, so the article was loaded without it."
        return FrontMatter(end=end, problems=(_problem(path, _line_of(error), message, HOW_TO_WRITE),))
    return _checked(path, text, end, {str(key): value for key, value in values.items()})


def _unfenced(text: str) -> tuple[int, dict[str, str]]:
    """Where lines that only describe the text end, and what they say; a blank line has to follow them."""
    values: dict[str, str] = {}
    end = 0
    for line in text[:LARGEST].splitlines(keepends=True)[: MOST_UNFENCED + 1]:
        if not line.strip():
            return (end, values) if len(values) >= FEWEST_UNFENCED else (0, {})
        found = UNFENCED.fullmatch(line.strip())
        if not found:
            break
        key = found[1].lower()
        values.setdefault(MEANT.get(key, key), found[2])
        end += len(line)
    return 0, {}


def _parsed(fenced: str) -> dict[object, object]:
    inside = FENCE.sub("", fenced, count=1).rstrip()
    values = yaml.load(inside[:-3], _Loader)  # noqa: S506, which knows no loader but SafeLoader itself
    if values is not None and not isinstance(values, dict):
        raise yaml.YAMLError("no keys and values")
    return values or {}


def _line_of(error: Exception) -> int:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    return mark.line + 2 if mark else 1  # marks count from 0, and the opening fence is line 1


def _problem(path: str, line: int, message: str, remedy: str) -> Problem:
    return Problem(path=path, line=line, message=message, remedy=remedy, fatal=False)


def _checked(path: str, text: str, end: int, values: dict[str, object]) -> FrontMatter:
    fields: dict[str, str] = {}
    problems = []
    for key in TEXTS:
        value = values.pop(key, None)
        if value is None or value == "":
            continue
        understood = _understood(key, value)
        if understood is None:
            line = _line_of_key(text, key, end)
            problems.append(_problem(path, line, f"The front matter's {key} was left out.", _expected(key)))
        else:
            fields[key] = understood
    tags = _tags(values.pop("tags", None))
    if tags is None:
        line = _line_of_key(text, "tags", end)
        problems.append(_problem(path, line, "The front matter's tags were left out.", "Write tags: [one, two]."))
    extra = {key: jsonable(value) for key, value in values.items()}
    return FrontMatter(end, fields, tags or (), extra, tuple(problems))


def _expected(key: str) -> str:
    if key == "url":
        return "An address begins with http:// or https://."
    return f"Write {key}: followed by " + ("a date such as 2024-05-31." if key in DATES else "a line of text.")


def _line_of_key(text: str, key: str, end: int) -> int:
    for number, line in enumerate(text[:end].splitlines(), start=1):
        if line.startswith(key):
            return number
    return 1


def _understood(key: str, value: object) -> str | None:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if key == "author" and isinstance(value, list) and all(isinstance(name, str) for name in value):
        value = ", ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    written = " ".join(str(value).split())
    if key in DATES:
        return iso_date(written) or written or None
    if key == "url":
        return web_address(written)
    return written or None


def web_address(written: str) -> str | None:
    """``written`` if it is an http or https address that can be linked to, else ``None``."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    whole = parts.scheme in {"http", "https"} and parts.netloc and not any(letter.isspace() for letter in written)
    return written if whole and written.isprintable() else None


def _tags(value: object) -> tuple[str, ...] | None:
    if value is None:
        return ()
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list) or not all(isinstance(tag, str | int | float) for tag in value):
        return None
    return tuple(tag for tag in (str(item).strip() for item in value) if tag)


def jsonable(value: object) -> object:
    """``value`` as JSON can hold it: dates become ISO strings, keys strings, numbers that are none text."""
    if isinstance(value, dict):
        return {str(key): jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [jsonable(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
