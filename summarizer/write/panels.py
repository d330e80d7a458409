"""A digest -> what the workbook sets out in two directions: regions by indicators, and by years.

Each function returns the columns of one sheet and its lines.  A number that a report
states plainly is a number; one within a bound is its words, so that nobody adds it up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarizer.page_words import PageWords
from summarizer.page_words.digest import MENTIONED, caveat, detail
from summarizer.records import AimRow, Cell, Digest, DigestRow, GoalMet, Region
from summarizer.sameness import narrowing

PLACES = 2
"""Decimals of a number that was turned into another unit."""
REGION, YEAR, NUMBER = 14, 8, 14
"""Characters of the columns of regions, years and numbers."""
MOST = 250
"""A sheet has so many columns of indicators at most."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A number that the report only expects."""

    number: Decimal


Entry = str | int | Decimal | Expected | None
Columns = tuple[tuple[str, int], ...]
Sheet = tuple[Columns, Iterator[tuple[Entry, ...]]]


def results(digest: Digest, words: PageWords) -> Sheet:
    """Return a line a region with its last year's results, an indicator a column."""
    rows = [digest.rows[at] for at in digest.main][:MOST]
    return _matrix(digest, rows, [_by_region(row.cells) for row in rows], 0, words)


def aims(digest: Digest, words: PageWords) -> Sheet:
    """Return a line a region with its goals for the coming year, an indicator a column."""
    rows = digest.aims[:MOST]
    cells = [_by_region(cell for aim in row.aims for cell in aim.cells) for row in rows]
    return _matrix(digest, rows, cells, 1, words)


def panel(digest: Digest, words: PageWords) -> Sheet:
    """Return a line an indicator and region, a year a column, of what is told of two years or more."""
    told: list[tuple[DigestRow, dict[str, dict[int, Cell]]]] = []
    for row in digest.rows:
        by_region = _plain_by_year(row) if row.kind == "result" else {}
        if len({year for years in by_region.values() for year in years}) > 1:
            told.append((row, by_region))
    years = sorted({year for _, by_region in told for by_year in by_region.values() for year in by_year})
    columns = _heads(("indicator", 30), ("unit", 10), ("region", REGION), words=words)
    columns += tuple((words.say("date", "year", year=year), NUMBER) for year in years)

    def lines() -> Iterator[tuple[Entry, ...]]:
        for row, by_region in told:
            for region in digest.regions:
                if of_years := by_region.get(region.id):
                    entries = (_entry(of_years[year], words) if year in of_years else None for year in years)
                    yield measured(row, words), row.unit, region.label, *entries

    return columns, lines()


def verdicts(digest: Digest, words: PageWords) -> Sheet:
    """Return a line for each goal whose result is known too."""
    labels = _labels(digest.regions)
    heads = ("region", REGION), ("indicator", 30), ("year", YEAR), ("goal", NUMBER), ("result", NUMBER)
    columns = _heads(*heads, ("unit", 10), ("verdict", 10), ("document", 30), words=words)

    def lines() -> Iterator[tuple[Entry, ...]]:
        for goal in digest.goals:
            yield (
                labels[goal.region],
                measured(goal, words),
                goal.goal.indicator.year,
                _entry(goal.goal, words),
                _entry(goal.outcome, words),
                goal.unit,
                words.say("verdict", goal.verdict),
                goal.outcome.indicator.document,
            )

    return columns, lines()


def reasons(digest: Digest, words: PageWords) -> Sheet:
    """Return a line for each figure that stands beside others without being compared, and each reason."""
    labels = _labels(digest.regions)
    heads = ("indicator", 30), ("region", REGION), ("year", YEAR), ("value", NUMBER), ("unit", 10)
    columns = _heads(*heads, ("reason", 18), ("detail", 24), ("document", 30), words=words)

    def lines() -> Iterator[tuple[Entry, ...]]:
        for row in digest.rows:
            if row.kind == "target" or row.coverage < 2:
                continue
            for cell in row.cells:
                compared = any(step.step == "group" for step in cell.because)
                for step in cell.because:
                    if step.step == "caveat" and not compared:
                        told = measured(row, words), labels[cell.region], cell.indicator.year
                        number = _entry(cell, words), row.unit
                        why = caveat(step, words), detail(step, words)
                        yield *told, *number, *why, cell.indicator.document
            for region, steps in row.groups[0].left if row.groups else ():
                for step in steps:
                    if step.rule == MENTIONED:
                        told = measured(row, words), labels[region], row.groups[0].year
                        yield *told, None, row.unit, caveat(step, words), "", ""

    return columns, lines()


def measured(of: DigestRow | AimRow | GoalMet, words: PageWords) -> str:
    """Return what a row is of: its name, and what is measured where that is not its value.

    >>> row = DigestRow("固定资产投资", "growth", "%", "result", (), (), ())
    >>> measured(row, words)
    '固定资产投资增速'
    """
    if of.measure in ("level", "share"):
        return of.name
    return words.say("workbook", "measured", name=of.name, measure=words.say("measure", of.measure))


def _matrix(
    digest: Digest,
    rows: Sequence[DigestRow] | Sequence[AimRow],
    cells: Sequence[Mapping[str, list[Cell]]],
    ahead: int,
    words: PageWords,
) -> Sheet:
    """Return a line a region: where it lies, its last year or so many *ahead*, what it says of each row."""
    heads = ("region", REGION), ("city", REGION), ("province", REGION), ("year", YEAR)
    columns = _heads(*heads, words=words)
    columns += tuple((_headed(measured(row, words), row.unit, words), NUMBER) for row in rows)
    last = dict(digest.latest)

    def lines() -> Iterator[tuple[Entry, ...]]:
        for region in digest.regions:
            year = last.get(region.id)
            due = None if year is None else year + ahead
            entries = (_of_year(by_region.get(region.id, ()), due, words) for by_region in cells)
            yield region.label, region.city, region.province, due, *entries

    return columns, lines()


def _of_year(cells: Sequence[Cell], year: int | None, words: PageWords) -> Entry:
    """Return what a region states for *year*: a number where it is one, else all in words."""
    told = [cell for cell in cells if cell.indicator.year == year and cell.indicator.span != "years"]
    plain = [cell for cell in told if not narrowing(cell.indicator.scope, cell.indicator.name)] or told
    entries = [_scoped(cell, words) for cell in plain]
    if len(entries) == 1:
        return entries[0]
    return words.say("list", "between").join(map(_said, entries)) or None


def _scoped(cell: Cell, words: PageWords) -> Entry:
    scope = narrowing(cell.indicator.scope, cell.indicator.name)
    entry = _entry(cell, words)
    return words.say("left", "reason", regions=_said(entry), reason=scope) if scope else entry


def _entry(cell: Cell, words: PageWords) -> Entry:
    """Return the number of *cell* in its row's unit, or its words where it has a bound."""
    number = _short(cell.value)
    if cell.upper is not None:
        return words.say("bound", "range", low=f"{number:f}", high=f"{_short(cell.upper):f}")
    if cell.bound != "=":
        return words.say("bound", cell.bound, number=f"{number:f}")
    return Expected(number) if cell.indicator.kind == "estimate" else number


def _said(entry: Entry) -> str:
    match entry:
        case None:
            return ""
        case Expected():
            return f"{entry.number:f}"
        case Decimal():
            return f"{entry:f}"
    return str(entry)


def _short(number: Decimal) -> Decimal:
    """Return *number* with two decimals at most, or two digits where it is smaller than one.

    >>> [str(_short(Decimal(n))) for n in ("5.67123", "0.004123", "143.0")]
    ['5.67', '0.0041', '143.0']
    """
    exponent = number.as_tuple().exponent
    places = max(PLACES, 1 - number.adjusted()) if number else PLACES
    return round(number, places) if isinstance(exponent, int) and -exponent > places else number


def _plain_by_year(row: DigestRow) -> dict[str, dict[int, Cell]]:
    """Return by region and year the one cell that states a plain figure of the whole."""
    found: dict[str, dict[int, list[Cell]]] = {}
    for cell in row.cells:
        figure = cell.indicator
        whole = not narrowing(figure.scope, row.name) and figure.span in ("year", "stock")
        if whole and figure.year is not None:
            found.setdefault(cell.region, {}).setdefault(figure.year, []).append(cell)
    return {
        region: {year: cells[0] for year, cells in by_year.items() if len(cells) == 1}
        for region, by_year in found.items()
    }


def _by_region(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell.region, []).append(cell)
    return found


def _labels(regions: Sequence[Region]) -> dict[str, str]:
    return {region.id: region.label for region in regions}


def _heads(*columns: tuple[str, int], words: PageWords) -> Columns:
    return tuple((words.say("column", key), width) for key, width in columns)


def _headed(name: str, unit: str | None, words: PageWords) -> str:
    return words.say("workbook", "head", name=name, unit=unit) if unit else name
