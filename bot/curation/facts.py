"""Which salary facts appear, change and vanish between two states of the articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.models import SalaryFact

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A statement of pay whose figures, date or origin changed; what it speaks of stayed the same."""

    before: SalaryFact
    after: SalaryFact


@dataclass(frozen=True, slots=True)
class FactChanges:
    """Whole salary facts, in the order in which their articles state them; false where none differs."""

    appeared: tuple[SalaryFact, ...] = ()
    changed: tuple[FactChange, ...] = ()
    vanished: tuple[SalaryFact, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.appeared or self.changed or self.vanished)


def compare_facts(before: Iterable[SalaryFact], after: Iterable[SalaryFact]) -> FactChanges:
    """What differs, wherever in its article a fact stands and however it is worded.

    Facts are the same where all they say is the same; one is a changed other where article, role, place, statistic,
    percentile and period agree.
    """
    before, after = list(before), list(after)
    old = _without(before, Counter(map(_statement, after)))
    new = _without(after, Counter(map(_statement, before)))
    waiting: defaultdict[Key, list[SalaryFact]] = defaultdict(list)
    for fact in old:
        waiting[_subject(fact)].append(fact)
    appeared, changed = [], []
    for fact in new:
        if waiting[_subject(fact)]:
            changed.append(FactChange(waiting[_subject(fact)].pop(0), fact))
        else:
            appeared.append(fact)
    left = {id(fact) for facts in waiting.values() for fact in facts}
    return FactChanges(tuple(appeared), tuple(changed), tuple(fact for fact in old if id(fact) in left))


def _without(facts: Iterable[SalaryFact], others: Counter[Key]) -> list[SalaryFact]:
    """The facts for which ``others`` has no equal left."""
    left = []
    for fact in facts:
        if others[_statement(fact)]:
            others[_statement(fact)] -= 1
        else:
            left.append(fact)
    return left


def _subject(fact: SalaryFact) -> Key:
    return (fact.article, fact.role, fact.place, fact.statistic, fact.percentile, fact.period)


def _statement(fact: SalaryFact) -> Key:
    return (*_subject(fact), fact.low, fact.high, fact.currency, fact.as_of, fact.origin)
