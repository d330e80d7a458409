"""A table that fits the page: fixed columns, none so narrow that a figure is torn."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from summarizer.lexicon.text import HAN
from summarizer.write.word.styles import line as height
from summarizer.write.word.xml import Element, parse, w

Align = Literal["left", "center", "right"]

MARGIN = 85
"""Twips between a cell's edge and its text, on each side, as the table style has it."""
SIZES = (10.5, 9.0, 7.5)
"""五号, 小五, 六号, in points."""
SPARE_WIDTH = 30
"""Twips that a text needs beyond its own width, or LibreOffice breaks it."""
TIGHT = 40
"""What *MARGIN* becomes in a table that has too many columns for it."""
HEADING, NAME = 6, 8
"""Characters of a heading, and of a name, that should stand on one line."""
WHOLE = 4
"""Characters of what is never torn: 黑龙江, 易县."""
LONG = 20
"""A table of more rows than this has them closer together, so that a page holds one of all provinces."""
CLOSE = 15
"""Twips above and below the text of such a row."""
HELD = 3
"""Rows that stay with a table's heading, and with its last row."""

# Chinese breaks anywhere but before a closing mark and behind an opening one;
# Latin letters and figures hold together, with what stands in brackets behind them.
_WIDE = r"\u2e80-\u9fff\uf900-\uffef"
_CLOSING = "。，、；：！？）》”’％"
_LATIN = rf"[（《“‘]*[^\s{_WIDE}“‘”’]+[{_CLOSING}]*"
_TOKEN = re.compile(rf"(?:{_LATIN})+|[（《“‘]*[{_WIDE}][{_CLOSING}]*|[“‘”’]+")
_SEAM = re.compile(rf"(?<=[{HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[{HAN}])")
_NUMBER = re.compile(rf"[{HAN}]?[^\u2e80-\u9fff]*\d[^\u2e80-\u9fff]*(?:[余多]?[{HAN}]{{0,3}})")


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
    captioned_below: bool = False,
) -> Element:
    """Return the table of *rows* under *header*, *width* twips wide.

    *title* says to a screen reader what the table is about; *shades* are the
    fills of the cells, where a table shows its numbers by colour.  A table
    that has its caption below stays on the caption's page.
    """
    every = [header, *rows]
    columns = list(zip(*([cell.text for cell in row] for row in every), strict=True))
    points, margin, widths = _fit(columns, [side == "left" for side in aligned], width)
    close = len(rows) > LONG
    above, below = (f'<w:{side} w:w="{CLOSE}" w:type="dxa"/>' if close else "" for side in ("top", "bottom"))
    tight = (
        f'<w:tblCellMar>{above}<w:left w:w="{margin}" w:type="dxa"/>{below}'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
    )
    element = parse(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style("Briefing Table")}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"{tight if close or margin != MARGIN else ''}"
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="0" w:noVBand="1"/></w:tblPr></w:tbl>'
    )
    if title:
        element[0].append(w("tblCaption", val=title))
    element.append(w("tblGrid", *(w("gridCol", w=column) for column in widths)))
    for number, row in enumerate(every):
        head = number == 0
        properties = w("trPr", w("cantSplit"), *([w("tblHeader")] if head else []), w("jc", val="center"))
        line = w("tr", properties)
        for column, cell in enumerate(row):
            paragraph = w("pPr", w("pStyle", val=style("Table Head" if head else "Table Text")))
            if captioned_below or _held(number, len(every)):
                paragraph.append(w("keepNext"))
            if points != SIZES[0]:
                paragraph.append(w("spacing", line=height(points), lineRule="exact"))
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


def _held(number: int, count: int) -> bool:
    """Return whether row *number* of *count* stays with the next.

    So the heading keeps its first rows and the last row those before it, and a
    short table stays whole.

    >>> [number for number in range(12) if _held(number, 12)]
    [0, 1, 2, 8, 9, 10]
    """
    return number < HELD or count - 1 - HELD <= number < count - 1


def _resize(run: Element, points: float) -> None:
    properties = run.find(w("rPr").tag)
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    properties.append(w("sz", val=f"{points * 2:g}"))
    properties.append(w("szCs", val=f"{points * 2:g}"))


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column asks for, in squares: the widths of Chinese characters."""

    texts: tuple[float, ...]
    token: float
    """The longest that may not be torn: a token, or a figure with its unit."""
    head: tuple[float, float]
    """The heading whole, and its first two characters: one wide, it would be read downwards."""
    name: float
    """The longest of its names that are short enough for one line."""

    def least(self, head: int, named: bool) -> float:
        """Return the squares it takes at least: names in two lines where they are not to stand in one."""
        return max(self.token, self.head[head], self.name if named else -(-self.name // 2))


def _measured(column: Sequence[str]) -> _Column:
    texts = tuple(map(squares, column))
    tokens = [squares(token) for text in column for token in _TOKEN.findall(text)]
    below = list(zip(column[1:], texts[1:], strict=True))
    figures = [width for text, width in below if _NUMBER.fullmatch(text) or len(text) <= WHOLE]
    return _Column(
        texts,
        max((*tokens, *figures), default=0),
        (texts[0] if len(column[0]) <= HEADING else squares(column[0][:2]), squares(column[0][:2])),
        max((width for text, width in below if len(text) <= NAME), default=0),
    )


def _fit(texts: Sequence[Sequence[str]], wordy: Sequence[bool], width: int) -> tuple[float, int, list[int]]:
    """Return size, margin and the columns' widths, in twips, that make the table shortest and tear no token.

    Headings and names are kept on one line where that is worth it.  The
    smallest size, and then less room beside the text, are for tables that fit
    no other way.
    """
    columns = [_measured(column) for column in texts]
    tried: list[tuple[float, float, int, list[int]]] = []
    for margin, points, (head, named) in product((MARGIN, TIGHT), SIZES, ((0, True), (1, True), (1, False))):
        square = points * 20
        padding = 2 * margin + SPARE_WIDTH
        least = [round(column.least(head, named) * square) + padding for column in columns]
        wanted = [round(max(c.texts) * square) + padding for c in columns]
        widths = _share(least, wanted, wordy, width)
        roomy = points > SIZES[-1] and margin == MARGIN
        if sum(least) <= width and (roomy or not tried):
            tried.append((_height(columns, widths, points), -points, margin, widths))
    if not tried:
        return points, margin, widths
    _shortest, size, margin, widths = min(tried)
    return -size, margin, widths


def _height(columns: Sequence[_Column], widths: Sequence[int], points: float) -> float:
    """Return how high the rows are, in points; a smaller size must be worth it."""
    room = [(width - 2 * MARGIN) / (points * 20) for width in widths]
    lines: Iterable[float] = (
        max(-(-wide // fit) for wide, fit in zip(row, room, strict=True))
        for row in zip(*(column.texts for column in columns), strict=True)
    )
    return sum(points * max(count, 1) for count in lines) * (1 if points == SIZES[0] else 1.4)


def _share(least: Sequence[int], wanted: Sequence[int], wordy: Sequence[bool], width: int) -> list[int]:
    """Return widths that add up to *width*, each at least *least* where that is possible.

    What is left over goes to the *wordy* columns: a figure far from its heading
    is hard to read.

    >>> _share([200, 300], [400, 500], [True, False], 1000)
    [500, 500]
    >>> _share([200, 300], [300, 1900], [True, True], 1000)
    [229, 771]
    """
    if sum(wanted) <= width:
        growing = [want if words or not any(wordy) else 0 for want, words in zip(wanted, wordy, strict=True)]
        room = width - sum(wanted)
        widths = [want + room * part // sum(growing) for want, part in zip(wanted, growing, strict=True)]
    elif sum(least) >= width:
        widths = [width * want // sum(least) for want in least]
    else:
        room, longing = width - sum(least), sum(wanted) - sum(least)
        widths = [few + room * (want - few) // longing for few, want in zip(least, wanted, strict=True)]
    # What rounding left goes to the widest.
    widths[widths.index(max(widths))] += width - sum(widths)
    return widths


def lines(text: str, room: float) -> int:
    """Return how many lines *text* takes in a cell *room* squares wide, its tokens whole.

    >>> lines("预计增长5.4%", 4), lines("", 4)
    (2, 1)
    """
    count, used = 1, 0.0
    for token in _TOKEN.findall(text):
        wide = squares(token)
        if used and used + wide > room:
            count, used = count + 1, 0.0
        used += wide
    return count


def squares(text: str) -> float:
    """Return how wide *text* is at most, in widths of a Chinese character.

    Word and LibreOffice put a quarter of one between Chinese and Latin.

    >>> squares("亿元"), squares("12亿元")
    (2.0, 3.35)
    """
    return sum(map(_square, text)) + 0.25 * len(_SEAM.findall(text))


@lru_cache(maxsize=10_000)
def _square(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    return 0.85 if char == "%" or char.isupper() else 0.55
