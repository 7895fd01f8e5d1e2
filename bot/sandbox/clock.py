"""Time and identifiers: a clock that tests can move forward, and Discord's snowflakes.

A snowflake is (milliseconds since 2015-01-01) << 22 plus a counter; a guild's shard is ``(id >> 22) % shards``.
"""

import time
from datetime import UTC, datetime

DISCORD_EPOCH_MS = 1_420_070_400_000
IDS_A_MILLISECOND = 4096


class Clock:
    """Monotonic seconds by which interactions and rate limits expire. ``advance`` moves it without waiting."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Seconds from an arbitrary start."""
        return time.monotonic() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` pass at once."""
        self._ahead += seconds


class Snowflakes:
    """Unique, increasing identifiers that tell when they were made."""

    def __init__(self) -> None:
        self._last = 0
        self._last_guild_ms = self._milliseconds() - 86_400_000

    @staticmethod
    def _milliseconds() -> int:
        return time.time_ns() // 1_000_000 - DISCORD_EPOCH_MS

    def next(self) -> int:
        """An identifier for anything but a guild."""
        self._last = max(self._milliseconds() << 22, self._last + 1)
        return self._last

    def next_guild(self) -> int:
        """A guild's identifier. Each is a millisecond after the one before, so guilds take the shards in turn."""
        self._last_guild_ms += 1
        return self._last_guild_ms << 22


def timestamp() -> str:
    """The present moment as Discord writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
