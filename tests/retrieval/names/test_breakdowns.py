"""Figures for a part of a job's people: told apart, and found by how employers are spoken of."""

import re
import tomllib
from importlib.resources import files

import pytest

from knowledge.models import SalaryFact
from retrieval.names.breakdowns import of_parts, part_of, parts_asked
from tests.retrieval.salary_cases import fact

INDUSTRIES = tomllib.loads((files("retrieval") / "vocabulary" / "industries.toml").read_text(encoding="utf-8"))


def row(quote: str, role: str = "physical therapist aides") -> SalaryFact:
    return fact(role, quote=quote)


@pytest.mark.parametrize(
    ("quote", "part"),
    [
        ("Hospitals; state, local, and private | 38,080", "Hospitals; state, local, and private"),
        ("Physical therapist aides | $34,520", None),
        ("2024 Median Pay | $34,520 per year", None),
        ("The median annual wage for physical therapist aides was $34,520", None),
    ],
)
def test_a_row_is_of_a_part_where_it_names_more_than_the_job(quote: str, part: str | None) -> None:
    """A label that says no more than the job and its pay is of all."""
    assert part_of(row(quote)) == part


def test_a_row_of_the_official_table_is_of_all() -> None:
    """It stands in no article."""
    assert part_of(fact(quote="Hospitals | $1", start=None, end=None)) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("pay in a hospital", "Hospitals; state, local, and private | 1"),
        ("salary in nursing homes", "Nursing care facilities (skilled nursing facilities) | 1"),
        ("what do the feds pay", "Federal government, excluding postal service | 1"),
        ("how much at fedex", "Couriers and express delivery services | 1"),
        ("working for the power company", "Electric power generation, transmission and distribution | 1"),
    ],
)
def test_everyday_names_of_employers_find_their_rows(text: str, quote: str) -> None:
    """People name them otherwise than statistics do."""
    assert of_parts([row(quote)], parts_asked(text)) == [row(quote)]


def test_what_a_row_leaves_out_is_not_what_it_is_of() -> None:
    """A government "excluding hospitals" is none."""
    government = row("Government, excluding state and local education and hospitals | $46,790")
    assert of_parts([government], parts_asked("pay in a hospital")) == []
    assert of_parts([government], parts_asked("pay in a government job")) == [government]


@pytest.mark.parametrize("name", INDUSTRIES)
def test_patterns_compile_and_match_no_empty_text(name: str) -> None:
    """One that did would take every question for one on these employers."""
    for pattern in (INDUSTRIES[name]["asks"], *INDUSTRIES[name]["rows"]):
        assert not re.compile(pattern).fullmatch("")
