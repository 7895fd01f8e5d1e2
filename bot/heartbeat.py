"""The heartbeat: a small file beside the store that a running bot writes every few seconds.

It is written from the event loop's own time, so one that stands still tells that the loop does. ``career-bot health``
reads it, which needs no port and works in a container.
"""

import asyncio
import contextlib
import json
import logging
import os
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from bot.vitals import Vitals
from knowledge.storage.finishing import finish

HEARTBEAT = "career-bot.heartbeat.json"
EVERY = 5.0  # seconds
LATE = 30.0  # seconds after which a heartbeat means that something is wrong

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Beat:
    """Vitals, when they were written (seconds since 1970) and by which process."""

    time: float
    process: int
    vitals: Vitals

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """The latest beat; ``None`` where there is none that can be read."""
        try:
            beat = json.loads(path.read_text(encoding="utf-8"))
            return cls(beat["time"], beat["process"], Vitals(**beat["vitals"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, path: Path) -> None:
        """Replace the latest beat; raises ``OSError``."""
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps(asdict(self)), encoding="utf-8")
        partial.replace(path)


@contextlib.asynccontextmanager
async def beating(path: Path, vitals: Callable[[], Vitals], show: Callable[[Vitals], None]) -> AsyncIterator[None]:
    """Meanwhile take the ``vitals`` every few seconds, ``show`` them and write them to ``path``, removed at the end."""
    task = asyncio.create_task(beat(path, vitals, show))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})
        with contextlib.suppress(OSError):
            await asyncio.to_thread(path.unlink, missing_ok=True)


async def beat(path: Path, vitals: Callable[[], Vitals], show: Callable[[Vitals], None]) -> None:
    """Beat until cancelled. A file that cannot be written is told once."""
    told = False
    while True:
        now = vitals()
        show(now)
        try:
            await finish(asyncio.to_thread(Beat(time.time(), os.getpid(), now).write, path))
            told = False
        except OSError as error:
            if not told:
                log.warning("The heartbeat %s cannot be written: %s", path, error.strerror)
            told = True
        await asyncio.sleep(EVERY)
