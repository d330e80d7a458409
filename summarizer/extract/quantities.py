"""A number with its unit, and of which kind a unit is.

`numbers` finds quantities in a sentence; here is what one is.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from summarizer.lexicon import Lexicon, derived
from summarizer.records import Bound

_SCALED = re.compile(r"^[十百千]?[万亿]{0,2}")


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
