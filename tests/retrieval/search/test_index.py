"""The index scores as rank-bm25 does, and finds the best without scoring all."""

from collections.abc import Iterator
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from retrieval.search import index as indexing
from retrieval.search import inverting, pruning
from retrieval.search.index import FRESH, Index

TERMS = st.sampled_from(["pay", "degree", "developer", "nurse", "§pay", "c++", "ß", ""])
DOCUMENT = st.lists(TERMS, max_size=12)
DOCUMENTS = st.lists(DOCUMENT, min_size=1, max_size=30).filter(any)
QUERIES = st.lists(st.one_of(TERMS, st.just("unknown")), max_size=6)
Documents = list[list[str]]


@pytest.fixture(scope="module", params=[False, True], ids=["as shipped", "pruned early"], autouse=True)
def limits(request: pytest.FixtureRequest) -> Iterator[None]:
    """As shipped, small indexes are scored whole; once more with limits so low that every shortcut is taken."""
    if not request.param:
        yield
        return
    with (
        patch.object(indexing, "_SMALL", 0),
        patch.multiple(pruning, _TOGETHER=7, _TRIFLE=3, _FEW=2, _LOOK=9, _MANY=2, _COPIES=1, _SAMPLE=1),
        patch.multiple(inverting, DENSE=2, MARKED=6),
    ):
        yield


def ranked(index: Index, query: list[str]) -> list[tuple[int, float]]:
    """Every document with a score above zero, sorted by the documented rule."""
    pairs = sorted(enumerate(index.scores(query).tolist()), key=lambda pair: (-pair[1], pair[0]))
    return [pair for pair in pairs if pair[1] > 0]


@given(DOCUMENTS, QUERIES)
def test_scores_equal_rank_bm25(documents: Documents, query: list[str]) -> None:
    """Every score is that of rank-bm25's class on the same terms; terms may be repeated or unknown, documents empty."""
    expected = BM25Plus(documents, delta=0).get_scores(query)
    assert np.allclose(Index(documents).scores(query), expected, rtol=0, atol=1e-9)


@given(DOCUMENTS, QUERIES)
def test_delta_ranks_nothing(documents: Documents, query: list[str]) -> None:
    """rank-bm25's default delta shifts all scores by one amount, so leaving it out changes no order."""
    shift = BM25Plus(documents).get_scores(query) - Index(documents).scores(query)
    assert np.allclose(shift, shift[0], rtol=0, atol=1e-9)


@given(DOCUMENTS, QUERIES, st.integers(0, 40))
def test_top_is_the_head_of_all_scores(documents: Documents, query: list[str], limit: int) -> None:
    """The best come first with the very same scores, ties in the order of documents, nothing that shares no term."""
    index = Index(documents)
    assert index.top(query, limit) == ranked(index, query)[:limit]


@given(DOCUMENT.filter(bool), st.integers(1, 60), QUERIES, st.integers(1, 70))
def test_equal_documents_come_in_their_order(document: list[str], copies: int, query: list[str], limit: int) -> None:
    """Where all documents are the same, the first ones win."""
    found = Index([document] * copies).top(query, limit)
    expected = range(min(limit, copies)) if set(document) & set(query) else []
    assert [number for number, _ in found] == list(expected)


@given(DOCUMENTS, QUERIES)
def test_the_order_of_words_in_a_query_changes_no_bit(documents: Documents, query: list[str]) -> None:
    """A query asked backwards has the same scores to the last bit, hence the same ties."""
    index = Index(documents)
    assert np.array_equal(index.scores(query), index.scores(query[::-1]))


@given(DOCUMENTS)
def test_terms_are_known_by_name(documents: Documents) -> None:
    """Terms come in order of first occurrence, each with the share of documents that hold it and rank-bm25's idf."""
    index, library = Index(documents), BM25Plus(documents, delta=0)
    assert list(index.terms) == list(library.idf)
    for term in index.terms:
        assert term in index
        assert index.share(term) == sum(term in document for document in documents) / len(documents)
        assert index.idf(term) == pytest.approx(library.idf[term], abs=1e-12)
    assert "unknown" not in index
    assert index.idf("unknown") == index.share("unknown") == 0


@given(DOCUMENTS, QUERIES, st.integers(1, 9))
def test_survives_as_arrays(documents: Documents, query: list[str], limit: int) -> None:
    """An index made of the arrays of another one is the same."""
    index = Index(documents)
    again = Index.from_arrays(index.arrays())
    assert again.top(query, limit) == index.top(query, limit)
    assert list(again.terms) == list(index.terms)


@pytest.mark.parametrize("seed", range(2))
def test_thousands_of_documents(seed: int) -> None:
    """With words as uneven as in a language, and lengths too, the best are those of rank-bm25, for short and long."""
    random = np.random.default_rng(seed)
    words = [f"w{rank}" for rank in range(2000)]
    weights = 1 / np.arange(1, 2001)
    weights /= weights.sum()
    documents = [random.choice(words, size, p=weights).tolist() for size in random.integers(0, 60, 3000)]
    index, library = Index(documents), BM25Plus(documents, delta=0)
    for size in (1, 2, 3, 5, 8, 12):
        query = random.choice(words, size, p=weights).tolist()
        assert np.allclose(index.scores(query), library.get_scores(query), rtol=0, atol=1e-9)
        for limit in (1, 10, 4000):
            assert index.top(query, limit) == ranked(index, query)[:limit]


def test_one_document_scores_above_zero() -> None:
    """A folder of one short article answers."""
    assert Index([["nurse", "pay"]]).top(["pay"], 3)[0][1] > 0


@pytest.mark.parametrize("documents", [[], [[]], [[], []]])
def test_nothing_indexed_finds_nothing(documents: Documents) -> None:
    """An empty folder, or one of empty chunks, is searched without an error."""
    index = Index(documents)
    assert index.top(["pay"], 3) == []
    assert index.scores(["pay"]).tolist() == [0.0] * len(documents)
    assert "pay" not in index
    assert index.share("pay") == 0


@st.composite
def changes(draw: st.DrawFn, size: int) -> tuple[np.ndarray, Documents]:
    """An order for an index of this size, and the fresh documents it asks for."""
    stays = [number for number in range(size) if draw(st.integers(0, 3))]
    if draw(st.booleans()):
        stays = draw(st.permutations(stays))
    fresh = draw(st.lists(st.lists(st.one_of(TERMS, st.just("new")), max_size=9), max_size=4))
    order = list(stays)
    for _ in fresh:
        order.insert(draw(st.integers(0, len(order))), FRESH)
    return np.array(order, np.int64), fresh


@given(st.data(), DOCUMENTS, QUERIES, st.integers(1, 12), st.integers(1, 4))
def test_an_updated_index_is_the_one_made_anew(
    data: st.DataObject, documents: Documents, query: list[str], limit: int, times: int
) -> None:
    """After any changes in a row, scores, best documents and terms are those of a fresh index, to the last bit."""
    index = Index(documents)
    for _ in range(times):
        order, fresh = data.draw(changes(index.size))
        coming = iter(fresh)
        documents = [next(coming) if number == FRESH else documents[number] for number in order]
        index = index.updated(order, fresh)
        anew = Index(documents)
        assert index.size == len(documents)
        assert np.array_equal(index.scores([*query, "new"]), anew.scores([*query, "new"]))
        assert index.top([*query, "new"], limit) == anew.top([*query, "new"], limit)
        assert set(index.terms) == set(anew.terms)
    assert Index.from_arrays(index.arrays()).top(query, limit) == index.top(query, limit)


def test_an_update_at_the_front_scores_every_document() -> None:
    """Documents that come before all others take their own places, and nobody else's."""
    documents = [["pay"], *([f"w{number}"] for number in range(40))]
    order = np.array([FRESH, FRESH, *range(41)])
    scores = Index(documents).updated(order, [["new"], ["pay"]]).scores(["pay", "new"])
    assert np.array_equal(scores, Index([["new"], ["pay"], *documents]).scores(["pay", "new"]))


def test_a_small_update_leaves_the_old_index_alone() -> None:
    """What was asked before an update is answered as before, and the update shares its postings."""
    documents = [["pay", f"w{number}"] for number in range(100)]
    old = Index(documents)
    before = old.top(["pay", "w7"], 5)
    new = old.updated(np.array([FRESH, *range(99)]), [["w7", "fresh"]])
    assert old.top(["pay", "w7"], 5) == before
    assert "fresh" in new
    assert "fresh" not in old
    assert "w99" not in new


@pytest.mark.parametrize("limit", [1, 5])
def test_many_gone_documents_hide_none_that_stay(limit: int) -> None:
    """Where the best documents, which hold all terms of a query, have gone, the next best are found."""
    best = [["pay", "nurse", "degree"]] * 20
    others = [[term, f"w{number}"] for number in range(50) for term in best[0]] + [["other"]] * 3000
    updated = Index(best + others).updated(np.arange(len(best), len(best) + len(others)), [])
    assert updated.top(best[0], limit) == Index(others).top(best[0], limit) == ranked(updated, best[0])[:limit]


@pytest.mark.parametrize("order", [[0, 0], [0, FRESH, FRESH], [0, 1]])
def test_an_impossible_order_is_refused(order: list[int]) -> None:
    """A document named twice, or fresh ones too few or too many, is an error, not a wrong index."""
    with pytest.raises(ValueError, match="order"):
        Index([["pay"], ["degree"]]).updated(np.array(order), [["nurse"]])
