"""How well questions are answered: ``make eval``.

Asks every golden question of the packaged articles, of the seed texts and of the handbook's pages, beside plain
rank-bm25 on lower-cased words over the same chunks, and prints what was shown, what was refused and which salary facts
were right.

A golden question is a line of ``tests/golden/*.jsonl``::

    {"question": str, "previous": str or null, "written": "own", "tuned", "asked", "unseen", "fresh" or "newest",
     "packaged": Expected, "seeds": Expected}

``own`` questions were written with the articles at hand, the others by people who saw neither articles nor code. On the
``tuned`` ones of those vocabulary and weights were widened and fitted; the others are only ever scored, the ``unseen``
ones since early on, the ``fresh`` ones since later, the ``newest`` ones since 28 November 2026. The ``asked`` ones are
what testers asked the running bot, of one folder each; their failures were looked into, what the answers are was
labelled apart. Those of the folder
``handbook`` were written with the pages at hand, but in other words, and have a field ``handbook`` alone. The folder
``operators`` has folders of articles on many jobs, each by other authors than the questions beside it, which have a
field ``operator``; all figures in these articles are invented.

Each question on the handbook is also asked of its page alone (``its page``), of one other page alone, and of all pages
but its own (``other pages``): the latter two have to refuse it.

``elsewhere.txt`` holds messages on anything but careers, one a line, all of them to be refused.

``Expected`` is ``{"answer": false}`` where the folder does not answer, else ``{"answer": true, "passages": [Passage],
"facts": [Fact], "also": [Fact]}``. Any one of the passages answers. A ``Passage`` is ``[article, quote]`` for our own
articles and ``[article, start, end]`` for the seeds, whose words are not kept here. A ``Fact`` is ``[low, high,
period]``: ``facts`` have to be shown, ``also`` may be, and any other one shown is wrong, as
every one is where the folder does not answer.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rank_bm25 import BM25Okapi
from rich.console import Console
from rich.table import Table

from knowledge.models import Document
from retrieval.answer import answer
from retrieval.models import Answer
from retrieval.search.corpus import Corpus
from tests.corpora import PACKAGED, documents_in

GOLDEN = Path(__file__).parent / "golden"
HANDBOOK = GOLDEN / "handbook"
OPERATORS = GOLDEN / "operators"
HALF = 0.5
OTHER_PAGE = 7
"""How far behind its own, in the order of names, the page stands that has to refuse a question."""

NEVER_SHOWN = ("unseen", "fresh", "newest")
COLUMNS = (
    "articles",
    "questions",
    "system",
    "right article first",
    "passage shown",
    "facts shown",
    "wrong facts",
    "refused rightly",
    "refused wrongly",
)
Span = tuple[str, int, int]
Fact = tuple[float | None, float | None, str | None]


@dataclass(frozen=True)
class Shown:
    """What one system showed for one question; ``spans`` empty where it refused."""

    spans: tuple[Span, ...]
    first_article: str | None
    facts: tuple[Fact, ...] = ()


Asking = Callable[[str, str | None], Shown]


@dataclass
class Score:
    """Counts over questions; every list holds the questions that failed, for reading."""

    answerable: int = 0
    out_of_scope: int = 0
    article_first: int = 0
    not_shown: list[str] = field(default_factory=list)
    refused_wrongly: list[str] = field(default_factory=list)
    answered_wrongly: list[str] = field(default_factory=list)
    facts_missing: list[str] = field(default_factory=list)
    facts_wrong: list[str] = field(default_factory=list)
    facts_asked: int = 0


def golden(name: str = "*") -> list[dict[str, Any]]:
    """The golden questions of ``tests/golden/<name>.jsonl`` and of the folders below it."""
    return [_under_its_folder(json.loads(line), path) for path in _files(name) for line in _lines(path)]


def _files(name: str) -> list[Path]:
    return [path for folder in (GOLDEN, HANDBOOK, OPERATORS) for path in sorted(folder.glob(f"{name}.jsonl"))]


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _under_its_folder(item: dict[str, Any], path: Path) -> dict[str, Any]:
    """A question with what is expected of an operator's folder under that folder's own name."""
    return item if "operator" not in item else item | {_name_of(path.stem): item["operator"]}


def _name_of(operator: str) -> str:
    return f"{operator} operator"


def elsewhere(*, counted: bool) -> list[str]:
    """The messages of ``elsewhere.txt``, on anything but careers: those that are counted here, or those fitted to."""
    lines = (GOLDEN / "elsewhere.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if (int(hashlib.sha256(line.encode()).hexdigest(), 16) % 10 < 3) is counted]


def expected_spans(expected: dict[str, Any], corpus: Corpus) -> list[Span]:
    """The passages that answer, as spans; raises ``ValueError`` where a quote is no longer in its article."""
    return [
        _quoted(article, where[0], corpus) if len(where) == 1 else (article, where[0], where[1])
        for article, *where in expected["passages"]
    ]


def _quoted(article: str, quote: str, corpus: Corpus) -> Span:
    start = corpus.article(article).text.find(quote)
    if start < 0:
        raise ValueError(f"{article} no longer holds: {quote}")
    return article, start, start + len(quote)


def shows(spans: Iterable[Span], wanted: Sequence[Span]) -> bool:
    """Whether a shown span holds at least half of a wanted one."""
    return any(
        article == there and min(end, stop) - max(start, begin) >= HALF * (stop - begin)
        for article, start, end in spans
        for there, begin, stop in wanted
    )


def ours(corpus: Corpus) -> Asking:
    """Career Bot itself."""

    def ask(question: str, previous: str | None) -> Shown:
        found = answer(question, corpus, previous=previous)
        if not isinstance(found, Answer):
            return Shown((), None)
        spans = tuple((excerpt.article, excerpt.start, excerpt.end) for excerpt in found.excerpts)
        facts = tuple((fact.low, fact.high, fact.period) for fact in found.salary_facts)
        return Shown(spans, spans[0][0] if spans else None, facts)

    return ask


def plain(corpus: Corpus) -> Asking:
    """rank-bm25 on lower-cased words: the best three chunks, each cut to its first 300 characters."""
    index = BM25Okapi([chunk.text.lower().split() for chunk in corpus.chunks])

    def ask(question: str, previous: str | None) -> Shown:
        scores = index.get_scores(f"{previous or ''} {question}".lower().split())
        best = sorted(range(len(scores)), key=lambda position: -scores[position])[:3]
        chunks = [corpus.chunks[position] for position in best if scores[position] > 0]
        spans = tuple((chunk.article, chunk.start, min(chunk.end, chunk.start + 300)) for chunk in chunks)
        return Shown(spans, spans[0][0] if spans else None)

    return ask


def score(questions: Sequence[dict[str, Any]], folder: str, corpus: Corpus, ask: Asking) -> Score:
    """Ask all and count."""
    total = Score()
    for item in questions:
        expected, question = item[folder], item["question"]
        shown = ask(question, item.get("previous"))
        if not expected["answer"]:
            total.out_of_scope += 1
            if shown.spans or shown.facts:
                total.answered_wrongly.append(question)
            if shown.facts:
                total.facts_wrong.append(question)
            continue
        total.answerable += 1
        wanted = expected_spans(expected, corpus)
        total.article_first += shown.first_article in {article for article, _, _ in wanted}
        _count_facts(total, expected, shown, question)
        if not shown.spans and not shown.facts:
            total.refused_wrongly.append(question)
        if not shows(shown.spans, wanted):
            total.not_shown.append(question)
    return total


def _count_facts(total: Score, expected: dict[str, Any], shown: Shown, question: str) -> None:
    if "facts" not in expected:  # the handbook's questions are not annotated for facts
        return
    must = {tuple(fact) for fact in expected.get("facts", ())}
    may = must | {tuple(fact) for fact in expected.get("also", ())}
    total.facts_asked += bool(must)
    if must - set(shown.facts):
        total.facts_missing.append(question)
    if set(shown.facts) - may:
        total.facts_wrong.append(question)


def share(part: int, whole: int) -> str:
    """As a percentage with its counts."""
    return f"{100 * part / whole:.0f} % ({part}/{whole})" if whole else "none"


def row(total: Score) -> list[str]:
    """One line of the table."""
    return [
        share(total.article_first, total.answerable),
        share(total.answerable - len(total.not_shown), total.answerable),
        share(total.facts_asked - len(total.facts_missing), total.facts_asked),
        str(len(total.facts_wrong)),
        share(total.out_of_scope - len(total.answered_wrongly), total.out_of_scope),
        share(len(total.refused_wrongly), total.answerable),
    ]


def folders_at_hand(console: Console) -> dict[str, Path]:
    """The folders that golden questions are asked of; says so where the reference texts are not at hand."""
    folders = {"packaged": PACKAGED}
    folders |= {_name_of(path.stem): path.with_suffix("") for path in sorted(OPERATORS.glob("*.jsonl"))}
    if reference := os.environ.get("CAREER_BOT_REFERENCE"):
        folders |= {"seeds": Path(reference) / "seeds", "handbook": Path(reference) / "ooh"}
    else:
        console.print(
            "Seed texts and handbook are left out: CAREER_BOT_REFERENCE does not name the reference material."
        )
    return folders


def of_one_page(documents: Sequence[Document], questions: Sequence[dict[str, Any]]) -> tuple[int, int, int]:
    """How many of the questions on many pages are answered from their page alone, how many of them refuses another page
    alone, and how many all the other pages together."""
    every = Corpus.build(documents)
    paths = [document.article.path for document in documents]
    alone = {document.article.path: ours(Corpus.build([document])) for document in documents}
    without = {
        path: ours(Corpus.build([each for each in documents if each.article.path != path], previous=every))
        for path in {_page(item) for item in questions}
    }
    shown = other = rest = 0
    for item in questions:
        path, question = _page(item), item["question"]
        wanted = expected_spans(item["handbook"], every)
        shown += shows(alone[path](question, None).spans, wanted)
        other += _is_refused(alone[paths[(paths.index(path) + OTHER_PAGE) % len(paths)]](question, None))
        rest += _is_refused(without[path](question, None))
    return shown, other, rest


def _page(item: dict[str, Any]) -> str:
    return str(item["handbook"]["passages"][0][0])


def _is_refused(shown: Shown) -> bool:
    return not shown.spans and not shown.facts


def main() -> None:
    """Print the table, and with ``--failures`` each question that failed (never those that are only scored)."""
    console = Console(width=160)
    table = Table(*COLUMNS)
    messages = elsewhere(counted=True)
    for name, folder in folders_at_hand(console).items():
        check_digests(name, folder)
        documents = documents_in(folder)
        corpus = Corpus.build(documents)
        for written in ("own", "tuned", "asked", *NEVER_SHOWN):
            questions = [item for item in golden() if item["written"] == written and name in item]
            if not questions:
                continue
            for system, ask in (("Career Bot", ours(corpus)), ("plain rank-bm25", plain(corpus))):
                total = score(questions, name, corpus, ask)
                table.add_row(name, f"{written} ({len(questions)})", system, *row(total))
                if system == "Career Bot" and "--failures" in sys.argv and written not in NEVER_SHOWN:
                    print_failures(console, name, total)
            if name == "handbook":
                number = len(questions)
                shown, other, rest = of_one_page(documents, questions)
                of_page = ("", share(shown, number), "", "", share(other, number))
                table.add_row("its page", f"{written} ({number})", "Career Bot", *of_page)
                table.add_row("other pages", f"{written} ({number})", "Career Bot", *[""] * 4, share(rest, number))
            if name.endswith("operator"):
                both = ours(Corpus.build([*documents_in(PACKAGED), *documents]))
                total = score(questions, name, corpus, both)
                table.add_row("with packaged", f"{written} ({len(questions)})", "Career Bot", *row(total))
        told = [ours(corpus)(message, None) for message in messages]
        refused = sum(map(_is_refused, told))
        table.add_row(name, f"elsewhere ({len(messages)})", "Career Bot", *[""] * 4, share(refused, len(messages)))
    console.print(table)


def check_digests(name: str, folder: Path) -> None:
    """Spans mean nothing in another text: stop where a file is not the one that was annotated."""
    path = HANDBOOK / "digests.json" if name == "handbook" else GOLDEN / f"{name}.digests.json"
    for file, digest in (json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}).items():
        if hashlib.sha256((folder / file).read_bytes()).hexdigest() != digest:
            sys.exit(f"{folder / file} is not the text that the golden questions were annotated on.")


def print_failures(console: Console, name: str, total: Score) -> None:
    """Every failed question by kind of failure."""
    for kind in ("not_shown", "refused_wrongly", "answered_wrongly", "facts_missing", "facts_wrong"):
        for question in getattr(total, kind):
            console.print(f"{name} {kind}: {question}", markup=False, highlight=False)


if __name__ == "__main__":
    main()
