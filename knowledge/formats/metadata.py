"""What a web page says of itself: title, publisher, author, address and dates, from its head or its visible lines."""

import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from knowledge.formats.dates import iso_date
from knowledge.formats.frontmatter import web_address

# The names under which pages state each field, the most reliable first.
META = {
    "title": ("citation_title", "og:title", "twitter:title", "dc.title"),
    "publisher": ("citation_publisher", "dc.publisher", "og:site_name", "application-name"),
    "author": ("citation_author", "author", "dc.creator", "parsely-author"),
    "published": (
        "article:published_time",
        "citation_publication_date",
        "dc.date",
        "dc.date.issued",
        "datepublished",
        "date",
        "publish-date",
        "parsely-pub-date",
    ),
    "licence": ("dc.rights", "license"),
}
MODIFIED = ("article:modified_time", "og:updated_time", "last-modified")
JSON_LD = {
    "title": "headline",
    "published": "datePublished",
    "author": "author",
    "publisher": "publisher",
}
DESCRIBED = {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"}
SEPARATORS = re.compile(r":\s+:\s+|\s[:|–—»·•-]\s")
LAST_MODIFIED = re.compile(
    r"^(?:(?:this\spage\swas\s)?last\s(?:modified|updated|reviewed|edited|changed)(?:\sdate)?|updated|published|posted)"
    r"(?:\son)?:?\s+"
    r"([A-Z0-9][\w,./ -]{5,40})",
    re.IGNORECASE | re.MULTILINE,
)
VISITED = re.compile(r"\((?:visited|accessed|retrieved)(?:\son)?:?\s+([A-Z0-9][\w,./ -]{5,30}?)\s?\)", re.IGNORECASE)
SAVED_FROM = re.compile(r"<!--\s?saved from url=\(\d{1,6}\)(\S{1,2000})\s?-->")
MOST_WORDS_OF_A_SITE = 7
MOST_AUTHORS = 5


def page_fields(tree: LexborHTMLParser, markup: str, visible: str) -> dict[str, str]:
    """The fields of front matter that a page states. ``visible`` is its readable text before anything is left out."""
    stated = _meta(tree)
    linked = _json_ld(tree)
    fields = {name: _first(stated, names) or linked.get(name, "") for name, names in META.items()}
    fields["url"] = _address(tree, stated, linked, markup)
    fields["published"] = _published(fields["published"] or _first(stated, MODIFIED), visible)
    fields["retrieved"] = _visible_date(VISITED, visible)
    fields["title"], fields["publisher"] = _title_and_publisher(tree, fields["title"], fields["publisher"])
    if web_address(fields["author"]):
        fields["author"] = linked.get("author", "")
    return {name: value for name, value in fields.items() if value}


def _published(written: str, visible: str) -> str:
    return iso_date(written) or _visible_date(LAST_MODIFIED, visible) or written


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    stated: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = _words(attributes.get("content"))
        if name and content:
            stated.setdefault(name.strip().lower(), content)
    return stated


def _words(written: object) -> str:
    return " ".join(written.split()) if isinstance(written, str) else ""


def _first(stated: dict[str, str], names: tuple[str, ...]) -> str:
    return next((stated[name] for name in names if name in stated), "")


def _json_ld(tree: LexborHTMLParser) -> dict[str, str]:
    described: list[dict[str, object]] = []
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            described += _objects(json.loads(node.text()))
        except (ValueError, RecursionError):
            continue
    by_id = {str(each["@id"]): each for each in described if "@id" in each and "name" in each}
    found: dict[str, str] = {}
    for each in described:
        for name, key in JSON_LD.items():
            if value := _named(each.get(key), by_id):
                found.setdefault(name, value)
        page = each.get("mainEntityOfPage")
        if address := web_address(_words(page.get("@id") if isinstance(page, dict) else page)):
            found.setdefault("url", address)
    return found


def _objects(described: object) -> Iterator[dict[str, object]]:
    pending = [described]
    while pending:
        each = pending.pop()
        if isinstance(each, dict):
            yield each
            pending += [value for key, value in each.items() if key in DESCRIBED]
        elif isinstance(each, list):
            pending += reversed(each)


def _named(value: object, by_id: dict[str, dict[str, object]]) -> str:
    """The name of what a value describes or refers to."""
    if isinstance(value, list):
        return ", ".join(name for each in value[:MOST_AUTHORS] if (name := _named(each, by_id)))
    if isinstance(value, dict):
        return _words(value.get("name") or by_id.get(str(value.get("@id")), {}).get("name"))
    return _words(value)


def _address(tree: LexborHTMLParser, stated: dict[str, str], described: dict[str, str], markup: str) -> str:
    canonical = tree.css_first('link[rel="canonical"]')
    saved = SAVED_FROM.search(markup[:3000])
    linked = canonical.attributes.get("href") if canonical else None
    candidates = (linked or "", stated.get("og:url", ""), described.get("url", ""), saved[1] if saved else "")
    return next((address for each in candidates if (address := web_address(each.strip()))), "")


def _visible_date(pattern: re.Pattern[str], visible: str) -> str:
    for found in pattern.finditer(visible):
        if written := iso_date(found[1].strip()):
            return written
    return ""


def _title_and_publisher(tree: LexborHTMLParser, title: str, publisher: str) -> tuple[str, str]:
    """The title without the site's name, which many pages append to it, and the site's name in full."""
    node = tree.css_first("title")
    whole = _words(node.text()) if node else ""
    headings = {_words(heading.text()).casefold() for heading in tree.css("h1")}
    if whole.casefold() in headings:
        return title or whole, publisher
    parts = [part for part in (part.strip(" :|") for part in SEPARATORS.split(whole)) if part]
    if len(parts) > 1 and _names_site(parts[-1], publisher):
        publisher = parts[-1]
    own = [part for part in parts if part.casefold() in headings]
    return _without_site(title, publisher) or (own or parts or [""])[0], publisher


def _names_site(tail: str, publisher: str) -> bool:
    if publisher:
        return publisher.casefold() in tail.casefold() and len(tail) < 2 * len(publisher) + 10
    return len(tail.split()) <= MOST_WORDS_OF_A_SITE


def _without_site(title: str, publisher: str) -> str:
    if not publisher or not title.casefold().endswith(publisher.casefold()):
        return title
    shorter = title[: -len(publisher)].rstrip()
    return shorter.rstrip(" :|–—»·•-") if shorter[-1:] in set(":|–—»·•-") else title
