"""``career-bot salaries``: every salary fact found in files."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.cli import reports, streams
from bot.render import jsonl, terminal
from knowledge.ingest import ingest_paths


def salaries(paths: Sequence[Path], as_json: bool) -> None:
    """Print the facts of these files and of the articles in these folders.

    Raises ``NoArticles`` where none of them can be read.
    """
    documents, problems = asyncio.run(ingest_paths(paths))
    reports.tell_problems(problems)
    console = terminal.console()
    for document in documents:
        if as_json:
            for fact in document.facts:
                streams.put(jsonl.fact_line(fact))
        else:
            terminal.show_rows(terminal.document_rows(document), console)
