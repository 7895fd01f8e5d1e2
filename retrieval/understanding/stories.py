"""Which part of a message asks, and which part only tells: people wrap a question into the story of how it came up.

"I'm 58, accountant, bored out of my skull. Would I like this work?" asks nothing about accountants. Whatever stands in
a sentence that asks nothing, beside one that does, is told and not asked for; so is a clause of an asking sentence that
speaks of the writer ("gi bill covers a degree for me, what would i major in").
"""

import re
from collections.abc import Iterator

SHORTEST = 3
"""Words. Less is no story ("sql. do i have to?"), and no question by itself ("devs keep hackers out. true?")."""

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[^.?!\n]+(?:[.](?=\S)[^.?!\n]+)*[.?!\n]*")
_CLAUSE = re.compile(r"[^,;:()]+[,;:()]*")
_BREAK = re.compile(r" (?=(?:but|so|and so|because|cuz|since) )| - ")

_SUBJECT = (
    r"(i|u|ya|you|they|we|he|she|it|this|that|these|those|there|one|people|ppl|folks|devs?|developers?|programmers?"
    r"|anyone|anybody|everyone|companies|employers|someone|somebody)"
)
_ASKS = re.compile(
    r"\?|\b(what|whats|what's|wats?|wut|wuts|how|hows|how's|why|whys|which|whos|who's|where|wheres|whose)\b"
    r"|^\W*((and|but|or|so|also|ok|okay|well|hi|hey|hello|yo|pls|please|like|then|btw|genuinely|honestly|serious\w*"
    r"|quick|dumb|question|sir|bro|guys|lol)\W+)*(who|when|do|does|did|is|are|was|were|can|could|should|would|will|am"
    r"|(has|have)(?! to)|isn'?t|aren'?t|don'?t|doesn'?t|can'?t|won'?t|must|any|anyone|anybody|explain|describe|tell"
    r"|compare|list|name|give|show)\b"
    rf"|\b(is|are|can|could|should|would|will|must|was|were|isn'?t|aren'?t|won'?t|do|does|did|don'?t|doesn'?t|have|has)"
    rf" {_SUBJECT}\b"
    r"|\b(tell me|explain|walk me|show me|wondering|(asks?|asking|know|see|understand) (if|whether|about)"
    r"|want to know|wanna know|curious|any (advice|tips|ideas?|chance|way)|thoughts|advice on"
    r"|looking for (info|advice))\b"
)
_OF_THE_WRITER = re.compile(
    r"^\W*((and|but|so|also|ok|okay|well|hi|hey|hello|like|because|cuz|since|btw|bro|sir|lol) )*"
    r"(i|i'm|im|iam|i've|ive|i'd|my|we|we're|our|he|he's|hes|she|she's|shes|his|her|me|currently|just)\b"
)


def told(normalized: str) -> list[tuple[int, int]]:
    """Where a normalized message only tells, as spans in order; none where no part of it asks more than others."""
    sentences = list(_spans(_SENTENCE, normalized, 0, len(normalized)))
    asking = [span for span in sentences if _ASKS.search(normalized[slice(*span)])]
    if not asking:
        return []
    found = []
    for span in sentences:
        found += _told_in(normalized, *span) if span in asking else [span]
    found = [span for span in found if len(_WORD.findall(normalized[slice(*span)])) >= SHORTEST]
    left = len(_WORD.findall(normalized)) - sum(len(_WORD.findall(normalized[slice(*span)])) for span in found)
    return found if left >= SHORTEST else []


def _told_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of an asking sentence that speak of the writer and ask nothing, where another one asks."""
    clauses = [part for first, last in _spans(_CLAUSE, text, start, end) for part in _broken(text, first, last)]
    asking = [span for span in clauses if _ASKS.search(text[slice(*span)])]
    if not asking:
        return []
    return [span for span in clauses if span not in asking and _OF_THE_WRITER.search(text[slice(*span)])]


def _broken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _BREAK.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
            start = match.start()
    yield start, end


def _spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text, start, end):
        if match.group().strip():
            yield match.span()
