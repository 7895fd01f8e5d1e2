"""Fits the weights of ``retrieval.answering.sufficiency`` to the golden questions, and prints them: ``make fit``.

Only questions that are not held back are looked at, those on the handbook also asked of all pages but their own, and
those messages of ``elsewhere.txt`` that ``make eval`` does not count. What the weights are worth on others is told by
folds: every question is judged once by weights that were fitted without it, and without it asked of the other folders.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from retrieval.answer import not_a_question
from retrieval.answering.about_job import chosen_for
from retrieval.answering.excerpts import SHOWN
from retrieval.answering.sufficiency import Signs, is_ruled, signs
from retrieval.pay.fitting import Pay, fitting
from retrieval.search.corpus import Corpus
from retrieval.understanding.follow_up import standing_alone
from retrieval.understanding.question import understand
from retrieval.understanding.roles import Standing
from tests.corpora import corpus_in, documents_in
from tests.evaluation import NEVER_SHOWN, elsewhere, folders_at_hand, golden

FOLDS = 5
EVERY = 2  # of the messages on other subjects: there are many, and questions close to careers are harder to refuse
RIDGE = 0.003
STEPS = 3000

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A question whose answer hangs on its signs; ``answer`` is what is right."""

    question: str
    signs: Signs
    answer: bool


def cases(folder: str, corpus: Corpus) -> Iterator[Case]:
    """Those golden questions, and messages on other subjects, that no rule decides before the signs do."""
    asked = [item for item in golden() if item["written"] not in NEVER_SHOWN and folder in item]
    asked += [{"question": message, folder: {"answer": False}} for message in elsewhere(counted=False)[::EVERY]]
    yield from _undecided(asked, folder, corpus)


def left_out(folder: Path) -> Iterator[Case]:
    """The questions on each page of the handbook, asked of all other pages, which have to refuse them."""
    every = Corpus.build(documents_in(folder))
    by_page: dict[str, list[dict[str, Any]]] = {}
    for item in golden():
        if item["written"] not in NEVER_SHOWN and "handbook" in item:
            page = item["handbook"]["passages"][0][0]
            by_page.setdefault(page, []).append(item | {"handbook": {"answer": False}})
    for page, asked in by_page.items():
        others = [document for document in every.documents if document.article.path != page]
        yield from _undecided(asked, "handbook", Corpus.build(others, previous=every))


def _undecided(asked: Sequence[dict[str, Any]], folder: str, corpus: Corpus) -> Iterator[Case]:
    for item in asked:
        if not_a_question(item["question"], corpus) is not None:
            continue
        question = understand(standing_alone(item["question"], item.get("previous")), corpus)
        pay = fitting(question, corpus) if question.asks_pay else Pay()
        shown = chosen_for(question, pay.facts if question.asks_amount else (), corpus)[:SHOWN]
        absent = question.role is not None and question.role.standing is Standing.ABSENT
        if shown and not absent and is_ruled(question, shown, pay, corpus) is None:
            yield Case(item["question"], signs(question, shown, pay, corpus), item[folder]["answer"])


def fitted(values: Matrix, right: Matrix) -> Matrix:
    """The weights, and behind them the constant, of a logistic regression with a ridge, by Adam's gradient descent."""
    spread = values.std(axis=0) + 1e-9
    design = np.c_[values / spread, np.ones(len(values))]
    weights, mean, square = (np.zeros(design.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (chance - right) / len(right) + RIDGE * np.r_[weights[:-1], 0]
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return np.r_[weights[:-1] / spread, weights[-1]]


def judged_by_folds(found: Sequence[Case]) -> Matrix:
    """What speaks for an answer to each case, by weights that were fitted without its fold."""
    values, right = np.array([case.signs for case in found]), np.array([case.answer for case in found], dtype=float)
    folds = np.array([int(hashlib.sha256(case.question.encode()).hexdigest(), 16) % FOLDS for case in found])
    sums = np.zeros(len(found))
    for fold in range(FOLDS):
        weights = fitted(values[folds != fold], right[folds != fold])
        sums[folds == fold] = values[folds == fold] @ weights[:-1] + weights[-1]
    return sums


def main() -> None:
    """Print the weights, and for some thresholds how many questions would be refused rightly and wrongly."""
    console = Console(width=120)
    folders = folders_at_hand(console)
    found = [case for name, folder in folders.items() for case in cases(name, corpus_in(folder))]
    found += left_out(folders["handbook"]) if "handbook" in folders else ()
    right = np.array([case.answer for case in found], dtype=float)
    weights = fitted(np.array([case.signs for case in found]), right)
    for name, weight in zip(Signs._fields, weights[:-1], strict=True):
        console.print(f"    {name}={weight:.2f},", highlight=False)
    sums = judged_by_folds(found)
    for chance in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        enough = np.log(chance / (1 - chance))
        rightly, wrongly = (sums < enough)[right == 0], (sums < enough)[right == 1]
        console.print(
            f"ENOUGH = {enough - weights[-1]:.2f} refuses {rightly.sum()} of {len(rightly)} rightly,"
            f" {wrongly.sum()} of {len(wrongly)} wrongly",
            highlight=False,
        )


if __name__ == "__main__":
    main()
