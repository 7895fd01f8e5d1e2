"""Follow-up questions: "and the hours?" after a question on a job becomes a question that stands alone."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from retrieval.concepts import concepts_asked, concepts_spoken_of
from retrieval.corpus import is_content
from retrieval.data import table
from retrieval.english import is_common
from retrieval.levels import level_asked, without_levels
from retrieval.message import read, with_earlier, without_earlier
from retrieval.occupations import mentions
from retrieval.places import PREPOSITIONS, STATES, Place, places_in
from retrieval.words import normalize, stem, words

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

SHORT = 6
"""Words of a question that leaves its job to the one before."""

_NARROWING = frozenset(table("words")["narrowing"].split())
_REFERS = re.compile(r"\b(it|that|this|those|these|then|ones)\b")
_POINTS_BACK = re.compile(r"\b(it|its|it's|that|this|they|them|their|there|those|these|one|he|she)\b")


def standing_alone(question: str, previous: str | None, is_place: Callable[[str], bool] = lambda _: False) -> str:
    """``question`` with what it leaves to ``previous``, or ``question`` itself where it leaves nothing.

    A question without a job takes the previous one's job ("and the hours?"), and one that refers to what was asked has
    that told beside it ("how long does that take"). A question that only names another job or place, or nothing that
    could be asked at all, takes over the previous question ("what about in LA?"). ``is_place`` tells of a city with its
    state whether there is one: of "Springfield" the reply "Illinois" tells which.
    """
    if not previous or not previous.strip() or len(normalize(previous)) > LONGEST_PREVIOUS:
        return question
    earlier = without_earlier(previous)
    rest, is_tied, beside, adds = _reply(question, earlier)
    asked = words(rest)
    jobs = _jobs(asked)
    beside = beside or (adds and _compares(earlier, jobs, asked))
    if jobs and _COMPARES.search(normalize(rest)) and _POINTS_BACK.search(normalize(rest)):
        return _compared(earlier, jobs) or question
    if (job := _of_that_kind(asked, earlier)) and not beside and level_asked(normalize(rest)) is None:
        return _taking_over(earlier, job, [job], beside=False)
    if is_tied and (name := _unknown_name(asked)):
        is_job = asked[0] in ("a", "an")
        return _taking_over(earlier, name if is_job else f"in {name}", [name] if is_job else [], beside)
    if not is_tied and (city := _city_there(asked, earlier, is_place)):
        return city
    if not _asks_something(rest, jobs):
        return _taking_over(earlier, rest, jobs, beside) if asked else question
    there = _there(asked, earlier)
    if jobs or _is_a_remark(question, asked):
        return f"{question.rstrip(' ?!.')} {there}?" if there else question
    on_pay = "§pay" in _speaks_of(asked)
    points_back = is_tied or on_pay or len(asked) <= SHORT or _POINTS_BACK.search(normalize(rest))
    told = _told_before(normalize(rest), earlier, on_pay) if points_back else ""
    alone = f"{rest.rstrip(' ?!.')} ({told})?" if told else f"{question.rstrip(' ?!.')} {there}?" if there else question
    return with_earlier(alone, previous) if _REFERS.search(normalize(rest)) else alone


def _compares(earlier: str, jobs: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether the question before compares several jobs where one is named now, or several places."""
    before = words(earlier)
    several_jobs, several_places = len(set(_jobs(before))) > 1, len(places_in(before)) > 1
    return bool((jobs and several_jobs) or (places_in(asked) and several_places))


def _there(asked: Sequence[str], earlier: str) -> str:
    """The place of the question before where a question on pay says "there"."""
    places = places_in(words(earlier))
    is_there = "there" in asked and "§pay" in _speaks_of(asked) and not places_in(asked)
    return f"in {places[0].full}" if is_there and len(places) == 1 else ""


class _Reply(NamedTuple):
    """A follow-up without the words that tie it to the question before, and whether there were any.

    ``beside`` is set where it is to be set beside what was asked ("vs Ohio"), ``adds`` where it is beside several that
    were compared ("and Ohio"), but not for "what about Ohio".
    """

    text: str
    is_tied: bool
    beside: bool
    adds: bool


def _reply(question: str, earlier: str) -> _Reply:
    whole = _CLOSING.sub("", question.strip())
    text = _CORRECTING.sub("", whole)
    adds = _ADDING.match(text) is not None
    text = _without_the_former(_OPENING.sub("", text).strip(), earlier)
    beside = _BESIDE.match(text)
    return _Reply(text[beside.end() :] if beside else text, len(text) < len(whole), beside is not None, adds)


def _without_the_former(rest: str, earlier: str) -> str:
    """What is left of "not Seattle, Spokane": what is asked for instead."""
    ruled_out = _NOT_THAT.match(rest)
    if ruled_out is None:
        return rest
    left = rest[ruled_out.end() :]
    asked = words(earlier)
    former = [*_jobs(asked), *(" ".join(asked[place.start : place.end]) for place in places_in(asked))]
    said = next((name for name in former if left.casefold().startswith(name)), "")
    return re.sub(r"^[\s,]*((but|rather)\b)?\s*", "", left[len(said) :]) if said else rest


def _compared(earlier: str, jobs: Sequence[str]) -> str:
    """The question how the pay of these jobs compares to that which was asked before, where it was asked."""
    asked = words(earlier)
    before, places = _jobs(asked), places_in(asked)
    if not before or "§pay" not in _speaks_of(asked):
        return ""
    there = f" in {places[0].full}" if len(places) == 1 else ""
    return f"{' vs '.join(dict.fromkeys((*before, *jobs)))} pay{there}?"


def _of_that_kind(asked: Sequence[str], earlier: str) -> str:
    """The job that a reply makes of one named too widely: "construction" after "manager salary"."""
    heads = [mention.name.split() for mention in mentions(words(earlier))] if len(asked) <= LONGEST_UNKNOWN else []
    for head in (*heads, *(head[-1:] for head in heads)):
        whole = [*asked, *head]
        named = mentions(whole)
        if asked and len(named) == 1 and named[0].end - named[0].start == len(whole):
            return " ".join(whole)
    return ""


def _city_there(asked: Sequence[str], earlier: str, is_place: Callable[[str], bool]) -> str:
    """The question before with its city in the state that a reply names, where there is such a city."""
    before, there = places_in(words(earlier)), places_in(asked)
    if len(before) != 1 or len(there) != 1 or before[0].within or any(map(is_content, _beside(asked, there[0]))):
        return ""
    state = there[0].full
    if state not in STATES.values() or not is_place(f"{before[0].full}, {state}"):
        return ""
    said = words(earlier)
    return " ".join([*said[: before[0].end], state, *said[before[0].end :]])


def _beside(asked: Sequence[str], place: Place) -> list[str]:
    return [*asked[: place.start], *asked[place.end :]]


def _unknown_name(asked: Sequence[str]) -> str:
    """The name of all that is asked for where no list has it, be it mistyped: "what about Kerala?", "and a lawer"."""
    named = [word for word in asked if is_content(word) and word not in _NARROWING]
    is_name = 0 < len(named) <= LONGEST_UNKNOWN and not any(map(is_common, named))
    left = set(asked) - set(named) - {"a", "an", "the", "in", "for"}
    return "" if not is_name or left or _jobs(asked) or places_in(asked) or _speaks_of(asked) else " ".join(named)


def _told_before(rest: str, earlier: str, on_pay: bool) -> str:
    """The job of the question before; for pay with its place, and all of what it compares where that is asked about."""
    jobs = _jobs([word.text for word in read(normalize(earlier)).asking])
    if not jobs:
        return ""
    compared = on_pay and _COMPARES.search(normalize(earlier)) and _OF_BOTH.search(rest)
    named = " vs ".join(dict.fromkeys(jobs if compared else jobs[-1:]))
    # "Nurse in Texas", "what should I make": where the job stood before, unless another place is named.
    places = [] if not on_pay or places_in(words(rest)) else list(places_in(words(earlier)))
    there = " vs ".join(place.full for place in (places if compared or len(places) == 1 else []))
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


def _asks_something(rest: str, jobs: Sequence[str]) -> bool:
    """Whether anything is asked beside jobs, places and what only narrows a question on pay ("per hour")."""
    asked = words(without_levels(normalize(rest)))
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


def _taking_over(previous: str, rest: str, jobs: Sequence[str], beside: bool) -> str:
    """The previous question for another job, place or level, or with one more thing that narrows it.

    What is named ``beside`` the job or the place of the previous one is set beside it.
    """
    earlier, there = _jobs(words(previous)), places_in(words(rest))
    if beside and (jobs or there):
        named = re.sub(r"^(in|for|an?|the) ", "", rest.rstrip(" ?!."), flags=re.IGNORECASE)
        return f"{previous.rstrip(' ?!.')} vs {named}?"
    kept = _without_places(previous) if there else previous
    kept = without_levels(normalize(kept)) if level_asked(normalize(rest)) else kept
    if jobs and not earlier and "§pay" in _speaks_of(words(previous)):
        return f"{kept.rstrip(' ?!.')} {rest.rstrip(' ?!.')} pay?"
    if not jobs or not earlier:
        return f"{kept.rstrip(' ?!.')} {rest.rstrip(' ?!.')}?"
    names = "|".join(re.escape(name) for name in earlier)
    kept = re.sub(rf"(?<!\w)({names})(?!\w)", lambda _: jobs[0], normalize(kept))
    # "And a plumber in ohio?": what it says beside the job narrows the question anew.
    left = re.sub(rf"(?<!\w){re.escape(jobs[0])}(?!\w)", "", normalize(rest), count=1)
    left = re.sub(r"^(for )?(an?|the)?\b", "", left.strip(" ?!.,")).strip(" ,")
    return f"{kept.rstrip(' ?!.')} {left}?" if left else kept


def _without_places(previous: str) -> str:
    """The previous question without the place that another one takes the place of."""
    asked = words(previous)
    gone = {position for place in places_in(asked) for position in range(place.start, place.end)}
    gone |= {first - 1 for first in gone if first and asked[first - 1] in PREPOSITIONS}
    return " ".join(word for position, word in enumerate(asked) if position not in gone) if gone else previous
