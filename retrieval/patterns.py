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
        for number in sorted({*self._tries.always, *self._tries.on(text)}):
            term, pattern = self._patterns[number]
            yield from (Match(term, *match.span()) for match in _compiled(pattern).finditer(text))

    @cached_property
    def _tries(self) -> "_Tries":
        tries = _Tries()
        for number, (_, pattern) in enumerate(self._patterns):
            tries.add(number, needed(pattern))
        return tries


class _Tries:
    """Which patterns to try: some always, the others where a literal occurs, found by how it begins."""

    def __init__(self) -> None:
        self.always: list[int] = []
        self._by_beginning: dict[str, dict[str, list[int]]] = {}

    def add(self, number: int, literals: Literals | None) -> None:
        """Try the pattern of this number where one of ``literals`` occurs, or always where none can be told."""
        if literals is None:
            self.always.append(number)
        for literal in literals or ():
            self._by_beginning.setdefault(literal[:BEGINNING], {}).setdefault(literal, []).append(number)

    def on(self, text: str) -> Iterator[int]:
        """The patterns of which a literal occurs in ``text``."""
        for start in range(len(text)):
            for length in range(1, BEGINNING + 1):
                for literal, numbers in self._by_beginning.get(text[start : start + length], _NONE).items():
                    if text.startswith(literal, start):
                        yield from numbers


BEGINNING = 3
"""Characters by which literals are looked up."""

_NONE: dict[str, list[int]] = {}
_compiled = cache(re.compile)


def needed(pattern: str) -> Literals | None:
    """Strings of which every match holds at least one; ``None`` where none can be told."""
    return _alternatives(_TOKEN.finditer(pattern))


def _alternatives(tokens: Iterator[re.Match[str]]) -> Literals | None:
    """What is needed up to the end of a group: what each of its alternatives needs, if all need something."""
    parts: list[Literals | None] = []
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
            sequence.add(_alternatives(tokens))
        elif kind == "optional":
            sequence.make_optional()
        elif kind == "literal":
            sequence.add_literal(text)
        else:
            sequence.add(None, repeats=kind == "repeat")
    parts.append(sequence.needed())
    known = [part for part in parts if part]
    return frozenset[str]().union(*known) if len(known) == len(parts) else None


class _Sequence:
    """Things that follow each other; the best of what they need is what the sequence needs."""

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

    def needed(self) -> Literals | None:
        self._end_run()
        self._settle()
        return max(self._found, key=_worth, default=None)

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
