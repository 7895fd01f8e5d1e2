"""Hand-annotated salary facts, and which of the facts found are them.

A line of ``tests/golden/salaries/<source>.jsonl`` is a fact, or a figure that is no salary::

    {"file", "start", "end", "quote" or "figure", "nth", "low", "high", "currency", "period", "statistic", "percentile",
     "role", "place", "as_of", "origin", "also": {field: [values]}, "variants": [{field: value}], "optional": true}
    {"file", "start", "end", "quote" or "figure", "nth", "no_salary": why}

``also`` lists values that are right as well, each by itself; a variant changes several fields together. An optional
fact may be found or not. Every file is annotated in full: whatever is found beside its facts is wrong.

Our own texts keep the ``quote``, handbook pages only the ``figure``, and ``nth`` says which of its occurrences is meant
(the first, where it is left out). A page's readable text changes with the reader, and its annotations move along.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from knowledge.models import SalaryFact

GOLDEN = Path(__file__).parent / "golden" / "salaries"
SOURCES = {"texts": "own texts", "ooh": "handbook", "seeds": "seeds"}
AMOUNTS = ("low", "high")
CORE = (*AMOUNTS, "currency", "period")
WORDS = ("role", "place", "as_of", "origin")
FIELDS = (*CORE, "statistic", "percentile", *WORDS)
HELD_OUT_OF = 3


@dataclass(frozen=True)
class Annotation:
    """One line of the golden files; ``start`` and ``end`` as they are in the text at hand."""

    line: dict[str, Any]
    start: int
    end: int

    @property
    def is_fact(self) -> bool:
        """Whether the line is a fact; otherwise it is a figure that is no salary."""
        return "no_salary" not in self.line

    @property
    def is_optional(self) -> bool:
        """Whether finding it and leaving it are both right."""
        return bool(self.line.get("optional"))

    @property
    def anchor(self) -> str:
        """Characters that stand in the annotated span; empty where the file never reads otherwise."""
        return str(self.line.get("quote") or self.line.get("figure") or "")

    def moved_to(self, text: str) -> "Annotation | None":
        """The same annotation where its anchor stands in ``text``.

        Where it no longer does, an optional one is ``None``, and any other raises ``ValueError``.
        """
        found = [match.start() for match in re.finditer(f"(?={re.escape(self.anchor)})", text)]
        nth = int(self.line.get("nth", 1))
        if len(found) >= nth:
            return Annotation(self.line, found[nth - 1], found[nth - 1] + len(self.anchor))
        if self.is_optional:
            return None
        raise ValueError(f"{self.line['file']} no longer holds {self.anchor!r} {nth} times: annotate it again.")

    def overlaps(self, fact: SalaryFact) -> bool:
        """Whether ``fact`` shares a character with the annotated span."""
        assert fact.start is not None
        assert fact.end is not None
        return fact.start < self.end and self.start < fact.end

    def accepts(self, fact: SalaryFact, fields: Iterable[str]) -> bool:
        """Whether all of ``fields`` are as annotated, in one of the variants."""
        return any(
            all(self._agrees(name, getattr(fact, name), variant) for name in fields)
            for variant in ({}, *self.line.get("variants", ()))
        )

    def _agrees(self, name: str, given: Any, variant: dict[str, Any]) -> bool:
        right = (variant.get(name, self.line[name]), *self.line.get("also", {}).get(name, ()))
        return plain(given) in map(plain, right) if name in WORDS else given in right


def plain(words: str | None) -> str | None:
    """Words without case, hyphens, article and plural: "the Back-End Developers" is "back end developer"."""
    return None if words is None else re.sub(r"[\s-]+", " ", words.casefold()).removeprefix("the ").rstrip("s")


@dataclass(frozen=True)
class Annotated:
    """A file with its annotations."""

    source: str
    name: str
    digest: str
    annotations: tuple[Annotation, ...]

    @property
    def is_held_out(self) -> bool:
        """A third of the texts and pages; the seeds came with their facts and cannot be held out."""
        return self.source != "seeds" and int(self.digest, 16) % HELD_OUT_OF == 0

    @property
    def facts(self) -> list[Annotation]:
        """The salaries in it."""
        return [each for each in self.annotations if each.is_fact]

    @property
    def no_salaries(self) -> list[Annotation]:
        """The figures in it that are no salaries."""
        return [each for each in self.annotations if not each.is_fact]

    def data(self, folder: Path) -> bytes:
        """The bytes that were annotated; ``ValueError`` where the file holds others."""
        data = (folder / self.name).read_bytes()
        if hashlib.sha256(data).hexdigest() != self.digest:
            raise ValueError(f"{folder / self.name} is not the file that was annotated.")
        return data

    def seated_in(self, text: str) -> "Annotated":
        """The same annotations where they stand in the file's readable ``text``."""
        required = [each for each in self.annotations if not each.is_optional]
        in_place = all(each.anchor in text[each.start : each.end] for each in required)
        seats = [each if in_place and not each.is_optional else each.moved_to(text) for each in self.annotations]
        return replace(self, annotations=tuple(seat for seat in seats if seat))


def annotated_files(source: str) -> list[Annotated]:
    """The annotated files of one source."""
    digests: dict[str, str] = json.loads((GOLDEN / "digests.json").read_text(encoding="utf-8"))[source]
    lines = [json.loads(line) for line in (GOLDEN / f"{source}.jsonl").read_text(encoding="utf-8").splitlines()]
    of_file = {name: [line for line in lines if line["file"] == name] for name in digests}
    return [
        Annotated(source, name, digest, tuple(Annotation(line, line["start"], line["end"]) for line in of_file[name]))
        for name, digest in digests.items()
    ]


def folders() -> dict[str, Path]:
    """Where the files of each source are; the reference material only where it is at hand."""
    reference = os.environ.get("CAREER_BOT_REFERENCE")
    ours = {"texts": GOLDEN / "texts"}
    return ours | ({name: Path(reference) / name for name in ("ooh", "seeds")} if reference else {})


def pairs_of(annotations: Sequence[Annotation], facts: Sequence[SalaryFact]) -> Iterator[tuple[Annotation, SalaryFact]]:
    """One to one, by overlapping span and amount, those first that agree in the most fields."""
    candidates = [
        (annotation, fact)
        for annotation in annotations
        for fact in facts
        if annotation.overlaps(fact) and annotation.accepts(fact, AMOUNTS)
    ]
    taken: set[int] = set()
    for annotation, fact in sorted(candidates, key=lambda pair: -_agreement(*pair)):
        if not taken & {id(annotation), id(fact)}:
            taken |= {id(annotation), id(fact)}
            yield annotation, fact


def _agreement(annotation: Annotation, fact: SalaryFact) -> int:
    whole = annotation.accepts(fact, FIELDS) + annotation.accepts(fact, CORE)
    return len(FIELDS) * whole + sum(annotation.accepts(fact, (*AMOUNTS, name)) for name in FIELDS)
