"""Removing articles, bringing them back, and going back to earlier generations."""

import pytest

from bot.curation.curator import Curator
from bot.curation.errors import RefusedFile, StalePreview, UnknownArticle, UnknownGeneration
from bot.library import Library
from knowledge.errors import NoArticles
from knowledge.folders import HIDDEN, REMOVED


async def test_a_removed_file_is_kept_and_comes_back(curator, folder, library):
    """It lies in a hidden folder as it was, is no longer served, and bringing it back serves it again."""
    before = (folder / "baker.md").read_bytes()
    (folder / "baker.md.yaml").write_text("title: Bakers\n")
    applied = await curator.remove("baker.md", "ann", "wrong")
    assert applied.path == "baker.md"
    assert sorted(library.snapshot.corpus.articles) == ["welder.md"]
    assert [each.read_bytes() for each in folder.glob(f"{REMOVED}/*/baker.md")] == [before]
    assert not (folder / "baker.md.yaml").exists()
    await curator.bring_back("baker.md", "bob", "right after all")
    assert library.snapshot.corpus.articles["baker.md"].title == "Bakers"
    assert (folder / "baker.md").read_bytes() == before


async def test_a_packaged_article_is_hidden_and_comes_back(settings, journal):
    """A line in a file of the operator's folder hides it; other lines of that file stay."""
    settings = settings.model_copy(update={"packaged": True})
    async with await Library.open(settings) as library:
        curator = Curator(library, journal, settings)
        path = next(each for each in library.snapshot.corpus.articles if each.startswith("back-end/"))
        (settings.knowledge / HIDDEN).write_text("# ours\nback-end/skills.md\n")
        await curator.remove(path, "ann", "")
        assert path not in library.snapshot.corpus.articles
        assert "back-end/skills.md" not in library.snapshot.corpus.articles
        assert (settings.knowledge / HIDDEN).read_text() == f"# ours\nback-end/skills.md\n{path}\n"
        await curator.bring_back(path, "ann", "")
        assert path in library.snapshot.corpus.articles
        assert (settings.knowledge / HIDDEN).read_text() == "# ours\nback-end/skills.md\n"


@pytest.mark.parametrize(
    "path",
    [
        "../outside.md",
        "/etc/passwd",
        "sub/../../outside.md",
        "",
        ".",
        "welder.md/",
        "WELDER.MD ",
        "..\\outside.md",
        "\0",
    ],
)
async def test_only_articles_can_be_removed_or_brought_back(curator, folder, library, path):
    """A path that leads out of the folder, or to nothing, is unknown, and nothing is touched."""
    outside = folder.parent / "outside.md"
    outside.write_text("Keep me.")
    (folder / REMOVED / "20260101T000000.000000Z").mkdir(parents=True)
    before = library.snapshot
    with pytest.raises(UnknownArticle):
        await curator.remove(path, "eve", "")
    with pytest.raises(UnknownArticle):
        await curator.bring_back(path, "eve", "")
    assert outside.read_text() == "Keep me."
    assert library.snapshot is before


async def test_an_unknown_article_names_the_nearest(curator):
    """A mistyped id is told the one that was probably meant."""
    with pytest.raises(UnknownArticle, match=r"welder\.md"):
        await curator.remove("wleder.md", "ann", "")


async def test_the_last_article_stays(curator, folder, library):
    """Where nothing would be left to serve, the file goes back to where it was."""
    await curator.remove("baker.md", "ann", "")
    with pytest.raises(NoArticles):
        await curator.remove("welder.md", "ann", "")
    assert (folder / "welder.md").exists()
    assert sorted(library.snapshot.corpus.articles) == ["welder.md"]


async def test_an_unreadable_file_can_be_removed(curator, folder, library):
    """A file that never was an article, but lies there as one and is complained of."""
    (folder / "broken.md").write_bytes(b"")
    await curator.reload("ann", "")
    await curator.remove("broken.md", "ann", "")
    assert not (folder / "broken.md").exists()
    assert library.snapshot.problems == ()


async def test_nothing_is_brought_back_over_another_file(curator, folder):
    """A file that took the name meanwhile is not overwritten."""
    await curator.remove("baker.md", "ann", "")
    (folder / "baker.md").write_text("Another baker.")
    with pytest.raises(RefusedFile, match="another file"):
        await curator.bring_back("baker.md", "ann", "")
    assert (folder / "baker.md").read_text() == "Another baker."


async def test_a_rollback_restores_exactly(curator, folder, library):
    """The same entries, articles, chunks and facts as then, as a new entry of the history; the folder stays."""
    first = library.snapshot
    (folder / "baker.md").unlink()
    (folder / "welder.md").write_text("Welders rest.")
    (folder / "new.md").write_text("Tanners tan hides.")
    await curator.reload("ann", "")
    applied = await curator.rollback(first.generation.id, "bob", "that was wrong")
    served = library.snapshot
    assert served.generation.entries == first.generation.entries
    assert served.corpus.documents == first.corpus.documents
    newest = (await curator.history(1))[0]
    assert (newest.generation.who, newest.generation.why, newest.generation.restores) == ("bob", "that was wrong", 1)
    assert newest.changes == applied.preview.changes
    assert not (folder / "baker.md").exists()
    assert (await curator.status()).differences.removed == ("baker.md",)


async def test_a_rollback_is_previewed(curator, folder, library):
    """The preview tells what comes back and changes nothing; its stamp is stale once somebody reloads."""
    (folder / "baker.md").unlink()
    await curator.reload("ann", "")
    preview = await curator.preview_rollback(1, "ann")
    assert (preview.restores, preview.changes.added) == (1, ("baker.md",))
    assert library.snapshot.generation.id == 2
    (folder / "new.md").write_text("Tanners tan hides.")
    await curator.reload("bob", "")
    with pytest.raises(StalePreview) as caught:
        await curator.rollback(1, "ann", "", stamp=preview.stamp)
    assert caught.value.fresh.changes.removed == ("new.md",)
    assert await curator.rollback(1, "ann", "", stamp=caught.value.fresh.stamp)


@pytest.mark.parametrize("number", [0, 1, 7, -1, 10**30])
async def test_there_is_no_going_back_to_nothing(curator, library, number):
    """A generation that is not stored, or is the one served, is told as such."""
    before = library.snapshot
    with pytest.raises(UnknownGeneration):
        await curator.rollback(number, "ann", "")
    assert library.snapshot is before


async def test_old_generations_go_and_what_is_served_stays(settings, journal, folder):
    """With three kept, the fourth reload forgets the first; a rollback to a kept one still works."""
    settings = settings.model_copy(update={"keep_generations": 3})
    async with await Library.open(settings) as library:
        curator = Curator(library, journal, settings)
        for number in range(2, 7):
            (folder / "welder.md").write_text(f"Welders of edition {number} weld.")
            await curator.reload("ann", "")
        assert [past.generation.id for past in await curator.history(9)] == [6, 5, 4]
        with pytest.raises(UnknownGeneration):
            await curator.rollback(2, "ann", "")
        await curator.rollback(4, "ann", "")
        assert "edition 4" in library.snapshot.corpus.articles["welder.md"].text
        await library._store.verify()
