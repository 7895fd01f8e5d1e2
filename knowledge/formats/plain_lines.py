"""What a single line of plain text looks like, before its neighbours are asked."""

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from knowledge.formats.blocks import Line, after_bullet, is_delimiter, is_row, is_spaced
from knowledge.formats.navigation import says_nothing

LONGEST_SHORT = 100
LONGEST_VALUE = 40
LONGEST_CAPTION = 160
VALUE = re.compile(
    r"[~≈<>+\-–−(]{0,2}\s?(?:[A-Z]{0,3}[$€£¥₹]\s?)?\d(?!\d*(?:\.\d{1,2})?[.)]?\s+[A-Z][a-z])[^.!?]{0,30}(?:\.\d[^.!?]{0,30}){0,4}"
)
MOST_VALUE_WORDS = 4
COUNTED = re.compile(r".{1,60}\(\d{1,4}\)")
ENUMERATOR = re.compile(r"\d{1,2}")
AMOUNT = re.compile(r"[$€£¥₹]\s?\d|\d\s?%")
LABEL = re.compile(
    r"\b(?:salary|salaries|wages?|pay|income|earnings|compensation|education|experience|training|outlook|growth"
    r"|degree level|occupations?|skills|requirements?|location|industry|employment|jobs|openings|postings"
    r"|certifications?|licen[cs]es?)\b",
    re.IGNORECASE,
)
LABELLED = re.compile(r"(?:[^\W\d_]|(?:19|20)\d\d(?=:))(?:[^\s:]* ){0,4}[^\s:]*:[ \t]+\S")
FEWEST_TOGETHER = 2
WIDEST_GAP = "   "  # blanks that no two sentences have between them
INNER_END = re.compile(r"(?:[a-z]{3}|\d{2})\.\s+[A-Z]")
STOPS = frozenset(".!?:;…。！？")
CLOSERS = "\"'”’»)] \xa0*_"
SIGNATURES = frozenset({"--", "—", "---"})
SIGNATURE_AFTER = 0.6


class Form(Enum):
    """What a line looks like."""

    PROSE = auto()  # ends as a sentence does
    LOOSE = auto()  # long, and ends in the middle of something
    SHORT = auto()
    VALUE = auto()
    ITEM = auto()
    ROW = auto()
    MUTE = auto()


class Judged(NamedTuple):
    """A line with its text and form."""

    line: Line
    written: str
    form: Form


def judge(text: str, lines: list[Line]) -> list[Judged]:
    """The form of every line. Section numbers, captions written twice and signatures are mute."""
    written = [text[line.start : line.end] for line in lines]
    mute = _enumerators(written) | _repeated(written)
    signature = _signature(written)
    judged = [
        Judged(line, words, Form.MUTE if index in mute or index >= signature else _form(text, line, words))
        for index, (line, words) in enumerate(zip(lines, written, strict=True))
    ]
    for form, members in ((Form.ROW, _aligned(judged)), (Form.ITEM, _labelled(judged))):
        for index in members:
            judged[index] = judged[index]._replace(form=form)
    return judged


def _aligned(judged: list[Judged]) -> set[int]:
    """Rows of a table whose columns blanks align: at least two together, one of them with a wide gap."""
    found: set[int] = set()
    for run in _runs(judged, lambda each: each.form not in {Form.MUTE, Form.ITEM} and is_spaced(each.written)):
        if any(WIDEST_GAP in judged[index].written for index in run):
            found.update(run)
    return found


def _labelled(judged: list[Judged]) -> set[int]:
    """Labels with their values, such as "Hours: 40 a week": at least two together, or three that open the text."""
    found: set[int] = set()
    for run in _runs(judged, lambda each: each.form in {Form.SHORT, Form.VALUE} and bool(LABELLED.match(each.written))):
        if run.start > 0 or len(run) > FEWEST_TOGETHER:
            found.update(run)
    return found


def _runs(judged: list[Judged], belongs: Callable[[Judged], bool]) -> Iterator[range]:
    """The stretches of at least ``FEWEST_TOGETHER`` lines, without a blank one between them, that all belong."""
    start = 0
    for index in range(1, len(judged) + 1):
        whole = index == len(judged) or judged[index].line.gap or not belongs(judged[index])
        if not belongs(judged[index - 1]):
            start = index
        elif whole:
            if index - start >= FEWEST_TOGETHER:
                yield range(start, index)
            start = index


def _form(text: str, line: Line, written: str) -> Form:
    if is_delimiter(text, line) or is_row(written):
        return Form.ROW
    if says_nothing(written):
        return Form.MUTE
    if after_bullet(text, line) is not None:
        return Form.ITEM
    if len(written) < LONGEST_VALUE and VALUE.fullmatch(written) and len(written.split()) <= MOST_VALUE_WORDS:
        return Form.VALUE
    if written[-1] in STOPS or written[-10:].rstrip(CLOSERS)[-1:] in STOPS:
        return Form.PROSE
    return Form.SHORT if len(written) <= LONGEST_SHORT and not INNER_END.search(written) else Form.LOOSE


def _enumerators(written: list[str]) -> set[int]:
    """Lines that hold 1, 2, 3 … in order, as some pages number their sections; a lone number is a value."""
    found: list[int] = []
    for index, words in enumerate(written):
        if ENUMERATOR.fullmatch(words) and int(words) == len(found) + 1:
            found.append(index)
    return set(found) if len(found) > 1 else set()


def _repeated(written: list[str]) -> set[int]:
    """Lines that stand twice in a row: a picture's description and its caption."""
    found = set()
    for index in range(1, len(written)):
        if written[index] == written[index - 1] and 12 <= len(written[index]) <= LONGEST_CAPTION:
            found |= {index - 1, index}
    return found


def _signature(written: list[str]) -> int:
    """The index of the line of dashes above what an author signs with, in the last part of the text."""
    dashes = [index for index, words in enumerate(written) if words in SIGNATURES]
    if not dashes:
        return len(written)
    before = sum(len(words) for words in written[: dashes[-1]])
    return dashes[-1] if before > SIGNATURE_AFTER * sum(len(words) for words in written) else len(written)
