"""Every figure that was found -> ``indicators.xlsx``: a sheet a year, a line a figure, its source beside it.

A first sheet holds the groups that may be compared, in order.  Nothing is
rounded: a number keeps the places it was written with.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from summarizer import lexicon
from summarizer.place import place
from summarizer.provenance import where
from summarizer.records import Briefing, Digest, Indicator, Region

KINDS = {"actual": "完成", "estimate": "预计", "target": "目标"}
BOUNDS = {"=": "", ">=": "以上", "<=": "以内", "≈": "约"}
SPANS = {
    "year": "全年",
    "half": "半年",
    "quarter": "季度",
    "months": "部分月份",
    "years": "多年",
    "stock": "时点",
}
FIGURES = (
    ("地区", 18), ("市", 14), ("省", 14), ("层级", 8), ("指标", 26), ("性质", 6), ("数值", 14), ("至", 10),
    ("单位", 10), ("界限", 6), ("增速（%）", 10), ("含义", 10), ("时段", 10), ("口径", 16), ("位次表述", 22),
    ("原文名称", 26), ("原句", 60), ("来源文件", 30), ("位置", 14),
)  # fmt: skip
"""The columns of a year's sheet, and how many characters wide each is."""
GROUPS = (
    ("指标", 26), ("含义", 10), ("年度", 8), ("序", 6), ("地区", 18), ("数值", 14), ("单位", 10),
    ("性质", 6), ("来源文件", 30), ("位置", 14),
)  # fmt: skip
LONGEST = 32_767
"""Characters that a cell holds."""
MADE = datetime(1980, 1, 1)
"""What the file says of when it was made, so that the same reports give the same bytes."""

Columns = tuple[tuple[str, int], ...]
Value = str | int | Decimal | None
Formats = Mapping[str, str]
"""The format of each document."""


def write(out: Path, briefings: Sequence[Briefing], digest: Digest) -> Path:
    """Write ``indicators.xlsx`` into *out* and return its path."""
    # Late: only a run that writes the workbook needs it.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    content = BytesIO()
    formats = _formats(briefings)
    # Rows are flushed as they are written: the counties of a country are a hundred thousand lines.
    with Workbook(content, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": "指标汇总", "created": MADE})
        styles = _Styles(workbook)
        if any(row.groups for row in digest.rows):
            _sheet(workbook, "可比指标", GROUPS, _grouped(digest, formats), styles)
        # A workbook has a sheet even where no figure was found.
        for year in _years(briefings) or [None]:
            name = "年度不明" if year is None else f"{year}年"
            _sheet(workbook, name, FIGURES, _of_year(briefings, year, formats), styles)
    return place(out / "indicators.xlsx", content.getvalue())


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self.head = workbook.add_format(
            {"bold": True, "bg_color": "#DDE6F0", "border": 1, "align": "center", "valign": "vcenter"}
        )
        self._numbers: dict[int, Any] = {}

    def number(self, places: int) -> Any:
        """Return the format of a number with *places* behind the point."""
        if places not in self._numbers:
            pattern = "#,##0" + ("." + "0" * places if places else "")
            self._numbers[places] = self._workbook.add_format({"num_format": pattern})
        return self._numbers[places]


def _sheet(
    workbook: Any, name: str, columns: Columns, lines: Iterable[Sequence[Value]], styles: _Styles
) -> None:
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 1)
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
        case Decimal():
            exponent = value.as_tuple().exponent
            places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
            sheet.write_number(row, column, float(value), styles.number(places))
        case int():
            sheet.write_number(row, column, value)
        case str():
            # Never as a formula, whatever the report's words begin with.
            sheet.write_string(row, column, value[:LONGEST])


def _years(briefings: Sequence[Briefing]) -> list[int | None]:
    """The years that figures are of, the latest first, and last those of no known year."""
    found = {indicator.year for briefing in briefings for indicator in briefing.indicators}
    return sorted(found, key=lambda year: -(year or 0))


def _of_year(
    briefings: Sequence[Briefing], year: int | None, formats: Formats
) -> Iterator[tuple[Value, ...]]:
    for briefing in briefings:
        for indicator in briefing.indicators:
            if indicator.year == year:
                yield _line(briefing.region, indicator, formats)


def _line(region: Region, figure: Indicator, formats: Formats) -> tuple[Value, ...]:
    # A bound or an upper end belongs to the value, or where there is none to the growth.
    return (
        region.label,
        region.city,
        region.province,
        region.level,
        figure.name,
        KINDS[figure.kind],
        figure.value,
        figure.upper,
        figure.unit,
        BOUNDS[figure.bound],
        figure.change,
        lexicon.table("labels")["measure"][figure.measure],
        SPANS[figure.span],
        figure.scope,
        figure.rank,
        figure.text,
        figure.sentence,
        figure.document,
        _place(figure, formats),
    )


def _grouped(digest: Digest, formats: Formats) -> Iterator[tuple[Value, ...]]:
    labels = {region.id: region.label for region in digest.regions}
    for row in digest.rows:
        for group in row.groups:
            for order, index in enumerate(group.cells, start=1):
                cell = row.cells[index]
                source = cell.indicator
                yield (
                    row.name,
                    lexicon.table("labels")["measure"][row.measure],
                    group.year,
                    order,
                    labels[cell.region],
                    cell.value,
                    row.unit,
                    KINDS[source.kind],
                    source.document,
                    _place(source, formats),
                )


def _formats(briefings: Sequence[Briefing]) -> Formats:
    reports = (excerpt.report for briefing in briefings for excerpt in briefing.excerpts)
    return {report.path: report.format for report in reports}


def _place(figure: Indicator, formats: Formats) -> str:
    return where(
        [figure.line], figure.page, formats.get(figure.document, "text"), lexicon.table("labels")["place"]
    )
