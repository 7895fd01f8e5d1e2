"""A process that moderates over and over until it is killed. Run by ``test_moderating_kill.py``.

Before each operation it writes a line of JSON: how things are, and what it is about to do.
"""

import asyncio
import hashlib
import json
import random
import sys
from pathlib import Path

from bot.curation.curator import Curator
from bot.curation.folder import write_whole
from bot.curation.submissions import Details, Submission
from bot.journal.journal import JOURNAL, Journal
from bot.library import Library
from bot.settings import Settings

FEWEST = 3  # articles that stay


def settings_of(data: Path) -> Settings:
    """The operator's folder lies in the data folder, and is all that is served."""
    return Settings(data=data, knowledge=data / "articles", packaged=False, _env_file=None)


def text_of(number: int) -> str:
    """An article that is like no other."""
    return f"# Welders {number}\n\nWelders of town {number} join metal parts and earn ${30_000 + number:,} a year.\n"


def digests(folder: Path) -> dict[str, str]:
    """Every article file of the folder with the digest of its content."""
    files = (each for each in folder.iterdir() if each.suffix == ".md" and not each.name.startswith("."))
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


class Moderator:
    """Does at random what moderators do, and says so beforehand."""

    def __init__(self, library: Library, curator: Curator, folder: Path, chance: random.Random) -> None:
        self._library, self._curator, self._folder, self._chance = library, curator, folder, chance

    async def act(self) -> None:
        """One operation."""
        there = sorted(digests(self._folder))
        remove = [self._remove] if len(there) > FEWEST else []
        await self._chance.choice([self._add, self._add, self._reload, self._rollback, *remove])(there)

    async def _add(self, _: list[str]) -> None:
        # Front matter of its own, so that what the moderator says of the article stands in a file beside it.
        text = f"---\nlanguage: en\n---\n{text_of(self._chance.randrange(10**9))}"
        submission = Submission("welders.md", text.encode(), Details(title="Welders", publisher="Example Press"))
        draft = await self._curator.draft(submission, "ann")
        self._say("add", path=draft.path, digest=hashlib.sha256(text.encode()).hexdigest(), stamp=draft.stamp)
        await self._curator.add(draft.stamp, "ann", "")

    async def _remove(self, there: list[str]) -> None:
        path = self._chance.choice(there)
        if path in self._library.snapshot.corpus.articles:
            self._say("remove", path=path)
            await self._curator.remove(path, "ann", "")

    async def _reload(self, there: list[str]) -> None:
        path, text = self._chance.choice(there), text_of(self._chance.randrange(10**9)).encode()
        self._say("reload", path=path, digest=hashlib.sha256(text).hexdigest())
        write_whole(self._folder / path, text)
        await self._curator.reload("ann", "")

    async def _rollback(self, _: list[str]) -> None:
        past = [each.generation for each in await self._curator.history(5)][1:]
        if past:
            target = self._chance.choice(past)
            self._say("rollback", entries=target.entries)
            await self._curator.rollback(target.id, "ann", "")

    def _say(self, action: str, **more: object) -> None:
        generation = self._library.snapshot.generation
        before = {"generation": generation.id, "served": generation.entries, "files": digests(self._folder)}
        print(json.dumps(before | {"action": action} | more), flush=True)  # noqa: T201


async def moderate(data: Path, seed: int) -> None:
    """Work until the end."""
    settings = settings_of(data)
    async with await Library.open(settings) as library, await Journal.open(data / JOURNAL) as journal:
        curator = Curator(library, journal, settings)
        moderator = Moderator(library, curator, settings.operators_folder, random.Random(seed))
        while True:
            await moderator.act()


if __name__ == "__main__":
    asyncio.run(moderate(Path(sys.argv[1]), int(sys.argv[2])))
