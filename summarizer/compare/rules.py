"""Which figures of a row may be compared.

- Cells form a group when year, span, scope and class of government are the same;
- a bound, a range, a goal, a year not known, a figure given twice with different
  values and an indicator that every place counts in its own way are in no group;
- an estimate may stand in a group beside results, marked as one;
- a group has at least two regions, and only groups are ranked.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from summarizer import lexicon
from summarizer.records import Cell, DigestRow, Group, Region
from summarizer.sameness import converted

Once = tuple[str, int | None, str, str | None]
"""What one region has only one figure for: region, year, span, scope."""


class Meaning(NamedTuple):
    """What must be the same for two cells of a row to be compared."""

    year: int | None
    standing: str | None
    scope: str | None
    span: str


def groups(row: DigestRow, regions: dict[str, Region]) -> tuple[Group, ...]:
    """Return the groups of *row*, the widest first, of two as wide the later."""
    contradicted = contradicted_of(row)
    alike: dict[Meaning, list[int]] = {}
    for i, cell in enumerate(row.cells):
        meaning = meaning_of(cell, regions)
        if meaning.standing is not None and not any(barred(cell, row, contradicted)):
            alike.setdefault(meaning, []).append(i)
    found = []
    for meaning, members in alike.items():
        if meaning.year is not None and len(members) > 1:
            members.sort(key=lambda i: -row.cells[i].value)
            cells = [row.cells[i] for i in members]
            unit = row.unit if row.measure == "growth" else written_in(cells)
            spread = converted(cells[0].value - cells[-1].value, row.unit, unit)
            found.append(Group(meaning.year, tuple(members), spread, unit))
    return tuple(sorted(found, key=lambda g: (-len(g.cells), -g.year)))


def standing(region: Region) -> str | None:
    """Return the class of government that *region* belongs to; None where its level is not known.

    >>> standing(Region("1", "甲区", "甲区", "区", "乙市", "丙省", None))
    '县级'
    >>> standing(Region("2", "丁区", "丁区", "区", None, "上海市", None))
    '直辖市辖区县'
    """
    known = lexicon.table("comparable")
    straight = known["municipalities"]
    if region.province in straight["names"] and region.level not in (None, "直辖市", "新区"):
        return str(straight["class"])
    found = known["classes"].get(region.level)
    return None if found is None else str(found)


def written_in(cells: Sequence[Cell]) -> str | None:
    """Return the unit that most of *cells* are written in."""
    return Counter(cell.indicator.unit for cell in cells).most_common(1)[0][0]


def meaning_of(cell: Cell, regions: dict[str, Region]) -> Meaning:
    """Return what the figure of *cell* is of."""
    figure = cell.indicator
    return Meaning(figure.year, standing(regions[cell.region]), figure.scope, figure.span)


def barred(cell: Cell, row: DigestRow, contradicted: Collection[object]) -> Iterator[str]:
    """Return the reasons, if any, for which *cell* of *row* can be in no group at all."""
    known = lexicon.table("comparable")
    figure = cell.indicator
    if row.kind == "target":
        yield "目标值"
    if row.measure not in known["measures"]:
        yield "计量性质不同"
    if row.name.endswith(tuple(known["counted_locally"])):
        yield "自定口径"
    if figure.year is None:
        yield "年度不明"
    if figure.span not in known["spans"]:
        yield "时段不同"
    if cell.upper is not None:
        yield "区间值"
    elif cell.bound != "=":
        yield {"<=": "上限值", ">=": "下限值", "≈": "约数"}[cell.bound]
    if _meant(cell) in contradicted:
        yield "前后不一"


def _meant(cell: Cell) -> Once:
    """What one region has only one figure for."""
    figure = cell.indicator
    return cell.region, figure.year, figure.span, figure.scope


def contradicted_of(row: DigestRow) -> frozenset[Once]:
    """Return what a region gives two different figures for."""
    counts = Counter(map(_meant, row.cells))
    return frozenset(meant for meant, count in counts.items() if count > 1)
