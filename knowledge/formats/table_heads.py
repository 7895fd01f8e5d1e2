"""Which tables begin with the names of their columns, where the document does not say."""

import re
from collections.abc import Sequence

FIGURE = re.compile(r"[$€£¥₹]\s?\d|\d[.,]\d|\d{2,}|^\W*\d+\W*$")
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


def _is_figure(cell: str) -> bool:
    return FIGURE.search(YEARS.sub("", cell)) is not None
