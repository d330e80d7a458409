"""Read the indicators of a table: one a row and column of values.

The header says what a column holds (a level, its growth, its rank, a goal, the
unit), the first column what a row is about.  A unit stands in a column of its
own, in the header, behind the name, or above the table (单位：亿元).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.extract.names import Extra, Name, name
from summarizer.extract.quantities import fold, unit_of
from summarizer.lexicon.text import HAN
from summarizer.records import Indicator, Kind, Row, Time

_NUMBER = re.compile(
    r"^(?:约|≈)?(?P<sign>[-+−↑↓▲▼]?)(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>(?:[^\d\s年月季日]\S{0,5})?)$"
)
_GROWTH = re.compile(r"增长|增速|增幅|同比|±|比上年|比去年|较上年|升降|涨幅")
_RANK = re.compile(r"位次|排名|名次|排位")
_UNIT_COLUMN = re.compile(r"^(?:计量)?单位$")
_UNIT_SAID = re.compile(r"单位：\s*(?P<unit>[^\s，。；）]+)")
_BRACKET = re.compile(r"[（(]\s*(?P<inner>[^（）()]*?)\s*[）)]\s*$")
_ORDER = re.compile(
    r"^(?:其中：?|#|[一二三四五六七八九十\d]+[、.．]|（[一二三四五六七八九十\d]+）|[①-⑳*]|-+)+\s*"
)
_TARGET = re.compile(r"目标|计划|预期")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")


@dataclass(frozen=True, slots=True)
class _Column:
    """What the header says of one column."""

    role: str
    """name, unit, level, growth, rank or other."""
    unit: str | None
    year: int | None
    kind: Kind | None
    header: str


def indicators(rows: Sequence[Row], time: Time, document: str, extra: Extra = ()) -> Iterator[Indicator]:
    """Yield what the *rows* of the tables of one section state.

    A row without any number is a header, or says the unit of what follows.
    """
    header: list[tuple[str, ...]] = []
    columns: list[_Column] = []
    unit: str | None = None
    for row in rows:
        cells = tuple(fold(cell).strip() for cell in row.cells)
        if not any(_NUMBER.match(cell) for cell in cells[1:]):
            if said := _UNIT_SAID.search(" ".join(cells)):
                unit = unit_of(said["unit"])
            elif sum(map(bool, cells)) > 1:
                header = [cells] if columns else [*header, cells]
                columns = []
            continue
        columns = columns or _columns(header, max(map(len, [cells, *header])))
        if len(columns) >= len(cells):
            yield from _row(row, cells, columns, unit, time, document, extra)


def _columns(header: Sequence[tuple[str, ...]], width: int) -> list[_Column]:
    """Return what each of *width* columns holds; stacked header rows are read together."""
    columns: list[_Column] = []
    for at in range(width):
        text = " ".join(dict.fromkeys(cells[at] for cells in header if at < len(cells) and cells[at]))
        bracket = _BRACKET.search(text)
        unit = unit_of(bracket["inner"]) if bracket else None
        year = _YEAR.search(text)
        kind: Kind | None = "target" if _TARGET.search(text) else "estimate" if "预计" in text else None
        if at == 0:
            role = "name"
        elif _UNIT_COLUMN.match(text):
            role = "unit"
        elif _RANK.search(text):
            role = "rank"
        elif _GROWTH.search(text):
            role = "growth"
        else:
            role = "level"
        columns.append(_Column(role, unit, int(year[1]) if year else None, kind, text))
    return columns


def _row(
    row: Row,
    cells: tuple[str, ...],
    columns: Sequence[_Column],
    above: str | None,
    time: Time,
    document: str,
    extra: Extra,
) -> Iterator[Indicator]:
    title = _ORDER.sub("", cells[0])
    bracket = _BRACKET.search(title)
    named_unit = unit_of(bracket["inner"]) if bracket else None
    if bracket and named_unit:
        title = title[: bracket.start()].strip()
    if not re.search(rf"[{HAN}]{{2}}", title):
        return
    named = name(title, None, extra)
    own = next((unit_of(c) for c, col in zip(cells, columns, strict=False) if col.role == "unit"), None)
    found: list[Indicator] = []
    for at, (cell, column) in enumerate(zip(cells, columns, strict=False)):
        match = _NUMBER.match(cell) if column.role in ("level", "growth", "rank") else None
        if match is None:
            continue
        number = Decimal(match["number"].replace(",", ""))
        if match["sign"] in ("-", "−", "↓", "▼"):
            number = -number
        if column.role == "level":
            unit = unit_of(match["unit"]) or column.unit or own or named_unit or above
            found.append(_cell(row, at, named, title, column, time, document, value=number, unit=unit))
        elif column.role == "growth":
            if found and found[-1].change is None and column.year in (None, found[-1].year):
                found[-1] = replace(found[-1], change=number)
            else:
                found.append(_cell(row, at, named, title, column, time, document, change=number))
        elif found:
            realm = _RANK.sub("", column.header)
            found[-1] = replace(found[-1], rank=f"{realm}第{number}位")
    yield from found


def _cell(
    row: Row,
    at: int,
    named: Name,
    title: str,
    column: _Column,
    time: Time,
    document: str,
    *,
    value: Decimal | None = None,
    unit: str | None = None,
    change: Decimal | None = None,
) -> Indicator:
    # In the raw line the cells are joined by tabs.
    start = sum(len(cell) + 1 for cell in row.cells[:at])
    return Indicator(
        name=named.name,
        text=title,
        value=value,
        unit=unit,
        measure=named.measure,
        change=change,
        bound="=",
        upper=None,
        kind=column.kind or time.kind,
        year=column.year or time.year,
        span=time.span,
        rank=None,
        scope=named.scope,
        document=document,
        line=row.line,
        start=start,
        end=start + len(row.cells[at]),
        sentence="\t".join(row.cells),
        page=row.page,
        standard=named.standard,
    )
