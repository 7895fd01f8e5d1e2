"""Whether a question on pay that names no job leaves it to the articles which one is meant.

"How much does it pay?" does, asked of articles on one job. "English degree salary" and "my uncle is an electrician and
says he makes 150k" mean another, whatever it is, and the articles' figures would pass for its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from retrieval.language.concepts import concepts_spoken_of, pay_concepts, trades
from retrieval.language.spans import positions
from retrieval.language.words import STOP_WORDS, stem
from retrieval.names.earning import MONEY_VERBS, PAY_NAMED, PAY_SPOKEN_OF, stands_as_earner
from retrieval.names.levels import level_asked, without_levels
from retrieval.names.occupations import mentions
from retrieval.names.places import Place
from retrieval.search.corpus import Corpus
from retrieval.understanding.jobs_done import begins_with_own_work
from retrieval.understanding.message import Message
from retrieval.understanding.pay_asked import is_on_a_fair_amount
from retrieval.understanding.roles import Role, unheard_of
from retrieval.understanding.software import speaks_of_software
from retrieval.understanding.unheeded import chooses

VAGUE = frozenset({"engineer"})
"""Names of jobs in so many trades that they tell none."""

_POINTS = re.compile(
    r"\b(this|that|thats|it(?! (salary|salaries|wages?|jobs?))|its|they|them|their|these|those|here|there(?! (are|is))"
    r"|you guys|yall|the (job|role|field|work|career|position|industry))\b"
)
_SOMEBODYS = re.compile(rf"\b({PAY_NAMED}) of (my|his|her|their|your)\b|\baverage (person|american|worker|joe)\b")
_OF_A_DEGREE = re.compile(rf"\b(degrees?|diplomas?|grads?|graduates?|majors?|mba) ({PAY_SPOKEN_OF}|gets?)\b")
_EVERYBODY = re.compile(
    r"\b(people|ppl|everyone|everybody|workers|americans|folks|residents|households?|incomes?|wages?|all jobs)\b"
)
_LEARN = re.compile(
    r"^(how much |what )?(do|does|will|would|are|is) ((an?|the|most) )?(interns?|apprentices?|trainees?) "
    rf"((get|getting|be|being) )?({PAY_SPOKEN_OF})\b|\b(interns?|apprentices?|trainees?) ({PAY_NAMED})\b"
)
_ON_PAY = re.compile(rf"\b({PAY_SPOKEN_OF}|how much)\b")


def leaves_job_open(message: Message, places: Sequence[Place], corpus: Corpus) -> bool:
    """Whether nothing in a message on pay without a job says that another one is meant than that of the articles.

    Nobody's job is told, and either something points to what is talked of here or there is nothing beside the pay to
    ask of: no other subject, and not everybody at a place.
    """
    said, text = message.itself, " ".join(message.itself)
    if _SOMEBODYS.search(text) or _OF_A_DEGREE.search(text):
        return False
    if speaks_of_software(text, corpus):
        return True
    if mentions(said) or _is_of_a_trade(said):
        return False
    if points_here(text):
        return True
    if _earns_otherwise(message, corpus) or _is_on_any_amount(message):
        return False
    if begins_with_own_work(message, corpus):
        return False
    if places and _EVERYBODY.search(text):
        return False
    return not any(_other_subjects(message, places, corpus))


def _earns_otherwise(message: Message, corpus: Corpus) -> bool:
    """Whether they are asked about who learn some job ("interns"), or what earns and is nobody of the articles."""
    said = message.itself
    if _LEARN.search(" ".join(said)):
        return True
    known = STOP_WORDS | set(said).difference(without_levels(" ".join(said)).split())
    return any(
        behind in MONEY_VERBS
        and word not in known
        and stem(word) not in corpus.theme
        and stands_as_earner(said, position, position + 1)
        for position, (word, behind) in enumerate(pairwise(said))
    )


def _is_on_any_amount(message: Message) -> bool:
    """Whether it asks if an amount is good, for whomever; "a good starting salary" is that of a beginner here."""
    said = " ".join(message.itself)
    return is_on_a_fair_amount(said, " ".join(message.asking)) and level_asked(said) is None


def _is_of_a_trade(said: Sequence[str]) -> bool:
    """Whether it names a line of work: "wages in retail"."""
    behind = [stem(word) for before, word in pairwise(said) if before == "in"]
    return any(not trades().isdisjoint(concepts_spoken_of([each])) for each in behind)


def points_here(text: str) -> bool:
    """Whether a normalized text points to what is talked of here: "does it pay", "how long is that"."""
    return _POINTS.search(text) is not None


def with_vague_ones(roles: Sequence[Role], message: Message, corpus: Corpus) -> tuple[Role, ...]:
    """The jobs of a message on pay, with "engineer" as of any trade where it does not speak of that of the articles."""
    text = " ".join(message.itself)
    if speaks_of_software(text, corpus) or points_here(text):
        return tuple(roles)
    vague = [replace(unheard_of(role.name, role.start, role.end), bare=True) for role in roles]
    return tuple(new if role.name in VAGUE else role for role, new in zip(roles, vague, strict=True))


def _other_subjects(message: Message, places: Sequence[Place], corpus: Corpus) -> Iterator[str]:
    """The words of the clauses on pay that ask for no pay, and narrow none."""
    said = message.said
    levels = set(said) - set(without_levels(" ".join(said)).split())
    explained = {end for each in message.asked if each.term in pay_concepts() for end in (each.start, each.end)}
    for start, end in _clauses(message):
        if not _ON_PAY.search(" ".join(said[start:end])):
            continue
        for position in set(range(start, end)) - positions(places) - message.told:
            word = message.words[position]
            known = stem(word.text) in corpus.theme | corpus.origins or word.text in levels or chooses(word.text)
            if not known and not explained & {word.start, word.end}:
                yield word.text


def _clauses(message: Message) -> Iterator[tuple[int, int]]:
    """Where the words of the message itself follow each other with nothing but a blank between them."""
    start = 0
    for position in range(1, message.own + 1):
        if position == message.own or not message.touches(position):
            yield start, position
            start = position
