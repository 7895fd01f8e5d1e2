"""Which parts of a web page are its content, and which are there to get about the site.

Decided by what the page says of its parts (element, role, class, visibility) and by how much of their text is links.
The tree is walked without recursion, since a page may nest deeply.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.word_sets import word_set

UNREAD = word_set(
    "script style noscript template svg canvas iframe object embed audio video map button input select textarea option"
    " datalist dialog nav footer form aside img picture"
)
ROLES = word_set(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar tablist toolbar button"
)
TOKENS = word_set(
    "nav navbar navigation menu submenu breadcrumb breadcrumbs banner sidebar footer social share sharing sharebar"
    " cookie cookies consent gdpr newsletter subscribe signup advert advertisement ad ads adsbygoogle"
    " promo sponsored comments masthead popup modal overlay pagination pager toolbar tools skip skiplink"
    " citation caption byline"
)
NEVER_CONTENT = word_set("comments cookie cookies consent gdpr popup modal adsbygoogle newsletter")
NEVER_BY_NAME = frozenset({"table", "thead", "tbody", "tr", "td", "th", "li", "dd", "dt"})
HIDDEN_CLASSES = word_set("hidden d-none visually-hidden sr-only screen-reader-text invisible hide")
PANEL_TOKENS = word_set("tab tabs pane panel panels tabpanel accordion collapse collapsible expander faq")
LINK_LISTS = frozenset({"ul", "ol", "div", "section", "p"})
CONTAINERS = frozenset({"html", "body", "main", "article"})
HIDDEN_STYLE = re.compile(r"display:none|visibility:hidden|(?<![\w-])(?:height|width):0(?:px|em|%)?(?:;|$)")
KEPT = word_set("table pre blockquote")
DENIAL = re.compile(r"(?:no|not|has|with|without)[_-]")
MOSTLY = 0.8
LONGEST_ASIDE = 600
LINKED_ASIDE = 0.3
FEWEST_LINKS = 4


class Weight(NamedTuple):
    """What an element holds: characters of text, how many of them in links, in how many links, and structure."""

    text: int = 0
    linked: int = 0
    links: int = 0
    kept_parts: int = 0  # tables, code and quotations, which make a picture's figure worth keeping
    headings: int = 0
    in_article: bool = False

    def plus(self, inner: "Weight") -> "Weight":
        """This weight with that of an element inside it."""
        return Weight(
            self.text + inner.text,
            self.linked + inner.linked,
            self.links + inner.links,
            self.kept_parts + inner.kept_parts,
            self.headings + inner.headings,
            self.in_article,
        )


Skip = Callable[[LexborNode], bool]


def walk(root: LexborNode, skip: Skip) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below ``root``, entered (true) and left (false); those that ``skip`` names are passed over whole."""
    node = root.child
    depth = 0
    while node is not None:
        skipped = node.is_element_node and skip(node)
        if not skipped:
            yield node, True
            if node.child is not None:
                node, depth = node.child, depth + 1
                continue
            yield node, False
        while node.next is None:
            if depth == 0 or node.parent is None:
                return
            node, depth = node.parent, depth - 1
            yield node, False
        node = node.next


class PageParts:
    """Tells for each element of a page whether a reader of its article would read it."""

    def __init__(self, tree: LexborHTMLParser, body: LexborNode) -> None:
        self.weights = _weights(body)
        self.whole = self.weights[body.mem_id].text
        self.targets = {(link.attributes.get("href") or "")[1:] for link in tree.css('a[href^="#"]')} - {""}
        self.content = self._main_content(tree, body)

    def weight(self, node: LexborNode) -> Weight:
        """The weight of an element, zero for one that holds no text."""
        return self.weights.get(node.mem_id, Weight())

    def is_skipped(self, node: LexborNode) -> bool:
        """Whether an element is left out with everything in it."""
        tag = node.tag or ""
        attributes = node.attributes
        names = _tokens(attributes)
        if tag in {"script", "style", "template"} or self._is_hidden(attributes, names):
            return True
        if tag in CONTAINERS or self.weight(node).text * 2 > self.whole:
            return False
        if tag in UNREAD or (attributes.get("role") or "").lower() in ROLES:
            return True
        if tag not in NEVER_BY_NAME and not names.isdisjoint(TOKENS):
            return self._is_beside_content(node, names)
        return self._is_picture(node, tag) or self._is_link_list(node, tag)

    def _main_content(self, tree: LexborHTMLParser, body: LexborNode) -> LexborNode:
        for selector, share in (("main", 0.25), ('[role="main"]', 0.25), ("article", 0.5)):
            heaviest = max(tree.css(selector), key=lambda node: self.weight(node).text, default=None)
            if heaviest is not None and self.weight(heaviest).text >= share * self.whole:
                return heaviest
        return body

    def _is_hidden(self, attributes: dict[str, str | None], names: set[str]) -> bool:
        """Hidden text is none of the page's content, unless a tab or a link of the page reveals it."""
        style = (attributes.get("style") or "").replace(" ", "").lower()
        hidden = (
            "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or HIDDEN_STYLE.search(style)
            or not HIDDEN_CLASSES.isdisjoint((attributes.get("class") or "").lower().split())
        )
        if not hidden:
            return False
        panel = attributes.get("role") == "tabpanel" or not names.isdisjoint(PANEL_TOKENS)
        return not panel and attributes.get("id") not in self.targets

    def _is_beside_content(self, node: LexborNode, names: set[str]) -> bool:
        """A part whose name says that it is no content, unless it holds too much prose for that or a table."""
        if not names.isdisjoint(NEVER_CONTENT):
            return True
        weight = self.weight(node)
        prose = weight.text > LONGEST_ASIDE and weight.linked < LINKED_ASIDE * weight.text
        return not prose and weight.kept_parts == 0

    def _is_picture(self, node: LexborNode, tag: str) -> bool:
        """A figure without a table is a picture, whose caption says nothing without it."""
        return tag == "figure" and self.weight(node).kept_parts == 0

    def _is_link_list(self, node: LexborNode, tag: str) -> bool:
        """Many links and hardly any other text, where no article and no heading vouches for them."""
        weight = self.weight(node)
        if tag not in LINK_LISTS or weight.links < FEWEST_LINKS or weight.linked < MOSTLY * weight.text:
            return False
        return not weight.in_article and weight.headings == 0


def _tokens(attributes: dict[str, str | None]) -> set[str]:
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    names = (name for name in named[:1000].lower().split() if not DENIAL.match(name))
    return {token for name in names for token in re.split("[_-]+", name)}


def _weights(body: LexborNode) -> dict[int, Weight]:
    """The weight of every element in ``body`` by the identity of its node, in one walk."""
    weights: dict[int, Weight] = {}
    opened = [Weight()]
    for node, entered in walk(body, lambda each: each.tag in {"script", "style", "template", "noscript"}):
        if node.is_text_node and entered:
            opened[-1] = opened[-1]._replace(text=opened[-1].text + len((node.text(deep=False) or "").strip()))
        elif node.is_element_node and entered:
            opened.append(Weight(in_article=opened[-1].in_article or node.tag == "article"))
        elif node.is_element_node:
            weight = _own(node.tag or "", opened.pop())
            weights[node.mem_id] = weight
            opened[-1] = opened[-1].plus(weight)
    weights[body.mem_id] = opened[0]
    return weights


def _own(tag: str, weight: Weight) -> Weight:
    """What lies inside an element together with what the element itself is."""
    if tag == "a":
        return weight._replace(linked=weight.text, links=1)
    if tag in KEPT:
        return weight._replace(kept_parts=weight.kept_parts + 1)
    return weight._replace(headings=weight.headings + 1) if tag in {"h1", "h2", "article"} else weight
