"""``career-bot knowledge preview`` and the other commands that look after what is served."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bot.cli.terminals import at_terminal

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def folder(articles: Path, tmp_path: Path) -> Path:
    """The operator's folder, to be changed by a test."""
    return shutil.copytree(articles, tmp_path / "folder")


@pytest.fixture
def environment(environment: dict[str, str], folder: Path) -> dict[str, str]:
    """Only the operator's folder is served."""
    return environment | {"CAREER_BOT_KNOWLEDGE": str(folder), "CAREER_BOT_PACKAGED": "0"}


def lines(done: "subprocess.CompletedProcess[bytes]") -> list[str]:
    """What a command that succeeded printed."""
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode("utf-8").splitlines()


def test_a_preview_is_applied_by_its_stamp_and_no_later_state(career_bot: Run, folder: Path) -> None:
    """It shows the comparison; its stamp does just that, and is refused, and shown afresh, once something changed."""
    career_bot("knowledge", "reload")
    (folder / "pay.md").write_text((folder / "pay.md").read_text().replace("$48,250", "$50,000"))
    *shown, last = lines(career_bot("knowledge", "preview"))
    assert any("- Electricians earned" in line and "48,250" in line for line in shown)
    assert any("+ Electricians earned" in line and "50,000" in line for line in shown)
    stamp = last.split()[-1]
    (folder / "stone.txt").write_text("A stonemason\n\nStonemasons cut stone to size.\n")
    done = career_bot("knowledge", "reload", "--stamp", stamp)
    assert done.returncode == 1
    assert b"changed since this preview" in done.stderr
    *_, last = done.stdout.decode("utf-8").splitlines()
    stamp = last.split()[-1]
    assert "Added: stone.txt: A stonemason" in "\n".join(
        lines(career_bot("knowledge", "reload", "--stamp", stamp, "--why", "new pay"))
    )
    assert "new pay (1 added, 1 changed)" in lines(career_bot("knowledge", "history"))[0]


def test_an_article_comes_and_goes_and_comes_back(career_bot: Run, folder: Path, tmp_path: Path) -> None:
    """Added with its source, removed with its file kept, brought back, and rolled back; the audit log has it all."""
    (tmp_path / "home" / "Tanner Jobs.md").write_text("Tanners tan hides in vats. Tanners earn $35,000 a year.\n")
    first = career_bot("knowledge", "status")
    assert first.returncode == 0
    shown = lines(
        career_bot("knowledge", "add", "Tanner Jobs.md", "--title", "Tanners", "--publisher", "Leather Weekly", "-y")
    )
    assert shown[:2] == ["tanner-jobs.md: Tanners", "Source: Leather Weekly"]
    assert any(line.startswith("Salary fact: $35,000 a year") for line in shown)
    assert "Generation 2 is served: 2 articles" in "\n".join(shown)
    assert (folder / "tanner-jobs.md").exists()
    assert "Removed: tanner-jobs.md" in "\n".join(lines(career_bot("knowledge", "remove", "tanner-jobs.md", "-y")))
    assert not (folder / "tanner-jobs.md").exists()
    assert "Added: tanner-jobs.md" in "\n".join(lines(career_bot("knowledge", "bring-back", "tanner-jobs.md")))
    assert "Generation 5 is served: 1 article," in "\n".join(lines(career_bot("knowledge", "rollback", "1", "--yes")))
    status = "\n".join(lines(career_bot("knowledge", "status")))
    assert "Generation 5 (back to generation 1)" in status
    assert "1 added; a reload takes that up" in status
    audit = "\n".join(lines(career_bot("knowledge", "audit")))
    assert all(f": {action} " in audit for action in ("add", "remove", "bring back", "rollback"))


def test_a_pasted_text_is_added_from_standard_input(career_bot: Run, folder: Path) -> None:
    """As moderators paste one on Discord."""
    career_bot("knowledge", "reload")
    done = career_bot("knowledge", "add", "-", "--title", "Tanners", "--yes", given=b"Tanners tan hides in vats.\n")
    assert done.returncode == 0
    assert "Tanners tan hides" in (folder / "tanners.txt").read_text()


def test_a_script_adds_articles_without_a_yes(career_bot: Run, folder: Path, home: Path) -> None:
    """Nothing is taken away by that: one of a name that is in use gets another, and what has it stays."""
    before = (folder / "pay.md").read_bytes()
    career_bot("knowledge", "reload")
    (home / "pay.md").write_text("Tanners tan hides in vats.\n")
    assert "Added: pay-2.md" in "\n".join(lines(career_bot("knowledge", "add", "pay.md")))
    lines(career_bot("knowledge", "add", "-", "--title", "Smiths", given=b"Smiths forge tools from iron.\n"))
    assert sorted(each.name for each in folder.glob("*.[mt]*")) == ["pay-2.md", "pay.md", "smiths.txt"]
    assert (folder / "pay.md").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_somebody_at_a_terminal_may_think_better_of_an_article(
    career_bot: Run, command: tuple[str, ...], environment: dict[str, str], home: Path, folder: Path
) -> None:
    """They are shown what is found in it and asked, and a "no" is heeded."""
    career_bot("knowledge", "reload")
    (home / "new.md").write_text("Tanners tan hides in vats.\n")
    with at_terminal([*command, "knowledge", "add", "new.md"], environment, home) as (process, write, read):
        assert "Tanners tan hides" in read("Add this article? [y/N]")
        write("n\n")
        assert process.wait(timeout=30) == 1
    assert [each.name for each in folder.iterdir()] == ["pay.md"]


@pytest.mark.parametrize("file", ["missing.md", "picture.png", "."])
def test_what_is_no_article_is_told(career_bot: Run, file: str) -> None:
    """One line on standard error, exit code 1, and nothing on standard output."""
    done = career_bot("knowledge", "add", file, "--yes")
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1


def test_a_backup_is_put_back(career_bot: Run, folder: Path, tmp_path: Path) -> None:
    """After something went wrong, the folder and what is served are as they were, and what was there is named."""
    before = (folder / "pay.md").read_bytes()
    career_bot("knowledge", "reload")
    assert "generation 1" in lines(career_bot("knowledge", "backup", tmp_path / "backup.zip"))[0]
    (folder / "pay.md").write_text("Nobody is paid anything.\n")
    career_bot("knowledge", "reload")
    done = lines(career_bot("knowledge", "restore", tmp_path / "backup.zip", "--yes"))
    assert done[0].startswith("Generation 1 is back")
    assert all(Path(line.removeprefix("Kept: ")).exists() for line in done[1:])
    assert (folder / "pay.md").read_bytes() == before
    assert b"restore" in career_bot("knowledge", "audit").stdout


@pytest.mark.parametrize("arguments", [("remove", "pay.md"), ("rollback", "1"), ("restore", "backup.zip")])
def test_nothing_is_taken_away_without_a_yes(career_bot: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    """Where nobody is there to be asked, that is wrong usage, and the remedy is named."""
    career_bot("knowledge", "reload")
    career_bot("knowledge", "backup", "backup.zip")
    done = career_bot("knowledge", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--yes" in done.stderr
    assert [each.name for each in folder.iterdir()] == ["pay.md"]
    assert len(lines(career_bot("knowledge", "history"))) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_somebody_at_a_terminal_is_asked_wherever_the_output_goes(
    career_bot: Run, command: tuple[str, ...], environment: dict[str, str], home: Path, folder: Path
) -> None:
    """A "no" is heeded, also where the output is read by another program."""
    career_bot("knowledge", "reload")
    piped = f"{shlex.join([*command, 'knowledge', 'remove', 'pay.md'])} | cat; echo over"
    with at_terminal(["/bin/sh", "-c", piped], environment, home) as (_, write, read):
        read("Remove pay.md? [y/N]")
        write("n\n")
        read("over")
    assert (folder / "pay.md").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(("asked", "last"), [("status", "released"), ("history", "start"), ("check", "salary fact")])
def test_lines_are_wrapped_at_words(
    career_bot: Run, command: tuple[str, ...], environment: dict[str, str], home: Path, asked: str, last: str
) -> None:
    """On a narrow terminal no line is longer than it is wide, and no word is cut in two."""
    career_bot("knowledge", "reload")
    plain = career_bot("knowledge", asked).stdout.decode("utf-8")
    environment = environment | {"TERM": "xterm", "COLUMNS": "40"}
    with at_terminal([*command, "knowledge", asked], environment, home) as (process, _, read):
        shown = read(last)
        process.wait(timeout=30)
    assert all(len(line) <= 40 for line in shown.splitlines())
    words = plain.split()
    assert shown.split()[:-1] == words[: len(shown.split()) - 1]


def test_the_same_content_twice_is_told(career_bot: Run, folder: Path) -> None:
    """A copy under another name is a warning of check and of reload, and no failure."""
    shutil.copy(folder / "pay.md", folder / "copy.md")
    done = career_bot("knowledge", "check")
    assert done.returncode == 0
    assert b"pay.md: warning: It has the same content as copy.md" in done.stdout
    assert b"pay.md: warning: It has the same content as copy.md" in career_bot("knowledge", "reload").stderr


@pytest.mark.parametrize(
    "named",
    ["preview", "reload", "add", "remove", "bring-back", "history", "rollback", "status", "backup", "restore", "audit"],
)
def test_every_command_explains_itself(career_bot: Run, named: str) -> None:
    """Its help says what it does."""
    done = career_bot("knowledge", named, "--help")
    assert done.returncode == 0
    assert f"career-bot knowledge {named}".encode() in done.stdout
