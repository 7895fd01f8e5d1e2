"""Two small articles to ask about, and what holds for every answer whatever was asked."""

from functools import lru_cache

import pytest
from rank_bm25 import BM25Plus

from retrieval.answer import answer
from retrieval.language.terms import around, terms
from retrieval.models import Answer, Excerpt, NoAnswer, Reason
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand

ABOUT_300 = 320
MOST_EXCERPTS, MOST_FACTS, MOST_TITLES = 3, 12, 3

NURSE = """\
---
title: Registered nurses
publisher: Example Health Press
author: The ward team
url: https://example.org/nurses
published: 2024-05
retrieved: 2025-01-31
---
Registered nurses care for patients in hospitals and clinics. They give medicine and watch over recovery.

## Pay
The median annual wage for registered nurses was $86,070 in May 2023. The average salary of registered nurses was
$94,480 a year in May 2023. The lowest 10 percent of registered nurses earned less than $63,720 a year in May 2023, and
the highest 10 percent earned more than $132,680 a year.

In Texas, the average salary of registered nurses was $90,210 a year in May 2023. Registered nurses in Texas earned
an average of $43.37 per hour in May 2023. According to Glassdoor, the average salary of registered nurses was
$81,000 a year in 2021.

## Training
To become a registered nurse you need a degree in nursing and a licence. Training takes two to four years. A nursing
degree includes supervised work with patients.

### Shifts as a student
Student nurses spend half of their time on a ward. They begin with the early shift.

## A day
A nurse's day starts with a handover, in which the night shift tells what happened. Then come rounds, medicine and
records. Nurses often work twelve hours at a stretch.
"""

BAKER = """\
---
title: Working as a baker
author: The Bakers' Circle
published: 2022
---
Bakers mix dough and bake bread, usually at night. Every baker knows flour, yeast and heat.

## Pay
The average salary of a baker is €28,000 a year in Berlin. In Vienna, bakers earn €2,100 a month on average.

## Training
An apprenticeship as a baker takes three years. No degree is needed to become a baker.
"""


def answered(question: str, corpus: Corpus, previous: str | None = None) -> Answer:
    """The answer to a question that has to be answered."""
    found = answer(question, corpus, previous=previous)
    assert isinstance(found, Answer), f"refused: {found.reason}"
    return found


def refused(question: str, corpus: Corpus, previous: str | None = None) -> NoAnswer:
    """The refusal of a question that has to be refused."""
    found = answer(question, corpus, previous=previous)
    if isinstance(found, Answer):
        pytest.fail(f"answered: {[excerpt.text for excerpt in found.excerpts]}")
    return found


def assert_lawful(found: Answer | NoAnswer, question: str, corpus: Corpus) -> None:
    """Everything shown can be opened in its article, nothing is shown twice, and a refusal says why."""
    assert found.question == question
    if isinstance(found, Answer):
        _assert_lawful_answer(found, corpus)
    else:
        assert found.reason in Reason
        assert found.message.strip()
        titles = [article.title for article in corpus.articles.values()]
        assert len(set(found.suggestions)) == len(found.suggestions) <= MOST_TITLES
        assert set(found.suggestions) <= set(titles)


def _assert_lawful_answer(found: Answer, corpus: Corpus) -> None:
    assert found.excerpts or found.salary_facts
    assert len(found.excerpts) <= MOST_EXCERPTS
    assert len(found.salary_facts) <= MOST_FACTS
    scores = bm25_scores(found.understood, corpus)
    every = (*found.excerpts, *found.further)
    for excerpt in every:
        assert_cited(excerpt, corpus, scores)
    for position, one in enumerate(every):
        for other in every[position + 1 :]:
            assert one.text != other.text
            assert one.article != other.article or one.end <= other.start or other.end <= one.start
    for fact in found.salary_facts:
        assert fact.start is not None
        assert fact.end is not None
        assert corpus.article(fact.article).text[fact.start : fact.end] == fact.quote


def assert_cited(excerpt: Excerpt, corpus: Corpus, scores: dict[tuple[str, int], float]) -> None:
    """An excerpt is verbatim, short, names its source and carries its chunk's rank-bm25 score."""
    article = corpus.article(excerpt.article)
    assert article.text[excerpt.start : excerpt.end] == excerpt.text
    assert excerpt.text.strip()
    assert len(excerpt.text) <= ABOUT_300
    for field in ("title", "publisher", "author", "url", "published", "retrieved"):
        assert getattr(excerpt, field) == getattr(article, field), field
    chunk = next(
        chunk
        for chunk in corpus.chunks
        if chunk.article == excerpt.article and chunk.start <= excerpt.start and excerpt.end <= chunk.end
    )
    assert excerpt.heading == (" › ".join(chunk.heading) or None)
    assert excerpt.score == pytest.approx(scores[chunk.article, chunk.start], abs=1e-9)


def bm25_scores(understood: str, corpus: Corpus) -> dict[tuple[str, int], float]:
    """rank-bm25's own score of every chunk for the terms of a question, by article and start of the chunk."""
    query = list(understand(understood, corpus).terms)
    found = _bm25(corpus).get_scores(query)
    return {(chunk.article, chunk.start): float(score) for chunk, score in zip(corpus.chunks, found, strict=True)}


@lru_cache(maxsize=64)
def _bm25(corpus: Corpus) -> BM25Plus:
    def terms_of(path: str, heading: tuple[str, ...], text: str) -> list[str]:
        article = corpus.article(path)
        return around(article.title, article.tags, heading) + terms(text)

    return BM25Plus([terms_of(chunk.article, chunk.heading, chunk.text) for chunk in corpus.chunks], delta=0)
