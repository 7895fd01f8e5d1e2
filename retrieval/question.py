"""What a question asks for: its words set right, the job and places it names, and what an answer has to speak of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.bystanders import asked_about
from retrieval.concepts import (
    career_concepts,
    concepts_spoken_of,
    indispensable_concepts,
    proper_names,
)
from retrieval.corpus import Corpus, is_content
from retrieval.definitions import defined
from retrieval.english import is_common
from retrieval.job_left_open import leaves_job_open, with_vague_ones
from retrieval.jobs_done import job_done
from retrieval.message import Message, read
from retrieval.needs import LIGHTEST, Need, needs_of
from retrieval.pay_asked import asks_amount
from retrieval.pay_meant import is_other_money, means_pay, ranks_jobs
from retrieval.phrasings import Meant, meant
from retrieval.places import Place, places_in
from retrieval.places_asked import excluded
from retrieval.roles import Role, Standing, main_role, roles_in
from retrieval.spelling import corrected
from retrieval.unheeded import Phrase, unheeded, with_unheard_of
from retrieval.words import normalize, stem

WHAT_IT_IS = frozenset({"§definition", "§duties"})
"""What a bare "backend developer" asks."""

_OF_FIGURES = re.compile(
    r"\b(hourly|yearly|annually|monthly|average|median|percent|percentile|ballpark|how much|per year)\b"
)

SEARCHED_FROM = 0.1
"""From what chance on a concept that is meant is searched for."""

NEARLY = 0.3
"""The share of the best one's chance from which on a concept can be what a question hangs on."""


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` as asked; ``words`` normalized and corrected; ``terms`` to search for, in order, each once.

    ``itself`` are those words that are not of the message before, joined by blanks: without a "$", a hyphen or other
    punctuation between them, without "'s" ("what's" is "what"), and with "percent" for "%".

    ``unheeded`` is what a question on pay says and nothing here is chosen by; ``asks_amount`` is set where it asks for
    figures, ``other_money`` where it asks of money that is no pay, such as a price or a tax, ``ranks_jobs`` where it
    asks which of all jobs pays so and so.

    ``leaves_job_open`` is set where it asks for pay, names no job and means, as far as it says, that of the articles.
    ``defines`` are the stems of what it asks the meaning of, where that is neither a job nor of a career.

    ``concepts`` are all that it speaks of, ``asked`` those of them that it means by how it is put, ``meant`` those that
    it likely means, as far as phrasings tell, the likeliest first. ``trade_words`` are words of the trade in what it
    asks, ``names`` the stems of the tools and the like that it names there.
    """

    text: str
    words: tuple[str, ...]
    itself: str
    terms: tuple[str, ...]
    needs: tuple[Need, ...]
    indispensable: frozenset[str]
    concepts: frozenset[str]
    asked: frozenset[str]
    roles: tuple[Role, ...]
    places: tuple[Place, ...]
    years: tuple[str, ...]
    trade_words: tuple[str, ...]
    names: frozenset[str]
    meant: tuple[Meant, ...]
    unheeded: tuple[Phrase, ...]
    asks_amount: bool
    leaves_job_open: bool
    defines: frozenset[str]
    other_money: bool
    ranks_jobs: bool

    @property
    def role(self) -> Role | None:
        """The job the question is about: of several, the one the articles know best."""
        return main_role(self.roles)

    @property
    def is_on_careers(self) -> bool:
        """Whether anything says that this is about work at all: a job, a concept of careers, or a word of the trade."""
        return bool(self.roles or self.concepts & career_concepts() or self.trade_words)

    @property
    def narrowing(self) -> str:
        """What the question says of itself beside jobs and places, with a dash for each of these: a "middle school
        teacher" asks for no middle, and nobody in Minneapolis for a minimum."""
        named = {position for role in self.roles for position in range(role.start, role.end)}
        named |= {position for place in self.places for position in range(place.start, place.end)}
        return " ".join("-" if position in named else word for position, word in enumerate(self.itself.split()))

    @property
    def asks_pay(self) -> bool:
        """Whether pay is what is asked."""
        return "§pay" in self.concepts


def understand(text: str, corpus: Corpus) -> Question:
    """Read a question in the light of what ``corpus`` has words for."""
    normalized = corrected(normalize(text), corpus)
    message = read(normalized)
    found = message.words
    named = tuple(word.text for word in found)
    itself = " ".join(named[: message.own])
    asked = frozenset(each.term for each in message.asked)
    spoken = concepts_spoken_of([stem(word) for word in named])
    concepts = frozenset(spoken) | asked
    named_jobs = roles_in(found, corpus)
    of_job = message if corpus.theme else _beside_job(message, named_jobs)
    likely = meant(message.asking_stems, of_job.asked_for)
    is_ranking = ranks_jobs(message)
    other_money = is_ranking or is_other_money(message)
    asks_pay = not other_money and means_pay(of_job, likely)
    concepts = concepts | {"§pay"} if asks_pay else concepts - {"§pay"}
    roles = asked_about(named_jobs, message, asks_pay, corpus)
    if asks_pay and (job := job_done(message, roles, corpus)):
        roles = (job,)
    if asks_pay:
        roles = with_vague_ones(roles, message, corpus)
    every_place = places_in(named)
    left_out = excluded(every_place, named)
    kept = [place for place in every_place if place not in left_out]
    # Who says where they live, and asks for elsewhere, asks for elsewhere.
    places = tuple(place for place in kept if place.start not in message.told) or tuple(kept)
    roles = _apart_from(places, roles)
    phrases = unheeded(message, roles, places, left_out, corpus) if "§pay" in concepts else ()
    roles, phrases = with_unheard_of(roles, phrases, corpus)
    beside_places = needs_of(message, roles, places, corpus)
    said = frozenset({"§difference", "§hourly", "§top", "§low"}).union(*(role.asked for role in roles))
    narrows = places or _OF_FIGURES.search(" ".join(named[: message.own]))
    if roles and narrows and not other_money and all(need.alternatives & said for need in beside_places):
        # "Nurse in ohio", "roofer hourly": a job and what figures are for alone ask what it pays.
        spoken.append("§pay")
        concepts |= {"§pay"}
    # For pay, which figures hold at a place is told beside them; otherwise a passage has to speak of the place.
    needs = beside_places if "§pay" in concepts or not roles else needs_of(message, roles, (), corpus)
    if roles and sum(need.weight for need in needs) < LIGHTEST:
        # A bare "backend developer" asks what that is.
        needs = (*needs, Need(WHAT_IT_IS, LIGHTEST))
        spoken += sorted(WHAT_IT_IS)
        concepts |= WHAT_IT_IS
    return Question(
        text=text,
        words=named,
        itself=itself,
        terms=_terms(message, roles, concepts, spoken, likely),
        needs=needs,
        indispensable=of_job.asked_for & indispensable_concepts() & _likely_enough(likely),
        concepts=concepts,
        asked=asked,
        roles=roles,
        places=places,
        trade_words=tuple(
            word.text for word in message.asking if corpus.knows(word.text) and _is_of_the_trade(word.text)
        ),
        names=frozenset(stem(word.text) for word in message.asking if not is_common(word.text)) & proper_names(),
        meant=likely,
        unheeded=phrases,
        leaves_job_open="§pay" in concepts and not roles and leaves_job_open(message, places, corpus),
        defines=defined(message),
        asks_amount="§pay" in concepts and asks_amount(itself, asked, roles, places),
        other_money=other_money,
        ranks_jobs=is_ranking,
        years=tuple(re.findall(r"\b(?:19|20)\d\d\b", normalized)),
    )


def _beside_job(message: Message, roles: Sequence[Role]) -> Message:
    """What is asked of the job that an article is about, without the words that name or describe it.

    Who "runs the health plan" may be asked about hours, and a "training manager" about anything.
    """
    main = main_role(roles)
    if main is None or main.standing is not Standing.SUBJECT:
        return message
    return message.without(range(main.start, main.end))


def _apart_from(places: Sequence[Place], roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The jobs without those that are places: in "electrician wages in PA" stands no physician assistant."""
    taken = {position for place in places for position in range(place.start, place.end)}
    return tuple(role for role in roles if taken.isdisjoint(range(role.start, role.end)))


def _likely_enough(likely: Sequence[Meant]) -> set[str]:
    """The concepts that are not much less likely meant than the likeliest."""
    return {each.term for each in likely if each.chance >= NEARLY * likely[0].chance}


def _is_of_the_trade(word: str) -> bool:
    return is_content(word) and not is_common(word) and not word[0].isdigit()


def _terms(
    message: Message, roles: Sequence[Role], concepts: frozenset[str], spoken: Sequence[str], likely: Sequence[Meant]
) -> tuple[str, ...]:
    literal = [stem(word.text) for word in message.words if is_content(word.text)]
    known_as = [term for role in roles for term in sorted(role.known_as)]
    by_phrasing = [each.term for each in likely if each.chance >= SEARCHED_FROM]
    return tuple(dict.fromkeys([*literal, *known_as, *spoken, *(each.term for each in message.asked), *by_phrasing]))
