"""Which lines of plain text are its title and its headings."""

import re

from knowledge.formats.plain_lines import AMOUNT, ENUMERATOR, LONGEST_SHORT, Form, Judged

MOST_WORDS = 14
MOST_QUESTION_WORDS = 20
MOST_TITLE_WORDS = 20
QUESTION = re.compile(
    r"(?:who|what|when|where|which|why|how|is|are|do|does|can|should|will)\b.{3,}\?\s?", re.IGNORECASE
)
WHOLE = frozenset({Form.PROSE, Form.ITEM, Form.ROW, Form.MUTE})
HEADED = frozenset({Form.PROSE, Form.ITEM, Form.ROW})


def title_line(judged: list[Judged]) -> int | None:
    """The first line that says something, if it reads as a title and something follows it."""
    speaking = (index for index, each in enumerate(judged) if each.form is not Form.MUTE)
    first, second = next(speaking, None), next(speaking, None)
    if first is None or second is None or len(judged[first].written.split()) > MOST_TITLE_WORDS:
        return None
    _, written, form = judged[first]
    asks = form is Form.PROSE and QUESTION.fullmatch(written) and judged[second].line.gap
    return first if form is Form.SHORT or asks else None


def heading_lines(judged: list[Judged], title: int | None) -> set[int]:
    """The lines that head what follows; judged from the end, since a heading may stand above another."""
    headings: set[int] = set()
    following: int | None = None  # the next line that is not mute
    for index in range(len(judged) - 1, -1, -1):
        if judged[index].form is Form.MUTE:
            continue
        if index != title and following is not None and _heads(judged, index, following, headings, title):
            headings.add(index)
        following = index
    return headings


def _heads(judged: list[Judged], index: int, following: int, headings: set[int], title: int | None) -> bool:
    line, written, form = judged[index]
    most_words = MOST_QUESTION_WORDS if written.endswith("?") else MOST_WORDS
    if len(written) > LONGEST_SHORT or len(written.split()) > most_words or not written[0].isalnum():
        return False
    if following not in headings and judged[following].form not in HEADED:
        return False
    if not (line.gap or index == 0 or index - 1 == title or _follows_whole(judged, index)):
        return False
    if form is Form.SHORT:
        return _heads_as_phrase(judged, index, above_heading=following in headings)
    return form is Form.PROSE and _heads_as_sentence(judged, index, above_heading=following in headings)


def _follows_whole(judged: list[Judged], index: int) -> bool:
    """Whether the line above is complete; above a question that may be a heading over several questions."""
    above = judged[index - 1]
    if above.form is Form.SHORT and judged[index].written.endswith("?"):
        return above.line.gap or index < 2 or judged[index - 2].form in WHOLE
    return above.form in WHOLE


def _heads_as_phrase(judged: list[Judged], index: int, *, above_heading: bool) -> bool:
    """A short line without a full stop, unless it gives a figure or stands between navigation and a heading."""
    if above_heading and index > 0 and judged[index - 1].form is Form.MUTE:
        return False
    written = judged[index].written
    return not AMOUNT.search(written) or QUESTION.match(written + "?") is not None


def _heads_as_sentence(judged: list[Judged], index: int, *, above_heading: bool) -> bool:
    """A heading may be a question, or end with a full stop where its page sets all headings so."""
    line, written, _ = judged[index]
    if written.endswith("?"):
        return QUESTION.fullmatch(written) is not None and not above_heading
    numbered = index > 0 and ENUMERATOR.fullmatch(judged[index - 1].written) is not None
    lone = line.gap and len(written.split()) <= 3
    return written.endswith(".") and written[0].islower() and (numbered or lone)
