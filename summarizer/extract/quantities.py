"""A number with its unit, and what is known of numerals and units.

`numbers` finds quantities in a sentence; here is what one is, how numerals are
worth what they say, and of which kind a unit is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from summarizer.lexicon import Lexicon, derived
from summarizer.records import Bound

_FOLDED = str.maketrans(
    "０１２３４５６７８９％．／,;:!?()[]~〜～―—–－•・＋",
    "0123456789%./，；：！？（）（）-------··+",
)
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_SCALED = re.compile(r"^[十百千]?[万亿]{0,2}")
_DECIMAL = re.compile(r"(?<=\d)[·](?=\d+(?:%|万|亿|个百分点))")

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
"""What a Chinese digit is worth."""
SCALES = {"十": 10, "百": 100, "千": 1000}
"""By how much these multiply the digit before them."""
MYRIADS = {"万": 10**4, "亿": 10**8}
"""By how much these multiply everything before them."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, and where it stands in the sentence."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    """As written, the multiplier (万, 亿) with it."""
    base: str
    """The unit without its multiplier."""
    bound: Bound
    rule: str
    """The rule that read it, as `numbers.READINGS` names it."""


@lru_cache(4096)
def fold(text: str) -> str:
    """Return *text* with full-width digits narrowed and marks unified, place for place.

    >>> fold("增长５.１％,其中出口1,200万元")
    '增长5.1%，其中出口1,200万元'
    """
    folded = text.translate(_FOLDED)
    folded = _THOUSANDS.sub(",", folded)
    return _DECIMAL.sub(".", folded)


def number(written: str) -> Decimal:
    """Return what *written* says, in Arabic digits or Chinese numerals.

    >>> number("1,200.5"), number("二百三十"), number("十"), number("一万二千")
    (Decimal('1200.5'), Decimal('230'), Decimal('10'), Decimal('12000'))
    """
    if written[0].isascii():
        return Decimal(written.replace(",", ""))
    if all(c in DIGITS for c in written):
        return Decimal("".join(str(DIGITS[c]) for c in written))
    total = section = digit = 0
    for c in written:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in SCALES:
            section += (digit or 1) * SCALES[c]
            digit = 0
        else:
            total = (total + section + digit) * MYRIADS[c]
            section = digit = 0
    return Decimal(total + section + digit)


@derived
def units(lexicon: Lexicon) -> dict[str, str]:
    """Return each unit of the lexicon with the list it stands in.

    >>> units(lexicon)["户"], units(lexicon)["千瓦时"]
    ('counted', 'measured')
    """
    table = lexicon.units
    lists = ("percent", "points", "times", "money", "counted", "general")
    kinds = {unit: listed for listed in lists for unit in getattr(table, listed)}
    kinds |= dict.fromkeys(table.measured.units, "measured")
    kinds |= dict.fromkeys(table.only_after, "counted")
    return kinds


def kind(unit: str, lexicon: Lexicon) -> str:
    """Return which list of the lexicon *unit* stands in, with or without a multiplier.

    >>> [kind(unit, lexicon) for unit in ("%", "户", "亿美元", "千瓦时")]
    ['percent', 'counted', 'money', 'measured']
    """
    if not unit:
        return "index"
    kinds = units(lexicon)
    return kinds[unit] if unit in kinds else kinds[_SCALED.sub("", unit)]


def unit_of(written: str, lexicon: Lexicon) -> str | None:
    """Return *written* when it is a unit, its multiplier with it.

    >>> [unit_of(written, lexicon) for written in ("亿元", "万人次", "备注")]
    ['亿元', '万人次', None]
    """
    kinds = units(lexicon)
    return written if written in kinds or _SCALED.sub("", written) in kinds else None


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of *words*, the longest that stands there.

    >>> either(["万元", "万", "元"])
    '万元|万|元'
    """
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
