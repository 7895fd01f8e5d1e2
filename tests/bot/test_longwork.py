"""Long work tells how far it is and can be cancelled, without tearing anything apart."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.client import CareerBot
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.works import Work, WorkRunning, Works
from tests.bot.stage import QUESTION, Stage, audited, finished, moderator_of, staged, told

ARTICLES = 300


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A sandbox whose folder has many new articles since the bot read it."""
    async with staged(tmp_path) as stage:
        for number in range(ARTICLES):
            text = (
                f"# Job {number}\n\n" + f"The average salary of job {number} was $4{number % 10},000 in 2023.\n\n" * 60
            )
            (stage.articles / f"job{number}.md").write_text(text, encoding="utf-8")
        yield stage


@pytest_asyncio.fixture
async def bot(stage: Stage) -> AsyncIterator[CareerBot]:
    """A connected bot."""
    async with stage.running() as client:
        yield client


@pytest.fixture
def moderator(home: Guild) -> Member:
    """A member of the home server who may manage it."""
    return moderator_of(home)


async def ended(bot: CareerBot, member: Member) -> None:
    """Until nothing of this member is under way any more."""
    while True:
        try:
            with bot.works.entered(member.id, Work(0, "Waiting")):
                return
        except WorkRunning:
            await asyncio.sleep(0.1)


async def test_work_tells_its_progress_and_can_be_cancelled(bot: CareerBot, moderator: Member) -> None:
    """Nothing is changed then, members are answered meanwhile, and the audit log has it."""
    exchange = await moderator.slash("knowledge reload")
    working = await exchange.answer(timeout=20)
    assert working.ephemeral
    assert working.text.startswith("**Reloading …**")
    assert "$86,070" in (await (await moderator.slash("ask", question=QUESTION)).answer()).text
    await (await moderator.click(working, "Cancel")).acknowledged()
    cancelled = await finished(exchange)
    assert cancelled.text == "Cancelled. Nothing was changed."
    assert not cancelled.buttons
    assert bot.library.snapshot.generation.id == 1
    assert f"mod ({moderator.id}): reload cancelled" in (await audited(bot.journal))[0]


async def test_a_cancelled_confirmation_can_be_given_again(bot: CareerBot, moderator: Member) -> None:
    """The message it was given in stands as it was before."""
    question = await finished(await moderator.slash("knowledge remove", article="nurse.md", why="old"))
    before = question.text
    pressed = await moderator.click(question, "Remove")
    working = await pressed.answer(timeout=20)
    assert working.id == question.id
    await moderator.click(working, "Cancel")
    await told(pressed, "Cancelled. Nothing was changed.")
    assert question.text == before
    assert "nurse.md" in bot.library.snapshot.corpus.articles
    assert "Removed nurse.md" in (await finished(await moderator.click(question, "Remove"))).text
    assert bot.library.snapshot.generation.why == "old"


async def test_only_who_began_it_cancels(bot: CareerBot, home: Guild, moderator: Member) -> None:
    """Somebody else's press is refused, and the work goes on to its end."""
    exchange = await moderator.slash("knowledge reload")
    working = await exchange.answer(timeout=20)
    (stop,) = [button.custom_id for button in working.buttons]
    assert stop
    await told(await home.add_member("Nobody").click(working, stop, force=True), "Manage Server")
    await told(await moderator_of(home, "Other").click(working, stop, force=True), "belongs to the moderator")
    assert "Generation 2 is served" in (await finished(exchange)).text
    await told(await moderator.click(working, stop, force=True), "none of my buttons")
    assert len(bot.library.snapshot.corpus.articles) == ARTICLES + 2


async def test_progress_is_shown_now_and_then(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """Not for every article: Discord would slow the bot down."""
    assert f"{ARTICLES} added" in (await finished(await moderator.slash("knowledge reload"))).text
    assert len(stage.sandbox.requests_to("PATCH /webhooks/*")) < ARTICLES / 10
    assert bot.library.snapshot.generation.id == 2


async def test_work_that_outlasts_its_message_ends_quietly(
    stage: Stage, moderator: Member, caplog: pytest.LogCaptureFixture
) -> None:
    """After 15 minutes Discord takes no edit any more; the work is done and on record all the same."""
    with caplog.at_level(logging.INFO):
        async with stage.running() as bot:
            exchange = await moderator.slash("knowledge reload")
            await exchange.answer(timeout=20)
            stage.sandbox.clock.advance(15 * 60)
            await finished(await moderator.slash("ask", question=QUESTION))
            await ended(bot, moderator)
            assert any("generation 2" in entry for entry in await audited(bot.journal))
    assert "outlasted its message" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert stage.library.snapshot.generation.id == 2


async def test_a_bot_that_stops_cancels_what_is_under_way(stage: Stage, moderator: Member) -> None:
    """Moderators are told, nothing is half done, and the audit log has it."""
    async with stage.running():
        exchange = await moderator.slash("knowledge reload")
        await exchange.answer(timeout=20)
    assert "Cancelled. Nothing was changed." in (await finished(exchange)).text
    assert stage.library.snapshot.generation.id == 1
    async with stage.running() as bot:
        assert "reload cancelled" in (await audited(bot.journal))[0]
        done = await finished(await moderator.slash("knowledge reload"))
        assert f"{ARTICLES} added" in done.text


async def test_a_member_has_one_work_at_a_time() -> None:
    """And the next one as soon as the first has ended, however that was."""
    works = Works()
    with works.entered(1, Work(7, "Reloading")):
        with pytest.raises(WorkRunning, match="Reloading"), works.entered(1, Work(8, "Previewing")):
            pass
        with works.entered(2, Work(9, "Previewing")):
            assert not works.cancel(1, 8)
            assert not works.cancel(3, 7)
            assert works.cancel(1, 7)
    with works.entered(1, Work(10, "Reloading")):
        pass


async def test_work_is_cancelled_with_whoever_waits_for_it() -> None:
    """So that nothing goes on unseen."""
    works, work = Works(), Work(7, "Reloading")
    begun = asyncio.Event()

    async def forever() -> None:
        begun.set()
        await asyncio.Event().wait()

    async def waiting() -> None:
        with works.entered(1, work):
            await asyncio.wait({work.start(forever())})

    waiter = asyncio.create_task(waiting())
    await begun.wait()
    await works.close()
    await waiter
    assert not works.cancel(1, 7)
