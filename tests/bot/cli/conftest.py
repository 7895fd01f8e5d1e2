"""The real command line, as a process of its own, for somebody who has set nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

PAY = """---
title: Pay of an electrician
publisher: Current Weekly
published: 2024-05
url: https://example.org/pay
---

# Pay of an electrician

## What electricians earn

Electricians earned a median salary of $48,250 per year in 2023.

## Skills of an electrician

Electricians need steady hands, patience and a head for heights through a whole shift on a ladder.
"""


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge folder of one short article."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "pay.md").write_text(PAY, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder in which commands are run."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has set nothing but where the bot's data goes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CAREER_BOT", "DISCORD"))}
    return kept | {"CAREER_BOT_DATA": str(tmp_path / "data"), "HOME": str(tmp_path / "home")}


@pytest.fixture
def command() -> tuple[str, ...]:
    """How the command line is started."""
    return (sys.executable, "-m", "bot")


@pytest.fixture
def career_bot(home: Path, environment: dict[str, str], command: tuple[str, ...]) -> Run:
    """Run ``career-bot`` with these arguments, ``given`` on standard input and the variables in ``env`` besides."""

    def run(
        *arguments: str | bytes | Path, given: bytes = b"", env: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [*command, *arguments],
            cwd=home,
            env=environment | (env or {}),
            input=given,
            capture_output=True,
            check=False,
        )

    return run
