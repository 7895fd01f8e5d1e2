"""A process that changes what a store serves, over and over, until it is killed. Run by ``test_kill.py``.

Every generation it makes holds one edition of the same articles. It says ``start N`` before each and ``done N`` after.
"""

import asyncio
import hashlib
import sys
from pathlib import Path

from bot.library import STORE, Library
from bot.settings import Settings
from knowledge.models import Article, Chunk, Document, Section, Span
from knowledge.storage.generations import entry
from knowledge.storage.readings import Reading, encode
from knowledge.storage.store import Store

ARTICLES = 25
WRITTEN = 400


def text_of(part: int, edition: int) -> str:
    """One article; every text of an edition names it."""
    return f"Welders of part {part} join metal parts and earn $50,000 a year, says edition {edition}.\n"


def tell(what: str, edition: int) -> None:
    """Tell the test how far this process got."""
    # In one piece: where Python writes unbuffered, a kill could leave half a line.
    sys.stdout.write(f"{what} {edition}\n")
    sys.stdout.flush()


def write_articles(folder: Path, edition: int) -> None:
    """Bring every article of the folder to an edition."""
    folder.mkdir(exist_ok=True)
    for part in range(ARTICLES):
        (folder / f"{part}.md").write_text(text_of(part, edition))


async def reload(data: Path, edition: int) -> None:
    """Reload from the folder, as a bot does: worker process, index, transaction and all."""
    folder = data / "articles"
    write_articles(folder, edition)
    tell("start", edition)
    settings = Settings(data=data, knowledge=folder, packaged=False, _env_file=None)
    async with await Library.open(settings) as library:
        while True:
            await library.reload("test", f"edition {edition}")
            tell("done", edition)
            edition += 1
            write_articles(folder, edition)
            tell("start", edition)


def record_of(path: str, text: str) -> tuple[str, bytes]:
    """The digest and the record of one article."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(path=path, title="Welders", text=text, sections=(Section((), 0, len(text)),), digest=digest)
    chunk = Chunk(path, (), 0, len(text), text, (Span(0, len(text)),))
    return digest, encode(Reading(Document(article, (chunk,), ()), ()))


async def write(data: Path, edition: int) -> None:
    """Write generation after generation with nothing between, so that most kills hit a transaction."""
    async with await Store.open(data / STORE) as store:
        while True:
            found = [(f"{part}.md", *record_of(f"{part}.md", text_of(part, edition))) for part in range(WRITTEN)]
            entries = [entry(path, digest, "test") for path, digest, _ in found]
            records = {each.version: record for each, (_, _, record) in zip(entries, found, strict=True)}
            tell("start", edition)
            await store.add(entries, records, who="test", why=f"edition {edition}")
            tell("done", edition)
            edition += 1


if __name__ == "__main__":
    asyncio.run({"reload": reload, "write": write}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3])))
