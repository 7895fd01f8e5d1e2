"""``career-bot salary``: what a job pays in a place."""

from datetime import UTC, datetime

from bot.cli import streams
from bot.cli.asking import opened
from bot.render import salary_jsonl, salary_terminal, terminal
from bot.settings import Settings


def salary(role: str, place: str, as_json: bool) -> None:
    """Print the official wage and what articles say, or what to ask instead. Raises ``KnownProblem``."""
    with opened(Settings.load()) as library:
        answer = library.salary(role, place, datetime.now(UTC).date(), library.snapshot)
    if as_json:
        streams.put(salary_jsonl.salary_line(role, place, answer))
    else:
        terminal.show_rows(salary_terminal.salary_rows(answer), terminal.console())
