"""Excerpts: the few passages that answer, chosen among the passages of the best chunks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from knowledge.models import SalaryFact
from retrieval.concepts import is_concept
from retrieval.corpus import Corpus
from retrieval.models import Excerpt, Hit
from retrieval.needs import Need
from retrieval.passages import Passage, passages
from retrieval.pay import asks_amount
from retrieval.question import Question

SHOWN = 3
"""Excerpts of an answer; as many again are held for the reader who wants more."""

# What a passage gains, in units of idf, beside the needs it speaks of itself.
OF_ITS_KIND, WORD, CONCEPT, WORD_ABOVE, CONCEPT_ABOVE, BOTH, IN_TITLE = 0.2, 1.0, 0.7, 0.9, 1.0, 0.35, 0.25
STATES_FACT = 2.0
CHUNK_SHARE, ANSWER_SHAPE = 5.0, 1.0
FULL_LENGTH, LENGTH_GAIN = 240, 0.8
TOO_ALIKE, CONTAINED = 0.6, 0.95
SAME_WORDS, SAME_SECTION = 1.0, 1.0

_SHAPES = {
    "§definition": re.compile(
        r"\b(is|are) (a|an|the|one|someone|people|responsible|tasked)\b|\bspeciali[sz]e|\bconcentrate"
    ),
    "§pay": re.compile(r"[$£€¥₹]\s?\d|\b\d{2,3},\d{3}\b"),
    "§outlook": re.compile(r"\d\s?(%|percent)|\b20\d\d\b"),
    "§jobcount": re.compile(r"\b\d[\d,.]*\b"),
    "§duration": re.compile(r"\b(\d+|one|two|three|four|five|six|several|few)\b.{0,12}\b(year|month|week|day|hour)"),
    "§age": re.compile(r"\b\d\d\b"),
    "§languages": re.compile(r"\b(Python|Java|Ruby|PHP|JavaScript|C\+\+|C#|SQL)\b"),
    "§databases": re.compile(r"\b(SQL|MySQL|PostgreSQL|Mongo|Oracle|databases?)\b"),
}


def met(need: Need, found: frozenset[str]) -> bool:
    """Whether a passage with these terms speaks of what is needed."""
    return not need.alternatives.isdisjoint(found)


def covered(question: Question, found: frozenset[str]) -> float:
    """How much of what is needed, by weight, passages with these terms speak of."""
    return sum(need.weight * _share(need, found) for need in question.needs)


def _share(need: Need, found: frozenset[str]) -> float:
    here = need.alternatives & found
    if not here:
        return 0.0
    return OF_ITS_KIND if need.exact and all(map(is_concept, here)) else 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage chosen as an excerpt; ``score`` is its chunk's, from rank-bm25."""

    passage: Passage
    score: float


def choose(
    question: Question, hits: Sequence[Hit], facts: Sequence[SalaryFact], corpus: Corpus, limit: int
) -> list[Choice]:
    """The best passages of ``hits``, best first, no two that overlap or say the same.

    ``facts`` are those shown beside the excerpts, most fitting first: a passage that states one is preferred.
    """
    best = hits[0].score if hits else 1.0
    shapes = _shapes(question)
    offered = [(passage, hit.score) for hit in hits for passage in passages(hit.chunk)]
    # The best of what is left, less for each excerpt already chosen from the same chunk or of the same words. Since a
    # worth only falls, a passage is set against the chosen ones only when it comes first; of equals the first is best.
    left = [
        (-_worth(question, shapes, passage, score / best, corpus) - _stated(passage, facts), number, 0)
        for number, (passage, score) in enumerate(offered)
    ]
    heapify(left)
    chosen: list[Choice] = []
    while left and len(chosen) < limit:
        cost, number, compared = heappop(left)
        passage, score = offered[number]
        against = chosen[compared:]
        if not against:
            chosen.append(Choice(passage, score))
        elif not any(_repeats(passage, choice.passage) for choice in against):
            for choice in against:
                cost += _alike(passage, choice.passage)
            heappush(left, (cost, number, len(chosen)))
    return chosen


def _shapes(question: Question) -> list[re.Pattern[str]]:
    """What an answer to this question looks like."""
    asked = question.concepts if asks_amount(question) else question.concepts - {"§pay"}
    return [shape for term, shape in _SHAPES.items() if term in asked]


def _alike(passage: Passage, chosen: Passage) -> float:
    shared = len(passage.own & chosen.own) / max(len(passage.own | chosen.own), 1)
    return SAME_WORDS * shared + (SAME_SECTION if _under(passage) == _under(chosen) else 0.0)


def _under(passage: Passage) -> tuple[str, tuple[str, ...]]:
    return passage.chunk.article, passage.chunk.heading


def _worth(
    question: Question, shapes: Sequence[re.Pattern[str]], passage: Passage, share: float, corpus: Corpus
) -> float:
    """In units of idf; ``share`` is the chunk's score as a share of the best one's."""
    title = corpus.subjects[passage.chunk.article]
    worth = sum(need.weight * _how_met(need, passage, title) for need in question.needs)
    worth += sum(ANSWER_SHAPE for shape in shapes if shape.search(passage.text))
    worth += LENGTH_GAIN * min(1.0, (passage.end - passage.start) / FULL_LENGTH)
    return worth + CHUNK_SHARE * share


def _stated(passage: Passage, facts: Sequence[SalaryFact]) -> float:
    """What a passage gains by the most fitting fact that stands in it."""
    ranks = [rank for rank, fact in enumerate(facts) if passage.states(fact)]
    return STATES_FACT * (1 - ranks[0] / len(facts)) if ranks else 0.0


def _how_met(need: Need, passage: Passage, title: frozenset[str]) -> float:
    """How well a passage meets a need, as a share of its weight.

    A word of the question says most where the passage itself has it. A concept says most in a heading, which names what
    the passage is about; in the passage it may be mentioned in passing.
    """
    in_words, in_headings = need.alternatives & passage.own, need.alternatives & passage.headings
    concept, concept_above = (CONCEPT, CONCEPT_ABOVE) if not need.exact else (OF_ITS_KIND, OF_ITS_KIND)
    best = max(
        WORD if any(not is_concept(term) for term in in_words) else concept if in_words else 0.0,
        concept_above if any(is_concept(term) for term in in_headings) else WORD_ABOVE if in_headings else 0.0,
    )
    if in_words and in_headings:
        return best + BOTH
    return best or (IN_TITLE if met(need, title) else 0.0)


def _repeats(passage: Passage, other: Passage) -> bool:
    """Whether two passages overlap or say the same, by the terms they share: most of both, or nearly all of one."""
    if passage.chunk.article == other.chunk.article and passage.start < other.end and other.start < passage.end:
        return True
    shared = len(passage.own & other.own)
    shorter, longer = sorted((len(passage.own), len(other.own)))
    return shared >= TOO_ALIKE * longer or shared >= CONTAINED * shorter > 0


def excerpt(choice: Choice, corpus: Corpus) -> Excerpt:
    """The passage as it is shown, with what its article says of itself."""
    passage = choice.passage
    article = corpus.article(passage.chunk.article)
    return Excerpt(
        article=article.path,
        title=article.title,
        heading=" › ".join(passage.chunk.heading) or None,
        text=article.text[passage.start : passage.end],
        start=passage.start,
        end=passage.end,
        score=choice.score,
        publisher=article.publisher,
        author=article.author,
        url=article.url,
        published=article.published,
        retrieved=article.retrieved,
    )
