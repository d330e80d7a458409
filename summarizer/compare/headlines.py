"""Rows and trends -> what a reader is told first, and in which order the tables go on.

Which figures are asked for first is the lexicon's (``headlines``); where the growth and
the value of one may both be told, the growth is.
"""

from collections.abc import Iterator, Mapping, Sequence

from summarizer.compare.years import year_of
from summarizer.lexicon import Lexicon, derived
from summarizer.records import Course, DigestRow, Region, Trend

COMPARISONS = 4
"""So many comparisons are told first at most."""
LEAST = 3
"""Of many regions so many are told of, where no comparison reaches half of them."""
FEW = 6
"""Of so few regions a headline figure that one alone states is worth its line."""
WIDE = 3
"""With more regions a headline figure stands in front where one in so many states it."""


def headlines(rows: Sequence[DigestRow], lexicon: Lexicon) -> tuple[int, ...]:
    """Return the indices of those *rows* whose foremost comparison is told first.

    The headline figures come before all others, and what reaches half of the regions
    before what reaches fewer; of more than a few regions less than half are told only
    where nothing reaches half, and `LEAST` at least.
    """
    order = _order(lexicon)
    compared = [(at, row) for at, row in enumerate(rows) if row.groups]
    wide = [(at, row) for at, row in compared if row.groups[0].reach != "part" or _small(row)]
    told = [
        (row.groups[0].reach == "part", order.get(row.name, len(order)), row.measure != "growth", at)
        for at, row in wide or [one for one in compared if len(one[1].groups[0].cells) >= LEAST]
    ]
    chosen: dict[str, int] = {}
    for _, _, _, at in sorted(told):
        chosen.setdefault(rows[at].name, at)
    return tuple(chosen.values())[:COMPARISONS]


def _small(row: DigestRow) -> bool:
    group = row.groups[0]
    return len(group.cells) + len(group.left) <= FEW


def main(
    rows: Sequence[DigestRow], latest: Sequence[tuple[str, int | None]], lexicon: Lexicon
) -> tuple[int, ...]:
    """Return the indices of the *rows* of results that a table has, the headline figures first.

    The table shows the last year of each region, which *latest* names, or the year before;
    a row that has nothing of these is not in it.

    Of a few regions a headline figure of one alone is among them, value behind growth; of
    many it comes first only where a good part of them state it, and the values come
    behind all growth rates, but for the first figure's.
    """
    order = _order(lexicon)
    last = dict(latest)
    shown = [_shown(row, last) if row.kind == "result" else 0 for row in rows]
    least = 1 if len(last) <= FEW else max(2, -(-len(last) // WIDE))
    widest: dict[tuple[str, str], int] = {}
    for at, row in enumerate(rows):
        figure = row.name, row.measure
        if row.name in order and row.measure in lexicon.comparable.measures:
            # Of one that is told in yuan and in dollars that which more regions tell.
            before = widest.get(figure)
            if shown[at] >= least and (before is None or shown[at] > shown[before]):
                widest[figure] = at
    grown = {name for name, measure in widest if measure == "growth"}

    def place(at: int) -> tuple[bool, int, bool]:
        row = rows[at]
        second = row.measure != "growth" and row.name in grown
        behind = second and len(last) > FEW and order[row.name] > 0
        return behind, order[row.name], second

    ahead = sorted(widest.values(), key=place)
    seen = set(ahead)
    rest = [at for at, count in enumerate(shown) if count > 1 and at not in seen]
    # What every place counts in its own way tells least.
    local = tuple(lexicon.comparable.counted_locally)
    return tuple(ahead + sorted(rest, key=lambda at: rows[at].name.endswith(local)))


def _shown(row: DigestRow, latest: Mapping[str, int | None]) -> int:
    """Return how many regions have a figure in *row* that is of their last year or the one before."""
    return len(
        {
            cell.region
            for cell in row.cells
            if cell.indicator.span != "years"
            and (cell.indicator.year is None or cell.indicator.year >= (latest[cell.region] or 0) - 1)
        }
    )


def course(trends: Sequence[Trend], regions: Sequence[Region], lexicon: Lexicon) -> Course | None:
    """Return how the first headline figure went on that a good part of those regions have which have any.

    None where no headline figure has two years.
    """
    of_figure: dict[tuple[str, str], dict[str, Trend]] = {}
    order = _order(lexicon)
    for trend in _headline(trends, order):
        of_figure.setdefault((trend.name, trend.measure), {}).setdefault(trend.region, trend)
    if not of_figure:
        return None
    most = max(map(len, of_figure.values()))
    common = [figure for figure, by_region in of_figure.items() if 2 * len(by_region) >= most]
    name, measure = min(common, key=lambda figure: (order[figure[0]], figure[1] != "growth"))
    own = of_figure[name, measure]
    chosen = tuple(own[region.id] for region in regions if region.id in own)
    steps = {trend.region: trend.steps[-1] for trend in chosen}
    return Course(
        name,
        measure,
        chosen,
        up=tuple(region for region, step in steps.items() if step > 0),
        down=tuple(region for region, step in steps.items() if step < 0),
        level=tuple(region for region, step in steps.items() if step == 0),
    )


def ordered(trends: Sequence[Trend], lexicon: Lexicon) -> tuple[Trend, ...]:
    """Return *trends* with those of headline figures first, in the order of these; the rest as they were."""
    order = _order(lexicon)
    return tuple(sorted(trends, key=lambda t: (order.get(t.name, len(order)), 0)))


def _headline(trends: Sequence[Trend], order: Mapping[str, int]) -> Iterator[Trend]:
    """Yield the trends of headline figures that nothing parts and whose scope is the whole."""
    for trend in trends:
        plain = not any(cell.indicator.scope for cell in trend.cells)
        parted = any(one.year == year_of(trend.cells[-1]) for one in trend.breaks)
        if trend.name in order and plain and not parted:
            yield trend


@derived
def _order(lexicon: Lexicon) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(lexicon.comparable.headlines)}
