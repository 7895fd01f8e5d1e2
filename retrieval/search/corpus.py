"""What is searched: the documents of one generation with everything derived from them. Built once, never changed."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge.models import Article, Document, SalaryFact
from retrieval.language import english
from retrieval.language.terms import stem_set
from retrieval.language.words import ASKING_WORDS, STOP_WORDS, stem, words
from retrieval.models import Hit
from retrieval.names.occupations import Occupation, mentions
from retrieval.search import examples
from retrieval.search.article_jobs import named_by, occupation_of
from retrieval.search.index import FRESH, Index
from retrieval.search.layers import Layers
from retrieval.search.lookups import Lookups
from retrieval.search.one_job import one_job
from retrieval.search.packing import Arrays, numbers, pack_profiles, pack_words, unpack_profiles, unpack_words
from retrieval.search.profiles import Analysis, Profile, Stems, analysed

_Documents = Mapping[str, Document]


class Corpus:
    """Articles, chunks, facts and the index of one generation.

    ``vocabulary`` says in how many titles and chunks each word, in normal form, stands. ``theme`` are the stems that
    most of the articles are about: the job of a folder about one job, else nothing. ``main_role`` are those of the role
    that most salary facts are about, where that is most of them; ``origins`` those of who published any. ``titled`` are
    those of each title without the words of which questions on any job are made ("What falconers do": falconers).
    Where many articles are on one job and others beside them, ``on_one_job`` are those alone, and ``on_others`` the
    others where they are the fewer; a corpus of both has no theme.
    ``is_on_jobs`` is set where most of the articles are about a job, as those of a handbook are; ``by_occupation`` are
    the paths of those about jobs that are one occupation.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        index: Index,
        vocabulary: Layers[str, int],
        profiles: Mapping[str, Profile],
        lookups: Lookups,
        *,
        parts: "_Parts" = (None, None),
    ) -> None:
        self.documents = tuple(documents)
        self.articles = {document.article.path: document.article for document in documents}
        self.titles = tuple(dict.fromkeys(document.article.title for document in documents))
        self.chunks = tuple(chunk for document in documents for chunk in document.chunks)
        self.facts: tuple[SalaryFact, ...] = tuple(fact for document in documents for fact in document.facts)
        self._facts = {document.article.path: tuple(document.facts) for document in documents if document.facts}
        self.index = index
        self.vocabulary = vocabulary
        self.profiles = profiles
        self.lookups = lookups
        self.subjects = {path: profile.subject for path, profile in profiles.items()}
        self.paid_roles = tuple(paid for profile in profiles.values() for paid in profile.paid)
        self.on_one_job, self.on_others = parts
        self.theme = frozenset[str]() if self.on_one_job else _theme(lookups, profiles)
        self.main_role = _most_of(role for _, role in self.paid_roles)
        self.is_on_jobs = 2 * sum(bool(profile.job) for profile in profiles.values()) > len(profiles)
        self.by_occupation = _by_occupation(self.articles.values(), profiles)
        self.titled = frozenset(map(_named_by, self.titles)) - {frozenset[str]()}
        self.origins = frozenset(stem for fact in self.facts if fact.origin for stem in stem_set(fact.origin))
        self._places = {path: place for place, path in enumerate(profiles)}

    @classmethod
    def build(cls, documents: Iterable[Document], previous: "Corpus | None" = None) -> Self:
        """Index ``documents``; an empty iterable makes a corpus that answers nothing. Of one path the last one counts.

        Pure, and takes a minute for 100,000 chunks, so a running bot does it off the event loop. What is derived from a
        document that stood in ``previous`` already is taken over from there, which changes nothing but the time.
        """
        _load()
        return cls._built(_by_path(documents), previous, {})

    @classmethod
    def _built(cls, now: _Documents, previous: "Corpus | None", known: Mapping[str, Analysis]) -> Self:
        """As ``build``; ``known`` are analyses of some of the documents."""
        before = _by_path(previous.documents) if previous else {}
        stay = {path for path, document in now.items() if before.get(path) == document}
        if previous is None or 2 * len(stay) <= len(before):
            previous, before, stay = None, {}, set()
        come = {path: known.get(path) or analysed(document) for path, document in now.items() if path not in stay}

        def part(name: str, documents: _Documents) -> "Corpus":
            return cls._built(documents, getattr(previous, name, None), come)

        if previous is None:
            profiles = {path: analysis.profile for path, analysis in come.items()}
            vocabulary = _counted(Layers(), (), come.values())
            return cls._of(now, Index(_terms(come.values())), vocabulary, profiles, part)
        gone = {path: analysed(document) for path, document in before.items() if path not in stay}
        vocabulary = _counted(previous.vocabulary, gone.values(), come.values())
        profiles = {path: come[path].profile if path in come else previous.profiles[path] for path in now}
        lookups = previous.lookups.updated(
            {path: previous.profiles[path] for path in gone},
            {path: profiles[path] for path in come},
            stale={word for each in gone.values() for word in each.uses if word not in vocabulary},
            fresh={word for each in come.values() for word in each.uses if word not in previous.vocabulary},
        )
        index = previous.index.updated(_order(previous, now, stay), _terms(come.values()))
        return cls(tuple(now.values()), index, vocabulary, profiles, lookups, parts=_parts(now, profiles, part))

    @classmethod
    def _of(
        cls,
        documents: _Documents,
        index: Index,
        vocabulary: Layers[str, int],
        profiles: Mapping[str, Profile],
        part: "_Part",
    ) -> Self:
        lookups = Lookups.empty().updated({}, profiles, fresh=vocabulary)
        parts = _parts(documents, profiles, part)
        return cls(tuple(documents.values()), index, vocabulary, profiles, lookups, parts=parts)

    def arrays(self) -> Arrays:
        """All that was derived from the documents, as arrays by name, for ``from_arrays``; takes a while."""
        parts = {"on_one_job": self.on_one_job, "on_others": self.on_others}
        return {
            **self.index.arrays(),
            **pack_words("vocabulary", self.vocabulary),
            "uses": numbers(self.vocabulary.values()),
            **pack_profiles(self.profiles.values()),
            **{f"{name}/{key}": array for name, part in parts.items() if part for key, array in part.arrays().items()},
        }

    @classmethod
    def from_arrays(cls, documents: Iterable[Document], arrays: Arrays) -> Self:
        """The corpus of the same documents in the same order that had these ``arrays``.

        Takes seconds where building takes minutes; the arrays may be mapped from a file. Raises ``ValueError`` or
        ``LookupError`` where they belong to other documents.
        """
        _load()
        now = _by_path(documents)
        index = Index.from_arrays(arrays)
        if index.size != sum(len(document.chunks) for document in now.values()):
            raise ValueError("these are the arrays of other documents")
        vocabulary = Layers(dict(zip(unpack_words("vocabulary", arrays), arrays["uses"].tolist(), strict=True)))
        profiles = dict(zip(now, unpack_profiles(list(now.values()), arrays), strict=True))

        def part(name: str, documents: _Documents) -> "Corpus":
            own = {key: array for key, array in arrays.items() if key.startswith(f"{name}/")}
            return cls.from_arrays(documents.values(), {key.removeprefix(f"{name}/"): own[key] for key in own})

        return cls._of(now, index, vocabulary, profiles, part)

    def article(self, path: str) -> Article:
        """The article of that path; raises ``KeyError``."""
        return self.articles[path]

    def facts_in(self, path: str) -> tuple[SalaryFact, ...]:
        """The salary facts of the article of that path."""
        return self._facts.get(path, ())

    def search(self, query: Sequence[str], limit: int) -> list[Hit]:
        """The best chunks for these index terms, best first, with rank-bm25's scores."""
        return [Hit(self.chunks[position], score) for position, score in self.index.top(query, limit)]

    def knows(self, word: str) -> bool:
        """Whether an article uses this word (in normal form) anywhere."""
        return word in self.vocabulary

    def speaks_of(self, path: str, name: Stems) -> bool:
        """Whether an article is about a job of that name, or has a heading or a sentence on it; not for no name."""
        profile = self.profiles[path]
        return bool(name) and (name <= profile.subject or any(map(name.issubset, profile.headings)))

    def pay_of(self, names: Collection[Stems]) -> list[SalaryFact]:
        """The salary facts on a role of any of these names, in the order of the folder."""
        paths = {path for name in names for path in self.lookups.paid.with_all(name)}
        return [
            fact
            for path in sorted(paths, key=self._places.__getitem__)
            for fact, role in self.profiles[path].paid
            if any(name and name <= role for name in names)
        ]


_Parts = tuple[Corpus | None, Corpus | None]
_Part = Callable[[str, _Documents], Corpus]


def _by_path(documents: Iterable[Document]) -> _Documents:
    return {document.article.path: document for document in documents}


def _parts(documents: _Documents, profiles: Mapping[str, Profile], part: "_Part") -> "_Parts":
    """The corpora of the articles on one job and of the others, made by ``part`` from name and documents."""
    parted = one_job(profiles)
    if parted is None:
        return None, None
    on_it = {path: document for path, document in documents.items() if path in parted.on_it}
    others = {path: document for path, document in documents.items() if path in parted.others}
    return part("on_one_job", on_it), part("on_others", others) if parted.is_most else None


def _load() -> None:
    """Read now what the first question would wait for."""
    english.load()
    examples.load()
    mentions([])


def _order(previous: Corpus, documents: Mapping[str, Document], stay: Collection[str]) -> NDArray[np.intp]:
    """For every chunk of ``documents`` its number in the index of ``previous``, or ``FRESH``."""
    starts = dict(zip(previous.articles, _starts(previous.documents).tolist(), strict=True))
    sizes = numbers(len(document.chunks) for document in documents.values())
    former = numbers(starts[path] if path in stay else FRESH for path in documents)
    shifts = np.repeat(former - _starts(documents.values()), sizes)
    return np.where(np.repeat(former, sizes) == FRESH, FRESH, np.arange(len(shifts)) + shifts)


def _starts(documents: Iterable[Document]) -> NDArray[np.intp]:
    """The number of the first chunk of each."""
    sizes = numbers(len(document.chunks) for document in documents)
    return np.cumsum(sizes) - sizes


def _terms(analyses: Iterable[Analysis]) -> list[list[str]]:
    return [terms for analysis in analyses for terms in analysis.terms]


def _counted(before: Layers[str, int], gone: Iterable[Analysis], come: Iterable[Analysis]) -> Layers[str, int]:
    """The vocabulary without what is gone, with what has come."""
    changes: Counter[str] = Counter()
    for analysis in come:
        changes.update(analysis.uses)
    for analysis in gone:
        changes.subtract(analysis.uses)
    return before.updated({word: before.get(word, 0) + change or None for word, change in changes.items() if change})


def _theme(lookups: Lookups, profiles: Mapping[str, Profile]) -> Stems:
    """The stems that most articles are about; where any are about jobs, those of jobs' names alone."""
    most = frozenset(stem for stem, paths in lookups.about.items() if 2 * len(paths) > len(profiles))
    jobs = frozenset[str]().union(*(stem_set(profile.job) for profile in profiles.values()))
    return most & jobs if jobs else most


def _by_occupation(articles: Iterable[Article], profiles: Mapping[str, Profile]) -> dict[Occupation, tuple[str, ...]]:
    found: dict[Occupation, tuple[str, ...]] = {}
    for article in articles:
        jobs = (profiles[article.path].job, *named_by(article.title, article.path))
        for occupation in {job for job in map(occupation_of, jobs) if job}:
            found[occupation] = (*found.get(occupation, ()), article.path)
    return found


def _named_by(title: str) -> frozenset[str]:
    """The stems of what a title names; none of a longer one, which names more than a job."""
    content = [word for word in words(title) if word not in ASKING_WORDS and is_content(word)]
    return frozenset(map(stem, content)) if len(content) <= 3 else frozenset()


def _most_of(roles: Iterable[Stems]) -> Stems:
    """The role that is more than half of these, or none."""
    counts = Counter(roles)
    role, count = counts.most_common(1)[0] if counts else (frozenset[str](), 0)
    return role if 2 * count > counts.total() else frozenset()


def is_content(word: str) -> bool:
    """Whether a word in normal form carries a subject at all."""
    return word not in STOP_WORDS
