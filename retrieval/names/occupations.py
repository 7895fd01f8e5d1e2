"""Which jobs a question names: official titles and what people call them, from ``vocabulary/occupations.csv``.

Belongs here: the vocabulary of occupation names and finding it in questions. A job that no article covers is known too,
so that a question about it is refused instead of answered with something near.

``vocabulary/occupations.csv`` has a row for each detailed occupation of the US wage survey (Occupational Employment and
Wage Statistics, May 2025), most employed first, then rows without a code for jobs that the survey does not know. Lists
are separated by ";", names are in the singular. A name may stand in several rows: those that have it under ``names``
are meant first, those that have it under ``also`` after them, and within both the order of the rows decides. A name
stands in every row in which those who go by it may be counted, as the wages of a row that has it alone are told as
theirs. One that is a line of work in any row is one in all ("frontend").
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz import fuzz, process

from retrieval.language.words import STOP_WORDS, word_set, words
from retrieval.names.earning import PLACES_OF_WORK
from retrieval.names.job_contexts import is_meant

_BESIDE_ANOTHER = frozenset(("vs", "versus", "or", "and"))

NEAR = 78
"""Least similarity (0 to 100) at which a name is near enough to be offered."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """A job. ``code`` is its Standard Occupational Classification code, ``None`` for a job outside the wage survey.

    ``names`` are everyday names that mean this job first, ``also`` those that mean another job first, ``fields`` its
    lines of work ("welding"), ``titles`` what the Occupational Outlook Handbook calls it where that differs.
    """

    code: str | None
    title: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A job named at ``words[start:end]``; ``occupations`` come most usual first.

    ``generic`` is set where the name alone says little, be it the head of many names ("manager") or a field of work
    ("project management"): it counts for nothing where something more specific stands beside it. ``listed``
    is not set where the vocabulary has no such name, but the two that it is made of.
    """

    start: int
    end: int
    name: str
    occupations: tuple[Occupation, ...]
    generic: bool
    listed: bool = True


@cache
def occupations() -> tuple[Occupation, ...]:
    """All occupations, most employed first; those without a code last."""
    text = files("retrieval").joinpath("vocabulary", "occupations.csv").read_text(encoding="utf-8")
    lists = ("names", "also", "fields", "titles")
    return tuple(
        Occupation(row["code"] or None, row["title"], *(tuple(filter(None, row[key].split(";"))) for key in lists))
        for row in csv.DictReader(io.StringIO(text))
    )


@cache
def _shared() -> Counter[str]:
    return Counter(title for occupation in occupations() for title in occupation.titles)


def is_of_one_job(title: str) -> bool:
    """Whether a title of the Occupational Outlook Handbook is that of one occupation and no group of several."""
    return _shared()[title] == 1


def mentions(question: Sequence[str]) -> tuple[Mention, ...]:
    """The jobs that a question, cut by ``language.words.words``, names, in its order; none overlap.

    English names end in what they are about: of names that overlap the last one counts, the longest of those that end
    together, so that a "psych nurse practitioner" is a nurse practitioner.
    """
    found: list[Mention] = []
    taken: set[int] = set()
    for start, end, entry in sorted(_chained(question), key=lambda candidate: (-candidate[1], candidate[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            found.append(Mention(start, end, *entry))
    found = list(_with_heads(question, found))
    for mention in tuple(found):
        found += _of_one_head(question, mention, taken)
    for number, mention in enumerate(found):
        found[number] = _of_one_kind(question, mention, found)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _chained(question: Sequence[str]) -> Iterator[tuple[int, int, "_Entry"]]:
    """All names in a question but those that begin with the head of another: "medical assistant", not "assistant
    manager", in "medical assistant manager"."""
    candidates = list(_candidates(question))
    heads = {end - 1 for start, end, _ in candidates if end - start > 1 and _form(question[end - 1]) in _HEADS}
    return (each for each in candidates if each[0] not in heads or each[1] - each[0] == 1)


def _with_heads(question: Sequence[str], found: Iterable[Mention]) -> Iterator[Mention]:
    """Each of ``found``, as one job with a head of names right behind it, or behind its place of work.

    An "electrician supervisor" and a "barber shop owner" are no electrician and no barber: nothing is known of them.
    """
    ordered = sorted(found, key=lambda mention: mention.start)
    heads = {mention.start for mention in ordered if is_head(mention)}
    owners = {position for position, word in enumerate(question) if _form(word) == "owner"}
    heads |= owners - {mention.start for mention in ordered}  # an "owner operator" is a name by itself
    passed = 0
    for mention in ordered:
        behind = mention.end + (not PLACES_OF_WORK.isdisjoint(question[mention.end : mention.end + 1]))
        if mention.start < passed:
            continue
        # Of a name only the last word is in the plural: "welders, engineers" are two.
        is_one = behind in heads and question[mention.end - 1] == _form(question[mention.end - 1])
        if is_one and not is_head(mention) and not _is_same_work(mention, question[behind]):
            passed = behind + 1
            name = " ".join(question[mention.start : passed])
            unknown = Occupation(None, name, (name,))
            yield Mention(mention.start, passed, name, (unknown,), generic=False, listed=False)
        else:
            yield mention


def is_head(mention: Mention) -> bool:
    """Whether it is but the head of many names, such as "manager", which the words before it tell apart."""
    return mention.name in _HEADS


def _is_same_work(mention: Mention, head: str) -> bool:
    """Whether who has this head behind a name does that work: a "plumbing specialist" plumbs."""
    return _form(head) in _SAME_WORK or (mention.generic and _form(head) in _DOES_THE_WORK)


def _of_one_head(question: Sequence[str], mention: Mention, taken: Container[int]) -> Iterator[Mention]:
    """The jobs before one that share its last word: in "civil vs mechanical engineer" the civil engineer."""
    head, end = _form(question[mention.end - 1]), mention.start - 1
    while end > 0 and question[end] in _BESIDE_ANOTHER:
        for start in (end - 2, end - 1):
            forms = (*map(_form, question[max(start, 0) : end]), head)
            entry = _index().get(forms) or _index().get(("".join(forms),))
            if entry and start >= 0 and not any(position in taken for position in range(start, end)):
                yield Mention(start, end, *entry)
                end = start - 1
                break
        else:
            return


def _of_one_kind(question: Sequence[str], mention: Mention, found: Sequence[Mention]) -> Mention:
    """A job that shares all but its last word with the one before it: in "dental assistant or aide" a dental aide."""
    before = next((each for each in found if each.end == mention.start - 1), None)
    if before is None or question[before.end] not in _BESIDE_ANOTHER or mention.end - mention.start > 1:
        return mention
    forms = (*map(_form, question[before.start : before.end - 1]), _form(question[mention.start]))
    entry = _index().get(forms) if len(forms) > 1 else None
    return Mention(mention.start, mention.end, *entry) if entry and mention.generic else mention


def is_of_a_name(word: str) -> bool:
    """Whether a word, cut by ``retrieval.language.words.words``, is part of the name of a job."""
    return _form(word) in _name_forms()


@cache
def name_heads() -> frozenset[str]:
    """The last words of all names, in the singular: "driver" of "truck driver"."""
    return frozenset(key[-1] for key in _index())


@cache
def name_words(initial: str) -> tuple[str, ...]:
    """The words of five letters and more that names of jobs end in, in the singular, of those with this initial."""
    return tuple(head for head in name_heads() if len(head) > 4 and head.startswith(initial))


def nearest_names(text: str, limit: int = 3) -> tuple[str, ...]:
    """The names nearest to ``text`` in spelling, best first, each of another occupation; empty if none is near.

    Where few are, names that have all words of ``text``, or the other way round, follow.
    """
    typed, names = " ".join(words(text)), _names()
    spelled = process.extract(typed, names, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=limit * 12)
    alike = [found for found in spelled if _differs_in_spelling(typed, found[0])]
    within = process.extract(typed, names, scorer=fuzz.token_set_ratio, score_cutoff=100, limit=limit * 12)
    best: dict[Occupation, str] = {}
    for name, *_ in alike + within:
        best.setdefault(_index()[_forms(name)].occupations[0], name)
    return tuple(best.values())[:limit]


def _differs_in_spelling(typed: str, name: str) -> bool:
    """Whether the words that a name does not share are near, too: a "dialysis technician" is no "gis technician"."""
    own, others = typed.split(), name.split()
    left = [" ".join(word for word in one if word not in other) for one, other in ((own, others), (others, own))]
    return left == ["", ""] or fuzz.token_sort_ratio(*left) >= NEAR


# Heads of so many names that alone they hardly name a job.
_HEADS = word_set(
    """manager engineer designer technician technologist analyst assistant aide specialist consultant coordinator
    supervisor director officer operator worker laborer agent scientist administrator executive inspector investigator
    examiner installer repairer representative associate advisor instructor trainer planner helper attendant tester
    driver contractor researcher adjuster finisher handler sorter servicer professional practitioner provider
    assembler setter cutter maker monitor preparer tender"""
)

# Those of them that say no more of a job than that it is one, and those that say of a line of work who does it.
_SAME_WORK = word_set("worker laborer professional specialist contractor associate")
_DOES_THE_WORK = word_set("technician operator driver installer repairer maker provider practitioner finisher agent")

_SAME = {
    "dev": "developer", "tech": "technician", "mgr": "manager", "eng": "engineer", "engr": "engineer",
    "asst": "assistant", "rep": "representative", "prof": "professor", "labourer": "laborer", "adviser": "advisor",
    "counsellor": "counselor", "programer": "programmer", "jeweller": "jeweler", "dude": "guy", "lady": "guy",
    "girl": "guy", "gal": "guy", "person": "guy", "people": "guy", "folk": "guy",
}  # fmt: skip


@lru_cache(maxsize=16384)
def _form(word: str) -> str:
    """A word's singular with short forms written out. Stems will not do: they make one of designer and design."""
    singular = word
    if word.endswith("men") and word not in ("omen", "women"):
        singular = word[:-3] + "man"
    elif word.endswith(("ies", "ie")) and len(word) > 4:
        singular = re.sub(r"ies?$", "y", word)  # "bookies" may be of "bookie" or of "booky"
    elif re.search(r"(ss|sh|ch|x)es$", word):
        singular = word[:-2]
    elif re.search(r".[^sui]s$", word):
        singular = word[:-1]
    return _SAME.get(singular, singular)


@cache
def _forms(name: str) -> tuple[str, ...]:
    return tuple(_form(word) for word in words(name))


class _Entry(NamedTuple):
    name: str
    occupations: tuple[Occupation, ...]
    generic: bool


class _Spelling(NamedTuple):
    """One name of an occupation. The lower its ``rank``, the sooner the name means this occupation."""

    name: str
    rank: int
    generic: bool = False


def _spellings(occupation: Occupation) -> Iterator[_Spelling]:
    titles = [" ".join(_forms(title)) for title in (occupation.title, *occupation.titles)]
    yield from (_Spelling(name, 0) for name in occupation.names)
    yield from (_Spelling(name, 1) for name in (*occupation.also, *titles))
    yield from (_Spelling(field, 0, generic=True) for field in occupation.fields)
    yield from (_Spelling(head, 2, generic=True) for head in _HEADS.intersection(_forms(occupation.title)))
    for name in (*occupation.names, *occupation.also):
        if (head := _forms(name)[-1]) in _HEADS:
            yield _Spelling(head, 3, generic=True)


@cache
def _index() -> dict[tuple[str, ...], _Entry]:
    """What every name means, under its words' forms; a name of two words also under both written as one."""
    meanings: dict[tuple[str, ...], dict[Occupation, _Spelling]] = {}
    for occupation in occupations():
        for spelling in _spellings(occupation):
            forms = _forms(spelling.name)
            for key in _keys(forms):
                known = meanings.setdefault(key, {})
                known[occupation] = min(known.get(occupation, spelling), spelling, key=lambda each: each.rank)
    return {key: _entry(key, known) for key, known in meanings.items()}


def _keys(forms: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield forms
    if len(forms) == 2:
        yield ("".join(forms),)
    if len(forms) > 1 and forms[-1] == "administrator":
        yield (*forms[:-1], "admin")  # alone it is somebody else


@cache
def _longest() -> dict[str, int]:
    """How many words the longest name has that begins with a word of this form."""
    longest: dict[str, int] = {}
    for first, *rest in _index():
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


def _entry(key: tuple[str, ...], known: dict[Occupation, _Spelling]) -> _Entry:
    ordered = sorted(known, key=lambda occupation: known[occupation].rank)
    generic = (len(key) == 1 and key[0] in _HEADS) or any(spelling.generic for spelling in known.values())
    return _Entry(known[ordered[0]].name, tuple(ordered), generic)


def _candidates(question: Sequence[str]) -> Iterator[tuple[int, int, _Entry]]:
    index, longest = _index(), _longest()
    forms = [_form(word) for word in question]
    for start, first in enumerate(forms):
        # Two words may be a name written as one, whatever the first of them is.
        for end in range(start + 1, min(len(forms), start + max(longest.get(first, 0), 2)) + 1):
            entry = index.get(tuple(forms[start:end]))
            if not entry and end == start + 2 and STOP_WORDS.isdisjoint(question[start:end]):
                entry = index.get(("".join(forms[start:end]),))
            if entry and is_meant(question, first, start, end):
                yield start, end, entry


@cache
def _name_forms() -> frozenset[str]:
    return frozenset(form for key in _index() for form in key)


@cache
def _names() -> tuple[str, ...]:
    """Every everyday name of four letters and more and every title, in lower case."""
    every = (name for job in occupations() for name in (*job.names, *job.also, job.title.lower()) if len(name) > 3)
    return tuple(dict.fromkeys(every))
