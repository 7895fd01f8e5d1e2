"""What a monitor is told in numbers."""

import asyncio
import urllib.request
from pathlib import Path

import pytest

from bot.heartbeat import HEARTBEAT, Beat
from bot.metrics import Metrics, served
from bot.sandbox.member import Member
from bot.serving import watched
from bot.vitals import Vitals
from retrieval.models import Answer, NoAnswer, Reason
from tests.bot.stage import QUESTION, Stage, staged

ANSWER = Answer(question="q", understood="q", excerpts=())
REFUSAL = NoAnswer(question="q", understood="q", reason=Reason.NOT_COVERED, message="m")


def vitals(generation: int = 1) -> Vitals:
    return Vitals(connected=True, latency=0.05, servers=2, generation=generation, articles=3, chunks=4)


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(f"career_bot_{name}", labels)


def fetched(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as response:
        return str(response.read().decode())


def test_answers_and_refusals_are_counted_apart() -> None:
    """Refusals by reason, each of which is there from the start; the time of both."""
    metrics = Metrics()
    metrics.answered(ANSWER, 0.02)
    metrics.answered(REFUSAL, 0.2)
    assert value(metrics, "answers_total") == 1
    assert value(metrics, "refusals_total", reason="not_covered") == 1
    assert [value(metrics, "refusals_total", reason=reason) for reason in Reason].count(0) == len(Reason) - 1
    assert value(metrics, "answer_seconds_count") == 2
    assert value(metrics, "answer_seconds_bucket", le="0.1") == 1


def test_generations_since_the_start_are_counted() -> None:
    """Those that came between two heartbeats too, but not those from before the start."""
    metrics = Metrics()
    for generation in (7, 7, 8, 10):
        metrics.show(vitals(generation))
    assert value(metrics, "reloads_total") == 3
    assert value(metrics, "generation") == 10


def test_two_bots_in_one_process_count_for_themselves() -> None:
    """Nothing is global."""
    one, other = Metrics(), Metrics()
    one.answered(ANSWER, 0.1)
    assert value(other, "answers_total") == 0


def test_metrics_are_served_on_loopback(unused_tcp_port: int) -> None:
    """In the format that Prometheus reads, for as long as the bot runs."""
    metrics = Metrics()
    metrics.show(vitals())
    with served(metrics, unused_tcp_port):
        assert "career_bot_index_chunks 4.0" in fetched(unused_tcp_port)
    with pytest.raises(OSError, match="refused"):
        fetched(unused_tcp_port)


def test_a_port_that_is_taken_is_told(unused_tcp_port: int, caplog: pytest.LogCaptureFixture) -> None:
    """And the bot serves its members without."""
    with served(Metrics(), unused_tcp_port), served(Metrics(), unused_tcp_port):
        assert f"port {unused_tcp_port} cannot be used" in caplog.text


async def test_a_running_bot_is_seen(tmp_path: Path, unused_tcp_port: int) -> None:
    """By its metrics and by its heartbeat: connected, what it serves, and what was asked. Then no more."""
    async with staged(tmp_path) as stage:
        stage.settings = stage.settings.model_copy(update={"metrics_port": unused_tcp_port})
        member = stage.home.add_member("Ada")
        async with stage.running() as bot:
            await asked(stage, member)
            async with watched(bot):
                beat = await first_beat(stage.settings.data / HEARTBEAT)
                assert beat.vitals.connected
                assert (beat.vitals.servers, beat.vitals.articles) == (2, 2)
                text = await asyncio.to_thread(fetched, unused_tcp_port)
            assert Beat.read(stage.settings.data / HEARTBEAT) is None
        assert not bot.vitals().connected
    for line in ("connected 1.0", "servers 2.0", "articles 2.0", "answers_total 1.0"):
        assert f"career_bot_{line}" in text
    assert 'career_bot_refusals_total{reason="no_answer"} 1.0' in text
    assert QUESTION not in text


async def asked(stage: Stage, member: Member) -> None:
    """One question with an answer, and one without."""
    await (await member.slash("ask", question=QUESTION)).answer()
    await (await member.mention(stage.home.general, "how do I fix a carburettor in a 1967 tractor?")).answer()


async def first_beat(path: Path) -> Beat:
    """The heartbeat as soon as there is one."""
    async with asyncio.timeout(10):
        while (beat := Beat.read(path)) is None:  # noqa: ASYNC110  a file calls nobody
            await asyncio.sleep(0.01)
    return beat


async def test_a_lost_gateway_is_seen(tmp_path: Path) -> None:
    """While the bot connects anew it does not count as connected."""
    async with staged(tmp_path) as stage, stage.running() as bot:
        assert bot.vitals().connected
        (shard,) = bot.shards.values()
        await shard.disconnect()
        assert not bot.vitals().connected
        await shard.connect()
        assert bot.vitals().connected
