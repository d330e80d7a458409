"""Rows -> what one region's own reports say over the years: goals against results, and goals to come.

A goal and a result are intervals here: 以上 and 以内 leave one end open, 左右 leaves what the
lexicon says is about it, and where all that the result may be lies on one side of the
goal, the verdict is plain.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Literal, NamedTuple

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.tables import StandardIndicator
from summarizer.records import Aim, AimRow, Bound, Cell, DigestRow, GoalMet, GoalTally
from summarizer.sameness import narrowing

Verdict = Literal["met", "missed", "open"]
ENDLESS = Decimal("Infinity")
OPPOSITE: dict[Bound, Bound] = {">=": "<=", "<=": ">="}


def goals(rows: Sequence[DigestRow], lexicon: Lexicon) -> tuple[GoalMet, ...]:
    """Return every goal for which the same region reports the result of that year."""
    results = {(row.name, row.measure): row for row in rows if row.kind == "result"}
    return tuple(
        goal
        for row in rows
        if row.kind == "target" and (beside := results.get((row.name, row.measure)))
        for goal in _beside(row, beside, lexicon)
    )


def tallies(met: Sequence[GoalMet]) -> tuple[GoalTally, ...]:
    """Return how often goals were met, indicator by indicator."""
    verdicts: dict[tuple[str, str], Counter[Verdict]] = {}
    for goal in met:
        verdicts.setdefault((goal.name, goal.measure), Counter())[goal.verdict] += 1
    return tuple(
        GoalTally(name, measure, counts.total(), counts["met"], counts["missed"], counts["open"])
        for (name, measure), counts in verdicts.items()
    )


def _beside(row: DigestRow, results: DigestRow, lexicon: Lexicon) -> Iterator[GoalMet]:
    """Return the goals of *row* with what *results* says of the same region and year."""
    if row.unit != results.unit:
        return
    outcomes = _undisputed(results.cells)
    for meant, goal in _undisputed(row.cells).items():
        if (outcome := outcomes.get(meant)) and goal.indicator.year:
            verdict = _verdict(row.name, goal, outcome, lexicon)
            yield GoalMet(goal.region, row.name, row.measure, row.unit, goal, outcome, verdict)


def _undisputed(cells: Sequence[Cell]) -> dict[tuple[str, str, str, int], Cell]:
    """Return those of *cells* whose region gives one figure for the year, by what they mean."""
    found: dict[tuple[str, str, str, int], list[Cell]] = {}
    for cell in cells:
        found.setdefault((*line_of(cell), year_of(cell)), []).append(cell)
    return {meant: same[0] for meant, same in found.items() if len(same) == 1}


class _Interval(NamedTuple):
    low: Decimal
    high: Decimal


def _verdict(name: str, goal: Cell, outcome: Cell, lexicon: Lexicon) -> Verdict:
    """Say whether *outcome* reaches *goal*, as far as the words of both decide it.

    A goal of at most (以内) so much is met from below, as is one of an indicator of which
    less is better, told as a level or as a growth: from -3 to -6.5 is further down.  A goal
    of about (左右) so much is met by more, missed by what is less than about it, and left open
    between; where neither end is better and prices are meant, only what is about it is met.
    """
    known = _known(lexicon).get(name)
    wanted, reached = _interval(goal, lexicon), _interval(outcome, lexicon)
    bound = _meant(goal)
    if bound == "≈" and known and known.better is None and known.rise:
        return _banded(wanted, reached)
    fewer = bound == "<=" or (bound != ">=" and known is not None and known.better == "lower")
    if fewer:
        # A range of goals is met within its upper end, 以上 and 以内 at the number itself.
        least = goal.upper if goal.upper is not None else goal.value
        met, missed = reached.high <= least, reached.low > _about(goal, lexicon, 1)
    else:
        met, missed = reached.low >= goal.value, reached.high < _about(goal, lexicon, -1)
    return "met" if met else "missed" if missed else "open"


def _banded(wanted: _Interval, reached: _Interval) -> Verdict:
    if wanted.low <= reached.low and reached.high <= wanted.high:
        return "met"
    return "missed" if reached.low > wanted.high else "open"


def _interval(cell: Cell, lexicon: Lexicon) -> _Interval:
    """Return between which numbers that of *cell* lies."""
    if cell.upper is not None:
        return _Interval(*sorted((cell.value, cell.upper)))
    bound = _meant(cell)
    if bound == "≈":
        return _Interval(_about(cell, lexicon, -1), _about(cell, lexicon, 1))
    low = -ENDLESS if bound == "<=" else cell.value
    return _Interval(low, ENDLESS if bound == ">=" else cell.value)


def _meant(cell: Cell) -> Bound:
    """Return the bound of *cell* as of a number with its sign: 下降3%以上 is at most -3."""
    return OPPOSITE.get(cell.bound, cell.bound) if cell.value < 0 else cell.bound


def _about(cell: Cell, lexicon: Lexicon, way: Literal[-1, 1]) -> Decimal:
    """Return the number of *cell*, and where it says 左右 the farthest *way* that still is about it."""
    number = cell.upper if way == 1 and cell.upper is not None else cell.value
    if cell.bound != "≈":
        return number
    slack = lexicon.comparable.about
    percent = cell.growth or cell.indicator.unit == "%"
    return number + way * (Decimal(slack.points) if percent else abs(number) * Decimal(slack.share))


@derived
def _known(lexicon: Lexicon) -> dict[str, StandardIndicator]:
    return {entry.name: entry for entry in lexicon.indicators}


def aims(
    rows: Sequence[DigestRow],
    met: Sequence[GoalMet],
    latest: Sequence[tuple[str, int | None]],
) -> tuple[AimRow, ...]:
    """Return what each region aims at for the year after its last in *latest*, row by row.

    Goals of plans and of later years are none of these; a region that has only such
    stands last, with no cell.
    """
    ahead = {region: year + 1 for region, year in latest if year is not None}
    before = {
        (goal.region, goal.name, goal.measure, goal.goal.indicator.year): goal
        for goal in met
        if not goal.goal.indicator.scope
    }
    found = []
    for row in rows:
        if row.kind != "target":
            continue
        own = []
        for region, same in groupby(row.cells, key=lambda cell: cell.region):
            # What an earlier report aimed at is past.
            still = [c for c in same if region in ahead and year_of(c) >= ahead[region]]
            if still:
                due = _plain_first(still, row.name, ahead[region])
                last = before.get((region, row.name, row.measure, ahead[region] - 1))
                own.append(Aim(region, due, last))
        if any(aim.cells for aim in own):
            own.sort(key=lambda aim: -aim.cells[0].value if aim.cells else ENDLESS)
            firsts = [aim.cells[0] for aim in own if aim.cells]
            middle = firsts[len(firsts) // 2]
            level = sum(cell.value == middle.value for cell in firsts)
            found.append(AimRow(row.name, row.measure, row.unit, tuple(own), middle, level))
    return tuple(sorted(found, key=lambda row: -sum(bool(aim.cells) for aim in row.aims)))


def _plain_first(cells: Sequence[Cell], name: str, year: int) -> tuple[Cell, ...]:
    """Return those of one region's *cells* that are of *year*: the plain ones, else all."""
    due = [c for c in cells if year_of(c) == year and c.indicator.span != "years"]
    plain = [c for c in due if not narrowing(c.indicator.scope, name)]
    return tuple(plain or due)


def line_of(cell: Cell) -> tuple[str, str, str]:
    return cell.region, cell.indicator.span, cell.indicator.scope or ""


def year_of(cell: Cell) -> int:
    return cell.indicator.year or 0
