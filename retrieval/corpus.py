"""What is searched: the documents of one generation with everything derived from them. Built once, never changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Self

from knowledge.models import Article, Chunk, Document, SalaryFact
from retrieval import english
from retrieval.concepts import concept_words
from retrieval.index import Index
from retrieval.models import Hit
from retrieval.occupations import mentions
from retrieval.terms import chunk_terms, stems
from retrieval.words import STOP_WORDS, words


class Corpus:
    """Articles, chunks, facts and the index of one generation.

    Building one is pure and may take seconds for a large folder, so a running bot builds it off the event loop.
    """

    def __init__(self, documents: Sequence[Document], index: Index, vocabulary: Counter[str]) -> None:
        self.documents = tuple(documents)
        self.articles = {document.article.path: document.article for document in documents}
        self.chunks = tuple(chunk for document in documents for chunk in document.chunks)
        self.facts: tuple[SalaryFact, ...] = tuple(fact for document in documents for fact in document.facts)
        self.index = index
        self.vocabulary = vocabulary

    @classmethod
    def build(cls, documents: Iterable[Document]) -> Self:
        """Index ``documents``; an empty iterable makes a corpus that answers nothing."""
        kept = tuple(documents)
        english.load()
        mentions([])
        indexed = [
            chunk_terms(document.article.title, document.article.tags, chunk.heading, chunk.text)
            for document in kept
            for chunk in document.chunks
        ]
        vocabulary: Counter[str] = Counter()
        for document in kept:
            vocabulary.update(set(words(document.article.title)))
            for chunk in document.chunks:
                vocabulary.update(set(words(chunk.text)))
        return cls(kept, Index(indexed), vocabulary)

    def article(self, path: str) -> Article:
        """The article of that path; raises ``KeyError``."""
        return self.articles[path]

    def search(self, query: Sequence[str], limit: int) -> list[Hit]:
        """The best chunks for these index terms, best first, with rank-bm25's scores."""
        return [Hit(self.chunks[position], score) for position, score in self.index.top(query, limit)]

    def knows(self, word: str) -> bool:
        """Whether an article uses this word (in normal form) anywhere."""
        return word in self.vocabulary

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """The words that a mistyped word may have meant: the articles' own and the vocabulary's."""
        return tuple(sorted({word for word in self.vocabulary if word.isalpha()} | concept_words()))

    @cached_property
    def subjects(self) -> dict[str, frozenset[str]]:
        """By article path, the stems that say what the article is about.

        Those of its title and tags, and those that stand in half of its chunks, where it has enough of them to tell.
        """
        return {document.article.path: _subject(document) for document in self.documents}

    @cached_property
    def theme(self) -> frozenset[str]:
        """The stems that most of the articles are about: the job of a folder about one job, else nothing."""
        counts = Counter(stem for subject in self.subjects.values() for stem in subject)
        return frozenset(stem for stem, count in counts.items() if 2 * count > len(self.subjects))

    @cached_property
    def headings(self) -> dict[str, frozenset[frozenset[str]]]:
        """By article path, the stems of each of its headings."""
        return {
            document.article.path: frozenset(
                frozenset(stems(chunk.heading[-1])) for chunk in document.chunks if chunk.heading
            )
            for document in self.documents
        }

    @cached_property
    def paid_roles(self) -> tuple[tuple[SalaryFact, frozenset[str]], ...]:
        """Every salary fact that names a role, with the stems of that role."""
        return tuple((fact, frozenset(stems(fact.role))) for fact in self.facts if fact.role)

    @cached_property
    def main_role(self) -> frozenset[str]:
        """The stems of the role that most salary facts are about, where that is most of them; else none."""
        counts = Counter(role for _, role in self.paid_roles)
        role, count = counts.most_common(1)[0] if counts else (frozenset[str](), 0)
        return role if 2 * count > len(self.paid_roles) else frozenset()


_ENOUGH_CHUNKS = 3


def _subject(document: Document) -> frozenset[str]:
    article = document.article
    named = set(stems(article.title)) | set(stems(" ".join(article.tags)))
    if len(document.chunks) < _ENOUGH_CHUNKS:
        return frozenset(named)
    counts = Counter(stem for chunk in document.chunks for stem in set(_chunk_stems(chunk)))
    return frozenset(named | {stem for stem, count in counts.items() if 2 * count >= len(document.chunks)})


def _chunk_stems(chunk: Chunk) -> list[str]:
    return stems(" ".join((*chunk.heading, chunk.text)))


def is_content(word: str) -> bool:
    """Whether a word in normal form carries a subject at all."""
    return word not in STOP_WORDS
