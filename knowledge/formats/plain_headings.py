"""Which lines of plain text are its title and its headings."""

import re

from knowledge.formats.plain_lines import AMOUNT, ENUMERATOR, INNER_END, LABEL, LONGEST_SHORT, Form, Judged
from knowledge.formats.plain_numbers import begins_series, numbered_headings

MOST_WORDS = 14
MOST_QUESTION_WORDS = 20
MOST_TITLE_WORDS = 20
MOST_WORDS_WITH_COLON = 6
FEWEST_WITH_COLON = 2
FEWEST_BARE = 2
QUESTION_MARK = re.compile(r"q(?:uestion)? ?\d{0,2}[.:)][ \t]+(?=\S)", re.IGNORECASE)
QUESTION = re.compile(
    rf"(?:{QUESTION_MARK.pattern}.+|(?:who|what|when|where|which|why|how|is|are|do|does|can|should|will)\b.{{3,}})\?\s?",
    re.IGNORECASE,
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
    asks = form is Form.PROSE and written.endswith("?") and judged[second].line.gap
    names = form is Form.SHORT and not written.endswith(",")
    return first if (names or asks) and not begins_series(judged, first) else None


def heading_lines(judged: list[Judged], title: int | None) -> set[int]:
    """The lines that head what follows; judged from the end, since a heading may stand above another."""
    headings = (numbered_headings(judged) | _colon_headings(judged)) - {title}
    following: int | None = None  # the next line that is not mute
    for index in range(len(judged) - 1, -1, -1):
        if judged[index].form is Form.MUTE:
            continue
        if index != title and following is not None and _heads(judged, index, following, headings, title):
            headings.add(index)
        following = index
    return headings


def _colon_headings(judged: list[Judged]) -> set[int]:
    """The lines ending in a colon that head sections, where a text writes its headings so.

    A line with a colon above a list introduces it, and stays with it. Several in capitals or above paragraphs show that
    this is how headings are written here, and those above lists are then headings too.
    """
    found = [index for index in range(len(judged) - 1) if _is_set_off_with_colon(judged, index)]
    in_capitals = [index for index in found if judged[index].written.isupper()]
    above_text = [index for index in found if _reads_as_text(judged[index + 1])]
    if len(above_text) >= FEWEST_WITH_COLON:
        return set(found)
    return set(in_capitals) if len(in_capitals) >= FEWEST_WITH_COLON else set()


def _is_set_off_with_colon(judged: list[Judged], index: int) -> bool:
    line, written, form = judged[index]
    short = len(written.split()) <= MOST_WORDS_WITH_COLON and not AMOUNT.search(written)
    starts = written[0].isupper() and line.gap and form is Form.PROSE
    return starts and short and written.endswith(":") and judged[index + 1].form in HEADED


def _reads_as_text(each: Judged) -> bool:
    """Whether a line is a paragraph and no quotation, which a line with a colon may well introduce."""
    return each.form is Form.PROSE and each.written[0].isalnum() and not each.written.endswith((":", "?"))


def _heads(judged: list[Judged], index: int, following: int, headings: set[int], title: int | None) -> bool:
    line, written, form = judged[index]
    most_words = MOST_QUESTION_WORDS if written.endswith("?") else MOST_WORDS
    if (
        len(written) > LONGEST_SHORT
        or len(written.split()) > most_words
        or not written[0].isalnum()
        or written[-1] == ","
    ):
        return False
    if not (following in headings or _may_be_headed(judged[following]) or _heads_bare_list(judged, index)):
        return False
    if not (line.gap or index == 0 or index - 1 == title or _follows_whole(judged, index)):
        return False
    if form is Form.SHORT:
        return _heads_as_phrase(judged, index, above_heading=following in headings)
    return form is Form.PROSE and _heads_as_sentence(judged, index, above_heading=following in headings)


def _may_be_headed(each: Judged) -> bool:
    """Whether a line is text; one without a full stop may be part of a table, unless a sentence ends inside of it."""
    return each.form in HEADED or (each.form is Form.LOOSE and INNER_END.search(each.written) is not None)


def _heads_bare_list(judged: list[Judged], index: int) -> bool:
    """Whether a list without bullets stands below a line that names a property of jobs, such as "Skills you need"."""
    below = judged[index + 1 : index + 1 + FEWEST_BARE]
    tight = len(below) == FEWEST_BARE and not any(each.line.gap for each in below[1:])
    bare = all(each.form is Form.SHORT and not LABEL.search(each.written) for each in below)
    return tight and bare and judged[index].line.gap and LABEL.search(judged[index].written) is not None


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
