"""What people type for a job, and which occupation of the wage survey it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from retrieval.language.words import words
from retrieval.names.levels import without_levels
from retrieval.names.occupations import Mention, Occupation, is_head, mentions, nearest_names, occupations

MAX_MEANINGS = 4
"""A field of work or a word such as "manager" that means more occupations than this is asked about."""

MAX_CHOICES = 8
LONGEST_ROLE = 200
"""Characters that are looked at; the longest official title has 105."""

_ARTICLES = frozenset(("a", "an", "the", "my"))


class RoleProblem(StrEnum):
    """Why a role is no occupation of the survey."""

    EMPTY = "role_empty"
    UNKNOWN = "role_unknown"
    AMBIGUOUS = "role_ambiguous"
    NOT_SURVEYED = "role_not_surveyed"


@dataclass(frozen=True, slots=True)
class RoleFound:
    """The occupation meant, ``name`` as it was understood, and which others the name may mean, most usual first."""

    occupation: Occupation
    name: str
    others: tuple[Occupation, ...] = ()

    @property
    def code(self) -> str:
        """The survey's code of the occupation."""
        return self.occupation.code or ""


@dataclass(frozen=True, slots=True)
class RoleNotFound:
    """No one occupation is meant. ``choices`` are names to type instead, most fitting first."""

    problem: RoleProblem
    choices: tuple[str, ...] = ()


def find_role(typed: str) -> RoleFound | RoleNotFound:
    """The occupation that ``typed`` means: a title or code of the survey, or what people call the job."""
    typed = typed[:LONGEST_ROLE]
    said = words(typed)
    if not said:
        return RoleNotFound(RoleProblem.EMPTY)
    if official := _official().get(typed.strip()) or _official().get(" ".join(said)):
        return RoleFound(official, official.title)
    named = mentions(said)
    named = tuple(mention for mention in named if not mention.generic) or named
    if not named or not named[0].listed or _is_of_a_kind(named[0], said):
        return RoleNotFound(RoleProblem.UNKNOWN, nearest_names(typed))
    if len({mention.occupations[0] for mention in named}) > 1:
        return RoleNotFound(
            RoleProblem.AMBIGUOUS, tuple(mention.occupations[0].title for mention in named)[:MAX_CHOICES]
        )
    return _choose(named[0])


def _is_of_a_kind(mention: Mention, said: Sequence[str]) -> bool:
    """Whether words before a "director" say of what: those of pharmacies are among none of the directors listed."""
    before = without_levels(" ".join(said[: mention.start])).split()
    return is_head(mention) and not _ARTICLES.issuperset(before)


def complete_role(typed: str, limit: int = 25) -> tuple[Occupation, ...]:
    """Occupations with a name in which a word begins with ``typed``: by their title, then most employed, first."""
    key = f" {' '.join(words(typed[:LONGEST_ROLE]))}"
    meant = [occupation for occupation, names in _all_names().items() if key in names]
    return tuple(sorted(meant, key=lambda occupation: not _all_names()[occupation].startswith(key))[:limit])


def _choose(mention: Mention) -> RoleFound | RoleNotFound:
    surveyed = tuple(occupation for occupation in mention.occupations if occupation.code)
    if mention.occupations[0] not in surveyed:
        return RoleNotFound(RoleProblem.NOT_SURVEYED, tuple(occupation.title for occupation in surveyed)[:MAX_CHOICES])
    if mention.generic and len(surveyed) > MAX_MEANINGS:
        return RoleNotFound(RoleProblem.AMBIGUOUS, tuple(occupation.title for occupation in surveyed)[:MAX_CHOICES])
    return RoleFound(surveyed[0], mention.name, surveyed[1:])


@cache
def _official() -> dict[str, Occupation]:
    surveyed = [occupation for occupation in occupations() if occupation.code]
    return {occupation.code or "": occupation for occupation in surveyed} | {
        " ".join(words(occupation.title)): occupation for occupation in surveyed
    }


@cache
def _all_names() -> dict[Occupation, str]:
    """The names of every occupation of the survey in normal form, the title first, each behind a blank."""
    return {
        occupation: "\n".join(
            f" {' '.join(words(name))}"
            for name in (occupation.title, *occupation.titles, *occupation.names, *occupation.also, *occupation.fields)
        )
        for occupation in _official().values()
    }
