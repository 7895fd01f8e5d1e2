"""Which parts of a web page are its content, and which are there to get about the site.

Decided by what the page says of its parts (``knowledge.formats.page_names``), by how much of their text is links
(``knowledge.formats.page_weights``) and by where they stand.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.formats.page_names import (
    BESIDE,
    NEVER_CONTENT,
    NOT_NAMED,
    SUGGESTIONS,
    is_unread,
    looks_hidden,
    names_of,
)
from knowledge.formats.page_weights import Weight, weigh
from knowledge.formats.word_sets import word_set

CONTAINERS = word_set("html body main article")
LINK_LISTS = word_set("ul ol div section p")
GROUPS = word_set("div section")  # lists of links that may begin with a title of their own
OPENING = ("aria-controls", "data-target", "data-bs-target")
ACTION = re.compile(
    r"(?:get|view|see|download|show|apply|read|learn|change|edit|update|compare)\b.{0,20}", re.IGNORECASE
)
NOT_WORD = re.compile(r"[\W_]+")
MOSTLY = 0.8
LONGEST_ASIDE = 600
LINKED_ASIDE = 0.3
FEWEST_LINKS = 4
LONGEST_TITLE = 30
LONGEST_NUMBER = 40  # of a reference: "[12]", "[citation needed]"


class PageParts:
    """Tells for each element of a page whether a reader of its article would read it."""

    def __init__(self, tree: LexborHTMLParser, body: LexborNode) -> None:
        self.weights = weigh(body)
        self.whole = self.weights[body.mem_id]
        self.shown_by_others = _targets(tree)
        self.content = self._main_content(tree, body)

    def weight(self, node: LexborNode) -> Weight:
        """The weight of an element, zero for one that holds no text."""
        return self.weights.get(node.mem_id, Weight())

    def is_skipped(self, node: LexborNode) -> bool:
        """Whether an element is left out with everything in it."""
        if node.tag in {"script", "style", "template"} or self.is_hidden(node):
            return True
        weight = self.weight(node)
        if node.tag in CONTAINERS or weight.text * 2 > self.whole.text:
            return False
        return (
            is_unread(node)
            or self._is_reference(node, weight)
            or self._is_beside(node, weight)
            or self._is_picture(node, weight)
            or self.is_link_list(node, LINK_LISTS)
        )

    def is_skipped_in_table(self, node: LexborNode) -> bool:
        """The same for what stands in a data table, where links and short texts are data."""
        return self.is_hidden(node) or is_unread(node) or self._is_reference(node, self.weight(node))

    def is_hidden(self, node: LexborNode) -> bool:
        """Hidden text is no content, unless a tab, a button or a link reveals it or it is most of the page."""
        if self.weight(node).text > MOSTLY * self.whole.text:
            return False
        return looks_hidden(node) and node.attributes.get("id") not in self.shown_by_others

    def is_link_list(self, node: LexborNode, tags: frozenset[str]) -> bool:
        """Many links and hardly any other text, where no article and no heading vouches for them."""
        weight = self.weight(node)
        if node.tag not in tags or weight.links < FEWEST_LINKS or weight.in_article or weight.headings:
            return False
        titled = node.tag in GROUPS and weight.prose <= LONGEST_TITLE and weight.linked > weight.prose
        return titled or weight.linked >= MOSTLY * weight.text

    def _main_content(self, tree: LexborHTMLParser, body: LexborNode) -> LexborNode:
        for selector, share in (("main", 0.25), ('[role="main"]', 0.25), ("article", 0.5)):
            heaviest = max(tree.css(selector), key=lambda node: self.weight(node).prose, default=None)
            if heaviest is not None and self.weight(heaviest).prose >= share * self.whole.prose:
                return heaviest
        return body

    def _is_beside(self, node: LexborNode, weight: Weight) -> bool:
        """A part that is named as no content, unless it holds a title, a table or too much prose for that."""
        names = names_of(node)
        if node.tag == "aside":
            return weight.kept_parts == 0 or node.css_first("table") is None
        if node.tag == "header":
            return self.content.tag == "body" and not weight.titled and weight.text <= LONGEST_ASIDE
        if node.tag in NOT_NAMED:
            return False
        if not names.isdisjoint(NEVER_CONTENT):
            return True
        if 0 < weight.titles == self.whole.titles or weight.kept_parts or _is_named_for_heading(node, weight):
            return False
        if not names.isdisjoint(SUGGESTIONS) and weight.links and 2 * weight.linked >= weight.text - weight.titled:
            return True
        prose = weight.text > LONGEST_ASIDE and weight.linked < LINKED_ASIDE * weight.text
        return not names.isdisjoint(BESIDE) and not prose

    def _is_picture(self, node: LexborNode, weight: Weight) -> bool:
        """A figure without a table is a picture, whose caption says nothing without it."""
        if node.tag == "figure":
            return weight.kept_parts == 0
        if node.parent is None or not any(name.endswith("caption") for name in names_of(node)):
            return False
        around = self.weight(node.parent)
        return node.tag not in {"table", "caption"} and around.pictures > 0 and around.kept_parts == 0

    def _is_reference(self, node: LexborNode, weight: Weight) -> bool:
        """The number of a footnote, a sign that leads elsewhere in the page, or an offer to act on a value."""
        if node.tag == "sup":
            return weight.links > 0 and weight.text <= LONGEST_NUMBER and bool(node.css_first('a[href^="#"]'))
        if node.tag == "a" and (node.attributes.get("href") or "").startswith("#"):
            return not any(character.isalnum() for character in node.text())
        return node.tag == "dd" and 0 < weight.text == weight.linked and bool(ACTION.fullmatch(node.text().strip()))


def _is_named_for_heading(node: LexborNode, weight: Weight) -> bool:
    """Whether an id is the section's own heading, as in ``<section id="tools"><h2>Tools</h2>``."""
    name = node.attributes.get("id")
    heading = node.css_first("h2, h3, h4") if name and 0 < weight.titled < weight.prose else None
    return heading is not None and NOT_WORD.sub("", heading.text()).lower() == NOT_WORD.sub("", name or "").lower()


def _targets(tree: LexborHTMLParser) -> set[str]:
    """The ids of what a link, a tab or a button of the page shows."""
    targets = {link.attributes.get("href") for link in tree.css('a[href^="#"]')}
    for name in OPENING:
        targets |= {node.attributes.get(name) for node in tree.css(f"[{name}]")}
    return {target.removeprefix("#") for target in targets if target} - {""}
