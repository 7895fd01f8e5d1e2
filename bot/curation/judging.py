"""Which golden questions a change answers better, and which worse."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.curation.golden import Question, load_questions
from bot.progress import Progress, Tell
from bot.settings import Settings
from bot.snapshots import Candidate
from bot.wages import Wages
from knowledge.models import Problem, SalaryFact
from retrieval.answer import answer
from retrieval.models import Answer, NoAnswer
from retrieval.search.corpus import Corpus

MOST = 300  # questions
LONGEST = 30.0  # seconds for all of them; the rest is skipped and said to be
SHOWN = 120  # characters of an answer in a verdict


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer holds what it must, and what it is in a few words."""

    good: bool
    seen: str


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A golden question that is answered better, or worse: what was wanted, and what is shown before and after."""

    question: str
    better: bool
    wanted: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class GoldenEffect:
    """How many golden questions are answered well before and after, and those whose verdict changes, worse ones first.

    ``asked`` were compared, ``skipped`` were not, because there are too many or time ran out. ``problems`` say what is
    wrong with the files.
    """

    asked: int = 0
    good_before: int = 0
    good_after: int = 0
    changes: tuple[VerdictChange, ...] = ()
    skipped: int = 0
    problems: tuple[Problem, ...] = ()


class Judge:
    """Asks the golden questions of what is served and of what would be, one after another, off the event loop."""

    def __init__(self, settings: Settings, longest: float = LONGEST) -> None:
        self._settings = settings
        self._longest = longest
        self._served: tuple[int, date] | None = None  # the generation and the day that the verdicts are of
        self._verdicts: dict[Question, Verdict] = {}

    async def effect(self, candidate: Candidate, wages: Wages, tell: Tell) -> GoldenEffect:
        """What a candidate does to the answers. What is served is asked once a generation."""
        folders = [each for each in (self._settings.packaged_folder, self._settings.scanned_folder()) if each]
        loaded = await asyncio.to_thread(load_questions, folders)
        old, new = candidate.before.corpus, candidate.corpus
        asked = list(loaded.questions[:MOST])
        known = self._known(candidate.before.generation.id)
        deadline = time.monotonic() + self._longest
        pairs: list[tuple[Verdict, Verdict]] = []
        for question in asked:
            if time.monotonic() > deadline:
                break
            tell(Progress("Asking the golden questions", len(pairs), len(asked)))
            if question not in known:
                known[question] = await asyncio.to_thread(judge, question, old, wages)
            before = known[question]
            pairs.append((before, before if new is old else await asyncio.to_thread(judge, question, new, wages)))
        return _effect(asked, pairs, len(loaded.questions) - len(pairs), loaded.problems)

    def _known(self, generation: int) -> dict[Question, Verdict]:
        """The verdicts on what is served, so that a second preview need not ask for them again."""
        served = generation, datetime.now(UTC).date()
        if self._served != served:
            self._served, self._verdicts = served, {}
        return self._verdicts


def _effect(
    asked: Sequence[Question], pairs: Sequence[tuple[Verdict, Verdict]], skipped: int, problems: tuple[Problem, ...]
) -> GoldenEffect:
    changes = [
        VerdictChange(question.ask, after.good, wanted(question), before.seen, after.seen)
        for question, (before, after) in zip(asked, pairs, strict=False)
        if before.good != after.good
    ]
    return GoldenEffect(
        asked=len(pairs),
        good_before=sum(before.good for before, _ in pairs),
        good_after=sum(after.good for _, after in pairs),
        changes=tuple(sorted(changes, key=lambda change: change.better)),
        skipped=skipped,
        problems=problems,
    )


def judge(question: Question, corpus: Corpus, wages: Wages) -> Verdict:
    """Ask one question of one corpus, as a member would, and see whether the answer is good."""
    found = answer(question.ask, corpus, wages=wages.lookup, today=datetime.now(UTC).date())
    if isinstance(found, NoAnswer):
        return Verdict(not question.answer, f"refused: {found.reason}")
    return Verdict(question.answer and _holds(question, found), _seen(question, found))


def _holds(question: Question, found: Answer) -> bool:
    wants_excerpt = question.article is not None or question.words is not None
    excerpts = [each for each in found.excerpts if question.article in {None, each.article}]
    phrase = _plain(question.words or "")
    excerpt = any(phrase in _plain(each.text) for each in excerpts)
    fact = question.pays is None or any(_pays(each, question.pays) for each in found.salary_facts)
    return fact and (excerpt or not wants_excerpt)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _pays(fact: SalaryFact, amount: float) -> bool:
    return amount in {fact.low, fact.high}


def _seen(question: Question, found: Answer) -> str:
    """What matters of an answer: its first amounts where pay is wanted, else its first excerpt."""
    if question.pays is not None:
        amounts = [f"{each.low if each.low is not None else each.high:,.0f}" for each in found.salary_facts[:5]]
        return "pay of " + ", ".join(amounts) if amounts else "no pay"
    if not found.excerpts:
        return "salary facts alone"
    first = found.excerpts[0]
    text = " ".join(first.text.split())
    return f"{first.article}: “{text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + '…'}”"


def wanted(question: Question) -> str:
    """What a good answer holds, in words."""
    if not question.answer:
        return "a refusal"
    parts = [
        f"an excerpt of {question.article}" if question.article else None,
        f"the words “{question.words}”" if question.words else None,
        f"pay of {question.pays:,.0f}" if question.pays is not None else None,
    ]
    return " with ".join(part for part in parts if part)
