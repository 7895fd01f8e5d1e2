"""Passages: stretches of whole quotable units of one chunk, short enough to be quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from knowledge.models import Chunk, SalaryFact
from retrieval.language.terms import heading_terms, terms

LONGEST = 300
"""Characters of an excerpt, where one unit does not need more by itself."""

_BULLETS = ("-", "*", "+", "•", "·", "–")
_CELLS = " | "  # between the cells of a row
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
        return _text(self.chunk, self.start, self.end)

    @property
    def is_item(self) -> bool:
        """Whether it begins with an item of a list."""
        return self.chunk.text[: self.start - self.chunk.start].rstrip(" \t").endswith(_BULLETS)

    def states(self, fact: SalaryFact) -> bool:
        """Whether a salary fact stands in this passage."""
        if fact.article != self.chunk.article or fact.start is None or fact.end is None:
            return False
        return self.start <= fact.start and fact.end <= self.end


@lru_cache(maxsize=8192)
def passages(chunk: Chunk) -> tuple[Passage, ...]:
    """Every run of neighbouring units of a chunk that fits, and each longer unit cut to fit.

    Units with other text between them (navigation, a caption) are no neighbours. Nor is what follows a table one of its
    last row: it has nothing to do with it. Cached, since the chunks that answer are much the same from question to
    question.
    """
    units = list(_units(chunk))
    unit_terms = [frozenset(terms(_text(chunk, *unit))) for unit in units]
    joined = [_are_joined(chunk, one, two) for one, two in pairwise(units)]
    headings = frozenset(chain.from_iterable(map(heading_terms, chunk.heading)))
    found = []
    for first, (start, _) in enumerate(units):
        own: frozenset[str] = frozenset()
        for last in range(first, len(units)):
            end = units[last][1]
            if last > first and (end - start > LONGEST or not joined[last - 1]):
                break
            own |= unit_terms[last]
            found.append(Passage(chunk, start, end, own, headings))
    return tuple(found)


def _text(chunk: Chunk, start: int, end: int) -> str:
    return chunk.text[start - chunk.start : end - chunk.start]


def _are_joined(chunk: Chunk, one: tuple[int, int], two: tuple[int, int]) -> bool:
    ends_table = _CELLS in _text(chunk, *one) and _CELLS not in _text(chunk, *two)
    return not ends_table and _is_only_markup(_text(chunk, one[1], two[0]))


def _is_only_markup(text: str) -> bool:
    return text == " " or _ONLY_MARKUP.match(text) is not None


def _units(chunk: Chunk) -> Iterator[tuple[int, int]]:
    """Where each quotable unit starts and ends, one after the other."""
    for span in chunk.sentences:
        for start, end in _cut(_text(chunk, span.start, span.end)):
            yield span.start + start, span.start + end


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
