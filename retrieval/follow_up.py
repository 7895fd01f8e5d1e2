"""Follow-up questions: "and the hours?" after a question on a job becomes a question that stands alone."""

import re
from collections.abc import Sequence

from retrieval.concepts import concepts_asked, concepts_spoken_of
from retrieval.corpus import is_content
from retrieval.occupations import mentions
from retrieval.places import Place, places_in
from retrieval.words import normalize, stem, words

_OPENING = re.compile(
    r"^\W*(and|but|or|so|ok(ay)?|also|then|plus|what about|how about|wbu|same for|what if|and what about|and how about)\b[\s,]*",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(it|its|it's|that|this|they|them|their|there|those|these|one|he|she)\b")


def standing_alone(question: str, previous: str | None) -> str:
    """``question`` with what it leaves to ``previous``, or ``question`` itself where it leaves nothing.

    A question without a job takes the previous one's job ("and the hours?"). A question that only names another job or
    place, or nothing that could be asked at all, takes over the previous question ("what about in LA?").
    """
    if not previous or not previous.strip():
        return question
    opening = _OPENING.match(question)
    rest = question[opening.end() :].strip() if opening else question.strip()
    asked = words(rest)
    jobs, places = _jobs(asked), places_in(asked)
    if not _asks_something(rest, jobs, places):
        return _replaced(previous, rest, jobs) if rest else question
    points_back = opening is not None or _POINTS_BACK.search(normalize(rest)) is not None or len(asked) <= 6
    earlier = _jobs(words(previous))
    if jobs or not points_back or not earlier:
        return question
    return f"{rest.rstrip(' ?!.')} ({earlier[-1]})?"


def _jobs(asked: list[str]) -> list[str]:
    return [" ".join(asked[mention.start : mention.end]) for mention in mentions(asked) if not mention.generic]


def _asks_something(rest: str, jobs: list[str], places: Sequence[Place]) -> bool:
    """Whether anything is asked beside the jobs and places it names."""
    asked = words(rest)
    named = {word for job in jobs for word in job.split()}
    named |= {word for place in places for word in asked[place.start : place.end]}
    content = [word for word in asked if is_content(word) and word not in named]
    return bool(
        concepts_asked(normalize(rest)) or concepts_spoken_of([stem(word) for word in content]) or len(content) > 1
    )


def _replaced(previous: str, rest: str, jobs: list[str]) -> str:
    earlier = _jobs(words(previous))
    if jobs and earlier:
        normalized = normalize(previous)
        for name in earlier:
            normalized = normalized.replace(name, jobs[0])
        return normalized
    return f"{previous.rstrip(' ?!.')} {rest.rstrip(' ?!.')}?"
