"""The live library: what is served, when it changes, and what cannot disturb it."""

import asyncio
import re
import sqlite3
from contextlib import closing

import pytest

from bot.library import STORE, Library
from bot.settings import Settings
from knowledge.errors import NoArticles, ReloadRunning, StoreDamaged, StoreNotWritable, StoreTooNew
from knowledge.storage.locking import reload_lock
from knowledge.storage.schema import NEWEST, apply
from knowledge.storage.store import Store
from retrieval.models import Answer

QUESTION = "what do welders do"
TASKS = ("join metal parts with heat", "read blueprints before they begin", "inspect every joint they made")


def write_edition(folder, number, articles=3):
    """Articles on one subject that all name their edition."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in range(articles):
        task = TASKS[part % len(TASKS)]
        text = f"# What welders do, part {part}\n\nWelders {task}, says edition {number}.\n"
        (folder / f"welders-{part}.md").write_text(text)


@pytest.fixture
def folder(tmp_path):
    write_edition(tmp_path / "articles", 1)
    return tmp_path / "articles"


@pytest.fixture
def settings(tmp_path, folder):
    return Settings(data=tmp_path / "data", knowledge=folder, packaged=False, _env_file=None)


def editions(snapshot):
    """The editions that the articles of a snapshot name."""
    texts = (article.text for article in snapshot.corpus.articles.values())
    return {number for text in texts for number in re.findall(r"edition (\d+)", text)}


async def until(true):
    """Let others work until something is true."""
    async with asyncio.timeout(30):
        while not true():  # noqa: ASYNC110  what is waited for has no event
            await asyncio.sleep(0.01)


async def test_the_first_start_reads_the_folders(settings):
    """Without a store the articles are read, stored and served at once."""
    async with await Library.open(settings) as library:
        assert library.start.reloaded.added == ("welders-0.md", "welders-1.md", "welders-2.md")
        assert library.snapshot.generation.who == "career-bot"
        answer = library.answer(QUESTION)
        assert isinstance(answer, Answer)
        assert "Welders" in answer.excerpts[0].text


async def test_a_start_serves_what_is_stored_and_says_what_differs(settings, folder):
    """Edits that nobody has reloaded are told at the start and not taken up."""
    async with await Library.open(settings) as library:
        before = library.snapshot
    (folder / "welders-0.md").write_text("Welders of edition 2 rest.")
    (folder / "welders-1.md").unlink()
    (folder / "new.md").write_text("Bakers bake.")
    async with await Library.open(settings) as library:
        assert library.snapshot.generation == before.generation
        assert library.snapshot.corpus.documents == before.corpus.documents
        found = library.start.differences
        assert (found.added, found.changed, found.removed) == (("new.md",), ("welders-0.md",), ("welders-1.md",))
        assert library.start.reloaded is None


async def test_a_reload_reports_and_serves_what_changed(settings, folder):
    """Added, changed, removed and unchanged articles are told apart, and the answers are from the new state."""
    async with await Library.open(settings) as library:
        (folder / "welders-0.md").write_text("Welders polish brass, says edition 2.")
        (folder / "welders-1.md").unlink()
        (folder / "new.md").write_text("Bakers bake bread.")
        report = await library.reload("ann", "spring cleaning")
        assert (report.added, report.changed, report.removed) == (("new.md",), ("welders-0.md",), ("welders-1.md",))
        assert (report.unchanged, report.problems) == (1, ())
        assert report.seconds > 0
        generation = library.snapshot.generation
        assert report.generation == generation
        assert (generation.who, generation.why) == ("ann", "spring cleaning")
        assert sorted(library.snapshot.corpus.articles) == ["new.md", "welders-0.md", "welders-2.md"]


async def test_a_reload_without_changes_makes_no_generation(settings):
    """Where nothing changed the report is false, and the history does not grow."""
    async with await Library.open(settings) as library:
        before = library.snapshot
        report = await library.reload("ann", "just in case")
        assert not report
        assert report.unchanged == 3
        assert report.generation == before.generation
        assert len(await library.history(10)) == 1
        assert library.snapshot.corpus is before.corpus


async def test_one_broken_file_costs_itself_only(settings, folder):
    """The others are taken up, the broken one is named, and its last good version goes on being served."""
    async with await Library.open(settings) as library:
        write_edition(folder, 2)
        (folder / "welders-0.md").write_bytes(b"\0\1\2" * 100)
        (folder / "never.md").write_bytes(b"")
        report = await library.reload("ann", "")
        assert sorted(each.path for each in report.problems) == ["never.md", "welders-0.md"]
        assert report.changed == ("welders-1.md", "welders-2.md")
        assert editions(library.snapshot) == {"1", "2"}
        assert library.snapshot.problems == report.problems


async def test_preparing_tells_and_writes_nothing(settings, folder):
    """What a reload would do is told with its problems, and neither the store nor what is served changes."""
    async with await Library.open(settings) as library:
        (folder / "broken.md").write_bytes(b"")
        (folder / "new.md").write_text("Bakers bake.")
        before = library.snapshot
        candidate = await library.prepare()
        assert (candidate.changes.added, candidate.changes.changed, candidate.changes.removed) == (("new.md",), (), ())
        assert [each.path for each in candidate.found.problems] == ["broken.md"]
        assert library.snapshot is before
        assert len(await library.history(10)) == 1


async def test_the_history_tells_who_when_why_and_what(settings, folder):
    """Newest first, each with what changed since the one before, also at the limit."""
    async with await Library.open(settings) as library:
        for number in (2, 3):
            (folder / f"{number}.md").write_text(f"Bakers of edition {number} bake.")
            await library.reload(f"user {number}", f"edition {number}")
        newest, second, first = await library.history(10)
        assert (newest.generation.who, newest.generation.why) == ("user 3", "edition 3")
        assert newest.changes.added == ("3.md",)
        assert second.changes.added == ("2.md",)
        assert len(first.changes.added) == 3
        assert await library.history(2) == (newest, second)


async def test_the_folder_vanishing_takes_nothing_away(settings, folder):
    """A reload without the folder fails and names it; the old generation is served, also after the next start."""
    async with await Library.open(settings) as library:
        before = library.snapshot
        folder.rename(folder.with_name("elsewhere"))
        with pytest.raises(NoArticles, match="articles"):
            await library.reload("ann", "")
        assert library.snapshot is before
    async with await Library.open(settings) as library:
        assert isinstance(library.start.trouble, NoArticles)
        assert isinstance(library.answer(QUESTION), Answer)


async def test_nothing_to_serve_is_an_error_at_the_first_start(settings, folder):
    """Without a store and without articles the start fails, naming the folder, and a later one works."""
    for file in folder.iterdir():
        file.unlink()
    with pytest.raises(NoArticles, match="articles"):
        await Library.open(settings)
    write_edition(folder, 1)
    async with await Library.open(settings) as library:
        assert editions(library.snapshot) == {"1"}


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


async def test_two_first_starts_at_once_read_once(settings):
    """The second waits for what the first reads, and serves it too."""
    one, two = await asyncio.gather(Library.open(settings), Library.open(settings))
    async with one, two:
        assert one.snapshot.generation == two.snapshot.generation
        assert len(await one.history(10)) == 1


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


async def test_every_answer_is_from_one_generation(settings, folder):
    """Hundreds of questions asked in threads while reloads run: no answer fails or mixes editions."""
    answers = []
    async with await Library.open(settings) as library:
        done = asyncio.Event()

        async def ask():
            while not done.is_set():
                answers.append(await asyncio.to_thread(library.answer, QUESTION))
                await asyncio.sleep(0.002)

        asking = [asyncio.create_task(ask()) for _ in range(4)]
        for number in range(2, 8):
            write_edition(folder, number)
            await library.reload("ann", f"edition {number}")
            assert editions(library.snapshot) == {str(number)}
        await until(lambda: len(answers) >= 300)
        done.set()
        await asyncio.gather(*asking)
    assert all(isinstance(each, Answer) for each in answers)
    found = [{*re.findall(r"edition (\d+)", " ".join(excerpt.text for excerpt in each.excerpts))} for each in answers]
    assert {len(each) for each in found} == {1}
    assert len(set.union(*found)) > 1


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


async def test_a_full_store_loses_nothing(settings, folder):
    """Where the disk is full the reload says so, the old edition is served, and the next reload works."""
    async with await Library.open(settings) as library:
        before = library.snapshot
        write_edition(folder, 2, articles=200)
        await library._store._writer.execute("PRAGMA max_page_count = 1")
        with pytest.raises(StoreNotWritable, match="full"):
            await library.reload("ann", "")
        assert library.snapshot is before
        assert isinstance(library.answer(QUESTION), Answer)
        await library._store._writer.execute("PRAGMA max_page_count = 100000")
        assert await library.reload("ann", "")
        assert editions(library.snapshot) == {"2"}


async def test_the_data_folder_vanishing_stops_no_answer(settings, folder):
    """Without its data folder a running bot cannot reload and says so, and it goes on answering."""
    async with await Library.open(settings) as library:
        settings.data.rename(settings.data.with_name("gone"))
        write_edition(folder, 2)
        with pytest.raises(StoreNotWritable):
            await library.reload("ann", "")
        assert isinstance(library.answer(QUESTION), Answer)


async def test_a_store_of_an_earlier_schema_is_taken_over(settings):
    """It is backed up, migrated, and goes on with its history."""
    async with await Library.open(settings):
        pass
    store = settings.data / STORE
    with closing(sqlite3.connect(store)) as new, closing(sqlite3.connect(":memory:", isolation_level=None)) as old:
        apply(old, 1)
        for table, columns in (
            ("versions", "*"),
            ("generations", "id, created, who, why"),
            ("entries", "*"),
            ("active", "*"),
        ):
            for row in new.execute(f"SELECT {columns} FROM {table}").fetchall():
                old.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        new.execute("PRAGMA journal_mode = DELETE")
        old.backup(new)
    async with await Library.open(settings) as library:
        assert len(list(settings.data.glob("*.schema-1.*.backup"))) == 1
        assert editions(library.snapshot) == {"1"}
        assert [each.generation.why for each in await library.history(9)][-1] == "first start"


async def test_a_newer_store_is_refused(settings):
    """The start fails with the error that says which version to start."""
    async with await Library.open(settings):
        pass
    with closing(sqlite3.connect(settings.data / STORE)) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(StoreTooNew):
        await Library.open(settings)


async def test_records_that_cannot_be_decoded_are_read_again(settings):
    """A start after an upgrade that stores something else reads the folders again instead of failing."""
    async with await Library.open(settings):
        pass
    with closing(sqlite3.connect(settings.data / STORE)) as connection, connection:
        connection.execute("UPDATE versions SET record = x'00', reader = 'earlier'")
    async with await Library.open(settings) as library:
        assert editions(library.snapshot) == {"1"}
        assert library.start.reloaded
    async with await Library.open(settings) as library:
        assert library.start.reloaded is None


async def test_a_damaged_store_is_told(settings):
    """Records that this very version wrote and cannot read any more are damage, which has a remedy."""
    async with await Library.open(settings):
        pass
    with closing(sqlite3.connect(settings.data / STORE)) as connection, connection:
        connection.execute("UPDATE versions SET record = x'00'")
    with pytest.raises(StoreDamaged, match="Move the file away"):
        await Library.open(settings)


async def as_if_released_before(settings, restores=None):
    """Make the active generation one of an earlier release, perhaps a rollback."""
    async with await Store.open(settings.data / STORE) as store:
        active = await store.active()
        await store.add(active.entries, {}, who="ann", why="", release="earlier", restores=restores)


async def test_a_start_takes_up_what_came_with_a_new_release(settings, folder):
    """Where the packaged articles or the reading changed, the start reloads by itself, once."""
    async with await Library.open(settings):
        pass
    await as_if_released_before(settings)
    write_edition(folder, 2)
    async with await Library.open(settings) as library:
        assert len(library.start.reloaded.changed) == 3
        assert editions(library.snapshot) == {"2"}
    async with await Library.open(settings) as library:
        assert library.start.reloaded is None


async def test_a_rollback_is_respected_at_the_start(settings, folder):
    """Whoever went back to an earlier generation finds it served after an upgrade, and is told what differs."""
    async with await Library.open(settings) as library:
        first = library.snapshot.generation
    await as_if_released_before(settings, restores=first.id)
    write_edition(folder, 2)
    async with await Library.open(settings) as library:
        assert library.start.reloaded is None
        assert len(library.start.differences.changed) == 3
        assert editions(library.snapshot) == {"1"}


async def test_a_start_that_cannot_reload_serves_what_it_has(settings):
    """While another process reloads, a new one starts with what is stored and says why it did no more."""
    async with await Library.open(settings):
        pass
    await as_if_released_before(settings)
    with reload_lock(settings.data / STORE):
        async with await Library.open(settings) as library:
            assert isinstance(library.start.trouble, ReloadRunning)
            assert isinstance(library.answer(QUESTION), Answer)


async def test_the_packaged_articles_are_served_beside_the_operators(settings, folder):
    """Both folders are one library, and the operator's file replaces a packaged one of the same path."""
    async with await Library.open(settings.model_copy(update={"packaged": True})) as library:
        packaged = [each.path for each in library.snapshot.generation.entries if each.path.startswith("back-end/")]
        assert len(packaged) >= 10
        mine = folder / packaged[0]
        mine.parent.mkdir()
        mine.write_text("Replaced by edition 5.")
        assert (await library.reload("ann", "")).changed == (packaged[0],)
        assert "5" in editions(library.snapshot)


async def test_a_damaged_wage_table_is_told_and_stops_nothing(settings):
    """The imported table cannot be read: the start says so, the packaged one serves, and articles answer."""
    settings.data.mkdir(parents=True)
    (settings.data / "wages.zip").write_bytes(b"no table")
    async with await Library.open(settings) as library:
        (problem,) = library.start.wages
        assert "wages.zip is damaged" in problem.message
        assert library.wages.lookup is not None
        assert isinstance(library.answer(QUESTION), Answer)
