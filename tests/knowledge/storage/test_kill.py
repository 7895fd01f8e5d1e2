"""Killing a process at any moment leaves the old generation or the new one, whole."""

import asyncio
import os
import re
from pathlib import Path

import pytest

from knowledge.errors import ReloadRunning
from knowledge.storage.locking import reload_lock
from knowledge.storage.store import Store
from tests.killing import run_and_kill, seeded

RELOADER = Path(__file__).with_name("reloader.py")
STORE = "career-bot.sqlite3"


async def edition_served(data):
    """The one edition that all articles of the active generation are of, in a store that is whole; 0 for none."""
    async with await Store.open(data / STORE) as store:
        await store.verify()
        generation = await store.active()
        if generation is None:
            return 0
        readings = await store.readings(generation.entries)
    (edition,) = {re.search(r"edition (\d+)", each.document.article.text)[1] for each in readings.values()}
    return int(edition)


def reload_lock_is_free(data):
    """Whether the dead process let go of the lock."""
    try:
        with reload_lock(data / STORE):
            return True
    except ReloadRunning:
        return False


def kill_repeatedly(data, times):
    """Kill reloaders at random moments; after each, the store serves the old edition or the one being made."""
    seed, chance = seeded()
    served = 0
    for number in range(times):
        how, longest = ("reload", 2.0) if number % 2 else ("write", 0.3)
        lines = run_and_kill(RELOADER, how, data, served + 1, delay=chance.uniform(0, longest))
        done = [int(line.split()[1]) for line in lines if line.startswith("done")]
        started = [int(line.split()[1]) for line in lines if line.startswith("start")]
        old = done[-1] if done else served
        served = asyncio.run(edition_served(data))
        assert served in {old, started[-1]}, f"seed {seed}, kill {number} while it said {lines[-2:]}"
        assert reload_lock_is_free(data)


def test_a_kill_leaves_the_old_generation_or_the_new_one(tmp_path):
    """A few kills in every test run."""
    kill_repeatedly(tmp_path, times=8)


@pytest.mark.soak
@pytest.mark.skipif(not os.environ.get("CAREER_BOT_SOAK"), reason="make soak runs the 200 kills")
def test_two_hundred_kills(tmp_path):
    """The same at full count."""
    kill_repeatedly(tmp_path, times=200)
