"""Tell as what a text speaks of itself: as a county (我县, 全县), a district, a city, the country."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.identify.imprint import HEAD
from summarizer.lexicon import Lexicon, derived
from summarizer.records import Line, Reason

SHORT = 40
"""Length up to which a line may be a title or name a speaker."""


@dataclass(frozen=True, slots=True)
class SelfReference:
    """How strongly a text calls itself by one unit, and where first."""

    weight: float
    words: str
    line: int


def self_references(lines: Sequence[Line], lexicon: Lexicon) -> Mapping[str, SelfReference]:
    """Return what a text calls itself, by unit.

    全市 and 全省 count less than 全县: a county measures itself by its city and
    province, but hardly anything else speaks of a whole county.
    """
    found: dict[str, SelfReference] = {}
    rules = _rules(lexicon)
    for line in lines:
        for pattern, weight, compared in rules:
            for match in pattern.finditer(line.text):
                unit = match[1]
                old = found.get(unit, SelfReference(0.0, match[0], line.number))
                stronger = old.weight + weight * compared.get(unit, 1.0)
                found[unit] = SelfReference(stronger, old.words, old.line)
    return found


def country(lines: Sequence[Line], lexicon: Lexicon) -> Reason | None:
    """Return what says that it is a report of the whole country."""
    signs = lexicon.identify.region.country
    for line in lines[:HEAD]:
        text = line.text.strip()
        match = re.search(signs.anywhere, text)
        if not match and len(text) <= SHORT:
            match = re.search(signs.lines, text)
        if match:
            return Reason("region", "全国", match[0], line.number, 10.0, "country")
    return None


@derived
def _rules(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], float, Mapping[str, float]], ...]:
    signs = lexicon.identify.region
    return tuple(
        (re.compile(rule.pattern), rule.weight, signs.compared if rule.compares else {})
        for rule in signs.self_reference
    )
