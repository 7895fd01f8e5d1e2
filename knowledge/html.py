"""HTML to readable text: the main content of a page, written like Markdown.

``## `` headings, ``- `` list items, a table row a line with `` | `` between its cells, paragraphs between blank
lines. What a reader of the article would not read is left out (``knowledge.page_content``).
"""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.metadata import page_fields
from knowledge.page_content import PageParts, walk
from knowledge.page_tables import is_data_table, table_lines
from knowledge.word_sets import word_set

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = word_set(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form"
    " header hgroup legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul"
    " caption hr h1 h2 h3 h4 h5 h6"
)
LISTS = frozenset({"ul", "ol", "menu"})
CHARTS = re.compile(r"(?:^|[\s_-])(?:chart|graph|infographic)s?(?:$|[\s_-])", re.IGNORECASE)
TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9-]{0,20}))")
RAW = word_set("script style textarea title xmp noframes iframe")
FORMATTING = word_set("b big code em font i nobr s small strike strong tt u")
NEVER_NEST = RAW | word_set(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot"
    " colgroup caption option optgroup rt rp html head body"
)
DEEPEST = 2000
DEEPEST_INDENT = 8
MOST_REPEATED = 500_000
LONGEST_VALUE = 160
CELL = " | "
BREAK = "\x00"  # stands for <br> until a block is written; no text node holds it


class TooDeep(ValueError):
    """The page nests its elements so deeply that parsing it would take minutes."""


class Page(NamedTuple):
    """A page's readable text and the fields of front matter that it states."""

    text: str
    fields: dict[str, str]


def read_html(markup: str) -> Page:
    """The readable text of a page and what it says of itself; raises ``TooDeep``."""
    _check_depth(markup)
    tree = LexborHTMLParser(markup)
    body = tree.body
    if body is None:
        return Page("", {})
    visible = "\n".join(line for part in body.text(separator="\n").splitlines() if (line := " ".join(part.split())))
    fields = page_fields(tree, markup, visible)
    return Page(_Writer(PageParts(tree, body)).write(), fields)


def _check_depth(markup: str) -> None:
    """At each tag the parser looks through all open elements, and repeats all open formatting in each paragraph."""
    depth = formatting = repeated = 0
    found = TAG.search(markup)
    while found:
        name = (found[2] or "").lower()
        step = -1 if found[1] else 1
        if name and name not in NEVER_NEST:
            depth = max(0, depth + step)
        if name in FORMATTING:
            formatting = max(0, formatting + step)
        repeated += formatting
        if depth > DEEPEST or repeated > MOST_REPEATED:
            raise TooDeep("nests its elements too deeply")
        found = TAG.search(markup, _after_raw(markup, found, name))


def _after_raw(markup: str, tag: re.Match[str], name: str) -> int:
    """Where to look for the next tag: past a comment or script, in which ``<`` opens nothing."""
    if name and (name not in RAW or tag[1]):
        return tag.end()
    closing = re.compile(f"</{name}" if name else "-->", re.IGNORECASE).search(markup, tag.end())
    return closing.end() if closing else len(markup)


class _Writer:
    """Writes the readable text of a page's content while walking through it."""

    def __init__(self, parts: PageParts) -> None:
        self.parts = parts
        self.written: list[list[str]] = []  # the lines of each block
        self.sort = ""  # of the last block: items follow items, and rows follow rows, without a blank line
        self.line: list[str] = []
        self.lists: list[int] = []  # the number of the last item of each open list, -1 without numbers
        self.bullet = ""
        self.label = ""  # goes before the next block: a definition's term, or a chart's heading
        self.heading = 0
        self.other_than_links = False  # whether the open heading has words that are no links
        self.terms = 0
        self.charts = 0
        self.preformatted = 0
        self.table: int | None = None  # identity of the table that was written whole

    def write(self) -> str:
        """The text; empty where the page has no content."""
        for node, entered in walk(self.parts.content, self._is_skipped):
            if self.table is not None:
                self.table = None if node.mem_id == self.table and not entered else self.table
            elif node.is_text_node:
                self.line += [node.text(deep=False) or ""] if entered else []
            elif node.tag == "table" and entered and is_data_table(node):
                self._end_block()
                self._end_label()
                self._add(table_lines(node, self.parts.is_skipped), "table")
                self.table = node.mem_id
            elif node.is_element_node:
                self._element(node, node.tag or "", entered)
        self._end_block()
        self._end_label()
        return "\n\n".join("\n".join(lines) for lines in self.written) + ("\n" if self.written else "")

    def _is_skipped(self, node: LexborNode) -> bool:
        """Also references to footnotes, and links beside a heading's words: to its own place, or to its help."""
        if node.tag == "a" and self.heading and self.other_than_links:
            return (node.attributes.get("href") or "").startswith("#")
        if node.tag == "sup":
            return node.css_first('a[href^="#"]') is not None
        return self.parts.is_skipped(node)

    def _element(self, node: LexborNode, tag: str, entered: bool) -> None:
        if tag == "br" and entered:
            self.line.append(BREAK)
        elif tag == "q":
            self.line.append("“" if entered else "”")
        if tag not in BLOCKS:
            return
        self._end_block()
        step = 1 if entered else -1
        if tag in HEADINGS:
            self._heading(node, tag, entered)
        elif tag in LISTS:
            self._list(tag, entered)
        elif tag == "li":
            self.bullet = self._bullet() if entered else ""
        elif tag == "pre":
            self.preformatted += step
        elif tag == "dt":
            self.terms += step
        if CHARTS.search(node.attributes.get("class") or ""):
            self.charts += step
            self._end_label()

    def _heading(self, node: LexborNode, tag: str, entered: bool) -> None:
        weight = self.parts.weight(node)
        self.heading = HEADINGS[tag] if entered else 0
        self.other_than_links = weight.linked < weight.text

    def _list(self, tag: str, entered: bool) -> None:
        if entered:
            self.lists.append(0 if tag == "ol" else -1)
        elif self.lists:
            self.lists.pop()

    def _bullet(self) -> str:
        indent = "  " * min(max(0, len(self.lists) - 1), DEEPEST_INDENT)
        if not self.lists or self.lists[-1] < 0:
            return indent + "- "
        self.lists[-1] += 1
        return f"{indent}{self.lists[-1]}. "

    def _end_block(self) -> None:
        """Write the text gathered since the last block element began or ended."""
        gathered = "".join(self.line)
        self.line = []
        if self.preformatted:
            code = gathered.replace(BREAK, "\n").strip("\n")
            self._add(["```", *code.splitlines(), "```"] if code.strip() else [], "code")
            return
        lines = [" ".join(part.split()) for part in gathered.split(BREAK)]
        lines = [line for line in lines if line]
        if lines and (self.heading or self.terms):
            self._head(" ".join(lines))
        elif lines:
            self._paragraph(lines)

    def _head(self, words: str) -> None:
        self._end_label()
        if self.heading and not self.charts:
            self._add(["#" * self.heading + " " + words], "heading")
            return
        self.label = words + (CELL if self.terms else ": ")

    def _end_label(self) -> None:
        """Write a term that has no definition, or a chart's heading above nothing."""
        if self.label:
            self._add([self.label.removesuffix(CELL).removesuffix(": ")], "row")
        self.label = ""

    def _paragraph(self, lines: list[str]) -> None:
        if lines[0].startswith("#"):
            lines[0] = "\\" + lines[0]
        label, self.label = self.label, ""
        if label.endswith(CELL) and len(" ".join(lines)) > LONGEST_VALUE:
            label = label.removesuffix(CELL) + ": "
        bullet, self.bullet = self.bullet, ""
        sort = "item" if bullet else "row" if label else "paragraph"
        self._add([bullet + label + lines[0], *lines[1:]], sort)

    def _add(self, lines: list[str], sort: str) -> None:
        if not lines:
            return
        if sort == self.sort and sort in {"item", "row"}:
            self.written[-1] += lines
        else:
            self.written.append(lines)
        self.sort = sort
