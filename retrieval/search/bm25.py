"""BM25+ as rank-bm25 0.2.2 computes it: the formula alone, over arrays.

Which class of rank-bm25, and why. ``BM25Okapi`` gives a term that stands in half of the chunks an idf of 0, and
floors the idf of commoner ones at a quarter of the average idf; in a small folder about one job that hits
"developer" itself, and a folder of one chunk scores negative. ``BM25L`` and ``BM25Plus`` keep every idf positive.
``BM25Plus`` adds ``idf * delta`` to every chunk, also to those without the term, so its delta shifts all scores alike
and ranks nothing. We take ``BM25Plus`` with ``delta=0``: idf is ``log((N + 1) / df)``, always positive, a chunk
without any term of the query scores exactly 0, and a folder of one chunk works.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

K1 = 1.5  # rank-bm25's defaults
B = 0.75


def idf(documents: int, holding: int) -> float:
    """The weight of a term that ``holding`` of ``documents`` hold; 0 if none does."""
    return math.log((documents + 1) / holding) if holding else 0.0


def impacts(frequencies: NDArray[Any], lengths: NDArray[Any], average: float) -> NDArray[np.float64]:
    """What a term adds to the score of a document for each unit of its idf, from 0 to below ``K1 + 1``.

    ``frequencies`` of the term in the document and ``lengths`` of the document go in pairs and are positive;
    ``average`` is the mean length of all documents.
    """
    scores: NDArray[np.float64] = frequencies * (K1 + 1) / (K1 * (1 - B + B * lengths / average) + frequencies)
    return scores
