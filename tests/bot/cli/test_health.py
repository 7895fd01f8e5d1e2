"""``career-bot health``, as monitors use it."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from bot.heartbeat import HEARTBEAT, LATE, Beat
from bot.vitals import Vitals

Run = Callable[..., "CompletedProcess[bytes]"]


@pytest.fixture
def heartbeat(environment: dict[str, str]) -> Path:
    """Where the bot writes its heartbeat."""
    data = Path(environment["CAREER_BOT_DATA"])
    data.mkdir()
    return data / HEARTBEAT


def beat(age: float = 0.0, *, connected: bool = True) -> Beat:
    vitals = Vitals(connected=connected, latency=0.041, servers=2, generation=3, articles=16, chunks=500)
    return Beat(time.time() - age, 4_711, vitals)


def test_a_connected_bot_is_healthy(career_bot: Run, heartbeat: Path) -> None:
    """Exit code 0 and one line that says what is served."""
    beat().write(heartbeat)
    done = career_bot("health")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"connected: servers 2, latency 41 ms, generation 3, articles 16\n"


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        (None, "not running"),
        ({"age": LATE + 60}, "no sign of life from process 4711 for "),
        ({"connected": False}, "process 4711 runs, but is not connected to Discord"),
    ],
    ids=["none", "old", "disconnected"],
)
def test_anything_else_is_not(career_bot: Run, heartbeat: Path, sign: dict[str, Any] | None, told: str) -> None:
    """Exit code 1, and the line says why."""
    if sign:
        beat(**sign).write(heartbeat)
    done = career_bot("health")
    assert done.returncode == 1
    assert done.stdout.decode().startswith(told)


def test_half_a_heartbeat_is_none(career_bot: Run, heartbeat: Path) -> None:
    """Whatever is wrong with the file."""
    heartbeat.write_text('{"time": 1')
    assert career_bot("health").returncode == 1


def test_monitors_can_have_it_as_json(career_bot: Run, heartbeat: Path) -> None:
    """Everything that is known, on one line."""
    beat().write(heartbeat)
    told = json.loads(career_bot("health", "--json").stdout)
    assert told["healthy"] is True
    assert (told["servers"], told["generation"], told["articles"], told["chunks"]) == (2, 3, 16, 500)
