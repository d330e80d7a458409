"""Say which time each part of a report is about: one year, several years, or a plan.

A report looks back and then turns to what is planned, once or more often.
Headings turn it (`heading_time.HEADINGS`), and so do sentences (`turns.SENTENCES`).
What a heading says holds for all that stands under it, and at the top of the
report for what follows until another heading says something else.  A sentence
that opens a paragraph speaks for the paragraph; beyond it where the paragraph
has no heading, and so leads over to what follows, or where no heading has
settled the matter: under none at all, or under one that names a year and a
period together (2025年和“十四五”时期工作回顾).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from summarizer.heading_time import Said, heading_time
from summarizer.lexicon.years import PARTS_OF_YEAR, WHOLE_YEAR, plain_years
from summarizer.records import Because, Section, Sentence, Time
from summarizer.rule import first
from summarizer.structure.turns import SENTENCES

_ADDRESS = re.compile(r"[^，。；\d]{2,12}[！!]$")
"""各位代表！: the sentence behind it opens the paragraph."""
_OFTEN = 3
"""So often a part of a year must be named for the whole report to be about it."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A time, and for which sections it holds."""

    level: int
    """Those of a higher level, which stand under it, and, unless it *ends*, its own."""
    time: Time
    settled: bool
    ends: bool = False


@dataclass(slots=True)
class _Outline:
    """The times held where the report stands just now, the outermost first."""

    period: int | None
    usual: Time
    held: list[_Held] = field(default_factory=list)

    @property
    def time(self) -> Time:
        return self.held[-1].time if self.held else self.usual

    @property
    def settled(self) -> bool:
        return bool(self.held) and self.held[-1].settled

    def enter(self, level: int) -> None:
        """Leave what does not hold for a section of *level*."""
        while self.held and (
            self.held[-1].level > level or (self.held[-1].level == level and self.held[-1].ends)
        ):
            if len(self.held) == 1 and not self.held[-1].ends:
                return
            self.held.pop()

    def head(self, level: int, time: Time, *, settled: bool) -> None:
        """Let *time*, which a heading of *level* says, hold: for its part, or, at the top, from here on."""
        self._leave(level)
        self.held.append(_Held(level, time, settled, ends=bool(self.held)))

    def say(self, section: Section, time: Time) -> None:
        """Let *time*, which a sentence of *section* says, hold for it, and where it leads over, behind it."""
        self._leave(section.level)
        self.held.append(_Held(section.level, time, settled=False, ends=section.title is not None))

    def _leave(self, level: int) -> None:
        while self.held and self.held[-1].level >= level:
            self.held.pop()

    def turn(self, time: Time) -> None:
        """Let *time* hold from here on, whatever the headings above said."""
        level = self.held[0].level if self.held else 1
        self.held = [_Held(level, time, settled=True)]


def times(sections: Sequence[Section], period: int | None) -> Iterator[tuple[Time, tuple[Time | None, ...]]]:
    """Yield the time of each of *sections*, and that of each of its sentences where it is another.

    *period* is the year that the report reviews.

    >>> texts = "2023年，路通了。", "桥也通了。"
    >>> said = tuple(Sentence(text, n, 0, len(text)) for n, text in enumerate(texts, start=2))
    >>> made = Section("一、2024年工作回顾", 1, 1, said), Section("二、2025年工作安排", 1, 4, ())
    >>> [(time.kind, time.year, [own and own.year for own in owns]) for time, owns in times(made, 2024)]
    [('actual', 2024, [2023, None]), ('target', 2025, [])]
    """
    outline = _Outline(period, Time(year=period, span=_usual(sections)))
    for section in sections:
        outline.enter(section.level)
        if section.title and (found := heading_time(section.title, period)):
            rule, said = found
            time = _time(said, rule.name, section.line, outline)
            outline.head(section.level, time, settled=said.settles)
        time = outline.time
        own = [
            own
            for _line, paragraph in groupby(section.sentences, key=lambda sentence: sentence.line)
            for own in _paragraph(tuple(paragraph), section, outline)
        ]
        yield time, tuple(None if each == time else each for each in own)


def _paragraph(sentences: Sequence[Sentence], section: Section, outline: _Outline) -> Iterator[Time]:
    """Yield the time of each of the *sentences* of one paragraph."""
    opening = True
    spoken: Time | None = None
    for sentence in sentences:
        now, alone = spoken or outline.time, None
        if found := first(SENTENCES, plain_years(sentence.text), outline.period, now):
            rule, said = found
            time = _time(said, rule.name, sentence.line, outline)
            if time.kind != now.kind and time.kind == "target":
                outline.turn(time)
                spoken = None
            elif said.settles and _announces(section, outline, opening=opening):
                outline.say(section, time)
                spoken = None
            elif opening or (said.settles and not outline.settled):
                spoken = time
            else:
                alone = time
        yield alone or spoken or outline.time
        opening = opening and _ADDRESS.match(sentence.text) is not None


def _announces(section: Section, outline: _Outline, *, opening: bool) -> bool:
    """Whether a sentence of *section* may speak for more than its paragraph.

    Words without a heading lead over to what stands behind them.  The words of
    a heading whose matter is open part it where they open a paragraph.
    """
    if section.title is None:
        return opening or not outline.settled
    return opening and not outline.settled


def _time(said: Said, rule: str, line: int, outline: _Outline) -> Time:
    because = Because("time", rule, said.words, line)
    span = outline.usual.span if said.span == "year" and said.kind == "actual" else said.span
    return Time(said.kind, said.year, span, said.first, (because,))


def _usual(sections: Sequence[Section]) -> Literal["year", "half", "quarter", "months"]:
    """Return the span that the whole report is about: mostly the year, else the part it keeps naming."""
    text = "".join(sentence.text for section in sections for sentence in section.sentences)
    counts = {span: len(part.findall(text)) for span, part in PARTS_OF_YEAR}
    span = max(counts, key=lambda s: counts[s])
    return span if counts[span] >= _OFTEN and counts[span] > len(WHOLE_YEAR.findall(text)) else "year"
