"""How the knowledge base is doing, in numbers."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from bot.library import Library
from knowledge.errors import KnownProblem
from knowledge.models import Article, WageRelease
from knowledge.storage.generations import Changes, Generation
from retrieval.search.corpus import Corpus

YEAR = 365.25  # days


@dataclass(frozen=True, slots=True)
class Dated:
    """An article and the date of its source: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""

    date: str
    path: str


@dataclass(frozen=True, slots=True)
class Ages:
    """How old the sources are, by the date they were published, else by that on which somebody retrieved them.

    ``stale`` ones, oldest first, are older than a setting; ``undated`` counts articles that say neither date.
    """

    oldest: Dated | None
    newest: Dated | None
    undated: int
    stale: tuple[Dated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is served at this moment.

    ``generation`` tells who reloaded last, when, why, and in how many seconds. ``terms`` and ``chunks`` are the index's
    size, ``store_bytes`` the store's. ``differences`` is how the folders differ from what is served; ``None`` where
    ``trouble`` tells why they cannot be looked at. ``problems`` counts what is wrong with files. ``wages`` is the
    release of the official wage table.
    """

    generation: Generation
    articles: int
    chunks: int
    facts: int
    terms: int
    store_bytes: int
    ages: Ages
    stale_years: float
    differences: Changes | None
    trouble: KnownProblem | None
    problems: int
    wages: WageRelease | None


async def status_of(library: Library, stale_years: float, today: date) -> Status:
    """Take stock of what is served. Raises ``StoreError``."""
    differences, trouble = None, None
    try:
        differences = await library.differences()
    except KnownProblem as problem:
        trouble = problem
    served = library.snapshot  # taken now, since that look tells what is broken in the folders
    corpus = served.corpus
    return Status(
        generation=served.generation,
        articles=len(corpus.documents),
        chunks=len(corpus.chunks),
        facts=len(corpus.facts),
        terms=len(corpus.index.terms),
        store_bytes=await library.store_bytes(),
        ages=ages(corpus, stale_years, today),
        stale_years=stale_years,
        differences=differences,
        trouble=trouble,
        problems=len(served.problems),
        wages=library.wages.release,
    )


def ages(corpus: Corpus, stale_years: float, today: date) -> Ages:
    """How old the sources of ``corpus`` are on that day."""
    dated = sorted((each for each in map(_dated, corpus.articles.values()) if each), key=lambda each: each.date)
    limit = today - timedelta(days=stale_years * YEAR)
    return Ages(
        oldest=dated[0] if dated else None,
        newest=dated[-1] if dated else None,
        undated=len(corpus.documents) - len(dated),
        stale=tuple(each for each in dated if last_day(each.date) < limit),
    )


def _dated(article: Article) -> Dated | None:
    for written in (article.published, article.retrieved):
        if written and _is_date(written):
            return Dated(written, article.path)
    return None


def _is_date(written: str) -> bool:
    try:
        last_day(written)
    except ValueError:
        return False
    return True


def last_day(written: str) -> date:
    """The last day that an ISO date, month or year may mean. Raises ``ValueError`` for anything else."""
    year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])
