"""Killing a moderator's process at any moment leaves store and folder each as they were, or as they were to be."""

import asyncio
import json
import os
from contextlib import suppress
from pathlib import Path

import pytest

from bot.curation.curator import Curator
from bot.curation.errors import UnknownDraft
from bot.journal.journal import JOURNAL, Journal
from bot.library import STORE, Library
from knowledge.storage.store import Store
from tests.bot.curation.moderating import digests, settings_of, text_of
from tests.killing import run_and_kill, seeded

MODERATOR = Path(__file__).with_name("moderating.py")
LONGEST = 1.2  # seconds, in which a process gets one or two things done


def files_after(line):
    """The article files as the operation is to leave them."""
    files = dict(line["files"])
    if line["action"] == "remove":
        del files[line["path"]]
    elif line["action"] in {"add", "reload"}:
        files[line["path"]] = line["digest"]
    return files


async def check_store(data, line):
    """The store is whole and at the old generation or the new one; whether it is at the new one."""
    async with await Store.open(data / STORE) as store:
        await store.verify()
        active = await store.active()
    assert active.id - line["generation"] in {0, 1}
    entries = json.loads(json.dumps(active.entries))
    if active.id == line["generation"]:
        assert entries == line["served"]
        return False
    if line["action"] == "rollback":
        assert entries == line["entries"]
    return True


async def check(data, line):
    """What must hold after a process was killed that was about to do what ``line`` says."""
    settings = settings_of(data)
    folder, after = settings.operators_folder, files_after(line)
    committed = await check_store(data, line)
    assert digests(folder) in ([after] if committed else [line["files"], after])
    async with await Library.open(settings) as library, await Journal.open(data / JOURNAL) as journal:
        if committed and line["action"] != "rollback":
            assert not library.start.differences
        if line["action"] == "add":
            with suppress(UnknownDraft):
                await Curator(library, journal, settings).add(line["stamp"], "bob", "the button was still there")
            assert list(digests(folder).values()).count(line["digest"]) <= 1


def kill_repeatedly(data, times):
    """Kill moderators at random moments, and check after each."""
    seed, chance = seeded()
    folder = settings_of(data).operators_folder
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.md").write_text(text_of(number))
    asyncio.run(first_start(data))
    for number in range(times):
        lines = run_and_kill(MODERATOR, data, chance.randrange(10**6), delay=chance.uniform(0, LONGEST))
        last = json.loads(lines[-1])
        print(f"kill {number}: {last['action']} after {len(lines) - 1} others")  # noqa: T201
        try:
            asyncio.run(check(data, last))
        except BaseException as error:
            error.add_note(f"seed {seed}, kill {number} during {last['action']}")
            raise


async def first_start(data):
    """Read the folder once, so that there is a generation to go back to."""
    async with await Library.open(settings_of(data)):
        pass


def test_a_kill_leaves_all_old_or_new(tmp_path):
    """A few kills in every test run."""
    kill_repeatedly(tmp_path, times=12)


@pytest.mark.soak
@pytest.mark.skipif(not os.environ.get("CAREER_BOT_SOAK"), reason="make soak runs the 200 kills")
def test_two_hundred_kills(tmp_path):
    """The same at full count."""
    kill_repeatedly(tmp_path, times=200)
