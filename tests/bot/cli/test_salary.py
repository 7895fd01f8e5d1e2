"""``career-bot salary``, ``compare`` and ``knowledge wages import``."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def alone(articles: Path) -> dict[str, str]:
    """The environment of an operator who serves one folder of articles."""
    return {"CAREER_BOT_PACKAGED": "0", "CAREER_BOT_KNOWLEDGE": str(articles)}


def test_a_salary_is_whole_facts(career_bot: Run, alone: dict[str, str]) -> None:
    """One JSON object: official facts without a span, article facts with theirs, and how they differ."""
    done = career_bot("salary", "electrician", "--place", "ohio", "--json", env=alone)
    assert (done.returncode, done.stderr) == (0, b"")
    (answer,) = map(json.loads, done.stdout.splitlines())
    assert answer["answered"]
    official = answer["official"]
    assert (official["code"], official["place"], official["release"]) == ("47-2111", "Ohio", "May 2025")
    assert {fact["percentile"] for fact in official["salary_facts"]} == {10, 25, 50, 75, 90, None}
    assert all(fact["start"] is None for fact in official["salary_facts"])
    (fact,) = answer["articles"]
    assert (fact["low"], fact["statistic"], fact["as_of"]) == (48250, "median", "2023")
    assert "no_place" in fact["differences"]


def test_a_salary_reads_as_text(career_bot: Run, alone: dict[str, str]) -> None:
    """The distribution with its bar, the source, and what the article says; role words need no quotes."""
    done = career_bot("salary", "registered", "nurse", env=alone)
    text = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert text.startswith("Registered Nurses, United States\n")
    assert "┃" in text
    assert "Source: US Bureau of Labor Statistics" in text
    assert "\x1b" not in text


def test_jobs_and_places_are_compared(career_bot: Run) -> None:
    """Several jobs, or one job among places; each distribution has its bar."""
    jobs = career_bot("compare", "nurse", "electrician", "--place", "ohio").stdout.decode("utf-8")
    assert "Highest median: Registered Nurses" in jobs
    assert jobs.count("┃") == 3
    (places,) = map(json.loads, career_bot("compare", "nurse", "la", "sf", "--json").stdout.splitlines())
    assert [each["code"] for each in places["compared"]] == ["29-1141", "29-1141"]
    assert places["period"] == "year"


@pytest.mark.parametrize("things", [("nurse",), ("nurse", "ohio"), ("nurse", "baker", "cook", "roofer", "plumber")])
def test_too_few_or_too_many_to_compare_is_wrong_usage(career_bot: Run, things: tuple[str, ...]) -> None:
    """Exit code 2, nothing on standard output, and both ways to compare are named."""
    for output in ((), ("--json",)):
        done = career_bot("compare", *things, *output)
        assert (done.returncode, done.stdout) == (2, b"")
        assert "2 to 4 jobs, or one job and 2 to 4 places" in " ".join(
            done.stderr.decode("utf-8").replace("│", "").split()
        )


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("salary", "manager"), "role_ambiguous"),
        (("salary", "nurse", "--place", "portland"), "place_ambiguous"),
        (("compare", "nurse", "zorbx"), "role_unknown"),
        (("compare", "ohio", "texas"), "role_empty"),
    ],
)
def test_what_is_not_known_is_asked(
    career_bot: Run, alone: dict[str, str], arguments: tuple[str, ...], reason: str
) -> None:
    """The nearest names and exit code 0; nothing is guessed."""
    done = career_bot(*arguments, "--json", env=alone)
    (answer,) = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert (answer["answered"], answer["reason"]) == (False, reason)
    assert len(answer["suggestions"]) <= 3
    assert answer["notes"][0]["text"]


def test_a_damaged_table_is_one_clear_line(career_bot: Run, alone: dict[str, str], tmp_path: Path) -> None:
    """On standard error; the packaged table answers instead."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "wages.zip").write_bytes(b"PK no table")
    for arguments in (("salary", "nurse", "--json"), ("compare", "nurse", "electrician", "--json")):
        done = career_bot(*arguments, env=alone)
        assert len(done.stderr.splitlines()) == 1
        assert b"wages.zip is damaged" in done.stderr
        assert json.loads(done.stdout)["answered"]


def test_a_release_that_cannot_be_imported_changes_nothing(career_bot: Run, home: Path, tmp_path: Path) -> None:
    """One line that names the file, exit code 1; a day that is none is wrong usage."""
    done = career_bot("knowledge", "wages", "import", home)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, b"", 1)
    assert b"oe.area" in done.stderr
    assert career_bot("knowledge", "wages", "import", home, "--published", "soon").returncode == 2
    assert not (tmp_path / "data" / "wages.zip").exists()
