"""How well salary facts are found: ``python -m tests.salary_evaluation [--failures [--held-out]]``.

Compares what is found in whole files with what was annotated in them by hand, before anything was extracted. Sources
are our own texts in the styles of the open web, pages of the Occupational Outlook Handbook, and the seed texts. A third
of the texts and pages, chosen by digest, is held out: it is scored apart, and its failures stay unread.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rich.console import Console
from rich.table import Table

from knowledge.models import SalaryFact
from knowledge.reading import read_article
from knowledge.salaries.finding import find_salary_facts
from tests.salary_annotations import (
    AMOUNTS,
    CORE,
    FIELDS,
    SOURCES,
    Annotated,
    Annotation,
    annotated_files,
    folders,
    pairs_of,
)

PARTS = {True: "held out", False: "tuning"}
SHARES = ("amount, currency, period: precision", "recall", "all fields: precision", "recall")


@dataclass
class Score:
    """What was found in some files, beside what was annotated: one pair for each annotation that was found."""

    annotations: list[Annotation] = field(default_factory=list)
    found: list[SalaryFact] = field(default_factory=list)
    pairs: list[tuple[Annotation, SalaryFact]] = field(default_factory=list)
    traps: list[bool] = field(default_factory=list)
    """For each figure that is no salary, whether it was taken for one."""

    @cached_property
    def missed(self) -> list[Annotation]:
        """Annotated, and not found with its amount."""
        matched = {id(annotation) for annotation, _ in self.pairs}
        return [each for each in self.annotations if id(each) not in matched]

    @cached_property
    def invented(self) -> list[SalaryFact]:
        """Found, and not annotated with that amount."""
        matched = {id(fact) for _, fact in self.pairs}
        return [fact for fact in self.found if id(fact) not in matched]

    def right(self, fields: Sequence[str]) -> int:
        """How many pairs agree in all of ``fields``."""
        return sum(annotation.accepts(fact, fields) for annotation, fact in self.pairs)

    def shares(self) -> list[str]:
        """Precision and recall of amount, currency and period, then of all fields."""
        wholes = (len(self.found), len(self.annotations))
        return [share(self.right(fields), whole) for fields in (CORE, FIELDS) for whole in wholes]

    def of_statistic(self, statistic: str) -> "Score":
        """The part that was annotated with a statistic, and what was invented with it."""
        pairs = [(annotation, fact) for annotation, fact in self.pairs if annotation.line["statistic"] == statistic]
        invented = [fact for fact in self.invented if fact.statistic == statistic]
        annotations = [each for each in self.annotations if each.line["statistic"] == statistic]
        return Score(annotations, [fact for _, fact in pairs] + invented, pairs)


def score(file: Annotated, facts: Sequence[SalaryFact]) -> Score:
    """Pair what was found with what was annotated; the optional counts neither way."""
    pairs = list(pairs_of(file.facts, facts))
    optional = {id(fact) for annotation, fact in pairs if annotation.is_optional}
    total = Score(
        [annotation for annotation in file.facts if not annotation.is_optional],
        [fact for fact in facts if id(fact) not in optional],
        [(annotation, fact) for annotation, fact in pairs if not annotation.is_optional],
    )
    total.traps = [any(map(each.overlaps, total.invented)) for each in file.no_salaries]
    return total


def sum_of(scores: Sequence[Score]) -> Score:
    """Several files as one."""
    return Score(
        [each for score in scores for each in score.annotations],
        [fact for score in scores for fact in score.found],
        [pair for score in scores for pair in score.pairs],
        [trap for score in scores for trap in score.traps],
    )


def share(part: int, whole: int) -> str:
    """As a percentage with its counts."""
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "none"


def evaluate(source: str) -> Iterator[tuple[Annotated, Score]]:
    """Every annotated file of a source with its score; ``ValueError`` where a file is not the one annotated."""
    for file in annotated_files(source):
        article, _ = read_article(file.name, file.data(folders()[source]))
        seated = file.seated_in(article.text)
        yield seated, score(seated, find_salary_facts(article))


def by_source(results: Sequence[tuple[Annotated, Score]]) -> Table:
    """Precision and recall of each source, what is held out and what may be tuned to apart."""
    table = Table("part", "source", "no salaries taken for pay", *SHARES, title="Salary facts by source")
    for held_out, part in PARTS.items():
        of_part = [(file.source, score) for file, score in results if file.is_held_out is held_out]
        for source, name in {**SOURCES, "": "all"}.items():
            total = sum_of([score for other, score in of_part if source in ("", other)])
            if total.annotations:
                table.add_row(part, name, f"{sum(total.traps)} of {len(total.traps)}", *total.shares())
        table.add_section()
    return table


def by_statistic(results: Sequence[tuple[Annotated, Score]]) -> Table:
    """Precision and recall of each annotated statistic."""
    table = Table("part", "statistic", *SHARES, title="Salary facts by statistic")
    for held_out, part in PARTS.items():
        total = sum_of([score for file, score in results if file.is_held_out is held_out])
        for statistic in sorted({each.line["statistic"] for each in total.annotations}):
            table.add_row(part, statistic, *total.of_statistic(statistic).shares())
        table.add_section()
    return table


def by_field(results: Sequence[tuple[Annotated, Score]]) -> Table:
    """How often each field is right where the amount is."""
    table = Table("field", *PARTS.values(), title="Fields that are right where the amount is")
    parts = [sum_of([score for file, score in results if file.is_held_out is held_out]) for held_out in PARTS]
    for name in FIELDS[len(AMOUNTS) :]:
        table.add_row(name, *(share(part.right((*AMOUNTS, name)), len(part.pairs)) for part in parts))
    return table


def failures(file: Annotated, total: Score) -> Iterator[str]:
    """A line for each fact missed, invented, or wrong in a field."""
    for each in total.missed:
        low, high, currency, period = (each.line[name] for name in CORE)
        yield f"{file.name}:{each.start} missed {low}–{high} {currency} a {period} {each.line.get('quote', '')!r}"
    for fact in total.invented:
        value = f"{fact.low}–{fact.high} {fact.currency} a {fact.period}, {fact.statistic}"
        yield f"{file.name}:{fact.start} invented {value}: {fact.quote[:80]!r}"
    for each, fact in total.pairs:
        if not each.accepts(fact, FIELDS):
            wrong = [name for name in FIELDS if not each.accepts(fact, (*AMOUNTS, name))]
            told = "; ".join(f"{name} {_told(fact, name)}, not {each.line[name]!r}" for name in wrong)
            yield f"{file.name}:{fact.start} {fact.quote[:50]!r} {told or 'fields that do not go together'}"


def _told(fact: SalaryFact, name: str) -> str:
    value = getattr(fact, name)
    return "null" if value is None else f"'{value}'"


def main() -> None:
    """Print the tables; with ``--failures`` the tuning part's failures, with ``--held-out`` the others' too."""
    console = Console(width=160)
    try:
        results = [result for source in folders() for result in evaluate(source)]
    except ValueError as error:
        sys.exit(str(error))
    if "--failures" in sys.argv:
        for file, total in results:
            if not file.is_held_out or "--held-out" in sys.argv:
                for failure in failures(file, total):
                    console.print(failure, markup=False, highlight=False, soft_wrap=True)
    for table in (by_source(results), by_statistic(results), by_field(results)):
        console.print(table)
    if "ooh" not in folders():
        console.print("Handbook and seeds are left out: CAREER_BOT_REFERENCE does not name the reference material.")


if __name__ == "__main__":
    main()
