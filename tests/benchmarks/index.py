"""The index beside its peers: ``python -m tests.benchmarks.index``.

Builds every engine on the same chunks, asks all the same distinct queries of 3 to 7 words for the ten best, one after
another on one thread without a cache of results, compares every answer with the exact scores of all chunks, and prints
one table a size. A slow engine is asked fewer of the queries; the table says how many. The engines take turns, so what
else the machine does falls on all of them. With two sizes or more a chart is drawn.
"""

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot
from rich.console import Console
from rich.table import Table

from bot import saved_arrays
from retrieval.search.index import FRESH, Index
from tests.benchmarks.engines import LIMIT, Ours, available
from tests.benchmarks.generated import Collection, from_text, made_up
from tests.benchmarks.measuring import REPEATS, Measured, measure

CHART = Path(__file__).parents[2] / ".github" / "cost_against_size.png"
LARGE = 1_000_000
ARTICLE = 20  # chunks that change when an article does
COLUMNS = ("engine", "scores", "build", "memory", "queries/s", "lowest to highest", "median", "p99", "asked")

console = Console(width=max(Console().width, 120))


def main() -> None:
    """Measure at every size asked for, print, and draw."""
    options = _options()
    console.print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", highlight=False)
    results: dict[int, list[Measured]] = {}
    for size in options.sizes + [LARGE] * options.large:
        collection = from_text(options.text, size, options.queries) if options.text else made_up(size, options.queries)
        engines, missing = available()
        for line in missing:
            console.print(line, highlight=False)
        results[len(collection.documents)] = measured = measure(engines, collection)
        console.print(_table(collection, measured))
        console.print(_own_costs(collection, measured), highlight=False)
    if len(results) > 1:
        _draw(results, options.chart)
        console.print(f"Chart: {options.chart}", highlight=False)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.index", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--sizes", type=_sizes, default=[10_000, 100_000], help="chunks, separated by commas")
    parser.add_argument("--large", action="store_true", help=f"{LARGE:,} chunks too; needs 16 GB and 15 minutes")
    parser.add_argument("--text", type=Path, help="a text file to take the chunks from, instead of made-up words")
    parser.add_argument("--queries", type=int, default=1000, help="distinct queries")
    parser.add_argument("--chart", type=Path, default=CHART, help="where the chart goes")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _table(collection: Collection, measured: Sequence[Measured]) -> Table:
    size = len(collection.documents)
    title = f"{size:,} chunks, {collection.name}; top {LIMIT}; {REPEATS} repeats, median and p99 of each query's median"
    table = Table(title=title, title_justify="left")
    for place, column in enumerate(COLUMNS):
        table.add_column(column, justify="left" if place < 2 else "right", no_wrap=True)
    for each in measured:
        times = np.array(each.latencies) * 1e3
        table.add_row(
            each.engine.name,
            each.engine.constants,
            f"{each.build:.2f} s",
            "–" if each.memory is None else f"{each.memory / 2**20:,.0f} MiB",
            f"{np.median(each.rates):,.0f}",
            f"{min(each.rates):,.0f} to {max(each.rates):,.0f}",
            f"{np.median(times):.3f} ms",
            f"{np.percentile(times, 99):.3f} ms",
            f"{each.asked:,}",
        )
    return table


def _own_costs(collection: Collection, measured: Sequence[Measured]) -> str:
    """What keeping and renewing our index costs, in a few lines."""
    build, index = next((each.build, each.engine.index) for each in measured if isinstance(each.engine, Ours))
    arrays = index.arrays()
    held = sum(array.nbytes for array in arrays.values())
    postings = sum(int(array.sum()) for name, array in arrays.items() if name.endswith("_holding"))
    size = len(collection.documents)
    changed = np.array([*range(size // 2), *[FRESH] * ARTICLE, *range(size // 2 + ARTICLE, size)])
    fresh = collection.documents[:ARTICLE]
    update = min(_seconds(lambda: index.updated(changed, fresh)) for _ in range(REPEATS))
    with tempfile.TemporaryDirectory() as folder:
        save = _seconds(lambda: saved_arrays.save(Path(folder), "benchmark", index.arrays()))
        opened = _seconds(lambda: Index.from_arrays(saved_arrays.load(Path(folder), "benchmark") or {}))
    return (
        f"Career Bot: {postings:,} postings in {held / 2**20:,.1f} MiB, {held / postings:.1f} bytes each; saved in "
        f"{save:.2f} s, opened in {opened:.3f} s;\na change of {ARTICLE} chunks takes {update * 1e3:.1f} ms, "
        f"{update / build:.1%} of a build.\n"
    )


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def _draw(results: dict[int, list[Measured]], path: Path) -> None:
    """Time a query against the number of chunks, both on logarithmic scales: medians, and ninety-ninth percentiles."""
    mpl.use("Agg")
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4.5), sharey=True, layout="constrained")
    names = [each.engine.name for each in next(iter(results.values()))]
    for place, name in enumerate(names):
        found = [(size, each) for size, all_of in results.items() for each in all_of if each.engine.name == name]
        times = [np.array(each.latencies) * 1e3 for _, each in found]
        style = {"marker": "o", "linewidth": 3 if name == Ours.name else 1.5, "zorder": len(names) - place}
        left.plot([size for size, _ in found], [np.median(each) for each in times], label=name, **style)
        right.plot([size for size, _ in found], [np.percentile(each, 99) for each in times], label=name, **style)
    for axes, title in ((left, "median"), (right, "99th percentile")):
        axes.set(xscale="log", yscale="log", xlabel="chunks of 60 words", title=f"A query for the ten best, {title}")
        axes.grid(visible=True, which="major", alpha=0.3)
    left.set_ylabel("milliseconds")
    figure.legend(*left.get_legend_handles_labels(), loc="outside right center", fontsize="small")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


if __name__ == "__main__":
    main()
