"""What is changed in a Word document between its reading and its writing as HTML, as a mammoth transform."""

from collections.abc import Callable
from typing import Any

from mammoth import documents, transforms

from knowledge.formats.table_heads import begins_with_names

Element = Any  # mammoth has no types


def prepared(document: Element) -> Element:
    """The document with its tables' heads marked, and without links, whose words stay."""
    unlinked = transforms.paragraph(_without_links)(document)
    return _each(documents.Table, _with_head)(unlinked)


def _each(kind: Element, change: Callable[[Element], Element]) -> Callable[[Element], Element]:
    changed: Callable[[Element], Element] = transforms.element_of_type(kind, change)
    return changed


def _without_links(paragraph: Element) -> Element:
    children: list[Element] = []
    for child in paragraph.children:
        children += child.children if isinstance(child, documents.Hyperlink) else [child]
    return paragraph.copy(children=children)


def _with_head(table: Element) -> Element:
    """Word marks few heads: a first row in bold is one, and so is one of words above figures."""
    rows = [row for row in table.children if isinstance(row, documents.TableRow)]
    if len(rows) < 2 or len(rows[0].children) < 2 or any(row.is_header for row in rows):
        return table
    if not (_is_bold(rows[0]) or begins_with_names([[_words(cell) for cell in row.children] for row in rows])):
        return table
    head = rows[0].copy(is_header=True)
    return table.copy(children=[head if child is rows[0] else child for child in table.children])


def _is_bold(row: Element) -> bool:
    runs = [run for run in transforms.get_descendants_of_type(row, documents.Run) if _words(run).strip()]
    return bool(runs) and all(run.is_bold for run in runs)


def _words(element: Element) -> str:
    return "".join(text.value for text in transforms.get_descendants_of_type(element, documents.Text))
