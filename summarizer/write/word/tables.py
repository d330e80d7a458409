"""A table that fits the page: fixed columns, none so narrow that a figure is torn."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.write.word.xml import Element, parse, w

Align = Literal["left", "center", "right"]

MARGIN = 85
"""Twips between a cell's edge and its text, on each side, as the table style has it."""
SIZES = (10.5, 9.0, 7.5)
"""五号, 小五, 六号: points, tried in turn until every column holds its longest token."""
TOGETHER = 8
"""A table of no more rows than this is kept on one page."""

# Chinese breaks anywhere but before a closing mark; Latin letters and figures hold together.
_TOKEN = re.compile(
    r"[^\s\u2e80-\u9fff\uf900-\uffef]+[。，、；：！？）》”’％]*|[\u2e80-\u9fff\uf900-\uffef][。，、；：！？）》”’％]*"
)
_NUMBER = re.compile(r"[^\u2e80-\u9fff]*\d[^\u2e80-\u9fff]*(?:[余多]?[\u4e00-\u9fff]{0,3})")


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in one cell, and the element that shows it."""

    text: str
    runs: tuple[Element, ...]


def table(
    header: Sequence[TableCell],
    rows: Sequence[Sequence[TableCell]],
    aligned: Sequence[Align],
    width: int,
    style: Callable[[str], str],
    title: str = "",
    shades: Sequence[Sequence[str | None]] = (),
) -> Element:
    """Return the table of *rows* under *header*, *width* twips wide.

    *title* says to a screen reader what the table is about; *shades* are the
    fills of the cells, where a table shows its numbers by colour.
    """
    every = [header, *rows]
    columns = list(zip(*([cell.text for cell in row] for row in every), strict=True))
    points, widths = _fit(columns, width)
    element = parse(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style("Briefing Table")}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="0" w:noVBand="1"/></w:tblPr></w:tbl>'
    )
    if title:
        element[0].append(w("tblCaption", val=title))
    element.append(w("tblGrid", *(w("gridCol", w=column) for column in widths)))
    small = len(every) <= TOGETHER
    for number, row in enumerate(every):
        head = number == 0
        properties = w("trPr", w("cantSplit"), *([w("tblHeader")] if head else []), w("jc", val="center"))
        line = w("tr", properties)
        for column, cell in enumerate(row):
            paragraph = w("pPr", w("pStyle", val=style("Table Head" if head else "Table Text")))
            if (small and number < len(every) - 1) or number < 2:
                paragraph.append(w("keepNext"))
            if not head:
                paragraph.append(w("jc", val=aligned[column]))
            for run in cell.runs if points != SIZES[0] else ():
                _resize(run, points)
            of_cell = w("tcPr", w("tcW", w=widths[column], type="dxa"))
            if not head and shades and (fill := shades[number - 1][column]):
                of_cell.append(w("shd", val="clear", color="auto", fill=fill))
            of_cell.append(w("vAlign", val="center"))
            line.append(w("tc", of_cell, w("p", paragraph, *cell.runs)))
        element.append(line)
    return element


def _resize(run: Element, points: float) -> None:
    properties = run.find(w("rPr").tag)
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    properties.append(w("sz", val=f"{points * 2:g}"))
    properties.append(w("szCs", val=f"{points * 2:g}"))


def _fit(columns: Sequence[Sequence[str]], width: int) -> tuple[float, list[int]]:
    """Return the largest size at which no token is torn, and the columns' widths in twips."""
    for points in SIZES:
        least = [_least(column, points) for column in columns]
        if sum(least) <= width or points == SIZES[-1]:
            wanted = [max(_twips(text, points) for text in column) + 2 * MARGIN for column in columns]
            return points, _share(least, wanted, width)
    raise AssertionError


def _least(column: Sequence[str], points: float) -> int:
    """Return what *column* needs so that no token is torn, and no figure from its unit."""
    tokens = (token for text in column for token in _TOKEN.findall(text))
    figures = (text for text in column[1:] if _NUMBER.fullmatch(text))
    return max((_twips(token, points) for token in (*tokens, *figures)), default=0) + 2 * MARGIN


def _share(least: Sequence[int], wanted: Sequence[int], width: int) -> list[int]:
    """Return widths that add up to *width*, each at least *least* where that is possible.

    >>> _share([200, 300], [400, 500], 1000)
    [444, 556]
    >>> _share([200, 300], [300, 1900], 1000)
    [229, 771]
    """
    if sum(wanted) <= width:
        widths = [width * want // sum(wanted) for want in wanted]
    elif sum(least) >= width:
        widths = [width * want // sum(least) for want in least]
    else:
        room, longing = width - sum(least), sum(wanted) - sum(least)
        widths = [few + room * (want - few) // longing for few, want in zip(least, wanted, strict=True)]
    # What rounding left goes to the widest.
    widths[widths.index(max(widths))] += width - sum(widths)
    return widths


def _twips(text: str, points: float) -> int:
    """Return how wide *text* is: a Chinese character is square, others at most three fifths of that."""
    squares = sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.6 for char in text)
    return round(squares * points * 20)
