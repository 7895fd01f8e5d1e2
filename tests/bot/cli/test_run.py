"""``career-bot run`` without Discord. What it does with Discord is tested through the sandbox."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bot.cli.terminals import at_terminal

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def environment(environment: dict[str, str], articles: Path) -> dict[str, str]:
    """Only the article of the tests is served."""
    return environment | {"CAREER_BOT_KNOWLEDGE": str(articles), "CAREER_BOT_PACKAGED": "0"}


def test_each_line_of_a_pipe_is_answered(career_bot: Run) -> None:
    """Standard output holds the questions and their answers; that there is no token is one line on standard error."""
    done = career_bot("run", given=b"how much does an electrician make\n\nwhat skills does an electrician need\n")
    text = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert text.index("› how much does") < text.index("$48,250 a year") < text.index("› what skills")
    assert "steady hands" in text
    assert b"DISCORD_TOKEN" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("closed", [False, True])
def test_where_there_is_nothing_to_read_a_sample_is_shown(
    command: tuple[str, ...], environment: dict[str, str], home: Path, closed: bool
) -> None:
    """An empty input, or none at all, still gets to see a question and what becomes of it."""
    shell = shlex.join(command) + (" run <&-" if closed else " run </dev/null")
    done = subprocess.run(shell, shell=True, env=environment, cwd=home, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").startswith("› How much does a back-end developer make?\n")
    assert len(done.stdout.splitlines()) > 1


def test_a_service_without_a_token_is_not_to_be_restarted(career_bot: Run) -> None:
    """`run --discord` ends with exit code 78 and one line that says what to set."""
    done = career_bot("run", "--discord")
    assert (done.returncode, done.stdout) == (78, b"")
    assert b"DISCORD_TOKEN" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_start_without_articles_is_not_to_be_restarted(career_bot: Run, home: Path) -> None:
    """An empty knowledge folder is one clear line and exit code 78."""
    done = career_bot("run", env={"CAREER_BOT_KNOWLEDGE": str(home)})
    assert (done.returncode, done.stdout) == (78, b"")
    assert done.stderr.splitlines()[-1].startswith(b"career-bot: ")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("farewell", ["exit\n", "\x04", "\x03"])
def test_a_terminal_gets_a_conversation(
    command: tuple[str, ...], environment: dict[str, str], home: Path, farewell: str
) -> None:
    """A follow-up is understood with the question before; “exit”, Ctrl-D and Ctrl-C end it politely."""
    with at_terminal([*command, "run"], environment | {"TERM": "xterm", "COLUMNS": "80"}, home) as (
        process,
        write,
        read,
    ):
        assert "DISCORD_TOKEN" in read("Ask ›")
        write("how much does an electrician make\n")
        assert "$48,250" in read("Ask ›")
        write("and what skills?\n")
        assert "steady hands" in read("Ask ›")
        write(farewell)
        read("Good luck", again=farewell)
        assert process.wait(timeout=30) == 0
