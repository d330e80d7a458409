"""The words a document turns on: TextRank over words, neighbours joined to phrases."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array

from summarizer.rank.graph import pagerank

DAMPING = 0.85
MOST = 20


def keywords(sentences: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the keywords of *sentences*, given as words, best first.

    A word matters when it stands beside many others that matter (Mihalcea &
    Tarau, 2004); of two equal ones the earlier wins.
    """
    index: dict[str, int] = {}
    edges: set[tuple[int, int]] = set()
    for words in sentences:
        places = [index.setdefault(word, len(index)) for word in words]
        for left, right in pairwise(places):
            edges |= {(left, right), (right, left)}
    if not index:
        return ()
    ordered = sorted(edges)
    rows, columns = [e[0] for e in ordered], [e[1] for e in ordered]
    size = len(index)
    graph = csr_array((np.ones(len(ordered)), (rows, columns)), shape=(size, size))
    ranks = pagerank(graph, DAMPING).round(9).tolist()
    counts = Counter(word for words in sentences for word in words)
    best = sorted((w for w in index if counts[w] > 1), key=lambda w: (-ranks[index[w]], index[w]))
    return tuple(best[:MOST])


def terms(sentences: Sequence[Sequence[str]]) -> tuple[tuple[str, int], ...]:
    """Return the words of *sentences* with how often each occurs, commonest first."""
    counts = Counter(word for words in sentences for word in words)
    return tuple(sorted(counts.items(), key=lambda pair: -pair[1]))
