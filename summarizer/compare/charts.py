"""Rows and shares -> the digest's charts.  Bars stand side by side only where they may be compared."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from summarizer.compare.attention import Matrix
from summarizer.records import Cell, Chart, DigestRow, Group, Series

FEW = 5
"""So many regions share one chart, a colour each; more have a chart for each indicator."""
BARS = 31
"""A chart of more bars than this shows the first and the last of them."""
YEARS = 2
"""So many years are drawn at most."""
BARS_BESIDE = 16
"""So many bars stand in one chart of several indicators; more could not be told apart."""
CHARTS = 3
"""So many charts of one indicator each are drawn at most."""
ROWS = 40
"""A heat table of more regions than this is not drawn."""


def charts(
    first: Sequence[DigestRow], rows: Sequence[DigestRow], shares: Matrix, labels: dict[str, str]
) -> tuple[Chart, ...]:
    """Return the charts of comparable growth rates and the heat table of the themes.

    Of *rows* those that a reader is told *first* are drawn first; *labels* are what the
    regions are called, by id.
    """
    ranked = [*first, *(row for row in rows if row not in first)]
    return (*_growth(ranked, labels), *_heat(shares, labels))


def _growth(rows: Sequence[DigestRow], labels: dict[str, str]) -> Iterator[Chart]:
    """Draw the years that have most to compare: first that of the first comparison, then the latest."""
    by_year: dict[int, list[tuple[DigestRow, Group]]] = {}
    for row in rows:
        if row.measure == "growth":
            for group in row.groups:
                by_year.setdefault(group.year, []).append((row, group))
    fullest = sorted(by_year, key=lambda year: (-sum(len(g.cells) for _, g in by_year[year]), -year))[:YEARS]
    left = CHARTS
    lead = next((row.groups[0].year for row in rows if row.measure == "growth" and row.groups), None)
    for year in sorted(fullest, key=lambda year: (year != lead, -year)):
        of_year = by_year[year]
        present = _present(of_year, labels)
        if len(present) <= FEW:
            few = max(2, BARS_BESIDE // len(present))
            yield _side_by_side(f"growth-{year}", year, of_year[:few], present, labels)
        else:
            for number, (row, group) in enumerate(of_year[:left], start=1):
                left -= 1
                yield _one_indicator(f"growth-{year}-{number}", year, row, group, labels)


def _present(of_year: Sequence[tuple[DigestRow, Group]], labels: dict[str, str]) -> list[str]:
    seen = {row.cells[i].region for row, group in of_year for i in group.cells}
    return [region for region in labels if region in seen]


def _side_by_side(
    name: str,
    year: int,
    of_year: Sequence[tuple[DigestRow, Group]],
    present: Sequence[str],
    labels: dict[str, str],
) -> Chart:
    """Return one chart of several indicators, a series a region; what is not comparable stays empty."""
    series = []
    for region in present:
        cells = [_of(region, row, group) for row, group in of_year]
        series.append(
            Series(
                labels[region],
                tuple(cell.value if cell else None for cell in cells),
                tuple(cell is not None and cell.indicator.kind == "estimate" for cell in cells),
            )
        )
    return Chart(
        name,
        title="",
        kind="bar",
        unit="%",
        categories=tuple(row.name for row, _ in of_year),
        series=tuple(series),
        alt="",
        subject="indicators",
        year=year,
    )


def _of(region: str, row: DigestRow, group: Group) -> Cell | None:
    return next((row.cells[i] for i in group.cells if row.cells[i].region == region), None)


def _one_indicator(name: str, year: int, row: DigestRow, group: Group, labels: dict[str, str]) -> Chart:
    """Return one chart of one indicator, a bar a region, the highest first."""
    cells = [row.cells[i] for i in group.cells]
    cut = len(cells) > BARS
    if cut:
        cells = [*cells[:10], *cells[-10:]]
    series = Series(
        row.name,
        tuple(cell.value for cell in cells),
        tuple(cell.indicator.kind == "estimate" for cell in cells),
    )
    return Chart(
        name,
        title="",
        kind="bar",
        unit="%",
        categories=tuple(labels[cell.region] for cell in cells),
        series=(series,),
        alt="",
        subject="indicator",
        year=year,
        cut=cut,
    )


def _heat(shares: Matrix, labels: dict[str, str]) -> Iterator[Chart]:
    if not shares or not 1 < len(labels) <= ROWS:
        return
    series = tuple(
        Series(label, tuple(Decimal(round(dict(row)[region] * 100)) for _, row in shares))
        for region, label in labels.items()
    )
    themes = tuple(theme for theme, _ in shares)
    yield Chart("themes", "", "heat", "%", themes, series, "", subject="themes")
