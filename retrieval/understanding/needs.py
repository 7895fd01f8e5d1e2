"""What an answer has to speak of: one need for each thing that a question asks, and how much hangs on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language.concepts import Asked, career_concepts, concepts_spoken_of, is_concept, proper_names
from retrieval.language.english import is_common
from retrieval.language.spans import positions
from retrieval.language.words import ASKING_WORDS, Word, stem
from retrieval.names.places import Place
from retrieval.search.corpus import Corpus, is_content
from retrieval.understanding.message import Message
from retrieval.understanding.roles import Role, main_role

_ASKING = frozenset(map(stem, ASKING_WORDS))
_NUMBER = re.compile(r"\d[\d.,]*(k|st|nd|rd|th|yo|yrs?|am|pm|hrs?|s)?")

UNKNOWN_RARE, UNKNOWN_COMMON = 3.5, 2.5
# People wrap a question on a career into a story, whose words are in no article: how much such a word still weighs.
STORY_ON_JOB, STORY_IN_CAREER = 0.4, 0.7
HEAVIEST, LIGHTEST = 4.0, 0.8
OF_ITS_NAME = 0.6  # the share that the name of a kind of job has, beside other needs
TOLD = 0.3  # the share that a word's weight has where a message only tells


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a passage should speak of: any of these index terms will do. ``weight`` is in units of idf.

    ``exact`` is set for a word of its own ("azure") that its concept ("tools") cannot stand for.
    """

    alternatives: frozenset[str]
    weight: float
    exact: bool = False


def needs_of(message: Message, roles: Sequence[Role], places: Sequence[Place], corpus: Corpus) -> tuple[Need, ...]:
    """The needs of a question, in its order; words of the job asked for and of ``places`` make none."""
    found, asked = message.words, message.asked
    main = main_role(roles)
    told_otherwise = positions([main] if main else []) | positions(places)
    story = STORY_ON_JOB if main else STORY_IN_CAREER if {term for term, _, _ in asked} & career_concepts() else 1.0
    needs: list[Need] = []
    explained: set[str] = set()
    patterns = [(term, (start, _last_word_start(found, end))) for term, start, end in asked]
    for position, word in enumerate(found):
        if position in told_otherwise or not is_content(word.text):
            continue
        meant = {term for term, ends in patterns if word.start in ends}
        explained |= meant
        alternatives = frozenset({stem(word.text), *concepts_spoken_of([stem(word.text)]), *meant})
        weight = _weight(word.text, alternatives, story, corpus)
        if position in message.told:
            weight *= TOLD
        if weight:
            needs.append(Need(alternatives, weight, exact=_stands_for_itself(word.text, meant, corpus)))
    needs += _by_name(main, corpus)
    return tuple(dict.fromkeys((*needs, *_unexplained(asked, explained, not needs, corpus))))


def _by_name(main: Role | None, corpus: Corpus) -> list[Need]:
    """What a kind of the job that an article is about is called there: "dermatologist", of physicians."""
    if main is None or corpus.theme or len(main.asked) != 1 or main.asked <= main.known_as:
        return []
    (name,) = main.asked
    return [Need(main.asked, _known_weight(main.asked, corpus) * OF_ITS_NAME)] if name in corpus.index else []


def _stands_for_itself(word: str, meant: set[str], corpus: Corpus) -> bool:
    """Whether a word means just itself, as names of tools do, and not its concept.

    That is jargon that articles use, or a word that none uses and that is not how people ask for a concept.
    """
    if stem(word) in _ASKING:
        return False
    if stem(word) in corpus.index:
        return not is_common(word)
    return not meant or (stem(word) in proper_names() and not is_common(word))


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
