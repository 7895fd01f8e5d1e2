"""What members asked in vain and which answers helped, for moderators on Discord and in the terminal."""

from collections.abc import Iterator

from bot.journal.entries import FeedbackGroup, GapGroup, GapReport
from bot.render.escape import inline
from bot.render.limits import fit
from retrieval.models import Reason

NOTHING_NOTED = "No question without an answer has been noted, and no feedback given."
GAPS, OPINIONS = 9, 6  # listed in one message
QUESTION = 100
ARTICLE = 50

REASONS = {
    Reason.NOT_COVERED: "no article on that job",
    Reason.WHICH_JOB: "no job named",
    Reason.WHICH_ONE: "several jobs or places meant",
    Reason.NO_ANSWER: "not in the articles",
}


def gaps_text(report: GapReport) -> str:
    """The report in Discord's Markdown, the first few groups of either kind."""
    lines: list[str] = []
    if report.gaps:
        lines += [f"**Asked without an answer: {asked(report)}**"]
        lines += [
            f"- **{group.count:,} ×** {fit(group.questions[0], QUESTION, inline)} ({particulars(group)})"
            for group in report.gaps[:GAPS]
        ]
        lines += more(len(report.gaps) - GAPS)
    if report.other_languages:
        lines.append(f"-# {other_languages(report)}")
    if report.feedback:
        lines += [f"**Feedback: {opinions(report)}**"]
        lines += [
            f"- **{votes(group)}** {fit(group.questions[0], QUESTION, inline)}"
            f" ({fit(', '.join(group.articles), ARTICLE, inline) or 'no article'})"
            for group in report.feedback[:OPINIONS]
        ]
        lines += more(len(report.feedback) - OPINIONS)
    return "\n".join(lines) or NOTHING_NOTED


def gap_lines(report: GapReport) -> Iterator[str]:
    """The whole report as plain lines."""
    if report.gaps:
        yield f"Asked without an answer: {asked(report)}"
        for group in report.gaps:
            yield f"{group.count:>6} ×  {group.questions[0]} ({particulars(group)})"
    if report.other_languages:
        yield other_languages(report)
    if report.feedback:
        yield f"Feedback: {opinions(report)}"
        for opinion in report.feedback:
            yield f"{votes(opinion):>8}  {opinion.questions[0]} ({', '.join(opinion.articles) or 'no article'})"
    if report == GapReport():
        yield NOTHING_NOTED


def asked(report: GapReport) -> str:
    """``37 times, 12 subjects``."""
    times = sum(group.count for group in report.gaps)
    return f"{counted(times, 'time')}, {counted(len(report.gaps), 'subject')}"


def particulars(group: GapGroup) -> str:
    """Why there was no answer, when it was last asked, and whether it was put in other words too."""
    reasons = [words for reason, words in REASONS.items() if reason in group.reasons]
    others = len(group.questions) - 1
    wordings = [f"{others} other wording{'s' if others > 1 else ''}"] if others else []
    return ", ".join([*reasons, *wordings, f"last on {group.last.isoformat()}"])


def other_languages(report: GapReport) -> str:
    """How many questions were in languages that get no answer."""
    return f"In other languages, whose text is not kept: {counted(report.other_languages, 'question')}."


def opinions(report: GapReport) -> str:
    """All votes together."""
    helpful = sum(group.helpful for group in report.feedback)
    unhelpful = sum(group.unhelpful for group in report.feedback)
    return f"{helpful:,} helpful, {unhelpful:,} not"


def votes(group: FeedbackGroup) -> str:
    """``+3 −1``: how many an answer helped, and how many not."""
    return f"+{group.helpful:,} −{group.unhelpful:,}"


def more(number: int) -> list[str]:
    """A line for those left out, if there are any."""
    return [f"- … and {number:,} more, all of them in the export"] if number > 0 else []


def counted(number: int, noun: str) -> str:
    """``1 question``, ``1,200 questions``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
