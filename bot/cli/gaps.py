"""``career-bot knowledge gaps``: what members asked in vain, and which answers helped."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import orjson

from bot.cli import streams
from bot.journal.entries import GapReport
from bot.journal.journal import JOURNAL, Journal
from bot.render.gaps import gap_lines
from bot.render.gaps_csv import gaps_csv
from bot.settings import Settings
from knowledge.errors import KnownProblem


class NotExported(KnownProblem):
    """The file for an export cannot be written."""


def gaps(export: Path | None, as_json: bool) -> None:
    """Print the groups, one JSON object a line if wanted, or write them to ``export`` as CSV.

    Raises ``NotExported``, and a ``StoreError`` where the journal cannot be used.
    """
    report = asyncio.run(reported(Settings.load()))
    if export is not None:
        write(export, gaps_csv(report))
        streams.tell(f"career-bot: {export} has {len(report.gaps) + len(report.feedback)} groups of questions.")
        return
    for line in json_lines(report) if as_json else gap_lines(report):
        streams.put(line)


async def reported(settings: Settings) -> GapReport:
    """What the journal has to tell."""
    async with await Journal.open(settings.data / JOURNAL) as journal:
        if journal.trouble:
            raise journal.trouble
        return await journal.gaps()


def write(path: Path, content: bytes) -> None:
    """Write a file; raises ``NotExported``."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise NotExported(f"{path} cannot be written: {error.strerror}.", "Name another file.") from error


def json_lines(report: GapReport) -> Iterator[str]:
    """One object a group; ``kind`` is gap, other_languages or feedback."""
    objects: list[dict[str, object]] = [{"kind": "gap", "group": group} for group in report.gaps]
    objects += [{"kind": "other_languages", "count": report.other_languages}] if report.other_languages else []
    objects += [{"kind": "feedback", "group": group} for group in report.feedback]
    for each in objects:
        yield orjson.dumps(each).decode()
