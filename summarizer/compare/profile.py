"""Briefing -> Profile: the little of one region that the digest needs."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import HAN
from summarizer.records import (
    Briefing,
    Excerpt,
    Formulation,
    Highlight,
    Indicator,
    Passage,
    Profile,
    Ranked,
    Sentence,
    Term,
)
from summarizer.theme_words import speaks_of

TERMS = 300
"""At most so many terms of a region are kept, those it uses most."""
FORMULATIONS = 400
"""At most so many clauses of a region are kept."""
LONGEST = 160
"""A sentence of more characters is no highlight while there is a shorter one."""
OWN = 3
"""What a sentence's words must weigh for the theme it is quoted under: one that by itself names it."""

QUOTED = re.compile(r"“([^“”，。；：！？]{2,12})”")
CLAUSE = re.compile(r"[^，。；：！？…、,;:!?（）()\s]+")
WORDING = re.compile(rf"[{HAN}“”‘’《》]{{10,}}")


def profile(briefing: Briefing, lexicon: Lexicon) -> Profile:
    """Return what the digest needs of *briefing*.

    The texts themselves stay behind, but for the sentences that the digest
    may quote, so that the profiles of all counties fit in memory.
    """
    return Profile(
        region=briefing.region,
        periods=briefing.periods,
        indicators=tuple(i for i in briefing.indicators if i.standard),
        shares=_shares(briefing, lexicon),
        terms=_terms(briefing),
        highlights=_highlights(briefing, lexicon),
        formulations=_formulations(briefing, lexicon),
        mentioned=_mentioned(briefing, lexicon),
    )


def _latest(briefing: Briefing) -> Iterator[Excerpt]:
    """Return the reports on the last year reviewed: what is said of a region is not ten years old."""
    last = max(briefing.periods, default=None)
    for excerpt in briefing.excerpts:
        if excerpt.report.identity.period == last:
            yield excerpt


def _passages(briefing: Briefing) -> Iterator[Passage]:
    for excerpt in _latest(briefing):
        yield from excerpt.passages


def _shares(briefing: Briefing, lexicon: Lexicon) -> tuple[tuple[str, float], ...]:
    said: Counter[str] = Counter()
    total = 0
    for passage in _passages(briefing):
        for ranked in passage.sentences:
            total += len(ranked.sentence.text)
            if ranked.sentence.theme:
                said[ranked.sentence.theme] += len(ranked.sentence.text)
    return tuple(
        (theme, said[theme] / total) for theme in sorted(said, key=lambda theme: _order(theme, lexicon))
    )


def _highlights(briefing: Briefing, lexicon: Lexicon) -> tuple[Highlight, ...]:
    """Return of each theme the sentence that says best what was done.

    Of those that can be quoted alone a short one comes before a long one, one that tells
    more than the headline figures, which stand in the tables, before one that does not,
    and one that the briefing quotes before one for which it had no room; then the score
    decides.
    """
    tabled = frozenset(lexicon.comparable.headlines)
    best: dict[str, tuple[tuple[bool, bool, bool, float], Highlight]] = {}
    for excerpt in _latest(briefing):
        figures = tuple(i for i in briefing.indicators if i.document == excerpt.report.path)
        on_line: dict[int, list[Indicator]] = {}
        for figure in figures:
            on_line.setdefault(figure.line, []).append(figure)
        for passage in excerpt.passages:
            for ranked in passage.sentences:
                sentence = ranked.sentence
                theme = sentence.theme
                if theme is None or sentence.doubt or not (_done(passage, sentence) and _alone(ranked)):
                    continue
                if not _bears(sentence.text, theme, lexicon):
                    continue
                told = [i for i in on_line.get(sentence.line, ()) if sentence.start <= i.start < sentence.end]
                if any(i.kind == "target" for i in told):
                    continue
                more = not any(i.name in tabled for i in told)
                worth = len(sentence.text) <= LONGEST, more, ranked.key, ranked.score
                if theme not in best or worth > best[theme][0]:
                    shown = _quoted(ranked)
                    here = Highlight(theme, briefing.region.id, shown, sentence.document, ranked.score)
                    best[theme] = worth, here
    return tuple(best[theme][1] for theme in sorted(best, key=lambda theme: _order(theme, lexicon)))


def _bears(text: str, theme: str, lexicon: Lexicon) -> bool:
    """Whether *text* speaks of *theme* in its own words, and of no other theme more.

    What its section is about does not tell: a section on towns may end with the air.

    >>> said = "细颗粒物（PM2.5）平均浓度下降两成。", "改造老旧小区十一个，打通断头路三条。"
    >>> [_bears(text, "城乡建设", lexicon) for text in said]
    [False, True]
    """
    weights = speaks_of(text, lexicon)
    return weights.get(theme, 0.0) >= OWN and weights[theme] == max(weights.values())


def _alone(ranked: Ranked) -> bool:
    """Whether *ranked* says something by itself."""
    return not ranked.weak and not any(step.step == "alone" for step in ranked.because)


def _quoted(ranked: Ranked) -> Sentence:
    """Return the sentence of *ranked* as it is quoted, without the 三是 in front."""
    sentence = ranked.sentence
    return replace(sentence, text=sentence.text[ranked.start :]) if ranked.start else sentence


def _order(theme: str, lexicon: Lexicon) -> tuple[int, str]:
    known = tuple(lexicon.themes)
    return (known.index(theme) if theme in known else len(known), theme)


def _terms(briefing: Briefing) -> tuple[Term, ...]:
    """Return the words used most, and every name that stands in quotation marks."""
    sentences = [
        (ranked, _done(passage, ranked.sentence) and _alone(ranked))
        for passage in _passages(briefing)
        for ranked in passage.sentences
        if not ranked.sentence.doubt
    ]
    # The sentence that shows a term is the best that has it, and one of what was done before all others.
    sentences.sort(key=lambda pair: (not pair[1], not pair[0].key, -pair[0].score))
    quoted = Counter(name for ranked, _ in sentences for name in QUOTED.findall(ranked.sentence.text))
    counts: Counter[str] = Counter()
    for excerpt in _latest(briefing):
        counts.update(dict(excerpt.report.ranking.terms))
    words = [text for text, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))][:TERMS]
    terms = []
    for text in dict.fromkeys([*quoted, *words]):
        shown = f"“{text}”" if text in quoted else text
        place = next(((_quoted(r), done) for r, done in sentences if shown in r.sentence.text), None)
        if place:
            sentence, done = place
            count = max(quoted[text], counts[text])
            of_region = briefing.region.id
            terms.append(
                Term(text, count, of_region, sentence, sentence.document, quoted=text in quoted, done=done)
            )
    return tuple(terms)


def _done(passage: Passage, sentence: Sentence) -> bool:
    planned = (sentence.time or passage.time).kind == "target"
    return not planned and (sentence.role or passage.role) in ("lead", "report")


def _mentioned(briefing: Briefing, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the standard indicators whose name stands in the text, be there a figure or not.

    A name within a longer one (单位地区生产总值能耗) is not meant, nor one that only
    tells of what a share is taken (占地区生产总值).
    """
    left = "\n".join(
        text
        for excerpt in _latest(briefing)
        for line in excerpt.report.lines
        for text in (line.text, *line.cells)
    )
    found: dict[str, None] = {}
    for written, name in _written(lexicon):
        if written in left:
            if re.search(rf"(?<!占){re.escape(written)}", left):
                found[name] = None
            left = left.replace(written, "\n")
    return tuple(found)


@derived
def _written(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Return every way of writing a standard indicator with its name, the longest first."""
    ways = {written: entry.name for entry in lexicon.indicators for written in (*entry.also, entry.name)}
    return tuple(sorted(ways.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _formulations(briefing: Briefing, lexicon: Lexicon) -> tuple[Formulation, ...]:
    """Return the clauses without figures, the first place of each.

    Where there are too many, those with the smallest hash stay: every region
    then keeps the same ones, and what two of them share is not lost.
    """
    ceremony = lexicon.comparable.wording.ceremony
    found: dict[str, Formulation] = {}
    for passage in _passages(briefing):
        for sentence in (ranked.sentence for ranked in passage.sentences):
            if sentence.doubt:
                continue
            for clause in CLAUSE.findall(sentence.text):
                if (
                    WORDING.fullmatch(clause)
                    and not any(word in clause for word in ceremony)
                    and clause not in found
                ):
                    found[clause] = Formulation(clause, briefing.region.id, sentence, sentence.document)
    kept = sorted(found, key=lambda text: blake2b(text.encode(), digest_size=8).digest())[:FORMULATIONS]
    return tuple(found[text] for text in kept)
