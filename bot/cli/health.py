"""``career-bot health``: whether the bot that uses this data folder serves Discord. For monitors."""

import time
from dataclasses import asdict, dataclass

import orjson
import typer

from bot.cli import failures, streams
from bot.heartbeat import HEARTBEAT, LATE, Beat
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Health:
    """Whether all is well, and in one line what is, or what is wrong."""

    healthy: bool
    told: str


def health(as_json: bool) -> None:
    """Print one line; the exit code is 0 if a bot is connected, and 1 if it is not.

    Raises ``BadSettings``.
    """
    beat = Beat.read(Settings.load().data / HEARTBEAT)
    judged = judge(beat, time.time())
    if as_json:
        vitals = asdict(beat.vitals) if beat else {}
        streams.put(orjson.dumps({**asdict(judged), **vitals}).decode())
    else:
        streams.put(judged.told)
    if not judged.healthy:
        raise typer.Exit(failures.FAILED)


def judge(beat: Beat | None, now: float) -> Health:
    """What a heartbeat tells at ``now``, in seconds since 1970."""
    if beat is None:
        return Health(False, "not running: there is no heartbeat in the data folder")
    age = now - beat.time
    if age > LATE:
        return Health(False, f"no sign of life from process {beat.process} for {age:.0f} seconds")
    vitals = beat.vitals
    if not vitals.connected:
        return Health(False, f"process {beat.process} runs, but is not connected to Discord")
    latency = "" if vitals.latency is None else f", latency {vitals.latency * 1000:.0f} ms"
    return Health(
        True,
        f"connected: servers {vitals.servers}{latency}, generation {vitals.generation}, articles {vitals.articles}",
    )
