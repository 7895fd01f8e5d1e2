"""What a reader of a handbook page reads, and what only leads about the site, told from the page's own elements.

Independent of ``knowledge.formats``: another parser (lxml), and the names that these pages give their parts. The tabs
are the content. Left out of both sides: pictures' captions, the video player, the suggested citation, and help that
pops up, of which only sentences with a median wage are asked for.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

MARK = "ǂ"  # a letter that no page holds: it is put behind each word of navigation before the page is read
WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"(?<=[.!?:])\s+")
MEDIAN_WAGE = re.compile(r"\bmedian\b.{0,30}\b(?:wage|pay|salary|earning)s?\b", re.IGNORECASE)
LINKS_TO_TABLES = {"Get data", "Employment by Industry"}  # a column that holds no data but links to some
NAVIGATION = (
    "//header | //footer | //nav | //form | //button | //a[contains(@class, 'about-this-section')]"
    " | //*[@id='main-nav-wrapper' or @id='ooh-banner' or @id='ooh-breadcrumbs' or @id='tabs']"
    " | //*[contains(@class, 'breadcrumb') or @class='article-tools-box' or @class='gb-info']"
)
UNREAD = "//script | //style | //noscript | //*[@class='youtube-player' or @class='image-caption'] | //comment()"
CONTENT = "//h1 | //*[@id='panes']"
ROWS = "//*[@id='panes']//tr"
HEADINGS = (
    "//h1 | //*[@id='panes']//*[self::h2 or self::h3 or self::h4]"
    "[not(ancestor::*[@class='ooh-chart'] or *[@class='invisible'])]"
)


@dataclass(frozen=True)
class Truth:
    """A page's sentences with a median wage, headings, rows of cells and words, all as words apart by one space."""

    marked: str
    sentences: frozenset[str]
    headings: Counter[str]
    rows: list[list[str]]
    content: Counter[str]


@dataclass
class Score:
    """Counts for one page; ``missed`` says in words what was lost."""

    sentences: tuple[int, int]
    headings: tuple[int, int]
    rows: tuple[int, int]
    content: tuple[int, int]
    navigation: tuple[int, int]
    missed: list[str] = field(default_factory=list)


def words_of(text: str) -> str:
    """The words of a text, apart by one space and without the mark of navigation."""
    return " ".join(WORD.findall(text.replace(MARK, "")))


def truth_of(markup: str) -> Truth:
    """What a page holds, and the page with every word of its navigation marked."""
    tree = html.document_fromstring(markup)
    for part in tree.xpath(NAVIGATION):
        _mark(part)
    marked = html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>")
    for part in tree.xpath(UNREAD):
        part.drop_tree()
    content = Counter(word for part in tree.xpath(CONTENT) for word in _read(part).split())
    return Truth(
        marked,
        frozenset(sentence for part in tree.xpath("//p | //li") for sentence in _median_wages(part)),
        Counter(heading for part in tree.xpath(HEADINGS) if (heading := _read(part))),
        [cells for row in tree.xpath(ROWS) if (cells := _cells(row))],
        content,
    )


def score(truth: Truth, text: str, marked: str) -> Score:
    """How much of a page stands in ``text``, with ``#`` before headings, and in what was read of the marked page."""
    every = f" {words_of(text)} "
    lines = [f" {words_of(line)} " for line in text.splitlines()]
    written = Counter(words_of(line) for line in text.splitlines() if line.lstrip().startswith("#"))
    lost_sentences = [sentence for sentence in truth.sentences if f" {sentence} " not in every]
    lost_headings = list((truth.headings - written).elements())
    lost_rows = [cells for cells in truth.rows if not any(_holds(line, cells) for line in lines)]
    every_marked = WORD.findall(marked)
    return Score(
        (len(truth.sentences) - len(lost_sentences), len(truth.sentences)),
        (truth.headings.total() - len(lost_headings), truth.headings.total()),
        (len(truth.rows) - len(lost_rows), len(truth.rows)),
        ((truth.content & Counter(every.split())).total(), truth.content.total()),
        (sum(word.endswith(MARK) for word in every_marked), len(every_marked)),
        lost_sentences + lost_headings + [" | ".join(cells) for cells in lost_rows],
    )


def _mark(part: HtmlElement) -> None:
    for each in part.iter():
        if isinstance(each.tag, str) and each.tag not in {"script", "style"}:
            each.text = _marked(each.text)
            for child in each:
                child.tail = _marked(child.tail)


def _marked(text: str | None) -> str | None:
    return WORD.sub(lambda word: word[0].rstrip(MARK) + MARK, text) if text else text


def _read(part: HtmlElement) -> str:
    """The words of an element that are no navigation."""
    return " ".join(word for word in WORD.findall(" ".join(part.itertext())) if not word.endswith(MARK))


def _median_wages(part: HtmlElement) -> list[str]:
    text = " ".join(part.text_content().split())
    return [words_of(each) for each in SENTENCE.split(text) if MEDIAN_WAGE.search(each) and MARK not in each]


def _cells(row: HtmlElement) -> list[str]:
    cells = [_read(cell) for cell in row if cell.tag in {"td", "th"}]
    return [cell for cell in cells if cell and cell not in LINKS_TO_TABLES]


def _holds(line: str, cells: list[str]) -> bool:
    place = 0
    for cell in cells:
        found = line.find(f" {cell} ", place)
        if found < 0:
            return False
        place = found + len(cell) + 1
    return True
