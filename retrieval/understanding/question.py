"""What a question asks for: its words set right, the job and places it names, and what an answer has to speak of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language.concepts import (
    career_concepts,
    concepts_spoken_of,
    indispensable_concepts,
    proper_names,
)
from retrieval.language.english import is_common
from retrieval.language.spans import apart_from, dashed
from retrieval.language.words import normalize, stem
from retrieval.names.places import Place
from retrieval.search.corpus import Corpus, is_content
from retrieval.search.examples import Meant, meant
from retrieval.understanding.bystanders import asked_about
from retrieval.understanding.definitions import defined
from retrieval.understanding.job_left_open import leaves_job_open, with_vague_ones
from retrieval.understanding.jobs_done import job_done
from retrieval.understanding.jobs_named import roles_in
from retrieval.understanding.message import Message, read
from retrieval.understanding.needs import LIGHTEST, Need, needs_of
from retrieval.understanding.pay_asked import asks_amount, is_other_money, means_pay, ranks_jobs, weighs_an_offer
from retrieval.understanding.places_asked import asked_for
from retrieval.understanding.roles import Role, Standing, main_role
from retrieval.understanding.spelling import corrected
from retrieval.understanding.unheeded import Phrase, unheeded, with_unheard_of

WHAT_IT_IS = frozenset({"§definition", "§duties"})
"""What a bare "backend developer" asks."""

_OF_FIGURES = re.compile(
    r"\b(hourly|yearly|annually|monthly|average|median|percent|percentile|ballpark|how much|per year)\b"
)

_FIGURES = frozenset({"§difference", "§hourly", "§top", "§low", "percent", "percentil"})
"""Terms that say which figures are asked for."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

SEARCHED_FROM = 0.1
"""From what chance on a concept that is meant is searched for."""

NEARLY = 0.3
"""The share of the best one's chance from which on a concept can be what a question hangs on."""


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` as asked, ``message`` as it was read; ``terms`` to search for, in order, each once.

    ``concepts`` are all that it speaks of, ``meant`` those that it likely means, as far as phrasings tell, the
    likeliest first, ``indispensable`` those that an answer has to speak of. ``jargon`` are the words of
    what it asks that are uncommon and in articles.

    ``unheeded`` is what a question on pay says and nothing here is chosen by; ``asks_amount`` is set where it asks for
    figures, ``other_money`` where it asks of money that is no pay, such as a price or a tax, ``ranks_jobs`` where it
    asks which of all jobs pays so and so. ``leaves_job_open`` is set where it asks for pay, names no job and means, as
    far as it says, that of the articles.
    """

    text: str
    message: Message
    terms: tuple[str, ...]
    needs: tuple[Need, ...]
    concepts: frozenset[str]
    meant: tuple[Meant, ...]
    indispensable: frozenset[str]
    roles: tuple[Role, ...]
    places: tuple[Place, ...]
    jargon: tuple[str, ...]
    unheeded: tuple[Phrase, ...]
    asks_amount: bool
    leaves_job_open: bool
    other_money: bool
    ranks_jobs: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, normalized and corrected."""
        return self.message.said

    @property
    def itself(self) -> str:
        """Those that are not of the message before, joined by blanks: without a "$", a hyphen or other punctuation
        between them, without "'s" ("what's" is "what"), and with "percent" for "%"."""
        return " ".join(self.message.itself)

    @property
    def asked(self) -> frozenset[str]:
        """The concepts that it means by how it is put."""
        return frozenset(each.term for each in self.message.asked)

    @property
    def names(self) -> frozenset[str]:
        """The stems of the tools and the like that it names in what it asks."""
        return frozenset(stem(word) for word in self.message.asking if not is_common(word)) & proper_names()

    @property
    def defines(self) -> frozenset[str]:
        """The stems of what it asks the meaning of, where that is neither a job nor of a career."""
        return defined(self.message)

    @property
    def years(self) -> tuple[str, ...]:
        """The years that it names."""
        return tuple(_YEAR.findall(" ".join(self.words)))

    @property
    def role(self) -> Role | None:
        """The job the question is about: of several, the one the articles know best."""
        return main_role(self.roles)

    @property
    def is_on_careers(self) -> bool:
        """Whether anything says that this is about work at all: a job, a concept of careers or jargon."""
        return bool(self.roles or self.concepts & career_concepts() or self.jargon)

    @property
    def narrowing(self) -> str:
        """What the question says of itself beside jobs and places, with a dash for each of these: a "middle school
        teacher" asks for no middle, and nobody in Minneapolis for a minimum."""
        return dashed(self.itself.split(), (*self.roles, *self.places))

    @property
    def speaks_of_pay(self) -> bool:
        """Whether any of its words does, be it that of another's money."""
        return "§pay" in concepts_spoken_of(list(map(stem, self.words)))

    @property
    def asks_pay(self) -> bool:
        """Whether pay is what is asked."""
        return "§pay" in self.concepts


def understand(text: str, corpus: Corpus) -> Question:
    """Read a question in the light of what ``corpus`` has words for."""
    message = read(corrected(normalize(text), corpus))
    named = roles_in(message, corpus)
    of_job = message if corpus.theme else _beside_job(message, named)
    likely = meant(of_job.asking_stems, of_job.asked_for)
    is_ranking = ranks_jobs(message)
    other_money = is_ranking or (is_other_money(message) and not weighs_an_offer(message, named))
    asks_pay = not other_money and means_pay(of_job, likely, named)
    places, left_out = asked_for(message)
    named = _by_name(named, asks_pay)
    # In "electrician wages in PA" stands no physician assistant.
    roles = apart_from(places, _jobs(named, message, asks_pay, corpus))
    phrases = unheeded(message, roles, places, left_out, corpus) if asks_pay else ()
    roles, phrases = with_unheard_of(message, roles, phrases, corpus)
    needs = needs_of(message, roles, places, corpus)
    implied = (
        {"§pay"} if not other_money and _is_job_with_figures(message, of_job, roles, places, needs) else set[str]()
    )
    asks_pay = asks_pay or bool(implied)
    roles = _by_name(roles, asks_pay)
    if roles and not asks_pay:
        # For pay, which figures hold at a place is told beside them; otherwise a passage has to speak of the place.
        needs = needs_of(message, roles, (), corpus)
    if roles and sum(need.weight for need in needs) < LIGHTEST:
        # A bare "backend developer" asks what that is.
        needs = (*needs, Need(WHAT_IT_IS, LIGHTEST))
        implied |= WHAT_IT_IS
    spoken = [*concepts_spoken_of(list(map(stem, message.said))), *sorted(implied)]
    asked = [each.term for each in message.asked]
    return Question(
        text=text,
        message=message,
        terms=_terms(message, roles, spoken, likely),
        needs=needs,
        concepts=frozenset((*spoken, *asked)) - {"§pay"} | ({"§pay"} if asks_pay else set()),
        meant=likely,
        indispensable=of_job.asked_for & indispensable_concepts() & _likely_enough(likely),
        roles=roles,
        places=places,
        jargon=tuple(word for word in message.asking if corpus.knows(word) and _is_jargon(word)),
        unheeded=phrases,
        asks_amount=asks_pay and asks_amount(" ".join(message.itself), asked, roles, places),
        leaves_job_open=asks_pay and not roles and leaves_job_open(message, places, corpus),
        other_money=other_money,
        ranks_jobs=is_ranking,
    )


def _by_name(roles: tuple[Role, ...], asks_pay: bool) -> tuple[Role, ...]:
    """The jobs by their names alone where pay is asked: what one that is counted with them earns is not theirs."""
    return tuple(role.by_name or role for role in roles) if asks_pay else roles


def _jobs(named: Sequence[Role], message: Message, asks_pay: bool, corpus: Corpus) -> tuple[Role, ...]:
    """The jobs that a message is about, of those ``named``; one on pay may say instead what is done in the job."""
    roles = asked_about(named, message, asks_pay, corpus)
    if not asks_pay:
        return roles
    job = job_done(message, roles, corpus)
    return with_vague_ones((job,) if job else roles, message, corpus)


def _is_job_with_figures(
    message: Message, of_job: Message, roles: Sequence[Role], places: Sequence[Place], needs: Sequence[Need]
) -> bool:
    """Whether it names a job and what figures are for, and nothing else: "nurse in ohio", "roofer hourly"; not what
    only hints at a job: "best pizza place in chicago"."""
    narrows = places or _OF_FIGURES.search(" ".join(message.itself))
    by_its_name = frozenset(each.term for each in message.asked) - of_job.asked_for
    said = (_FIGURES | by_its_name).union(*(role.asked for role in roles))
    named = all(role.asked & frozenset(map(stem, message.said[role.start : role.end])) for role in roles)
    return bool(roles and narrows and named) and all(need.alternatives & said or _is_number(need) for need in needs)


def _is_number(need: Need) -> bool:
    return all(term.isdigit() for term in need.alternatives)


def _beside_job(message: Message, roles: Sequence[Role]) -> Message:
    """What is asked of the job that an article is about, without the words that name or describe it.

    Who "runs the health plan" may be asked about hours, and a "training manager" about anything.
    """
    main = main_role(roles)
    if main is None or main.standing is not Standing.SUBJECT:
        return message
    return message.without(range(main.start, main.end))


def _likely_enough(likely: Sequence[Meant]) -> set[str]:
    """The concepts that are not much less likely meant than the likeliest."""
    return {each.term for each in likely if each.chance >= NEARLY * likely[0].chance}


def _is_jargon(word: str) -> bool:
    return is_content(word) and not is_common(word) and not word[0].isdigit()


def _terms(message: Message, roles: Sequence[Role], spoken: Sequence[str], likely: Sequence[Meant]) -> tuple[str, ...]:
    literal = [stem(word) for word in message.said if is_content(word)]
    known_as = [term for role in roles for term in sorted(role.known_as)]
    by_phrasing = [each.term for each in likely if each.chance >= SEARCHED_FROM]
    return tuple(dict.fromkeys([*literal, *known_as, *spoken, *(each.term for each in message.asked), *by_phrasing]))
