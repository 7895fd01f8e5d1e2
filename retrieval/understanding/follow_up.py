"""Follow-up questions: "and the hours?" after a question on a job becomes a question that stands alone."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from retrieval.data import table
from retrieval.language.concepts import concepts_asked, concepts_spoken_of
from retrieval.language.english import is_common
from retrieval.language.spans import positions
from retrieval.language.words import normalize, stem, words
from retrieval.names.levels import level_asked, without_levels
from retrieval.names.occupations import mentions
from retrieval.names.places import PREPOSITIONS, STATES, Place, places_in
from retrieval.search.corpus import is_content
from retrieval.understanding.message import read, with_earlier, without_earlier

_OPENING = re.compile(
    r"^\W*((and|n|but|or|so|ok(ay)?|also|then|plus)\b[\s,]*)*((what about|how about|wbu|same for)\b[\s,]*)?",
    re.IGNORECASE,
)
_CORRECTING = re.compile(
    r"^\W*(no[\s,.!]+(?=(sorry|i meant?|make that|actually)\b)|no\s*,\s*|(wow|oh|nice|cool|damn|hm+)\s*[,.!]+\s*"
    r"|(sorry|oops|wait|actually|i meant?|make that)\b[\s,]*)+(?=\w)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^(vs\.?|versus|compared? (to|with)|than|or|against)\s+", re.IGNORECASE)
_CLOSING = re.compile(r"(?<![\s,])[\s,]+(sorry|instead|please|pls|thanks|lol)\W*$", re.IGNORECASE)
_ADDING = re.compile(r"^\W*((and|n|also|plus)\b[\s,]*)+(?!(what|how) about)", re.IGNORECASE)
_NOT_THAT = re.compile(r"^not (in |an? |the )?", re.IGNORECASE)
_COMPARES = re.compile(r"\b(vs|versus|or|than|compares?|compared|difference)\b")
_OF_BOTH = re.compile(r"\b(which|who|whose|more|less|better|higher|difference|both|each|they|them|either)\b")
LONGEST_PREVIOUS = 2000
"""Characters in normal form; a longer text is no question that could be followed up."""

A_FEW = 3
"""Words that without a question mark are rather a remark than a question."""

LONGEST_UNKNOWN = 3
"""Words of a name that is in no list."""

SHORT = 8
"""Words of a question that leaves its job to the one before."""

_ONES = re.compile(r"\b(the|some|any|which|what|more|other|\w+al) (\w+ )?ones\b", re.IGNORECASE)
_ASKS_OF_THEM = re.compile(r"\W*(what|how|when|where|why) (do|does|did|will|would|can|could|should|is|are) ")
_OF_THEM = re.compile(r"\bof (those|these|them|that)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b[a-z]{3,}[^\W\dsu]s\b")
_CHOICE = re.compile(r"\b(\w+) or (\w+)\b")
_WHICH = re.compile(r"^\W*(which|what) (one|of)\b|\b(either|both) of (them|those)\b", re.IGNORECASE)

_NARROWING = frozenset(table("words")["narrowing"].split())
_REFERS = re.compile(r"\b(it|that|this|those|these|then|ones)\b")
_POINTS_BACK = re.compile(r"\b(it|its|it's|that|this|they|them|their|there|those|these|one|he|she)\b")


class _Said(NamedTuple):
    """A question as typed, its words, and the jobs and places that these name."""

    text: str
    words: list[str]
    jobs: list[str]
    places: tuple[Place, ...]

    @property
    def asks_pay(self) -> bool:
        """Whether it speaks of pay."""
        return "§pay" in _speaks_of(self.words)


def _said(text: str) -> _Said:
    asked = words(text)
    return _Said(text, asked, _jobs(asked), places_in(asked))


def standing_alone(question: str, previous: str | None, is_place: Callable[[str], bool] = lambda _: False) -> str:
    """``question`` with what it leaves to ``previous``, or ``question`` itself where it leaves nothing.

    A question without a job takes the previous one's job ("and the hours?"), and one that refers to what was asked has
    that told beside it ("how long does that take"). A question that only names another job or place, or nothing that
    could be asked at all, takes over the previous question ("what about in LA?"). ``is_place`` tells of a city with its
    state whether there is one: of "Springfield" the reply "Illinois" tells which.
    """
    if not previous or not previous.strip() or len(normalize(previous)) > LONGEST_PREVIOUS:
        return question
    earlier = _said(without_earlier(previous))
    named = _with_names(question, earlier)
    rest, is_tied, beside, adds = _reply(named, earlier)
    now, normalized = _said(rest), normalize(rest)
    beside = beside or (adds and _compares(earlier, now))
    if now.jobs and _COMPARES.search(normalized) and _POINTS_BACK.search(normalized):
        return _compared(earlier, now.jobs) or question
    if (job := _of_that_kind(now.words, earlier)) and not beside and level_asked(normalized) is None:
        return _taking_over(earlier, job, [job], beside=False)
    if is_tied and (name := _unknown_name(now)):
        is_job = now.words[0] in ("a", "an")
        return _taking_over(earlier, name if is_job else f"in {name}", [name] if is_job else [], beside)
    if not is_tied and (city := _city_there(now, earlier, is_place)):
        return city
    if not _asks_something(normalized, now.jobs):
        if now.jobs and not (earlier.asks_pay or earlier.places) and _ASKS_OF_THEM.match(normalized):
            return question  # "what do bakers start at" takes nothing from a question on anything else
        return _taking_over(earlier, rest, now.jobs, beside) if now.words else question
    there = _there(now, earlier)
    if now.jobs or _is_a_remark(question, now.words):
        return f"{question.rstrip(' ?!.')} {there}?" if there else question
    points_back = (
        is_tied or named != question or now.asks_pay or len(now.words) <= SHORT or _POINTS_BACK.search(normalized)
    )
    told = _told_before(now, earlier) if points_back else ""
    alone = f"{rest.rstrip(' ?!.')} ({told})?" if told else f"{question.rstrip(' ?!.')} {there}?" if there else named
    return with_earlier(alone, previous) if _REFERS.search(normalized) else alone


def _with_names(question: str, earlier: _Said) -> str:
    """A follow-up with what "the technical ones", "of those" and "which one" stand for: "skills", "go or java"."""
    normalized = normalize(earlier.text)
    plurals = (word for word in _PLURAL.findall(earlier.text.casefold()) if is_content(word))
    kind = next((word for word in plurals if not mentions([word])), "")
    if kind and _ONES.search(question):
        return re.sub(r"\bones\b", kind, question, count=1, flags=re.IGNORECASE)
    if kind and _OF_THEM.search(question):
        return _OF_THEM.sub(f"of the {kind}", question, count=1)
    choice = _CHOICE.search(normalized)
    if choice and _WHICH.search(question) and any(map(is_content, choice.groups())) and not mentions(words(choice[0])):
        return f"{choice[0]}: {question}"
    return question


def _compares(earlier: _Said, now: _Said) -> bool:
    """Whether the question before compares several jobs where one is named now, or several places."""
    return bool((now.jobs and len(set(earlier.jobs)) > 1) or (now.places and len(earlier.places) > 1))


def _there(now: _Said, earlier: _Said) -> str:
    """The place of the question before where a question on pay says "there"."""
    is_there = "there" in now.words and now.asks_pay and not now.places
    return f"in {earlier.places[0].full}" if is_there and len(earlier.places) == 1 else ""


class _Reply(NamedTuple):
    """A follow-up without the words that tie it to the question before, and whether there were any.

    ``beside`` is set where it is to be set beside what was asked ("vs Ohio"), ``adds`` where it is beside several that
    were compared ("and Ohio"), but not for "what about Ohio".
    """

    text: str
    is_tied: bool
    beside: bool
    adds: bool


def _reply(question: str, earlier: _Said) -> _Reply:
    whole = _CLOSING.sub("", question.strip())
    text = _CORRECTING.sub("", whole)
    adds = _ADDING.match(text) is not None
    text = _without_the_former(_OPENING.sub("", text).strip(), earlier)
    beside = _BESIDE.match(text)
    return _Reply(text[beside.end() :] if beside else text, len(text) < len(whole), beside is not None, adds)


def _without_the_former(rest: str, earlier: _Said) -> str:
    """What is left of "not Seattle, Spokane": what is asked for instead."""
    ruled_out = _NOT_THAT.match(rest)
    if ruled_out is None:
        return rest
    left = rest[ruled_out.end() :]
    former = [*earlier.jobs, *(" ".join(earlier.words[place.start : place.end]) for place in earlier.places)]
    said = next((name for name in former if left.casefold().startswith(name)), "")
    return re.sub(r"^[\s,]*((but|rather)\b)?\s*", "", left[len(said) :]) if said else rest


def _compared(earlier: _Said, jobs: Sequence[str]) -> str:
    """The question how the pay of these jobs compares to that which was asked before, where it was asked."""
    if not earlier.jobs or not earlier.asks_pay:
        return ""
    there = f" in {earlier.places[0].full}" if len(earlier.places) == 1 else ""
    return f"{' vs '.join(dict.fromkeys((*earlier.jobs, *jobs)))} pay{there}?"


def _of_that_kind(asked: Sequence[str], earlier: _Said) -> str:
    """The job that a reply makes of one named too widely: "construction" after "manager salary"."""
    heads = [mention.name.split() for mention in mentions(earlier.words)] if len(asked) <= LONGEST_UNKNOWN else []
    for head in (*heads, *(head[-1:] for head in heads)):
        whole = [*asked, *head]
        named = mentions(whole)
        if asked and len(named) == 1 and named[0].listed and named[0].end - named[0].start == len(whole):
            return " ".join(whole)
    return ""


def _city_there(now: _Said, earlier: _Said, is_place: Callable[[str], bool]) -> str:
    """The question before with its city in the state that a reply names, where there is such a city."""
    if len(earlier.places) != 1 or len(now.places) != 1 or earlier.places[0].within:
        return ""
    city, state, taken = earlier.places[0], now.places[0].full, positions(now.places)
    if any(is_content(word) for position, word in enumerate(now.words) if position not in taken):
        return ""
    if state not in STATES.values() or not is_place(f"{city.full}, {state}"):
        return ""
    return " ".join([*earlier.words[: city.end], state, *earlier.words[city.end :]])


def _unknown_name(now: _Said) -> str:
    """The name of all that is asked for where no list has it, be it mistyped: "what about Kerala?", "and a lawer"."""
    named = [word for word in now.words if is_content(word) and word not in _NARROWING]
    is_name = 0 < len(named) <= LONGEST_UNKNOWN and not any(map(is_common, named))
    left = set(now.words) - set(named) - {"a", "an", "the", "in", "for"}
    return "" if not is_name or left or now.jobs or now.places or _speaks_of(now.words) else " ".join(named)


def _told_before(now: _Said, earlier: _Said) -> str:
    """The job of the question before; for pay with its place, and all of what it compares where that is asked about."""
    jobs = _jobs(read(normalize(earlier.text)).asking)
    if not jobs:
        return ""
    compared = now.asks_pay and _COMPARES.search(normalize(earlier.text)) and _OF_BOTH.search(normalize(now.text))
    named = " vs ".join(dict.fromkeys(jobs if compared else jobs[-1:]))
    # "Nurse in Texas", "what should I make": where the job stood before, unless another place is named.
    places = earlier.places if now.asks_pay and not now.places else ()
    there = " vs ".join(place.full for place in (places if compared or len(places) == 1 else ()))
    return f"{named} in {there}" if there else named


def _speaks_of(asked: Sequence[str]) -> set[str]:
    speaks_of = {*concepts_spoken_of([stem(word) for word in asked])}
    return speaks_of | {match.term for match in concepts_asked(" ".join(asked))}


def _is_a_remark(question: str, asked: Sequence[str]) -> bool:
    """Whether a few words ask nothing about careers at all: "ok nice"."""
    return "?" not in question and len(asked) <= A_FEW and not _speaks_of(asked)


def _jobs(asked: Sequence[str]) -> list[str]:
    """The jobs named, a line of work ("front end") included where no job is."""
    found = mentions(asked)
    plain = [mention for mention in found if not mention.generic] or found
    return [" ".join(asked[mention.start : mention.end]) for mention in plain]


def _asks_something(normalized: str, jobs: Sequence[str]) -> bool:
    """Whether anything is asked beside jobs, places and what only narrows a question on pay ("per hour")."""
    asked = words(without_levels(normalized))
    said = {word for job in jobs for word in job.split()}
    places = places_in(asked)
    said |= {word for place in places for word in asked[place.start : place.end]}
    # Of "New York-Newark-Jersey City" not every city is known as one.
    left = [word for word in asked if word not in said and not word.isdigit() and not (places and not is_common(word))]
    if any(is_content(word) and word not in _NARROWING for word in left):
        return True
    # "What does a nurse do" asks something in stop words alone; "and for seniors?" does not.
    of_its_own = [*jobs, *(word for word in left if word in _NARROWING)]
    narrowing = {meant.term for said in of_its_own for meant in concepts_asked(said)}
    return any(meant.term not in narrowing for meant in concepts_asked(" ".join(asked)))


def _taking_over(earlier: _Said, rest: str, jobs: Sequence[str], beside: bool) -> str:
    """The previous question for another job, place or level, or with one more thing that narrows it.

    What is named ``beside`` the job or the place of the previous one is set beside it.
    """
    there = places_in(words(rest))
    if beside and (jobs or there):
        named = re.sub(r"^(in|for|an?|the) ", "", rest.rstrip(" ?!."), flags=re.IGNORECASE)
        return f"{earlier.text.rstrip(' ?!.')} vs {named}?"
    kept = _without_places(earlier) if there else earlier.text
    kept = without_levels(normalize(kept)) if level_asked(normalize(rest)) else kept
    if jobs and not earlier.jobs and earlier.asks_pay:
        return f"{kept.rstrip(' ?!.')} {rest.rstrip(' ?!.')} pay?"
    if not jobs or not earlier.jobs:
        return f"{kept.rstrip(' ?!.')} {rest.rstrip(' ?!.')}?"
    names = "|".join(re.escape(name) for name in earlier.jobs)
    kept = re.sub(rf"(?<!\w)({names})(?!\w)", lambda _: jobs[0], normalize(kept))
    # "And a plumber in ohio?": what it says beside the job narrows the question anew.
    left = re.sub(rf"(?<!\w){re.escape(jobs[0])}(?!\w)", "", normalize(rest), count=1)
    left = re.sub(r"^(for )?(an?|the)?\b", "", left.strip(" ?!.,")).strip(" ,")
    return f"{kept.rstrip(' ?!.')} {left}?" if left else kept


def _without_places(earlier: _Said) -> str:
    """The previous question without the place that another one takes the place of."""
    asked, gone = earlier.words, positions(earlier.places)
    gone |= {first - 1 for first in gone if first and asked[first - 1] in PREPOSITIONS}
    return " ".join(word for position, word in enumerate(asked) if position not in gone) if gone else earlier.text
