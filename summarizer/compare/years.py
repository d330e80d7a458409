"""Rows -> what one region's own reports say over the years: trends, and goals against results."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Literal

from summarizer.compare.rules import written_in
from summarizer.lexicon import Lexicon, derived
from summarizer.records import Cell, DigestRow, GoalMet, GoalTally, Trend
from summarizer.sameness import converted

Verdict = Literal["met", "missed", "open"]


def trends(rows: Sequence[DigestRow], lexicon: Lexicon) -> tuple[Trend, ...]:
    """Return every figure that one region gives for two years or more.

    The figures of a trend have span and scope in common; bounds, ranges and a
    year for which two different figures are given are left out.
    """
    known = lexicon.comparable
    return tuple(
        trend
        for row in rows
        if row.kind == "result" and row.measure in known.measures
        for trend in _of_row(row, known.spans, lexicon)
    )


def _of_row(row: DigestRow, spans: Sequence[str], lexicon: Lexicon) -> Iterator[Trend]:
    for (region, span, _), of_one in groupby(sorted(row.cells, key=_line), key=_line):
        if span not in spans:
            continue
        by_year = [tuple(same) for _, same in groupby(of_one, key=_year)]
        cells = tuple(same[0] for same in by_year if len(same) == 1 and _exact(same[0]) and _year(same[0]))
        if len(cells) > 1:
            unit = row.unit if row.measure == "growth" else written_in(cells)
            steps = tuple(
                converted(later.value - earlier.value, row.unit, unit, lexicon)
                for earlier, later in pairwise(cells)
            )
            yield Trend(region, row.name, row.measure, unit, cells, steps)


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
        GoalTally(name, measure, counts.total(), counts["met"], counts["missed"])
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
        found.setdefault((*_line(cell), _year(cell)), []).append(cell)
    return {meant: same[0] for meant, same in found.items() if len(same) == 1}


def _verdict(name: str, goal: Cell, outcome: Cell, lexicon: Lexicon) -> Verdict:
    """Say whether *outcome* reaches *goal*, as far as the words of both decide it.

    A result of at least (以上) so much can only show that a goal is met.  A goal
    of about (左右) so much is missed by what the lexicon says is more than about.
    """
    fewer = goal.bound == "<=" or (name in _fewer_is_better(lexicon) and not goal.growth)
    ahead = goal.value - outcome.value if fewer else outcome.value - goal.value
    certain = {"=", "<="} if fewer else {"=", ">="}
    if ahead >= 0:
        return "met" if outcome.bound in certain else "open"
    if outcome.bound != "=" or outcome.upper is not None:
        return "open"
    return "open" if goal.bound == "≈" and -ahead <= _about(goal, lexicon) else "missed"


def _about(goal: Cell, lexicon: Lexicon) -> Decimal:
    """Return how far from *goal* still is about it."""
    slack = lexicon.comparable.about
    percent = goal.growth or goal.indicator.unit == "%"
    return Decimal(slack.points) if percent else abs(goal.value) * Decimal(slack.share)


@derived
def _fewer_is_better(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(entry.name for entry in lexicon.indicators if entry.better == "lower")


def _line(cell: Cell) -> tuple[str, str, str]:
    return cell.region, cell.indicator.span, cell.indicator.scope or ""


def _year(cell: Cell) -> int:
    return cell.indicator.year or 0


def _exact(cell: Cell) -> bool:
    return cell.bound == "=" and cell.upper is None
