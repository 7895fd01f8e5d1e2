"""What a single line of plain text looks like, before its neighbours are asked."""

import re
from enum import Enum, auto
from typing import NamedTuple

from knowledge.formats.blocks import Line, after_bullet, is_delimiter, is_row
from knowledge.formats.navigation import says_nothing

LONGEST_SHORT = 100
LONGEST_VALUE = 40
LONGEST_CAPTION = 160
VALUE = re.compile(
    r"[~≈<>+\-–−(]{0,2}\s?(?:[A-Z]{0,3}[$€£¥₹]\s?)?\d(?!\d*[.)]?\s+[A-Z][a-z])[^.!?]{0,30}(?:\.\d[^.!?]{0,30}){0,4}"
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
    return [
        Judged(line, words, Form.MUTE if index in mute or index >= signature else _form(text, line, words))
        for index, (line, words) in enumerate(zip(lines, written, strict=True))
    ]


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
    return Form.SHORT if len(written) <= LONGEST_SHORT else Form.LOOSE


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
