"""Moderators see what a reload would change, apply exactly that, and go back."""

import asyncio

import pytest

from bot.client import CareerBot
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from tests.bot.stage import QUESTION, Stage, audited, finished, id_of, moderator_of

COOK = """# Cooks

Cooks prepare meals in restaurants.

## Pay

The median annual wage for cooks was $34,320 in 2023.
"""


def change(stage: Stage) -> None:
    """One article more, one changed, one less, and one that cannot be read."""
    (stage.articles / "cook.md").write_text(COOK, encoding="utf-8")
    nurse = (stage.articles / "nurse.md").read_text(encoding="utf-8")
    (stage.articles / "nurse.md").write_text(nurse.replace("$86,070", "$93,600"), encoding="utf-8")
    (stage.articles / "baker.md").unlink()
    (stage.articles / "broken.md").write_bytes(b"\x00\x01\x02" * 100)


async def test_a_preview_shows_everything_and_changes_nothing(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """Articles with a diff, salary facts, what cannot be read; the numbers first; to the moderator alone."""
    before = bot.library.snapshot.generation
    change(stage)
    shown = await finished(await moderator.slash("knowledge preview"))
    assert shown.ephemeral
    headline, numbers = shown.text.split("\n")[:2]
    assert headline == "**What a reload would change**"
    assert numbers.startswith("Articles: 1 added, 1 changed, 1 removed; salary facts: 1 new, 1 changed, 1 gone")
    assert "- The median annual wage for registered nurses was $86,070" in shown.text
    assert "+ The median annual wage for registered nurses was $93,600" in shown.text
    assert "broken" in shown.text
    assert [button.label for button in shown.buttons] == ["Apply", "Cancel"]
    assert bot.library.snapshot.generation == before


async def test_applying_a_preview_does_what_it_showed(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """In the same message, without buttons then; the history has who and why, and members get the new answer."""
    change(stage)
    shown = await finished(await moderator.slash("knowledge preview", why="new *figures* of `2024`"))
    done = await finished(await moderator.click(shown, "Apply"))
    assert done.id == shown.id
    assert not done.buttons
    assert "Generation 2 is served" in done.text
    generation = bot.library.snapshot.generation
    assert generation.who == f"mod ({moderator.id})"
    assert generation.why == "new *figures* of `2024`"
    assert "$93,600" in (await (await moderator.slash("ask", question=QUESTION)).answer()).text


async def test_a_preview_survives_a_restart(stage: Stage, moderator: Member) -> None:
    """Its buttons carry all they need."""
    async with stage.running():
        change(stage)
        shown = await finished(await moderator.slash("knowledge preview"))
    async with stage.running() as bot:
        done = await finished(await moderator.click(shown, "Apply"))
        assert "Generation 2 is served" in done.text
        assert bot.library.snapshot.generation.id == 2


async def test_a_preview_can_be_left(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """Then nothing happens, and the buttons are gone."""
    change(stage)
    shown = await finished(await moderator.slash("knowledge preview"))
    left = await finished(await moderator.click(shown, "Cancel"))
    assert "Nothing was changed" in left.text
    assert not left.buttons
    assert bot.library.snapshot.generation.id == 1


@pytest.mark.usefixtures("bot")
async def test_without_changes_there_is_nothing_to_apply(moderator: Member) -> None:
    """A preview says so, and so does a reload."""
    shown = await finished(await moderator.slash("knowledge preview"))
    assert "would change nothing" in shown.text
    assert not shown.buttons
    assert "Nothing has changed" in (await finished(await moderator.slash("knowledge reload"))).text


async def test_a_reload_is_done_at_once(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """It tells the same that a preview would have."""
    change(stage)
    done = await finished(await moderator.slash("knowledge reload", why="spring cleaning"))
    assert done.ephemeral
    assert "Generation 2 is served" in done.text
    assert "Added: cook.md" in done.text
    assert bot.library.snapshot.generation.why == "spring cleaning"


async def test_a_stale_preview_is_refused_and_shown_afresh(
    stage: Stage, bot: CareerBot, home: Guild, moderator: Member
) -> None:
    """Another moderator reloaded and the folder changed again: only what was seen is applied."""
    other = moderator_of(home, "Other")
    change(stage)
    shown = await finished(await moderator.slash("knowledge preview", why="mine"))
    await finished(await other.slash("knowledge reload"))
    (stage.articles / "pilot.md").write_text("# Pilots\n\nPilots fly aeroplanes.\n", encoding="utf-8")
    fresh = await finished(await moderator.click(shown, "Apply"))
    assert fresh.text.startswith("Something changed since this preview was made")
    assert "Added: pilot.md" in fresh.text
    assert "cook.md" not in fresh.text
    assert bot.library.snapshot.generation.id == 2
    done = await finished(await moderator.click(fresh, "Apply"))
    assert "Generation 3 is served" in done.text
    assert bot.library.snapshot.generation.why == "mine"
    assert any("reload" in entry and "not done: Something changed" in entry for entry in await audited(bot.journal))


async def test_a_double_click_applies_once(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """The second click is told so, and the message tells what the first one did."""
    change(stage)
    shown = await finished(await moderator.slash("knowledge preview"))
    clicks = [await moderator.click(shown, id_of(shown, "apply")) for _ in range(2)]
    texts = [(await finished(each)).text for each in clicks]
    assert sum("Generation 2 is served" in text for text in texts) == 1
    assert sum("done already, or is under way" in text for text in texts) == 1
    assert "Generation 2 is served" in shown.text
    assert bot.library.snapshot.generation.id == 2


async def test_a_press_that_is_delivered_twice_counts_once(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """Discord may deliver an interaction again."""
    change(stage)
    shown = await finished(await moderator.slash("knowledge preview"))
    stage.sandbox.faults.duplicate_next_interaction()
    done = await finished(await moderator.click(shown, "Apply"))
    assert "Generation 2 is served" in done.text
    assert bot.library.snapshot.generation.id == 2


async def test_two_moderators_at_once(stage: Stage, bot: CareerBot, home: Guild, moderator: Member) -> None:
    """One reload is done; the other moderator is told that one is running, or that nothing is left to do."""
    change(stage)
    for number in range(40):
        (stage.articles / f"job{number}.md").write_text(f"# Job {number}\n\nPeople work.\n" * 30, encoding="utf-8")
    exchanges = [await each.slash("knowledge reload") for each in (moderator, moderator_of(home, "Other"))]
    texts = [(await finished(exchange)).text for exchange in exchanges]
    assert sum("Generation 2 is served" in text for text in texts) == 1
    assert sum("Another reload is running" in text or "Nothing has changed" in text for text in texts) == 1
    assert bot.library.snapshot.generation.id == 2


async def test_one_moderator_does_one_thing_at_a_time(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """A second command meanwhile is told what is under way."""
    change(stage)
    first, second = await asyncio.gather(moderator.slash("knowledge preview"), moderator.slash("knowledge reload"))
    texts = [(await finished(each)).text for each in (first, second)]
    assert sum("You still have something under way" in text for text in texts) == 1
    assert (await finished(await moderator.slash("knowledge status"))).text
    assert bot.library.snapshot.generation.id <= 2


async def test_members_ask_while_moderators_reload(
    stage: Stage, bot: CareerBot, home: Guild, moderator: Member
) -> None:
    """Each answer is wholly from before or wholly from after, and none fails."""
    members = [home.add_member(f"Member {number}") for number in range(12)]
    change(stage)
    reload = await moderator.slash("knowledge reload")
    asked = [await each.slash("ask", question=QUESTION) for each in members]
    texts = [(await each.answer(timeout=20)).text for each in asked]
    await finished(reload)
    assert all(("$86,070" in text) != ("$93,600" in text) for text in texts)
    assert bot.library.snapshot.generation.id == 2


async def test_a_vanished_folder_is_told_plainly(stage: Stage, moderator: Member) -> None:
    """The moderator learns what is wrong, and members are answered from what was there before."""
    gone = stage.articles.rename(stage.articles.with_name("gone"))
    async with stage.running():
        for command in ("knowledge preview", "knowledge reload", "knowledge status"):
            told = await finished(await moderator.slash(command))
            assert "articles" in told.text
            assert "went wrong on my side" not in told.text
        assert "$86,070" in (await (await moderator.slash("ask", question=QUESTION)).answer()).text
    gone.rename(stage.articles)


async def test_going_back_is_shown_first(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """Then confirmed; it is a new entry of the history, and the folder stays as it is."""
    change(stage)
    await finished(await moderator.slash("knowledge reload"))
    offered = await moderator.autocomplete("knowledge rollback", "generation", "1")
    assert [choice["value"] for choice in offered] == [1]
    shown = await finished(await moderator.slash("knowledge rollback", generation=1, why="figures were wrong"))
    assert "What going back to generation 1 would change" in shown.text
    assert bot.library.snapshot.generation.id == 2
    done = await finished(await moderator.click(shown, "Go back to 1"))
    assert "Generation 3 is served" in done.text
    generation = bot.library.snapshot.generation
    assert (generation.restores, generation.why) == (1, "figures were wrong")
    assert "$86,070" in (await (await moderator.slash("ask", question=QUESTION)).answer()).text
    assert (stage.articles / "cook.md").exists()


async def test_the_history_leads_back(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """It tells who, when, why and what changed; choosing a generation shows what going back would do."""
    change(stage)
    await finished(await moderator.slash("knowledge reload", why="new figures"))
    history = await (await moderator.slash("knowledge history")).answer()
    assert history.ephemeral
    assert "new figures (1 added, 1 changed, 1 removed)" in history.text
    (menu,) = history.selects
    assert menu.values == ("1",)
    shown = await finished(await moderator.choose(history, menu.custom_id, ["1"]))
    assert "What going back to generation 1 would change" in shown.text
    await finished(await moderator.click(shown, "Go back to 1"))
    assert bot.library.snapshot.generation.restores == 1


@pytest.mark.usefixtures("bot")
async def test_an_unknown_generation_is_told(moderator: Member) -> None:
    """So is the one that is served."""
    told = await finished(await moderator.slash("knowledge rollback", generation=99))
    assert "There is no generation 99" in told.text
    assert "is what is served" in (await finished(await moderator.slash("knowledge rollback", generation=1))).text
