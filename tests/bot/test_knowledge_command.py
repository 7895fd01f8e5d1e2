"""Moderators of the home server reload the knowledge base; nobody else can."""

import asyncio

import pytest

from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from tests.bot.stage import Stage

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("bot")]


@pytest.fixture
def moderator(home: Guild) -> Member:
    """A member of the home server who may manage it."""
    return home.add_member("Mod", permissions=("manage_guild",))


async def test_a_reload_reports_what_changed(stage: Stage, moderator: Member) -> None:
    """Added, changed, removed, and what could not be read with its remedy; to the moderator alone."""
    (stage.articles / "cook.md").write_text("# Cooks\n\nCooks prepare meals in restaurants.\n", encoding="utf-8")
    (stage.articles / "baker.md").write_text("# Bakers\n\nBakers bake bread at night.\n", encoding="utf-8")
    (stage.articles / "nurse.md").unlink()
    (stage.articles / "broken.md").write_bytes(b"\x00\x01\x02" * 100)
    report = await (await moderator.slash("knowledge reload")).answer(timeout=20)
    assert report.ephemeral
    for line in ("1 added: cook.md", "1 changed: baker.md", "1 removed: nurse.md", "1 could not be read"):
        assert line in report.text
    assert "broken.md" in report.text
    assert "Cooks prepare meals" in (await (await moderator.slash("ask", question="what do cooks do?")).answer()).text


async def test_a_reload_without_changes_says_so(moderator: Member) -> None:
    """Nothing is worked twice, and the moderator learns that nothing happened."""
    await (await moderator.slash("knowledge reload")).answer(timeout=20)
    report = await (await moderator.slash("knowledge reload")).answer(timeout=20)
    assert "Nothing has changed" in report.text


async def test_a_member_cannot_reload(stage: Stage, member: Member) -> None:
    """Even where a server's administrators have offered the command to everybody."""
    generation = stage.library.snapshot.generation
    answer = await (await member.slash("knowledge reload", force=True)).answer()
    assert "Manage Server" in answer.text
    assert answer.ephemeral
    assert stage.library.snapshot.generation == generation


async def test_two_reloads_at_once_are_told_apart(stage: Stage, moderator: Member, home: Guild) -> None:
    """The second moderator is told that a reload is under way; both get their answer."""
    other = home.add_member("Mod two", permissions=("manage_guild",))
    for number in range(40):
        (stage.articles / f"job{number}.md").write_text(f"# Job {number}\n\nPeople work.\n" * 30, encoding="utf-8")
    first, second = await asyncio.gather(moderator.slash("knowledge reload"), other.slash("knowledge reload"))
    texts = [(await exchange.answer(timeout=20)).text for exchange in (first, second)]
    assert sum("40 added" in text for text in texts) == 1
    assert sum("Another reload is running" in text for text in texts) == 1


async def test_a_vanished_folder_is_told_plainly(stage: Stage, moderator: Member) -> None:
    """The moderator learns what is wrong, and members are answered from what was there before."""
    gone = stage.articles.rename(stage.articles.with_name("gone"))
    try:
        report = await (await moderator.slash("knowledge reload")).answer(timeout=20)
        assert "articles" in report.text
        assert "went wrong on my side" not in report.text
    finally:
        gone.rename(stage.articles)
