"""The first thing a newcomer runs. That ``make run`` sets up a clone is tried in CI, where a network is."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def python_without(tmp_path: Path, what: str) -> Path:
    """A Python that fails whatever names ``what`` and takes everything else."""
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\ncase "$*" in *{what}*) exit 1 ;; esac\n')
    python.chmod(0o755)
    return python


@pytest.mark.skipif(os.name == "nt", reason="make is not part of Windows")
@pytest.mark.parametrize(
    ("missing", "remedy"), [("version_info", "PYTHON=python3.12"), ("ensurepip", "sudo apt install python3-venv")]
)
def test_make_names_the_remedy_for_what_is_missing(tmp_path: Path, missing: str, remedy: str) -> None:
    """A Python that is too old or cannot make environments is told on standard error, with what to do."""
    made = subprocess.run(
        ["make", "run", f"PYTHON={python_without(tmp_path, missing)}", f"VENV={tmp_path / 'venv'}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode != 0
    assert remedy in made.stderr
    assert made.stdout == ""
    assert not (tmp_path / "venv").exists()
