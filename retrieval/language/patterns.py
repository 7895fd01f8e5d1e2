"""Thousands of regular expressions over one short text, each tried only where what it cannot do without occurs.

Trying every pattern at every position takes 20 ms a question, and compiling them all a second of every start. What a
pattern cannot do without is read off it once; it is compiled when a text first has that. This is the idea of RE2's
FilteredRE2 (https://github.com/google/re2), which knows no lookaheads.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

Literals = frozenset[str]

_TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<optional>[?*]|\{0?,\d*\})\??|(?P<repeat>\+|\{\d[\d,]*\})\??"
    r"|(?P<other>\[(?:\\.|[^\]\\])+\]|\\[a-zA-Z]|[.^$])|\\?(?P<literal>.)",
    re.DOTALL,
)


class Match(NamedTuple):
    """Where a pattern that stands for ``term`` matches."""

    term: str
    start: int
    end: int


class Patterns:
    """Patterns, each behind the term that it stands for.

    They may look ahead and behind; flags, back references and named groups are not understood.
    """

    def __init__(self, patterns: Sequence[tuple[str, str]]) -> None:
        self._patterns = patterns

    def matches(self, text: str) -> Iterator[Match]:
        """Every match of every pattern, in the order of the patterns."""
        for number in sorted(self._tries.on(text).union(self._tries.always)):
            term, pattern = self._patterns[number]
            for match in _compiled(pattern).finditer(text):
                yield Match(term, *match.span())

    @cached_property
    def _tries(self) -> "_Tries":
        tries = _Tries()
        for number, (_, pattern) in enumerate(self._patterns):
            tries.add(number, needed(pattern))
        return tries


class _Tries:
    """Which patterns to try: some always, the others where the two most telling things that they need occur."""

    def __init__(self) -> None:
        self.always: list[int] = []
        self._by_literal: dict[str, list[tuple[int, Literals]]] = {}
        self._beginnings: dict[str, bool] = {}  # of literals, and whether one is whole

    def add(self, number: int, needs: Sequence[Literals]) -> None:
        """Try the pattern of this number where one of each of ``needs`` occurs, or always where none can be told."""
        if not needs:
            self.always.append(number)
            return
        first, second = needs[0], needs[:2][-1]
        for literal in first:
            self._by_literal.setdefault(literal, []).append((number, second))
        for literal in first | second:
            for end in range(1, len(literal)):
                self._beginnings.setdefault(literal[:end], False)
            self._beginnings[literal] = True

    def on(self, text: str) -> set[int]:
        """The patterns of which both needs are met in ``text``."""
        found = self._literals(text)
        tries = (self._by_literal[literal] for literal in self._by_literal.keys() & found)
        return {number for behind in tries for number, second in behind if not found.isdisjoint(second)}

    def _literals(self, text: str) -> set[str]:
        """The literals that occur in ``text``."""
        found: set[str] = set()
        for start in range(len(text)):
            for end in range(start + 1, len(text) + 1):
                whole = self._beginnings.get(text[start:end])
                if whole is None:
                    break
                if whole:
                    found.add(text[start:end])
        return found


_compiled = cache(re.compile)


def needed(pattern: str) -> list[Literals]:
    """Sets of strings, of each of which every match holds at least one, the most telling first."""
    return _alternatives(_TOKEN.finditer(pattern))


def _alternatives(tokens: Iterator[re.Match[str]]) -> list[Literals]:
    """What is needed up to the end of a group: of several alternatives what each needs most, if all need something."""
    parts: list[list[Literals]] = []
    sequence = _Sequence()
    for token in tokens:
        kind, text = token.lastgroup, token.group(token.lastgroup or 0)
        if kind == "close":
            break
        if kind == "bar":
            parts.append(sequence.needed())
            sequence = _Sequence()
        elif kind == "look":
            _alternatives(tokens)
            sequence.add(None)
        elif kind == "open":
            sequence.add(next(iter(_alternatives(tokens)), None))
        elif kind == "optional":
            sequence.make_optional()
        elif kind == "literal":
            sequence.add_literal(text)
        else:
            sequence.add(None, repeats=kind == "repeat")
    parts.append(sequence.needed())
    if len(parts) == 1:
        return parts[0]
    return [frozenset[str]().union(*(part[0] for part in parts))] if all(parts) else []


class _Sequence:
    """Things that follow each other; the sequence needs what each of them needs."""

    def __init__(self) -> None:
        self._found: list[Literals] = []
        self._run = ""
        self._last: Literals | None = None

    def add_literal(self, character: str) -> None:
        self._settle()
        self._run += character

    def add(self, literals: Literals | None, *, repeats: bool = False) -> None:
        """A group, or what stands for no one character; what repeats stays needed and ends a run of characters."""
        self._end_run()
        if not repeats:
            self._settle()
            self._last = literals

    def make_optional(self) -> None:
        if self._last is None:
            self._run, optional = self._run[:-1], self._run[-1:]
            self._end_run() if optional else None
        self._last = None

    def needed(self) -> list[Literals]:
        self._end_run()
        self._settle()
        return sorted(self._found, key=_worth, reverse=True)

    def _settle(self) -> None:
        if self._last:
            self._found.append(self._last)
        self._last = None

    def _end_run(self) -> None:
        if self._run.strip():
            self._settle()
            self._found.append(frozenset({self._run}))
        self._run = ""


def _worth(literals: Literals) -> tuple[int, int]:
    """The longer the shortest, the rarer; the fewer the better."""
    return min(map(len, literals)), -len(literals)
