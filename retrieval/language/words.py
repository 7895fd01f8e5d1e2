"""Text to words: the one tokenizer that articles and questions share.

Belongs here: what a word is, its normal form and its stem. What words mean together is in ``concepts``.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from retrieval.data import table

# Its own cache is off: once that is full, clearing it costs more than it saves.
_STEMMER = Stemmer.Stemmer("english", 0)

# A word is a run of letters and digits, with inner apostrophes and dots ("node.js", "don't", "u.s") and the
# endings that tell languages apart ("c++", "c#"); ".net" keeps its leading dot as "dotnet". A number keeps its
# separators. Most words are letters alone, which the first alternative finds sooner than the last.
_WORD = re.compile(r"[^\W\d_]+(?![\w'.+#])|(?<![\w.])\.net\b|\d+(?:[.,]\d+)*(?!\w)|[^\W_]+(?:['.][^\W_]+)*(?:\+\+|#)?")

_DATA = table("words")
_COMPOUNDS: dict[str, str] = _DATA["compounds"]
_SHORT_FORMS: dict[str, str] = _DATA["short_forms"]
STOP_WORDS = frozenset(_DATA["stop"].split())
ASKING_WORDS = frozenset(_DATA["asking"].split())

_COMPOUND = re.compile(
    r"(?<!\w)(" + "|".join(re.escape(compound).replace(r"\ ", "[ -]+") for compound in _COMPOUNDS) + r")(?=s?\b)"
)
_BREAK = re.compile(r"[ -]+")
_BLANKS = re.compile(r"[ \t]{2,}")
_MONEY = re.compile(r"[$€£]{2,}")  # "how much $$"
_JOINED = {"csharp": "c#", "nodejs": "node.js", ".net": "dotnet"}
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "­": None, "\u200b": None})


def normalize(text: str) -> str:
    """Compatibility composition, lower case, plain apostrophes and hyphens, compounds joined, "nurses'" as "nurses".

    Length may change.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    plain = _MONEY.sub(" money ", text.casefold()).replace("%", " percent").replace(" & ", " and ").replace("s' ", "s ")
    joined = _COMPOUND.sub(lambda match: _COMPOUNDS[_BREAK.sub(" ", match.group(1))], plain)
    return _BLANKS.sub(" ", joined) if "  " in joined or "\t" in joined else joined


def word_set(text: str) -> frozenset[str]:
    """The words of a list, which blanks separate."""
    return frozenset(text.split())


class Word(NamedTuple):
    """A word in normal form and where it stands in the normalized text."""

    text: str
    start: int
    end: int


def positioned_words(normalized: str) -> list[Word]:
    """The words of a text that ``normalize`` returned, in order, with their positions in it."""
    found = []
    for match in _WORD.finditer(normalized):
        found.append(Word(_word(match.group()), match.start(), match.end()))
    return found


def _word(found: str) -> str:
    word = found if found.isalnum() else found.removesuffix("'s").rstrip(".")
    return _JOINED.get(word, word)


def words(text: str) -> list[str]:
    """The words of ``text`` in order, in normal form, stop words included."""
    return list(map(_word, _WORD.findall(normalize(text))))


def as_written(word: str, text: str) -> str:
    """A word in normal form as ``text`` has it: "work from home" for "wfh"."""
    plain = _BREAK.sub(" ", text.casefold())
    phrases = (phrase for phrase, joined in _COMPOUNDS.items() if joined == word and phrase in plain)
    return word if word in plain else next(phrases, word)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball English stem (https://snowballstem.org/algorithms/english/stemmer.html) of a word in normal form."""
    return str(_STEMMER.stemWord(_SHORT_FORMS.get(word, word)))
