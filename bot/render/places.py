"""Where further excerpts stand, written so short that a button can carry them: nothing is stored for it.

A place is an article's digest, cut to ten digits, and a span in it. An article that has changed has another digest,
so a place never points at other words than those it was made for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

from bot.render.limits import CUSTOM_ID
from knowledge.models import Article, Span
from retrieval.models import Excerpt

DIGEST_DIGITS = 10
PREFIX = "more:1:"
TEMPLATE = re.compile(
    PREFIX + r"(?P<places>[0-9a-f]{10}\.[0-9a-f]+\.[0-9a-f]+(?:-[0-9a-f]{10}\.[0-9a-f]+\.[0-9a-f]+)*)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the article whose digest begins with ``digest``."""

    digest: str
    span: Span

    @classmethod
    def of(cls, excerpt: Excerpt, articles: Mapping[str, Article]) -> Self:
        """Where ``excerpt`` stands; ``articles`` by path. Raises ``KeyError``."""
        return cls(articles[excerpt.article].digest[:DIGEST_DIGITS], Span(excerpt.start, excerpt.end))

    def excerpt(self, articles: Mapping[str, Article]) -> Excerpt | None:
        """The words at this place; ``None`` where no article has them any more. Nobody ranked them: score 0."""
        for article in articles.values():
            if article.digest.startswith(self.digest) and self.span.end <= len(article.text):
                return Excerpt(
                    article=article.path,
                    heading=heading_at(article, self.span.start),
                    text=self.span.of(article.text),
                    start=self.span.start,
                    end=self.span.end,
                    score=0.0,
                    **article.model_dump(include={"title", "publisher", "author", "url", "published", "retrieved"}),
                )
        return None


def heading_at(article: Article, position: int) -> str | None:
    """The heading path of the section that holds ``position``, joined as an excerpt's is."""
    within = (section for section in article.sections if section.start <= position < section.end)
    section = max(within, key=lambda section: section.start, default=None)
    return " › ".join(section.heading) or None if section else None


def custom_id(places: Iterable[Place]) -> str:
    """The id of a button for as many of ``places`` as fit; empty where none does."""
    written = (f"{place.digest}.{place.span.start:x}.{place.span.end - place.span.start:x}" for place in places)
    *_, longest = ["", *(PREFIX + tail for tail in accumulate(written, "{}-{}".format) if fits(tail))]
    return longest


def fits(tail: str) -> bool:
    """Whether a button's id may be so long."""
    return len(PREFIX) + len(tail) <= CUSTOM_ID


def read(written: str) -> Iterator[Place]:
    """The places in a button's id, as ``TEMPLATE`` matched them; those that cannot be are left out."""
    for place in written.split("-"):
        digest, start, length = place.split(".")
        if int(length, 16):
            yield Place(digest, Span(int(start, 16), int(start, 16) + int(length, 16)))
