"""Where a figure stands in its sentence, and which years the sentence names before it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from summarizer.extract import grammar
from summarizer.lexicon.years import years_of_plan
from summarizer.records import Time

Answer = TypeVar("Answer")

Read = tuple[Answer, str]
"""What a rule answers, and the words that it read."""

_YEAR = re.compile(
    r"""
    (?<![\d.]) ( (?:19|20)\d\d ) 年
    (?! 来|以来|起|前|版 | (?:不变|可比)价 | 度? [^，。；]{0,6} (?:规划|纲要|计划) )
    """,
    re.VERBOSE,
)
_COMPARED_YEAR = re.compile(r"(?:比|较|至|自|从|由|将|把|于|对|是|为|与|同)$")
"""Before a year that a figure is only compared with."""
_MULTIPLE = re.compile(r"的[约近超逾]?过?\d[\d.]*多?倍")
"""Behind a year of which a figure is so many times the value."""
_BEGAN = re.compile(r"的?[^，。；]*\d[^，。；]*[到至达][^，。；\d]*$")
"""Behind the year of the value from which a change began: (2021年)的35%提高到."""
_REACHED_YEAR = re.compile(r"[到至]\d{4}年的[约近超逾]?过?\d")
"""A year that says when one value was reached, and nothing of the clauses behind it."""
_CLAUSE = re.compile(r"[，；。]")
_NUMBER = re.compile(r"[^，；。、\d]{0,8}\d[\d.,]*[^，；。、（\d]*")
"""A number with its bound and its unit."""


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence, and what its place in the report says of the time."""

    time: Time
    period: int | None
    """The year that the report reviews."""
    text: str
    """Folded."""
    line: int

    def spot(self, clause: int, start: int) -> "Spot":
        """Return where the figure stands that begins at *start*, its clause at *clause*."""
        return Spot(self.time, self.period, self.text[:start], self.text[clause:start], self.text[start:])


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure stands, and what its place says of the time."""

    time: Time
    period: int | None
    before: str
    """The sentence up to the figure."""
    own: str
    """The figure's clause up to the figure."""
    rest: str
    """The sentence from the figure on."""

    @property
    def clause(self) -> str:
        """The whole of its clause."""
        return self.own + _CLAUSE.split(self.rest, maxsplit=1)[0]

    @property
    def stated(self) -> re.Match[str] | None:
        """The last year that the sentence names before the figure, and does not only compare with."""
        years = [
            year
            for year in _YEAR.finditer(self.before)
            if not _COMPARED_YEAR.search(self.before[: year.start()])
            and not _MULTIPLE.match(self.before + self.rest, year.end())
            and not _BEGAN.match(self.before, year.end())
            and not (
                year.start() < len(self.before) - len(self.own)
                and _REACHED_YEAR.match(self.before, year.start() - 1)
            )
        ]
        return years[-1] if years else None

    @property
    def began(self) -> tuple[int, str] | None:
        """The year of a value from which a change began, where it is told, and the words that tell it."""
        found = grammar.began(self.before)
        if found is None:
            return None
        if found["year"]:
            return int(found["year"]), found[0]
        if found["plan"]:
            return years_of_plan(found["plan"])[1], found[0]
        return (self.time.year - 1, found[0]) if self.time.year else None

    @property
    def gone(self) -> bool:
        """Whether the year named last is not behind the one reviewed."""
        year = self.stated
        return year is not None and self.period is not None and int(year[1]) <= self.period


Place = tuple[int, int, int]
"""Where a clause begins, and a number in it begins and ends."""


def number_end(text: str, start: int) -> int:
    """Return where the number, with its unit, ends that begins at *start* of *text*.

    >>> number_end("完成12.5亿元、增长7%", 2)
    8
    """
    found = _NUMBER.match(text, start)
    return found.end() if found else start


def growth_behind(place: DatedSentence, behind: int, change: Decimal) -> Place | None:
    """Return where a *change* is stated behind a place.

    >>> text = "财政收入完成12亿元，年均增长7.5%。"
    >>> growth_behind(DatedSentence(Time(), 2025, text, 1), 10, Decimal("7.5"))
    (11, 15, 19)
    """
    number = re.compile(rf"(?<![\d.]){re.escape(format(abs(change), 'f'))}(?![\d.])%?")
    found = number.search(place.text, behind)
    if found is None:
        return None
    breaks = [mark.end() for mark in _CLAUSE.finditer(place.text, 0, found.start())]
    return max(breaks, default=0), found.start(), found.end()
