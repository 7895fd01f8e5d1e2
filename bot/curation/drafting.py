"""From what was handed in to a draft: read in the worker process, and compared with all that is served."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from bot.curation.drafts import Draft, Duplicate
from bot.curation.submissions import Prepared
from bot.progress import Progress, Tell
from knowledge.duplicates import MOSTLY, sentences, share_of
from knowledge.errors import UnreadableFile
from knowledge.folders import SourceFile
from knowledge.models import Document
from knowledge.storage.readings import Reading, decode
from knowledge.storage.store import batches
from knowledge.worker import Worker

NAMED = 5  # duplicates


async def read_draft(
    stamp: str, who: str, article: Prepared, file: Path, served: Iterable[Reading], *, tell: Tell
) -> Draft:
    """Read the draft that lies in ``file``. Raises ``UnreadableFile``."""
    tell(Progress("Reading the article", 0, 1))
    async with Worker() as worker:
        record = await worker.read(SourceFile(article.name, file, "", article.sidecar))
    reading = await asyncio.to_thread(decode, record, article.name)
    if reading.document is None:
        raise UnreadableFile(reading.problems[0])
    others = [each.document for each in served if each.document]
    duplicates = await find_duplicates(reading.document, others, tell)
    return Draft(stamp, who, article.name, len(article.content), reading.document, reading.problems, duplicates)


async def find_duplicates(document: Document, others: list[Document], tell: Tell) -> tuple[Duplicate, ...]:
    """The articles that hold most of what ``document`` says, most alike first, at most ``NAMED``."""
    own = await asyncio.to_thread(sentences, document)
    found: list[Duplicate] = []
    done = 0
    for batch in batches(others):
        tell(Progress("Looking for the same content", done, len(others)))
        found += await asyncio.to_thread(_alike, own, batch)
        done += len(batch)
    return tuple(sorted(found, key=lambda each: (-each.share, each.path))[:NAMED])


def _alike(own: frozenset[str], others: Iterable[Document]) -> list[Duplicate]:
    shares = ((each.article, share_of(own, each)) for each in others)
    return [Duplicate(article.path, article.title, share) for article, share in shares if share >= MOSTLY]
