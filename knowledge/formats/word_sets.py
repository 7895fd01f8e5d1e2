"""Sets of words, written as a reader reads them."""


def word_set(written: str) -> frozenset[str]:
    """The words of ``written``, which stand between blanks."""
    return frozenset(written.split())
