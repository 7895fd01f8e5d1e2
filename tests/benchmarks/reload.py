"""What taking up one changed article costs: ``python -m tests.benchmarks.reload``.

Builds a large folder of made-up articles, then changes one article again and again and builds from the corpus before,
in a thread as a running bot does. Meanwhile the event loop beats every millisecond and answers questions: the longest
gap between beats is how long anybody waited for the loop, beside the same without a reload. Of a gap counts the time
that this process was at work: while the machine does something else, nothing of ours holds up the loop.
"""

import argparse
import asyncio
import os
import platform
import random
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle

import numpy as np
from rich.console import Console
from rich.table import Table

from bot.serving import TURN
from bot.snapshots import settled
from knowledge.models import Document
from retrieval.answer import answer
from retrieval.search.corpus import Corpus
from tests.benchmarks.corpora import document, documents, questions

CHUNKS = 100_000
RELOADS = 10
BEAT = 0.001  # seconds
PAUSE = 0.02  # seconds between questions
QUESTIONS = 2_000


@dataclass(slots=True)
class Watched:
    """What was seen while something ran: seconds it took, of each answer and of each gap between beats."""

    seconds: float = 0.0
    answers: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    sys.setswitchinterval(TURN)
    asyncio.run(_main(_options()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.reload", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--chunks", type=int, default=CHUNKS)
    parser.add_argument("--reloads", type=int, default=RELOADS)
    return parser.parse_args()


async def _main(options: argparse.Namespace) -> None:
    console = Console(width=max(Console().width, 100))
    console.print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", highlight=False)
    folder, asked = documents(options.chunks), questions(QUESTIONS)
    started = time.perf_counter()
    corpus = await asyncio.to_thread(settled, partial(Corpus.build, folder))
    full = time.perf_counter() - started
    for question in asked[:50]:
        answer(question, corpus)

    async def reload() -> None:
        nonlocal corpus
        for edition in range(options.reloads):
            changed = _with_one_changed(folder, edition)
            corpus = await asyncio.to_thread(settled, partial(Corpus.build, changed, corpus))

    alone = await watch(reload, lambda: corpus, ())
    quiet = await watch(lambda: asyncio.sleep(5), lambda: corpus, asked[50:])
    busy = await watch(reload, lambda: corpus, asked[50:])
    each = alone.seconds / options.reloads
    console.print(
        f"{len(corpus.chunks):,} chunks of {len(folder):,} articles: built in {full:.1f} s, one changed article "
        f"taken up in {each:.2f} s, {100 * each / full:.1f} % of that.",
        highlight=False,
    )
    console.print(_table({"reloads alone": alone, "answers alone": quiet, "answers during reloads": busy}))


def _with_one_changed(folder: Sequence[Document], edition: int) -> list[Document]:
    place = edition * 997 % len(folder)
    return [*folder[:place], document(place, random.Random(-1 - edition)), *folder[place + 1 :]]


async def watch(work: Callable[[], Awaitable[None]], corpus: Callable[[], Corpus], asked: Sequence[str]) -> Watched:
    """Do ``work`` while the loop beats and answers what is asked from what ``corpus`` is at that moment."""
    seen = Watched()
    beating = asyncio.create_task(_beat(seen.gaps))
    asking = asyncio.create_task(_ask(corpus, asked, seen.answers))
    started = time.perf_counter()
    await work()
    seen.seconds = time.perf_counter() - started
    for task in (beating, asking):
        task.cancel()
    await asyncio.gather(beating, asking, return_exceptions=True)
    return seen


async def _beat(gaps: list[float]) -> None:
    while True:
        started, worked = time.perf_counter(), time.process_time()
        await asyncio.sleep(BEAT)
        gaps.append(min(time.perf_counter() - started - BEAT, time.process_time() - worked))


async def _ask(corpus: Callable[[], Corpus], asked: Sequence[str], answers: list[float]) -> None:
    for question in cycle(asked):
        started = time.perf_counter()
        answer(question, corpus())
        answers.append(time.perf_counter() - started)
        await asyncio.sleep(PAUSE)


def _table(rows: dict[str, Watched]) -> Table:
    table = Table("", "answers", "median", "p99", "beats", "gap, p99", "longest gap", title="Milliseconds")
    for name, seen in rows.items():
        cells = [*_percentiles(seen.answers, 50, 99), f"{len(seen.gaps):,}", *_percentiles(seen.gaps, 99, 100)]
        table.add_row(name, f"{len(seen.answers):,}", *cells)
    return table


def _percentiles(times: Sequence[float], *ranks: int) -> list[str]:
    if not times:
        return [""] * len(ranks)
    return [f"{value:.2f}" for value in np.percentile(times, ranks) * 1000]


if __name__ == "__main__":
    main()
