"""What became of the knowledge, in lines for people: at a start, after a reload, and in the history."""

from collections.abc import Callable, Iterator

from bot.cli import streams
from bot.reload import ReloadReport, StartReport, summary
from bot.render import words
from bot.render.curation import counted, problem_text
from knowledge.models import Problem

TAKE_UP = "“career-bot knowledge reload” takes that up."


def tell_start(start: StartReport, tell: Callable[[str], None] | None = None) -> None:
    """Say how a start found the knowledge, where that is worth a word: beside the output unless ``tell`` is given."""
    for line in start_lines(start):
        tell(line) if tell else streams.tell(f"career-bot: {line}")


def start_lines(start: StartReport) -> Iterator[str]:
    """What is worth a word of a start."""
    if start.trouble is not None:
        yield f"{start.trouble} What was read before is served."
    if start.differences:
        yield f"The knowledge folders differ from what is served: {summary(start.differences)}. {TAKE_UP}"
    if start.reloaded is not None:
        yield from map(problem_text, start.reloaded.problems)
    yield from map(str, start.wages)


def tell_problems(problems: tuple[Problem, ...]) -> None:
    """Warn of each file that has something wrong with it."""
    for problem in problems:
        streams.tell(f"career-bot: {problem_text(problem)}")


def reload_lines(report: ReloadReport) -> Iterator[str]:
    """What a reload did, an article a line."""
    for verb, paths in (("Added", report.added), ("Changed", report.changed), ("Removed", report.removed)):
        yield from (f"{verb}: {words.one_line(path)}" for path in paths)
    served = counted(len(report.generation.entries), "article")
    if report:
        yield f"Generation {report.generation.id} is served: {served}, taken up in {report.seconds:.1f} seconds."
    else:
        yield f"Nothing has changed; generation {report.generation.id} goes on being served: {served}."
