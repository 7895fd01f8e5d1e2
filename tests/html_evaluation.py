"""How well web pages are read: ``python -m tests.html_evaluation``, part of ``make eval``.

Reads the handbook pages of the reference material, and prints what of them is kept beside three extractors (one of
them in three settings) in the same run. ``--missed`` lists what ours lost.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import trafilatura
from lxml import html
from readability import Document
from rich.console import Console
from rich.table import Table

from knowledge.formats.html import read_html
from tests.page_truth import Score, score, truth_of

MEASURES = {
    "sentences with a median wage kept whole": "sentences",
    "section headings kept as headings": "headings",
    "table rows on one line, cells in order": "rows",
    "words of the content kept": "content",
    "words that are navigation": "navigation",
}
HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
LINES = {*HEADINGS, "p", "div", "li", "dt", "dd", "tr", "caption", "section", "article"}
Reading = Callable[[str], str]


def ours(markup: str) -> str:
    """Career Bot itself."""
    return read_html(markup).text


def by_trafilatura(*, fast: bool = False, recall: bool = False) -> Reading:
    """trafilatura, which writes Markdown."""

    def read(markup: str) -> str:
        return trafilatura.extract(markup, output_format="markdown", fast=fast, favor_recall=recall) or ""

    return read


def by_readability(markup: str) -> str:
    """readability-lxml, which gives HTML: a heading, a paragraph and a table row are a line each."""
    tree = html.document_fromstring(Document(markup).summary())
    for each in tree.iter(*LINES, "td", "th", "br"):
        if each.tag in {"td", "th"}:
            each.tail = f" | {each.tail or ''}"
        elif each.tag != "br" and not any(True for _ in each.iterancestors("tr")):
            each.text = f"\n{HEADINGS.get(each.tag, '')}{(each.text or '').strip()}"
            each.tail = f"\n{each.tail or ''}"
    return "\n".join(" ".join(line.split()) for line in tree.text_content().splitlines())


def by_stripping(markup: str) -> str:
    """All text between tags, a line each."""
    tree = html.document_fromstring(markup)
    for each in tree.xpath("//script | //style | //head | //comment()"):
        each.drop_tree()
    return "\n".join(line for text in tree.itertext() if (line := " ".join(text.split())))


SYSTEMS: dict[str, Reading] = {
    "Career Bot": ours,
    "trafilatura": by_trafilatura(),
    "trafilatura, fast": by_trafilatura(fast=True),
    "trafilatura, favor_recall": by_trafilatura(recall=True),
    "readability-lxml": by_readability,
    "stripping tags": by_stripping,
}


def shares(scores: Sequence[Score], measure: str) -> str:
    """The share over all pages with its counts, and the median of the pages' shares."""
    counts: list[tuple[int, int]] = [getattr(each, measure) for each in scores]
    part, whole = (sum(count[side] for count in counts) for side in (0, 1))
    middle = median(part / whole for part, whole in counts if whole)
    return f"{part / whole:.1%} ({part:,}/{whole:,})\nmedian page {middle:.1%}"


def print_missed(console: Console, names: Sequence[str], scores: Sequence[Score]) -> None:
    """What a system lost, page by page."""
    for name, each in zip(names, scores, strict=True):
        for missed in each.missed:
            console.print(f"{name}: {missed}", markup=False, highlight=False)


def main() -> None:
    """Print the table."""
    console = Console(width=170)
    reference = os.environ.get("CAREER_BOT_REFERENCE")
    if not reference:
        console.print("Reading web pages is left out: CAREER_BOT_REFERENCE does not name the reference material.")
        return
    paths = sorted((Path(reference) / "ooh").glob("*.html"))
    pages = [path.read_text(encoding="utf-8") for path in paths]
    truths = [truth_of(page) for page in pages]
    scores = {
        name: [score(truth, read(page), read(truth.marked)) for page, truth in zip(pages, truths, strict=True)]
        for name, read in SYSTEMS.items()
    }
    table = Table(f"{len(paths)} handbook pages", *SYSTEMS, show_lines=True)
    for title, measure in MEASURES.items():
        table.add_row(title, *(shares(scores[name], measure) for name in SYSTEMS))
    if "--missed" in sys.argv:
        print_missed(console, [path.stem for path in paths], scores["Career Bot"])
    console.print(table)


if __name__ == "__main__":
    main()
