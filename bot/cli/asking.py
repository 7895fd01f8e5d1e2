"""Where a command gets its answers from: everything that is served, or one folder and nothing else."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.cli import reports
from bot.library import Library
from bot.settings import Settings
from knowledge.ingest import ingest_folder
from retrieval.answer import answer
from retrieval.models import Answer, NoAnswer
from retrieval.search.corpus import Corpus

Ask = Callable[[str, str | None], Answer | NoAnswer]
"""From a question and the one that it follows up to its answer."""


@contextmanager
def opened(settings: Settings) -> Iterator[Library]:
    """Everything that is served: the packaged articles, the operator's folder and the wage table."""
    with asyncio.Runner() as runner:
        library = runner.run(Library.open(settings))
        try:
            reports.tell_start(library.start)
            yield library
        finally:
            runner.run(library.close())


@contextmanager
def asking(settings: Settings) -> Iterator[Ask]:
    """Ask the packaged articles and the operator's folder, from the store."""
    with opened(settings) as library:
        yield library.answer


@contextmanager
def asking_folder(folder: Path) -> Iterator[Ask]:
    """Ask one folder, keeping no state; says which of its files cannot be read.

    Raises ``NoArticles`` where the folder holds none that can.
    """
    documents, problems = asyncio.run(ingest_folder(folder))
    reports.tell_problems(problems)
    corpus = Corpus.build(documents)
    today = datetime.now(UTC).date()
    yield lambda question, previous: answer(question, corpus, previous=previous, today=today)
