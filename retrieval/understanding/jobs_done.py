"""Jobs told by what is done in them: who "drives a truck" is a truck driver, who "teaches kindergarten" a teacher.

Only a question on pay means a job by such words; "do they build websites" asks about no website builder.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from enum import Enum
from functools import cache

from retrieval.language.spans import positions
from retrieval.language.terms import stem_set
from retrieval.language.words import STOP_WORDS, stem, word_set
from retrieval.names.earning import PAY, PAY_SPOKEN_OF, lead
from retrieval.names.job_contexts import is_everyday
from retrieval.names.occupations import Mention, mentions, name_heads
from retrieval.names.places import PREPOSITIONS, places_in
from retrieval.search.corpus import Corpus
from retrieval.understanding.bystanders import looks_for_another, wants_another
from retrieval.understanding.jobs_described import described
from retrieval.understanding.message import Message
from retrieval.understanding.roles import Role, is_spoken_of, named_role, unheard_of
from retrieval.understanding.software import speaks_of_software

LONGEST_OBJECT = 3
"""Words of what is driven, taught or cleaned."""

_BETWEEN = frozenset(
    ("a", "an", "the", "my", "our", "their", "his", "her", "your", "some", "those", "out", "up", "down", "off", "on")
)
"""What may stand between what is done and what it is done to: "put out the fires"."""

_WORKS_AT = frozenset(map(stem, ("work", "drive", "play")))
"""What is done "for Uber" or "in construction" as well as with something."""
_PAID_FOR = re.compile(rf"\b({PAY_SPOKEN_OF}|gets?)( (for|by|from|in|as|off))?$")
_PAID_TO = re.compile(rf"\b({PAY_SPOKEN_OF}) to$")
_SOMEBODY = re.compile(
    r"\b(i|he|she|we|they|(when|if) (you|u)|(my|his|her|our|their) \w+)( (just|only|currently|now|also))?$"
)
_THOSE_WHO = re.compile(
    r"\b((people|folks|guys?|persons?|dudes?|lad(y|ies)|m[ae]n|wom[ae]n|ones|those|workers|somebody|someone) (who|that)"
    r"|whoever|(my|his|her|an?|some) \w+ who)$"
)
_ASKS_ITSELF = re.compile(r"\b(do|does|did|can|could|should|would|will|must|how|if) (i|he|she|we|they)$")
_LIKES = re.compile(r"\b(like|love|enjoy)$")
_WANTS = re.compile(r"\b(wanna|(want|love|like|hope|plan|paid|offered me .{0,30}) to)$")
_NO_WORK = word_set(
    """live lived know knew think thought wonder moved move started start got get study studied learn learned read saw
    heard see ask asked like love hope plan guess feel mean want wanted need say said tell told apply applied graduate
    graduated finish finished make made earn paid pay go went
    """
)
"""What somebody does without being paid for it."""

_SAYS = word_set("say says said tell tells told think thinks thought claim claims claimed swear swears")

_FOR_A_LIVING = ("for", "a", "living")


def job_done(message: Message, roles: Sequence[Role], corpus: Corpus) -> Role | None:
    """The job of which a message on pay says what is done in it, or none where it names another.

    One that is in no list ("I spin wool for a living") is called as the message calls it. Of ``roles``, those named,
    "teaching" is part of "teaching yoga".
    """
    said = message.itself
    at_places = positions(places_in(said))
    for start, verb in enumerate(said):
        how = _is_told(said, start)
        if how is None or speaks_of_software(verb, corpus):
            continue
        first, end = _object(message, said, start, at_places)
        if not all(start <= role.start < end for role in roles):
            continue
        if how is _Told.DONE and wants_another(message, range(start, end)):
            continue
        # Who writes code for a living is no writer.
        living = said[end : end + 3] == _FOR_A_LIVING and not speaks_of_software(" ".join(said[first:end]), corpus)
        alone = living or how is not _Told.WANTED or not message.touches(end) or said[end] in PREPOSITIONS
        if (job := _job(verb, said[first:end], living)) and (alone or first < end):
            return named_role(replace(job, start=start, end=end), corpus)
        if any(role.start < end and start < role.end for role in roles if role.end - role.start > 1):
            return None  # what is described is no job without a name
        strange = first < end and not is_spoken_of(stem_set(" ".join(said[first:end])), corpus)
        if strange and (living or how is _Told.PAID or _is_work(verb)):
            return unheard_of(" ".join(said[start:end]), start, end)
    if roles or looks_for_another(message, ()):
        return None
    return next((named_role(job, corpus) for job in described(said)), None)


def begins_with_own_work(message: Message, corpus: Corpus) -> bool:
    """Whether a message begins with what its writer does with what, be it no job that is known: "I lay bricks, ..."."""
    said = message.itself
    if said[:1] != ("i",) or said[1:2] == () or said[1] in STOP_WORDS | _NO_WORK:
        return False
    first, end = _object(message, said, 1, ())
    return first < end and not speaks_of_software(" ".join(said[:end]), corpus)


class _Told(Enum):
    """How a message tells of what is done: "get paid fixing cars", "he fixes cars", "I want to fix cars"."""

    PAID = 0
    DONE = 1
    WANTED = 2


def _is_told(said: Sequence[str], start: int) -> _Told | None:
    """How a message tells of what the verb at ``start`` says, or not at all."""
    before = lead(said, start)
    is_doing = said[start].endswith("ing")
    if (is_doing and _PAID_FOR.search(before)) or _PAID_TO.search(before):
        return _Told.PAID
    if _WANTS.search(before) or (is_doing and _LIKES.search(before)):
        return _Told.WANTED
    if _THOSE_WHO.search(before):
        return None if said[start] in _SAYS else _Told.PAID
    if said[start] in STOP_WORDS or said[start] in PAY or _ASKS_ITSELF.search(before):
        return None
    return _Told.DONE if _SOMEBODY.search(before) else None


def _object(message: Message, said: Sequence[str], verb: int, at_places: Container[int]) -> tuple[int, int]:
    """Where the words behind a verb stand for what is done something to; none where what follows is no thing."""
    first = verb + 1
    stop = next((position for position in range(first, len(said)) if not message.touches(position)), len(said))
    if stem(said[verb]) in _WORKS_AT and first < stop and said[first] in ("for", "at", "in"):
        first += 1
    while first < stop and said[first] in _BETWEEN:
        first += 1
    end = first
    while end < min(first + LONGEST_OBJECT, stop) and end not in at_places and not _ends_it(said[end]):
        end += 1
    return first, end


def _ends_it(word: str) -> bool:
    return word in STOP_WORDS or word in PREPOSITIONS or word.isdigit()


def _job(verb: str, objects: Sequence[str], living: bool) -> Mention | None:
    """The job of somebody who does that with that: of "drive", "school bus" and "today" a school bus driver."""
    for length in range(len(objects), -1, -1):
        for doer in _doers().get(stem(verb), ()):
            found = mentions([*objects[:length], doer])
            if len(found) != 1 or not found[0].listed or found[0].end - found[0].start <= length:
                continue
            if length or living or not (objects or found[0].generic or is_everyday(doer)):
                return found[0]
    return None


def _is_work(verb: str) -> bool:
    """Whether somebody is called by what a verb says, and not in everyday words: "buy a house" makes no buyer."""
    doers = _doers().get(stem(verb), ())
    alone = [mention for doer in doers for mention in mentions([doer])]
    return bool(doers) and not any(is_everyday(mention.name) or mention.generic for mention in alone)


@cache
def _doers() -> dict[str, tuple[str, ...]]:
    """What they are called who do what a verb says, by its stem: "drive" is done by a "driver"."""
    doers: dict[str, list[str]] = {}
    for name in sorted(name_heads()):
        if re.search(r"\w{3}[eo]r$", name):
            shortest = name[:-3] if name[-3] == name[-4] else name[:-2]
            for verb in {stem(name[:-1]), stem(name[:-2]), stem(shortest)}:
                doers.setdefault(verb, []).append(name)
    return {verb: tuple(names) for verb, names in doers.items()}
