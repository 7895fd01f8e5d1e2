"""Text to words: the one tokenizer that articles and questions share.

Belongs here: what a word is, its normal form and its stem. What words mean together is in ``concepts``.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

_STEMMER = Stemmer.Stemmer("english")

# A word is a run of letters and digits, with inner apostrophes and dots ("node.js", "don't", "u.s") and the
# endings that tell languages apart ("c++", "c#"); ".net" keeps its leading dot as "dotnet". A number keeps its separators.
_WORD = re.compile(r"(?<![\w.])\.net\b|\d+(?:[.,]\d+)*(?!\w)|[^\W_]+(?:['.][^\W_]+)*(?:\+\+|#)?")

# Spellings of one thing as one word, so that "back-end", "back end" and "backend" meet. Hyphens count as blanks.
_COMPOUNDS = {
    compound: compound.replace(" ", "")
    for compound in (
        "back end", "front end", "full stack", "full time", "part time", "web site", "data base", "free lance",
        "entry level", "open source", "boot camp", "soft skill", "self employed", "self taught", "on site",
        "e mail", "day care", "health care", "child care", "air craft", "fire fighter", "truck driver",
        "land scaper", "work place", "over time", "work force", "pay check", "c sharp", "node js", "start up",
    )
} | {"per hour": "hourly", "an hour": "hourly", "a hour": "hourly", "/hr": "hourly"}  # fmt: skip
_COMPOUND = re.compile(
    r"(?<!\w)(" + "|".join(re.escape(compound).replace(r"\ ", "[ -]+") for compound in _COMPOUNDS) + r")(?=s?\b)"
)
_BREAK = re.compile(r"[ -]+")
_JOINED = {"csharp": "c#", "nodejs": "node.js", ".net": "dotnet"}
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "­": None, "​": None})

# Words that carry no subject of their own. Short on purpose: BM25's idf already discounts what is common.
STOP_WORDS = frozenset(
    """a about above after again all also am an and any are as at be because been being both but by can could did do
    does doing down during each either else etc ever few for from further had has have having he her here hers him
    his how i i'd i'll i'm i've if im in into is it it's its itself ive just let's lets many may me might more most much my
    myself no nor not now of off oh ok on once only or other our ours out over own per please pls same shall she
    should so some such than that that's thats the their theirs them then there there's these they they're this those
    through to too u under until up ur us very was we were what what's whats when where which while who whom who's whos whose
    why will with would ya yeah yes yet you you're your yours youre dont don't doesn't doesnt didn't isn't isnt
    aren't arent can't cant won't wont wanna gonna gotta kinda really like get got actually basically literally
    thing things stuff lot lots guy guys someone somebody anyone anybody people person one tell know think say
    want wants wanted need hey hi hello thanks thank quick question wondering curious idk tbh lol imo btw etc going go ppl r ur rn ngl fr af lmk smth sth abt bc cuz cause w tho thru wanted tryna gimme alot aint bro dude
    man sir mate yall ima imma dunno kno rly rlly obv def prolly legit lowkey highkey srsly pls plz ever even still already
    ya'll whats wats wat wut hows bout nah nope whether however anyway maybe perhaps usually something nothing everything""".split()
)


def normalize(text: str) -> str:
    """Compatibility composition, lower case, plain apostrophes and hyphens, compounds joined. Length may change."""
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN).casefold()
    joined = _COMPOUND.sub(lambda match: _COMPOUNDS[_BREAK.sub(" ", match.group(1))], plain)
    return re.sub(r"[ \t]{2,}", " ", joined)


class Word(NamedTuple):
    """A word in normal form and where it stands in the normalized text."""

    text: str
    start: int
    end: int


def positioned_words(normalized: str) -> list[Word]:
    """The words of a text that ``normalize`` returned, in order, with their positions in it."""
    found = []
    for match in _WORD.finditer(normalized):
        word = match.group().removesuffix("'s").rstrip(".")
        found.append(Word(_JOINED.get(word, word), match.start(), match.end()))
    return found


def words(text: str) -> list[str]:
    """The words of ``text`` in order, in normal form, stop words included."""
    return [word.text for word in positioned_words(normalize(text))]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball English stem (https://snowballstem.org/algorithms/english/stemmer.html) of a word in normal form."""
    return str(_STEMMER.stemWord(_BEFORE_STEMMING.get(word, word)))


# Short forms and spellings that stemming cannot see are the same word.
_BEFORE_STEMMING = {
    "dev": "developer", "devs": "developers", "developper": "developer", "programer": "programmer", "langs": "languages",
    "lang": "language", "db": "database", "dbs": "databases", "apis": "api", "uni": "university", "exp": "experience",
    "prof": "professor", "cert": "certification", "certs": "certifications", "licence": "license", "licences": "licenses",
    "bachelors": "bachelor", "bachelor's": "bachelor", "masters": "master", "master's": "master", "phd": "doctorate",
    "doctoral": "doctorate", "yrs": "years", "yr": "year", "hrs": "hours", "hr": "hour", "js": "javascript",
    "py": "python", "postgres": "postgresql", "mongo": "mongodb", "math": "mathematics", "maths": "mathematics",
    "cv": "resume", "temps": "temporary", "asst": "assistant", "mgr": "manager", "mgmt": "management", "eng": "engineer",
    "tech": "technology", "govt": "government", "edu": "education", "diff": "difference", "vs": "versus",
    "specialise": "specialize", "specialisation": "specialization", "specialisations": "specialization",
    "specialising": "specialize", "sw": "software", "swe": "engineer", "hourly": "hourlypay",
}  # fmt: skip
