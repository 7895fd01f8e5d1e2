"""Whether words that may name a job do so where they stand: a "cook" cooks, and "I cook" names nobody.

Belongs here: what stands before and behind a job. Which words name one is in ``occupations``.
"""

import re
from collections.abc import Sequence

from retrieval.language.words import STOP_WORDS, word_set
from retrieval.names.earning import PAY_SPOKEN_OF, is_paid, is_takings

# Forms of names that are everyday words too. They name a job only where the words around them speak of one.
_EVERYDAY = word_set(
    """model cook guide host server coach judge guard porter driver conductor agent runner tester builder dealer editor
    interpreter cleaner dispatcher producer buyer tailor pilot captain scout usher ref sub substitute groom
    presser principal minister dean anchor ranger handler checker receiver messenger fitter framer molder buffer
    grinder printer plater weaver picker loader hauler detailer dresser sitter potter critic idol mime shrink academic
    packer operator monitor composer broker flipper hunter founder marine escort psychic feller taper processor
    announcer promoter demonstrator entertainer performer stylist harvester rigger counsel trapper mason tender sewer
    collector landlord pope pa rn np ma pm pt ot co ea ta ra pi hr pr md em modeling modelling acting cleaning
    cooking coaching trading stocking mining retail sale sport medicine law surgery police prison jail military army
    politic insulation sanitation streaming translation interpretation consulting chemistry physic biology economic
    geography genetic forensic robotic manufacturing construction architecture nutrition pharmacy massage advertising
    ministry warehouse inventor spy"""
)
_BEFORE = re.compile(
    r"(\b(be|being|become|becoming|am|i'm|im)"
    r"|\b(work|working|job|career|life|start|started) (as|of))( an?| the)?$"
    r"|\b(degrees?|schooling|licenses?|training|requirements?|certifications?|bachelors?|associates?|courses?|classes"
    r"|college|program|exam|major) (for|in)( an?| the)?$"
    r"|\b(get|getting|got|go|going|break|breaking|work|working|jobs?|careers?|years|experience|switch) (in|into)$"
)
_AFTER = re.compile(r"(jobs?|careers?|positions?|school|hourly|an? (\w+ )?(field|career|job))\b")
_ITS_PLACE = {("county",), ("office",), ("offices",)}
_NURSING = {("nursing", place) for place in ("home", "homes", "care", "facility", "facilities")}
_ON_PAY = re.compile(rf"\b({PAY_SPOKEN_OF}|percentile|median)\b")
_BESIDE_ANOTHER = word_set("vs versus or than")
_BESIDE_SHORT = word_set("a an new vs versus hire hires hiring")
# "Does it support remote work" is no question about IT support, "what does it support do" is one.
_AUXILIARIES = word_set("do does did can could will would should if")
_JOB_VERBS = word_set("do make earn get work need")


_DOERS = re.compile(r"\b(do|can|will|would|should|must)( most| all| many)?$")
_DO = word_set("get have see work need travel like live sleep use go earn make wear retire quit")


def is_everyday(name: str) -> bool:
    """Whether the name of a job, in the singular, is an everyday word too."""
    return name in _EVERYDAY


def is_meant(question: Sequence[str], first: str, start: int, end: int) -> bool:
    """Whether ``question[start:end]``, which begins with the form ``first``, names a job and is no everyday word."""
    before, after = question[max(0, start - 3) : start], question[end : end + 3]
    if tuple(question[end : end + 1]) in _ITS_PLACE or tuple(question[start : end + 1]) in _NURSING:
        return False
    if is_takings(question, start, end):
        return False
    if question[start] == "hrs" or (question[start] == "hr" and before[-1:] and before[-1][0].isdigit()):
        return False  # hours
    if end - start > 1:
        is_pronoun = first in STOP_WORDS and not _AUXILIARIES.isdisjoint(before[-1:])
        return not is_pronoun or not _JOB_VERBS.isdisjoint(after[:1])
    if first not in _EVERYDAY or len(question) == 1:
        return True
    if len(first) == 2 and question[start] == f"{first}s" and _ON_PAY.search(" ".join(question)):
        return True  # "RNs"
    if len(first) == 2 and not _BESIDE_SHORT.isdisjoint((*before[-1:], *after[:1])):
        return True
    if _DOERS.search(" ".join(before)) and question[start].endswith("s") and not _DO.isdisjoint(after[:1]):
        return True
    if _BEFORE.search(" ".join(before)) or _AFTER.match(" ".join(after)):
        return True
    beside = (*[word for word in before if word not in ("a", "an", "the")][-1:], *after[:1])
    if not _BESIDE_ANOTHER.isdisjoint(beside) and _ON_PAY.search(" ".join(question)):
        return True
    return is_paid(question, start, end)
