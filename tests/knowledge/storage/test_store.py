"""The store: what was put in comes back, whole or not at all."""

import asyncio
import hashlib
import sqlite3
from contextlib import closing

import pytest
import pytest_asyncio

from knowledge.errors import StoreDamaged, StoreNotWritable
from knowledge.models import Article, Chunk, Document, Problem, SalaryFact, Section, Span
from knowledge.storage.generations import entry
from knowledge.storage.readings import Reading, decode, encode
from knowledge.storage.store import BATCH, Store


def reading_of(path, text):
    """The reading of a file with one passage and one salary fact."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        path=path, title="Welders", text=text, sections=(Section((), 0, len(text)),), digest=digest, extra={"level": 2}
    )
    chunk = Chunk(path, ("Pay",), 0, len(text), text, (Span(0, len(text) // 2),))
    fact = SalaryFact(
        article=path, quote=text[:7], start=0, end=7, low=1, high=None, currency="USD", period="year", statistic="mean"
    )
    problem = Problem(path=path, line=1, message="Odd.", remedy="Mend it.", fatal=False)
    return Reading(Document(article, (chunk,), (fact,)), (problem,))


def state(texts, reader="r"):
    """Entries and records of articles given as path and text."""
    readings = {path: reading_of(path, text) for path, text in texts.items()}
    entries = [entry(path, each.document.article.digest, reader) for path, each in readings.items()]
    return entries, {each.version: encode(readings[each.path]) for each in entries}


def edition(number, articles=5):
    """A state whose every article names its edition."""
    return state({f"{each}.md": f"Welders of edition {number}, part {each}." for each in range(articles)})


@pytest_asyncio.fixture
async def store(tmp_path):
    async with await Store.open(tmp_path / "store.sqlite3") as opened:
        yield opened


async def served(store):
    """The texts that the active generation serves, by path."""
    generation = await store.active()
    readings = await store.readings(generation.entries)
    return {each.path: reading.document.article.text for each, reading in readings.items()}


async def test_a_generation_comes_back_whole(store):
    """Entries, readings, author and reason are what was put in, also after closing and opening again."""
    entries, records = edition(1)
    made = await store.add(entries, records, who="ann", why="first", release="v1")
    async with await Store.open(store.path) as again:
        assert await again.active() == made
        assert await again.active_id() == made.id
        readings = await again.readings(entries)
    assert readings == {each: reading_of(each.path, f"Welders of edition 1, part {each.path[0]}.") for each in entries}
    assert (made.who, made.why, made.release, made.restores) == ("ann", "first", "v1", None)


async def test_an_empty_store_serves_nothing(store):
    """Before the first generation nothing is active, and that is no error."""
    assert (await store.active(), await store.active_id(), await store.history(5)) == (None, None, ())
    await store.verify()


async def test_the_same_bytes_are_stored_once_and_found_under_each_path(store):
    """A version does not depend on where its file lies: a second path costs no second record."""
    entries, records = state({"a.md": "Welders earn money.", "copy/b.md": "Welders earn money."})
    assert len(records) == 1
    await store.add(entries, records, who="ann", why="")
    readings = await store.readings(entries)
    assert {each.path: reading for each, reading in readings.items()} == {
        path: reading_of(path, "Welders earn money.") for path in ("a.md", "copy/b.md")
    }


async def test_only_what_is_stored_need_not_be_read(store):
    """Another text, another suffix or another reader is another version."""
    entries, records = edition(1)
    await store.add(entries, records, who="ann", why="")
    known = entries[0]
    others = [
        entry("0.md", "0" * 64, "r"),
        entry("0.txt", known.version.digest, "r"),
        entry("0.md", known.version.digest, "better"),
    ]
    assert await store.stored(each.version for each in [known, *others]) == {known.version}


async def test_more_than_a_batch_comes_back(store):
    """Nothing is lost where records come in batches."""
    entries, records = edition(1, articles=2 * BATCH + 1)
    await store.add(entries, records, who="ann", why="")
    assert await store.stored(records) == set(records)
    assert len(await served(store)) == 2 * BATCH + 1
    await store.verify()


async def test_a_generation_of_unknown_versions_is_not_made(store):
    """An entry whose version is nowhere undoes the whole generation, the records beside it included."""
    first = await store.add(*edition(1), who="ann", why="")
    entries, records = edition(2)
    with pytest.raises(sqlite3.IntegrityError):
        await store.add([*entries, entry("gone.md", "0" * 64, "r")], records, who="ann", why="")
    assert await store.active() == first
    assert await store.stored(records) == set()


@pytest.mark.parametrize("steps", range(24))
async def test_a_cancelled_write_is_whole_or_nothing(store, steps):
    """Cancelled anywhere, a write leaves the old generation or the new one, and the next write is not disturbed."""
    await store.add(*edition(1), who="ann", why="")
    task = asyncio.create_task(store.add(*edition(2, articles=40), who="bob", why=""))
    for _ in range(steps):
        await asyncio.sleep(0.0002 if steps % 2 else 0)
    task.cancel()
    await asyncio.wait([task])
    now = await served(store)
    assert now == {f"{each}.md": f"Welders of edition 1, part {each}." for each in range(5)} or now == {
        f"{each}.md": f"Welders of edition 2, part {each}." for each in range(40)
    }
    await store.add(*edition(3), who="ann", why="")
    assert set(await served(store)) == {f"{each}.md" for each in range(5)}
    await store.verify()


async def test_writes_at_the_same_time_do_not_mix(store):
    """Of many generations written at once each is whole, and the last to be written is active."""
    made = await asyncio.gather(*[store.add(*edition(number), who="ann", why="") for number in range(20)])
    assert await store.active_id() == max(each.id for each in made)
    for generation in await store.history(50):
        readings = await store.readings(generation.entries)
        assert len({reading.document.article.text.split(",")[0] for reading in readings.values()}) == 1


async def test_a_reader_never_sees_half_a_generation(store):
    """While generations are written, the active one is whole each time somebody looks."""
    await store.add(*edition(0), who="ann", why="")

    async def write():
        for number in range(1, 30):
            await store.add(*edition(number, articles=number), who="ann", why="")

    writing = asyncio.create_task(write())
    while not writing.done():
        texts = await served(store)
        assert len({text.split(",")[0] for text in texts.values()}) == 1
        assert len(texts) in {5, int(next(iter(texts.values())).split(",")[0].rpartition(" ")[2])}
    await writing


async def test_a_full_disk_loses_nothing(store):
    """Where the store cannot grow, that is said, the old generation stays, and later it works again."""
    first = await store.add(*edition(1), who="ann", why="")
    await store._writer.execute("PRAGMA max_page_count = 20")
    with pytest.raises(StoreNotWritable, match="full"):
        await store.add(*edition(2, articles=2000), who="ann", why="")
    assert await store.active() == first
    await store.verify()
    await store._writer.execute("PRAGMA max_page_count = 100000")
    second = await store.add(*edition(2, articles=2000), who="ann", why="")
    assert await store.active() == second
    await store.verify()


async def test_going_back_is_a_generation_of_its_own(store):
    """A rollback is a new entry of the history that names what it restores and needs no record."""
    first = await store.add(*edition(1), who="ann", why="new")
    await store.add(*edition(2), who="ann", why="newer")
    back = await store.add(first.entries, {}, who="bob", why="worse answers", restores=first.id)
    assert await store.active() == back
    assert back.entries == first.entries
    assert [(each.who, each.restores) for each in await store.history(2)] == [("bob", first.id), ("ann", None)]


async def damage(store, sql, *parameters):
    """Change the store's file behind its back."""
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(sql, parameters)


async def test_verify_finds_a_quote_that_is_not_in_the_text(store):
    """A record whose spans no longer give their quotes is named."""
    entries, records = edition(1)
    await store.add(entries, records, who="ann", why="")
    document = decode(records[entries[0].version], "0.md").document
    (fact,) = document.facts
    forged = Document(document.article, document.chunks, (fact.model_copy(update={"quote": "$99,000"}),))
    sql = "UPDATE versions SET record = ? WHERE digest = ?"
    await damage(store, sql, encode(Reading(forged, ())), document.article.digest)
    with pytest.raises(StoreDamaged, match="does not quote the text from 0 to 7"):
        await store.verify()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE versions SET record = substr(record, 1, length(record) - 9) WHERE id = 2",
        "UPDATE versions SET record = (SELECT record FROM versions WHERE id = 1) WHERE id = 2",
        "UPDATE versions SET record = x'' WHERE id = 2",
        "DELETE FROM versions WHERE id = 2",
        "UPDATE active SET generation = 99",
    ],
)
async def test_verify_finds_what_is_broken(store, sql):
    """A record cut short, swapped, emptied or missing, and a pointer to nothing, are all noticed."""
    await store.add(*edition(1), who="ann", why="")
    await store.verify()
    await damage(store, sql)
    with pytest.raises(StoreDamaged):
        await store.verify()


async def test_a_missing_record_is_told_when_it_is_wanted(store):
    """Loading what the store no longer holds is a damaged store, with the article's name."""
    entries, records = edition(1)
    await store.add(entries, records, who="ann", why="")
    await damage(store, "DELETE FROM versions WHERE id = 2")
    with pytest.raises(StoreDamaged, match=r"does not hold 1\.md"):
        await store.readings(entries)


async def test_old_generations_and_what_only_they_served_are_forgotten(store):
    """The latest few stay with all they serve, and the rest goes in the same transaction."""
    for number in range(1, 6):
        entries, records = edition(number)
        shared, more = state({"shared.md": "Bakers bake in every edition."})
        await store.add([*entries, *shared], records | more, who="ann", why="", keep=3)
    assert [each.id for each in await store.history(9)] == [5, 4, 3]
    assert (await store.generation(2), (await store.generation(3)).id) == (None, 3)
    assert await store.stored(edition(2)[1]) == set()
    assert await store.stored(edition(3)[1]) == set(edition(3)[1])
    assert await store.stored(more) == set(more)
    await store.verify()


async def test_a_rollback_is_known_for_one_as_long_as_it_is_kept(store):
    """The generation it restores outlives its turn, and goes with it."""
    for number in (1, 2):
        await store.add(*edition(number), who="ann", why="", keep=2)
    entries, records = edition(1)
    await store.add(entries, records, who="ann", why="", restores=1, keep=2)
    assert [(each.id, each.restores) for each in await store.history(9)] == [(3, 1), (2, None), (1, None)]
    for number in range(4, 8):
        await store.add(*edition(number), who="ann", why="", keep=2)
    assert [each.id for each in await store.history(9)] == [7, 6]
    await store.verify()


@pytest.mark.parametrize("number", [-1, 0, 2, 2**63, 10**30])
async def test_a_number_that_no_generation_has_finds_none(store, number):
    """However large it is."""
    await store.add(*edition(1), who="ann", why="")
    assert await store.generation(number) is None


async def test_the_store_knows_its_size_and_how_long_a_reload_took(store):
    """Bytes that grow with what is stored, and seconds as they were told."""
    before = await store.size()
    made = await store.add(*edition(1, articles=500), who="ann", why="", seconds=1.5)
    assert await store.size() > before
    assert (await store.active()).seconds == made.seconds == 1.5
