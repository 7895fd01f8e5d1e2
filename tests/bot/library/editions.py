"""Articles in editions: every text names its own, so an answer or a snapshot tells what it was made from."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

from bot.snapshots import Snapshot
from retrieval.models import Answer

QUESTION = "what do welders do"
TASKS = ("join metal parts with heat", "read blueprints before they begin", "inspect every joint they made")
EDITION = re.compile(r"edition (\d+)")


def write_edition(folder: Path, number: int, articles: int = 3) -> None:
    """Articles on one subject that all name their edition."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in range(articles):
        task = TASKS[part % len(TASKS)]
        text = f"# What welders do, part {part}\n\nWelders {task}, says edition {number}.\n"
        (folder / f"welders-{part}.md").write_text(text)


def editions(snapshot: Snapshot) -> set[str]:
    """The editions that the articles of a snapshot name."""
    return {number for article in snapshot.corpus.articles.values() for number in EDITION.findall(article.text)}


def editions_shown(answer: Answer) -> set[str]:
    """The editions that the excerpts of an answer name."""
    return {number for excerpt in answer.excerpts for number in EDITION.findall(excerpt.text)}


async def until(true: Callable[[], bool]) -> None:
    """Let others work until something is true."""
    async with asyncio.timeout(30):
        while not true():  # noqa: ASYNC110  what is waited for has no event
            await asyncio.sleep(0.01)
