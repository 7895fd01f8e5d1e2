"""How much an element of a page holds: text, links, headings, tables, pictures.

The tree is walked without recursion, since a page may nest deeply.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from knowledge.formats.word_sets import word_set

SOUNDLESS = word_set("script style template noscript")
KEPT = word_set("table pre blockquote")
HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
PICTURES = word_set("img picture video svg canvas amp-img amp-video")
Skip = Callable[[LexborNode], bool]


class Weight(NamedTuple):
    """What an element holds. ``text``, ``linked`` (in links) and ``titled`` (in headings) count characters."""

    text: int = 0
    linked: int = 0
    titled: int = 0
    links: int = 0
    titles: int = 0  # headings of level 1
    headings: int = 0  # of level 1 and 2, and articles
    kept_parts: int = 0  # tables, code and quotations, which make a figure or an aside worth keeping
    pictures: int = 0
    in_article: bool = False

    @property
    def prose(self) -> int:
        """Characters outside links."""
        return self.text - self.linked

    def plus(self, inner: "Weight") -> "Weight":
        """This weight with that of an element inside it."""
        return Weight(
            self.text + inner.text,
            self.linked + inner.linked,
            self.titled + inner.titled,
            self.links + inner.links,
            self.titles + inner.titles,
            self.headings + inner.headings,
            self.kept_parts + inner.kept_parts,
            self.pictures + inner.pictures,
            self.in_article,
        )


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


def weigh(body: LexborNode) -> dict[int, Weight]:
    """The weight of every element in ``body`` by the identity of its node, in one walk."""
    weights: dict[int, Weight] = {}
    opened = [Weight()]
    for node, entered in walk(body, lambda each: each.tag in SOUNDLESS):
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
    if tag in HEADINGS:
        major = int(tag in {"h1", "h2"})
        return weight._replace(titled=weight.text, titles=int(tag == "h1"), headings=weight.headings + major)
    return weight._replace(
        kept_parts=weight.kept_parts + (tag in KEPT),
        headings=weight.headings + (tag == "article"),
        pictures=weight.pictures + (tag in PICTURES),
    )
