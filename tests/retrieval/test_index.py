"""The index scores as rank-bm25 does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from retrieval.index import Index

TERMS = st.sampled_from(["pay", "degree", "developer", "nurse", "§pay", "c++", "ß"])
DOCUMENTS = st.lists(st.lists(TERMS, min_size=1, max_size=12), min_size=1, max_size=12)
QUERIES = st.lists(st.one_of(TERMS, st.just("unknown")), max_size=6)


@given(DOCUMENTS, QUERIES)
def test_scores_equal_rank_bm25(documents: list[list[str]], query: list[str]) -> None:
    """Every score is that of rank-bm25's class on the same terms, repeated and unknown terms included."""
    expected = BM25Plus(documents, delta=0).get_scores(query)
    assert np.allclose(Index(documents).scores(query), expected, rtol=0, atol=1e-9)


@given(DOCUMENTS, QUERIES)
def test_delta_ranks_nothing(documents: list[list[str]], query: list[str]) -> None:
    """rank-bm25's default delta shifts all scores by one amount, so leaving it out changes no order."""
    shift = BM25Plus(documents).get_scores(query) - Index(documents).scores(query)
    assert np.allclose(shift, shift[0], rtol=0, atol=1e-9)


@given(DOCUMENTS, QUERIES, st.integers(1, 15))
def test_top_is_the_head_of_all_scores(documents: list[list[str]], query: list[str], limit: int) -> None:
    """The best come first, ties in the order of documents, and nothing that shares no term."""
    index = Index(documents)
    ranked = sorted(enumerate(index.scores(query)), key=lambda pair: (-pair[1], pair[0]))
    assert index.top(query, limit) == [(number, score) for number, score in ranked if score > 0][:limit]


def test_one_document_scores_above_zero() -> None:
    """A folder of one short article answers."""
    assert Index([["nurse", "pay"]]).top(["pay"], 3)[0][1] > 0


@pytest.mark.parametrize("documents", [[], [[]], [[], []]])
def test_nothing_indexed_finds_nothing(documents: list[list[str]]) -> None:
    """An empty folder, or one of empty chunks, is searched without an error."""
    assert Index(documents).top(["pay"], 3) == []
