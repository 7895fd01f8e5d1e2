"""Previews, and reloads that do exactly what was previewed."""

import asyncio
import random

import pytest

from bot.curation.diffs import Mark
from bot.curation.errors import StalePreview
from knowledge.errors import ReloadRunning
from knowledge.storage.generations import compare


async def test_a_preview_tells_articles_facts_and_problems(curator, folder, library):
    """Articles added, changed, removed and unreadable; facts that appear, change and vanish; nothing is done."""
    before = library.snapshot
    (folder / "welder.md").write_text((folder / "welder.md").read_text().replace("$48,940", "$50,000"))
    (folder / "baker.md").unlink()
    (folder / "nurse.md").write_text("# Nurses\n\nNurses earn a median salary of $86,070 a year.\n")
    (folder / "empty.md").write_bytes(b"")
    preview = await curator.preview("ann")
    assert (preview.changes.added, preview.changes.changed, preview.changes.removed) == (
        ("nurse.md",),
        ("welder.md",),
        ("baker.md",),
    )
    assert [line.text for line in preview.articles["welder.md"].diff if line.mark is Mark.ADDED] == [
        "The median annual wage for welders was $50,000 in May 2023."
    ]
    assert preview.articles["baker.md"].title == "Working as a baker"
    assert [fact.low for fact in preview.facts.appeared] == [86070]
    assert [(each.before.low, each.after.low) for each in preview.facts.changed] == [(48940, 50000)]
    assert [fact.low for fact in preview.facts.vanished] == [28000]
    assert [problem.path for problem in preview.problems] == ["empty.md"]
    assert library.snapshot is before
    assert len(await curator.history(9)) == 1


async def test_nothing_to_do_is_a_false_preview(curator):
    """Where the folder holds what is served, the preview is false, and applying it makes no generation."""
    preview = await curator.preview("ann")
    assert not preview
    assert not await curator.apply(preview.stamp, "ann", "")
    assert len(await curator.history(9)) == 1


@pytest.mark.parametrize("seed", range(4))
async def test_applying_does_what_the_preview_showed(curator, folder, library, seed):
    """Whatever changed in the folder: the generation differs from the one before in just what was previewed."""
    change = random.Random(seed)
    for number in range(6):
        (folder / f"{number}.md").write_text(f"Coopers make barrels of kind {number}, and repair them.\n")
    await curator.reload("ann", "")
    before = library.snapshot.generation
    for file in sorted(folder.iterdir()):
        what = change.choice(["keep", "change", "remove"])
        if what == "change":
            file.write_text(file.read_text() + "They like it.\n")
        elif what == "remove" and file.name != "welder.md":
            file.unlink()
    (folder / "new.md").write_text("Tanners tan hides in vats.\n")
    preview = await curator.preview("ann")
    applied = await curator.apply(preview.stamp, "ann", "as previewed")
    assert applied.preview == preview
    assert compare(before.entries, library.snapshot.generation.entries) == preview.changes
    assert not await curator.preview("ann")


async def test_a_folder_that_changed_since_makes_a_preview_stale(curator, folder, library):
    """What would be applied now is shown instead, and that can be applied."""
    (folder / "baker.md").unlink()
    preview = await curator.preview("ann")
    (folder / "new.md").write_text("Tanners tan hides.\n")
    before = library.snapshot
    with pytest.raises(StalePreview) as caught:
        await curator.apply(preview.stamp, "ann", "")
    assert library.snapshot is before
    fresh = caught.value.fresh
    assert (fresh.changes.added, fresh.changes.removed) == (("new.md",), ("baker.md",))
    assert await curator.apply(fresh.stamp, "ann", "")


async def test_another_moderators_reload_makes_a_preview_stale(curator, folder):
    """Even where the folder is as it was: what was shown as a change has been made, by somebody else."""
    (folder / "new.md").write_text("Tanners tan hides.\n")
    preview = await curator.preview("ann")
    await curator.reload("bob", "first")
    with pytest.raises(StalePreview) as caught:
        await curator.apply(preview.stamp, "ann", "")
    assert not caught.value.fresh
    assert len(await curator.history(9)) == 2


async def test_every_attempt_is_in_the_audit_log(curator, folder, journal, library):
    """Previews, reloads, stale ones and refused ones, each with its moderator."""
    (folder / "new.md").write_text("Tanners tan hides.\n")
    preview = await curator.preview("ann")
    await curator.apply(preview.stamp, "bob", "hides")
    with pytest.raises(StalePreview):
        await curator.apply(preview.stamp, "eve", "again")
    with library.changing(), pytest.raises(ReloadRunning):
        await curator.reload("dan", "")
    dan, eve, bob, ann = await journal.audited(9)
    assert [(each.who, each.action) for each in (ann, bob, eve, dan)] == [
        ("ann", "preview"),
        ("bob", "reload"),
        ("eve", "reload"),
        ("dan", "reload"),
    ]
    assert "generation 2" in bob.detail
    assert "hides" in bob.detail
    assert "not done" in eve.detail
    assert "not done" in dan.detail


@pytest.mark.parametrize("moment", [0.0, 0.02, 0.1, 0.3, 0.5, 0.8])
async def test_a_cancelled_reload_is_whole_or_nothing(curator, folder, library, journal, moment):
    """Cancelled at any moment, it is done or not, the log has it, and the next reload works."""
    (folder / "new.md").write_text("Tanners tan hides.\n")
    reloading = asyncio.create_task(curator.reload("ann", ""))
    await asyncio.sleep(moment)
    reloading.cancel()
    await asyncio.wait([reloading])
    assert len(await curator.history(9)) == (2 if "new.md" in library.snapshot.corpus.articles else 1)
    if moment:
        assert (await journal.audited(1))[0].who == "ann"
    await curator.reload("bob", "")
    assert "new.md" in library.snapshot.corpus.articles


async def test_progress_is_told(curator, folder):
    """Whoever waits hears what is being done, never more than there is to do."""
    for number in range(3):
        (folder / f"{number}.md").write_text(f"Coopers make barrels of kind {number}.\n")
    told = []
    await curator.reload("ann", "", told.append)
    assert {"Looking at the folders", "Reading new articles", "Indexing"} <= {each.stage for each in told}
    assert all(each.done <= each.total for each in told)
    assert [each.done for each in told if each.stage == "Reading new articles"] == [0, 1, 2]
