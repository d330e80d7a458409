"""Choose the indicators that the tables of a briefing show, and tell what they say already."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.brief.likeness import figures
from summarizer.lexicon import Lexicon, derived
from summarizer.records import Indicator, Report, Sentence, Tabled, plain

RESULTS = 2.5
"""Rows of results for each page that a briefing may have."""
GOALS = 2.5
"""Rows of goals for each page."""
SET = 3
"""Goals from which a sentence sets them."""
SETTING = 3
"""Sentences that set the goals, at most, where they are quoted and no table shows them."""
MOSTLY = 0.7
"""The part of the goals that those must set."""
CHARTED = 5
"""Pages from which a chart of the years leaves room enough for what was done."""
FEWEST = 8
"""Rows of results that even a single page has room for."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The names that have rows, how many they are, and the sentences that set the goals instead."""

    tabled: Tabled
    results: int
    goals: int
    setting: frozenset[str]


def tables(reports: Sequence[Report], latest: Sequence[Report], pages: int, lexicon: Lexicon) -> Tables:
    """Return what the tables of a briefing of *reports* on *pages* show: the headlines first.

    *latest* are those that are quoted, whose year the tables are of.  An
    indicator has all its rows or none.
    """
    results = _rows(_figures(latest, goals=False))
    bare = tuple(entry.name for entry in lexicon.indicators if entry.bare)
    # What is to be done with so many projects is a task, not a goal.
    goals = _rows(one for one in _figures(latest, goals=True) if not one.name.endswith(bare))
    several = len({report.identity.period for report in reports}) > 1
    if several:
        # A year's value and its growth have a line each.
        results = {name: 2 * rows for name, rows in results.items()}
    most = max(FEWEST, round(RESULTS * pages)) + (6 if several else 0)
    shown = _fitting(results, most, lexicon)
    wanted = _fitting(goals, max(4, round(GOALS * pages)), lexicon)
    setting = _setting(_figures(latest, goals=True), wanted)
    if setting:
        # The report's own sentence says it in half the lines of a table.
        wanted = ()
    return Tables(
        Tabled(shown, wanted, trend=several and pages >= CHARTED),
        min(most, sum(results[name] for name in shown)),
        sum(goals[name] for name in wanted),
        setting,
    )


def _setting(goals: Iterable[Indicator], wanted: Sequence[str]) -> frozenset[str]:
    """Return the few sentences that set most of the goals *wanted*; none where they are set one by one."""
    sets: dict[str, set[str]] = {}
    for one in goals:
        if one.name in wanted:
            sets.setdefault(one.sentence, set()).add(one.name)
    kept: list[str] = []
    left = set(wanted)
    while sets and len(kept) < SETTING:
        best = max(sets, key=lambda text: (len(sets[text] & left), -len(text)))
        names = sets.pop(best) & left
        if len(names) < (SET if not kept else 2):
            break
        kept.append(best)
        left -= names
    return frozenset(kept) if kept and len(left) <= (1 - MOSTLY) * len(wanted) else frozenset()


def told(sentence: Sentence, indicators: Iterable[Indicator]) -> float:
    """Return what part of the numbers of *sentence* the tables show, whose figures are *indicators*."""
    numbers = {number for number in figures(sentence.text) if not _year(number)}
    if not numbers:
        return 0.0
    shown = {
        f"{number:f}"
        for one in indicators
        if one.document == sentence.document and one.line == sentence.line and one.sentence == sentence.text
        for number in (one.value, one.change, one.upper)
        if number is not None
    }
    return len({n for n in numbers if n in shown or f"-{n}" in shown}) / len(numbers)


def shown(report: Report, tabled: Tabled) -> tuple[Indicator, ...]:
    """Return the figures of *report* that the tables of *tabled* show."""
    return tuple(one for one in report.indicators if tabled.shows(one))


def _year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and number[:2] in ("19", "20")


def _figures(reports: Iterable[Report], *, goals: bool) -> Iterator[Indicator]:
    for report in reports:
        period = report.identity.period
        for one in report.indicators:
            later = period is not None and one.year is not None and one.year > period
            own = (one.kind == "target" and later) if goals else one.kind != "target" and one.year == period
            if own and plain(one) and not (one.value is None and one.change is None):
                yield one


def _rows(indicators: Iterable[Indicator]) -> dict[str, int]:
    """Return how many rows each name of *indicators* has."""
    alike: dict[str, set[tuple[object, ...]]] = {}
    for one in indicators:
        alike.setdefault(one.name, set()).add((one.measure, one.scope, one.span))
    return {name: len(rows) for name, rows in alike.items()}


def _fitting(rows: dict[str, int], most: int, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the names whose *rows* are together at most so many, the headlines first."""
    places = _places(lexicon)
    kept: list[str] = []
    for name in sorted(rows, key=lambda name: _place(name, places)):
        if rows[name] <= most:
            kept.append(name)
            most -= rows[name]
    return tuple(kept)


@derived
def _places(lexicon: Lexicon) -> dict[str, int]:
    names = (*lexicon.evidence.headlines, *(entry.name for entry in lexicon.indicators))
    return {name: place for place, name in reversed([*enumerate(names)])}


def _place(name: str, places: dict[str, int]) -> int:
    """Return where the lexicon lists *name*, which may have a verb in front: 新签约项目."""
    return next((places[name[at:]] for at in range(len(name)) if name[at:] in places), len(places))
