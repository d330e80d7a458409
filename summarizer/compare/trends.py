"""Rows -> what one region's own reports say over the years, and what parts one year from the next.

Two levels of one name are not always of one count: a census lies between them, or the
office counts otherwise than it did.  `BREAKS` says which of the steps of a trend carry
such a remark.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from summarizer.census import revised
from summarizer.compare.rules import written_in
from summarizer.compare.years import line_of, year_of
from summarizer.lexicon import Lexicon, derived
from summarizer.records import Break, Cell, DigestRow, Trend
from summarizer.sameness import converted


class Step(NamedTuple):
    """Two neighbours of a trend, and what the region says of the growth of the later year."""

    name: str
    measure: str
    earlier: Cell
    later: Cell
    grown: Sequence[Decimal]
    """In percent, plainly stated, of the same scope and span."""


class Parting(NamedTuple):
    """One way in which two years' figures may not be of one count."""

    name: Literal["census", "leap"]
    why: str
    holds: Callable[[Step, Lexicon], bool]


def _census(step: Step, lexicon: Lexicon) -> bool:
    years = year_of(step.earlier), year_of(step.later)
    return step.measure != "growth" and any(revised(step.name, years, lexicon))


def _leap(step: Step, lexicon: Lexicon) -> bool:
    if step.measure != "level" or not step.grown or year_of(step.later) - year_of(step.earlier) != 1:
        return False
    (low, high), (later_low, later_high) = _extremes(step.earlier), _extremes(step.later)
    if low <= 0:
        return False
    least, most = (later_low / high - 1) * 100, (later_high / low - 1) * 100
    known = lexicon.comparable.leap
    slack = Decimal(known.real if _prices(lexicon).get(step.name) == "real" else known.other)
    return all(growth > most + slack or growth < least - slack for growth in step.grown)


BREAKS = (
    Parting("census", "A census between two years revises what was counted before it.", _census),
    Parting("leap", "The level changed by more than the growth that is told of it bears.", _leap),
)
"""Each that holds of a step is a remark of its trend."""


def trends(rows: Sequence[DigestRow], lexicon: Lexicon) -> tuple[Trend, ...]:
    """Return every figure that one region gives for two years or more.

    The figures of a trend have span and scope in common; bounds, ranges and a
    year for which two different figures are given are left out, and those years named.
    """
    known = lexicon.comparable
    grown = {row.name: row.cells for row in rows if row.kind == "result" and row.measure == "growth"}
    return tuple(
        trend
        for row in rows
        if row.kind == "result" and row.measure in known.measures
        for trend in _of_row(row, grown.get(row.name, ()), known.spans, lexicon)
    )


def _of_row(row: DigestRow, grown: Iterable[Cell], spans: Sequence[str], lexicon: Lexicon) -> Iterator[Trend]:
    rates: dict[tuple[object, ...], list[Decimal]] = {}
    for cell in grown:
        if _exact(cell):
            rates.setdefault((cell.region, cell.indicator.scope, year_of(cell)), []).append(cell.value)
    for (region, span, _), of_one in groupby(sorted(row.cells, key=line_of), key=line_of):
        if span not in spans:
            continue
        by_year = [tuple(same) for _, same in groupby(of_one, key=year_of)]
        cells = tuple(same[0] for same in by_year if len(same) == 1 and _exact(same[0]) and year_of(same[0]))
        if len(cells) > 1:
            unit = row.unit if row.measure == "growth" else written_in(cells)
            steps = tuple(
                converted(later.value - earlier.value, row.unit, unit, lexicon)
                for earlier, later in pairwise(cells)
            )
            pairs = [
                Step(
                    row.name,
                    row.measure,
                    *pair,
                    rates.get((region, pair[1].indicator.scope, year_of(pair[1])), ()),
                )
                for pair in pairwise(cells)
            ]
            yield Trend(
                region,
                row.name,
                row.measure,
                unit,
                cells,
                steps,
                prices=_told_at(cells, lexicon) if row.measure == "growth" else None,
                breaks=tuple(
                    Break(rule.name, year_of(step.later))
                    for step in pairs
                    for rule in BREAKS
                    if rule.holds(step, lexicon)
                ),
                unsettled=tuple(
                    year_of(same[0]) for same in by_year if same[0] not in cells and year_of(same[0])
                ),
            )


def _told_at(cells: Sequence[Cell], lexicon: Lexicon) -> Literal["real", "nominal"] | None:
    """Return at which prices the growth of *cells* is told; None where their scope says so itself."""
    scope = cells[0].indicator.scope or ""
    if any(basis in scope for basis in lexicon.scopes.basis.said):
        return None
    return _prices(lexicon).get(cells[0].indicator.name)


def _extremes(cell: Cell) -> tuple[Decimal, Decimal]:
    """Return the least and the most that is written so, rounded: 12.3 is from 12.25 to 12.35."""
    written = cell.indicator.value
    if not written:
        return cell.value, cell.value
    exponent = written.as_tuple().exponent
    half = Decimal(5).scaleb(exponent - 1 if isinstance(exponent, int) else 0)
    part = abs(cell.value * half / written)
    return cell.value - part, cell.value + part


def _exact(cell: Cell) -> bool:
    return cell.bound == "=" and cell.upper is None


@derived
def _prices(lexicon: Lexicon) -> dict[str, Literal["real", "nominal"]]:
    return {entry.name: entry.prices for entry in lexicon.indicators if entry.prices}
