"""Answers over real sockets: ``python -m tests.benchmarks.end_to_end``.

A bot in a process of its own is connected to the sandbox, JSON and compression included, and members ask it: first as
fast as it answers, then at half of that. Beside ``/ask`` stands ``/fixed``, a command of the
same client that replies with a fixed text. Then: from start to ready, and memory, beside discord.py's client alone.
"""

import asyncio
import contextlib
import gc
import itertools
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.sandbox.guilds import Guild
from bot.sandbox.server import Sandbox

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
AT_ONCE = 16  # commands in flight
ASKED = 1_000  # commands in a run
RUNS = 3  # of each command, taking turns
LEAD = 0.5  # seconds to make a run's tasks in, so that the first commands do not all come at once
MANY_GUILDS = 10_000
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Load:
    """One run: commands a second, each one's latency in seconds, and processor seconds of the bot for each."""

    rate: float
    latencies: list[float]
    processor: float


@dataclass(frozen=True, slots=True)
class Footprint:
    """Seconds from start to ready; memory in bytes at rest and at its greatest."""

    seconds: float
    rest: int
    peak: int


@contextlib.asynccontextmanager
async def served(bot: str, sandbox: Sandbox, data: Path) -> AsyncIterator[int]:
    """The process of a bot that is connected to the sandbox."""
    environment = os.environ | {
        "DISCORD_TOKEN": sandbox.token,
        "CAREER_BOT_API": sandbox.api_url,
        "CAREER_BOT_DATA": str(data),
        "CAREER_BOT_KNOWLEDGE": "",
    }
    command = (sys.executable, "-m", "tests.benchmarks.served_bots", bot)
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment)
    try:
        await sandbox.ready(timeout=120)
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int) -> tuple[int, int]:
    """Resident memory of a process now and at its greatest, in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    told = {line.partition(":")[0]: line.split()[1] for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return int(told["VmRSS"]) * 1024, int(told["VmHWM"]) * 1024


def questions() -> Iterator[str]:
    """Golden questions, over and over."""
    lines = (GOLDEN / "own.jsonl").read_text(encoding="utf-8").splitlines()
    return itertools.cycle(json.loads(line)["question"] for line in lines)


async def ask(guild: Guild, command: str, question: str) -> float:
    """One command of a member who has not asked before; the seconds until the reply is there."""
    member = guild.add_member("Member")
    started = time.perf_counter()
    exchange = await member.slash(command, question=question)
    await exchange.answer(timeout=60)
    return time.perf_counter() - started


async def at_full_load(guild: Guild, command: str, pid: int) -> Load:
    """As fast as the bot answers, with a fixed number of commands in flight."""
    asked = itertools.islice(questions(), ASKED)
    latencies: list[float] = []

    async def one_after_another() -> None:
        for question in asked:
            latencies.append(await ask(guild, command, question))

    return await measured(pid, latencies, lambda: asyncio.gather(*(one_after_another() for _ in range(AT_ONCE))))


async def at_rate(guild: Guild, command: str, pid: int, rate: float) -> Load:
    """So many a second, whether or not the earlier ones are answered."""
    latencies: list[float] = []
    begin = asyncio.get_running_loop().time() + LEAD

    async def one(question: str, due: float) -> None:
        await asyncio.sleep(begin + due - asyncio.get_running_loop().time())
        latencies.append(await ask(guild, command, question))

    due = [(question, number / rate) for number, question in enumerate(itertools.islice(questions(), ASKED))]
    return await measured(pid, latencies, lambda: asyncio.gather(*(one(*each) for each in due)))


async def measured(pid: int, latencies: list[float], run: Callable[[], asyncio.Future[list[None]]]) -> Load:
    """Run, with both clocks beside it."""
    processor, started = processor_seconds(pid), time.perf_counter()
    await run()
    seconds = time.perf_counter() - started
    return Load(len(latencies) / seconds, latencies, (processor_seconds(pid) - processor) / len(latencies))


async def loads(folder: Path) -> tuple[dict[str, list[Load]], dict[str, list[Load]], int]:
    """By command, its runs at full load and at half load; and the bot's greatest memory."""
    gc.disable()  # here alone: while this process looked through its members, the bot would seem to stand still
    async with await Sandbox.start() as sandbox:
        guild = sandbox.add_guild("Home")
        async with served("career", sandbox, folder) as pid:
            await sandbox.commands_synced()
            await at_full_load(guild, "ask", pid)  # warms both processes up
            full: dict[str, list[Load]] = {"fixed": [], "ask": []}
            for command in itertools.chain.from_iterable(itertools.repeat(tuple(full), RUNS)):
                full[command].append(await at_full_load(guild, command, pid))
            rate = statistics.median(load.rate for load in full["ask"]) / 2
            half: dict[str, list[Load]] = {"fixed": [], "ask": []}
            for command in itertools.chain.from_iterable(itertools.repeat(tuple(half), RUNS)):
                half[command].append(await at_rate(guild, command, pid, rate))
            return full, half, memory(pid)[1]


async def footprint(bot: str, folder: Path, guilds: int) -> Footprint:
    """Start a bot in so many servers and let it come to rest."""
    async with await Sandbox.start() as sandbox:
        for number in range(guilds):
            sandbox.add_guild(f"Server {number}")
        started = time.perf_counter()
        async with served(bot, sandbox, folder) as pid:
            seconds = time.perf_counter() - started
            await asyncio.sleep(5)
            return Footprint(seconds, *memory(pid))


def quantile(values: list[float], share: float) -> float:
    """The value below which that share of ``values`` lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def load_table(full: dict[str, list[Load]], half: dict[str, list[Load]]) -> Table:
    """Both commands, and ``/ask`` as a share of ``/fixed``."""
    table = Table("", "commands/s", "bot's processor", "p50 at half load", "p99 at half load", title="Over sockets")
    rows: dict[str, tuple[float, ...]] = {
        command: (
            statistics.median(load.rate for load in full[command]),
            statistics.median(load.processor for load in full[command]) * 1e3,
            statistics.median(quantile(load.latencies, 0.5) for load in half[command]) * 1e3,
            statistics.median(quantile(load.latencies, 0.99) for load in half[command]) * 1e3,
        )
        for command in full
    }
    for command, (rate, processor, middle, high) in rows.items():
        table.add_row(f"/{command}", f"{rate:,.0f}", f"{processor:.2f} ms", f"{middle:.1f} ms", f"{high:.1f} ms")
    ratios = (asked / beside for asked, beside in zip(rows["ask"], rows["fixed"], strict=True))
    table.add_row("/ask ÷ /fixed", *(f"{ratio:.2f}" for ratio in ratios))
    return table


def footprint_table(prints: dict[tuple[str, int], Footprint], under_load: int) -> Table:
    """Start and memory of both clients, with one server and with many."""
    table = Table("", "servers", "start to ready", "at rest", "greatest", "a server", title="Start and memory")
    for (bot, guilds), each in prints.items():
        alone = prints[bot, 1].rest
        share = f"{(each.rest - alone) / (guilds - 1) / 1024:.1f} KiB" if guilds > 1 else ""
        name = {"career": "Career Bot", "plain": "discord.py alone"}[bot]
        row = (f"{each.seconds:.1f} s", f"{each.rest / 1e6:.0f} MB", f"{each.peak / 1e6:.0f} MB", share)
        table.add_row(name, f"{guilds:,}", *row)
    table.caption = f"Career Bot under full load: {under_load / 1e6:.0f} MB at its greatest."
    return table


def main() -> None:
    """Print both tables."""
    console = Console(width=110)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        full, half, under_load = asyncio.run(loads(data))
        console.print(load_table(full, half))
        prints = {
            (bot, guilds): asyncio.run(footprint(bot, data, guilds))
            for bot in ("plain", "career")
            for guilds in (1, MANY_GUILDS)
        }
        console.print(footprint_table(prints, under_load))


if __name__ == "__main__":
    main()
