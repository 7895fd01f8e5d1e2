"""How a library starts: what it serves, what it reads, and what it says of either."""

import asyncio

import pytest

from bot.library import Library
from bot.saved_arrays import path_of
from bot.saved_corpus import identity
from knowledge.errors import NoArticles
from retrieval.models import Answer
from tests.bot.library.editions import QUESTION, editions, write_edition


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


async def test_nothing_to_serve_is_an_error_at_the_first_start(settings, folder):
    """Without a store and without articles the start fails, naming the folder, and a later one works."""
    for file in folder.iterdir():
        file.unlink()
    with pytest.raises(NoArticles, match="articles"):
        await Library.open(settings)
    write_edition(folder, 1)
    async with await Library.open(settings) as library:
        assert editions(library.snapshot) == {"1"}


async def test_two_first_starts_at_once_read_once(settings):
    """The second waits for what the first reads, and serves it too."""
    one, two = await asyncio.gather(Library.open(settings), Library.open(settings))
    async with one, two:
        assert one.snapshot.generation == two.snapshot.generation
        assert len(await one.history(10)) == 1


async def test_a_damaged_wage_table_is_told_and_stops_nothing(settings):
    """The imported table cannot be read: the start says so, the packaged one serves, and articles answer."""
    settings.data.mkdir(parents=True)
    (settings.data / "wages.zip").write_bytes(b"no table")
    async with await Library.open(settings) as library:
        (problem,) = library.start.wages
        assert "wages.zip is damaged" in problem.message
        assert library.wages.lookup is not None
        assert isinstance(library.answer(QUESTION), Answer)


async def test_a_start_opens_what_an_earlier_one_kept(settings):
    """The index that was derived is kept beside the store; a start that opens it serves the same."""
    async with await Library.open(settings) as library:
        before = library.snapshot.corpus
    (kept,) = settings.data.glob("*index*")
    written = kept.stat().st_ino, kept.stat().st_mtime_ns  # reading it may change when it was read last
    async with await Library.open(settings) as library:
        assert library.snapshot.corpus.profiles == before.profiles
        assert library.snapshot.corpus.vocabulary == before.vocabulary
        assert isinstance(library.answer(QUESTION), Answer)
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == written


async def test_a_damaged_index_is_made_anew(settings):
    """A start whose saved index is damaged serves all the same, and leaves a whole one behind."""
    async with await Library.open(settings):
        pass
    (kept,) = settings.data.glob("*index*")
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    async with await Library.open(settings) as library:
        assert isinstance(library.answer(QUESTION), Answer)
    assert len(kept.read_bytes()) == len(whole)


async def test_a_reload_keeps_the_newer_index(settings, folder):
    """After a reload the next start opens what is served now, and nothing is left of what was before."""
    async with await Library.open(settings) as library:
        write_edition(folder, 2)
        await library.reload("tester", "a new edition")
        served = library.snapshot
    (kept,) = settings.data.glob("*index*")
    assert kept == path_of(settings.data, identity(served.readings))
    async with await Library.open(settings) as library:
        assert editions(library.snapshot) == {"2"}
