"""What a button under an answer carries for feedback: nothing is stored for it until it is pressed.

That is the vote, the generation, and the articles quoted, each as the first digits of its digest. The question is read
from the message itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from discord import ButtonStyle, ui

from knowledge.models import Article
from retrieval.models import Answer

DIGEST_DIGITS = 10
ARTICLES = 5
PREFIX = "helpful:1:"
TEMPLATE = re.compile(
    PREFIX + r"(?P<vote>yes|no):(?P<generation>\d{1,12}):(?P<digests>(?:[0-9a-f]{10}(?:\.[0-9a-f]{10}){0,4})?)"
)
THUMBS = {"yes": "👍", "no": "👎"}
BOLD = re.compile(r"\*\*(?P<text>.*)\*\*(?P<cut>…?)")
ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Ballot:
    """An answer that can be voted on: the generation it is from, and the beginnings of its articles' digests."""

    generation: int
    digests: tuple[str, ...]

    @classmethod
    def of(cls, answer: Answer, generation: int, articles: Mapping[str, Article]) -> Self:
        """The ballot of an answer made from ``articles``, by path."""
        quoted = [excerpt.article for excerpt in answer.excerpts] + [fact.article for fact in answer.salary_facts]
        known = [path for path in dict.fromkeys(quoted) if path in articles]
        return cls(generation, tuple(articles[path].digest[:DIGEST_DIGITS] for path in known[:ARTICLES]))

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """The ballot in a button's id, as ``TEMPLATE`` matched it."""
        return cls(int(match["generation"]), tuple(filter(None, match["digests"].split("."))))

    def buttons(self) -> list[ui.Button[ui.LayoutView]]:
        """A thumb up and a thumb down, which need no room for words on a phone."""
        tail = f"{self.generation}:{'.'.join(self.digests)}"
        return [
            ui.Button(style=ButtonStyle.secondary, emoji=thumb, custom_id=f"{PREFIX}{vote}:{tail}")
            for vote, thumb in THUMBS.items()
        ]

    def paths(self, articles: Mapping[str, Article]) -> tuple[str, ...]:
        """The paths of the articles; the beginning of its digest for one that has changed since."""
        by_digest = {article.digest[:DIGEST_DIGITS]: path for path, article in articles.items()}
        return tuple(by_digest.get(digest, digest) for digest in self.digests)


def question_asked(line: str) -> str:
    """The question that the first line of an answer shows in bold, its escapes taken off again."""
    match = BOLD.fullmatch(line)
    return ESCAPED.sub(r"\1", match["text"]) + match["cut"] if match else ""
