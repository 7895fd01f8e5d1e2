"""What a reload came to, in words for a moderator."""

from collections.abc import Sequence

from bot.reload import ReloadReport
from bot.render.escape import literal_line
from bot.render.limits import fit
from knowledge.models import Problem

LISTED = 8
PATH = 80
PROBLEMS = 5
PROBLEM = 300


def reload_text(report: ReloadReport) -> str:
    """The report in Discord's Markdown, one line for each kind of change, the first few articles named."""
    lines = [
        headline(report),
        *change_lines("added", report.added),
        *change_lines("changed", report.changed),
        *change_lines("removed", report.removed),
        *change_lines("read anew, since I read better now", report.reread),
        *problem_lines(report.problems),
    ]
    return "\n".join(lines)


def headline(report: ReloadReport) -> str:
    """What is served now, and how long it took to get there."""
    if not report:
        return f"**Nothing has changed.** I looked at {counted(report.unchanged)} in {report.seconds:.1f} seconds."
    served = report.unchanged + len(report.added) + len(report.changed) + len(report.reread)
    return f"**Reloaded** in {report.seconds:.1f} seconds: {counted(served)} in use, {report.unchanged:,} unchanged."


def counted(articles: int) -> str:
    """``1 article``, ``1,200 articles``."""
    return f"{articles:,} article{'' if articles == 1 else 's'}"


def change_lines(kind: str, paths: Sequence[str]) -> list[str]:
    """``2 added: a.md, b.md``; nothing where there are none."""
    if not paths:
        return []
    named = [fit(path, PATH, literal_line) for path in paths[:LISTED]]
    more = f" and {len(paths) - LISTED:,} more" if len(paths) > LISTED else ""
    return [f"- {len(paths):,} {kind}: {', '.join(named)}{more}"]


def problem_lines(problems: Sequence[Problem]) -> list[str]:
    """What could not be read, or only in part, each with its remedy."""
    unread = sum(problem.fatal for problem in problems)
    lines = [f"- {unread:,} could not be read"] if unread else []
    lines += [f"- {len(problems) - unread:,} read with a remark"] if len(problems) > unread else []
    lines += [f"  - {fit(problem_text(problem), PROBLEM, literal_line)}" for problem in problems[:PROBLEMS]]
    if len(problems) > PROBLEMS:
        lines.append(f"  - … and {len(problems) - PROBLEMS:,} more; `career-bot knowledge check` lists them all")
    return lines


def problem_text(problem: Problem) -> str:
    """One problem: file, line, what is wrong, what to do."""
    place = problem.path if problem.line is None else f"{problem.path}, line {problem.line}"
    return f"{place}: {problem.message} {problem.remedy}"
