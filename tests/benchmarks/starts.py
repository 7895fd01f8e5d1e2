"""What a start costs with a large folder: ``python -m tests.benchmarks.starts``.

Writes made-up articles into a folder, then starts a library on it in a process of its own, as a bot does: first
without anything stored, then again. Prints for each the seconds until it answers, and its greatest memory.
"""

import argparse
import asyncio
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.library import Library
from bot.settings import Settings
from tests.benchmarks.corpora import documents

CHUNKS = 100_000
ROOT = Path(__file__).parents[2]
STARTS = ("first", "second", "third")


def main() -> None:
    """Measure and print, or be the process that is measured."""
    options = _options()
    if options.start:
        asyncio.run(_start(Settings.load()))
        return
    console = Console(width=max(Console().width, 100))
    console.print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", highlight=False)
    table = Table("start", "to the first answer", "until closed", "greatest memory", title=f"{options.chunks:,} chunks")
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder) / "articles", options.chunks)
        for name in STARTS:
            table.add_row(name, *_started(Path(folder)))
    console.print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.starts", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--chunks", type=int, default=CHUNKS)
    parser.add_argument("--start", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _write(folder: Path, chunks: int) -> None:
    for document in documents(chunks):
        path = folder / document.article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.article.text, encoding="utf-8")


def _started(folder: Path) -> list[str]:
    folders = {"CAREER_BOT_KNOWLEDGE": str(folder / "articles"), "CAREER_BOT_DATA": str(folder / "data")}
    command = (sys.executable, "-m", "tests.benchmarks.starts", "--start")
    done = subprocess.run(command, cwd=ROOT, env=os.environ | folders, check=True, capture_output=True, text=True)
    return done.stdout.strip().split("\t")


async def _start(settings: Settings) -> None:
    started = time.perf_counter()
    async with await Library.open(settings) as library:
        library.answer("how much does a nurse make in texas")
        answered = time.perf_counter() - started
    closed = time.perf_counter() - started
    greatest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.stdout.write(f"{answered:.1f} s\t{closed:.1f} s\t{greatest / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
