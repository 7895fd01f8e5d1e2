"""Measuring engines side by side: what building costs, how fast they answer, and whether they answer rightly."""

import ctypes
import gc
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from retrieval.search.index import Index
from tests.benchmarks.engines import LIMIT, Engine, Hits, Ours, RankBM25
from tests.benchmarks.generated import Collection

REPEATS = 5
SECONDS = 2.0  # an engine may take for its queries in one repeat; a slow one is asked fewer
FEWEST = 3  # queries that even the slowest is asked
WARM_UP = 20  # queries before the clock runs


@dataclass(slots=True)
class Measured:
    """One engine on one collection. Times in seconds, one list of query times for each repeat."""

    engine: Engine
    build: float
    memory: int | None  # bytes that building added to the process; none where the system does not tell
    asked: int = 0
    repeats: list[list[float]] = field(default_factory=list)

    @property
    def rates(self) -> list[float]:
        """Queries a second in each repeat."""
        return [self.asked / sum(times) for times in self.repeats]

    @property
    def latencies(self) -> list[float]:
        """The median of the repeats for each query."""
        return [statistics.median(times) for times in zip(*self.repeats, strict=True)]


class WrongAnswer(Exception):
    """An engine whose scores should be rank-bm25's found something else."""


def measure(engines: Sequence[Engine], collection: Collection) -> list[Measured]:
    """Build all, check what each answers, then let them take turns. Raises ``WrongAnswer``."""
    measured = [_built(engine, collection.documents) for engine in engines]
    exact = next(engine.index for engine in engines if isinstance(engine, Ours))
    for each in measured:
        each.asked = _affordable(each.engine, collection.queries)
        for query in collection.queries[: each.asked]:
            check(each.engine, query, each.engine.top(query), exact)
    _verify(exact, measured, collection)
    gc.disable()
    for _ in range(REPEATS):
        for each in measured:
            each.repeats.append(_times(each.engine, collection.queries[: each.asked]))
    gc.enable()
    return measured


def check(engine: Engine, query: list[str], hits: Hits, exact: Index) -> None:
    """Compare what was found with the exact scores of all documents. Raises ``WrongAnswer``."""
    if engine.tolerance is None:
        return
    scores = exact.scores(query)
    best = np.lexsort((np.arange(len(scores)), -scores))[:LIMIT]
    expected = [(int(place), float(scores[place])) for place in best if scores[place] > 0]
    hits = [hit for hit in hits if hit[1] > 0]
    same = len(hits) == len(expected) and all(
        abs(score - scores[document]) <= engine.tolerance and abs(score - wanted) <= engine.tolerance
        for (document, score), (_, wanted) in zip(hits, expected, strict=True)
    )
    if not same or (isinstance(engine, Ours) and hits != expected):
        raise WrongAnswer(f"{engine.name} found {hits} for {query}, not {expected}")


def _verify(exact: Index, measured: Sequence[Measured], collection: Collection) -> None:
    """The exact scores themselves are those of rank-bm25 for every document."""
    for each in measured:
        if isinstance(each.engine, RankBM25):
            for query in collection.queries[: each.asked]:
                if not np.allclose(exact.scores(query), each.engine.library.get_scores(query), rtol=0, atol=1e-9):
                    raise WrongAnswer(f"the scores for {query} are not rank-bm25's")


def _built(engine: Engine, documents: Sequence[list[str]]) -> Measured:
    before = _resident()
    started = time.perf_counter()
    engine.build(documents)
    build = time.perf_counter() - started
    after = _resident()
    return Measured(engine, build, after - before if before is not None and after is not None else None)


def _resident() -> int | None:
    """Bytes of memory that this process holds once what is free was given back; ``None`` where that is not known."""
    gc.collect()
    if not sys.platform.startswith("linux"):
        return None
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def _affordable(engine: Engine, queries: Sequence[list[str]]) -> int:
    """How many queries the engine answers in its time; warms it up on the way."""
    engine.top(queries[-1])
    started = time.perf_counter()
    for count, query in enumerate(queries[-WARM_UP:], start=1):
        engine.top(query)
        each = (time.perf_counter() - started) / count
        if each * count > SECONDS:
            break
    return int(min(len(queries), max(FEWEST, SECONDS / each)))


def _times(engine: Engine, queries: Sequence[list[str]]) -> list[float]:
    times = []
    for query in queries:
        started = time.perf_counter()
        engine.top(query)
        times.append(time.perf_counter() - started)
    return times
