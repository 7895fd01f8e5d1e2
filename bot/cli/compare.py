"""``career-bot compare``: official wages side by side. Articles have no say in it, so none is read."""

from collections.abc import Sequence
from datetime import UTC, datetime

import typer

from bot.cli import streams
from bot.render import salary_jsonl, salary_terminal, terminal
from bot.settings import Settings
from bot.wages import load_wages
from knowledge.wages.errors import WageTableUnreadable
from retrieval import comparison

HOW_MANY = "how_many"
"""The reason for no comparison that is wrong usage here."""


def compare(things: Sequence[str], place: str, as_json: bool) -> None:
    """Print the comparison, or what to ask instead.

    Raises typer's error for wrong usage where too few or too many things are named, and ``WageTableUnreadable`` where
    there is no table.
    """
    wages = load_wages(Settings.load().data)
    for problem in wages.problems if wages.lookup else ():
        streams.tell(f"career-bot: {problem}")
    if wages.lookup is None:
        problem = wages.problems[-1]
        raise WageTableUnreadable(problem.message, problem.remedy)
    compared = comparison.compare(things, place, wages.lookup, datetime.now(UTC).date())
    if isinstance(compared, comparison.NotCompared) and compared.reason == HOW_MANY:
        raise typer.BadParameter("Name 2 to 4 jobs, or one job and 2 to 4 places.", param_hint="A B [C D]")
    if as_json:
        streams.put(salary_jsonl.comparison_line(things, place, compared))
    else:
        terminal.show_rows(salary_terminal.comparison_rows(compared), terminal.console())
