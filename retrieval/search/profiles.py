"""What is derived from one document, whatever stands beside it: its index terms, its words, and what it is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from knowledge.models import Chunk, Document, SalaryFact
from retrieval.language.terms import around, heading_terms, stem_set, stems, stems_of, terms_of
from retrieval.language.words import words
from retrieval.names.breakdowns import CELLS
from retrieval.names.occupations import mentions
from retrieval.search.article_jobs import job_of, occupation_of

Stems = frozenset[str]

_ENOUGH_CHUNKS = 3
_SIMILAR = "§similar"
_ALL_JOBS = re.compile(r"^[|\s]*(total, )?all (occupations|jobs|workers)\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Profile:
    """What questions find an article by.

    ``job`` is the name of the job that it is about, or empty. ``subject`` says what it is about: the stems of job,
    title and tags, and those that stand in half of its chunks, where it has enough of them to tell. ``headings`` are
    those of each heading, and of each job of which a sentence says what it pays, but for jobs that are listed as
    similar. ``paid`` are its salary facts, each with the stems of whose pay it is on.
    """

    job: str
    subject: Stems
    headings: frozenset[Stems]
    paid: tuple[tuple[SalaryFact, Stems], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is derived from one document. ``terms`` are the index terms of each chunk; ``uses`` says in how many of
    title and chunks each word, in normal form, stands."""

    profile: Profile
    terms: tuple[list[str], ...]
    uses: Counter[str]


def analysed(document: Document) -> Analysis:
    """Read a document. Its texts are cut into words once; the rest is derived from those."""
    article = document.article
    texts = [words(chunk.text) for chunk in document.chunks]
    above = [around(article.title, article.tags, chunk.heading) for chunk in document.chunks]
    uses = Counter(set(words(article.title)))
    for text in texts:
        uses.update(set(text))
    terms = tuple([*over, *terms_of(text)] for over, text in zip(above, texts, strict=True))
    return Analysis(_profile(document, texts), terms, uses)


def _profile(document: Document, texts: Sequence[Sequence[str]]) -> Profile:
    job = job_of(document.article.title, document.article.path, texts)
    return Profile(
        job=job,
        subject=_subject(document, texts) | stem_set(job),
        headings=frozenset(_headings(document)),
        paid=tuple(
            (fact, _paid_as(fact, job, is_beside_others=any(_lists_others(fact, chunk) for chunk in document.chunks)))
            for fact in document.facts
            if is_on_pay_of_somebody(fact, job)
        ),
    )


def is_on_pay_of_somebody(fact: SalaryFact, job: str) -> bool:
    """Whether it can be told whose pay a fact is on: it says so, or stands in an article about a ``job``."""
    return bool(fact.role or job)


def _paid_as(fact: SalaryFact, job: str, *, is_beside_others: bool) -> Stems:
    """The stems of the role of a fact, and those of its article's job beside another name, a level or a rank of it
    ("graduate surveyor", "trainee"), but not beside another job or all of them."""
    role = stem_set(fact.role or "")
    if fact.role and (is_beside_others or _ALL_JOBS.match(fact.role)):
        return role
    named = [mention.occupations[0] for mention in mentions(words(fact.role or "")) if not mention.generic]
    return role if named and occupation_of(job) not in named else role | stem_set(job)


def _headings(document: Document) -> Iterator[Stems]:
    for chunk in document.chunks:
        if chunk.heading:
            yield stem_set(chunk.heading[-1])
    similar = [chunk for chunk in document.chunks if _is_on_similar(chunk)]
    for fact in document.facts:
        if fact.role and CELLS not in fact.quote and not any(_stands_in(fact, chunk) for chunk in similar):
            yield stem_set(fact.role)


def _lists_others(fact: SalaryFact, chunk: Chunk) -> bool:
    """Whether a chunk lists a fact among those of other jobs: as of a similar one, or in a table with all jobs."""
    if not _stands_in(fact, chunk):
        return False
    return _is_on_similar(chunk) or (CELLS in fact.quote and _ALL_JOBS.search(chunk.text) is not None)


def _is_on_similar(chunk: Chunk) -> bool:
    return _SIMILAR in chain.from_iterable(map(heading_terms, chunk.heading))


def _stands_in(fact: SalaryFact, chunk: Chunk) -> bool:
    return fact.start is not None and chunk.start <= fact.start < chunk.end


def _subject(document: Document, texts: Sequence[Sequence[str]]) -> Stems:
    named = frozenset(stems(document.article.title)) | frozenset(stems(" ".join(document.article.tags)))
    if len(texts) < _ENOUGH_CHUNKS:
        return named
    counts: Counter[str] = Counter()
    for chunk, text in zip(document.chunks, texts, strict=True):
        counts.update({*stems(" ".join(chunk.heading)), *stems_of(text)})
    return named | {stem for stem, count in counts.items() if 2 * count >= len(texts)}
