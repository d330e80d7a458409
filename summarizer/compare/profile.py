"""Briefing -> Profile: the little of one region that the digest needs."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from summarizer import lexicon
from summarizer.models import Briefing, Formulation, Highlight, Passage, Profile, Ranked, Term

TERMS = 300
"""At most so many terms of a region are kept, those it uses most."""
FORMULATIONS = 400
"""At most so many clauses of a region are kept."""
LONGEST = 160
"""A sentence of more characters is no highlight while there is a shorter one."""

CLAUSE = re.compile(r"[^，。；：！？…、,;:!?“”‘’（）()《》\s]+")
WORDING = re.compile(r"[一-鿿]{8,}")


def profile(briefing: Briefing) -> Profile:
    """Return what the digest needs of *briefing*.

    The texts themselves stay behind, but for the sentences that the digest
    may quote, so that the profiles of all counties fit in memory.
    """
    return Profile(
        region=briefing.region,
        periods=briefing.periods,
        indicators=tuple(i for i in briefing.indicators if i.standard),
        shares=_shares(briefing),
        terms=_terms(briefing),
        highlights=_highlights(briefing),
        formulations=_formulations(briefing),
    )


def _passages(briefing: Briefing) -> Iterator[Passage]:
    for excerpt in briefing.excerpts:
        yield from excerpt.passages


def _shares(briefing: Briefing) -> tuple[tuple[str, float], ...]:
    said: Counter[str] = Counter()
    total = 0
    for passage in _passages(briefing):
        for ranked in passage.sentences:
            total += len(ranked.sentence.text)
            if passage.themes:
                said[_theme(passage, ranked)] += len(ranked.sentence.text)
    return tuple((theme, said[theme] / total) for theme in sorted(said, key=_order))


def _highlights(briefing: Briefing) -> tuple[Highlight, ...]:
    best: dict[str, Highlight] = {}
    for passage in _passages(briefing):
        for ranked in passage.sentences:
            if not ranked.key or ranked.weak or ranked.sentence.doubt or not passage.themes:
                continue
            theme = _theme(passage, ranked)
            here = Highlight(theme, briefing.region.id, ranked.sentence, passage.document, ranked.score)
            if theme not in best or _worth(here) > _worth(best[theme]):
                best[theme] = here
    return tuple(best[theme] for theme in sorted(best, key=_order))


def _worth(highlight: Highlight) -> tuple[bool, float]:
    return len(highlight.sentence.text) <= LONGEST, highlight.score


def _theme(passage: Passage, ranked: Ranked) -> str:
    """Return that theme of *passage* whose words the sentence has most of; its main one in doubt."""
    if len(passage.themes) == 1:
        return passage.themes[0]
    words = _theme_words()
    weights = {
        theme: sum(weight for word, weight in words.get(theme, ()) if word in ranked.sentence.text)
        for theme in passage.themes
    }
    return max(passage.themes, key=lambda theme: weights[theme])


@cache
def _theme_words() -> dict[str, tuple[tuple[str, int], ...]]:
    return {
        theme: tuple((word, int(weight)) for weight, words in entry.items() for word in words)
        for theme, entry in lexicon.table("themes").items()
        if isinstance(entry, dict)
    }


def _known_themes() -> tuple[str, ...]:
    return tuple(_theme_words())


def _order(theme: str) -> tuple[int, str]:
    known = _known_themes()
    return (known.index(theme) if theme in known else len(known), theme)


def _terms(briefing: Briefing) -> tuple[Term, ...]:
    counts: Counter[str] = Counter()
    for excerpt in briefing.excerpts:
        counts.update(dict(excerpt.report.ranking.terms))
    best = [
        (ranked, passage.document)
        for passage in _passages(briefing)
        for ranked in passage.sentences
        if not ranked.sentence.doubt
    ]
    best.sort(key=lambda pair: (-pair[0].key, -pair[0].score))
    terms: list[Term] = []
    for text, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if len(terms) == TERMS:
            break
        place = next(((r.sentence, document) for r, document in best if text in r.sentence.text), None)
        if place:
            terms.append(Term(text, count, briefing.region.id, *place))
    return tuple(terms)


def _formulations(briefing: Briefing) -> tuple[Formulation, ...]:
    """Return the clauses without figures, the first place of each.

    Where there are too many, those with the smallest hash stay: every region
    then keeps the same ones, and what two of them share is not lost.
    """
    found: dict[str, Formulation] = {}
    for passage in _passages(briefing):
        for ranked in passage.sentences:
            if ranked.sentence.doubt:
                continue
            for clause in CLAUSE.findall(ranked.sentence.text):
                if WORDING.fullmatch(clause) and clause not in found:
                    found[clause] = Formulation(clause, briefing.region.id, ranked.sentence, passage.document)
    kept = sorted(found, key=lambda text: blake2b(text.encode(), digest_size=8).digest())[:FORMULATIONS]
    return tuple(found[text] for text in kept)
