"""The words and phrases a document turns on: TextRank over words, neighbours joined."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.gazetteer import bare
from summarizer.rank.graph import pagerank

DAMPING = 0.85
MOST = 16
"""Keywords of a document."""
SHORTEST = 3
"""Characters of a keyword.  Words of two are too general in this genre (发展, 项目)
to stand alone; within a phrase they may."""
OFTEN = 2
"""A keyword is said at least so often."""


def keywords(sentences: Sequence[Sequence[str]], texts: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the keywords of *texts*, whose words are *sentences*, best first.

    A word matters when it stands beside many others that matter (Mihalcea &
    Tarau, 2004), a phrase as much as its words together.  Of two equal ones
    the earlier wins; one that is part of a better one is left out, and so are
    names of places.
    """
    sentences = _telling(sentences, lexicon)
    index: dict[str, int] = {}
    edges: dict[tuple[int, int], None] = {}
    for words in sentences:
        places = [index.setdefault(word, len(index)) for word in words]
        for left, right in pairwise(places):
            edges[left, right] = edges[right, left] = None
    if not index:
        return ()
    rows, columns = [edge[0] for edge in edges], [edge[1] for edge in edges]
    graph = csr_array((np.ones(len(edges)), (rows, columns)), shape=(len(index), len(index)))
    # Rounded, so that a difference in the last digit does not order two equal ones.
    ranks = dict(zip(index, pagerank(graph, DAMPING).round(9).tolist(), strict=True))
    scores = _scored(sentences, texts, ranks, lexicon)
    best: list[str] = []
    for text in sorted(scores, key=lambda text: -scores[text]):
        if len(best) < MOST and not any(text in other or other in text for other in best):
            best.append(text)
    return tuple(best)


def terms(sentences: Sequence[Sequence[str]], lexicon: Lexicon) -> tuple[tuple[str, int], ...]:
    """Return the words of *sentences* with how often each occurs, commonest first."""
    counts = Counter(word for words in _telling(sentences, lexicon) for word in words)
    return tuple(sorted(counts.items(), key=lambda pair: -pair[1]))


def _telling(sentences: Sequence[Sequence[str]], lexicon: Lexicon) -> list[list[str]]:
    """Return *sentences* without the genre's fillers and words of one character."""
    stop = lexicon.stop
    return [[word for word in words if len(word) > 1 and word not in stop] for words in sentences]


def _scored(
    sentences: Sequence[Sequence[str]], texts: Sequence[str], ranks: dict[str, float], lexicon: Lexicon
) -> dict[str, float]:
    """Return every word and phrase that may be a keyword with its score, by first place."""
    broad = lexicon.broad
    counts: Counter[str] = Counter()
    scores: dict[str, float] = {}
    for words, text in zip(sentences, texts, strict=True):
        lowered = text.lower()
        alone = [(word, ranks[word]) for word in words if word not in broad]
        joined = [
            (left + right, min(ranks[left], ranks[right]))
            for left, right in pairwise(words)
            if not {left, right} & broad
        ]
        for keyword, score in joined + alone:
            if len(keyword) >= SHORTEST and keyword not in broad and keyword in lowered:
                counts[keyword] += 1
                scores.setdefault(keyword, score)
    places = _places(lexicon)
    return {
        text: score * math.log2(counts[text])
        for text, score in scores.items()
        if counts[text] >= OFTEN and not any(text[:n] in places for n in (2, 3, 4, 5))
    }


@derived
def _places(lexicon: Lexicon) -> frozenset[str]:
    names = [division.name for division in lexicon.gazetteer.divisions.values()]
    return frozenset(names) | {short for name in names if len(short := bare(name)) > 1}
