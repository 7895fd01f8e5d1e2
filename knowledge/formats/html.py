"""HTML to readable text: the main content of a page, written like Markdown.

``## `` headings, ``- `` list items, a table row a line with `` | `` between its cells, paragraphs between blank
lines. What a reader of the article would not read is left out (``knowledge.formats.page_content``).
"""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.formats.metadata import page_fields
from knowledge.formats.page_content import PageParts
from knowledge.formats.page_notes import hidden_pay
from knowledge.formats.page_tables import is_data_table, is_table_caption, table_lines
from knowledge.formats.page_weights import walk
from knowledge.formats.page_words import joint_before, set_apart
from knowledge.formats.word_sets import word_set

LEVELS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = word_set(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form"
    " header hgroup legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul"
    " caption hr h1 h2 h3 h4 h5 h6"
)
LISTS = word_set("ul ol menu")
CELLS = frozenset({"td"})
BOLD = word_set("b strong")
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
CONTENTS = re.compile(r"(?:table of )?contents|(?:on|in) this (?:page|article|guide)", re.IGNORECASE)
DEEPEST_HEADING = 6
# A line in bold that is a heading in all but name: no amount, no sentence.
TITLE = re.compile(r"(?=\D*[^\W\d_])[^$€£¥₹]{2,80}(?<![.;,!])")


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
    parts = PageParts(tree, body)
    text = _Writer(parts).write()
    notes = [f"{note}\n" for note in hidden_pay(parts, text)]
    return Page("\n".join([text, *notes] if text else notes), fields)


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
        self.heading_text = 0  # characters in the open heading
        self.level = 1  # of the last heading
        self.terms = 0
        self.titles = 0  # open summaries, which head what they unfold
        self.bold = 0
        self.plain = False  # whether the open block has words that are not bold
        self.charts = 0
        self.preformatted = 0
        self.table: int | None = None  # identity of the table that was written whole

    def write(self) -> str:
        """The text; empty where the page has no content."""
        for node, entered in walk(self.parts.content, self._is_skipped):
            if self.table is not None:
                self.table = None if node.mem_id == self.table and not entered else self.table
            elif node.is_text_node and entered:
                self._words(node.text(deep=False) or "")
            elif node.tag == "table" and entered and is_data_table(node):
                self._end_block()
                self._end_label()
                self._add(table_lines(node, self.parts.is_skipped_in_table), "table")
                self.table = node.mem_id
            elif node.is_element_node:
                self._element(node, node.tag or "", entered)
        self._end_block()
        self._end_label()
        return "\n\n".join("\n".join(lines) for lines in self.written) + ("\n" if self.written else "")

    def _is_skipped(self, node: LexborNode) -> bool:
        """Also cells that hold the site's menu, and captions that are written with their table."""
        if self.heading:
            return self._is_beside_heading(node)
        if node.tag == "figcaption" and is_table_caption(node):
            return True
        return self.parts.is_skipped(node) or self.parts.is_link_list(node, CELLS)

    def _is_beside_heading(self, node: LexborNode) -> bool:
        """Buttons, links to the heading's own place or to its help; one that holds all its words is the heading."""
        if self.parts.is_hidden(node):
            return True
        leads = node.tag == "a" and (node.attributes.get("href") or "").startswith("#")
        return (leads or self.parts.is_skipped(node)) and self.parts.weight(node).text < self.heading_text

    def _words(self, text: str) -> None:
        self.line.append(text)
        self.plain = self.plain or not (self.bold or text.isspace() or not text)

    def _element(self, node: LexborNode, tag: str, entered: bool) -> None:
        if tag == "br" and entered:
            self.line.append(BREAK)
        elif tag == "q":
            self.line.append("“" if entered else "”")
        elif tag in BOLD:
            self.bold += 1 if entered else -1
        if tag not in BLOCKS:
            self.line += [joint_before(node)] if entered and not self.preformatted else []
            return
        self._end_block()
        step = 1 if entered else -1
        if tag in LEVELS:
            self.heading = LEVELS[tag] if entered else 0
            self.heading_text = self.parts.weight(node).text
        elif tag in LISTS:
            self._list(node, entered)
        elif tag == "li":
            self.bullet = self._bullet() if entered else ""
        elif tag == "pre":
            self.preformatted += step
        elif tag == "dt":
            self.terms += step
        elif tag == "summary":
            self.titles += step
        if CHARTS.search(node.attributes.get("class") or ""):
            self.charts += step
            self._end_label()

    def _list(self, node: LexborNode, entered: bool) -> None:
        if entered:
            start = (node.attributes.get("start") or "").strip()
            first = int(start) if start.isdecimal() and len(start) < 5 else 1
            self.lists.append(first - 1 if node.tag == "ol" else -1)
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
        gathered, plain = set_apart("".join(self.line)), self.plain
        self.line, self.plain = [], False
        if self.preformatted:
            code = gathered.replace(BREAK, "\n").strip("\n")
            self._add(["```", *code.splitlines(), "```"] if code.strip() else [], "code")
            return
        lines = [" ".join(part.split()) for part in gathered.split(BREAK)]
        lines = [line for line in lines if line]
        if lines and (self.heading or self.terms):
            self._head(" ".join(lines))
        elif len(lines) == 1 and (self.titles or (not plain and self._may_be_title(lines[0]))):
            self._add(["#" * min(self.level + 1, DEEPEST_HEADING) + " " + lines[0].rstrip(": ")], "heading")
        elif lines:
            self._paragraph(lines)

    def _head(self, words: str) -> None:
        self._end_label()
        if self.charts or not self.heading:
            self.label = words + (CELL if self.terms else ": ")
        elif not CONTENTS.fullmatch(words):
            self._add(["#" * self.heading + " " + words], "heading")
            self.level = self.heading

    def _may_be_title(self, words: str) -> bool:
        inside = self.lists or self.label or self.bullet or self.charts
        return not inside and TITLE.fullmatch(words) is not None

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
