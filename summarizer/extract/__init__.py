"""Extract the indicators that the sentences and tables of a report state.

Rules over text, never over tokens: segmenters tear 23.4%.  `numbers` finds the
quantities, `figures` reads what each says by the rules of `forms`, leaning on
what the sentence said before (`discourse`, `nouns`); `names` knows what the
lexicon calls a noun, `parts` whether it is the region's or a part's, `periods`
the year of a figure and whether it was reached, expected or aimed at; `tables`
reads rows.  The words all this turns on stand in the lexicon: `indicators`,
`units`, `scopes`, `phrasing`.
"""

from dataclasses import replace

from summarizer.extract import figures, tables
from summarizer.extract.discourse import Figure
from summarizer.extract.measures import RULES, Covered, DatedFigure, reached
from summarizer.extract.owners import with_owners
from summarizer.extract.parts import as_whole, zone_names
from summarizer.extract.periods import When, when
from summarizer.extract.spans import several
from summarizer.extract.spot import DatedSentence, growth_behind, number_end
from summarizer.extract.unnamed import unnamed
from summarizer.lexicon import Lexicon
from summarizer.lexicon.numerals import fold
from summarizer.records import Because, Indicator, Region, Section, Sentence
from summarizer.rule import first

__all__ = ["extract"]


def extract(
    sections: tuple[Section, ...],
    period: int | None,
    document: str,
    region: Region | None = None,
    *,
    lexicon: Lexicon,
) -> tuple[Indicator, ...]:
    """Return what the report *document*, which reviews the year *period*, states in figures.

    *region* is whose report it is: what others say of a zone as a part, the
    zone says of itself.  A sentence in doubt is never mined, and a local fact that
    goes by no name is left out.
    """
    found: list[Indicator] = []
    zone = zone_names(region)
    for section in sections:
        if section.role == "glossary":
            continue
        for sentence in section.sentences:
            if sentence.doubt is None:
                text = fold(sentence.text)
                place = DatedSentence(sentence.time or section.time, period, text, sentence.line)
                stated = figures.read(sentence.text, lexicon)
                whole = with_owners(as_whole(stated, text, zone, lexicon), text, region, lexicon)
                for figure in (one for each in whole for one in _parted(each, place, lexicon)):
                    if unnamed(figure, lexicon):
                        continue
                    moment = when(place, figure.clause, figure.start, lexicon)
                    stated_at = DatedFigure(figure, text, moment.year, moment.span, lexicon)
                    found.append(_indicator(stated_at, sentence, moment, document))
        found += tables.indicators(section.rows, section.time, document, lexicon)
    return tuple(found)


def _parted(figure: Figure, place: DatedSentence, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Return *figure*, or its level and its growth apart where they are not of the same time.

    完成财政收入12亿元，年均增长7%: the one is of the year, the other of several.  So
    are 12亿元，比2015年增长40% and, told of five years, 达到12亿元，增长40%.
    """
    if figure.value is None or figure.change is None:
        return (figure,)
    end = number_end(place.text, figure.start)
    growth = growth_behind(place, end, figure.change)
    if growth is None:
        return (figure,)
    moment = when(place, figure.clause, figure.start, lexicon)
    old = figure.since is not None and figure.since < (moment.year or 0) - 1
    came_to = moment.span == "years" and reached(DatedFigure(figure, place.text, None, "years", lexicon))
    if not (old or came_to or (growth[0] > figure.start and several(place, growth))):
        return (figure,)
    level = replace(figure, end=min(end, figure.end), change=None, change_bound="=", since=None)
    clause, start, end = growth
    return level, replace(
        figure,
        value=None,
        unit=None,
        upper=None,
        rank=None,
        bound=figure.change_bound,
        change_bound="=",
        clause=clause,
        start=start,
        end=end,
    )


def _indicator(stated: DatedFigure, sentence: Sentence, moment: When, document: str) -> Indicator:
    """Return the record of the figure that is *stated*, with the rules that read it."""
    figure = stated.figure
    rule, covered = _covered(stated)
    scope = figure.name.scope
    # An owner has said already what its scope comes from.
    named = not any(step.step == "scope" for step in figure.because)
    # Where damage was mended the text is not as long as what it was mended from.
    exact = sentence.end - sentence.start == len(sentence.text)
    return Indicator(
        name=figure.name.name,
        text=figure.text,
        value=figure.value,
        unit=figure.unit,
        measure=covered.measure,
        change=figure.change,
        bound=figure.bound,
        change_bound=figure.change_bound,
        upper=figure.upper,
        kind=moment.kind,
        year=moment.year,
        span=covered.span,
        rank=figure.rank,
        scope=scope,
        document=document,
        line=sentence.line,
        start=sentence.start + figure.start if exact else sentence.start,
        end=sentence.start + figure.end if exact else sentence.end,
        sentence=sentence.text,
        page=sentence.page,
        standard=figure.name.standard,
        because=(
            *figure.because,
            *((Because("scope", "words of the name", scope),) if scope and named else ()),
            *(step for step in moment.because if not (rule and step.step == "span")),
            *((Because("span", rule, covered.words),) if rule else ()),
        ),
    )


def _covered(stated: DatedFigure) -> tuple[str | None, Covered]:
    """Return what a figure measures and covers, and the rule that said so; None where only its place did."""
    found = first(RULES, stated)
    if found is None:
        return None, Covered(stated.figure.measure, stated.span)
    return found[0].name, found[1]
