"""Paragraphs that an editor broke into lines, put together again before anything asks what a line is."""

from knowledge.formats.plain_lines import STOPS, Form, Judged

NARROWEST_WRAPPED = 40
WIDEST_WRAPPED = 120
WRAPPABLE = frozenset({Form.PROSE, Form.LOOSE, Form.SHORT})


def unwrapped(text: str, judged: list[Judged]) -> list[Judged]:
    """``judged`` with the lines of each wrapped paragraph and list item made one.

    Lines that were wrapped at a width belong together; a line that was ended early ends its paragraph. What does not
    end as a sentence does is a list or a heading above the text rather than a paragraph, unless it goes on in the
    middle of a sentence.
    """
    widths = _widths(judged)
    found: list[Judged] = []
    index = 0
    while index < len(judged):
        last = index + 1
        while (
            last < len(judged)
            and _continues(judged, last)
            and (_hangs(judged[index], judged[last]) or _was_wrapped(judged, last - 1, widths[last]))
        ):
            last += 1
        while last > index + 1 and not _ends_whole(judged[index], judged[last - 1]):
            last -= 1
        found.append(_joined(text, judged[index:last]))
        index = last
    return found


def _widths(judged: list[Judged]) -> list[int]:
    """For each line the width of the widest in its stretch of lines that may be one wrapped paragraph."""
    widths: list[int] = []
    for index, (_, written, _) in enumerate(judged):
        widths.append(max(widths[-1], len(written)) if _continues(judged, index) else len(written))
    for index in range(len(widths) - 2, -1, -1):
        if _continues(judged, index + 1):
            widths[index] = widths[index + 1]
    return widths


def _continues(judged: list[Judged], index: int) -> bool:
    """Whether the line at ``index`` may go on with what the line above it says."""
    if index == 0:
        return False
    line, _, form = judged[index]
    return not line.gap and form in WRAPPABLE and judged[index - 1].form in WRAPPABLE | {Form.ITEM}


def _was_wrapped(judged: list[Judged], index: int, width: int) -> bool:
    """Whether the next line's first word would not have fitted onto this one, or plainly goes on with a sentence."""
    written, below = judged[index].written, judged[index + 1].written
    if written.endswith(":"):
        return False
    if below[0].islower() and len(written) >= NARROWEST_WRAPPED and written[-1] not in STOPS:
        return True
    first_word = below[:WIDEST_WRAPPED].split(None, 1)[0]
    return NARROWEST_WRAPPED <= width <= WIDEST_WRAPPED and len(written) + 1 + len(first_word) > width


def _ends_whole(first: Judged, last: Judged) -> bool:
    return last.form is Form.PROSE or last.written[0].islower() or _hangs(first, last)


def _hangs(first: Judged, below: Judged) -> bool:
    """Whether a line is indented below the bullet of a list item."""
    indented = below.line.start - below.line.at > first.line.start - first.line.at
    return first.form is Form.ITEM and indented


def _joined(text: str, parts: list[Judged]) -> Judged:
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first
    line = first.line._replace(end=last.line.end, after=last.line.after)
    form = first.form if first.form is Form.ITEM else last.form
    return Judged(line, text[line.start : line.end], Form.LOOSE if form is Form.SHORT else form)
