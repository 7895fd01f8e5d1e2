"""Rows of the wage survey: read from the reference file or a table, written as the Bureau of Labor Statistics does."""

import csv
import gzip
from collections.abc import Iterable
from pathlib import Path

from knowledge.models import Wage, WageDistribution
from knowledge.wages.measures import STATISTICS
from knowledge.wages.table import WageTable

DATA_TYPES = {
    "employment": ("01", "Employment"),
    "employment_rse_pct": ("02", "Employment percent relative standard error"),
    "hourly_mean": ("03", "Hourly mean wage"),
    "annual_mean": ("04", "Annual mean wage"),
    "wage_rse_pct": ("05", "Wage percent relative standard error"),
    "hourly_p10": ("06", "Hourly 10th percentile wage"),
    "hourly_p25": ("07", "Hourly 25th percentile wage"),
    "hourly_median": ("08", "Hourly median wage"),
    "hourly_p75": ("09", "Hourly 75th percentile wage"),
    "hourly_p90": ("10", "Hourly 90th percentile wage"),
    "annual_p10": ("11", "Annual 10th percentile wage"),
    "annual_p25": ("12", "Annual 25th percentile wage"),
    "annual_median": ("13", "Annual median wage"),
    "annual_p75": ("14", "Annual 75th percentile wage"),
    "annual_p90": ("15", "Annual 90th percentile wage"),
}
AREA_TYPES = {"national": "N", "state": "S", "metro": "M"}

Row = dict[str, str]


def reference_rows(reference: Path) -> list[Row]:
    """The rows of the May 2025 release as they were handed to us."""
    with gzip.open(reference / "wages" / "oews-2025-05.csv.gz", "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def wage_row(soc: str, occupation: str, area: tuple[str, str, str], **figures: str) -> Row:
    """A row without figures except those given."""
    code, name, kind = area
    row = {"soc": soc, "occupation": occupation, "area_code": code, "area": name, "area_type": kind}
    return row | dict.fromkeys(DATA_TYPES, "") | figures


def written(value: float | Wage | None, pattern: str) -> str:
    """A figure as the reference file writes it."""
    if isinstance(value, Wage):
        return (">=" if value.top_coded else "") + format(value.amount, pattern)
    return "" if value is None else format(value, pattern)


def as_row(table: WageTable, soc: str, area_code: str) -> Row:
    """A row of the table as the reference file has it."""
    estimate = table.estimate(soc, area_code)
    assert estimate
    row = {
        "soc": estimate.occupation_code,
        "occupation": estimate.occupation,
        "area_code": estimate.area.code,
        "area": estimate.area.name,
        "area_type": str(estimate.area.type),
        "employment": written(estimate.employment, "d"),
        "employment_rse_pct": written(estimate.employment_rse, ".1f"),
        "wage_rse_pct": written(estimate.wage_rse, ".1f"),
    }
    nothing = WageDistribution(*[None] * len(STATISTICS))
    for name in STATISTICS:
        row[f"hourly_{name}"] = written(getattr(estimate.hourly or nothing, name), ".2f")
        row[f"annual_{name}"] = written(getattr(estimate.annual or nothing, name), ".0f")
    return row


def write_release(
    folder: Path, rows: Iterable[Row], release: tuple[str, str] = ("2025A01", "May 2025"), groups: Iterable[str] = ()
) -> Path:
    """All files of a release whose figures are ``rows``; ``groups`` are six-digit codes of groups of occupations."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = list(rows)
    areas = {(row["area_code"], AREA_TYPES[row["area_type"]], row["area"]) for row in rows}
    occupations = {(row["soc"].replace("-", ""), row["occupation"], "3") for row in rows}
    occupations |= {(code, f"Group {code}", "2") for code in groups}
    small = {
        "oe.area": [
            "state_code\tarea_code\tareatype_code\tarea_name",
            *(f"00\t{a}\t{t}\t{n}" for a, t, n in sorted(areas)),
        ],
        "oe.occupation": [
            "occupation_code\toccupation_name\toccupation_description\tdisplay_level\tselectable\tsort_sequence",
            *(f"{code}\t{name}\t\t{level}\tT\t{n}" for n, (code, name, level) in enumerate(sorted(occupations))),
        ],
        "oe.datatype": [
            "datatype_code\tdatatype_name",
            *(f"{code}\t{name}" for code, name in DATA_TYPES.values()),
            "16\tEmployment per 1,000 jobs",
        ],
        "oe.footnote": [
            "footnote_code\tfootnote_text",
            "4\tWages are reported hourly or annually alone for some occupations.",
            "5\tThis wage is equal to or greater than $115.00 per hour or $239,200 per year.",
            "8\tEstimate not released.",
        ],
        "oe.release": ["release_date\tdescription", "\t".join(release)],
    }
    for name, lines in small.items():
        (folder / name).write_text("\r\n".join([*lines, ""]), encoding="utf-8", newline="")
    with (folder / "oe.data.0.Current").open("w", encoding="ascii", newline="") as file:
        file.write("series_id                     \tyear\tperiod\t       value\tfootnote_codes\r\n")
        for row in rows:
            file.writelines(_series(row, release[0]))
    return folder


def _series(row: Row, release: str) -> Iterable[str]:
    prefix = f"OEU{AREA_TYPES[row['area_type']]}{row['area_code']}"
    occupation = row["soc"].replace("-", "")
    for column, (code, _) in DATA_TYPES.items():
        if not row[column]:
            value, note = "-", "8"
        elif row[column].startswith(">="):
            value, note = "-", "5"
        else:
            value, note = row[column], ""
        yield f"{prefix}000000{occupation}{code:5}  \t{release[:4]}\t{release[4:]}\t{value:>12}\t{note}\r\n"
    yield f"{prefix}000000{occupation}16     \t{release[:4]}\t{release[4:]}\t{'1.234':>12}\t\r\n"
    yield f"{prefix}11--12{occupation}01     \t{release[:4]}\t{release[4:]}\t{'7':>12}\t\r\n"
