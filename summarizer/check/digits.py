"""Whether every number on a page that the program wrote is in a report, or computed from one.

This is cheap, for every run does it: a number is known by its digits, be it written
in 万元 or 亿元.  It shares no step with what made the page.
"""

import re
from collections.abc import Iterable

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import either

_DIGITS = re.compile(r"(?<![\d.A-Za-z])\d[\d,]*(?:\.\d+)?")
_CELL = re.compile(r"(?<=[|\t])[ *-]*(\d[\d,]*(?:\.\d+)?)(?=[ *]*[|\t\n])")
ROWS = 400
"""Up to this a whole number in a cell of its own may only number the rows."""
_COUNTED = re.compile(r"\s*(?:个?地区|个?省|项(?!目)|篇|份|条(?:线索)?|处|类|行|页|段)")
"""What a page counts itself: regions, indicators, reports, lines."""


def digits(number: str) -> str:
    """Return the digits by which *number* is known, whatever its unit is a multiple of.

    >>> [digits(number) for number in ("12.50", "1,250", "0.125", "300")]
    ['125', '125', '125', '3']
    """
    return number.replace(",", "").replace(".", "").strip("0") or "0"


def known(texts: Iterable[str]) -> set[str]:
    """Return the digits of every number in *texts*."""
    return {digits(number) for text in texts for number in _DIGITS.findall(text.translate(_WIDE))}


_WIDE = str.maketrans("０１２３４５６７８９％．，", "0123456789%.,")


@derived
def _unit(lexicon: Lexicon) -> re.Pattern[str]:
    table = lexicon.units
    units = (*table.percent, *table.points, *table.times, *table.money, *table.counted, *table.general)
    words = either((*units, *table.measured.units))
    return re.compile(rf"\s?[余多]?[十百千]?(?:万亿|[万亿])?[余多]?(?:{words}|(?<=[万亿]))")


def unsupported(text: str, supported: set[str], lexicon: Lexicon) -> list[str]:
    """Return the numbers in *text* with a unit, or alone in a cell, whose digits are not *supported*.

    Cells are parted by bars or tabs; what only numbers the rows is none of a report's.

    >>> unsupported("收入12.5亿元，增长3%，共3项；另有8个地区。", {"125"}, lexicon)
    ['3%']
    >>> unsupported("| 2 | 财政收入 | 12.5 | 4.75 |", {"125"}, lexicon)
    ['4.75']
    """
    found = [
        match[1]
        for match in _CELL.finditer(f"{text}\n")
        if digits(match[1]) not in supported and not (match[1].isdigit() and int(match[1]) <= ROWS)
    ]
    for match in _DIGITS.finditer(text):
        behind = _unit(lexicon).match(text, match.end())
        if behind is None or _COUNTED.match(text, match.end()) or digits(match[0]) in supported:
            continue
        found.append(text[match.start() : behind.end()])
    return found
