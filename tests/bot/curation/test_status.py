"""How the knowledge base is doing."""

from datetime import date

import pytest

from bot.curation.status import ages, last_day
from retrieval.search.corpus import Corpus


async def test_the_status_counts_what_is_served(curator, library):
    """Articles, chunks, facts, the index, the store, who reloaded, and that the folder holds the same."""
    status = await curator.status()
    assert (status.articles, status.facts) == (2, 2)
    assert status.chunks == len(library.snapshot.corpus.chunks)
    assert status.terms > 10
    assert status.store_bytes > 1000
    assert status.generation == library.snapshot.generation
    assert status.generation.seconds > 0
    assert (status.differences, status.trouble) == (status.differences, None)
    assert not status.differences
    assert status.wages.period == "2025-05"


async def test_the_status_says_that_the_folder_differs_or_is_gone(curator, folder):
    """What a reload would change by the look of the files, or why nobody can tell."""
    (folder / "new.md").write_text("Tanners tan hides.")
    assert (await curator.status()).differences.added == ("new.md",)
    folder.rename(folder.with_name("elsewhere"))
    status = await curator.status()
    assert status.differences is None
    assert "articles" in status.trouble.message


async def test_sources_have_ages(curator, folder, library):
    """Oldest, newest, those that say no date, and those that are older than wanted, oldest first."""
    for name, published in (("a", "2019"), ("b", "2021-05"), ("c", "2024-01-31"), ("d", "some day")):
        (folder / f"{name}.md").write_text(f"---\npublished: {published}\n---\nTanners of kind {name} tan hides.\n")
    await curator.reload("ann", "")
    found = ages(library.snapshot.corpus, 3, date(2024, 6, 1))
    assert (found.oldest.date, found.newest.date, found.undated) == ("2019", "2024-05", 2)
    assert [each.path for each in found.stale] == ["a.md", "b.md"]


def test_nothing_served_has_no_age():
    """An empty library is no error."""
    assert ages(Corpus.build(()), 3, date(2024, 6, 1)).oldest is None


@pytest.mark.parametrize(
    ("written", "day"),
    [("2024", date(2024, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2024-02-03", date(2024, 2, 3))],
)
def test_a_date_is_not_held_older_than_it_may_be(written, day):
    """A year alone may mean its last day."""
    assert last_day(written) == day
