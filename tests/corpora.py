"""Corpora for tests and for the evaluation, built from folders without a store."""

from pathlib import Path

from knowledge.chunking import chunk_article
from knowledge.models import Document
from knowledge.reading import READABLE_SUFFIXES, read_article
from knowledge.salaries.finding import find_salary_facts
from retrieval.search.corpus import Corpus

PACKAGED = Path(__file__).parent.parent / "knowledge" / "articles"


def documents_in(folder: Path) -> list[Document]:
    """Every readable article of a folder as the ingest would derive it."""
    return [
        document_of(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in READABLE_SUFFIXES
    ]


def document_of(path: str, data: bytes) -> Document:
    """One article as the ingest would derive it."""
    article, _ = read_article(path, data)
    return Document(article, chunk_article(article), find_salary_facts(article))


def corpus_in(folder: Path) -> Corpus:
    """The corpus of a folder."""
    return Corpus.build(documents_in(folder))


def corpus_of(**texts: str) -> Corpus:
    """A corpus of Markdown texts by name: ``corpus_of(nurses="# Nurses ...")``."""
    return Corpus.build([document_of(f"{name}.md", text.encode()) for name, text in texts.items()])
