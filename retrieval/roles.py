"""Which job a question is about, and whether the articles speak of it.

"How much does a nurse make?" asked of articles on back-end developers must be refused however well its other words
match; so the job named in a question is looked for first, by what each article is about.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from retrieval.corpus import Corpus, is_content
from retrieval.earning import is_paid
from retrieval.job_contexts import is_everyday
from retrieval.jobs_described import described
from retrieval.message import Message
from retrieval.occupations import Mention, is_of_one_job, mentions
from retrieval.software import DEVELOPERS
from retrieval.spans import positions
from retrieval.terms import stem_set
from retrieval.words import stem

HARDLY = 0.02
"""Share of chunks below which a line of work hardly occurs in the articles."""


_FIRST_PERSON = frozenset(("i", "i'm", "im", "i've", "ive", "i'd", "me", "my", "we"))

LONGEST_TITLE = 3
"""Words of a title that may be the name of a job."""


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
    words before it make of it, ``listed`` where a list of jobs has it.
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


def roles_in(message: Message, corpus: Corpus) -> tuple[Role, ...]:
    """The jobs a message names, in order.

    A bare "manager" or "welding" counts only where no job is named more plainly: as a subject where articles are about
    it, where its pay is asked for, and a line of work that hardly occurs in them as one that they do not cover.
    """
    asked = message.said
    weighed = [(mention, named_role(mention, corpus), _is_paid(mention, asked, corpus)) for mention in mentions(asked)]
    found = [
        (mention, role, paid) for mention, role, paid in weighed if paid or not _is_plain_word(mention, role, corpus)
    ]
    plain = any(not mention.generic for mention, _, _ in found)
    named = tuple(
        role
        for mention, role, paid in found
        if not mention.generic
        or _is_a_subject(role, corpus)
        or (not plain and (paid or _is_foreign(mention, role, corpus)))
    )
    return _beside_described(named or _titled(asked, corpus), message, corpus)


def _beside_described(named: tuple[Role, ...], message: Message, corpus: Corpus) -> tuple[Role, ...]:
    """The jobs named and, where none of them is what an article is about, the one that is described.

    A name within the description ("typing up what doctors say") is not the job described. One that no article is about
    is meant only where no job is named beside it, and among articles on one job only where nobody tells of themselves:
    those who ask of it come from other jobs.
    """
    told = [mention for mention in described(message.said) if _says_more(mention, named, message)]
    roles = [named_role(mention, corpus) for mention in told]
    subjects = [role for role in roles if role.standing is Standing.SUBJECT]
    longest = max(subjects or roles, key=lambda role: role.end - role.start, default=None)
    if longest is None:
        return named
    beside = [role for role in named if role.end <= longest.start or role.start >= longest.end]
    of_the_writer = bool(corpus.theme) and not _FIRST_PERSON.isdisjoint(message.said)
    asked_about = [role for role in beside if role.start not in message.told]
    if any(role.standing is Standing.SUBJECT for role in asked_about) or (not subjects and (beside or of_the_writer)):
        return named
    return tuple(sorted((*beside, longest), key=lambda role: role.start))


def _says_more(description: Mention, named: Sequence[Role], message: Message) -> bool:
    """Whether a description is more than names of jobs, and has those that it has whole."""
    words = range(description.start, description.end)
    known = [role for role in named if role.standing in (Standing.SUBJECT, Standing.HEADED)]
    across = any(role.start in words or role.end - 1 in words for role in known if not _is_within(role, words))
    return not across and any(is_content(message.said[word]) for word in set(words) - positions(named))


def _is_within(role: Role, words: range) -> bool:
    return role.start in words and role.end - 1 in words


def _is_a_subject(role: Role, corpus: Corpus) -> bool:
    """Whether articles are about it; of many jobs, a "worker" or "helper" has to be the only one in all titles."""
    if role.standing is not Standing.SUBJECT or corpus.theme:
        return role.standing is Standing.SUBJECT
    paths = corpus.lookups.about.having_all(role.known_as)
    return len(paths) == 1 and all(role.asked <= stem_set(corpus.article(path).title) for path in paths)


def _titled(asked: Sequence[str], corpus: Corpus) -> tuple[Role, ...]:
    """What is in no list of jobs and yet all that an article's title names: "Falconers"."""
    for start in range(len(asked)):
        for end in range(start + 1, min(start + LONGEST_TITLE, len(asked)) + 1):
            said = " ".join(asked[start:end])
            if (name := stem_set(said)) in corpus.titled:
                return (Role(said, start, end, name, (name,), Standing.SUBJECT, name),)
    return ()


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


def _is_plain_word(mention: Mention, role: Role, corpus: Corpus) -> bool:
    """Whether articles that know no such job use its name all the time, as those on web work do "server".

    Those on developers speak of software and of engineers without being about software engineers; but a "database
    administrator" or a "security engineer" is one, whatever they say of databases and security.
    """
    plain = len(role.asked) == 1 or _are_developers(mention, corpus)
    return role.standing is Standing.ABSENT and plain and is_spoken_of(role.asked, corpus)


def _is_paid(mention: Mention, asked: Sequence[str], corpus: Corpus) -> bool:
    """Whether it is the pay of this very name that is asked for ("how much does a server make", "manager salary").

    The figures of the job that articles are about would be taken for its own.
    """
    is_field = any(mention.name in occupation.fields for occupation in mention.occupations)
    return is_paid(asked, mention.start, mention.end) and not is_field


def _are_developers(mention: Mention, corpus: Corpus) -> bool:
    """Whether it names such developers, officially, as the articles are about."""
    heads = {stem(occupation.title.split()[-1].lower()) for occupation in mention.occupations[:1]}
    return not heads.isdisjoint(corpus.theme & DEVELOPERS)


def is_spoken_of(name: Collection[str], corpus: Corpus) -> bool:
    """Whether articles use each word of a name more than hardly ever."""
    return all(corpus.index.share(term) >= HARDLY for term in name)


def _is_foreign(mention: Mention, role: Role, corpus: Corpus) -> bool:
    is_field = any(mention.name in occupation.fields for occupation in mention.occupations)
    rare = any(corpus.index.share(term) < HARDLY for term in role.asked)
    return is_field and rare and role.standing is Standing.ABSENT


def _names(mention: Mention, corpus: Corpus) -> tuple[frozenset[str], ...]:
    titles = [title for occupation in mention.occupations for title in (occupation.title, *occupation.titles)]
    # Among many jobs nothing is left of a "glass guy" but glass.
    asked = titles[0] if mention.name.endswith(" guy") and not corpus.theme else mention.name
    return tuple(dict.fromkeys(name for name in map(stem_set, (asked, *titles)) if name))


def variants(name: frozenset[str]) -> tuple[frozenset[str], ...]:
    """A name and its variants: who develops software is called engineer or programmer as well."""
    developers = name & DEVELOPERS
    if len(name) < 2 or len(developers) != 1:
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
    known_as = name if standing is not Standing.ABSENT else asked
    same = tuple(dict.fromkeys((*variants(asked), *variants(known_as))))
    bare = mention.generic or is_everyday(mention.name)
    return Role(mention.name, mention.start, mention.end, asked, same, standing, known_as, _official(mention), bare)


def _official(mention: Mention) -> tuple[frozenset[str], ...]:
    titles = [each for job in mention.occupations[:1] for each in (job.title, *filter(is_of_one_job, job.titles))]
    return tuple(job_stems(title) for title in titles if not is_of_others(title))


_ALL_OTHER = re.compile(r", all other$", re.IGNORECASE)
_EXCEPT = re.compile(r",? except(ing)? .*", re.IGNORECASE)


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
