"""A job that a question names, as the articles know it: what they call it, and whether they are about it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from retrieval.language.terms import stem_set
from retrieval.names.job_contexts import is_everyday
from retrieval.names.occupations import Mention, is_of_one_job
from retrieval.search.corpus import Corpus
from retrieval.understanding.software import DEVELOPERS, KINDS

HARDLY = 0.02
"""Share of chunks below which a line of work hardly occurs in the articles."""

_ALL_OTHER = re.compile(r", all other$", re.IGNORECASE)
_EXCEPT = re.compile(r",? except(ing)? .*", re.IGNORECASE)


class Standing(Enum):
    """How an asked job stands in the articles, best last.

    One that is ``LISTED`` has a row in a table of what jobs pay, as an article lists those that are similar, ``HEADED``
    is one with a heading or a sentence on its pay, and a ``SUBJECT`` what an article is about.
    """

    ABSENT = 0
    LISTED = 1
    HEADED = 2
    SUBJECT = 3


@dataclass(frozen=True, slots=True)
class Role:
    """A job that a question names. ``start`` and ``end`` are positions among the question's words.

    ``asked`` are the stems of the name as asked; ``known_as`` those of the name that the articles use for it, be it the
    same or an official title; ``same`` are the names that mean the very job, ``official`` those that statistics have
    for the job that is meant first. ``bare`` is set where the name alone ("engineer", "host") says no more than the
    words before it make of it, ``listed`` where a list of jobs has it. ``by_name`` is how the articles know the job by
    its names alone, where ``known_as`` is another one that is counted with it: game designers, of a "ux designer".
    """

    name: str
    start: int
    end: int
    asked: frozenset[str]
    same: tuple[frozenset[str], ...]
    standing: Standing
    known_as: frozenset[str]
    official: tuple[frozenset[str], ...] = ()
    bare: bool = False
    listed: bool = True
    by_name: "Role | None" = None


def unheard_of(name: str, start: int, end: int) -> Role:
    """A job that is in no list, by what it is called at ``[start:end)`` of a question's words."""
    stems = stem_set(name)
    return Role(name, start, end, stems, (stems,), Standing.ABSENT, stems, listed=False)


def is_developer(role: Role) -> bool:
    """Whether it is called as those who develop software are, whatever it develops."""
    return not stem_set(role.name).isdisjoint(DEVELOPERS)


def main_role(roles: Sequence[Role]) -> Role | None:
    """The job that a question is about: of several, the one the articles know best, the first of equals."""
    return max(roles, key=lambda role: role.standing.value, default=None)


def is_spoken_of(name: Collection[str], corpus: Corpus) -> bool:
    """Whether articles use each word of a name more than hardly ever."""
    return all(corpus.index.share(term) >= HARDLY for term in name)


def _names(mention: Mention, corpus: Corpus) -> tuple[frozenset[str], ...]:
    every = [title for occupation in mention.occupations for title in (occupation.title, *occupation.titles)]
    # Of "Managers, All Other" nothing is left but a word that other jobs have too.
    titles = [title for title in every if not is_of_others(title)] or every
    # Among many jobs nothing is left of a "glass guy" but glass.
    asked = titles[0] if mention.name.endswith(" guy") and not corpus.theme else mention.name
    return tuple(dict.fromkeys(name for name in map(stem_set, (asked, *titles)) if name))


def variants(name: frozenset[str]) -> tuple[frozenset[str], ...]:
    """A name and its variants: who develops software is called engineer or programmer as well."""
    developers = name & DEVELOPERS
    if len(developers) != 1 or not KINDS.intersection(name):
        return (name,)
    return tuple((name - developers) | {other} for other in sorted(DEVELOPERS))


def named_role(mention: Mention, corpus: Corpus) -> Role:
    """The job that a mention names, as the articles know it."""
    names = _names(mention, corpus)
    asked = names[0] if names else frozenset()
    developers = corpus.theme & DEVELOPERS
    if developers and asked <= DEVELOPERS:
        # Beside articles on developers alone, "these engineers" and "programmers" are those developers.
        asked = corpus.main_role if developers <= corpus.main_role else developers
        names = (asked,)
    if developers and asked & DEVELOPERS and not is_spoken_of(asked, corpus):
        # Beside articles on one kind of developer, another kind is not what they say of software developers at large.
        names = (asked,)
    standings = [(name, _standing(name, corpus)) for name in dict.fromkeys((*variants(asked), *names))]
    # What the job itself is called comes before official titles, an article about it before a heading that names it.
    name, standing = max(standings, key=lambda found: found[1].value)
    by_name = _as_known(mention, asked, name, standing)
    job = _job_of_an_article(mention, corpus) if standing is not Standing.SUBJECT else None
    if not job:
        return by_name
    counted_with = _as_known(mention, asked, job, Standing.SUBJECT)
    # A line of work is that of all who are counted there.
    return counted_with if mention.generic else replace(counted_with, by_name=by_name)


def _as_known(mention: Mention, asked: frozenset[str], name: frozenset[str], standing: Standing) -> Role:
    known_as = name if standing is not Standing.ABSENT else asked
    same = tuple(dict.fromkeys((*variants(asked), *variants(known_as))))
    bare = mention.generic or is_everyday(mention.name)
    return Role(mention.name, mention.start, mention.end, asked, same, standing, known_as, _official(mention), bare)


def _job_of_an_article(mention: Mention, corpus: Corpus) -> frozenset[str]:
    """What an article calls the job that it is about and that the mention means first, where articles are on many."""
    paths = () if corpus.theme else corpus.by_occupation.get(mention.occupations[0], ())
    return stem_set(corpus.profiles[paths[0]].job) if len(paths) == 1 else frozenset()


def _official(mention: Mention) -> tuple[frozenset[str], ...]:
    titles = [each for job in mention.occupations[:1] for each in (job.title, *filter(is_of_one_job, job.titles))]
    return tuple(job_stems(title) for title in titles if not is_of_others(title))


def is_of_others(title: str) -> bool:
    """Whether an official title is that of all who have none of their own: "Physicians, All Other"."""
    return _ALL_OTHER.search(title) is not None


def job_stems(title: str) -> frozenset[str]:
    """The stems of an official title without what it leaves out: "Engineers, Except Mining Safety Engineers"."""
    return stem_set(_EXCEPT.sub("", title))


def _standing(name: frozenset[str], corpus: Corpus) -> Standing:
    """How a job of that name stands in the articles."""
    if corpus.lookups.about.having_all(name):
        return Standing.SUBJECT
    if corpus.lookups.headed.any_with_all(name):
        return Standing.HEADED
    return Standing.LISTED if corpus.lookups.paid.any_with_all(name) else Standing.ABSENT
