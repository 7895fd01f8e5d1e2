"""Reloads beside other work: other reloads, other processes, and a cancellation."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.library import STORE, Library
from knowledge.errors import ReloadRunning
from knowledge.storage.store import Store
from tests.bot.library.editions import editions, until, write_edition


def change(store, sql):
    """Change a store behind the back of whoever has it open."""
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute(sql)


async def test_of_two_reloads_at_once_the_second_is_told(settings, folder):
    """One does it, the other is refused, and both agree on what is served."""
    async with await Library.open(settings) as library, await Library.open(settings) as other:
        write_edition(folder, 2)
        results = await asyncio.gather(
            library.reload("ann", ""), other.reload("bob", ""), library.reload("eve", ""), return_exceptions=True
        )
        refused = [each for each in results if isinstance(each, ReloadRunning)]
        (done,) = [each for each in results if not isinstance(each, BaseException)]
        assert len(refused) == 2
        assert done.changed == ("welders-0.md", "welders-1.md", "welders-2.md")


async def test_a_reload_builds_on_what_another_process_made(settings, folder):
    """What somebody else reloaded meanwhile is neither lost nor reported as this reload's doing."""
    async with await Library.open(settings) as library, await Library.open(settings) as other:
        (folder / "new.md").write_text("Bakers bake.")
        await other.reload("bob", "")
        report = await library.reload("ann", "")
        assert not report
        assert library.snapshot.generation == other.snapshot.generation
        assert "new.md" in library.snapshot.corpus.articles


async def test_a_running_library_notices_a_generation_of_another_process(settings, folder):
    """Watching takes up what the command line reloaded, one generation after the other."""
    async with await Library.open(settings) as library, await Library.open(settings) as other:
        watching = asyncio.create_task(library.watch(interval=0.01))
        for number in (2, 3):
            write_edition(folder, number)
            await other.reload("bob", "")
            await until(lambda wanted=str(number): editions(library.snapshot) == {wanted})
        assert library.snapshot.generation == other.snapshot.generation
        watching.cancel()


async def test_watching_survives_whatever_goes_wrong(settings, folder, caplog):
    """A mistake that nobody foresaw is logged once, and what another process made is taken up after it."""
    async with await Library.open(settings) as library, await Library.open(settings) as other:
        watching = asyncio.create_task(library.watch(interval=0.01))
        change(settings.data / STORE, "ALTER TABLE active RENAME TO elsewhere")
        await until(lambda: "no such table" in caplog.text)
        await asyncio.sleep(0.1)
        change(settings.data / STORE, "ALTER TABLE elsewhere RENAME TO active")
        write_edition(folder, 2)
        await other.reload("bob", "")
        await until(lambda: editions(library.snapshot) == {"2"})
        assert caplog.text.count("Traceback") == 1
        watching.cancel()


async def test_a_reload_never_holds_the_event_loop(settings, folder):
    """While a hundred new articles are read and indexed, other tasks get their turn all the time."""
    async with await Library.open(settings) as library:
        write_edition(folder, 2, articles=100)
        turns = 0
        reloading = asyncio.create_task(library.reload("ann", ""))
        while not reloading.done():
            await asyncio.sleep(0)
            turns += 1
        assert len((await reloading).added) == 97
        assert turns > 100


@pytest.mark.parametrize("moment", [0.0, 0.01, 0.05, 0.2, 0.3, 0.4, 0.5, 0.6])
async def test_a_cancelled_reload_is_whole_or_nothing(settings, folder, moment):
    """Cancelled at any moment, what is served and what is stored agree on one edition, and a reload works again."""
    async with await Library.open(settings) as library:
        write_edition(folder, 2)
        reloading = asyncio.create_task(library.reload("ann", ""))
        await asyncio.sleep(moment)
        reloading.cancel()
        await asyncio.wait([reloading])
        async with await Store.open(settings.data / STORE) as store:
            assert await store.active_id() == library.snapshot.generation.id
            await store.verify()
        assert len(editions(library.snapshot)) == 1
        await library.reload("ann", "")
        assert editions(library.snapshot) == {"2"}
