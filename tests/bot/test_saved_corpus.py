"""What articles amount to is kept for the next start, and made anew where it is of no use."""

import logging
from pathlib import Path

import pytest

from bot.saved_corpus import identity, open_corpus, save_corpus
from knowledge.models import Document
from knowledge.storage.generations import Entry, entry
from retrieval.answer import answer
from retrieval.search.corpus import Corpus
from tests.corpora import document_of
from tests.retrieval.laws import BAKER, NURSE

DOCUMENTS = [document_of("baker.md", BAKER.encode()), document_of("nurse.md", NURSE.encode())]
QUESTION = "how much do nurses make"


def entries_of(documents: list[Document], reader: str = "reader") -> list[Entry]:
    return [entry(each.article.path, each.article.digest, reader) for each in documents]


ENTRIES = entries_of(DOCUMENTS)
NAME = identity(ENTRIES)


def test_what_was_kept_answers_the_same(tmp_path: Path) -> None:
    """An opened corpus is as good as the one that was kept."""
    corpus = Corpus.build(DOCUMENTS)
    save_corpus(tmp_path, NAME, corpus)
    opened = open_corpus(tmp_path, NAME, DOCUMENTS)
    assert opened is not None
    assert answer(QUESTION, opened) == answer(QUESTION, corpus)


def test_an_identity_is_of_every_path_every_version_and_no_order() -> None:
    """Whatever could change what is derived changes the identity; the order in which entries come does not."""
    others = [
        ENTRIES[:1],
        entries_of(DOCUMENTS, "better reader"),
        [*ENTRIES[:1], ENTRIES[1]._replace(path="nurses.md")],
    ]
    assert len({identity(each) for each in (ENTRIES, *others)}) == 4
    assert identity(ENTRIES) == identity(ENTRIES[::-1])


def test_other_analysing_code_makes_it_anew(tmp_path: Path) -> None:
    """What a former version derived is not served by a newer one."""
    save_corpus(tmp_path, NAME, Corpus.build(DOCUMENTS))
    assert open_corpus(tmp_path, identity(ENTRIES, by="newer code"), DOCUMENTS) is None


def test_a_damaged_file_is_told_and_written_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A file that cannot be used is named in the log, and the next save replaces it."""
    corpus = Corpus.build(DOCUMENTS)
    save_corpus(tmp_path, NAME, corpus)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    with caplog.at_level(logging.WARNING):
        assert open_corpus(tmp_path, NAME, DOCUMENTS) is None
    assert file.name in caplog.text
    save_corpus(tmp_path, NAME, corpus)
    assert file.read_bytes() == whole


def test_arrays_of_other_articles_are_not_used(tmp_path: Path) -> None:
    """A file that is whole and does not fit is as good as none."""
    save_corpus(tmp_path, NAME, Corpus.build(DOCUMENTS))
    assert open_corpus(tmp_path, NAME, DOCUMENTS[:1]) is None


def test_where_nothing_can_be_written_the_log_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A folder that cannot be written costs the saving alone."""
    with caplog.at_level(logging.WARNING):
        save_corpus(tmp_path / "no-folder", NAME, Corpus.build(DOCUMENTS))
    assert "not saved" in caplog.text
