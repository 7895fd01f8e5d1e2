"""What moderators are told of the past and of the present: the history and the status, in lines for every surface."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.curation.status import Dated, Status
from bot.reload import Past, summary
from bot.render import salary_words, words
from bot.render.curation import Line, Style, counted
from knowledge.storage.generations import Generation

STALE = 10  # articles


def history_lines(pasts: Iterable[Past]) -> list[Line]:
    """Generations, newest first: number, when, by whom, why, and what changed."""
    return [Line(history_text(past), Style.ITEM) for past in pasts]


def history_text(past: Past) -> str:
    """One generation on one line."""
    generation = past.generation
    back = f", back to generation {generation.restores}" if generation.restores is not None else ""
    why = f": {words.one_line(generation.why)}" if generation.why else ""
    who = words.one_line(generation.who)
    return f"{generation.id}  {moment(generation)}  {who}{why} ({summary(past.changes)}{back})"


def moment(generation: Generation) -> str:
    """When a generation was made."""
    return f"{datetime.fromisoformat(generation.created):%Y-%m-%d %H:%M:%S} UTC"


def status_lines(status: Status) -> list[Line]:
    """What is served, how old it is, how large, since when, and whether the folders hold something else."""
    generation, ages = status.generation, status.ages
    took = f", in {generation.seconds:.1f} seconds" if generation.seconds is not None else ""
    why = f": {words.one_line(generation.why)}" if generation.why else ""
    back = f" (back to generation {generation.restores})" if generation.restores is not None else ""
    return [
        Line(
            f"{counted(status.articles, 'article')}, {counted(status.chunks, 'chunk')},"
            f" {counted(status.facts, 'salary fact')}",
            Style.TITLE,
        ),
        Line(f"Generation {generation.id}{back}, {moment(generation)}{took}, by {words.one_line(generation.who)}{why}"),
        Line(_folders(status)),
        *([Line(f"{counted(status.problems, 'problem')} with files; a preview lists them")] if status.problems else []),
        Line(f"Sources: oldest {_dated(ages.oldest)}, newest {_dated(ages.newest)}, {ages.undated:,} undated"),
        *_stale_lines(ages.stale, status.stale_years),
        Line(
            f"Index: {counted(status.chunks, 'chunk')}, {counted(status.terms, 'term')};"
            f" store: {status.store_bytes / 1_000_000:.1f} MB"
        ),
        Line(f"Official wages: {salary_words.release(status.wages) if status.wages else 'none can be read'}"),
    ]


def _folders(status: Status) -> str:
    if status.differences is None:
        return f"The folders cannot be looked at: {status.trouble}"
    if status.differences:
        return f"The folders differ from what is served: {summary(status.differences)}; a reload takes that up"
    return "The folders hold just what is served"


def _dated(each: Dated | None) -> str:
    return f"{each.date} ({each.path})" if each else "none"


def _stale_lines(stale: Sequence[Dated], years: float) -> list[Line]:
    if not stale:
        return []
    verb = "is" if len(stale) == 1 else "are"
    lines = [Line(f"{counted(len(stale), 'source')} {verb} older than {years:g} years:")]
    lines += [Line(f"{each.date}: {each.path}", Style.ITEM) for each in stale[:STALE]]
    return lines + ([Line(f"… and {len(stale) - STALE:,} more")] if len(stale) > STALE else [])
