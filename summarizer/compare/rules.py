"""Which figures of a row may be compared.

- Cells form a group when year, span, scope, currency and class of government are the same;
- a bound, a range, a goal, a year not known, a figure given twice with different
  values and an indicator that every place counts in its own way are in no group;
- an estimate may stand in a group beside results, marked as one;
- a group has at least two regions, and only groups are ranked.

`BARS` and `DIFFERENCES` are these sentences as rows; `reasons` writes the name of
each that answered into the cell that it sets apart.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal, NamedTuple

from summarizer.lexicon import Lexicon, derived
from summarizer.records import Because, Bound, Cell, DigestRow, Group, Region
from summarizer.sameness import converted, narrowing, plain

END = 3
"""So many are named at each end of a large group."""
MOST_NAMED = 10
"""Where more than these stand at the two ends, being level, no end is named."""

MENTIONED = Because("caveat", "mentioned", "")
"""The step of a region that speaks of the indicator and gives no such figure."""

Once = tuple[str, int | None, str, str | None, str | None]
"""What one region has only one figure for: region, year, span, scope, foreign currency."""


class Meaning(NamedTuple):
    """What must be the same for two cells of a row to be compared."""

    year: int | None
    standing: str | None
    scope: str | None
    span: str
    currency: str | None = None
    """That in which the level is told whose growth this is, where it is a foreign one."""


class Seen(NamedTuple):
    """What a bar is shown: a cell, the row it stands in, and what is known beside it."""

    cell: Cell
    row: DigestRow
    contradicted: Collection[Once]
    """What a region gives two different figures for in that row."""
    lexicon: Lexicon


class Bar(NamedTuple):
    """One reason for which a cell is in no group at all."""

    name: str
    why: str
    holds: Callable[[Seen], bool]


class Difference(NamedTuple):
    """One way in which a cell's meaning may differ from that of others, which keeps them apart."""

    name: str
    why: str
    of: Callable[[Meaning], object]
    """What must be the same."""
    read: Callable[[Meaning, Region, str], str]
    """Return what the cell of a region, in a row of that name, has instead; empty where nothing is said."""


def _bounded(bound: Bound) -> Callable[[Seen], bool]:
    return lambda seen: seen.cell.upper is None and seen.cell.bound == bound


BARS = (
    Bar("goal", "What is aimed at is no result.", lambda seen: seen.row.kind == "target"),
    Bar(
        "measure",
        "A rank, an average, a sum or a distance depends on what it is taken from.",
        lambda seen: seen.row.measure not in seen.lexicon.comparable.measures,
    ),
    Bar(
        "own count",
        "Every place counts such an indicator in its own way.",
        lambda seen: seen.row.name.endswith(tuple(seen.lexicon.comparable.counted_locally)),
    ),
    Bar("no year", "Nothing tells which year it is of.", lambda seen: seen.cell.indicator.year is None),
    Bar(
        "span",
        "Some months are eight in one report and eleven in another.",
        lambda seen: seen.cell.indicator.span not in seen.lexicon.comparable.spans,
    ),
    Bar("range", "A range is no number.", lambda seen: seen.cell.upper is not None),
    Bar("upper bound", "It is at most so much.", _bounded("<=")),
    Bar("lower bound", "It is at least so much.", _bounded(">=")),
    Bar("about", "It is about so much.", _bounded("≈")),
    Bar(
        "contradicted",
        "The region gives two different figures for it.",
        lambda seen: _meant(seen.cell, seen.lexicon) in seen.contradicted,
    ),
)

DIFFERENCES = (
    Difference(
        "year",
        "Prices and the times differ from year to year.",
        of=lambda meaning: meaning.year,
        read=lambda own, region, name: str(own.year),
    ),
    Difference(
        "level",
        "A province and a county are not of one size, nor counted alike.",
        of=lambda meaning: meaning.standing,
        read=lambda own, region, name: region.level or "",
    ),
    Difference(
        "scope",
        "What towns have, or what lies above a threshold, is not the whole.",
        of=lambda meaning: meaning.scope,
        # What the name says already is no news.
        read=lambda own, region, name: narrowing(own.scope, name),
    ),
    Difference(
        "currency",
        "What grew in dollars grew otherwise in yuan.",
        of=lambda meaning: meaning.currency,
        read=lambda own, region, name: own.currency or "",
    ),
    Difference(
        "span",
        "Half a year is not a whole one.",
        of=lambda meaning: meaning.span,
        read=lambda own, region, name: own.span,
    ),
)


def groups(
    row: DigestRow, regions: dict[str, Region], lexicon: Lexicon, silent: Collection[str] = frozenset()
) -> tuple[Group, ...]:
    """Return the groups of *row*: the latest that half of the regions state, then the widest.

    Of two as wide the later comes first.  *silent* are the ids of the regions whose
    reports do not speak of the indicator at all.
    """
    contradicted = contradicted_of(row, lexicon)
    alike: dict[Meaning, list[int]] = {}
    for i, cell in enumerate(row.cells):
        meaning = meaning_of(cell, regions, lexicon)
        if meaning.standing is not None and not any(barred(Seen(cell, row, contradicted, lexicon))):
            alike.setdefault(meaning, []).append(i)
    found = []
    for meaning, members in alike.items():
        if meaning.year is not None and len(members) > 1:
            members.sort(key=lambda i: -row.cells[i].value)
            group = Group(meaning.year, tuple(members))
            found.append(reached(measured(group, row, lexicon), meaning, row, regions, lexicon, silent))
    return tuple(sorted(found, key=_foremost))


def _foremost(group: Group) -> tuple[bool, int, int]:
    """Return by what a group comes before others: a leader asks for the last year, not for the fullest."""
    if group.reach == "part":
        return True, -len(group.cells), -group.year
    return False, -group.year, -len(group.cells)


def measured(group: Group, row: DigestRow, lexicon: Lexicon) -> Group:
    """Return *group* with its cells in one unit and the distance between its ends.

    Where they are written in several units the distance has the places of the coarser end
    in that unit, two at least: what 5.67万亿元 leaves open no subtraction settles.
    """
    cells = [row.cells[i] for i in group.cells]
    if row.measure == "growth":
        values = tuple(cell.value for cell in cells)
        return replace(group, spread=plain(values[0] - values[-1]), unit=row.unit, values=values)
    unit = written_in(cells)
    values = tuple(converted(cell.value, row.unit, unit, lexicon) for cell in cells)
    spread = plain(values[0] - values[-1])
    mixed = len({cell.indicator.unit for cell in cells}) > 1
    if mixed:
        values = _sensible(values, cells, unit)
    if mixed:
        places = max(2, min(_places(values[0]), _places(values[-1])))
        # A distance that rounding would make nothing stays as it is.
        spread = plain(round(spread, places)) or spread
    return replace(group, spread=spread, unit=unit, values=values, mixed=mixed)


def _sensible(values: Sequence[Decimal], cells: Sequence[Cell], unit: str | None) -> tuple[Decimal, ...]:
    """Return *values* with no more places than those have that are written in *unit*, two at least.

    33757.93亿元 among 5.67万亿元 is 3.38万亿元; a small number keeps two digits that are not nought.
    """
    written = [value for value, cell in zip(values, cells, strict=True) if cell.indicator.unit == unit]
    places = max(2, *map(_places, written))
    return tuple(
        plain(round(value, max(places, 1 - value.adjusted()))) if _places(value) > places else value
        for value in values
    )


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def reached(
    group: Group,
    meaning: Meaning,
    row: DigestRow,
    regions: dict[str, Region],
    lexicon: Lexicon,
    silent: Collection[str],
) -> Group:
    """Return *group* with which end is better, how many regions stand in it, and why the others do not."""
    inside = {row.cells[i].region for i in group.cells}
    told = _outside(meaning, row, regions, lexicon)
    left = tuple(
        (region, told.get(region) or (() if region in silent else (MENTIONED,)))
        for region in regions
        if region not in inside
    )
    known = lexicon.comparable.coverage
    reach: Literal["all", "most", "half", "part"] = "all"
    if left:
        few, half = Decimal(known.few) * len(regions), Decimal(known.half) * len(regions)
        reach = "most" if len(left) <= max(Decimal(1), few) else "half" if len(inside) >= half else "part"
    better = _better(lexicon).get(row.name)
    order = group.cells[::-1] if better == "lower" else group.cells
    first, last = _end(order, row), _end(order[::-1], row)[::-1]
    if len(first) + len(last) > min(len(order), MOST_NAMED):
        first = last = ()
    return replace(group, better=better, reach=reach, left=left, first=first, last=last)


def _outside(
    meaning: Meaning, row: DigestRow, regions: dict[str, Region], lexicon: Lexicon
) -> dict[str, tuple[Because, ...]]:
    """Return by region why its figures are not in the group of *meaning*, by the one that lacks least."""
    contradicted = contradicted_of(row, lexicon)
    found: dict[str, tuple[Because, ...]] = {}
    for cell in row.cells:
        own = meaning_of(cell, regions, lexicon)
        apart = dict(differences(own, (meaning,), regions[cell.region], row.name))
        bars = (name for name in barred(Seen(cell, row, contradicted, lexicon)) if name not in apart)
        steps = tuple(
            Because("caveat", name, read) for name, read in (*apart.items(), *((bar, "") for bar in bars))
        )
        before = found.get(cell.region)
        if before is None or len(steps) < len(before):
            found[cell.region] = steps
    return found


def _end(order: Sequence[int], row: DigestRow) -> tuple[int, ...]:
    """Return the first three of *order* and those level with the third."""
    third = row.cells[order[min(END, len(order)) - 1]].value
    level = [place for place, i in enumerate(order) if row.cells[i].value == third]
    return tuple(order[: level[-1] + 1])


@derived
def _better(lexicon: Lexicon) -> Mapping[str, Literal["higher", "lower"]]:
    return {entry.name: entry.better for entry in lexicon.indicators if entry.better}


def standing(region: Region, lexicon: Lexicon) -> str | None:
    """Return the class of government that *region* belongs to; None where its level is not known.

    >>> standing(Region("1", "甲区", "甲区", "区", "乙市", "丙省", None), lexicon)
    '县级'
    >>> standing(Region("2", "丁区", "丁区", "区", None, "上海市", None), lexicon)
    '直辖市辖区县'
    """
    straight = lexicon.comparable.municipalities
    if region.province in straight.names and region.level not in (None, *straight.apart):
        return straight.rank
    return None if region.level is None else lexicon.comparable.classes.get(region.level)


def written_in(cells: Sequence[Cell]) -> str | None:
    """Return the unit that most of *cells* are written in."""
    return Counter(cell.indicator.unit for cell in cells).most_common(1)[0][0]


def meaning_of(cell: Cell, regions: dict[str, Region], lexicon: Lexicon) -> Meaning:
    """Return what the figure of *cell* is of."""
    figure = cell.indicator
    span, money = figure.span, foreign(cell, lexicon)
    return Meaning(figure.year, standing(regions[cell.region], lexicon), figure.scope, span, money)


def foreign(cell: Cell, lexicon: Lexicon) -> str | None:
    """Return the currency, if it is not yuan, of the level whose growth stands in *cell*.

    The levels themselves stand in a row for each currency.
    """
    unit = cell.indicator.unit if cell.growth else None
    return next((money for money in lexicon.comparable.foreign if unit and unit.endswith(money)), None)


def barred(seen: Seen) -> Iterator[str]:
    """Yield the names of the bars, if any, for which a cell can be in no group at all."""
    return (bar.name for bar in BARS if bar.holds(seen))


def differences(
    own: Meaning, common: Collection[Meaning], region: Region, name: str
) -> Iterator[tuple[str, str]]:
    """Yield in what *own*, a figure of *region* called *name*, differs from one or more of *common*."""
    for difference in DIFFERENCES:
        # A year not known is a bar, and no other year.
        if difference.of(own) is None and difference.name == "year":
            continue
        if any(difference.of(own) != difference.of(other) for other in common):
            yield difference.name, difference.read(own, region, name)


def _meant(cell: Cell, lexicon: Lexicon) -> Once:
    """What one region has only one figure for."""
    figure = cell.indicator
    return cell.region, figure.year, figure.span, figure.scope, foreign(cell, lexicon)


def contradicted_of(row: DigestRow, lexicon: Lexicon) -> frozenset[Once]:
    """Return what a region gives two different figures for."""
    counts = Counter(_meant(cell, lexicon) for cell in row.cells)
    return frozenset(meant for meant, count in counts.items() if count > 1)
