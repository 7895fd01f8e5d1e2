"""What is searched: the documents of one generation with everything derived from them. Built once, never changed."""

from collections.abc import Iterable
from typing import Self

from knowledge.models import Article, Document


class Corpus:
    """Articles, chunks, facts and the index of one generation.

    Building one is pure and may take seconds for a large folder, so a running bot builds it off the event loop.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(documents)
        self.articles = {document.article.path: document.article for document in self.documents}

    @classmethod
    def build(cls, documents: Iterable[Document]) -> Self:
        """Index ``documents``; an empty iterable makes a corpus that answers nothing."""
        return cls(documents)

    def article(self, path: str) -> Article:
        """The article of that path; raises ``KeyError``."""
        return self.articles[path]
