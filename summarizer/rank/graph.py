"""The graph of sentences, and PageRank over it.

Sentences are the vertices; the words two of them share, against their
lengths, weigh the edge between them; PageRank is the score (Mihalcea & Tarau,
"TextRank: Bringing Order into Texts", EMNLP 2004).
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

Vector = NDArray[np.float64]

ROUNDS = 100
TOLERANCE = 1e-6
"""Per vertex; with `ROUNDS` the stopping rule of networkx, for equal scores."""


def similarities(sentences: Sequence[Sequence[str]], *, plain: bool = False) -> csr_array:
    """Return how alike each two of *sentences*, given as words, are.

    Distinct words shared, over the sum of the logarithms of both lengths, each
    plus one so that a single word has a length too.  *plain* leaves that one
    out and lets a sentence be like itself, which in textrank4zh makes one that
    shares no word outrank those that do.
    """
    index: dict[str, int] = {}
    rows, columns = [], []
    for i, words in enumerate(sentences):
        for word in dict.fromkeys(words):
            rows.append(i)
            columns.append(index.setdefault(word, len(index)))
    size = len(sentences)
    has = csr_array((np.ones(len(rows)), (rows, columns)), shape=(size, max(1, len(index))))
    shared = coo_array(has @ has.T)
    one = 0 if plain else 1
    logs = np.array([math.log(one + len(words)) if words else 0.0 for words in sentences])
    lengths = logs[shared.row] + logs[shared.col]
    keep = lengths > 1e-12
    if not plain:
        keep &= shared.row != shared.col
    weights = shared.data[keep] / lengths[keep]
    return csr_array((weights, (shared.row[keep], shared.col[keep])), shape=(size, size))


def pagerank(weights: csr_array, damping: float, teleport: Vector | None = None) -> Vector:
    """Return the rank of each vertex of the graph *weights*; they sum to 1.

    With the chance 1 - *damping* the walker leaves the edges and lands
    according to *teleport*, uniformly where that is None; so it does from a
    vertex without edges.  Stops as networkx does.
    """
    size = weights.shape[0]
    if not size:
        return np.zeros(0)
    start = np.full(size, 1 / size)
    landing = start if teleport is None else teleport / teleport.sum()
    totals = weights.sum(axis=1)
    stuck = totals == 0
    shares = np.divide(1.0, totals, out=np.zeros(size), where=~stuck)
    links = csr_array(weights.multiply(shares[:, np.newaxis])).T.tocsr()
    ranks = start
    for _ in range(ROUNDS):
        last = ranks
        ranks = damping * (links @ last + last[stuck].sum() * landing) + (1 - damping) * landing
        if np.abs(ranks - last).sum() < size * TOLERANCE:
            break
    return ranks
