"""What a question on pay says and no figure is chosen by: "quebec" in "nurse salary in quebec".

Words that stand where a job does mean a job that is in no list ("how much does a wizard make"); others only narrow what
is asked ("at google"), and whoever is shown figures has to be told that these are not what they narrow it to.
"""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from retrieval.data import table
from retrieval.language.concepts import concepts_spoken_of, trades
from retrieval.language.spans import positions
from retrieval.language.words import ASKING_WORDS, STOP_WORDS, stem, word_set
from retrieval.names.currencies import currency_words
from retrieval.names.earning import MONEY_VERBS, PAY, in_place_of_a_job, stands_as_earner
from retrieval.names.levels import without_levels
from retrieval.names.occupations import mentions
from retrieval.names.places import PREPOSITIONS, STATES, Place
from retrieval.search.corpus import Corpus
from retrieval.understanding.message import Message
from retrieval.understanding.places_asked import exception
from retrieval.understanding.roles import Role, Standing, is_developer, is_spoken_of, unheard_of

_SAY_NOTHING = STOP_WORDS | ASKING_WORDS | MONEY_VERBS | frozenset(table("words")["narrowing"].split())
_NUMBER = re.compile(r"(?!\d{5}$)[\d.,]+\w{0,2}")  # five digits without a comma are a postal code
_ADVERB = re.compile(r"(?!bi|semi|fortnight|(assemb|fami|supp)ly$)\w{3,}ly")


_FORCES = re.compile(r"\b(army|navy|naval|air force|marine corps|coast guard|national guard|space force)$")
_ARTICLES = word_set("a an the this that my our your their his her some all most average typical")
_OF_WHOM = word_set("of for as at by per")
_BESIDE = PREPOSITIONS | _OF_WHOM | word_set("outside with from")
_CLOSING = word_set("please pls plz thanks thx lol now today rn")
_NARROWS = frozenset({"§pay", "§hourly", "§top", "§low"})


class Phrase(NamedTuple):
    """Neighbouring words at ``[start:end)`` of a message; ``earns`` is set where they stand as a job would."""

    text: str
    start: int
    end: int
    earns: bool


def unheeded(
    message: Message, roles: Sequence[Role], places: Sequence[Place], left_out: Sequence[Place], corpus: Corpus
) -> tuple[Phrase, ...]:
    """The phrases of a question on pay that choose nothing, in order: no job, no place, and nothing about pay itself.

    Only what stands beside a job or a word for pay, or behind a preposition, asks for something in particular; in other
    places people tell stories. ``left_out`` are places that it wants left out. What the articles speak of all the time
    goes without saying.
    """
    named = message.said
    taken = set(message.told) | set(range(message.own, len(named)))
    # "Finance" is a line of work with many jobs: its pay is that of none of them.
    told_of = [mention for mention in mentions(named) if not in_place_of_a_job(named, mention.start, mention.end)]
    taken |= positions((*roles, *places, *left_out, *told_of))
    narrowed = set(named) - set(without_levels(" ".join(named)).split())
    known = corpus.theme | corpus.origins | frozenset[str]().union(*(role.known_as for role in roles))
    # Before an everyday word and where a job stands even the trade's own words ask for another: "data models make".
    kinds = {role.start - 1 for role in roles if role.bare and not is_developer(role)}
    left = [
        position not in taken
        and not (word in narrowed or stem(word) in known or chooses(word))
        and (
            position in kinds
            or before == "per"
            or in_place_of_a_job(named, position, position + 1)
            or not is_spoken_of({stem(word)}, corpus)
        )
        for position, (before, word) in enumerate(pairwise(("", *named)))
    ]
    exceptions = [place for place in left_out if exception(named, place)]
    for place in exceptions:
        first = place.start - len(exception(named, place).split())
        left[first : place.end] = [True] * (place.end - first)
    jobs = [(role.start, role.end) for role in roles]
    return tuple(
        Phrase(" ".join(named[start:end]), start, end, _stands_as_job(named, start, end))
        for start, end in _runs(message, left)
        if any(start < place.end and place.start < end for place in exceptions)
        or _asks_for_it(message, start, end, jobs, {place.start for place in places})
    )


def with_unheard_of(
    message: Message, roles: Sequence[Role], phrases: Sequence[Phrase], corpus: Corpus
) -> tuple[tuple[Role, ...], tuple[Phrase, ...]]:
    """The jobs of a question with those that its phrases name, and the phrases that name none.

    What stands as a job does is one where there is no other. A bare "dev" or "server" is of the kind that stands before
    it: of "solidity devs" articles on other developers say nothing, and a "discord server" is no waiter. Nor is
    an "army nurse" paid as others are.
    """
    before = {phrase.end: phrase for phrase in phrases if message.touches(phrase.end)}
    kinds = [(role, before.get(role.start)) for role in roles]
    kinds = [(role, phrase if phrase and _makes_another(phrase, role, corpus) else None) for role, phrase in kinds]
    jobs = [
        unheard_of(f"{phrase.text} {role.name}", phrase.start, role.end) if phrase else role for role, phrase in kinds
    ]
    if not jobs:
        strange = (phrase for phrase in phrases if phrase.earns and not _is_listed(phrase))
        jobs = [unheard_of(phrase.text, phrase.start, phrase.end) for phrase in strange][:1]
    left = [phrase for phrase in phrases if not any(job.start <= phrase.start < job.end for job in jobs)]
    return tuple(jobs), tuple(left)


def _makes_another(phrase: Phrase, role: Role, corpus: Corpus) -> bool:
    """Whether a phrase right before a job says that it is another one: of its kind, or in the armed forces."""
    return (role.bare and not _is_known(role, corpus)) or _FORCES.search(phrase.text) is not None


def _is_listed(phrase: Phrase) -> bool:
    """Whether a phrase is the name of a job, which is not asked about where it is none of the question's."""
    said = phrase.text.split(" ")
    return any(mention.end - mention.start == len(said) and not mention.generic for mention in mentions(said))


def _is_known(role: Role, corpus: Corpus) -> bool:
    """Whether all articles are about it, so that what stands before it is a kind of it ("startup backend")."""
    return role.standing is not Standing.ABSENT and not role.asked.isdisjoint(corpus.theme)


def chooses(word: str) -> bool:
    """Whether a word asks, narrows or speaks of pay, so that there is nothing to be said of it."""
    if word in _SAY_NOTHING or word in currency_words():
        return True
    if _NUMBER.fullmatch(word) or _ADVERB.fullmatch(word):
        return True
    return not _NARROWS.isdisjoint(concepts_spoken_of([stem(word)]))


def _runs(message: Message, left: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where neighbouring words are left, with nothing but a blank between them."""
    start = None
    for position, is_left in enumerate(left):
        if start is not None and not (is_left and message.touches(position)):
            yield start, position
            start = None
        if is_left and start is None:
            start = position
    if start is not None:
        yield start, len(left)


def _asks_for_it(message: Message, start: int, end: int, jobs: Sequence[tuple[int, int]], places: Set[int]) -> bool:
    """Whether it stands where something narrows a question on pay. ``jobs`` are spans, ``places`` starts of them."""
    named = message.said
    first = start
    while first and named[first - 1] in _ARTICLES and message.touches(first):
        first -= 1
    before = named[first - 1] if first and message.touches(first) else ""
    after = named[end] if end < len(named) and message.touches(end) else ""
    if before in _BESIDE:
        return True
    if any(end + 1 == begin for begin, _ in jobs) and named[end] in STATES:
        return True  # as in "bend, or electrician pay"
    if end in places or after in STATES or after in _CLOSING:
        after = ""  # as in "pay dayton oh" and "pay dayton please"
    if not after and (before in PAY or any(start == stop for _, stop in jobs)):
        return True  # "nurse salary worldwide"; but "welders clear 200k"
    return any(end == begin for begin, _ in jobs) or in_place_of_a_job(named, start, end)


def _stands_as_job(named: Sequence[str], start: int, end: int) -> bool:
    """Whether a job stands there: in "retail salary" one does, in "remote salary" how somebody works."""
    spoken_of = set(concepts_spoken_of([stem(word) for word in named[start:end]]))
    return stands_as_earner(named, start, end) or (in_place_of_a_job(named, start, end) and spoken_of <= trades())
