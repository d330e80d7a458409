"""Profiles -> the rows of the digest: one name, one measure and one kind of unit each, goals apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

from summarizer import lexicon
from summarizer.compare.reasons import caveats
from summarizer.compare.rules import base_of, groups, plain, written_in
from summarizer.records import Cell, DigestRow, Indicator, Profile, Region

CLAUSE = re.compile(r"[，；。,;]")
ABOVE = Decimal("1.1")
"""Up to so many times itself a bound (突破600亿元) says the same as an exact figure (640亿元)."""


class _RowKey(NamedTuple):
    name: str
    measure: str
    unit: str | None
    """Without 万 and 亿, and the lexicon's word for it."""
    kind: Literal["result", "target"]


def table(profiles: Sequence[Profile]) -> tuple[DigestRow, ...]:
    """Return the rows of *profiles*: results first, then by coverage, then in the lexicon's order."""
    regions = {p.region.id: p.region for p in profiles}
    found: dict[_RowKey, list[Cell]] = {}
    for profile in profiles:
        for key, cell in _figures(profile):
            found.setdefault(key, []).append(cell)
    rows = [_row(key, cells, regions) for key, cells in found.items()]
    return tuple(sorted(rows, key=_place))


def _figures(profile: Profile) -> Iterator[tuple[_RowKey, Cell]]:
    """Return the cells of one region: the value and the growth of an indicator are two."""
    region = profile.region.id
    for figure in profile.indicators:
        kind: Literal["result", "target"] = "target" if figure.kind == "target" else "result"
        if figure.value is not None:
            factor, unit = base_of(figure.unit)
            key = _RowKey(figure.name, figure.measure, unit, kind)
            upper = None if figure.upper is None else figure.upper * factor
            source = _spanned(figure, figure.value)
            yield key, Cell(region, figure.value * factor, source, False, figure.bound, upper)
        if figure.change is not None:
            key = _RowKey(figure.name, "growth", "%", kind)
            # A bound or a range belongs to the value, where there is one.
            alone = figure.value is None
            bound, upper = (figure.bound, figure.upper) if alone else ("=", None)
            yield key, Cell(region, figure.change, _spanned(figure, figure.change), True, bound, upper)


def _spanned(figure: Indicator, number: Decimal) -> Indicator:
    """Return *figure* as of several years where the clause with its *number* says so.

    A report on a term of office tells what grew in five years beside what grew
    in the last: 累计增长44.4% must not stand beside another region's 增长6%.
    """
    if figure.span != "year":
        return figure
    summed = lexicon.table("comparable")["summed"]
    for clause in CLAUSE.split(figure.sentence):
        if format(abs(number), "f") not in clause or any(word in clause for word in summed["within_a_year"]):
            continue
        if any(word in clause for word in summed["words"]):
            return replace(figure, span="years")
    return figure


def _row(key: _RowKey, found: Sequence[Cell], regions: dict[str, Region]) -> DigestRow:
    cells = tuple(
        cell for _, of_one in groupby(found, key=lambda c: c.region) for cell in _settled(tuple(of_one))
    )
    unit = key.unit
    if key.measure != "growth" and key.unit is not None:
        unit = written_in(cells)
        factor, _ = base_of(unit)
        cells = tuple(
            replace(
                c, value=plain(c.value / factor), upper=None if c.upper is None else plain(c.upper / factor)
            )
            for c in cells
        )
    coverage = len({cell.region for cell in cells})
    row = DigestRow(key.name, key.measure, unit, key.kind, cells, (), (), coverage)
    row = replace(row, groups=groups(row, regions))
    return replace(row, caveats=caveats(row, regions))


def _settled(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Return one region's cells of a row, by year, each figure once.

    Of the same figure given twice the exact one replaces the rounded, and what
    another report gives as final the estimate; two that contradict each other
    both stay.
    """

    def meant(cell: Cell) -> tuple[int, str, str]:
        return cell.indicator.year or 0, cell.indicator.span, cell.indicator.scope or ""

    for _, of_one in groupby(sorted(cells, key=meant), key=meant):
        same = tuple(of_one)
        final = {c.indicator.document for c in same if c.indicator.kind == "actual"}
        kept: list[Cell] = []
        for cell in sorted(same, key=_digits, reverse=True):
            if cell.indicator.kind == "estimate" and final - {cell.indicator.document}:
                continue
            if not any(_agree(cell, other) for other in kept):
                kept.append(cell)
        yield from sorted(kept, key=lambda c: (c.indicator.document, c.indicator.line, c.indicator.start))


def _written(cell: Cell) -> Decimal:
    """Return the number of *cell* as the report writes it."""
    number = cell.indicator.change if cell.growth else cell.indicator.value
    return cell.value if number is None else number


def _digits(cell: Cell) -> tuple[bool, int]:
    return cell.bound == "=", len(_written(cell).as_tuple().digits)


def _agree(one: Cell, other: Cell) -> bool:
    """Whether one of two cells says no more than the other: the same number, rounded or bounded."""
    if one.value == other.value:
        return True
    coarse, fine = sorted((one, other), key=_digits)
    if coarse.bound == ">=" and fine.value >= coarse.value:
        return fine.value <= coarse.value * ABOVE
    rough, exponent = _written(coarse), _written(coarse).as_tuple().exponent
    if not isinstance(exponent, int) or len(rough.as_tuple().digits) < 2:
        return False
    alike = coarse.growth or coarse.indicator.unit == fine.indicator.unit
    return alike and round(_written(fine), -exponent) == rough


def _place(row: DigestRow) -> tuple[bool, int, int, str, str]:
    return row.kind == "target", -row.coverage, _lexicon_order().get(row.name, 10_000), row.name, row.measure


@cache
def _lexicon_order() -> dict[str, int]:
    return {entry["name"]: i for i, entry in enumerate(lexicon.table("indicators")["indicator"])}
