"""Where sentences end.

A full stop followed by a blank ends a sentence unless it belongs to an abbreviation, an initial or a number. Every
pattern here matches greedily and never looks ahead, so time grows with the text and not with its square.
"""

import re

from knowledge.formats.word_sets import word_set
from knowledge.models import Span

STOP = re.compile(r"[.!?…]+(?:[\"'”’»)\]]|\[\^?\w{1,3}\]|[¹²³⁰-⁹])*|[。！？｡]+[」』”’）]*")
LEADER = re.compile(r"\.{4,}|…{2,}")
LAST_WORD = re.compile(r"[^\s(\[\"“'‘/]{1,14}$")
NEVER_END = word_set(
    "mr mrs ms mx dr prof rev hon gen col capt lt sgt st mt ft vs e.g eg i.e ie cf viz ca approx fig figs sec ch vol"
    " pp ed eds dept est avg min max incl excl tel ext rs jan feb mar apr jun jul aug sep sept oct nov dec"
    " mon tue tues wed thu thurs fri"
)
MAY_END = word_set("inc ltd co corp llc plc jr sr etc al bros u.s u.k u.n e.u a.m p.m ph.d b.a b.s m.a m.s m.d d.c")
BEFORE_NUMBERS = frozenset({"no", "nos", "art", "p", "nr"})
STARTERS = word_set(
    "a an the this that these those it its they their we our you your he she his her i in on at for from with by as if"
    " when while although because since after before during however moreover additionally also but and so many most"
    " some other others both each all any there here what how why who where which then thus therefore to"
)


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """The sentences of ``text[start:end]``, without the blanks around them, in order."""
    spans: list[Span] = []
    begin = start
    for stop in STOP.finditer(text, start, end):
        if _ends_sentence(text, begin, stop, end):
            _add(spans, text, begin, stop.end())
            begin = stop.end()
    _add(spans, text, begin, end)
    return spans


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` moved inwards over blanks; equal where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    start, end = trimmed(text, start, end)
    if start < end and any(character.isalnum() for character in text[start:end]):
        spans.append(Span(start, end))


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    after = stop.end()
    if text[stop.start()] in "。！？｡" or after >= end:
        return True
    if not text[after].isspace():
        return False
    if LEADER.fullmatch(stop[0]) or (len(stop[0]) > 1 and stop.start() > begin and text[stop.start() - 1] in " \t"):
        return False  # dots that lead the eye to a figure
    following = _next_word(text, after, end)
    if following[:1].islower() and text[after] not in "\r\n":
        return False
    if stop[0].startswith("."):
        return not _is_abbreviation(text, begin, stop.start(), following)
    return True


def _next_word(text: str, start: int, end: int) -> str:
    """The first word after ``start``, looked for in the next few characters only."""
    words = text[start : min(end, start + 40)].split(None, 1)
    return words[0].lstrip("\"'“‘([") if words else ""


def _is_abbreviation(text: str, begin: int, stop: int, following: str) -> bool:
    found = LAST_WORD.search(text[max(begin, stop - 16) : stop])
    if not found:
        return False
    word = found[0].lower()
    starts_sentence = re.sub(r"\W.*", "", following).lower() in STARTERS
    if word in NEVER_END:
        return True
    if word in BEFORE_NUMBERS:
        return following[:1].isdigit()
    if word in MAY_END or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return not starts_sentence
    if len(word) == 1 and found[0].isupper():
        return not starts_sentence
    return word.isdecimal() and len(word) <= 2 and not text[begin : stop - len(word)].strip()
