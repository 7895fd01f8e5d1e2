"""``career-bot knowledge …``."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def folder(articles: Path, tmp_path: Path) -> Path:
    """The operator's folder, to be changed by a test."""
    return shutil.copytree(articles, tmp_path / "folder")


@pytest.fixture
def environment(environment: dict[str, str], folder: Path) -> dict[str, str]:
    """Only the operator's folder is served."""
    return environment | {"CAREER_BOT_KNOWLEDGE": str(folder), "CAREER_BOT_PACKAGED": "0"}


def test_check_tells_what_is_in_each_file_and_writes_nothing(career_bot: Run, folder: Path, tmp_path: Path) -> None:
    """Title and counts a file; what cannot be read is named with its remedy and makes the exit code 1."""
    done = career_bot("knowledge", "check")
    assert done.returncode == 0
    assert b"pay.md: Pay of an electrician (" in done.stdout
    assert b"1 salary fact" in done.stdout
    (folder / "empty.md").write_bytes(b"")
    (folder / "untidy.md").write_text("---\ntitle: [unclosed\n---\nStonemasons cut stone to size.\n")
    done = career_bot("knowledge", "check", folder)
    assert done.returncode == 1
    lines = done.stdout.decode("utf-8").splitlines()
    assert any(line.startswith("    empty.md: cannot be read: ") for line in lines)
    assert any(line.startswith("    untidy.md:3: warning: ") for line in lines)
    assert lines[-1].endswith("; 1 file that cannot be read")
    assert not (tmp_path / "data").exists()


def test_reload_takes_up_what_changed_and_history_keeps_it(career_bot: Run, folder: Path) -> None:
    """Added, changed and removed articles by name; the reason and who reloaded stand in the history, newest first."""
    first = career_bot("knowledge", "reload", "--why", "the first articles")
    assert first.stdout.startswith(b"Added: pay.md\n")
    (folder / "stone.txt").write_text("A stonemason\n\nStonemasons cut stone to size, and like being outdoors.\n")
    (folder / "pay.md").write_text((folder / "pay.md").read_text().replace("steady", "very steady"))
    done = career_bot("knowledge", "reload", "--why", "stonemasons")
    assert (done.returncode, done.stderr) == (0, b"")
    told = done.stdout.decode().splitlines()
    assert told[0].startswith("Generation 2 is served: 2 articles")
    assert told[1].startswith("Added: stone.txt: A stonemason (")
    assert told[2].startswith("Changed: pay.md: Pay of an electrician (")
    assert b"Nothing has changed" in career_bot("knowledge", "reload").stdout
    newest, *_ = career_bot("knowledge", "history").stdout.decode().splitlines()
    assert "stonemasons (1 added, 1 changed)" in newest


def test_a_start_says_that_files_differ_from_what_is_served(career_bot: Run, folder: Path) -> None:
    """What was stored is served until somebody reloads, and a hint on standard error says so."""
    assert career_bot("ask", "what skills does an electrician need").returncode == 0
    (folder / "pay.md").write_text((folder / "pay.md").read_text().replace("steady hands", "calm hands"))
    done = career_bot("ask", "what skills does an electrician need")
    assert b"steady hands" in done.stdout
    assert b"1 changed" in done.stderr
    assert b"career-bot knowledge reload" in done.stderr
    assert b"steady hands" in career_bot("knowledge", "show", "pay.md").stdout


def test_show_names_the_nearest_article(career_bot: Run) -> None:
    """An id that is not there is exit code 1, with the id that was probably meant."""
    done = career_bot("knowledge", "show", "pya.md")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"pay.md" in done.stderr
