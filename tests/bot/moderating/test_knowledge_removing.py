"""Moderators take articles out after a confirmation, bring them back, and look at how things are."""

import pytest

from bot.client import CareerBot
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from tests.bot.stage import NURSE, QUESTION, Stage, audited, finished, moderator_of, told

LONG = f"{'a-rather-long-name-' * 6}.md"


async def test_an_article_is_removed_and_brought_back(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """After a confirmation; its file is kept, and comes back as it was."""
    question = await finished(await moderator.slash("knowledge remove", article="What nurses do", why="outdated"))
    assert question.ephemeral
    assert "**Remove nurse.md?**\n“What nurses do” (Example Health Press, 2024-05)" in question.text
    assert bot.library.snapshot.generation.id == 1
    done = await finished(await moderator.click(question, "Remove"))
    assert done.text.startswith("**Removed nurse.md**")
    assert not (stage.articles / "nurse.md").exists()
    assert bot.library.snapshot.generation.why == "outdated"
    assert "$86,070" not in (await (await moderator.slash("ask", question=QUESTION)).answer()).text

    offered = await moderator.autocomplete("knowledge restore", "article", "")
    assert offered == [{"name": "nurse.md", "value": "nurse.md"}]
    back = await finished(await moderator.slash("knowledge restore", article="nurse.md"))
    assert back.text.startswith("**Brought back nurse.md**")
    assert (stage.articles / "nurse.md").read_text(encoding="utf-8") == NURSE
    assert "$86,070" in (await (await moderator.slash("ask", question=QUESTION)).answer()).text


async def test_a_removal_can_be_left(bot: CareerBot, moderator: Member) -> None:
    """Then the article stays."""
    question = await finished(await moderator.slash("knowledge remove", article="nurse.md"))
    assert "Nothing was changed" in (await finished(await moderator.click(question, "Cancel"))).text
    assert "nurse.md" in bot.library.snapshot.corpus.articles


async def test_after_a_change_the_question_is_asked_again(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """What is confirmed is what was seen, also after a restart of the bot."""
    question = await finished(await moderator.slash("knowledge remove", article="nurse.md", why="old"))
    (stage.articles / "nurse.md").write_text("# Nursing today\n\nNurses care for patients.\n", encoding="utf-8")
    await finished(await moderator.slash("knowledge reload"))
    again = await finished(await moderator.click(question, "Remove"))
    assert again.text.startswith("The knowledge base has changed since you were asked")
    assert "“Nursing today”" in again.text
    assert "Removed nurse.md" in (await finished(await moderator.click(again, "Remove"))).text
    assert bot.library.snapshot.generation.why == "old"


async def test_somebody_else_was_faster(bot: CareerBot, home: Guild, moderator: Member) -> None:
    """An article that is gone cannot be removed again."""
    question = await finished(await moderator.slash("knowledge remove", article="nurse.md"))
    other = moderator_of(home, "Other")
    theirs = await finished(await other.slash("knowledge remove", article="nurse.md"))
    await finished(await other.click(theirs, "Remove"))
    await told(await moderator.click(question, "Remove"), "no longer there")
    assert bot.library.snapshot.generation.id == 2


@pytest.mark.usefixtures("bot")
async def test_articles_are_offered_by_path_and_title(moderator: Member) -> None:
    """As many as Discord takes, the best first."""
    assert await moderator.autocomplete("knowledge remove", "article", "BAKER") == [
        {"name": "baker.md: Working as a baker", "value": "baker.md"}
    ]
    assert len(await moderator.autocomplete("knowledge remove", "article", "")) == 2
    assert await moderator.autocomplete("knowledge remove", "article", "astronaut") == []


async def test_an_article_with_a_long_name_can_be_removed(stage: Stage, moderator: Member) -> None:
    """Though its path fits neither into a choice nor into a button."""
    (stage.articles / LONG).write_text("# Cooks\n\nCooks prepare meals.\n", encoding="utf-8")
    async with stage.running():
        await finished(await moderator.slash("knowledge reload"))
        (choice,) = await moderator.autocomplete("knowledge remove", "article", "a-rather")
        question = await finished(await moderator.slash("knowledge remove", article=choice["value"]))
        assert f"Removed {LONG}" in (await finished(await moderator.click(question, "Remove"))).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    "path", ["../data/career-bot.sqlite3", "/etc/passwd", "astronaut.md", ".", "#0123456789abcdef"]
)
async def test_what_is_no_article_cannot_be_removed_or_restored(stage: Stage, moderator: Member, path: str) -> None:
    """Only articles that the bot itself knows of are taken for any."""
    for command in ("remove", "restore"):
        answer = await finished(await moderator.slash(f"knowledge {command}", article=path))
        assert "No article is called" in answer.text
        assert not answer.buttons
    assert (stage.settings.data / "career-bot.sqlite3").exists()


async def test_the_last_article_stays(stage: Stage, moderator: Member) -> None:
    """A bot without articles would answer nobody: that is refused, and the buttons stay for another day."""
    (stage.articles / "baker.md").unlink()
    async with stage.running() as bot:
        await finished(await moderator.slash("knowledge reload"))
        question = await finished(await moderator.slash("knowledge remove", article="nurse.md"))
        await told(await moderator.click(question, "Remove"), "no article")
        assert [button.label for button in question.buttons] == ["Remove", "Cancel"]
        assert (stage.articles / "nurse.md").exists()
        assert bot.library.snapshot.generation.id == 2


async def test_status_gaps_and_audit(bot: CareerBot, home: Guild, moderator: Member) -> None:
    """How much there is, what members missed without their names, a table of it, and who did what."""
    status = await finished(await moderator.slash("knowledge status"))
    assert "**2 articles, 6 chunks, 2 salary facts**" in status.text
    assert "1 source is older than 3 years" in status.text

    empty = await finished(await moderator.slash("knowledge gaps"))
    assert not empty.buttons
    member = home.add_member("Curious")
    await (await member.slash("ask", question="how do I fix a carburettor in a 1967 tractor?")).answer()
    gaps = await finished(await moderator.slash("knowledge gaps"))
    assert "carburettor" in gaps.text
    table = await (await moderator.click(gaps, "Export as CSV")).answer()
    (attached,) = table.attachments
    assert attached.filename == "career-bot-gaps.csv"
    assert b"carburettor" in attached.data
    assert b"urious" not in attached.data
    assert str(member.id).encode() not in attached.data

    audit = await finished(await moderator.slash("knowledge audit"))
    assert f"mod ({moderator.id}): **gaps export** 1 group" in audit.text
    assert all(each.ephemeral for each in (status, gaps, table, audit))
    assert len(await audited(bot.journal)) == 1


async def test_help_tells_moderators_more(bot: CareerBot, home: Guild, moderator: Member) -> None:
    """In the home server; members are not bothered with it, nor are direct messages."""
    assert "/knowledge preview" in (await (await moderator.slash("help")).answer()).text
    assert "/knowledge" not in (await (await home.add_member("Ada").slash("help")).answer()).text
    assert "/knowledge" not in (await (await moderator.slash("help", channel=moderator.direct)).answer()).text
    assert bot.library.snapshot.generation.id == 1


async def test_without_a_journal_that_is_told(stage: Stage, moderator: Member) -> None:
    """Where nothing can be kept, gaps and audit say why; the rest works."""
    (stage.settings.data / "career-bot-journal.sqlite3").mkdir(parents=True)
    async with stage.running():
        for command in ("gaps", "audit"):
            answer = await finished(await moderator.slash(f"knowledge {command}"))
            assert "journal" in answer.text
            assert "went wrong on my side" not in answer.text
        assert "would change nothing" in (await finished(await moderator.slash("knowledge preview"))).text
