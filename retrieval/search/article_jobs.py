"""Which job an article is about: the one that its title or its file's name names, or else the one it speaks of most.

What an article speaks of is told by the words that a job's names are made of: one on radiographers without the name in
its title speaks of "x-rays", "imaging" and "scans" all over, as the names of that job do. An occupation's names are
one document, an article is a query to these documents, and BM25 says which of them it speaks of.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import PurePosixPath

import numpy as np

from retrieval.language.terms import stem_set
from retrieval.language.words import stem, words
from retrieval.names.occupations import Mention, Occupation, mentions, occupations
from retrieval.search.bm25 import idf, impacts

LOOKED_AT = 24
"""Chunks of an article that are looked at for its job: looking takes longest of all reading."""

NAMED = 5.0
"""How many times as much it counts that a chunk names an occupation as that it has a word of its names."""

MORE = 1.2
"""How many times as much an article has to speak of its job as of any other. Of 130 articles on a job whose titles were
hidden, it found the job of 123 and took one for another."""


def job_of(title: str, path: str, texts: Sequence[Sequence[str]]) -> str:
    """The name of the job that an article is about, as it has it; empty where no job is its subject.

    ``texts`` are the words of its chunks. A title may be "The quiet is a myth", and one on "social work" names a field.
    Of several jobs that title or file name it is the first that the article speaks of at all much.
    """
    names = named_by(title, path)
    if len(names) == 1:
        return names[0]
    named = _in_full([[each for each in mentions(text) if not each.generic] for text in texts[:LOOKED_AT]])
    spoken_of = _spoken_of(texts[:LOOKED_AT], named)
    much = [max((spoken_of[each.occupations[0]] for each in mentions(words(name))), default=0.0) for name in names]
    named_first = (name for name, own in zip(names, much, strict=True) if 2 * own >= max(much))
    return next(named_first, "") or _most(spoken_of, named)


@lru_cache(maxsize=65536)
def named_by(title: str, path: str) -> tuple[str, ...]:
    """The jobs that an article's title names, its file's name, and the fields in its title, in this order."""
    headed = mentions(words(title))
    filed = mentions(words(PurePosixPath(path).stem.replace("-", " ").replace("_", " ")))
    plain = (mention.name for mention in (*headed, *filed) if not mention.generic)
    return tuple(dict.fromkeys((*plain, *filter(None, map(_of_field, headed)))))


@lru_cache(maxsize=65536)
def occupation_of(job: str) -> Occupation | None:
    """The occupation that the name of a job means first; none for the name of a group of them."""
    named = mentions(words(job))
    if len(named) != 1:
        return None
    first, *others = named[0].occupations
    return first if not others or job in first.names else None


def _of_field(mention: Mention) -> str:
    """Who works in a field that is named: "welder", of "welding"."""
    (first, *_) = mention.occupations
    return first.names[0] if mention.name in first.fields and first.names else ""


_Named = Sequence[Sequence[Mention]]


def _in_full(named: _Named) -> _Named:
    """The jobs that chunks name, with "therapist" as the speech therapist of the same article, and "atc" as the air
    traffic controller."""
    every = {each.name: each for each in chain.from_iterable(named)}
    full = {name: next((each for long, each in every.items() if _is_short_for(name, long)), None) for name in every}
    return [[full[each.name] or each for each in found] for found in named]


def _is_short_for(name: str, long: str) -> bool:
    return long.endswith(f" {name}") or _is_initials(name, long)


def _is_initials(name: str, long: str) -> bool:
    return " " in long and name == "".join(word[0] for word in long.split())


def _spoken_of(texts: Sequence[Sequence[str]], named: _Named) -> defaultdict[Occupation, float]:
    """How much the chunks speak of each occupation; ``named`` are the jobs that each names."""
    naming = Counter(chain.from_iterable({each.occupations[0] for each in found} for found in named))
    having = Counter(chain.from_iterable(set(map(stem, text)) for text in texts))
    spoken_of = defaultdict[Occupation, float](float)
    for word, count in having.items():
        for occupation, weight in _name_words().get(word, ()):
            spoken_of[occupation] += weight * count * (1 + NAMED * naming[occupation] / len(texts))
    return spoken_of


def _most(spoken_of: Mapping[Occupation, float], named: _Named) -> str:
    """The occupation that is spoken of more than any other, by what it is called most."""
    if not spoken_of:
        return ""
    first, *others = sorted(spoken_of, key=lambda job: -spoken_of[job])[:2]
    if any(spoken_of[first] < MORE * spoken_of[other] for other in others):
        return ""
    names = Counter(each.name for found in named for each in found if each.occupations[0] == first)
    if not names:
        return next(iter(first.names), "")
    (name, _), *_ = names.most_common(1)
    return next((long for long in first.names if _is_initials(name, long)), name)


@cache
def _name_words() -> dict[str, list[tuple[Occupation, float]]]:
    """For each stem the occupations with names that have it, each with its BM25 weight: the more of its names and the
    fewer occupations have it, and the fewer names there are, the more it says."""
    counts = {
        job: Counter(chain.from_iterable(map(stem_set, (job.title, *job.names, *job.fields, *job.titles))))
        for job in occupations()
    }
    holding = Counter(chain.from_iterable(counts.values()))
    usual = sum(map(Counter.total, counts.values())) / len(counts)
    found: dict[str, list[tuple[Occupation, float]]] = {}
    for job, stems in counts.items():
        adds = impacts(np.array(list(stems.values())), np.array(stems.total()), usual)
        for word, added in zip(stems, adds.tolist(), strict=True):
            found.setdefault(word, []).append((job, idf(len(counts), holding[word]) * added))
    return found
