"""Excerpts: the few passages that answer, chosen among the passages of the best chunks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple

from knowledge.models import SalaryFact
from retrieval.answering.article_shares import ARTICLE_SHARE, CHUNK_SHARE, article_shares
from retrieval.language.concepts import is_concept, sections
from retrieval.language.terms import heading_terms, stem_set
from retrieval.models import Excerpt, Hit
from retrieval.names.breakdowns import CELLS, part_of
from retrieval.search.corpus import Corpus
from retrieval.search.examples import Meant, spoken_of
from retrieval.search.passages import Passage, passages
from retrieval.understanding.needs import Need
from retrieval.understanding.question import Question

Terms = frozenset[str]

SHOWN = 3
"""Excerpts of an answer; as many again are held for the reader who wants more."""

# What a passage gains, in units of idf, beside the needs it speaks of itself.
OF_ITS_KIND, WORD, CONCEPT, WORD_ABOVE, CONCEPT_ABOVE, BOTH, IN_TITLE = 0.2, 1.0, 0.7, 0.9, 1.0, 0.35, 0.25
MEANT, MEANT_IN_BOTH = 4.0, 2.0  # for a concept, times the chance that the question means it
BY_EXAMPLES = 4.0  # the same, times the chance that the passage speaks of it too
IN_ITS_SECTION = 1.5  # the same, where articles usually speak of it
LIKE_ITS_HEADING = 4.0  # times the share of the terms of either that question and heading have in common
LATER_ITEM = 1.2
STATES_FACT = 6.0
ANSWER_SHAPE = 3.5
POINTS_ELSEWHERE, ENDS_OPEN, OTHER_NUMBERS = 3.0, 4.0, 8.0
FULL_LENGTH, LENGTH_GAIN = 240, 4.0
TOO_ALIKE, CONTAINED = 0.6, 0.95
SAME_WORDS, SAME_SECTION = 1.5, 1.5

_POINTER = re.compile(r"(for|to find|to learn) (more|further|additional) (information|details)\b", re.IGNORECASE)
"""How a passage begins that sends its reader to another page."""

_UNSEEN = -1  # of a passage of which only the most that it may be worth is known

_SHAPES = {
    "§definition": re.compile(
        r"\b((is|are) (a|an|the|one|someone|people|responsible|tasked)\b|speciali[sz]e|concentrate)"
    ),
    "§pay": re.compile(r"[$£€¥₹]\s?\d|\b\d{2,3},\d{3}\b"),
    "§outlook": re.compile(r"\d\s?(%|percent)|\b20\d\d\b"),
    "§jobcount": re.compile(r"\b\d[\d,.]*\b"),
    "§duration": re.compile(
        r"(?<![\d.,$£€¥₹])\b(\d{1,2}(?!,\d)|one|two|three|four|five|six|several|few)\b.{0,12}\b(year|month|week|day|hour)"
    ),
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
    worth = _Worth(question, facts, corpus)
    offered = list(worth.offers(hits))
    # The best of what is left, less for each excerpt already chosen from the same chunk or of the same words. Since a
    # worth only falls, a passage is looked at, and set against the chosen ones, only when it comes first; of equals the
    # first is best.
    left = [(-worth.at_most(offer, offer.score / best), number, _UNSEEN) for number, offer in enumerate(offered)]
    heapify(left)
    chosen: list[Choice] = []
    while left and len(chosen) < limit:
        cost, number, compared = heappop(left)
        offer = offered[number]
        if compared == _UNSEEN:
            heappush(left, (-worth.of(offer, offer.score / best), number, 0))
        elif compared == len(chosen):
            chosen.append(Choice(offer.passage, offer.score))
        else:
            for choice in chosen[compared:]:
                cost += _less_beside(offer.passage, choice.passage)
            if cost < inf:
                heappush(left, (cost, number, len(chosen)))
    return chosen


def in_reading_order(chosen: Sequence[Choice]) -> list[Choice]:
    """The same, with the items of one list as they stand there: steps are followed from the first on."""
    ordered = list(chosen)
    for chunk in {choice.passage.chunk for choice in chosen if choice.passage.is_item}:
        places = [place for place, choice in enumerate(chosen) if choice.passage.chunk == chunk]
        of_it = sorted((chosen[place] for place in places), key=lambda choice: choice.passage.start)
        for place, choice in zip(places, of_it, strict=True):
            ordered[place] = choice
    return ordered


def _shapes(question: Question) -> list[re.Pattern[str]]:
    """What an answer to this question looks like."""
    asked = question.concepts if question.asks_amount else question.concepts - {"§pay"}
    return [shape for term, shape in _SHAPES.items() if term in asked]


def _less_beside(passage: Passage, chosen: Passage) -> float:
    """How much less a passage is worth beside one that is chosen: all of it where they overlap or say the same.

    They say the same by the terms they share: most of both, or nearly all of one.
    """
    if passage.chunk.article == chosen.chunk.article and passage.start < chosen.end and chosen.start < passage.end:
        return inf
    shared, here, there = len(passage.own & chosen.own), len(passage.own), len(chosen.own)
    if shared >= TOO_ALIKE * max(here, there) or shared >= CONTAINED * min(here, there) > 0:
        return inf
    alike = shared / max(here + there - shared, 1)
    under_one = passage.chunk.article == chosen.chunk.article and passage.chunk.heading == chosen.chunk.heading
    return SAME_WORDS * alike + (SAME_SECTION if under_one else 0.0)


class _Offer(NamedTuple):
    """A passage that may be chosen, the score of its chunk, and what it gains by its terms, its heading's and its
    article."""

    passage: Passage
    score: float
    by_terms: float


class _Worth:
    """What passages are worth for one question, in units of idf.

    Which of the needed terms a passage has, in its words and in what stands above them, many have in common; what that
    is worth is worked out once. ``share`` is the score of a passage's chunk as a share of the best one's.
    """

    def __init__(self, question: Question, facts: Sequence[SalaryFact], corpus: Corpus) -> None:
        self._shapes = _shapes(question)
        self._meant = question.meant
        self._may_mislead = bool(facts) or question.other_money or question.asks_amount
        self._asks_amount = question.asks_amount
        self._corpus = corpus
        self._facts = facts
        self._shown = frozenset(facts)
        # What some employers pay is no better an answer than other passages, unless it comes first.
        self._preferred = facts if facts and part_of(facts[0]) else [fact for fact in facts if not part_of(fact)]
        self._subjects = corpus.subjects
        self._asked = frozenset(question.terms)
        likely = frozenset(each.term for each in question.meant)
        usual = frozenset(sections()[term] for term in likely if term in sections())
        self._needed = likely.union(usual, *(need.alternatives for need in question.needs))
        self._by_needs = cache(partial(_by_needs, question.needs, question.meant))

    def offers(self, hits: Sequence[Hit]) -> Iterator[_Offer]:
        """Every passage of these chunks, but for those that state salaries of which none is asked for."""
        # Where all articles are about one job, which of them says it does not matter.
        shares = {} if self._corpus.theme else article_shares(hits)
        for hit in hits:
            by_article = ARTICLE_SHARE * shares.get(hit.chunk.article, 0.0)
            stated = self._corpus.facts_in(hit.chunk.article) if self._may_mislead else ()
            title = self._subjects[hit.chunk.article] & self._needed
            alike = LIKE_ITS_HEADING * self._likeness(hit.chunk.heading)
            before, here = 0.0, (-1, 0.0)
            for passage in passages(hit.chunk):
                if self._misleads(passage, [fact for fact in stated if passage.states(fact)]):
                    continue
                own, headings = passage.own & self._needed, passage.headings & self._needed
                by_terms = self._by_needs(own, headings, title) + alike + by_article
                if passage.start > here[0]:
                    before, here = max(before, here[1]), (passage.start, 0.0)
                here = (here[0], max(here[1], by_terms))
                # Nothing tells the items of a list apart that speak alike of what is needed: then the first come first.
                later = LATER_ITEM if by_terms <= before and passage.is_item else 0.0
                yield _Offer(passage, hit.score, by_terms - later)

    def _misleads(self, passage: Passage, stated: Sequence[SalaryFact]) -> bool:
        """Whether a passage states salaries of which none is asked for, or some of several jobs of which it does not
        name each."""
        asked = [fact for fact in stated if fact in self._shown]
        if not asked:
            return bool(stated)
        jobs = {fact.role for fact in stated}
        return len(jobs) > 1 and not all(_names_job(fact, passage) for fact in stated)

    def _likeness(self, heading: Sequence[str]) -> float:
        """How far the question and the heading right above a passage are the same question: their Jaccard index."""
        terms = frozenset(heading_terms(heading[-1])) if heading else frozenset[str]()
        return len(terms & self._asked) / len(terms | self._asked) if terms else 0.0

    def at_most(self, offer: _Offer, share: float) -> float:
        """What a passage may be worth, whatever it looks like and states."""
        likeliest = max((each.chance for each in self._meant), default=0.0)
        shaped = ANSWER_SHAPE * len(self._shapes) + BY_EXAMPLES * likeliest
        return _total(offer, share, shaped, STATES_FACT if self._facts else 0.0)

    def of(self, offer: _Offer, share: float) -> float:
        """What a passage is worth; to look at it takes longer than all else."""
        text = offer.passage.text
        shaped = sum(ANSWER_SHAPE for shape in self._shapes if shape.search(text))
        speaks_of = spoken_of(text) if self._meant else {}
        shaped += BY_EXAMPLES * sum(each.chance * speaks_of.get(each.term, 0.0) for each in self._meant)
        shaped -= POINTS_ELSEWHERE if _POINTER.match(text) else 0.0
        shaped -= ENDS_OPEN if text.endswith(":") else 0.0  # what it announces is cut off
        if (self._facts or self._asks_amount) and CELLS in text and not any(map(offer.passage.states, self._facts)):
            shaped -= OTHER_NUMBERS  # numbers of jobs in the rows of a table read like pay beside it
        return _total(offer, share, shaped, _stated(offer.passage, self._preferred))


def _names_job(fact: SalaryFact, passage: Passage) -> bool:
    """Whether a passage itself says of which job a figure in it is."""
    return stem_set(fact.role or "") <= passage.own


def _total(offer: _Offer, share: float, shaped: float, stated: float) -> float:
    length = (offer.passage.end - offer.passage.start) / FULL_LENGTH
    return offer.by_terms + shaped + LENGTH_GAIN * min(1.0, length) + CHUNK_SHARE * share + stated


def _by_needs(needs: Sequence[Need], likely: Sequence[Meant], own: Terms, headings: Terms, title: Terms) -> float:
    worth = sum(need.weight * _how_met(need, own, headings, title) for need in needs)
    exact = [need for need in needs if need.exact]
    if exact and not any(_is_met_itself(need, own, headings) for need in exact):
        # Of the difference between two things says nothing what is on that between two others.
        likely = [each for each in likely if each.term != "§difference"]
    worth += sum(each.chance * MEANT for each in likely if each.term in own or each.term in headings)
    worth += sum(each.chance * IN_ITS_SECTION for each in likely if sections().get(each.term) in headings)
    return worth + sum(each.chance * MEANT_IN_BOTH for each in likely if each.term in own and each.term in headings)


def _is_met_itself(need: Need, own: Terms, headings: Terms) -> bool:
    """Whether a passage with these terms has the very word, and not only its concept."""
    return not all(map(is_concept, need.alternatives & (own | headings)))


def _stated(passage: Passage, facts: Sequence[SalaryFact]) -> float:
    """What a passage gains by the most fitting fact that stands in it."""
    for rank, fact in enumerate(facts):
        if passage.states(fact):
            return STATES_FACT * (1 - rank / len(facts))
    return 0.0


def _how_met(need: Need, own: Terms, headings: Terms, title: Terms) -> float:
    """How well a passage with these terms meets a need, as a share of its weight.

    A word of the question says most where the passage itself has it. A concept says most in a heading, which names what
    the passage is about; in the passage it may be mentioned in passing.
    """
    in_words, in_headings = need.alternatives & own, need.alternatives & headings
    concept, concept_above = (CONCEPT, CONCEPT_ABOVE) if not need.exact else (OF_ITS_KIND, OF_ITS_KIND)
    best = max(
        WORD if any(not is_concept(term) for term in in_words) else concept if in_words else 0.0,
        concept_above if any(is_concept(term) for term in in_headings) else WORD_ABOVE if in_headings else 0.0,
    )
    if in_words and in_headings:
        return best + BOTH
    return best or (IN_TITLE if met(need, title) else 0.0)


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
