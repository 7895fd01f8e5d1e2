"""Import of a release of the wage survey from the files that the Bureau of Labor Statistics publishes."""

from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from knowledge.models import AreaType, WageRelease
from knowledge.wages import bls_files, storage
from knowledge.wages.bls_files import SurveyRelease
from knowledge.wages.bls_series import Codes, Figures, read_figures
from knowledge.wages.errors import ReleaseNotImported
from knowledge.wages.measures import ANNUAL, HOURLY, MEASURES, NOT_RELEASED, top_code_bit
from knowledge.wages.table import WageTable

LEAST_SHARE: Final = 0.8
"""A release with a smaller share of the previous one's rows is taken for a download that was cut short."""

_DOWNLOAD_AGAIN: Final = "The download was probably cut short: repeat it and the import."


class ImportSummary(NamedTuple):
    """What an import changed. Areas and occupations are names, in the tables' order; rows are counted."""

    release: WageRelease
    previous: WageRelease | None
    rows: int
    rows_before: int
    areas_added: tuple[str, ...]
    areas_removed: tuple[str, ...]
    occupations_added: tuple[str, ...]
    occupations_removed: tuple[str, ...]
    not_released: int
    top_coded: int


def import_release(
    folder: Path, target: Path, previous: WageTable | None = None, published: str | None = None
) -> ImportSummary:
    """Make the files in ``folder`` (``oe.data.0.Current``, ``oe.area`` and so on) the wage table ``target``.

    ``previous`` is the table in use, to compare with; ``published`` the day of release (ISO 8601), which the files
    do not tell. ``target`` is replaced in one step, after everything was read and checked.
    Raises ``ReleaseNotImported`` naming file and line; ``target`` is then as it was.
    """
    codes = Codes(
        bls_files.read_areas(folder),
        bls_files.read_occupations(folder),
        bls_files.read_measures(folder),
        bls_files.read_footnotes(folder),
        bls_files.read_release(folder),
    )
    figures = read_figures(folder, codes)
    table = WageTable(_release(codes.release, published), figures.areas, figures.occupations, figures.columns)
    _check_whole(table, previous)
    _check_order(figures)
    try:
        storage.write(table, target)
    except OSError as error:
        raise ReleaseNotImported(
            f"The wage table cannot be written to {target}: {error.strerror}.",
            "Make room or make the folder writable, then repeat the import.",
        ) from error
    return _summary(table, previous)


def _release(release: SurveyRelease, published: str | None) -> WageRelease:
    return WageRelease(
        id=f"oews-{release.period}",
        name=release.name,
        survey="Occupational Employment and Wage Statistics",
        publisher="US Bureau of Labor Statistics",
        period=release.period,
        published=published,
        licence="public domain",
    )


def _check_whole(table: WageTable, previous: WageTable | None) -> None:
    if not any(area.type is AreaType.NATION for area in table.areas):
        raise ReleaseNotImported("The files hold no figure for the nation.", _DOWNLOAD_AGAIN)
    if previous and len(table) < LEAST_SHARE * len(previous):
        raise ReleaseNotImported(
            f"The files hold {len(table):,} rows where the table in use has {len(previous):,}.", _DOWNLOAD_AGAIN
        )


def _check_order(figures: Figures) -> None:
    """A higher percentile below a lower one means that columns were mixed up. A top-coded one says nothing of that."""
    columns = figures.columns
    for upper in (*range(HOURLY + 2, ANNUAL), *range(ANNUAL + 2, len(MEASURES))):
        is_exact = (columns.values[upper] != NOT_RELEASED) & (columns.top_coded & top_code_bit(upper) == 0)
        falls = is_exact & (columns.values[upper] < columns.values[upper - 1])
        if falls.any():
            occupation, area = np.argwhere(columns.published)[falls.argmax()].tolist()
            raise ReleaseNotImported(
                f"{figures.occupations[occupation].title}, {figures.areas[area].name}: "
                f'"{MEASURES[upper].title}" is below "{MEASURES[upper - 1].title}".',
                "Compare the series with the publisher's tables; if they say the same, tell the publisher.",
            )


def _summary(table: WageTable, previous: WageTable | None) -> ImportSummary:
    areas = [area.name for area in table.areas]
    occupations = [occupation.title for occupation in table.occupations]
    areas_before = [area.name for area in previous.areas] if previous else []
    occupations_before = [occupation.title for occupation in previous.occupations] if previous else []
    return ImportSummary(
        release=table.release,
        previous=previous.release if previous else None,
        rows=len(table),
        rows_before=len(previous) if previous else 0,
        areas_added=_without(areas, areas_before),
        areas_removed=_without(areas_before, areas),
        occupations_added=_without(occupations, occupations_before),
        occupations_removed=_without(occupations_before, occupations),
        not_released=int((table.columns.values[HOURLY:] == NOT_RELEASED).all(axis=0).sum()),
        top_coded=int(np.count_nonzero(table.columns.top_coded)),
    )


def _without(names: list[str], others: list[str]) -> tuple[str, ...]:
    known = set(others)
    return tuple(name for name in names if name not in known)
