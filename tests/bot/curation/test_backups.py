"""Backups: consistent while all goes on, and put back whole or not at all."""

import asyncio
import json
import zipfile

import pytest

from bot.curation.curator import Curator
from bot.curation.errors import BadBackup
from bot.curation.restoring import restore
from bot.curation.submissions import Submission
from bot.journal.journal import JOURNAL, Journal
from bot.library import STORE, Library
from bot.settings import Settings
from knowledge.errors import InstanceRunning, ReloadRunning
from knowledge.storage.locking import instance_lock, reload_lock
from tests.bot.test_disk import mounted


def files(folder):
    """Every file below a folder with its content."""
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


async def test_a_backup_put_back_is_what_was(curator, folder, library, settings, tmp_path):
    """Articles, history, removed files and the audit log are as they were; what came after is kept beside them."""
    await curator.remove("baker.md", "ann", "")
    served, before = library.snapshot, files(folder)
    made = await curator.backup(tmp_path / "backup.zip", "ann")
    assert (made.generation, made.articles) == (2, len(before))
    draft = await curator.draft(Submission("new.md", b"Tanners tan hides."), "ann")
    await curator.add(draft.stamp, "ann", "")
    await library.close()
    restored = await restore(tmp_path / "backup.zip", settings)
    assert (restored.generation, restored.articles) == (2, len(before))
    assert files(folder) == before
    kept = {each.name.partition(".before-restore.")[0] for each in restored.kept}
    assert kept == {STORE, JOURNAL, "articles"}
    assert any("new.md" in files(each) for each in restored.kept if each.is_dir())
    async with await Library.open(settings) as again:
        assert again.snapshot.generation == served.generation
        assert not again.start.differences
    async with await Journal.open(settings.data / JOURNAL) as journal:
        assert [each.action for each in await journal.audited(9)] == ["remove"]


async def test_a_backup_can_be_put_back_elsewhere(curator, tmp_path):
    """On a machine where nothing is, into the data folder."""
    await curator.backup(tmp_path / "backup.zip", "ann")
    settings = Settings(data=tmp_path / "elsewhere", packaged=False, _env_file=None)
    restored = await restore(tmp_path / "backup.zip", settings)
    assert restored.kept == ()
    async with await Library.open(settings) as library:
        assert sorted(library.snapshot.corpus.articles) == ["baker.md", "welder.md"]
        assert not library.start.differences


async def test_backups_taken_during_reloads_are_whole(curator, folder, settings, tmp_path):
    """Each is of one generation, whose store holds what its folder holds."""
    taken = []
    for number in range(4):
        (folder / "welder.md").write_text(f"Welders of edition {number} weld.")
        reloading = asyncio.create_task(curator.reload("ann", ""))
        await asyncio.sleep(0.05 * number)
        try:
            await curator.backup(tmp_path / f"{number}.zip", "bob")
            taken.append(number)
        except ReloadRunning:  # told, and the next one is taken after it
            await reloading
            await curator.backup(tmp_path / f"{number}.zip", "bob")
        await asyncio.wait([reloading])
    for number in range(4):
        elsewhere = Settings(data=tmp_path / f"to-{number}", packaged=False, _env_file=None)
        await restore(tmp_path / f"{number}.zip", elsewhere)
        async with await Library.open(elsewhere) as library:
            await library.reload("ann", "")
            assert f"edition {number}" in library.snapshot.corpus.articles["welder.md"].text


async def test_a_backup_overwrites_nothing_and_leaves_nothing(curator, tmp_path):
    """A file that is there stays; where the folder is missing, nothing is written and that is told."""
    (tmp_path / "mine.zip").write_text("precious")
    with pytest.raises(BadBackup, match="there already"):
        await curator.backup(tmp_path / "mine.zip", "ann")
    assert (tmp_path / "mine.zip").read_text() == "precious"
    with pytest.raises(BadBackup, match="cannot be written"):
        await curator.backup(tmp_path / "nowhere" / "b.zip", "ann")


@pytest.mark.parametrize("moment", [0.0, 0.01, 0.05])
async def test_a_cancelled_backup_leaves_no_part(curator, tmp_path, moment):
    """There is nothing, or the whole archive where the cancellation came too late."""
    target = tmp_path / "backups"
    target.mkdir()
    backing_up = asyncio.create_task(curator.backup(target / "b.zip", "ann"))
    await asyncio.sleep(moment)
    if backing_up.cancel():
        await asyncio.wait([backing_up])
    for left in target.iterdir():
        assert left.name == "b.zip"
        with zipfile.ZipFile(left) as archive:
            assert archive.testzip() is None


@pytest.mark.parametrize("lock", [instance_lock, reload_lock])
async def test_nothing_is_put_back_under_a_running_bot(curator, library, settings, folder, tmp_path, lock):
    """While a bot serves from the store, or a reload runs, the restore is refused and changes nothing."""
    await curator.backup(tmp_path / "b.zip", "ann")
    before = files(folder)
    with lock(settings.data / STORE), pytest.raises((InstanceRunning, ReloadRunning)):
        await restore(tmp_path / "b.zip", settings, patience=0)
    assert files(folder) == before


def rewritten(source, target, change):
    """The archive with its parts changed by ``change(name, content)``; ``None`` leaves a part out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)


def with_part(name):
    """A change that puts one more part into the archive and its list."""

    def change(each, content):
        if each != "about.json":
            return content
        about = json.loads(content)
        about["sha256"][name] = "0" * 64
        return json.dumps(about).encode()

    return change


DAMAGES = {
    "another format": lambda name, content: content.replace(b'"format": 1', b'"format": 2'),
    "a part is missing": lambda name, content: None if name == "articles/baker.md" else content,
    "a part was changed": lambda name, content: content + b" " if name == "articles/baker.md" else content,
    "no list": lambda name, content: None if name == "about.json" else content,
    "the list is no list": lambda name, content: b"[]" if name == "about.json" else content,
    "a store that is none": lambda name, content: b"x" if name == STORE else content,
    "a part too many": with_part("articles/more.md"),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_backup_changes_nothing(curator, folder, settings, tmp_path, damage):
    """Whatever is wrong with it, it is told, and everything is as it was."""
    await curator.backup(tmp_path / "whole.zip", "ann")
    rewritten(tmp_path / "whole.zip", tmp_path / "b.zip", DAMAGES[damage])
    before, store = files(folder), (settings.data / STORE).stat().st_ino
    with pytest.raises(BadBackup):
        await restore(tmp_path / "b.zip", settings)
    assert files(folder) == before
    assert (settings.data / STORE).stat().st_ino == store
    assert not list(settings.data.glob(".restore.*"))


@pytest.mark.parametrize(
    "name", ["articles/../../evil.md", "/evil.md", "../evil.md", "articles/", "evil.md", "articles//etc/x"]
)
async def test_a_part_that_climbs_out_is_refused(curator, settings, tmp_path, name):
    """An archive somebody prepared writes nothing outside the folder, even with the right digests."""
    await curator.backup(tmp_path / "whole.zip", "ann")
    rewritten(tmp_path / "whole.zip", tmp_path / "b.zip", with_part(name))
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as archive:
        archive.writestr(name, b"evil")
    with pytest.raises(BadBackup):
        await restore(tmp_path / "b.zip", settings)
    assert not list(tmp_path.rglob("evil.md"))


async def test_what_is_no_archive_is_told(settings, tmp_path):
    """A text file, a cut-off archive and a missing one are no backups."""
    (tmp_path / "b.zip").write_text("Dear diary")
    for name in ("b.zip", "missing.zip"):
        with pytest.raises(BadBackup, match=name):
            await restore(tmp_path / name, settings)


async def test_a_failed_swap_goes_back(curator, folder, library, settings, tmp_path):
    """Where the last step fails, since the folder is a disk of its own, the store and the folder stay as they were."""
    await curator.backup(tmp_path / "b.zip", "ann")
    before = files(folder)
    await library.close()
    inode = (settings.data / STORE).stat().st_ino
    with mounted(folder, "--bind", str(folder)), pytest.raises(BadBackup, match="cannot be put back"):
        await restore(tmp_path / "b.zip", settings)
    assert files(folder) == before
    assert (settings.data / STORE).stat().st_ino == inode
    async with await Library.open(settings) as again:
        assert not again.start.differences


async def test_a_second_curator_backs_up_too(library, journal, settings, tmp_path):
    """The command line takes one while the bot serves."""
    async with await Library.open(settings) as other:
        made = await Curator(other, journal, settings).backup(tmp_path / "b.zip", "cron")
    assert made.size == (tmp_path / "b.zip").stat().st_size
