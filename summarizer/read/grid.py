"""Find the ruled tables of a PDF page: rows, columns and cells by the lines that are drawn.

PDFium gives every path with its bounds.  A path as thin as a line is a rule;
rules that cross make a grid; a cell reaches over a neighbour where no rule
parts the two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_THIN = 3.0
"""Points below which the smaller side of a path makes it a rule."""
_NEAR = 3.0
"""Points within which two rules are one, and a rule reaches another."""
_PROSE = 200
"""Characters that no cell of a table of figures holds."""
_LEAST = 2
"""Rows and columns that a table has at least."""


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A drawn line: where it lies across its direction, and from where to where along it, in points."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A ruled table: where it lies, in points, and what stands in it."""

    heights: tuple[float, ...]
    """Of the level rules, from the top down."""
    left: float
    right: float
    rows: tuple[tuple[str, ...], ...]
    """The cells of each row; where one reaches over several rows or columns, the same in each."""

    def row_at(self, place: float, height: float) -> int | None:
        """Return which row *place* and *height* lie in, None where they are outside."""
        if not self.left - _NEAR < place < self.right + _NEAR:
            return None
        return next((at for at, (top, low) in enumerate(pairwise(self.heights)) if low < height < top), None)


def tables(page: Any, text_page: Any) -> tuple[RuledTable, ...]:
    """Return the ruled tables of a PDF *page* of pypdfium2, but those that only place text on it."""
    found = []
    level, upright = _rules(page)
    for group in _groups(level, upright):
        lying, standing = group & level, group & upright
        heights = tuple(reversed(_clustered(rule.at for rule in lying)))
        places = tuple(_clustered(rule.at for rule in standing))
        if len(heights) > _LEAST and len(places) > _LEAST:
            grid = _Grid(heights, places, lying, standing)
            rows = tuple(grid.cells(row, text_page) for row in range(len(heights) - 1))
            if not any(len(cell) > _PROSE for row in rows for cell in row):
                found.append(RuledTable(heights, places[0], places[-1], rows))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The rules of a table, and how high and where they lie."""

    heights: tuple[float, ...]
    places: tuple[float, ...]
    lying: set[DrawnLine]
    standing: set[DrawnLine]

    def cells(self, row: int, text_page: Any) -> tuple[str, ...]:
        """Return what stands in each column of *row*, the same in all that one cell reaches over."""
        texts = []
        for column in range(len(self.places) - 1):
            first, last = self._reach(row, column)
            top, low = self.heights[first], self.heights[last + 1]
            left, right = column, column
            while left > 0 and not _crossed(self.standing, self.places[left], top, low):
                left -= 1
            while right < len(self.places) - 2 and not _crossed(
                self.standing, self.places[right + 1], top, low
            ):
                right += 1
            said = text_page.get_text_bounded(self.places[left], low, self.places[right + 1], top)
            texts.append("".join(said.split()))
        return tuple(texts)

    def _reach(self, row: int, column: int) -> tuple[int, int]:
        """Return the first and last row of the cell in *row* and *column*."""
        left, right = self.places[column], self.places[column + 1]
        first = last = row
        while first > 0 and not _crossed(self.lying, self.heights[first], left, right):
            first -= 1
        while last < len(self.heights) - 2 and not _crossed(self.lying, self.heights[last + 1], left, right):
            last += 1
        return first, last


def _rules(page: Any) -> tuple[set[DrawnLine], set[DrawnLine]]:
    """Return the level and the upright rules of *page*; a drawn box is four of them."""
    from pypdfium2 import raw as pdfium

    level: set[DrawnLine] = set()
    upright: set[DrawnLine] = set()
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, low, right, top = path.get_bounds()
        if top - low < _THIN and right - left > 2 * _THIN:
            level.add(DrawnLine((top + low) / 2, left, right))
        elif right - left < _THIN and top - low > 2 * _THIN:
            upright.add(DrawnLine((left + right) / 2, low, top))
        elif right - left > 2 * _THIN and top - low > 2 * _THIN:
            level |= {DrawnLine(low, left, right), DrawnLine(top, left, right)}
            upright |= {DrawnLine(left, low, top), DrawnLine(right, low, top)}
    return level, upright


def _groups(level: set[DrawnLine], upright: set[DrawnLine]) -> list[set[DrawnLine]]:
    """Return the rules that cross one another, directly or over others, group by group."""
    groups: list[set[DrawnLine]] = []
    for lying in sorted(level, key=lambda rule: (-rule.at, rule.start)):
        crossing = {standing for standing in upright if _meet(lying, standing)}
        if not crossing:
            continue
        joined = {lying} | crossing
        apart = []
        for group in groups:
            if group & crossing:
                joined |= group
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _meet(lying: DrawnLine, standing: DrawnLine) -> bool:
    across = lying.start - _NEAR <= standing.at <= lying.end + _NEAR
    return across and standing.start - _NEAR <= lying.at <= standing.end + _NEAR


def _clustered(places: Iterable[float]) -> list[float]:
    """Return *places* in order, those near one another once.

    >>> _clustered([10.0, 100.0, 10.5])
    [10.0, 100.0]
    """
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _crossed(rules: Iterable[DrawnLine], at: float, start: float, end: float) -> bool:
    """Tell whether a rule lies at *at* along the middle of *start* to *end*."""
    middle = (start + end) / 2
    return any(
        abs(rule.at - at) <= _NEAR and rule.start - _NEAR < middle < rule.end + _NEAR for rule in rules
    )
