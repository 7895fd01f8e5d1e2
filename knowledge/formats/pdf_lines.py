"""How one line of a page stands to the one before: the same paragraph, another, or a word broken between the two."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from functools import cache
from itertools import pairwise

from knowledge.formats.pdf_rows import Row

BULLET = re.compile(r"[•‣◦▪●○∙·■□❖➢✓✔\uf0a7\uf0b7\uf0d8\u2043\u25cf]\s*|[*+\-–—o]\s+")
NUMBER = re.compile(r"(\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
ENDS_SENTENCE = re.compile(r"[.!?:;]['\"”’)\]]*$")
BROKEN = re.compile(r"([^\W\d_]+)-$")
WORD_START = re.compile(r"[^\W\d_]+")
INDENT = 0.8  # of the size
LOOSE = 0.3  # of the size, beyond the usual distance between lines
OTHER_SIZE = 0.08


def usual_pitch(rows: Sequence[Row]) -> float:
    """The most frequent distance from one line's top to the next, in sizes; 1 where nothing follows anything."""
    pitches = Counter(
        round((above.top - below.top) / above.first.size, 1)
        for above, below in pairwise(rows)
        if above.page == below.page and len(above.cells) == len(below.cells) == 1 and above.top > below.top
    )
    near = {pitch: count for pitch, count in pitches.items() if 0.7 <= pitch <= 2.2}
    return max(near, key=lambda pitch: (near[pitch], -pitch)) if near else 1.0


def same_style(above: Row, below: Row) -> bool:
    """Whether two lines have about the same size and both or neither are bold."""
    sizes = above.first.size, below.first.size
    return above.first.bold == below.first.bold and max(sizes) <= (1 + OTHER_SIZE) * min(sizes)


def continues(above: Row, below: Row, pitch: float, right: float) -> bool:
    """Whether ``below`` goes on with the paragraph of ``above``, whose column ends at ``right``."""
    if not same_style(above, below) or is_item(below.text):
        return False
    full = _is_full(above, below, right)
    ended = ENDS_SENTENCE.search(above.text) is not None
    if below.page != above.page or below.top > above.top:  # the next page or column
        return BROKEN.search(above.text) is not None or (full and (not ended or below.text[:1].islower()))
    size = above.first.size
    if (above.top - below.top) / size > pitch + LOOSE:
        return False
    if below.first.left > above.first.left + INDENT * size and not is_item(above.text):
        return not ended and full
    return full or not (ended or below.text[:1].isupper())


def _is_full(above: Row, below: Row, right: float) -> bool:
    """Whether the first word of ``below`` did not fit behind ``above``."""
    width = above.first.right - above.first.left
    word = below.text.split(maxsplit=1)[0]
    return above.first.right + (len(word) + 1) * width / max(len(above.text), 1) > right


def is_item(text: str) -> bool:
    """Whether a line begins an item of a list."""
    return BULLET.match(text) is not None or NUMBER.match(text) is not None


def as_item(text: str) -> str:
    """An item with the bullet or number that our text uses."""
    bullet = BULLET.match(text)
    return "- " + text[bullet.end() :] if bullet else NUMBER.sub(r"\1 ", text, count=1)


def joined(before: str, line: str, words: Counter[str]) -> str:
    """``before`` and the ``line`` after it; a hyphen at the break stays where ``words`` or English spell it so."""
    broken, start = BROKEN.search(before), WORD_START.match(line)
    if not (broken and start and line[:1].islower()):
        glue = "" if before.endswith(("-", "–")) and line[:1].isalnum() and broken else " "
        return f"{before}{glue}{line}"
    whole, compound = (broken[1] + start[0]).casefold(), f"{broken[1]}-{start[0]}".casefold()
    keeps = words[compound] > words[whole] if words[compound] or words[whole] else _is_compound(broken[1], start[0])
    return before + line if keeps else before[:-1] + line


def _is_compound(first: str, second: str) -> bool:
    """Whether two words that no text joins are each English: "back-end" and not "informa-tion"."""
    words = _english()
    parts = {first.lower(), second.lower()}
    return f"{first}{second}".lower() not in words and parts <= words


@cache
def _english() -> Set[str]:
    from spellchecker import SpellChecker  # noqa: PLC0415 - read when the first word is broken in doubt

    return SpellChecker(language="en").word_frequency.dictionary.keys()
