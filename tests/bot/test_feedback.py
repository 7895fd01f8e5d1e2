"""Votes on answers, and questions without one: kept from servers alone, without a trace of who asked."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.client import CareerBot
from bot.journal.entries import FeedbackGroup, GapReport
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.views import Message
from tests.bot.stage import QUESTION, Stage, staged

UNANSWERED = "how do I fix a carburettor in a 1967 tractor?"


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A sandbox for one test alone, since each looks at all that was noted."""
    async with staged(tmp_path) as stage:
        yield stage


def thumb(message: Message, vote: str) -> str:
    """The id of a thumb, by which it is pressed."""
    (custom_id,) = [button.custom_id for button in message.buttons if f"helpful:1:{vote}:" in (button.custom_id or "")]
    assert custom_id
    return custom_id


def has_thumbs(message: Message) -> bool:
    return any("helpful:" in (button.custom_id or "") for button in message.buttons)


async def only_feedback(bot: CareerBot) -> FeedbackGroup:
    (group,) = (await bot.journal.gaps()).feedback
    return group


async def test_a_vote_is_kept_with_question_articles_and_generation(stage: Stage, member: Member) -> None:
    """And the member is thanked, privately, with what is kept."""
    async with stage.running() as bot:
        answer = await (await member.slash("ask", question=QUESTION)).answer()
        thanks = await (await member.click(answer, thumb(answer, "yes"))).answer()
        assert thanks.ephemeral
        assert "without your name" in thanks.text
        group = await only_feedback(bot)
        assert (group.questions, group.helpful, group.unhelpful) == ((QUESTION,), 1, 0)
        assert (group.articles, group.generations) == (("nurse.md",), (bot.library.snapshot.generation.id,))


async def test_a_member_votes_once_on_an_answer(stage: Stage, home: Guild, member: Member) -> None:
    """Neither again nor the other way; somebody else may, where they see the answer."""
    async with stage.running() as bot:
        answer = await (await member.mention(home.general, QUESTION)).answer()
        await (await member.click(answer, thumb(answer, "no"))).answer()
        again = await (await member.click(answer, thumb(answer, "yes"))).answer()
        assert "told me already" in again.text
        await (await home.owner.click(answer, thumb(answer, "yes"))).answer()
        group = await only_feedback(bot)
        assert (group.helpful, group.unhelpful) == (1, 1)


async def test_thumbs_work_after_a_restart(stage: Stage, member: Member) -> None:
    """Their ids hold all they need."""
    async with stage.running():
        answer = await (await member.slash("ask", question=QUESTION)).answer()
    async with stage.running() as bot:
        await (await member.click(answer, thumb(answer, "no"))).answer()
        assert (await only_feedback(bot)).unhelpful == 1


async def test_a_shared_answer_can_be_voted_on(stage: Stage, home: Guild, member: Member) -> None:
    """By those who see it."""
    async with stage.running() as bot:
        answer = await (await member.slash("ask", question="how do I become a nurse?")).answer()
        await member.click(answer, "Share")
        public = await home.general.record.changes.until(
            lambda: [seen for seen in home.general.messages_seen_by(member) if "Shared by" in seen.text],
            10,
            lambda: "nothing was shared",
        )
        await (await home.owner.click(public[0], thumb(public[0], "yes"))).answer()
        assert (await only_feedback(bot)).questions == ("how do I become a nurse?",)


async def test_direct_messages_offer_no_thumbs(stage: Stage, member: Member) -> None:
    """Not under a reply, not under a command's answer; and a forged press keeps nothing."""
    async with stage.running() as bot:
        reply = await (await member.write_direct(QUESTION)).answer()
        answer = await (await member.slash("ask", question=QUESTION, channel=member.direct)).answer()
        assert not has_thumbs(reply)
        assert not has_thumbs(answer)
        await member.click(reply, "helpful:1:yes:1:", force=True)
        await (await member.slash("help")).answer()
        assert await bot.journal.gaps() == GapReport()


async def test_questions_without_an_answer_are_noted_from_servers_alone(
    stage: Stage, home: Guild, member: Member
) -> None:
    """A command and a mention count; direct messages never, whichever way they are asked."""
    async with stage.running() as bot:
        refused = await (await member.slash("ask", question=UNANSWERED)).answer()
        assert not has_thumbs(refused)
        await (await member.mention(home.general, UNANSWERED)).answer()
        await (await member.write_direct(UNANSWERED)).answer()
        await (await member.slash("ask", question=UNANSWERED, channel=member.direct)).answer()
        (group,) = (await bot.journal.gaps()).gaps
        assert (group.questions, group.count) == ((UNANSWERED,), 2)


async def test_what_was_not_asked_of_the_bot_is_not_noted(stage: Stage, home: Guild, member: Member) -> None:
    """Somebody else's message that a member asks about, thanks, small talk, and what was answered."""
    async with stage.running() as bot:
        posting = await home.owner.write(home.general, UNANSWERED)
        about = await (await member.context_menu("Ask about this", posting.message)).answer()
        assert not has_thumbs(about)
        answer = await (await member.mention(home.general, QUESTION)).answer()
        await (await member.reply(answer, "cool, thank you", ping=True)).answer()
        await (await member.slash("ask", question="hello!")).answer()
        assert await bot.journal.gaps() == GapReport()


async def test_other_languages_are_counted_without_their_words(stage: Stage, member: Member) -> None:
    """So that an operator sees whether an edition in another language is missed."""
    async with stage.running() as bot:
        await (await member.slash("ask", question="¿cuánto gana una enfermera en los hospitales públicos?")).answer()
        assert await bot.journal.gaps() == GapReport(other_languages=1)


async def test_a_setting_turns_all_of_it_off(stage: Stage, member: Member) -> None:
    """No thumbs, nothing noted, help says so, and a thumb from before is told so."""
    async with stage.running():
        before = await (await member.slash("ask", question=QUESTION)).answer()
    stage.settings = stage.settings.model_copy(update={"gaps_days": 0})
    async with stage.running() as bot:
        assert not has_thumbs(await (await member.slash("ask", question=QUESTION)).answer())
        await (await member.slash("ask", question=UNANSWERED)).answer()
        told = await (await member.click(before, thumb(before, "yes"))).answer()
        assert "not being kept" in told.text
        assert await bot.journal.gaps() == GapReport()
        assert "neither your questions nor who asked" in (await (await member.slash("help")).answer()).text


async def test_a_journal_that_cannot_be_kept_costs_no_answer(
    stage: Stage, member: Member, caplog: pytest.LogCaptureFixture
) -> None:
    """Questions are answered as ever, without thumbs."""
    (stage.settings.data / "career-bot-journal.sqlite3").mkdir(parents=True)
    async with stage.running():
        assert "$86,070" in (await (await member.slash("ask", question=QUESTION)).answer()).text
        assert not has_thumbs(await (await member.slash("ask", question=QUESTION)).answer())
    assert "No journal is kept" in caplog.text
