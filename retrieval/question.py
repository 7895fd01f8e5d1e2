"""What a question asks for: its words set right, the job and places it names, and what an answer has to speak of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retrieval.concepts import (
    Asked,
    career_concepts,
    concept_words,
    concepts_asked,
    concepts_spoken_of,
    indispensable_concepts,
    is_concept,
)
from retrieval.corpus import Corpus, is_content
from retrieval.english import is_common
from retrieval.places import Place, places_in
from retrieval.roles import Role, roles_in
from retrieval.spelling import closest
from retrieval.words import ASKING_WORDS, Word, normalize, positioned_words, stem

_ASKING = frozenset(map(stem, ASKING_WORDS))
_MONEY_VERBS = frozenset(map(stem, ("make", "made", "get", "bring", "pull", "clear", "cost")))
_HOW_THEY_COMPARE = frozenset({"§difference", "§team"})
_WHAT_IT_IS = frozenset({"§definition", "§duties"})
_BE_DEV = re.compile(r"(?<!to )(?<!i )\bbe (?=devs?\b|engineers?\b)")

_THE_JOB = re.compile(
    r"\b(they|their|them|these (guys|people)|(the|this|that) (job|work|field|career|role|position|stuff))\b"
)
_NUMBER = re.compile(r"\d[\d.,]*(k|st|nd|rd|th|yo|yrs?|am|pm|hrs?|s)?")
_AMOUNT = re.compile(
    r"\bhow much\b|\b(salary|salaries|wages?|income|earnings|sal|tc|comp|pay ?rate|hourly)\b"
    r"|\b(median|average|avg|mean|percentile|range"
    r"|highest|lowest|top|most|least|starting|rate|figures?|money)\b"
    r"|\bpay(check)?\W*$|\bpay (for|in|of|at|as)\b|\bwhat do(es)?\b.*\bmake\b|\b(?!401)\d+ ?k\b|[$£€]"
)
_NO_AMOUNT = re.compile(
    r"^\W*(why|who|what (affects|moves|changes|raises|determines|makes|drives))\b"
    r"|^\W*(do|does|is|are|can|could|will|would|should)\b"
    r"(?!.*\b(how much|average|avg|mean|median|\d+ ?k|six figures?|highest|top|starting)\b)"
)

UNKNOWN_RARE, UNKNOWN_COMMON = 3.5, 2.5
# People wrap a question on a career into a story, whose words are in no article: how much such a word still weighs.
STORY_ON_JOB, STORY_IN_CAREER = 0.4, 0.7
HEAVIEST, LIGHTEST = 4.0, 0.8


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a passage should speak of: any of these index terms will do. ``weight`` is in units of idf.

    ``exact`` is set for a word of its own ("azure") that its concept ("tools") cannot stand for.
    """

    alternatives: frozenset[str]
    weight: float
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` as asked; ``words`` normalized and corrected; ``terms`` to search for, in order, each once."""

    text: str
    words: tuple[str, ...]
    terms: tuple[str, ...]
    needs: tuple[Need, ...]
    indispensable: frozenset[str]
    concepts: frozenset[str]
    roles: tuple[Role, ...]
    places: tuple[Place, ...]
    years: tuple[str, ...]
    trade_words: tuple[str, ...]

    @property
    def role(self) -> Role | None:
        """The job the question is about: of several, the one the articles know best."""
        return main_role(self.roles)

    @property
    def is_on_careers(self) -> bool:
        """Whether anything says that this is about work at all: a job, a concept of careers, or a word of the trade."""
        meant = bool(_THE_JOB.search(" ".join(self.words)))
        return bool(self.roles or self.concepts & career_concepts() or self.trade_words or meant)

    @property
    def asks_pay(self) -> bool:
        """Whether pay is what is asked."""
        return "§pay" in self.concepts

    @property
    def asks_amount(self) -> bool:
        """Whether figures are asked for, and not what moves them or who earns more."""
        text = " ".join(self.words)
        named = bool(self.places) or len(self.roles) > 1 or _AMOUNT.search(text) is not None
        return self.asks_pay and named and _NO_AMOUNT.search(text) is None


def understand(text: str, corpus: Corpus) -> Question:
    """Read a question in the light of what ``corpus`` has words for."""
    normalized = _corrected(_BE_DEV.sub("backend ", normalize(text)), corpus)
    found = positioned_words(normalized)
    roles = roles_in(found, corpus)
    asked = concepts_asked(normalized)
    named = tuple(word.text for word in found)
    spoken = concepts_spoken_of([stem(word) for word in named])
    concepts = frozenset(spoken) | {term for term, _, _ in asked}
    places = places_in(named)
    # For pay, which figures hold at a place is told beside them; otherwise a passage has to speak of the place.
    needs = _needs(found, roles, places if "§pay" in concepts or not roles else (), asked, corpus)
    if roles and sum(need.weight for need in needs) < LIGHTEST:
        # A bare "backend developer" asks what that is, two jobs ask how they differ or work together.
        implied = _WHAT_IT_IS if len(roles) == 1 else _HOW_THEY_COMPARE
        needs = (*needs, Need(implied, LIGHTEST))
        spoken += sorted(implied)
        concepts |= implied
    return Question(
        text=text,
        words=named,
        terms=_terms(found, roles, concepts, spoken, asked),
        needs=needs,
        indispensable=frozenset(term for term, _, _ in asked) & indispensable_concepts(),
        concepts=concepts,
        roles=roles,
        places=places,
        trade_words=tuple(word for word in named if stem(word) in corpus.index and _is_of_the_trade(word)),
        years=tuple(re.findall(r"\b(?:19|20)\d\d\b", normalized)),
    )


def _is_of_the_trade(word: str) -> bool:
    return is_content(word) and not is_common(word) and not word[0].isdigit() and not places_in(["in", word])


def _corrected(normalized: str, corpus: Corpus) -> str:
    """The question with words that nobody knows replaced by the nearest known one."""
    parts, last = [], 0
    for word in positioned_words(normalized):
        meant = _meant(word.text, corpus)
        if meant:
            parts += [normalized[last : word.start], meant]
            last = word.end
    return normalize("".join([*parts, normalized[last:]]))


def _meant(word: str, corpus: Corpus) -> str | None:
    if not is_content(word) or corpus.knows(word) or word in concept_words() or places_in(["in", word]):
        return None
    meant = closest(word, corpus.spellings, lambda candidate: corpus.vocabulary.get(candidate, 0))
    # "Devs" and "experiance" have a stem that articles use; only the latter is a mistake, for a word of that very stem.
    if meant is None or (stem(word) in corpus.index and stem(meant) != stem(word)):
        return None
    return meant


def _terms(
    found: Sequence[Word],
    roles: Sequence[Role],
    concepts: frozenset[str],
    spoken: Sequence[str],
    asked: Sequence[Asked],
) -> tuple[str, ...]:
    literal = [stem(word.text) for word in found if is_content(word.text)]
    if "§pay" in concepts:
        literal = [term for term in literal if term not in _MONEY_VERBS]
    known_as = [term for role in roles for term in sorted(role.known_as)]
    return tuple(dict.fromkeys([*literal, *known_as, *spoken, *(term for term, _, _ in asked)]))


def _needs(
    found: Sequence[Word], roles: Sequence[Role], places: Sequence[Place], asked: Sequence[Asked], corpus: Corpus
) -> tuple[Need, ...]:
    main = main_role(roles)
    told_otherwise = _positions([main] if main else []) | _positions(places)
    in_passing = _positions(roles)
    story = STORY_ON_JOB if main else STORY_IN_CAREER if {term for term, _, _ in asked} & career_concepts() else 1.0
    needs: list[Need] = []
    explained: set[str] = set()
    for position, word in enumerate(found):
        if position in told_otherwise or not is_content(word.text) or (main and stem(word.text) in main.known_as):
            continue
        meant = {term for term, start, end in asked if word.start in (start, _last_word_start(found, end))}
        explained |= meant
        alternatives = frozenset({stem(word.text), *concepts_spoken_of([stem(word.text)]), *meant})
        weight = _weight(word.text, alternatives, story, corpus)
        if position in in_passing:
            weight = min(weight, _known_weight({stem(word.text)}, corpus) or STORY_ON_JOB * UNKNOWN_COMMON)
        if weight:
            needs.append(Need(alternatives, weight, exact=_is_name(word.text) and stem(word.text) in corpus.index))
    return tuple(dict.fromkeys((*needs, *_unexplained(asked, explained, not needs, corpus))))


def _positions(parts: Iterable[Role | Place]) -> set[int]:
    return {position for part in parts for position in range(part.start, part.end)}


def main_role(roles: Sequence[Role]) -> Role | None:
    """The job that a question is about: of several, the one the articles know best, the first of equals."""
    return max(roles, key=lambda role: role.standing.value, default=None)


def _is_name(word: str) -> bool:
    """Whether a word stands for itself alone, as names of tools and trades do, and not for its concept."""
    return not is_common(word) and stem(word) not in _ASKING


def _last_word_start(found: Sequence[Word], end: int) -> int:
    return max((word.start for word in found if word.start < end), default=-1)


def _unexplained(asked: Sequence[Asked], explained: set[str], alone: bool, corpus: Corpus) -> list[Need]:
    """What is asked in stop words alone ("what do they do"): one need for patterns that overlap.

    Beside words with a subject of their own it weighs little: "do they need math" hangs on "math".
    """
    rest = sorted((start, end, term) for term, start, end in asked if term not in explained)
    groups: list[tuple[int, set[str]]] = []
    for start, end, term in rest:
        if groups and start < groups[-1][0]:
            groups[-1][1].add(term)
            groups[-1] = (max(end, groups[-1][0]), groups[-1][1])
        else:
            groups.append((end, {term}))
    return [Need(frozenset(terms), _known_weight(terms, corpus) if alone else LIGHTEST) for _, terms in groups]


def _known_weight(terms: frozenset[str] | set[str], corpus: Corpus) -> float:
    known = [corpus.index.idf(term) for term in terms if term in corpus.index]
    return min(max(*known, LIGHTEST), HEAVIEST) if known else 0.0


def _weight(word: str, alternatives: frozenset[str], story: float, corpus: Corpus) -> float:
    """How much of the question hangs on this word; 0 where nothing does. ``story`` scales words of no article."""
    if _NUMBER.fullmatch(word):
        return LIGHTEST if word in corpus.index else 0.0
    concepts = frozenset(filter(is_concept, alternatives))
    if stem(word) in _ASKING:
        # Something asked for of which no article speaks at all weighs as much as a rare word that none has.
        return _known_weight(concepts, corpus) or (UNKNOWN_RARE if concepts else 0.0)
    known = _known_weight(alternatives, corpus)
    if known:
        return max(known / 2, LIGHTEST) if is_common(word) and not concepts else known
    return story * (UNKNOWN_COMMON if is_common(word) else UNKNOWN_RARE)
