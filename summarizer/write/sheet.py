"""Every figure that was found -> ``indicators.xlsx``: a sheet a year, a line a figure, its source beside it.

The first sheets set regions against indicators and years (`panels`); then come the groups
that may be compared, in order, the goals of the coming year and what became of the last,
each region's own figures over the years, and why the rest may not be compared.  In the
lists nothing is rounded: a number keeps the places it was written with.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from summarizer.page_words import PageWords
from summarizer.place import place
from summarizer.provenance import column, where
from summarizer.records import Briefing, Digest, Indicator, Region
from summarizer.write import panels
from summarizer.write.panels import Expected

FIGURES = (
    ("region", 18), ("city", 14), ("province", 14), ("level", 8), ("indicator", 26), ("kind", 6),
    ("value", 14), ("upper", 10), ("unit", 10), ("bound", 6), ("growth", 10), ("measure", 10), ("span", 10),
    ("scope", 16), ("rank", 22), ("text", 26), ("sentence", 60), ("document", 30), ("position", 14),
)  # fmt: skip
"""The columns of a year's sheet, as the page's words call them, and how many characters wide each is."""
GROUPS = (
    ("indicator", 26), ("measure", 10), ("year", 8), ("place", 6), ("region", 18), ("value", 14),
    ("unit", 10), ("kind", 6), ("document", 30), ("position", 14),
)  # fmt: skip
TRENDS = (
    ("region", 18), ("indicator", 26), ("measure", 10), ("year", 8), ("value", 14), ("unit", 10),
    ("step", 10), ("remark", 18), ("document", 30), ("position", 14),
)  # fmt: skip
AIMS = (
    ("indicator", 26), ("measure", 10), ("year", 8), ("region", 18), ("value", 14), ("upper", 10),
    ("unit", 10), ("bound", 6), ("scope", 16), ("goal_before", 14), ("result_before", 14), ("verdict", 10),
    ("document", 30), ("position", 14),
)  # fmt: skip
LONGEST = 32_767
"""Characters that a cell holds."""
MADE = datetime(1980, 1, 1)
"""What the file says of when it was made, so that the same reports give the same bytes."""

Columns = tuple[tuple[str, int], ...]
Value = str | int | Decimal | Expected | None
Formats = Mapping[str, str]
"""The format of each document."""


def write(out: Path, briefings: Sequence[Briefing], digest: Digest, words: PageWords) -> Path:
    """Write ``indicators.xlsx`` into *out* and return its path."""
    # Late: only a run that writes the workbook needs it.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    content = BytesIO()
    formats = _formats(briefings)
    # Rows are flushed as they are written: the counties of a country are a hundred thousand lines.
    with Workbook(content, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": words.say("workbook", "title"), "created": MADE})
        styles = _Styles(workbook)

        def add(key: str, sheet: panels.Sheet) -> None:
            columns, lines = sheet
            _sheet(workbook, words.say("workbook", key), columns, lines, styles)

        if digest.main and len(digest.regions) > 1:
            add("results", panels.results(digest, words))
        if digest.aims and len(digest.regions) > 1:
            add("goals", panels.aims(digest, words))
        if digest.trends:
            add("panel", panels.panel(digest, words))
        if any(row.groups for row in digest.rows):
            name = words.say("workbook", "comparable")
            _sheet(workbook, name, _headed(GROUPS, words), _grouped(digest, formats, words), styles)
        if any(aim.cells for row in digest.aims for aim in row.aims):
            lines = _aims(digest, formats, words)
            _sheet(workbook, words.say("workbook", "aims"), _headed(AIMS, words), lines, styles)
        if digest.trends:
            lines = _trends(digest, formats, words)
            _sheet(workbook, words.say("workbook", "trends"), _headed(TRENDS, words), lines, styles)
        if digest.goals:
            add("verdicts", panels.verdicts(digest, words))
        if digest.obstacles:
            add("reasons", panels.reasons(digest, words))
        # A workbook has a sheet even where no figure was found.
        for year in _years(briefings) or [None]:
            name = (
                words.say("workbook", "unknown") if year is None else words.say("workbook", "year", year=year)
            )
            lines = _of_year(briefings, year, formats, words)
            _sheet(workbook, name, _headed(FIGURES, words), lines, styles)
    return place(out / "indicators.xlsx", content.getvalue())


def _headed(columns: Columns, words: PageWords) -> Columns:
    return tuple((words.say("column", key), width) for key, width in columns)


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self.head = workbook.add_format(
            {
                "bold": True,
                "bg_color": "#DDE6F0",
                "border": 1,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
            }
        )
        self._numbers: dict[tuple[int, bool], Any] = {}

    def number(self, places: int, expected: bool = False) -> Any:
        """Return the format of a number with *places* behind the point, and a star where it is *expected*."""
        if (places, expected) not in self._numbers:
            pattern = "#,##0" + ("." + "0" * places if places else "") + ('"*"' if expected else "")
            self._numbers[places, expected] = self._workbook.add_format({"num_format": pattern})
        return self._numbers[places, expected]


def _sheet(
    workbook: Any, name: str, columns: Columns, lines: Iterable[Sequence[Value]], styles: _Styles
) -> None:
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    # A head of a matrix is longer than its column is wide.
    sheet.set_row(0, 15 * max(1, max(-(-2 * len(title) // width) for title, width in columns)))
    for i, (title, width) in enumerate(columns):
        sheet.set_column(i, i, width)
        sheet.write_string(0, i, title, styles.head)
    last = 0
    for last, line in enumerate(lines, start=1):
        for i, value in enumerate(line):
            _cell(sheet, last, i, value, styles)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _cell(sheet: Any, row: int, column: int, value: Value, styles: _Styles) -> None:
    match value:
        case None | "":
            return
        case Decimal() | Expected():
            number = value.number if isinstance(value, Expected) else value
            exponent = number.as_tuple().exponent
            places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
            style = styles.number(places, expected=isinstance(value, Expected))
            sheet.write_number(row, column, _Plain(number), style)
        case int():
            sheet.write_number(row, column, value)
        case str():
            # Never as a formula, whatever the report's words begin with.
            sheet.write_string(row, column, value[:LONGEST])


class _Plain(float):
    """A number that goes into the file as it was written: 8.7, and not XlsxWriter's 8.699999999999999."""

    def __format__(self, _spec: str) -> str:
        return repr(float(self))


def _years(briefings: Sequence[Briefing]) -> list[int | None]:
    """The years that figures are of, the latest first, and last those of no known year."""
    found = {indicator.year for briefing in briefings for indicator in briefing.indicators}
    return sorted(found, key=lambda year: -(year or 0))


def _of_year(
    briefings: Sequence[Briefing], year: int | None, formats: Formats, words: PageWords
) -> Iterator[tuple[Value, ...]]:
    for briefing in briefings:
        for indicator in briefing.indicators:
            if indicator.year == year:
                yield _line(briefing.region, indicator, formats, words)


def _line(region: Region, figure: Indicator, formats: Formats, words: PageWords) -> tuple[Value, ...]:
    # A bound or an upper end belongs to the value, or where there is none to the growth.
    return (
        region.label,
        region.city,
        region.province,
        region.level,
        figure.name,
        words.say("kind", figure.kind),
        figure.value,
        figure.upper,
        figure.unit,
        "" if figure.bound == "=" else words.say("bound", figure.bound, number=""),
        figure.change,
        words.say("measure", figure.measure),
        words.say("span", figure.span),
        figure.scope,
        figure.rank,
        figure.text,
        figure.sentence,
        figure.document,
        _place(figure, formats, words),
    )


def _grouped(digest: Digest, formats: Formats, words: PageWords) -> Iterator[tuple[Value, ...]]:
    labels = {region.id: region.label for region in digest.regions}
    for row in digest.rows:
        for group in row.groups:
            size = len(group.cells)
            for at, index in enumerate(group.cells, start=1):
                cell = row.cells[index]
                # Where less is better the lowest is the first; of less than half of the regions nobody is.
                order = None if group.reach == "part" else size + 1 - at if group.better == "lower" else at
                source = cell.indicator
                yield (
                    row.name,
                    words.say("measure", row.measure),
                    group.year,
                    order,
                    labels[cell.region],
                    group.values[at - 1],
                    group.unit,
                    words.say("kind", source.kind),
                    source.document,
                    _place(source, formats, words),
                )


def _aims(digest: Digest, formats: Formats, words: PageWords) -> Iterator[tuple[Value, ...]]:
    """Yield what the regions aim at, in the order of what they state, with their last goal beside it."""
    labels = {region.id: region.label for region in digest.regions}
    for row in digest.aims:
        for aim in row.aims:
            for cell in aim.cells:
                before = aim.before
                yield (
                    row.name,
                    words.say("measure", row.measure),
                    cell.indicator.year,
                    labels[aim.region],
                    cell.value,
                    cell.upper,
                    row.unit,
                    "" if cell.bound == "=" else words.say("bound", cell.bound, number=""),
                    cell.indicator.scope,
                    before.goal.value if before else None,
                    before.outcome.value if before else None,
                    words.say("verdict", before.verdict) if before else None,
                    cell.indicator.document,
                    _place(cell.indicator, formats, words),
                )


def _trends(digest: Digest, formats: Formats, words: PageWords) -> Iterator[tuple[Value, ...]]:
    """Yield the years of every trend, each with its distance from the one before and what parts the two."""
    labels = {region.id: region.label for region in digest.regions}
    for trend in digest.trends:
        prices = words.say("prices", trend.prices) if trend.prices else ""
        parted: dict[int, list[str]] = {}
        for one in trend.breaks:
            parted.setdefault(one.year, []).append(words.say("break", one.rule))
        for cell, step in zip(trend.cells, (None, *trend.steps), strict=True):
            remarks = [prices, *parted.get(cell.indicator.year or 0, ())]
            yield (
                labels[trend.region],
                trend.name,
                words.say("measure", trend.measure),
                cell.indicator.year,
                cell.indicator.change if cell.growth else cell.indicator.value,
                "%" if cell.growth else cell.indicator.unit,
                step,
                words.say("list", "between").join(filter(None, remarks)),
                cell.indicator.document,
                _place(cell.indicator, formats, words),
            )


def _formats(briefings: Sequence[Briefing]) -> Formats:
    reports = (excerpt.report for briefing in briefings for excerpt in briefing.excerpts)
    return {report.path: report.format for report in reports}


def _place(figure: Indicator, formats: Formats, words: PageWords) -> str:
    format = formats.get(figure.document, "text")
    return where(
        [figure.line], figure.page, format, words.tables["place"], column(figure.sentence, figure.start)
    )
