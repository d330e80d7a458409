"""Tell the year a figure is of, its kind and its span.

The section, or the paragraph, has its time (`Time`, given by the structure of the
report); a sentence and a clause may say their own, and nothing of that outlasts
the sentence.  Three tuples of rules decide: `KINDS`, `YEARS`, `SPANS`, in `kinds`,
`years` and `spans`.
"""

from dataclasses import dataclass

from summarizer.extract.kinds import KINDS
from summarizer.extract.spans import SPANS
from summarizer.extract.spot import DatedSentence
from summarizer.extract.years import YEARS
from summarizer.lexicon import Lexicon
from summarizer.records import Because, Kind, Span, Time
from summarizer.rule import first


@dataclass(frozen=True, slots=True)
class When:
    """The year, kind and span of one figure, and the rules that said so."""

    year: int | None
    kind: Kind
    span: Span
    because: tuple[Because, ...] = ()


def when(place: DatedSentence, clause: int, start: int, lexicon: Lexicon) -> When:
    """Return year, kind and span of the figure that begins at *start* of *place*, its clause at *clause*."""
    time, spot = place.time, place.spot(clause, start)
    because = []
    kind: Kind = time.kind
    year, span = time.year, time.span
    if found := first(KINDS, spot, lexicon):
        kind = found[1][0]
        because.append(Because("kind", found[0].name, found[1][1]))
    if dated := first(YEARS, spot, kind):
        year = dated[1][0]
        because.append(Because("year", dated[0].name, dated[1][1]))
    plain: Span = span
    if covered := first(SPANS, spot, kind):
        plain = covered[1][0]
        because.append(Because("span", covered[0].name, covered[1][1]))
    decided = {step.step for step in because}
    return When(year, kind, plain, (*_of_place(time, decided, place.line), *because))


def _of_place(time: Time, decided: set[str], line: int) -> tuple[Because, ...]:
    """Return the steps that no rule here took: there the place of the sentence decided."""
    by = time.because[0] if time.because else Because("time", "the year reviewed", "")
    elsewhere = by.line if by.line != line else None
    return tuple(
        Because(step, by.rule, by.words, elsewhere)
        for step in ("kind", "year", "span")
        if step not in decided
    )
