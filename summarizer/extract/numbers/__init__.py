"""Find the quantities in a sentence: number, unit, bound, range.

A quantity is a number that a unit follows.  Years, list numbers, code names
(1+8+N, 5G, 11·4), congresses and anniversaries have none and so are none.
`readings` are the ways in which a quantity is written, `refusals` the reasons
for which a number with a unit behind it is no quantity all the same.
"""

from collections.abc import Iterable

from summarizer.extract.numbers.candidate import Span
from summarizer.extract.numbers.readings import READINGS, judged, plain
from summarizer.extract.quantities import Quantity
from summarizer.lexicon import Lexicon

__all__ = ["refused", "scan"]

_SPECIAL = READINGS[:-3]
_SIGNS = ("百分之", "成", "倍", "百分点", "价格指数", "两位数")
"""Where none of these stands, none of the special readings can answer."""


def scan(text: str, masked: Iterable[Span], lexicon: Lexicon) -> list[Quantity]:
    """Return the quantities of *text*, which must be folded, outside the *masked* stretches.

    >>> [(str(q.value), q.unit, q.bound) for q in scan("签约30余个，投资1.5万亿元，下降3%左右", (), lexicon)]
    [('30', '个', '>='), ('1.5', '万亿元', '='), ('3', '%', '≈')]
    >>> [(str(q.value), str(q.upper), q.rule) for q in scan("增长5%-5.5%，培训10至15人", (), lexicon)]
    [('5', '5.5', 'range'), ('10', '15', 'range')]
    >>> scan("实施“1+8+N”机制，修5G基站，第11届，70周年，2020年，G30高速", (), lexicon)
    []
    """
    masked = tuple(masked)
    said = _special(text, masked, lexicon)
    rest = plain(text, (*masked, *((q.start, q.end) for q in said)), lexicon)
    return sorted((*said, *rest), key=lambda q: q.start)


def _special(text: str, masked: tuple[Span, ...], lexicon: Lexicon) -> list[Quantity]:
    """Return what the special readings find outside the *masked* stretches."""
    if not any(sign in text for sign in _SIGNS):
        return []
    return [
        quantity
        for rule in _SPECIAL
        for quantity in rule.read(text, masked, lexicon)
        if not any(a <= quantity.start < b for a, b in masked)
    ]


def refused(text: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Return the numbers of the folded *text* that are no quantities, each with the rule that says why.

    >>> refused("建成24小时自助图书馆3座", lexicon)
    (('24小时', 'span in a name'),)
    >>> refused("产量增长一倍", lexicon)
    ()
    """
    read = tuple((q.start, q.end) for q in _special(text, (), lexicon))
    return tuple(found for found in judged(text, read, lexicon) if not isinstance(found, Quantity))
