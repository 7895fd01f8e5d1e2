"""What a reload, an addition, a removal or a rollback would do, worked out before anything is written."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bot.curation.diffs import DiffLine, text_diff
from bot.curation.facts import FactChanges, compare_facts
from bot.curation.judging import GoldenEffect
from bot.snapshots import Candidate
from knowledge.models import Document, Problem, SalaryFact
from knowledge.storage.generations import Changes, Entry
from knowledge.storage.readings import Reading

DIFFS = 20  # changed articles whose text is compared line by line; the others are only named
STAMP = 12  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One article that is added, changed, read anew or removed: what it is afterwards, or was before its removal.

    ``diff`` shows how the text of a changed article differs, cut to a bound; empty for the others.
    """

    path: str
    title: str
    chunks: int
    facts: int
    diff: tuple[DiffLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Everything that applying would change. False where it would change nothing.

    ``stamp`` names exactly this change of exactly this state. ``base`` is the generation served now, ``restores`` the
    one that a rollback goes back to. ``articles`` describes every article in ``changes`` by path. ``problems`` are
    those of all that would be served and of the files that cannot be read.
    """

    stamp: str
    base: int
    restores: int | None
    changes: Changes
    articles: dict[str, ArticleChange]
    facts: FactChanges
    golden: GoldenEffect
    problems: tuple[Problem, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)


def stamp_of(candidate: Candidate) -> str:
    """A short digest of the state that a candidate builds on and of all that it would serve."""
    content = hashlib.sha256(f"{candidate.before.generation.id} {candidate.restores} {candidate.release}\n".encode())
    for path, version in candidate.found.entries:
        content.update("\0".join((path, *version, "")).encode())
    return content.hexdigest()[:STAMP]


def preview_of(candidate: Candidate, golden: GoldenEffect) -> Preview:
    """The preview of a candidate. Takes a moment for large articles: call it in a thread."""
    before, after = _documents(candidate.before.readings.items()), _documents(candidate.found.readings.items())
    changes = candidate.changes
    touched = (*changes.added, *changes.changed, *changes.reread, *changes.removed)
    diffed = set(changes.changed[:DIFFS])
    return Preview(
        stamp=stamp_of(candidate),
        base=candidate.before.generation.id,
        restores=candidate.restores,
        changes=changes,
        articles={path: _described(path, before, after, diffed) for path in touched},
        facts=compare_facts(_facts(before, touched), _facts(after, touched)),
        golden=golden,
        problems=candidate.found.problems,
    )


def _documents(readings: Iterable[tuple[Entry, Reading]]) -> dict[str, Document]:
    return {entry.path: reading.document for entry, reading in readings if reading.document}


def _described(path: str, before: dict[str, Document], after: dict[str, Document], diffed: set[str]) -> ArticleChange:
    document = after.get(path) or before[path]
    diff = text_diff(before[path].article.text, after[path].article.text) if path in diffed else ()
    return ArticleChange(path, document.article.title, len(document.chunks), len(document.facts), diff)


def _facts(documents: dict[str, Document], paths: Iterable[str]) -> list[SalaryFact]:
    return [fact for path in paths if path in documents for fact in documents[path].facts]
