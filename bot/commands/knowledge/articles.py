"""Which article a moderator means."""

import hashlib
from collections.abc import Iterable

from bot.curation.errors import UnknownArticle
from bot.render.words import one_line
from bot.snapshots import Snapshot

DIGITS = 16
BY_DIGEST = "#"  # before the beginning of its digest, where a path is too long for Discord
UNREADABLE = "(cannot be read)"


def titles(served: Snapshot) -> dict[str, str]:
    """Every article's title by path, also of files that cannot be read, so that they can be removed."""
    found = {problem.path: UNREADABLE for problem in served.problems if problem.fatal}
    return found | {path: article.title for path, article in served.corpus.articles.items()}


def short(path: str) -> str:
    """The beginning of the digest of a path, which fits wherever a path may not."""
    return hashlib.sha256(path.encode(errors="surrogateescape")).hexdigest()[:DIGITS]


def with_digest(digits: str, paths: Iterable[str]) -> str | None:
    """The path among ``paths`` that ``short`` made into ``digits``."""
    return next((path for path in paths if short(path) == digits), None)


def meant(typed: str, titled: dict[str, str]) -> str:
    """The path of the article that a moderator chose or typed, by path or title. Raises ``UnknownArticle``."""
    if typed in titled:
        return typed
    if typed.startswith(BY_DIGEST) and (path := with_digest(typed.removeprefix(BY_DIGEST), titled)):
        return path
    named = [path for path, title in titled.items() if typed.strip().casefold() in {title.casefold(), path.casefold()}]
    if len(named) == 1:
        return named[0]
    raise UnknownArticle(
        f"{'No' if not named else 'More than one'} article is called {one_line(typed)}.",
        "Choose one from the list that appears while you type.",
    )
