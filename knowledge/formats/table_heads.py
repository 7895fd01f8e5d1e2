"""Which tables begin with the names of their columns, where the document does not say."""

import re
from collections.abc import Sequence

FIGURE = re.compile(r"[$€£¥₹]\s?\d|\d[.,]\d|\d{2,}|^\W*\d+\W*$")
PROPERTY = re.compile(
    r"\b(?:pay|paid|salary|salaries|wages?|earnings|income|compensation|rates?|ranges?|amount|cost|price|fees?|median"
    r"|mean|average|hours|hourly|yearly|annual|monthly|growth|jobs|openings|years)\b",
    re.IGNORECASE,
)
YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def begins_with_names(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of ``rows`` names columns: it holds at least two words and no figure, and others hold figures.

    Years are no figures, since columns are often named for them.
    """
    if len(rows) < 2:
        return False
    first = [cell for cell in rows[0] if cell.strip()]
    below = sum(any(_is_figure(cell) for cell in row) for row in rows[1:])
    return len(first) > 1 and not any(map(_is_figure, first)) and 2 * below > len(rows) - 1


def heads_figures(rows: Sequence[Sequence[str]]) -> bool:
    """The same of a table of which only the words are known.

    The first of two columns often names what the second tells of one thing ("Education | none needed"), so there the
    second has to be named for what figures are of.
    """
    return begins_with_names(rows) and (len(rows[0]) > 2 or PROPERTY.search(rows[0][-1]) is not None)


def _is_figure(cell: str) -> bool:
    return FIGURE.search(YEARS.sub("", cell)) is not None
