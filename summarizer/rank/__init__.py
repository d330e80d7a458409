"""Score the sentences of a report by TextRank biased to evidence.

A sentence matters when many others say much the same: TextRank.  In this
genre that alone finds slogans, which share their words with everything; so
the walker over the graph lands not anywhere alike but where a sentence bears
a result (Haveliwala, "Topic-Sensitive PageRank", WWW 2002; Otterbacher, Erkan
& Radev, "Biased LexRank", IPM 2009; Kazemi, Perez-Rosas & Mihalcea, "Biased
TextRank", COLING 2020).
"""

from collections.abc import Sequence
from itertools import islice

from summarizer.lexicon import Lexicon
from summarizer.rank.alone import leaning, opening
from summarizer.rank.distinctions import distinctions
from summarizer.rank.evidence import evidence
from summarizer.rank.graph import Vector, pagerank, similarities
from summarizer.rank.keywords import keywords, terms
from summarizer.rank.plain import cut, scores
from summarizer.rank.topic import relevance
from summarizer.rank.words import segmented
from summarizer.records import Because, Ranking, Section

__all__ = ["rank", "relevance"]

GRAPH = 0.85
"""How much of a rank comes over the edges where there is no evidence: PageRank's own."""
EVIDENT = 0.15
"""How much where there is evidence enough.  Measured (benchmarks/rank.py): up to .2 it
is all one, with .85 the graph drowns the evidence.  What is left of it orders
sentences that bear the same."""
ENOUGH = 0.25
"""The part of the sentences that must bear evidence for that to be enough.  Local
reports lie above it; speeches and reports of long ago, below, need the graph."""


def rank(sections: Sequence[Section], engine: str = "biased", *, lexicon: Lexicon) -> Ranking:
    """Return the score of every sentence of *sections*, what can be quoted, and the document's keywords.

    *engine* is ``biased`` or ``plain``: textrank4zh's own, where a sentence has
    the best score of its parts.  Biased scores sum up to the evidence that the
    document bears, so that those of two documents may be compared.
    """
    sentences = [sentence for section in sections for sentence in section.sentences]
    segments = segmented([sentence.text for sentence in sentences], lexicon)
    ranked: list[float] = []
    because: list[tuple[Because, ...]] = []
    if engine == "plain":
        ranked = _plain(sections)
    elif sentences:
        borne, because = evidence(sections, lexicon)
        share = damping(borne, lexicon.evidence.worth)
        ranked = (pagerank(similarities(segments), share, borne) * borne.sum()).tolist()
    rest, steps = iter(ranked), iter(because)
    return Ranking(
        scores=tuple(tuple(islice(rest, len(section.sentences))) for section in sections),
        keywords=keywords(segments, [sentence.text for sentence in sentences], lexicon),
        terms=terms(segments, lexicon),
        least=lexicon.evidence.worth if engine == "biased" else 0.0,
        because=tuple(tuple(islice(steps, len(section.sentences))) for section in sections),
        leaning=tuple(
            tuple(leaning(sentence.text, sentence.role or section.role) for sentence in section.sentences)
            for section in sections
        ),
        openings=tuple(
            tuple(opening(sentence.text) for sentence in section.sentences) for section in sections
        ),
        distinctions=tuple(one for section in sections for one in distinctions(section)),
    )


def damping(borne: Vector, worth: float) -> float:
    """Return how much of a rank comes over the edges, where sentences bear the evidence *borne*.

    From *worth* on a sentence is worth quoting.

    >>> from numpy import array
    >>> damping(array([0.4, 0.4, 0.4]), 0.8), damping(array([2.0, 0.4, 3.1]), 0.8)
    (0.85, 0.15)
    """
    bearing = float((borne >= worth).mean())
    return max(EVIDENT, GRAPH * (1 - bearing / ENOUGH))


def _plain(sections: Sequence[Section]) -> list[float]:
    pieces: list[str] = []
    owners: list[int | None] = []
    number = 0
    for section in sections:
        titled = cut(section.title or "")
        pieces += titled
        owners += [None] * len(titled)
        for sentence in section.sentences:
            parts = cut(sentence.text)
            pieces += parts
            owners += [number] * len(parts)
            number += 1
    best = [0.0] * number
    for owner, score in zip(owners, scores(pieces), strict=True):
        if owner is not None:
            best[owner] = max(best[owner], score)
    return best
