"""Explanations that a page hides until somebody asks for them, where they state what people are paid.

The rest of such help explains the page itself and is no part of the article.
"""

import re

from selectolax.lexbor import LexborNode

from knowledge.formats.page_content import PageParts
from knowledge.formats.page_names import BESIDE, is_unread, names_of
from knowledge.formats.page_weights import HEADINGS, walk
from knowledge.formats.page_words import text_of
from knowledge.formats.word_sets import word_set

PARAGRAPHS = word_set("p li dd")
AMOUNT = re.compile(r"[$€£¥₹]\s?\d|\d\s?[€£]|\b(?:USD|EUR|GBP|CHF|INR)\b")
PAY = re.compile(r"\b(?:wages?|salar(?:y|ies)|pay|paid|earn(?:s|ed|ings)?)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?][”\"')]*$")


def hidden_pay(parts: PageParts, shown: str) -> list[str]:
    """The paragraphs on pay that the content hides and does not show, each once, below their heading."""
    lines = {line.lstrip("- ") for line in shown.splitlines()}
    notes: dict[str, str] = {}
    hidden = 0  # how many of the open elements are hidden or inside a hidden one
    heading = ""
    for node, entered in walk(parts.content, _is_never_read):
        if not node.is_element_node:
            continue
        if entered and (hidden or parts.is_hidden(node)):
            hidden += 1
        elif hidden:
            hidden -= 1
        if not hidden:
            heading = ""
        elif entered and node.tag in HEADINGS:
            heading = f"## {text_of(node, _is_never_read)}"
        elif entered and _is_paragraph(node):
            text = text_of(node, _is_never_read)
            if _states_pay(text) and text not in lines:
                notes.setdefault(text, heading)
    return [block for text, above in notes.items() for block in (above, text) if block]


def _is_paragraph(node: LexborNode) -> bool:
    """Whether an element holds a text of its own rather than lists and paragraphs."""
    return node.tag in PARAGRAPHS and (node.tag == "p" or node.css_first("p, ul, ol, dl") is None)


def _is_never_read(node: LexborNode) -> bool:
    return is_unread(node) or not names_of(node).isdisjoint(BESIDE)


def _states_pay(text: str) -> bool:
    """Whether a text is of whole sentences, one of which names an amount that somebody is paid."""
    return bool(AMOUNT.search(text) and PAY.search(text) and SENTENCE_END.search(text))
