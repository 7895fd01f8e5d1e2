"""Killing real processes at random moments, so that a run that failed can be repeated."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path


def seeded() -> tuple[int, random.Random]:
    """The seed of this run, which is printed and can be given, and chance that follows from it."""
    seed = int(os.environ.get("CAREER_BOT_SEED", random.randrange(10**6)))
    print(f"CAREER_BOT_SEED={seed}")  # noqa: T201  repeats a run that failed
    return seed, random.Random(seed)


def run_and_kill(script: Path, *arguments: object, delay: float) -> list[str]:
    """Start a script, kill it ``delay`` seconds after it wrote its first line; the lines that it wrote."""
    command = [sys.executable, str(script), *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(delay)
        process.kill()
        lines = (first + process.stdout.read()).splitlines()
    assert process.returncode != 1, f"{script.name} failed by itself"
    return lines
