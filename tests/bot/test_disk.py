"""Disks that are really full or really read-only, where this system lets a test make one."""

import random
import shutil
import subprocess
from contextlib import contextmanager

import pytest

from bot.library import Library
from bot.settings import Settings
from knowledge.errors import StoreNotWritable

pytestmark = pytest.mark.skipif(shutil.which("mount") is None, reason="this system has no mount command")


@contextmanager
def mounted(folder, *arguments):
    """Something mounted on ``folder``; skips where that is not allowed."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *arguments, str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this user may not mount here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def read_only(folder):
    """``folder`` as it is, for reading alone."""
    with mounted(folder, "--bind", str(folder)):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        yield


def gibberish(seed):
    """Five thousand letters in sentences that no compression makes much smaller."""
    letters = random.Random(seed).choices("abcdefghijklmnopqrstuvwxyz ", k=5000)
    return "".join(letters).replace("q ", "q. Bakers ")


@pytest.fixture
def settings(tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.md").write_text("# Welders\n\nWelders join metal parts.\n")
    return Settings(data=tmp_path / "data", knowledge=articles, packaged=False, _env_file=None)


async def test_a_full_disk_loses_nothing(settings):
    """A reload that does not fit is told; the old generation is served, whole, also after the next start."""
    with mounted(settings.data, "-t", "tmpfs", "-o", "size=400k", "tmpfs"):
        async with await Library.open(settings) as library:
            before = library.snapshot
            for number in range(150):
                (settings.knowledge / f"{number}.md").write_text(gibberish(number))
            with pytest.raises(StoreNotWritable, match="full"):
                await library.reload("ann", "")
            assert library.snapshot is before
            await library._store.verify()
        async with await Library.open(settings) as library:
            assert library.snapshot.generation == before.generation


async def test_a_disk_that_turns_read_only_stops_no_answer(settings):
    """A running bot says that it cannot reload, goes on serving, and reloads once the disk is writable again."""
    async with await Library.open(settings) as library:
        (settings.knowledge / "b.md").write_text("Bakers bake bread.\n")
        before = library.snapshot
        with read_only(settings.data):
            with pytest.raises(StoreNotWritable, match="career-bot"):
                await library.reload("ann", "")
            assert library.snapshot is before
        assert (await library.reload("ann", "")).added == ("b.md",)


async def test_a_start_on_a_read_only_disk_says_so(settings):
    """Neither a first start nor a later one gets by without writing, and each names the store."""
    settings.data.mkdir()
    with read_only(settings.data), pytest.raises(StoreNotWritable, match=r"career-bot\.sqlite3"):
        await Library.open(settings)
    async with await Library.open(settings):
        pass
    with read_only(settings.data), pytest.raises(StoreNotWritable, match=r"career-bot\.sqlite3"):
        await Library.open(settings)
