"""Moderators' operations on disks that are really full or read-only: told, and nothing lost."""

import random

import pytest

from bot.curation.errors import BadBackup, FolderNotWritable
from bot.curation.submissions import Submission
from bot.library import Library
from knowledge.errors import StoreError
from tests.bot.test_disk import mounted, read_only

TEXT = "".join(random.Random(1).choices("abcdefghij klmnopqrstuvwxyz. ", k=400_000)).encode()


def files(folder):
    """Every file of a folder with its content."""
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


async def test_an_article_that_does_not_fit_leaves_nothing(curator, folder, library):
    """The folder's disk is full: told, no half a file, and all else is served as before."""
    draft = await curator.draft(Submission("big.txt", TEXT), "ann")
    with mounted(folder, "-t", "tmpfs", "-o", "size=100k", "tmpfs"):
        (folder / "welder.md").write_text("Welders weld.")
        with pytest.raises(FolderNotWritable, match="space"):
            await curator.add(draft.stamp, "ann", "")
        assert sorted(files(folder)) == ["welder.md"]
    assert sorted(library.snapshot.corpus.articles) == ["baker.md", "welder.md"]


async def test_a_read_only_folder_loses_nothing(curator, folder, library):
    """Adding and removing are told and change nothing; the draft can be added once the disk is writable."""
    draft = await curator.draft(Submission("new.md", b"Tanners tan hides."), "ann")
    before, served = files(folder), library.snapshot
    with read_only(folder):
        with pytest.raises(FolderNotWritable):
            await curator.add(draft.stamp, "ann", "")
        with pytest.raises(FolderNotWritable):
            await curator.remove("baker.md", "ann", "")
        assert library.snapshot is served
    assert files(folder) == before
    assert await curator.add(draft.stamp, "ann", "")


async def test_a_store_that_cannot_be_written_takes_the_file_back(curator, folder, settings, library):
    """The folder could be written and the store could not: the folder is as it was, too."""
    draft = await curator.draft(Submission("new.md", b"Tanners tan hides."), "ann")
    before = files(folder)
    with read_only(settings.data):
        for work in (
            curator.add(draft.stamp, "ann", ""),
            curator.remove("baker.md", "ann", ""),
            curator.rollback(1, "ann", ""),
        ):
            with pytest.raises(StoreError):
                await work
        with pytest.raises(FolderNotWritable):
            await curator.draft(Submission("other.md", b"Tanners tan."), "ann")
    assert {name: content for name, content in files(folder).items() if not name.startswith(".")} == before
    assert sorted(library.snapshot.corpus.articles) == ["baker.md", "welder.md"]


async def test_a_store_that_fills_up_takes_the_file_back(curator, folder, library):
    """In the middle of the commit: the file is gone again, the old generation is served, and it works later."""
    draft = await curator.draft(Submission("big.txt", TEXT), "ann")
    await library._store._writer.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StoreError, match="full"):
        await curator.add(draft.stamp, "ann", "")
    assert sorted(files(folder)) == ["baker.md", "welder.md"]
    await library._store._writer.execute("PRAGMA max_page_count = 100000")
    assert await curator.add(draft.stamp, "ann", "")


async def test_a_backup_that_does_not_fit_leaves_nothing(curator, tmp_path):
    """Told, and the disk is as it was."""
    target = tmp_path / "small"
    with mounted(target, "-t", "tmpfs", "-o", "size=20k", "tmpfs"):
        with pytest.raises(BadBackup, match=r"space|full"):
            await curator.backup(target / "b.zip", "ann")
        assert files(target) == {}


async def test_a_start_after_a_kill_between_file_and_commit_says_so(curator, folder, settings, library):
    """Such a file lies in the folder and is not served: the status tells, and a reload takes it up."""
    (folder / "new.md").write_text("Tanners tan hides.")
    async with await Library.open(settings) as again:
        assert again.start.differences.added == ("new.md",)
