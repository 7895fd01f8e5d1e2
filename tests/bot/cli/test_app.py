"""What every command has in common."""

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

COMMANDS = ["run", "invite", "ask", "salaries", "knowledge"]
WITHOUT_HEAVY_LIBRARIES = """
import sys
sys.argv = ["career-bot", "--help"]
from bot.cli.app import main
try:
    main()
except SystemExit as end:
    assert not end.code
print(*{"discord", "numpy"} & set(sys.modules), file=sys.stderr)
"""


def test_help_names_every_command_and_is_quick() -> None:
    """The help needs neither Discord's library nor NumPy, which take most of a start."""
    done = subprocess.run([sys.executable, "-c", WITHOUT_HEAVY_LIBRARIES], capture_output=True, check=True)
    text = done.stdout.decode("utf-8")
    assert all(f" {command} " in text for command in COMMANDS)
    assert "Examples" in text
    assert done.stderr.strip() == b""


def test_the_version_is_that_of_the_package(career_bot: Run) -> None:
    """As installed."""
    assert career_bot("--version").stdout.decode().split() == ["career-bot", version("career-bot")]


def test_wrong_usage_is_exit_code_2(career_bot: Run) -> None:
    """Told on standard error, with the nearest command."""
    done = career_bot("aks")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"ask" in done.stderr


def test_wrong_settings_are_named_with_the_reason(career_bot: Run) -> None:
    """One line, exit code 1, and the values, one of which might be secret, left out."""
    wrong = {"CAREER_BOT_HOME_SERVERS": "hunter2", "CAREER_BOT_KEEP_GENERATIONS": "1", "CAREER_BOT_API": "discord.com"}
    done = career_bot("ask", "anything", env=wrong)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert all(name.encode() in done.stderr for name in wrong)
    assert b"greater than or equal to 2" in done.stderr
    assert b"hunter2" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("CAREER_BOT_LOG_LEVEL", "loud"), ("CAREER_BOT_METRICS_PORT", "0"), ("CAREER_BOT_STALE_YEARS", "many")],
)
def test_a_service_is_not_started_again_with_wrong_settings(career_bot: Run, name: str, value: str) -> None:
    """Exit code 78, whichever setting it is."""
    done = career_bot("run", "--discord", env={name: value})
    assert (done.returncode, done.stdout) == (78, b"")
    assert name.encode() in done.stderr


@pytest.mark.parametrize("level", ["INFO", "Debug", "error"])
def test_a_log_level_may_be_written_in_capitals(career_bot: Run, level: str) -> None:
    """In the environment and as an option."""
    assert career_bot("salaries", "--help", env={"CAREER_BOT_LOG_LEVEL": level}).returncode == 0
    assert career_bot("compare", "nurse", "electrician", env={"CAREER_BOT_LOG_LEVEL": level}).returncode == 0
    assert career_bot("--log-level", level, "compare", "nurse", "electrician").returncode == 0


def test_the_invite_link_is_printed_alone_on_its_line(career_bot: Run) -> None:
    """With the purpose of each permission below; without an id or a token it says where to find the id."""
    first, *others = career_bot("invite", "1234567890").stdout.decode().splitlines()
    assert first.startswith("https://discord.com/")
    assert "client_id=1234567890" in first
    assert any("read message history: " in line for line in others)
    assert career_bot("invite").returncode == 1
