"""Tell the year of which a sentence of a draft speaks, by its own words and by the day of the draft."""

import re
from collections.abc import Sequence

from summarizer.lexicon import Lexicon
from summarizer.records import Line

YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)年(?!来|以来|起|前)")
"""A year, and no time since it or before it."""
_DATED = re.compile(r"((?:19|20)\d\d)\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}")


def day(lines: Sequence[Line]) -> int | None:
    """Return the year of the day that a draft bears, at its head or its foot."""
    for line in (*lines[:6], *reversed(lines[-4:])):
        if len(line.text) < 60 and (found := _DATED.search(line.text)):
            return int(found[1])
    return None


def years(text: str, at: int, day: int | None, periods: Sequence[int], lexicon: Lexicon) -> frozenset[int]:
    """Return the years that what stands at *at* of *text* may be of by its sentence; none if that is open.

    >>> sorted(years("2022年增长5%，去年增长6%。", 9, None, (2023,), lexicon))
    [2022]
    >>> sorted(years("2022年增长5%，去年增长6%。", 17, 2024, (2023,), lexicon))
    [2023]
    >>> sorted(years("比上年增长6%。", 5, 2024, (2023,), lexicon))
    []
    """
    words = lexicon.check.times
    before = text[:at]
    found: list[tuple[int, frozenset[int]]] = []
    for match in YEAR.finditer(before):
        if not before[: match.start()].endswith(words.compared):
            found.append((match.start(), frozenset({int(match[1])})))
    for table, shift in ((words.this, 0), (words.last, -1), (words.next, 1)):
        for word in table:
            for match in re.finditer(word, before):
                behind = text[match.end() : match.end() + 2]
                if before[: match.start()].endswith(words.compared) or behind.startswith(
                    ("同期", "末", "底")
                ):
                    continue
                if day is not None:
                    told = {day + shift}
                else:
                    # Written in the year after that under review, or still in that year.
                    told = {p + 1 + shift for p in periods}
                    told |= {p + shift for p in periods} if shift >= 0 else set()
                found.append((match.start(), frozenset(told)))
    return max(found, key=lambda pair: pair[0])[1] if found else frozenset()
