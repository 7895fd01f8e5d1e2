"""Cutting an article into passages that can be searched and quoted.

A chunk stays under one heading and holds whole units: sentences, list items, table rows, labels with their values.
It ends where a paragraph, list or table ends once it has ``ENOUGH`` characters, and within one only before it would
grow past ``LARGEST``. A single unit may be longer than that.
"""

from collections.abc import Iterator
from typing import NamedTuple

from knowledge.formats.blocks import Block, Kind
from knowledge.formats.outline import outline
from knowledge.models import Article, Chunk, Section, Span
from knowledge.sentences import sentence_spans

ENOUGH = 400
LARGEST = 900
REMAINDER = 150  # what is left over at the end of a section joins the chunk before it
LONGEST_ITEM = 300
SPEAKING = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.ROW, Kind.PAIR})


class Unit(NamedTuple):
    """What may be quoted. ``begin`` takes in the table head above it; ``opens`` starts a paragraph or list."""

    span: Span
    begin: int
    opens: bool


def chunk_article(article: Article) -> tuple[Chunk, ...]:
    """The chunks of ``article`` in order, none overlapping; a section that says nothing yields none."""
    blocks = outline(article.path, article.text)
    chunks: list[Chunk] = []
    index = 0
    for section in article.sections:
        own = []
        while index < len(blocks) and blocks[index].at < section.end:
            if blocks[index].at >= section.start:
                own.append(blocks[index])
            index += 1
        units = list(_units(article.text, own))
        while units and _introduces(article.text, units[-1]):
            units.pop()  # an introduction to nothing
        chunks += [_chunk(article, section, group) for group in _groups(article.text, units)]
    return tuple(chunks)


def _units(text: str, blocks: list[Block]) -> Iterator[Unit]:
    previous: Kind | None = None
    head: int | None = None
    for each in blocks:
        if each.kind is Kind.TABLE_HEAD:
            head = each.start if head is None else head
        if each.kind not in SPEAKING:
            continue
        opens = each.kind is Kind.PARAGRAPH or each.kind is not previous
        for span in _spans(text, each):
            yield Unit(span, span.start if head is None else head, opens)
            opens, head = False, None
        previous = each.kind


def _spans(text: str, each: Block) -> list[Span]:
    whole = each.kind is not Kind.PARAGRAPH and (each.kind is not Kind.ITEM or each.end - each.start <= LONGEST_ITEM)
    return [Span(each.start, each.end)] if whole else sentence_spans(text, each.start, each.end)


def _introduces(text: str, unit: Unit) -> bool:
    return text[unit.span.start : unit.span.end].endswith(":")


def _groups(text: str, units: list[Unit]) -> list[list[Unit]]:
    groups: list[list[Unit]] = []
    current: list[Unit] = []
    for unit in units:
        if current and _is_full(text, current, unit):
            carried = [current.pop()] if len(current) > 1 and _introduces(text, current[-1]) else []
            groups.append(current)
            current = carried
        current.append(unit)
    if groups and current and _length(current) < REMAINDER and _length(groups[-1] + current) < LARGEST + REMAINDER:
        groups[-1] += current
    elif current:
        groups.append(current)
    return groups


def _length(units: list[Unit]) -> int:
    return units[-1].span.end - units[0].begin


def _is_full(text: str, current: list[Unit], following: Unit) -> bool:
    if following.span.end - current[0].begin > LARGEST:
        return True
    return following.opens and _length(current) >= ENOUGH and not _introduces(text, current[-1])


def _chunk(article: Article, section: Section, units: list[Unit]) -> Chunk:
    start, end = units[0].begin, units[-1].span.end
    spans = tuple(unit.span for unit in units)
    return Chunk(article.path, section.heading, start, end, article.text[start:end], spans)
