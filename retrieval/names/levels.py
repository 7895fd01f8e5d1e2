"""Levels of experience: whose pay a question asks for, and whether a salary fact is theirs.

Most published figures are for everyone in a job. Beside a question on beginners such a figure reads as theirs unless
something says that it is not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.models import SalaryFact, Statistic
from retrieval.language.terms import stem_set
from retrieval.language.words import stem


@dataclass(frozen=True, slots=True)
class Level:
    """``people`` names them in a sentence; ``role_words`` are stems by which a fact's role says that it is on them."""

    people: str
    asks: re.Pattern[str]
    role_words: frozenset[str]
    statistics: frozenset[Statistic] = frozenset()

    def has(self, fact: SalaryFact) -> bool:
        """Whether a fact is on people of this level."""
        return fact.statistic in self.statistics or not self.role_words.isdisjoint(stem_set(fact.role or ""))


_NO_PUPIL = r"(?! (year|high|citizens?|(in|at) (high|hs|college|uni\w*)))"
_YEARS = r"(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty|few|several|many) ?\+?"


def _level(people: str, asks: str, words: str, *statistics: Statistic) -> Level:
    return Level(people, re.compile(rf"\b({asks})\b"), frozenset(map(stem, words.split())), frozenset(statistics))


_LEVELS = (
    _level(
        "interns and trainees",
        r"intern(s|ships?)?|trainees?|apprentices?|students?|residents?|cadets?|coop",
        "intern internship trainee apprentice student resident",
    ),
    _level(
        "beginners",
        rf"starting|start|starters?|entrylevel|juniors?\b{_NO_PUPIL}|jr|fresh\w*|(new|recent) grad\w*"
        r"|beginner\w*|newbies?|rookies?|graduates?|first (couple( of)? |few )?(years?|job)"
        r"|out of (college|school|uni\w*)|(no|zero|without( any)?) experience",
        "entry entrylevel junior graduate beginner",
        Statistic.ENTRY_LEVEL,
    ),
    _level("volunteers", r"volunteer(s|ing)?", "volunteer"),
    _level("freelancers", r"freelanc\w*|selfemployed", "freelance freelancer selfemployed"),
    _level("seniors", rf"seniors?\b{_NO_PUPIL}|sr", "senior"),
    _level("the middle level", r"mid ?level", "mid midlevel"),
    _level(
        "people of that experience",
        rf"experienced|{_YEARS} ?(years?|yrs?)( of)? (experience|exp)|\d+ ?yoe"
        rf"|(after|with)( like| about| around| over)? {_YEARS} (years?|yrs?)",
        "experienced",
    ),
)


def level_asked(text: str) -> Level | None:
    """The level that a normalized question asks about, the first of several."""
    found = ((match.start(), level) for level in _LEVELS if (match := level.asks.search(text)))
    return min(found, key=lambda each: each[0], default=(0, None))[1]


def without_levels(text: str) -> str:
    """A normalized question without the words by which it asks about a level."""
    for level in _LEVELS:
        text = level.asks.sub(" ", text)
    return " ".join(text.split())


def of_level(level: Level, facts: Iterable[SalaryFact]) -> list[SalaryFact]:
    """Those of ``facts`` that are on people of this level."""
    return [fact for fact in facts if level.has(fact)]
