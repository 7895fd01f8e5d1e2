"""Folders of articles to ask about, each read once."""

import pytest

from retrieval.search.corpus import Corpus
from tests.corpora import PACKAGED, corpus_in, corpus_of
from tests.retrieval.laws import BAKER, NURSE


@pytest.fixture(scope="session")
def packaged() -> Corpus:
    """The packaged articles, which are about one job."""
    return corpus_in(PACKAGED)


@pytest.fixture(scope="session")
def jobs() -> Corpus:
    """Two articles about two jobs."""
    return corpus_of(nurse=NURSE, baker=BAKER)
