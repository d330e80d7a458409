"""Profiles -> the rows of the digest: which figures may be compared, and why the others may not.

The rules, each a line of `_key` or `_barred`:

- a row is one name, one measure and one kind of unit; goals have rows of their own;
- cells form a group when measure, year, span, scope and class of government are the same;
- a bound, a range, a goal, a year not known, a figure given twice with different
  values and an indicator that every place counts in its own way are in no group;
- an estimate may stand in a group beside results, marked as one;
- a group has at least two regions, and only groups are ranked.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

from summarizer import lexicon
from summarizer.models import Cell, DigestRow, Group, Obstacle, Profile, Region

MANY = 12
"""Caveats of more regions than this are counted and not named one by one."""
ABOVE = Decimal("1.1")
"""Up to so many times itself a bound (突破600亿元) says the same as an exact figure (640亿元)."""
MULTIPLES = {"万亿": Decimal(10) ** 12, "亿": Decimal(10) ** 8, "万": Decimal(10) ** 4}


SPANS = {
    "year": "全年数",
    "half": "半年数",
    "quarter": "季度数",
    "months": "部分月份数",
    "years": "多年数",
    "stock": "时点数",
}


class _RowKey(NamedTuple):
    name: str
    measure: str
    unit: str | None
    """Without 万 and 亿, and the lexicon's word for it."""
    kind: Literal["result", "target"]


class _Meaning(NamedTuple):
    """What must be the same for two cells of a row to be compared."""

    year: int | None
    standing: str | None
    scope: str | None
    span: str


def table(profiles: Sequence[Profile]) -> tuple[DigestRow, ...]:
    """Return the rows of *profiles*: results first, then by coverage, then in the lexicon's order."""
    regions = {p.region.id: p.region for p in profiles}
    found: dict[_RowKey, list[Cell]] = {}
    for profile in profiles:
        for key, cell in _figures(profile):
            found.setdefault(key, []).append(cell)
    rows = [_row(key, cells, regions) for key, cells in found.items()]
    return tuple(sorted(rows, key=_place))


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


def _figures(profile: Profile) -> Iterator[tuple[_RowKey, Cell]]:
    """Return the cells of one region: the value and the growth of an indicator are two."""
    for of_one in profile.indicators:
        kind: Literal["result", "target"] = "target" if of_one.kind == "target" else "result"
        if of_one.value is not None:
            factor, unit = _base(of_one.unit)
            key = _RowKey(of_one.name, of_one.measure, unit, kind)
            upper = None if of_one.upper is None else of_one.upper * factor
            yield key, Cell(profile.region.id, of_one.value * factor, of_one, False, of_one.bound, upper)
        if of_one.change is not None:
            key = _RowKey(of_one.name, "growth", "%", kind)
            # A bound or a range belongs to the value, where there is one.
            alone = of_one.value is None
            bound, upper = (of_one.bound, of_one.upper) if alone else ("=", None)
            yield key, Cell(profile.region.id, of_one.change, of_one, True, bound, upper)


def _base(unit: str | None) -> tuple[Decimal, str | None]:
    """Return how many of which simple unit one *unit* is.

    >>> _base("万户"), _base("亿美元")
    ((Decimal('10000'), '个'), (Decimal('100000000'), '美元'))
    """
    if unit is None:
        return Decimal(1), None
    factor = Decimal(1)
    for word, times in MULTIPLES.items():
        if unit.startswith(word):
            factor, unit = times, unit.removeprefix(word)
            break
    same = lexicon.table("comparable")["units"].get(unit)
    if same:
        return factor * Decimal(same[1]), str(same[0])
    return factor, unit or "个"


def _row(key: _RowKey, found: Sequence[Cell], regions: dict[str, Region]) -> DigestRow:
    cells = tuple(
        cell for _, of_one in groupby(found, key=lambda c: c.region) for cell in _settled(tuple(of_one))
    )
    unit = key.unit
    if key.measure != "growth" and key.unit is not None:
        # What most cells are written in is the row's unit.
        unit = Counter(c.indicator.unit for c in cells).most_common(1)[0][0]
        factor, _ = _base(unit)
        cells = tuple(
            replace(
                c, value=plain(c.value / factor), upper=None if c.upper is None else plain(c.upper / factor)
            )
            for c in cells
        )
    coverage = len({cell.region for cell in cells})
    row = DigestRow(key.name, key.measure, unit, key.kind, cells, (), (), coverage)
    row = replace(row, groups=_groups(row, regions))
    return replace(row, caveats=_caveats(row, regions))


def plain(number: Decimal) -> Decimal:
    """Return *number* without an exponent or trailing zeros behind the point."""
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


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


# -- which cells may be compared ---------------------------------------------


def _key(cell: Cell, regions: dict[str, Region]) -> _Meaning:
    figure = cell.indicator
    return _Meaning(figure.year, standing(regions[cell.region]), figure.scope, figure.span)


def _barred(cell: Cell, row: DigestRow, contradicted: Collection[object]) -> Iterator[str]:
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


def _meant(cell: Cell) -> tuple[str, int | None, str, str | None]:
    """What one region has only one figure for."""
    figure = cell.indicator
    return cell.region, figure.year, figure.span, figure.scope


def _contradicted(row: DigestRow) -> frozenset[tuple[str, int | None, str, str | None]]:
    """Return what a region gives two different figures for."""
    counts = Counter(map(_meant, row.cells))
    return frozenset(meant for meant, count in counts.items() if count > 1)


def _groups(row: DigestRow, regions: dict[str, Region]) -> tuple[Group, ...]:
    contradicted = _contradicted(row)
    alike: dict[_Meaning, list[int]] = {}
    for i, cell in enumerate(row.cells):
        meaning = _key(cell, regions)
        if meaning.standing is not None and not any(_barred(cell, row, contradicted)):
            alike.setdefault(meaning, []).append(i)
    groups = []
    for meaning, members in alike.items():
        if meaning.year is not None and len(members) > 1:
            members.sort(key=lambda i: -row.cells[i].value)
            spread = row.cells[members[0]].value - row.cells[members[-1]].value
            groups.append(Group(meaning.year, tuple(members), plain(spread)))
    # The widest comparison first, of two as wide the later.
    return tuple(sorted(groups, key=lambda g: (-len(g.cells), -g.year)))


# -- why the others may not --------------------------------------------------


class _Remark(NamedTuple):
    """One reason that sets one region's figure apart."""

    region: str
    heading: str
    detail: str


def _caveats(row: DigestRow, regions: dict[str, Region]) -> tuple[str, ...]:
    """Return what a reader must know before setting the row's cells beside one another.

    Beside a group each region outside it has its own reasons; where nothing
    may be compared, each reason lists its regions.
    """
    remarks = _remarks(row, regions)
    if len({remark.region for remark in remarks}) > MANY:
        counts = Counter(heading for _, heading, _ in remarks)
        return tuple(f"{heading}：{count}个地区" for heading, count in counts.most_common())
    if row.groups:
        return tuple(
            f"{regions[region].label}："
            + "、".join(r.heading + (f"（{r.detail}）" if r.detail else "") for r in own)
            for region, own in _gathered(remarks, key=lambda r: r.region)
        )
    return tuple(
        f"{heading}（{'，'.join(regions[r.region].label + r.detail for r in same)}）"
        for heading, same in _gathered(remarks, key=lambda r: r.heading)
    )


def _gathered(remarks: Iterable[_Remark], key: Callable[[_Remark], str]) -> list[tuple[str, list[_Remark]]]:
    gathered: dict[str, list[_Remark]] = {}
    for remark in remarks:
        gathered.setdefault(key(remark), []).append(remark)
    return list(gathered.items())


def _remarks(row: DigestRow, regions: dict[str, Region]) -> list[_Remark]:
    """Return, region by region, the reasons why its figure is not compared or with what reserve it is.

    A region that is in a group needs no other reason than that its figure is
    an estimate.  One outside is set against the largest group; where there is
    none, all are set against one another.
    """
    if row.coverage < 2:
        return []
    grouped = {i for group in row.groups for i in group.cells}
    inside = {row.cells[i].region for i in grouped}
    largest = max(row.groups, key=lambda g: len(g.cells)).cells if row.groups else range(len(row.cells))
    common = {_key(row.cells[i], regions) for i in largest}
    contradicted = _contradicted(row)
    remarks: dict[tuple[str, str], _Remark] = {}
    for i, cell in enumerate(row.cells):
        reasons = []
        if i not in grouped and cell.region not in inside:
            reasons += _differences(_key(cell, regions), common, regions[cell.region], row.name)
            reasons += [(heading, "") for heading in _barred(cell, row, contradicted)]
        if cell.indicator.kind == "estimate" and (i in grouped or cell.region not in inside):
            reasons.append(("预计数", ""))
        for heading, detail in reasons:
            remarks.setdefault((cell.region, heading), _Remark(cell.region, heading, detail))
    return list(remarks.values())


def _differences(
    own: _Meaning, common: Collection[_Meaning], region: Region, name: str
) -> list[tuple[str, str]]:
    """Return in what *own*, a figure of *region* called *name*, differs from one or more of *common*."""
    reasons = []
    if own.year is not None and any(own.year != other.year for other in common):
        reasons.append(("年度不同", f"{own.year}年"))
    if any(own.standing != other.standing for other in common):
        reasons.append(("层级不同", f"为{region.level}" if region.level else "层级未定"))
    if any(own.scope != other.scope for other in common):
        # What the name says already is no news.
        said = "、".join(part for part in (own.scope or "").split("、") if part not in name)
        reasons.append(("口径不同", f"为{said}" if said else "未注明"))
    if any(own.span != other.span for other in common):
        reasons.append(("时段不同", SPANS[own.span]))
    return reasons


def obstacles(rows: Sequence[DigestRow], regions: Sequence[Region]) -> tuple[Obstacle, ...]:
    """Return why figures of *rows* stand beside one another without being compared, reason by reason."""
    of_region = {region.id: region for region in regions}
    touched: dict[str, dict[str, None]] = {}
    for row in rows:
        for _, heading, _ in _remarks(row, of_region):
            touched.setdefault(heading, {})[row.name] = None
    return tuple(
        Obstacle(heading, explanation, tuple(touched[heading]))
        for heading, explanation in lexicon.table("comparable")["obstacles"].items()
        if heading in touched
    )


# -- the order of the rows ---------------------------------------------------


def _place(row: DigestRow) -> tuple[bool, int, int, str, str]:
    return row.kind == "target", -row.coverage, _lexicon_order().get(row.name, 10_000), row.name, row.measure


@cache
def _lexicon_order() -> dict[str, int]:
    return {entry["name"]: i for i, entry in enumerate(lexicon.table("indicators")["indicator"])}
