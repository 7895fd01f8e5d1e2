"""``career-bot salaries``."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def test_each_fact_is_an_object(career_bot: Run, articles: Path, home: Path) -> None:
    """From files and folders alike, with where it stands; files without a fact yield none."""
    (home / "other.txt").write_text("A stonemason\n\nStonemasons cut stone to size, and like being outdoors.\n")
    done = career_bot("salaries", articles, home / "other.txt", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    (fact,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(fact)[:4] == ["article", "quote", "start", "end"]
    assert (fact["article"], fact["low"], fact["period"], fact["as_of"]) == ("pay.md", 48250, "year", "2023")
    text = (articles / "pay.md").read_text(encoding="utf-8")
    assert text[fact["start"] : fact["end"]] == fact["quote"]


def test_without_json_facts_are_listed_by_file(career_bot: Run, articles: Path) -> None:
    """The file with its count, then each fact with the words it was taken from."""
    lines = career_bot("salaries", articles / "pay.md").stdout.decode("utf-8").splitlines()
    assert lines[0] == "pay.md: 1 salary fact"
    assert lines[1].startswith("  $48,250 a year  median")
    assert "$48,250 per year" in lines[2]


def test_a_file_that_is_not_there_is_an_error(career_bot: Run, home: Path) -> None:
    """Exit code 1 and a line that names it; no path at all is wrong usage."""
    done = career_bot("salaries", home / "none.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"none.txt" in done.stderr
    assert career_bot("salaries").returncode == 2
