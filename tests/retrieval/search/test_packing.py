"""Values come back from their arrays as they were."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.packing import numbers, pack_rows, pack_words, unpack_rows, unpack_words

NUMBER = st.integers(0, 2**31 - 1)


@given(st.lists(st.text(st.characters())))
def test_words_come_back(words: list[str]) -> None:
    """Empty ones, lone surrogates and zeros included."""
    assert list(unpack_words("words", pack_words("words", words))) == words


@given(st.lists(st.lists(NUMBER)))
def test_rows_come_back(rows: list[list[int]]) -> None:
    """Empty ones included."""
    assert list(unpack_rows("rows", pack_rows("rows", rows))) == rows


def test_numbers_are_all_there() -> None:
    """However many there are, none is lost between pieces."""
    for count in (0, 1, 9_999, 10_000, 10_001, 30_000):
        assert np.array_equal(numbers(iter(range(count))), np.arange(count))
