"""``career-bot knowledge wages``: the table of official wages."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import typer

from bot.cli import streams
from bot.settings import Settings
from knowledge.wages.bls_import import ImportSummary, import_release
from knowledge.wages.shipped import IMPORTED, served_wages

NAMED = 10
"""Areas or occupations that came or went which are named; of more, how many."""


def import_wages(folder: Path, published: str | None) -> None:
    """Import a release and say what changed with it. Raises ``ReleaseNotImported``; the table is then as it was."""
    if published is not None:
        check_date(published)
    data = Settings.load().data
    summary = import_release(folder, data / IMPORTED, served_wages(data).table, published)
    for line in summary_lines(summary):
        streams.put(line)


def check_date(written: str) -> None:
    """Raises typer's error for wrong usage where ``written`` is no day."""
    try:
        date.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter(f"{written!r} is not a day such as 2026-05-15.", param_hint="--published") from error


def summary_lines(summary: ImportSummary) -> Iterator[str]:
    """What was imported, beside what was there."""
    before = f" ({summary.previous.name} had {summary.rows_before:,})" if summary.previous else ""
    yield f"Imported {summary.release.survey}, {summary.release.name}: {summary.rows:,} rows{before}."
    yield f"{summary.not_released:,} rows without any wage, {summary.top_coded:,} with a wage known as a minimum only."
    for verb, noun, names in (
        ("New", "areas", summary.areas_added),
        ("Gone", "areas", summary.areas_removed),
        ("New", "occupations", summary.occupations_added),
        ("Gone", "occupations", summary.occupations_removed),
    ):
        if names:
            more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
            yield f"{verb} {noun}: {'; '.join(names[:NAMED])}{more}."
    yield "It is served from the next start on."
