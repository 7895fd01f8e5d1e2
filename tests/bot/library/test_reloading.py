"""What a reload takes up, what it tells, and what it leaves as it was when it cannot be done."""

import pytest

from bot.library import Library
from knowledge.errors import NoArticles, StoreNotWritable
from retrieval.models import Answer
from tests.bot.library.editions import QUESTION, editions, write_edition


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


async def test_what_a_reload_could_not_read_differs_from_nothing(settings, folder):
    """Neither a new file nor one that broke is announced as something that a reload takes up, then or at a start."""
    (folder / "empty.md").write_bytes(b"")
    async with await Library.open(settings) as library:
        (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
        (folder / "welders-0.md").write_bytes(b"\0\1\2" * 100)
        assert not await library.reload("ann", "")
        assert not await library.differences()
    async with await Library.open(settings) as library:
        assert not library.start.differences
        (folder / "empty.md").write_text("Bakers bake.")
        assert (await library.differences()).added == ("empty.md",)


async def test_what_is_wrong_with_files_outlives_a_restart_and_a_rollback(settings, folder):
    """Files that cannot be read, files that are not even looked at, and copies, all as the reload told them."""
    async with await Library.open(settings) as library:
        (folder / "copy.md").write_text((folder / "welders-0.md").read_text())
        (folder / "old.doc").write_bytes(b"whatever")
        (folder / "empty.md").write_bytes(b"")
        told = set((await library.reload("ann", "")).problems)
        assert {each.path for each in told} == {"welders-0.md", "old.doc", "empty.md"}
    async with await Library.open(settings) as library:
        assert set(library.snapshot.problems) == told
        with library.changing():
            await library.publish(await library.prepare_rollback(1), "ann", "")
        assert {each.path for each in library.snapshot.problems} == {"old.doc", "empty.md"}


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
