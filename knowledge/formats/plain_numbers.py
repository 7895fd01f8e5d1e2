"""Which numbered lines of plain text number its headings, and which the items of a list."""

import re
from dataclasses import dataclass
from itertools import pairwise

from knowledge.formats.plain_lines import AMOUNT, LONGEST_SHORT, Form, Judged

MOST_WORDS = 14
NUMBER = re.compile(r"(?P<open>\(?)(?P<outer>\d{1,2}\.)?(?P<last>\d{1,2})(?P<close>[.)]?)[ \t\xa0]+(?=[^\W\d_])")
FEWEST = 2
PARTS = re.compile(r"(?P<kind>(?:section|part|chapter|step|q) ?)?(?P<first>1|i|a|one)(?P<mark>[.:)])", re.IGNORECASE)
STYLE = re.compile(
    r"(?P<before>\(?(?:(?:[Ss]ection|[Pp]art|[Cc]hapter|[Ss]tep|SECTION|PART|CHAPTER|STEP) )?(?:\d{1,2}\.)?)"
    r"(?P<count>\d{1,2}|[IVX]{1,5}|[A-Z])(?P<after>[.):]|(?<=\.\d)|(?<=\.\d\d))(?=\s)"
)
SECONDS = {"1": "2", "i": "ii", "a": "b", "one": "two"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered line. Only numbers of one ``style`` follow one another: "3." does not follow "2)"."""

    index: int
    style: str
    number: int


def numbered_headings(judged: list[Judged]) -> set[int]:
    """The numbered lines that head text of their own.

    The items of a list stand below one another; between the headings stands what they head. One number alone is no
    series, so at least ``FEWEST`` of them have to follow one another.
    """
    speaking = [index for index, each in enumerate(judged) if each.form is not Form.MUTE]
    runs: list[list[Numbered]] = []
    above: Numbered | None = None  # the item of a list that stands directly above
    for index, following in pairwise(speaking):
        found, below = _numbered(index, judged[index].written), _numbered(following, judged[following].written)
        if not found or _is_listed(judged, above, found, below) or not _may_head(judged, index, following):
            above = found
            continue
        _add(runs, found)
        above = None
    return {each.index for run in runs if len(run) >= FEWEST for each in run}


def numbering(written: str) -> str | None:
    """How a line is numbered: "2." and "3." alike, "II." and "B)" otherwise; ``None`` for one without a number."""
    found = STYLE.match(written)
    if not found:
        return None
    kind = "1" if found["count"].isdigit() else "I" if set(found["count"]) <= set("IVX") else "A"
    return f"{found['before'].lower()}{kind}{found['after']}"


def begins_series(judged: list[Judged], index: int) -> bool:
    """Whether a line is the first of several parts, such as "Section 1: Duties", and so heads only the first."""
    found = PARTS.match(judged[index].written)
    if not found:
        return False
    second = f"{found['kind'] or ''}{SECONDS[found['first'].lower()]}{found['mark']}".lower()
    return any(each.written[: len(second)].lower() == second for each in judged[index + 1 :])


def _numbered(index: int, written: str) -> Numbered | None:
    found = NUMBER.match(written)
    if not found or not (found["outer"] or found["close"]):
        return None
    return Numbered(index, f"{found['open']}{found['outer'] or ''}{found['close']}", int(found["last"]))


def _is_listed(judged: list[Judged], above: Numbered | None, found: Numbered, below: Numbered | None) -> bool:
    """Whether the line directly above or below is its neighbour in a list; one set off from a tight list is none."""
    set_off = above is not None and judged[found.index].line.gap and not judged[above.index].line.gap
    return _is_next(found, below) or (_is_next(above, found) and not set_off)


def _is_next(found: Numbered | None, below: Numbered | None) -> bool:
    return found is not None and below is not None and (below.style, below.number) == (found.style, found.number + 1)


def _may_head(judged: list[Judged], index: int, following: int) -> bool:
    """Whether a line reads as a heading, and what follows it is not a list inside of it."""
    line, written, _ = judged[index]
    below = judged[following]
    if len(written) > LONGEST_SHORT or len(written.split()) > MOST_WORDS or AMOUNT.search(written):
        return False
    if below.form is Form.ITEM and below.line.start - below.line.at > line.start - line.at:
        return False
    return written[-1].isalnum() or written[-1] in "?:)\"'”’"


def _add(runs: list[list[Numbered]], found: Numbered) -> None:
    """Put ``found`` behind the number that it follows; a series inside another ends where that goes on."""
    for place in range(len(runs) - 1, -1, -1):
        if _is_next(runs[place][-1], found):
            runs[place].append(found)
            return
    runs.append([found])
