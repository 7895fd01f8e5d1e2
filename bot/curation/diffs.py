"""How two texts differ, for people: sentence by sentence, short, and never slow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile, zip_longest

LINES = 40  # lines of one comparison
WIDTH = 160  # characters of a line
COMPARED = 2_000  # units on one side; comparing more, all of them different, takes seconds
AROUND = 40  # characters shown before the first difference in a long line

# After a sentence, or a line. Text scraped from the web has paragraphs of a thousand characters on one line.
UNIT = re.compile(r"(?<=[.!?])[ \t]+|[\r\n]+")


class Mark(StrEnum):
    """What became of a line."""

    ADDED = "+"
    REMOVED = "-"
    SAME = " "
    LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of a comparison. Where lines are left out, ``text`` says so."""

    mark: Mark
    text: str


def text_diff(before: str, after: str) -> tuple[DiffLine, ...]:
    """The sentences in which ``after`` differs from ``before``, at most ``LINES``, each at most ``WIDTH`` long.

    An unchanged sentence stands before and after each difference, to tell where it is.
    """
    old, new = _units(before), _units(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    lines = list(_differences(old, new, start, end))
    if len(lines) <= LINES:
        return tuple(lines)
    left = sum(line.mark in {Mark.ADDED, Mark.REMOVED} for line in lines[LINES - 1 :])
    return (*lines[: LINES - 1], DiffLine(Mark.LEFT_OUT, f"{left:,} more lines differ"))


def _units(text: str) -> list[str]:
    return [unit for unit in (each.strip() for each in UNIT.split(text)) if unit]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items, or characters, two sequences begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _differences(old: list[str], new: list[str], start: int, end: int) -> Iterator[DiffLine]:
    """The lines of the stretch between the common start and the common end, with one unit of context."""
    before, after = old[max(start - 1, 0) : len(old) - end + 1], new[max(start - 1, 0) : len(new) - end + 1]
    if max(len(before), len(after)) > COMPARED:
        yield DiffLine(Mark.LEFT_OUT, f"{len(before):,} lines became {len(after):,}")
        return
    matcher = SequenceMatcher(None, before, after)
    for group in matcher.get_grouped_opcodes(1):
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from (DiffLine(Mark.SAME, _shortened(unit)) for unit in before[i1:i2])
            else:
                yield from _replaced(before[i1:i2], after[j1:j2])


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[DiffLine]:
    """What went, then what came; a long line is shown from shortly before its difference from its counterpart."""
    froms = [_common(one, other) for one, other in zip_longest(old, new, fillvalue="")]
    yield from (DiffLine(Mark.REMOVED, _shortened(*each)) for each in zip(old, froms, strict=False))
    yield from (DiffLine(Mark.ADDED, _shortened(*each)) for each in zip(new, froms, strict=False))


def _shortened(unit: str, difference: int = 0) -> str:
    """At most ``WIDTH`` characters of ``unit`` that hold the place of the difference."""
    unit = " ".join(unit[:10_000].split())
    if len(unit) <= WIDTH:
        return unit
    start = max(difference - AROUND, 0)
    if start:
        start = unit.find(" ", start) + 1 or start
    shown = unit[start : start + WIDTH - 2]
    return ("…" if start else "") + shown.rstrip() + ("…" if start + len(shown) < len(unit) else "")
