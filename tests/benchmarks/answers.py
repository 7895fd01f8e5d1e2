"""What an answer costs as the folder grows: ``python -m tests.benchmarks.answers``.

Asks every folder of made-up articles the same number of distinct questions, none of them twice, and prints the median
and the 99th percentile of the whole answer and of its parts. Times are of the processor, so that what else the machine
does does not count; ``--wall`` counts it.
"""

import argparse
import gc
import os
import platform
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import numpy as np
from rich.console import Console
from rich.table import Table

from retrieval import answer as answering
from retrieval.search.corpus import Corpus
from tests.benchmarks.corpora import documents, questions

SIZES = (1_000, 10_000, 100_000)
QUESTIONS = 1_000
WARM_UP = 50
PARTS = {
    "not_a_question": "small talk, language",
    "understand": "what is asked",
    "fitting": "salary facts",
    "choose": "excerpts",
    "_refused": "answer or refuse",
}
"""Functions of ``retrieval.answer`` that are timed, and what they do. What is left is mostly the search."""

Clock = Callable[[], float]
Times = dict[str, list[float]]


def main() -> None:
    """Measure at every size asked for, and print a table."""
    options = _options()
    console = Console(width=max(Console().width, 120))
    clock = time.perf_counter if options.wall else time.thread_time
    console.print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", highlight=False)
    table = Table("chunks", "build", "answer", *PARTS.values(), title="Median and p99 of a question, in milliseconds")
    for size in options.sizes:
        folder = documents(size)
        started = clock()
        corpus = Corpus.build(folder)
        built = clock() - started
        times = measure(corpus, questions(options.questions + WARM_UP), clock)
        cells = [_cell(times[name]) for name in ("answer", *PARTS)]
        table.add_row(f"{len(corpus.chunks):,}", f"{built:.1f} s", *cells)
    console.print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.answers", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--sizes", type=_sizes, default=list(SIZES), help="chunks, separated by commas")
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--wall", action="store_true", help="count the time that passes, not the processor's")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def measure(corpus: Corpus, asked: Sequence[str], clock: Clock) -> Times:
    """Seconds of every question, as a whole and by part; the first ones only warm up."""
    gc.collect()
    for question in asked[:WARM_UP]:
        answering.answer(question, corpus)
    times: Times = defaultdict(list)
    with _timed(times, clock):
        for question in asked[WARM_UP:]:
            started = clock()
            answering.answer(question, corpus)
            times["answer"].append(clock() - started)
    return times


@contextmanager
def _timed(times: Times, clock: Clock) -> Iterator[None]:
    """Note how long each part takes."""

    def timing(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:
            started = clock()
            found = function(*arguments, **named)
            times[name].append(clock() - started)
            return found

        return timed

    with ExitStack() as stack:
        for name in PARTS:
            stack.enter_context(patch.object(answering, name, timing(name, getattr(answering, name))))
        yield


def _cell(times: Sequence[float]) -> str:
    if not times:
        return ""
    median, high = np.percentile(times, (50, 99)) * 1000
    return f"{median:.2f}  {high:.2f}"


if __name__ == "__main__":
    main()
