"""Read the numbers that stand before headings, and the figures that do not stand in them."""

import re
from functools import cache

from summarizer.lexicon import table

FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:[%％‰]|[万亿]?(?:元|美元|个|家|户|人|次|件|项|公里|亩|所|处|套|辆|吨|平方|立方|名|位"
    r"|条|座|台|头|公顷|斤|千瓦|倍))"
)
"""A figure with its unit, which a title does not state."""


@cache
def kinds() -> tuple[str, ...]:
    """Return the kinds of numbers that never stand under a later one, the outermost first."""
    return tuple(row["kind"] for row in table("headings")["number"] if not row.get("loose"))


@cache
def titled() -> frozenset[str]:
    """Return the kinds behind which there is always a title, if need be the first clause."""
    return frozenset(row["kind"] for row in table("headings")["number"] if row.get("titled"))


@cache
def loose() -> frozenset[str]:
    """Return the kinds that have no rank of their own and nest as they are met."""
    return frozenset(row["kind"] for row in table("headings")["number"] if row.get("loose"))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], re.compile(row["pattern"] + r"\s*")) for row in table("headings")["number"])


def number(text: str) -> tuple[str, int] | None:
    """Return the kind of number *text* begins with, and where it ends.

    >>> number("（三）补齐民生短板")
    ('（一）', 3)
    >>> number("3.5万人就业") is None
    True
    """
    for kind, pattern in _patterns():
        if match := pattern.match(text):
            return kind, match.end()
    return None
