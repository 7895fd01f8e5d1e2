"""Follow-up questions: "and the hours?" after a question on a job becomes a question that stands alone."""

import re
from collections.abc import Sequence

from retrieval.concepts import concepts_asked, concepts_spoken_of
from retrieval.corpus import is_content
from retrieval.data import table
from retrieval.levels import level_asked, without_levels
from retrieval.message import read, with_earlier, without_earlier
from retrieval.occupations import mentions
from retrieval.places import PREPOSITIONS, places_in
from retrieval.words import normalize, stem, words

_OPENING = re.compile(
    r"^\W*((and|n|but|or|so|ok(ay)?|also|then|plus)\b[\s,]*)*((what about|how about|wbu|same for)\b[\s,]*)?",
    re.IGNORECASE,
)
LONGEST_PREVIOUS = 2000
"""Characters in normal form; a longer text is no question that could be followed up."""

A_FEW = 3
"""Words that without a question mark are rather a remark than a question."""

_NARROWING = frozenset(table("words")["narrowing"].split())
_REFERS = re.compile(r"\b(it|that|this|those|these|then|ones)\b")
_POINTS_BACK = re.compile(r"\b(it|its|it's|that|this|they|them|their|there|those|these|one|he|she)\b")


def standing_alone(question: str, previous: str | None) -> str:
    """``question`` with what it leaves to ``previous``, or ``question`` itself where it leaves nothing.

    A question without a job takes the previous one's job ("and the hours?"), and one that refers to what was asked has
    that told beside it ("how long does that take"). A question that only names another job or place, or nothing that
    could be asked at all, takes over the previous question ("what about in LA?").
    """
    if not previous or not previous.strip() or len(normalize(previous)) > LONGEST_PREVIOUS:
        return question
    opening = _OPENING.match(question)
    opened = opening.group().strip() if opening else ""
    rest = question.strip()[len(opened) :].strip()
    asked = words(rest)
    jobs = _jobs(asked)
    if not _asks_something(rest, jobs):
        return _taking_over(without_earlier(previous), rest, jobs) if asked else question
    if jobs or _is_a_remark(question, asked):
        return question
    points_back = bool(opened) or _POINTS_BACK.search(normalize(rest)) is not None or len(asked) <= 6
    earlier = _jobs([word.text for word in read(normalize(previous)).asking]) if points_back else []
    alone = f"{rest.rstrip(' ?!.')} ({earlier[-1]}{_place_of_pay(asked, previous)})?" if earlier else question
    return with_earlier(alone, previous) if _REFERS.search(normalize(rest)) else alone


def _place_of_pay(asked: Sequence[str], previous: str) -> str:
    """Where the job stood before, for a question on pay that names no place: "nurse in texas", "what should i make"."""
    speaks_of = {*concepts_spoken_of([stem(word) for word in asked])}
    speaks_of |= {match.term for match in concepts_asked(" ".join(asked))}
    places = places_in(words(without_earlier(previous)))
    return f" in {places[-1].full}" if "§pay" in speaks_of and len(places) == 1 and not places_in(asked) else ""


def _is_a_remark(question: str, asked: Sequence[str]) -> bool:
    """Whether a few words ask nothing about careers at all: "ok nice"."""
    about = concepts_spoken_of([stem(word) for word in asked]) or concepts_asked(" ".join(asked))
    return "?" not in question and len(asked) <= A_FEW and not about


def _jobs(asked: Sequence[str]) -> list[str]:
    """The jobs named, a line of work ("front end") included where no job is."""
    found = mentions(asked)
    plain = [mention for mention in found if not mention.generic] or found
    return [" ".join(asked[mention.start : mention.end]) for mention in plain]


def _asks_something(rest: str, jobs: Sequence[str]) -> bool:
    """Whether anything is asked beside jobs, places and what only narrows a question on pay ("per hour")."""
    asked = words(without_levels(normalize(rest)))
    said = {word for job in jobs for word in job.split()}
    said |= {word for place in places_in(asked) for word in asked[place.start : place.end]}
    left = [word for word in asked if word not in said and not word.isdigit()]
    if any(is_content(word) and word not in _NARROWING for word in left):
        return True
    # "What does a nurse do" asks something in stop words alone; "and for seniors?" does not.
    narrowing = {meant.term for word in left if word in _NARROWING for meant in concepts_asked(word)}
    return any(meant.term not in narrowing for meant in concepts_asked(" ".join(asked)))


def _taking_over(previous: str, rest: str, jobs: Sequence[str]) -> str:
    """The previous question for another job, place or level, or with one more thing that narrows it."""
    earlier = _jobs(words(previous))
    kept = _without_places(previous) if places_in(words(rest)) else previous
    kept = without_levels(normalize(kept)) if level_asked(normalize(rest)) else kept
    if not jobs or not earlier:
        return f"{kept.rstrip(' ?!.')} {rest.rstrip(' ?!.')}?"
    names = "|".join(re.escape(name) for name in earlier)
    kept = re.sub(rf"(?<!\w)({names})(?!\w)", lambda _: jobs[0], normalize(kept))
    # "And a plumber in ohio?": what it says beside the job narrows the question anew.
    left = re.sub(rf"(?<!\w){re.escape(jobs[0])}(?!\w)", "", normalize(rest), count=1)
    beside = re.sub(r"^(for )?(an?|the)?\b", "", left.strip(" ?!.,")).strip(" ,")
    return f"{kept.rstrip(' ?!.')} {beside}?" if beside else kept


def _without_places(previous: str) -> str:
    """The previous question without the place that another one takes the place of."""
    asked = words(previous)
    gone = {position for place in places_in(asked) for position in range(place.start, place.end)}
    gone |= {first - 1 for first in gone if first and asked[first - 1] in PREPOSITIONS}
    return " ".join(word for position, word in enumerate(asked) if position not in gone) if gone else previous
