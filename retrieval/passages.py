"""Passages: stretches of whole quotable units of one chunk, short enough to be quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.models import Chunk, SalaryFact
from retrieval.terms import heading_terms, terms

LONGEST = 300
"""Characters of an excerpt, where one unit does not need more by itself."""

_ONLY_MARKUP = re.compile(r"[^\w]*\Z")
_CLAUSE_END = re.compile(r"[,;:.!?)]\s|\s[|–—-]\s")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """``[start, end)`` of ``chunk``'s article, with the index terms of its own words and of the headings above it.

    Each is equal to itself alone: hundreds are weighed for a question, and hashing one would hash its whole chunk.
    """

    chunk: Chunk
    start: int
    end: int
    own: frozenset[str]
    headings: frozenset[str]

    @property
    def text(self) -> str:
        """The passage, verbatim."""
        return self.chunk.text[self.start - self.chunk.start : self.end - self.chunk.start]

    def states(self, fact: SalaryFact) -> bool:
        """Whether a salary fact stands in this passage."""
        if fact.article != self.chunk.article or fact.start is None or fact.end is None:
            return False
        return self.start <= fact.start and fact.end <= self.end


@lru_cache(maxsize=8192)
def passages(chunk: Chunk) -> tuple[Passage, ...]:
    """Every run of neighbouring units of a chunk that fits, and each longer unit cut to fit.

    Units with other text between them (navigation, a caption) are no neighbours. Cached, since the chunks that answer
    are much the same from question to question.
    """
    units = list(_units(chunk))
    unit_terms = [frozenset(terms(unit.text)) for unit in units]
    headings = frozenset(term for heading in chunk.heading for term in heading_terms(heading))
    found = []
    for first, unit in enumerate(units):
        own: frozenset[str] = frozenset()
        for last in range(first, len(units)):
            end = units[last].end
            if last > first and (end - unit.start > LONGEST or not _adjoin(chunk, units[last - 1], units[last])):
                break
            own |= unit_terms[last]
            found.append(Passage(chunk, unit.start, end, own, headings))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    text: str


def _units(chunk: Chunk) -> Iterator[_Unit]:
    for span in chunk.sentences:
        text = chunk.text[span.start - chunk.start : span.end - chunk.start]
        for start, end in _cut(text):
            yield _Unit(span.start + start, span.start + end, text[start:end])


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Whole where it fits; else at the last end of a clause, or of a word, that leaves each part short enough."""
    start = 0
    while len(text) - start > LONGEST:
        window = text[start : start + LONGEST]
        ends = [match.start() + 1 for match in _CLAUSE_END.finditer(window) if match.start() > LONGEST // 3]
        blank = window.rfind(" ")
        end = start + (ends[-1] if ends else blank if blank > 0 else LONGEST)
        yield start, start + len(text[start:end].rstrip())
        start = end + len(text[end:]) - len(text[end:].lstrip())
    if text[start:].strip():
        yield start, len(text)


def _adjoin(chunk: Chunk, one: _Unit, two: _Unit) -> bool:
    return _ONLY_MARKUP.match(chunk.text[one.end - chunk.start : two.start - chunk.start]) is not None
