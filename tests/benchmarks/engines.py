"""Ours and its peers behind one interface, each the way its own documentation uses it for one query at a time.

A peer that is not installed is left out; ``available`` says so.
"""

import importlib
import importlib.util
import sqlite3
from collections.abc import Sequence
from typing import Any, Protocol

from rank_bm25 import BM25Plus

from retrieval.search.index import Index

Hits = list[tuple[int, float]]  # document and score, best first
LIMIT = 10


class Engine(Protocol):
    """Something that finds the ten best documents."""

    name: str
    constants: str  # whether its scores can be compared: "rank-bm25's", or whose own
    tolerance: float | None  # how far scores may be from rank-bm25's; none where they are others

    def build(self, documents: Sequence[list[str]]) -> None:
        """Index the documents."""

    def top(self, query: list[str]) -> Hits:
        """The ten best documents."""


class Ours:
    """``retrieval.search.index``."""

    name = "Career Bot"
    constants = "rank-bm25's"
    tolerance: float | None = 1e-9

    def build(self, documents: Sequence[list[str]]) -> None:
        self.index = Index(documents)

    def top(self, query: list[str]) -> Hits:
        return self.index.top(query, LIMIT)


class RankBM25:
    """The library that defines the scores."""

    name = "rank-bm25"
    constants = "rank-bm25's"
    tolerance: float | None = 1e-9

    def build(self, documents: Sequence[list[str]]) -> None:
        self.library = BM25Plus(documents, delta=0)

    def top(self, query: list[str]) -> Hits:
        scores = self.library.get_scores(query)
        return [(int(place), float(scores[place])) for place in scores.argsort()[::-1][:LIMIT]]


class BM25S:
    """Scores computed when indexing, summed over all documents; with Numba compiled at the first query."""

    constants = "rank-bm25's"
    tolerance: float | None = 1e-4  # its scores have 32 bits

    def __init__(self, backend: str) -> None:
        self.name = f"bm25s, {'Numba' if backend == 'numba' else 'NumPy'}"
        self._backend = backend
        self._module = importlib.import_module("bm25s")

    def build(self, documents: Sequence[list[str]]) -> None:
        self.library = self._module.BM25(method="bm25+", k1=1.5, b=0.75, delta=0, backend=self._backend)
        self.library.index(documents, show_progress=False)

    def top(self, query: list[str]) -> Hits:
        found, scores = self.library.retrieve([query], k=LIMIT, show_progress=False)
        return list(zip(found[0].tolist(), scores[0].tolist(), strict=True))


class Tantivy:
    """Rust; block-max WAND over compressed postings, in memory, one segment."""

    name = "tantivy"
    constants = "its own"
    tolerance: float | None = None

    def __init__(self) -> None:
        self._library = importlib.import_module("tantivy")

    def build(self, documents: Sequence[list[str]]) -> None:
        tantivy = self._library
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
        self._schema = schema.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(heap_size=1_000_000_000, num_threads=1)
        for document in documents:
            writer.add_document(tantivy.Document(text=" ".join(document)))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def top(self, query: list[str]) -> Hits:
        library = self._library
        any_of = [
            (library.Occur.Should, library.Query.term_query(self._schema, "text", term, "freq")) for term in query
        ]
        found = self._searcher.search(library.Query.boolean_query(any_of), LIMIT, count=False)
        return [(address.doc, score) for score, address in found.hits]


class SQLite:
    """FTS5 in memory, without a copy of the text."""

    name = "SQLite FTS5"
    constants = "its own"
    tolerance: float | None = None

    def build(self, documents: Sequence[list[str]]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE chunk USING fts5(text, content='')")
        rows = ((number, " ".join(document)) for number, document in enumerate(documents))
        self._database.executemany("INSERT INTO chunk(rowid, text) VALUES (?, ?)", rows)
        self._database.execute("INSERT INTO chunk(chunk) VALUES ('optimize')")
        self._database.commit()

    def top(self, query: list[str]) -> Hits:
        any_of = " OR ".join(f'"{term}"' for term in query)
        sql = "SELECT rowid, -rank FROM chunk WHERE chunk MATCH ? ORDER BY rank LIMIT ?"
        return self._database.execute(sql, (any_of, LIMIT)).fetchall()


def available() -> tuple[list[Engine], list[str]]:
    """Fresh engines, ours first, and a line for each peer that is not installed."""
    peers: list[tuple[str, Any]] = [
        ("bm25s", lambda: BM25S("numpy")),
        ("numba", lambda: BM25S("numba")),
        ("tantivy", Tantivy),
    ]
    engines: list[Engine] = [Ours(), RankBM25()]
    missing = []
    for module, make in peers:
        if importlib.util.find_spec(module) and (module != "numba" or importlib.util.find_spec("bm25s")):
            engines.append(make())
        else:
            missing.append(f"Left out: {module} is not installed. Remedy: make dev")
    try:
        sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        engines.append(SQLite())
    except sqlite3.OperationalError:
        missing.append("Left out: this Python's SQLite has no FTS5.")
    return engines, missing
