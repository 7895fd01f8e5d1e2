"""``career-bot ask``."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
QUESTION = "how much does an electrician make"


def objects(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, object]]:
    """The JSON objects on standard output, all of which must be UTF-8 JSON, one a line."""
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_each_line_of_standard_input_yields_an_object(
    career_bot: Run, articles: Path, home: Path, tmp_path: Path
) -> None:
    """Answered, refused or empty, in order; the exit code is 0 and no state is left anywhere."""
    given = f"{QUESTION}\n\nhow do I bake bread\r\n".encode()
    done = career_bot("ask", "--knowledge", articles, "--json", given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    answered, empty, refused = objects(done)
    assert (answered["question"], answered["answered"], answered["reason"]) == (QUESTION, True, None)
    assert (empty["question"], empty["answered"], empty["reason"]) == ("", False, "empty")
    assert (refused["question"], refused["answered"]) == ("how do I bake bread", False)
    assert not (tmp_path / "data").exists()
    assert list(home.iterdir()) == []
    assert [path.name for path in articles.iterdir()] == ["pay.md"]


def test_spans_reproduce_the_article(career_bot: Run, articles: Path) -> None:
    """What excerpts and facts quote stands in the file at their offsets, which `knowledge show` prints unchanged."""
    (answer,) = objects(career_bot("ask", *QUESTION.split(), "--knowledge", articles, "--json"))
    shown = career_bot("knowledge", "show", articles / "pay.md").stdout
    assert shown == (articles / "pay.md").read_bytes()
    text = shown.decode()
    assert answer["excerpts"]
    for excerpt in answer["excerpts"]:  # type: ignore[attr-defined]
        assert text[excerpt["start"] : excerpt["end"]] == excerpt["text"]
    (fact,) = answer["salary_facts"]  # type: ignore[misc]
    assert text[fact["start"] : fact["end"]] == fact["quote"]
    assert (fact["low"], fact["high"], fact["currency"], fact["statistic"]) == (48250, 48250, "USD", "median")


def test_a_follow_up_is_understood_with_the_question_before(career_bot: Run, articles: Path) -> None:
    """`understood` stands alone, and is what `--previous` takes."""
    (first,) = objects(career_bot("ask", QUESTION, "--knowledge", articles, "--json"))
    previous = str(first["understood"])
    (second,) = objects(
        career_bot("ask", "and what skills?", "--previous", previous, "--knowledge", articles, "--json")
    )
    assert second["answered"]
    assert "electrician" in str(second["understood"])


def test_files_that_cannot_be_read_are_warned_of(career_bot: Run, articles: Path, home: Path) -> None:
    """Each on standard error by name; the others answer, and the exit code is 0 as long as there are others."""
    (home / "pay.md").write_bytes((articles / "pay.md").read_bytes())
    (home / "empty.md").write_bytes(b"")
    (home / "binary.txt").write_bytes(b"\x7fELF" + bytes(range(256)) * 8)
    done = career_bot("ask", QUESTION, "--knowledge", home, "--json")
    assert done.returncode == 0
    assert objects(done)[0]["answered"]
    assert b"empty.md" in done.stderr
    assert b"binary.txt" in done.stderr
    (home / "pay.md").unlink()
    done = career_bot("ask", QUESTION, "--knowledge", home, "--json")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"career-bot: ")


def test_a_folder_that_is_not_there_is_an_error(career_bot: Run, home: Path) -> None:
    """One line on standard error, exit code 1, nothing on standard output."""
    done = career_bot("ask", "--knowledge", home / "none", given=b"question\n")
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="arguments on Windows are text")
def test_any_bytes_in_any_locale_are_answered_in_utf_8(career_bot: Run, articles: Path) -> None:
    """An ASCII locale, bytes that are no text and a byte-order mark change nothing but the bytes themselves."""
    ascii_only = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    given = b"\xef\xbb\xbf" + QUESTION.encode() + b"\n" + "caf\u00e9 \u20ac".encode() + b" \xff\xfe\n"
    done = career_bot("ask", "--knowledge", articles, "--json", given=given, env=ascii_only)
    assert [line["question"] for line in objects(done)] == [QUESTION, "caf\u00e9 \u20ac \ufffd\ufffd"]
    done = career_bot(b"ask", b"caf\xe9", b"--knowledge", os.fsencode(articles), env=ascii_only)
    assert done.returncode == 0
    assert done.stdout.decode("utf-8")


def test_a_reader_that_stops_early_stops_it_quietly(
    command: tuple[str, ...], articles: Path, environment: dict[str, str], home: Path
) -> None:
    """`career-bot ask … | head -1` ends without a word on standard error."""
    arguments = [*command, "ask", "--knowledge", str(articles), "--json"]
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, cwd=home) as asking:
        assert asking.stdin is not None
        assert asking.stdout is not None
        assert asking.stderr is not None
        asking.stdin.write(f"{QUESTION}\n".encode())
        asking.stdin.flush()
        assert json.loads(asking.stdout.readline())["answered"], "each answer comes as soon as it is known"
        asking.stdout.close()
        asking.stdin.write(f"{QUESTION}\n".encode() * 10)
        asking.stdin.close()
        assert asking.stderr.read() == b""


def test_without_json_it_reads_as_text(career_bot: Run, articles: Path) -> None:
    """Plain words without escape sequences: the pay as a whole fact, the excerpt in quotation marks, its source."""
    done = career_bot("ask", QUESTION, "--knowledge", articles)
    text = done.stdout.decode("utf-8")
    assert "\x1b" not in text
    assert "$48,250 a year  median" in text
    assert "“Electricians earned a median salary of $48,250 per year in 2023.”" in text
    assert "Current Weekly, 2024-05 [pay.md]" in text
    assert "https://example.org/pay" in text
