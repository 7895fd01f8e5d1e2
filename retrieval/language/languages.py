"""Which language a question is in, and how to say in it that the articles are in English."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain

from retrieval.data import table
from retrieval.language.english import is_english
from retrieval.language.words import STOP_WORDS

IN_ENGLISH = "My articles are in English, so I can only answer questions in English."

_BY_SCRIPT = {
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "DEVANAGARI": "hi",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
}
_LATIN = ("es", "pt", "fr", "de", "it", "nl", "pl", "sv", "tr", "id", "vi")
_BY_LETTER = dict.fromkeys("ăđơưạảấầẩậắằặẹẻếềểệịọỏốồổộớờởợụủứừửựỳỵ", "vi") | dict.fromkeys("ąęłńśźż", "pl")
"""Letters of one of these languages alone. It has few function words of its own where it is written without them."""

_UKRAINIAN = frozenset("іїєґ")


def reply_in(language: str) -> str:
    """The sentence that asks for English, in that language where we have it, always with the English beside it."""
    translated = table("languages").get(language)
    return f"{translated}\n{IN_ENGLISH}" if translated else IN_ENGLISH


def foreign_language(question: str, words: Sequence[str], known: Callable[[str], bool]) -> str | None:
    """The ISO 639-1 code of the language a question is in, "" for one we cannot name, ``None`` for English.

    ``words`` are the question's words; ``known`` says whether the articles use one. A script other than Latin decides
    by itself. Among Latin ones a language is believed when most words are neither English nor the articles' own and
    its function words occur, so that a name or a typing mistake in an English question changes nothing.
    """
    script = None if question.isascii() else _script_language(question)
    if script is not None:
        return script
    strange = [word for word in words if not is_english(word) and not known(word) and not word[0].isdigit()]
    if not strange:
        return None
    counts = Counter(chain.from_iterable(map(_languages_with, words)))
    counts.update(_BY_LETTER[letter] for letter in question.casefold() if letter in _BY_LETTER)
    # "Ur useless lol": English as it is chatted, of which the lists know nothing.
    counts["en"] += sum(word in STOP_WORDS and "en" not in _languages_with(word) for word in words)
    best = max(_LATIN, key=lambda language: counts[language])
    foreign = {word for word in words if set(_languages_with(word)) - {"en"}} | set(strange)
    if counts[best] > counts["en"] and 2 * len(foreign) > len(words):
        return best
    return None


def _script_language(question: str) -> str | None:
    letters = [character for character in question if character.isalpha()]
    other = [character for character in letters if not unicodedata.name(character, "LATIN").startswith("LATIN")]
    if 2 * len(other) <= len(letters):
        return None
    if _UKRAINIAN & set(question.casefold()):
        return "uk"
    scripts = [unicodedata.name(character).split()[0].split("-")[0] for character in other]
    if "HIRAGANA" in scripts or "KATAKANA" in scripts:
        return "ja"
    return _BY_SCRIPT.get(max(sorted(set(scripts)), key=scripts.count), "")


def _languages_with(word: str) -> Sequence[str]:
    """The languages that a word is a function word of."""
    return _function_words().get(word, ())


@cache
def _function_words() -> dict[str, list[str]]:
    """By word the languages, of Latin script, that it is a function word of."""
    # The lists (stopwordsiso, MIT, 57 languages) are read when a question first looks foreign.
    from stopwordsiso import stopwords  # noqa: PLC0415

    languages: dict[str, list[str]] = {}
    for language in (*_LATIN, "en"):
        for word in stopwords(language):
            languages.setdefault(word, []).append(language)
    return languages
