"""The words of elements that a browser shows in one line.

Style sheets set a label and its figure apart where the markup does not: ``<span>Average pay</span><span>$40</span>``.
"""

import re

from selectolax.lexbor import LexborNode

from knowledge.formats.page_weights import Skip, walk
from knowledge.formats.word_sets import word_set

JOINT = "\x01"  # stands where one element ends and the next begins at once; no text node holds it
APART = re.compile(rf"(?<=[^\W\d_]{{3}}){JOINT}(?=[\d$€£¥₹]|[A-Z][a-z])|(?<=\d){JOINT}(?=[a-z]{{2}})")
BREAKS = word_set("br p li div tr dd")


def joint_before(node: LexborNode) -> str:
    """``JOINT`` where an element begins as soon as another has ended, else nothing."""
    return JOINT if node.prev is not None and node.prev.is_element_node else ""


def set_apart(text: str) -> str:
    """A space at the joints where a word meets a figure, a capital or a unit; no trace of the others."""
    return APART.sub(" ", text).replace(JOINT, "")


def text_of(node: LexborNode, skip: Skip) -> str:
    """The visible text of a cell on one line; what stands on lines of its own is set apart by a semicolon."""
    parts = [""]
    for each, entered in walk(node, skip):
        if each.is_text_node and entered:
            parts[-1] += each.text(deep=False) or ""
        elif each.tag in BREAKS:
            parts.append("")
        elif entered:
            parts[-1] += joint_before(each)
    line = ""
    for part in (" ".join(set_apart(part).split()) for part in parts):
        if part:
            line += ("" if not line else " " if line[-1] in ".:;,!?" else "; ") + part
    return line.replace("|", "/")
