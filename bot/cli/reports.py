"""What became of the knowledge, in lines for people: at a start, after a reload, and in the history."""

from collections.abc import Iterator
from datetime import datetime

from bot.cli import streams
from bot.reload import Past, ReloadReport, StartReport
from bot.render import words
from knowledge.models import Problem
from knowledge.storage.generations import Changes

TAKE_UP = "“career-bot knowledge reload” takes that up."


def tell_start(start: StartReport) -> None:
    """Say beside the output how a start found the knowledge, where that is worth a word."""
    if start.trouble is not None:
        streams.tell(f"career-bot: {start.trouble} What was read before is served.")
    if start.differences:
        streams.tell(
            f"career-bot: The knowledge folders differ from what is served: {summary(start.differences)}. {TAKE_UP}"
        )
    if start.reloaded is not None:
        tell_problems(start.reloaded.problems)
    for problem in start.wages:
        streams.tell(f"career-bot: {problem}")


def tell_problems(problems: tuple[Problem, ...]) -> None:
    """Warn of each file that has something wrong with it."""
    for problem in problems:
        streams.tell(f"career-bot: {problem_line(problem)}")


def problem_line(problem: Problem) -> str:
    """What is wrong with a file, where, and what to do: ``pay.md:12: cannot be read: …``."""
    where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
    kind = "cannot be read" if problem.fatal else "warning"
    return words.one_line(f"{where}: {kind}: {problem.message} {problem.remedy}")


def reload_lines(report: ReloadReport) -> Iterator[str]:
    """What a reload did, an article a line."""
    for verb, paths in (("Added", report.added), ("Changed", report.changed), ("Removed", report.removed)):
        yield from (f"{verb}: {words.one_line(path)}" for path in paths)
    served = counted(len(report.generation.entries), "article")
    if report:
        yield f"Generation {report.generation.id} is served: {served}, taken up in {report.seconds:.1f} seconds."
    else:
        yield f"Nothing has changed; generation {report.generation.id} goes on being served: {served}."


def history_line(past: Past) -> str:
    """One generation: its number, when, by whom, why, and what changed."""
    generation = past.generation
    when = datetime.fromisoformat(generation.created)
    why = f": {words.one_line(generation.why)}" if generation.why else ""
    who = words.one_line(generation.who)
    return f"{generation.id}  {when:%Y-%m-%d %H:%M:%S} UTC  {who}{why} ({summary(past.changes)})"


def summary(changes: Changes) -> str:
    """Changes in numbers: ``2 added, 1 removed``."""
    counts = {
        "added": len(changes.added),
        "changed": len(changes.changed),
        "removed": len(changes.removed),
        "read anew": len(changes.reread),
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing changed"


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 chunk``, ``2 chunks``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
