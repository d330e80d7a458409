"""Extract the indicators that the sentences and tables of a report state.

Rules over text, never over tokens: segmenters tear 23.4%.  `numbers` finds the
quantities, `figures` reads what each says by the rules of `forms`, leaning on
what the sentence said before (`discourse`, `nouns`); `names` knows what the
lexicon calls a noun, `parts` whether it is the region's or a part's, `periods`
the year of a figure and whether it was reached, expected or aimed at; `tables`
reads rows.  The words all this turns on stand in the lexicon: `indicators`,
`units`, `scopes`, `phrasing`.
"""

import re

from summarizer.extract import figures, tables
from summarizer.extract.discourse import Figure
from summarizer.extract.forms import claims
from summarizer.extract.names import Extra
from summarizer.extract.parts import as_whole, zone_names
from summarizer.extract.periods import When, when
from summarizer.extract.quantities import fold
from summarizer.lexicon import Lexicon
from summarizer.records import Indicator, Measure, Region, Section, Sentence, Span

__all__ = ["extract"]

_YEARLY = re.compile(r"每年[^，。；]*$")
_TOTAL = re.compile(r"(?:累计|[三四五]年共)[^，。；]*$")


def extract(
    sections: tuple[Section, ...],
    period: int | None,
    document: str,
    extra: Extra = (),
    region: Region | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Indicator, ...]:
    """Return what the report *document*, which reviews the year *period*, states in figures.

    *extra* holds names of the user's own: a name, and other ways of writing
    it.  *region* is whose report it is: what others say of a zone as a part,
    the zone says of itself.  A sentence in doubt is never mined.
    """
    found: list[Indicator] = []
    zone = zone_names(region)
    for section in sections:
        if section.role == "glossary":
            continue
        for sentence in section.sentences:
            if sentence.doubt is None:
                time = sentence.time or section.time
                text = fold(sentence.text)
                stated = claims.read(figures.read(sentence.text, extra), extra)
                for figure in as_whole(stated, text, zone, extra):
                    moment = when(time, period, text, figure.clause, figure.start, sentence.line)
                    found.append(_indicator(figure, sentence, text, moment, document))
        found += tables.indicators(section.rows, section.time, document, extra)
    return tuple(found)


def _indicator(figure: Figure, sentence: Sentence, text: str, moment: When, document: str) -> Indicator:
    measure, span = _covered(figure, text, moment)
    # Where damage was mended the text is not as long as what it was mended from.
    exact = sentence.end - sentence.start == len(sentence.text)
    return Indicator(
        name=figure.name.name,
        text=figure.text,
        value=figure.value,
        unit=figure.unit,
        measure=measure,
        change=figure.change,
        bound=figure.bound,
        upper=figure.upper,
        kind=moment.kind,
        year=moment.year,
        span=span,
        rank=figure.rank,
        scope=figure.name.scope,
        document=document,
        line=sentence.line,
        start=sentence.start + figure.start if exact else sentence.start,
        end=sentence.start + figure.end if exact else sentence.end,
        sentence=sentence.text,
        page=sentence.page,
        standard=figure.name.standard,
        because=(*figure.because, *moment.because),
    )


def _covered(figure: Figure, text: str, moment: When) -> tuple[Measure, Span]:
    """Return what *figure* measures and which time it covers, as what stands before it says."""
    measure, span = figure.measure, moment.span
    level, grown = measure == "level", figure.change is not None
    if level and grown and figure.since is not None and figure.since < (moment.year or 0) - 1:
        # Growth since a year further back (比2015年增长40%) is not the year's.
        return "cumulative" if figure.value is None else measure, "years"
    if level and not grown and span == "years" and _YEARLY.search(text[figure.clause : figure.start]):
        return "average", span
    if (
        level
        and not grown
        and span == "years"
        and not figure.name.stock
        and _TOTAL.search(text[: figure.start])
    ):
        return "cumulative", span
    if measure == "cumulative":
        return measure, "years"
    if (
        figure.name.stock
        and measure in ("level", "share")
        and (span == "year" or (span == "years" and not grown))
    ):
        # What there is at a date is no year's; growth over several years stays theirs.
        return measure, "stock"
    return measure, span
