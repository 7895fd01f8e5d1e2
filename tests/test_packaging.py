"""What ``pip install`` gives: a wheel with everything that an answer needs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "bot", "knowledge", "retrieval")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed in it; the sources are copied first, since building writes beside them."""
    folder = tmp_path_factory.mktemp("packaging")
    source = folder / "source"
    source.mkdir()
    for name in SOURCES:
        path = ROOT / name
        copy = shutil.copytree if path.is_dir() else shutil.copy
        copy(path, source / name)
    subprocess.run([*PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", folder / "wheel", source], check=True)
    (wheel,) = (folder / "wheel").glob("*.whl")
    subprocess.run([*PIP, "install", "--no-deps", "--target", folder / "installed", wheel], check=True)
    return folder / "installed"


def in_wheel(installed: Path, *command: str) -> str:
    """Standard output of a command that finds the installed wheel before this checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CAREER_BOT", "DISCORD"))}
    environment |= {"PYTHONPATH": str(installed), "CAREER_BOT_DATA": str(installed.parent / "data")}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=installed.parent,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_installed_wheel_answers_from_its_articles(installed: Path) -> None:
    """Elsewhere than in a checkout, the packaged articles are there and answer, with figures."""
    assert in_wheel(installed, "-c", "import bot; print(bot.__file__)").startswith(str(installed))
    answer = in_wheel(installed, "-m", "bot", "ask", "how much does a back-end developer make")
    assert "“" in answer
    assert "a year" in answer


def test_the_wheel_holds_every_packaged_article(installed: Path) -> None:
    """Not one file of knowledge/articles is forgotten."""
    there = {path.relative_to(installed / "knowledge") for path in (installed / "knowledge/articles").rglob("*.*")}
    ours = {path.relative_to(ROOT / "knowledge") for path in (ROOT / "knowledge/articles").rglob("*.*")}
    assert ours == there
