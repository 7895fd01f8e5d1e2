"""What somebody typed, as it is repeated to them."""

LONGEST_SHOWN = 60
"""Characters of it that are repeated."""


def shortened(typed: str) -> str:
    """What somebody typed as it is repeated to them: on one line, and no more than its beginning."""
    line = " ".join(typed.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def quoted(typed: str) -> str:
    """The same in quotation marks."""
    return f'"{shortened(typed)}"'
