"""Read the numbers that stand before headings, and the figures that do not stand in them."""

import re
from collections.abc import Mapping

from summarizer.lexicon import Lexicon, derived

FIGURE = re.compile(
    r"""
    \d [\d.,]* \s*
    (?: [%％‰]
      | [万亿]? (?: 元|美元|个|家|户|人|次|件|项|公里|亩|所|处|套|辆|吨|平方|立方|名|位
                  |条|座|台|头|公顷|斤|千瓦|倍 )
    )
    """,
    re.VERBOSE,
)
"""A figure with its unit, which a title does not state."""


@derived
def ranks(lexicon: Lexicon) -> Mapping[str, int]:
    """Return the kinds of numbers that never stand under a later one, and their rank, 0 the outermost."""
    kinds = (row.kind for row in lexicon.headings.number if not row.loose)
    return {kind: rank for rank, kind in enumerate(kinds)}


@derived
def titled(lexicon: Lexicon) -> frozenset[str]:
    """Return the kinds behind which there is always a title, if need be the first clause."""
    return frozenset(row.kind for row in lexicon.headings.number if row.titled)


@derived
def loose(lexicon: Lexicon) -> frozenset[str]:
    """Return the kinds that have no rank of their own and nest as they are met."""
    return frozenset(row.kind for row in lexicon.headings.number if row.loose)


@derived
def _patterns(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.kind, re.compile(row.pattern + r"\s*")) for row in lexicon.headings.number)


def number(text: str, lexicon: Lexicon) -> tuple[str, int] | None:
    """Return the kind of number *text* begins with, and where it ends.

    >>> number("（三）补齐民生短板", lexicon)
    ('（一）', 3)
    >>> number("3.5万人就业", lexicon) is None
    True
    """
    for kind, pattern in _patterns(lexicon):
        if match := pattern.match(text):
            return kind, match.end()
    return None
