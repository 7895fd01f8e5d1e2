"""From folders to readings: everything once, and a broken file takes nothing away."""

import os
import sqlite3
from contextlib import closing

import pytest
import pytest_asyncio

from knowledge.errors import NoArticles
from knowledge.folders import scan_folder
from knowledge.ingest import entries_of, ingest, ingest_folder, ingest_paths
from knowledge.packaged import packaged_articles, reader, release
from knowledge.storage.store import Store
from tests.knowledge.formats.documents import paragraph, pdf_of


@pytest_asyncio.fixture
async def store(tmp_path):
    async with await Store.open(tmp_path / "data" / "store.sqlite3") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.md").write_text("# Welders\n\nWelders join metal parts.\n")
    (made / "b.txt").write_text("Bakers bake bread every night.\n")
    return made


async def test_a_folder_is_read_without_leaving_anything(folder):
    """All that can be read comes as documents, in the order of their paths, and what cannot as problems."""
    (folder / "broken.html").write_bytes(b"")
    before = sorted(folder.parent.rglob("*"))
    documents, problems = await ingest_folder(folder)
    assert [each.article.path for each in documents] == ["a.md", "b.txt"]
    assert [each.path for each in problems] == ["broken.html"]
    assert sorted(folder.parent.rglob("*")) == before


async def test_single_files_can_be_named(folder):
    """A file outside any knowledge folder is read under its name."""
    documents, problems = await ingest_paths([folder / "b.txt"])
    assert [each.article.path for each in documents] == ["b.txt"]
    assert problems == ()


async def test_a_folder_without_one_readable_file_names_what_is_wrong(folder):
    """Where nothing can be read the error says which files it tried and why."""
    for file in folder.iterdir():
        file.write_bytes(b"")
    with pytest.raises(NoArticles, match=r"a\.md: The file is empty"):
        await ingest_folder(folder)


async def test_the_seed_texts_are_a_knowledge_folder(reference):
    """Each of the five texts is read, without a problem, and cut into passages that are its own text."""
    documents, problems = await ingest_folder(reference / "seeds")
    assert (len(documents), problems) == (5, ())
    for document in documents:
        assert document.chunks
        for chunk in document.chunks:
            assert document.article.text[chunk.start : chunk.end] == chunk.text


async def take_up(folder, store, served=(), name="r"):
    """Ingest and write what came of it; gives the ingest and the generation."""
    found = await ingest(scan_folder(folder), name, served, {}, store)
    await store.keep_unreadable(found.unreadable)
    return found, await store.add(found.entries, found.records, who="ann", why="")


async def test_what_is_stored_is_not_read_again(folder, store):
    """The second time nothing is read: no record is new, and the files themselves need not even be there."""
    first, generation = await take_up(folder, store)
    assert len(first.records) == 2
    scan = scan_folder(folder)
    for file in folder.iterdir():
        file.unlink()
    again = await ingest(scan, "r", generation.entries, {}, store)
    assert (again.entries, again.records, again.problems) == (first.entries, {}, ())
    assert again.readings == first.readings


async def test_a_renamed_file_is_not_read_again(folder, store):
    """The same bytes under another path are taken from the store, with the new path everywhere."""
    await take_up(folder, store)
    (folder / "a.md").rename(folder / "z.md")
    scan = scan_folder(folder)
    (folder / "z.md").unlink()
    found = await ingest(scan, "r", (), {}, store)
    document = next(reading.document for each, reading in found.readings.items() if each.path == "z.md")
    assert {document.article.path, *(each.article for each in document.chunks)} == {"z.md"}


async def test_a_better_reader_reads_again(folder, store):
    """Another reader's name makes every record new."""
    _, generation = await take_up(folder, store)
    found = await ingest(scan_folder(folder), "better", generation.entries, {}, store)
    assert len(found.records) == 2


async def test_a_file_that_broke_is_kept_as_it_was(folder, store):
    """What was served and cannot be read now is told and goes on being served; a file that went away goes."""
    (folder / "c.md").write_text("Carpenters build.\n")
    _, generation = await take_up(folder, store)
    (folder / "a.md").write_bytes(b"")
    (folder / "c.md").unlink()
    found, _ = await take_up(folder, store, generation.entries)
    assert [each.path for each in found.entries] == ["a.md", "b.txt"]
    assert [each.path for each in found.problems] == ["a.md"]
    kept = next(reading for each, reading in found.readings.items() if each.path == "a.md")
    assert "join metal" in kept.document.article.text


async def test_what_cannot_be_read_is_not_read_again(folder, store):
    """It is told each time as it was the first time, without a look at the file, as long as its bytes are the same."""
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "a.md").write_bytes(b"")
    first, generation = await take_up(folder, store)
    scan = scan_folder(folder)
    for file in folder.iterdir():
        file.unlink()
    again = await ingest(scan, "r", generation.entries, {}, store)
    assert again.problems == first.problems
    assert [each.path for each in again.problems] == ["a.md", "broken.pdf"]
    assert again.unreadable == first.unreadable


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ("import os; os._exit(9)", "ended the process"),
        ("import errno, os; raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))", "It cannot be read: "),
    ],
)
async def test_what_the_machine_stood_in_the_way_of_is_read_the_next_time(
    folder, store, tmp_path, monkeypatch, trouble, told
):
    """A process that was killed, or may open no more files, says nothing of the file, which is told and tried again."""
    (folder / "c.pdf").write_bytes(pdf_of([paragraph("Carpenters build houses.")]))
    with monkeypatch.context() as meanwhile:
        pdf_library(tmp_path, meanwhile, trouble)
        found, generation = await take_up(folder, store)
    assert [each.path for each in found.entries] == ["a.md", "b.txt"]
    assert [told in each.message for each in found.problems] == [True]
    again, _ = await take_up(folder, store, generation.entries)
    assert [each.path for each in again.entries] == ["a.md", "b.txt", "c.pdf"]
    assert again.problems == ()


def pdf_library(folder, monkeypatch, code):
    """Let ``code`` run where the next processes load the library that reads PDFs."""
    (folder / "libraries").mkdir()
    (folder / "libraries" / "pypdfium2.py").write_text(code)
    found_first = (str(folder / "libraries"), os.environ.get("PYTHONPATH", ""))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, found_first)))


async def test_a_damaged_note_on_an_unreadable_file_is_made_anew(folder, store):
    """It stops no reload: the file is read again, told as before, and known again from then on."""
    (folder / "c.md").write_bytes(b"")
    (folder / "d.md").write_bytes(b"\0\1\2" * 100)
    first, generation = await take_up(folder, store)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE unreadable SET record = x'00' WHERE path = 'c.md'")
    assert [each.path for each in await store.unreadable(first_seen(folder))] == ["d.md"]
    again, _ = await take_up(folder, store, generation.entries)
    assert sorted(each.path for each in again.problems) == sorted(each.path for each in first.problems)
    assert await store.unreadable(first_seen(folder)) == first.unreadable


async def test_a_mended_file_is_read_and_forgotten_as_unreadable(folder, store):
    """Another content, another suffix or another reader is read anew, and nothing is left of what was wrong."""
    (folder / "c.md").write_bytes(b"")
    (folder / "d.txt").write_bytes(b"\0\1\2" * 100)
    await take_up(folder, store)
    better = await ingest(scan_folder(folder), "better", (), {}, store)
    assert {each.version.reader for each in better.unreadable} == {"better"}
    (folder / "c.md").write_text("Carpenters build houses.\n")
    (folder / "d.txt").unlink()
    found, _ = await take_up(folder, store)
    assert [each.path for each in found.entries] == ["a.md", "b.txt", "c.md"]
    assert found.problems == ()
    assert await store.unreadable(first_seen(folder)) == {}


def first_seen(folder):
    """The entries of all that is in a folder."""
    return entries_of(scan_folder(folder), "r")


async def test_a_file_that_changes_while_it_is_read_is_read_again(folder, store):
    """What is kept is kept for the bytes that were read, not for those that a scan saw a moment before."""
    (folder / "c.md").write_text("Carpenters build houses.\n")
    scan = scan_folder(folder)
    (folder / "c.md").write_bytes(b"")
    await store.keep_unreadable((await ingest(scan, "r", (), {}, store)).unreadable)
    (folder / "c.md").write_text("Carpenters build houses.\n")
    found = await ingest(scan_folder(folder), "r", (), {}, store)
    assert [each.path for each in found.entries] == ["a.md", "b.txt", "c.md"]


async def test_problems_of_stored_readings_are_not_forgotten(folder, store):
    """A file that was read in spite of a damaged front matter is told about each time."""
    (folder / "odd.md").write_text("---\ntitle: [unclosed\n---\nCarpenters build houses.\n")
    first, _ = await take_up(folder, store)
    again, _ = await take_up(folder, store)
    assert [each.path for each in first.problems] == ["odd.md"]
    assert again.problems == first.problems


async def test_the_packaged_articles_can_all_be_read():
    """What comes with Career Bot has no problem of its own."""
    documents, problems = await ingest_folder(packaged_articles())
    assert len(documents) >= 10
    assert problems == ()


def test_the_release_follows_the_packaged_articles(tmp_path):
    """Another text or another path is another release; without packaged articles it is the reader alone."""
    (tmp_path / "a.md").write_text("One.")
    first = release(tmp_path)
    assert release(tmp_path) == first
    (tmp_path / "a.md").write_text("Two.")
    second = release(tmp_path)
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    assert len({first, second, release(tmp_path), release(None)}) == 4
    assert reader() == reader()
