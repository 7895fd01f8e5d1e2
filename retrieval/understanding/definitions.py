"""What a question asks the meaning of: of "rest" in "what is rest" a passage on what developers are says nothing."""

import re

from retrieval.language.concepts import concepts_spoken_of
from retrieval.language.words import ASKING_WORDS, STOP_WORDS, stem
from retrieval.names.occupations import mentions
from retrieval.understanding.message import Message

_ASKS = re.compile(
    r"(?:so |ok |and |but |um |like |wait )*(?:what|whats|wat|wats|wut|explain|define)(?: is| are| r| does| do|s)?"
    r"(?: exactly| actually| even)?(?: an?)? (?P<name>\w+(?: \w+){0,2}?)(?: even| exactly| actually)?(?: mean| means)?"
    r"(?: in (?:simple|plain|easy|normal) \w+| lol| pls| please| exactly| then| tho| though)?"
)


def defined(message: Message) -> frozenset[str]:
    """The stems of what is to be explained; none where a job is, or what a career has ("what are the hours")."""
    asking = " ".join(message.asking)
    match = _ASKS.fullmatch(asking)
    if match is None:
        return frozenset()
    name = match["name"].split()
    stems = [stem(word) for word in name]
    is_plain = not STOP_WORDS.union(ASKING_WORDS).isdisjoint(name)
    is_of_a_career = concepts_spoken_of(stems) or message.asked_for - {"§definition"}
    return frozenset() if is_plain or is_of_a_career or mentions(name) else frozenset(stems)
