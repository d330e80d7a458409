"""Profiles -> the rows of the digest: one name, one measure and one kind of unit each, goals apart."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal, NamedTuple

from summarizer.compare.reasons import explained
from summarizer.compare.rules import foreign, groups, written_in
from summarizer.lexicon import Lexicon, derived
from summarizer.records import Cell, DigestRow, Profile, Region
from summarizer.sameness import plain, simple, standing, stated

SMALL = 0.2
"""A larger part than this of a row's values is not to be smaller than one."""


class _RowKey(NamedTuple):
    name: str
    measure: str
    unit: str | None
    """Without 万 and 亿, and the lexicon's word for it."""
    kind: Literal["result", "target"]


def table(profiles: Sequence[Profile], lexicon: Lexicon) -> tuple[DigestRow, ...]:
    """Return the rows of *profiles*: results first, then by coverage, then in the lexicon's order."""
    regions = {p.region.id: p.region for p in profiles}
    found: dict[_RowKey, list[Cell]] = {}
    for profile in profiles:
        for key, cell in _figures(profile, lexicon):
            found.setdefault(key, []).append(cell)
    spoken = {p.region.id: frozenset(p.mentioned) for p in profiles}
    rows = [_row(key, cells, regions, spoken, lexicon) for key, cells in found.items()]
    order = _order(lexicon)
    return tuple(sorted(rows, key=lambda row: _place(row, order)))


def _figures(profile: Profile, lexicon: Lexicon) -> Iterator[tuple[_RowKey, Cell]]:
    """Return the cells of one region: the value and the growth of an indicator are two."""
    region = profile.region.id
    for figure in profile.indicators:
        kind: Literal["result", "target"] = "target" if figure.kind == "target" else "result"
        if value := stated(figure):
            factor, unit = simple(value.unit, lexicon)
            key = _RowKey(figure.name, figure.measure, unit, kind)
            upper = None if value.upper is None else value.upper * factor
            yield key, Cell(region, value.number * factor, figure, False, value.bound, upper)
        if growth := stated(figure, growth=True):
            key = _RowKey(figure.name, "growth", growth.unit, kind)
            yield key, Cell(region, growth.number, figure, True, growth.bound, growth.upper)


def _row(
    key: _RowKey,
    found: Sequence[Cell],
    regions: dict[str, Region],
    spoken: Mapping[str, frozenset[str]],
    lexicon: Lexicon,
) -> DigestRow:
    cells = tuple(
        cell
        for _, of_one in groupby(found, key=lambda c: c.region)
        for cell in _settled(tuple(of_one), lexicon)
    )
    unit = key.unit
    if key.measure != "growth" and key.unit is not None:
        unit = _readable(cells, lexicon)
        factor, _ = simple(unit, lexicon)
        cells = tuple(
            replace(
                c, value=plain(c.value / factor), upper=None if c.upper is None else plain(c.upper / factor)
            )
            for c in cells
        )
    coverage = len({cell.region for cell in cells})
    row = DigestRow(key.name, key.measure, unit, key.kind, cells, (), (), coverage)
    silent = frozenset(region for region, names in spoken.items() if key.name not in names)
    row = replace(row, groups=groups(row, regions, lexicon, silent))
    return replace(row, cells=explained(row, regions, lexicon))


def _readable(cells: Sequence[Cell], lexicon: Lexicon) -> str | None:
    """Return the unit that most of *cells*, whose values are in the simple unit, are written in.

    Where it makes a good part of them smaller than one, it is the next smaller unit that
    any is written in: 2463家 is no 0.25万家.
    """
    unit = written_in(cells)
    size, _ = simple(unit, lexicon)
    small = sum(abs(cell.value) < size for cell in cells)
    if small <= len(cells) * SMALL:
        return unit
    smaller = Counter(cell.indicator.unit for cell in cells if simple(cell.indicator.unit, lexicon)[0] < size)
    return smaller.most_common(1)[0][0] if smaller else unit


def _settled(cells: Sequence[Cell], lexicon: Lexicon) -> Iterator[Cell]:
    """Return one region's cells of a row, by year, each figure once, in its finest form.

    Two that contradict each other both stay.
    """

    def meant(cell: Cell) -> tuple[int, str, str, str]:
        figure, money = cell.indicator, foreign(cell, lexicon) or ""
        return figure.year or 0, figure.span, figure.scope or "", money

    for _, of_one in groupby(sorted(cells, key=meant), key=meant):
        alike = tuple(of_one)
        stands = standing([cell.indicator for cell in alike], alike[0].growth, lexicon)
        kept = [cell for cell, figure in zip(alike, stands, strict=True) if figure is cell.indicator]
        yield from sorted(kept, key=lambda c: (c.indicator.document, c.indicator.line, c.indicator.start))


def _place(row: DigestRow, order: Mapping[str, int]) -> tuple[bool, int, int, str, str]:
    return row.kind == "target", -row.coverage, order.get(row.name, len(order)), row.name, row.measure


@derived
def _order(lexicon: Lexicon) -> Mapping[str, int]:
    return {entry.name: place for place, entry in enumerate(lexicon.indicators)}
