"""Read workbooks and tables of figures: .xlsx, .xls, .et, .csv.

python-calamine reads every kind of workbook alike.  A sheet is a table: its head
may stand in merged cells over several rows, and lines in one cell around it are
its title, unit and notes.  A workbook of anything else is no report.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from summarizer.errors import UnreadableReport
from summarizer.lexicon.text import HAN
from summarizer.messages import _
from summarizer.records import RawLine

MOST_CELLS = 500_000
"""Cells of a workbook that are read; a table of figures has some hundreds."""
_NAME = re.compile(f"[{HAN}]{{2}}")
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_PERCENT = re.compile(r"%|％|增长|增速|增幅|同比|比重|占比")
_MEASURE = "[十百千万亿]*(?:元|吨|人|户|%|％|个|家|亩|公顷|平方米|平方公里|公里|千瓦时)"
_UNIT = re.compile(rf"单位\s*[:：]|[（(]{_MEASURE}[）)]|^{_MEASURE}$")
"""What a table of figures has somewhere, and a list of addresses or files has not."""


def workbook_lines(raw: bytes) -> tuple[tuple[RawLine, ...], str | None]:
    """Return the rows of all sheets that hold figures, each with the number of its sheet as its page.

    Raises `UnreadableReport` where the workbook cannot be read, has a password,
    is too large, or holds no table of figures.
    """
    import python_calamine

    # Its panics come as BaseException, and a broken file must not end the run.
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(raw))
        sheets = [
            (sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ())
            for sheet in _sheets(workbook)
        ]
    except python_calamine.PasswordError:
        raise UnreadableReport(_("is protected by a password; save it without one.")) from None
    except (KeyboardInterrupt, SystemExit, UnreadableReport):
        raise
    except BaseException:
        raise UnreadableReport(_("is a damaged workbook; open it and save it again.")) from None
    lines: list[RawLine] = []
    for number, (rows, merged) in enumerate(sheets, 1):
        lines += _table(_filled([[_written(cell) for cell in row] for row in rows], merged), number)
    return _required(lines), None


def csv_lines(text: str) -> tuple[tuple[RawLine, ...], str | None]:
    """Return the rows of a table in plain text; raise `UnreadableReport` where it holds no figures."""
    try:
        dialect: Any = csv.Sniffer().sniff(text[:4000], ",\t;|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), dialect)]
    except csv.Error:
        raise UnreadableReport(_("is a workbook without a table of figures.")) from None
    return _required(list(_table(rows, None))), None


def _sheets(workbook: Any) -> Iterator[Any]:
    cells = 0
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        cells += sheet.total_height * sheet.total_width
        if cells > MOST_CELLS:
            raise UnreadableReport(
                _("has more than {count} cells; it is not a report.").format(count=MOST_CELLS)
            )
        yield sheet


def _written(cell: Any) -> str:
    """Return what a cell shows; a number without the digits that binary fractions add.

    >>> [_written(cell) for cell in (8.699999999999999, 1200.0, " 全县\\n合计 ", True, None)]
    ['8.7', '1200', '全县 合计', 'True', '']
    """
    if isinstance(cell, float):
        return f"{cell:.12g}" if abs(cell) < 1e15 else ""
    if isinstance(cell, datetime | date):
        return f"{cell.year}年{cell.month}月{cell.day}日"
    return " ".join(str(cell if cell is not None else "").split())


def _filled(rows: list[list[str]], merged: Sequence[Any]) -> list[list[str]]:
    """Return *rows* with the value of merged cells in each of them, but of a line that spans the table.

    >>> merged = ((0, 0), (1, 0)), ((0, 1), (0, 2)), ((5, 7), (6, 9))
    >>> _filled([["指标", "2023年", ""], ["", "完成", "增长"]], merged)
    [['指标', '2023年', '2023年'], ['指标', '完成', '增长']]
    """
    for (top, left), (bottom, right) in merged:
        # Cells may be merged below and beside all that is written.
        if top >= len(rows) or left >= len(rows[top]):
            continue
        if left == 0 and right >= max(len(rows[top]) - 1, 1):
            continue
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[row]))):
                rows[row][column] = rows[top][left]
    return rows


def _table(rows: Sequence[Sequence[str]], sheet: int | None) -> Iterator[RawLine]:
    """Yield *rows* as lines: one cell alone is a line of text, unless it says the table's unit."""
    dropped = _fractions(rows)
    for number, row in enumerate(rows, 1):
        cells = tuple(
            "" if column in dropped and _NUMBER.fullmatch(cell) else cell for column, cell in enumerate(row)
        )
        while cells and not cells[-1]:
            cells = cells[:-1]
        said = [cell for cell in cells if cell]
        if len(said) == 1 and not _NUMBER.fullmatch(said[0]) and not _UNIT.search(said[0]):
            yield RawLine(number, said[0], page=sheet)
        elif said:
            yield RawLine(number, "\t".join(cells), page=sheet, cells=cells)


def _fractions(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the columns of percentages whose values are all below 1.

    A workbook keeps 6.5% as 0.065 and the sign in the cell's format, which is
    not read here: the value cannot be told from a growth of 0.065%.
    """
    width = max(map(len, rows), default=0)
    found = set()
    for column in range(1, width):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        numbers = [
            float(cell.replace(",", "")) for cell in cells if _NUMBER.fullmatch(cell) and "%" not in cell
        ]
        heads = [cell for cell in cells if not _NUMBER.fullmatch(cell)]
        if numbers and any(map(_PERCENT.search, heads)) and all(abs(number) < 1 for number in numbers):
            found.add(column)
    return frozenset(found)


def _required(lines: Sequence[RawLine]) -> tuple[RawLine, ...]:
    """Return *lines* where some row names something and gives a number for it, and a unit is said."""
    rows = [line for line in lines if line.cells]
    named = any(_NAME.search(row.text) and any(map(_NUMBER.fullmatch, row.cells)) for row in rows)
    if named and any(_UNIT.search(cell) for line in lines for cell in line.cells or (line.text,)):
        return tuple(lines)
    raise UnreadableReport(_("is a workbook without a table of figures."))
