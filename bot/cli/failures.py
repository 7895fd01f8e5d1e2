"""How a command ends when something is wrong: one clear line on standard error, and an exit code that means something.

1 is a problem, 2 wrong usage (typer's own), 78 (``EX_CONFIG`` of sysexits.h) a start that must fail the same way
again, which service managers can be told not to repeat.
"""

import secrets
import traceback
from datetime import UTC, datetime
from pathlib import Path

from bot.cli import streams
from knowledge.errors import KnownProblem

FAILED = 1
RESTART_IS_USELESS = 78


def report(problem: KnownProblem) -> int:
    """Say what is wrong and what to do; returns the exit code."""
    streams.tell(f"career-bot: {problem}")
    return FAILED


def report_unknown(error: Exception) -> int:
    """Apologise for a mistake of ours, and keep all there is to know of it; returns the exit code."""
    reference = secrets.token_hex(4)
    whole = "".join(traceback.format_exception(error))
    try:
        kept = f"The details are in {keep(reference, whole)}."
    except OSError:
        kept = f"The details:\n{whole}"
    streams.tell(f"career-bot: Sorry, that is a mistake of ours, not yours (reference {reference}). {kept}")
    return FAILED


def keep(reference: str, whole: str) -> Path:
    """Append an error to the log beside the store; raises ``OSError`` where that cannot be written."""
    from bot.settings import Settings, default_data_folder  # noqa: PLC0415 - only a failing command pays for it

    try:
        folder = Settings.load().data
    except KnownProblem:
        folder = default_data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "errors.log"
    with log.open("a", encoding="utf-8", errors="replace") as file:
        file.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, reference {reference}\n{whole}\n")
    return log
