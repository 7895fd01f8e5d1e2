"""What a monitor is told in numbers: Prometheus metrics, served on loopback where a port is set.

Nothing in them tells of a member, a server or a question. Each instance has a registry of its own.
"""

import contextlib
import logging
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from bot.vitals import Vitals
from retrieval.models import Answer, NoAnswer, Reason

LOOPBACK = "127.0.0.1"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)

log = logging.getLogger(__name__)


class Metrics:
    """Counters that the bot raises, and gauges that its heartbeat sets."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._answers = Counter("career_bot_answers", "Questions answered.", registry=self.registry)
        self._refusals = Counter(
            "career_bot_refusals", "Questions refused, by reason.", ["reason"], registry=self.registry
        )
        for reason in Reason:  # a series that begins at its first event hides that event from rate()
            self._refusals.labels(reason.value)
        self._seconds = Histogram(
            "career_bot_answer_seconds", "Time to find an answer.", buckets=SECONDS, registry=self.registry
        )
        self._reloads = Counter("career_bot_reloads", "Generations taken up since the start.", registry=self.registry)
        self._connected = self._gauge("connected", "1 while the gateway is connected on every shard, else 0.")
        self._latency = self._gauge("gateway_latency_seconds", "Latency of the gateway, averaged over the shards.")
        self._servers = self._gauge("servers", "Servers the bot is in.")
        self._generation = self._gauge("generation", "The generation that is served.")
        self._articles = self._gauge("articles", "Articles that are served.")
        self._chunks = self._gauge("index_chunks", "Chunks in the index.")
        self._served: int | None = None

    def _gauge(self, name: str, documentation: str) -> Gauge:
        return Gauge(f"career_bot_{name}", documentation, registry=self.registry)

    def answered(self, answer: Answer | NoAnswer, seconds: float) -> None:
        """Count a question and the time its answer took."""
        self._seconds.observe(seconds)
        if isinstance(answer, NoAnswer):
            self._refusals.labels(answer.reason.value).inc()
        else:
            self._answers.inc()

    def show(self, vitals: Vitals) -> None:
        """Set the gauges, and count the generations that came since the last time: each has the next number."""
        if self._served is not None:
            self._reloads.inc(max(0, vitals.generation - self._served))
        self._served = vitals.generation
        self._connected.set(vitals.connected)
        self._latency.set(vitals.latency if vitals.latency is not None else float("nan"))
        self._servers.set(vitals.servers)
        self._generation.set(vitals.generation)
        self._articles.set(vitals.articles)
        self._chunks.set(vitals.chunks)


@contextlib.contextmanager
def served(metrics: Metrics, port: int | None) -> Iterator[None]:
    """Meanwhile offer the metrics at ``http://127.0.0.1:port/metrics``; nothing without a port.

    A port that is taken is told in the log: members are worth more than numbers.
    """
    if port is None:
        yield
        return
    try:
        server, thread = start_http_server(port, LOOPBACK, metrics.registry)
    except OSError as error:
        log.warning("No metrics are served, port %d cannot be used: %s", port, error.strerror)
        yield
        return
    log.info("Metrics are served at http://%s:%d/metrics.", LOOPBACK, server.server_port)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
