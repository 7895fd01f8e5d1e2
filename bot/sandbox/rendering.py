"""Components as Discord returns them: every component numbered, defaults filled in, media resolved."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from bot.sandbox.clock import Snowflakes
from bot.sandbox.limits_components import (
    ACTION_ROW,
    CONTAINER,
    FILE,
    MEDIA_GALLERY,
    SECTION,
    SELECTS,
    SEPARATOR,
    STRING_SELECT,
    THUMBNAIL,
    walk,
)
from bot.sandbox.state import JSON

DEFAULTS: dict[int, JSON] = {
    CONTAINER: {"accent_color": None, "spoiler": False},
    SEPARATOR: {"spacing": 1, "divider": True},
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"name": None, "size": None, "spoiler": False},
    **{kind: {"min_values": 1, "max_values": 1} for kind in SELECTS},
    STRING_SELECT: {"min_values": 1, "max_values": 1, "options": []},
}


def without_nulls(value: Any) -> Any:
    """A deep copy without the fields that are ``null``: what is given as such counts as not given."""
    if isinstance(value, dict):
        return {key: without_nulls(each) for key, each in value.items() if each is not None}
    return [without_nulls(each) for each in value] if isinstance(value, list) else value


def normalise_components(components: list[JSON], attachments: list[JSON], ids: Snowflakes) -> list[JSON]:
    """A deep copy with the numbers and defaults that Discord adds. ``attachments`` are what ``attachment://`` names."""
    if not components:
        return []
    taken = {component["id"] for component in walk(components) if component.get("id")}
    numbers = (number for number in count(1) if number not in taken)
    by_name = {attachment["filename"]: attachment for attachment in attachments}
    return [_normalise(component, numbers, by_name, ids) for component in without_nulls(components)]


def _normalise(component: JSON, numbers: Iterator[int], attachments: dict[str, JSON], ids: Snowflakes) -> JSON:
    kind = component["type"]
    made = DEFAULTS.get(kind, {}) | component
    made["id"] = component.get("id") or next(numbers)
    if kind in (ACTION_ROW, SECTION, CONTAINER):
        made["components"] = [_normalise(child, numbers, attachments, ids) for child in component["components"]]
    if kind == SECTION:
        made["accessory"] = _normalise(component["accessory"], numbers, attachments, ids)
    if kind == THUMBNAIL:
        made["media"] = _media(component["media"], attachments, ids)
    if kind == MEDIA_GALLERY:
        made["items"] = [
            DEFAULTS[THUMBNAIL] | item | {"media": _media(item["media"], attachments, ids)}
            for item in component["items"]
        ]
    if kind == FILE:
        made["file"] = _media(component["file"], attachments, ids)
        made["name"] = component["file"]["url"].removeprefix("attachment://")
    return made


def _media(media: JSON, attachments: dict[str, JSON], ids: Snowflakes) -> JSON:
    """A picture or file, with the address of the attachment that it names."""
    url = media["url"]
    made: JSON = {
        "id": str(ids.next()),
        "url": url,
        "proxy_url": url,
        "width": None,
        "height": None,
        "content_type": None,
    }
    attachment = attachments.get(url.removeprefix("attachment://"))
    if attachment:
        made |= {key: attachment[key] for key in ("url", "proxy_url", "content_type")}
        made["attachment_id"] = attachment["id"]
    return made
