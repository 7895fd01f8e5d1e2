"""How the bot is doing at a moment, for monitors: no member, no server's name and no question in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vitals:
    """``connected`` on every shard; ``latency`` of the gateway in seconds, ``None`` where it is not known."""

    connected: bool
    latency: float | None
    servers: int
    generation: int
    articles: int
    chunks: int
