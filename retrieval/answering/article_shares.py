"""Which articles speak most of what is asked: in a folder on many jobs the page is chosen before the passage.

One chunk on another job may have more of a question's words by chance than any on the job meant; that several chunks of
an article have some of them is seldom chance.
"""

from collections.abc import Sequence

from retrieval.language.concepts import career_concepts
from retrieval.language.english import is_common
from retrieval.language.words import stem
from retrieval.models import Hit
from retrieval.search.corpus import Corpus, is_content
from retrieval.understanding.question import Question

COUNTED = 5
"""Chunks of an article that speak for it, so that a long one has no more to say for itself than a short one."""

CHUNK_SHARE, ARTICLE_SHARE = 6.0, 12.0
"""What the best chunk and the best article gain by being that, in units of idf; others gain their share of it."""


def article_shares(hits: Sequence[Hit]) -> dict[str, float]:
    """For the path of every article of these hits, best first, what its best chunks score as a share of the most."""
    scores: dict[str, list[float]] = {}
    for hit in hits:
        scores.setdefault(hit.chunk.article, []).append(hit.score)
    sums = {path: sum(each[:COUNTED]) for path, each in scores.items()}
    most = max(sums.values(), default=1.0)
    return {path: each / most for path, each in sums.items()}


def told_by_a_word(question: Question, corpus: Corpus) -> str:
    """The path of the article that an uncommon word of a question on careers tells, since no other has it ("nclex"), or
    nothing."""
    if question.asked.isdisjoint(career_concepts()):
        return ""
    uncommon = (word for word in question.message.asking if is_content(word) and not is_common(word))
    for word in uncommon:
        paths = {hit.chunk.article for hit in corpus.search([stem(word)], COUNTED)}
        if len(paths) == 1:
            return paths.pop()
    return ""


def of_best_articles(hits: Sequence[Hit], limit: int) -> list[Hit]:
    """Those of ``hits``, best first, that are best by their own scores and their articles' together, in their order."""
    shares = article_shares(hits)
    worth = [CHUNK_SHARE * hit.score / hits[0].score + ARTICLE_SHARE * shares[hit.chunk.article] for hit in hits]
    kept = sorted(range(len(hits)), key=lambda number: -worth[number])[:limit]
    return [hits[number] for number in sorted(kept)]
