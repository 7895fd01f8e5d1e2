"""Questions without what could tell who asked them, as far as a pattern can find it.

A name that a member types stays: no pattern knows names. That is why nothing is kept for long.
"""

import re
import unicodedata

from bot.render.words import one_line

LONGEST = 300  # characters that are kept of a question

DOMAIN = r"(?:[\w-]+\.)+(?:app|co|com|de|dev|edu|gg|gov|info|io|ly|me|net|org|ru|site|to|uk|us|xyz)"
PATTERNS = (
    (re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:)[^>]{0,40}>"), "[mention]"),
    (re.compile(r"[\w.+%-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+", re.I), "[mail]"),
    (re.compile(r"\b[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|\bmailto:\S+", re.I), "[link]"),
    (re.compile(rf"\b{DOMAIN}/\S+", re.I), "[link]"),
    (re.compile(r"(?<!\w)@[\w.]+"), "[mention]"),
    # Seven digits and more, but not two years such as 2024-2025.
    (re.compile(r"(?<!\d)(?!(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d(?!\d))\+?\(?\d(?:[\s().\-/]{0,3}\d){6,}"), "[number]"),
)


def scrubbed(text: str) -> str:
    """``text`` on one line, without mentions, addresses, links and long numbers, cut to ``LONGEST`` characters."""
    line = one_line(unicodedata.normalize("NFKC", text[: 4 * LONGEST]))
    for pattern, placeholder in PATTERNS:
        line = pattern.sub(placeholder, line)
    return line[:LONGEST].rstrip()
