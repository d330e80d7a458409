"""Digits and numerals of reports: text whose digits may be compared, and what a numeral is worth."""

import re
from decimal import Decimal
from functools import lru_cache

_FOLDED = str.maketrans(
    "０１２３４５６７８９％．／,;:!?()[]~〜～―—–－•・＋",
    "0123456789%./，；：！？（）（）-------··+",
)
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"(?<=\d)[·](?=\d+(?:%|万|亿|个百分点))")

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
"""What a Chinese digit is worth."""
SCALES = {"十": 10, "百": 100, "千": 1000}
"""By how much these multiply the digit before them."""
MYRIADS = {"万": 10**4, "亿": 10**8}
"""By how much these multiply everything before them."""


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
