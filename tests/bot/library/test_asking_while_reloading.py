"""Members ask while moderators reload: every question is answered, and from exactly one generation."""

import asyncio
import random
from datetime import date

from bot.curation.curator import Curator
from bot.journal.journal import JOURNAL, Journal
from bot.library import Library
from retrieval.models import Answer
from retrieval.salary_answer import SalaryAnswer
from tests.bot.library.editions import QUESTION, editions, editions_shown, write_edition

QUESTIONS = 1_000
RELOADS = 20


async def test_every_answer_is_from_one_generation(settings, folder):
    """1,000 questions are in flight during 20 reloads: none fails, none mixes editions, none is from a past one.

    All are begun before the first reload. Each waits for a reload of its own and asks while that one runs: half of them
    on the event loop, half in a thread, so that a swap may come at any point of an answer.
    """
    chance = random.Random(1)
    begun = [asyncio.Event() for _ in range(RELOADS)]
    served: list[int] = [1]

    async def ask(number: int) -> tuple[Answer, range]:
        await begun[number % RELOADS].wait()
        await asyncio.sleep(chance.uniform(0, 0.2))
        oldest = served[-1]
        given = await asyncio.to_thread(library.answer, QUESTION) if number % 2 else library.answer(QUESTION)
        assert isinstance(given, Answer)
        return given, range(oldest, served[-1] + 2)  # the swap comes a moment before the reload returns

    async with await Library.open(settings) as library, await Journal.open(settings.data / JOURNAL) as journal:
        curator = Curator(library, journal, settings)
        asking = [asyncio.create_task(ask(number)) for number in range(QUESTIONS)]
        for reload in range(RELOADS):
            write_edition(folder, reload + 2)
            begun[reload].set()
            assert await curator.reload("ann", "")
            assert editions(library.snapshot) == {str(reload + 2)}
            served.append(reload + 2)
        answers = await asyncio.gather(*asking)
        assert library.snapshot.generation.id == RELOADS + 1

    assert len(answers) == QUESTIONS
    for given, possible in answers:
        (edition,) = editions_shown(given)
        assert int(edition) in possible
        assert len(given.excerpts) > 1
    assert len({edition for given, _ in answers for edition in editions_shown(given)}) >= RELOADS


async def test_pay_is_told_from_one_generation_too(settings, folder):
    """An answer that is begun before a reload and ends after it names articles of the generation it began with."""
    (folder / "pay.md").write_text("# Welders\n\nThe median annual wage for welders was $48,940 in May 2023.\n")
    async with await Library.open(settings) as library:
        before = library.snapshot
        (folder / "pay.md").unlink()
        await library.reload("ann", "")
        given = library.salary("welder", "united states", date(2024, 5, 1), before)
        assert isinstance(given, SalaryAnswer)
        assert [(each.fact.article, each.fact.low) for each in given.articles] == [("pay.md", 48_940)]
        assert "pay.md" not in library.snapshot.corpus.articles
