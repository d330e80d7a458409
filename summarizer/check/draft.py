"""Read a draft: its sentences and cells, each with whose and of which year it speaks.

A draft speaks of many regions and of several years.  The region named last
before a number is whose it is; where a sentence names none, that of the sentence
before, of the heading or of the title is carried on.  Years likewise; 去年 counts
from the day of the draft, and where it bears none from the years of the reports.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.check.cells import spelled
from summarizer.check.regions import NamedRegion, Regions, named
from summarizer.check.times import YEAR, day, years
from summarizer.lexicon import Lexicon
from summarizer.lexicon.numerals import fold
from summarizer.records import Cleaned, Kind, Line

_SENTENCE = re.compile(r"[^。！？!?…]+(?:[。！？!?…]+[”’」』）)\]]*)?")
_NOTE = re.compile(r"^\s*\[\^[^\]]+\]:")
_STAR = re.compile(r"\\?\*+$")
_LEGEND = re.compile(r"带\\?\*的?为?预计")
"""That a star in a table marks what is expected."""
_RULE = re.compile(r"^[\s|:=-]+$")
_UNIT_HEAD = re.compile(r"^(?:计量)?单位$")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a paragraph carries from its heading and from the sentences before."""

    regions: tuple[str, ...] = ()
    years: frozenset[int] = frozenset()
    kind: Kind = "actual"
    home: tuple[str, ...] = ()
    """The regions of the heading."""
    carried: bool = False
    """Whether the regions are only those of the paragraph before."""
    told: bool = False
    """Whether the year was named, and is not only taken for granted."""


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of a draft, or what one cell of a table amounts to."""

    text: str
    """As written."""
    plain: str
    """Without the names of regions, so that it reads as a report of one region does."""
    back: tuple[int, ...]
    """For each character of *plain*, and for its end, which of *text* it is."""
    places: tuple[int, ...]
    """For each character of *text*, and for its end, where in the raw line it stands."""
    line: int
    page: int | None
    named: tuple[NamedRegion, ...]
    frame: Frame
    paragraph: int
    cell: bool = False
    heading: bool = False
    day: int | None = None
    """The year of the day that the draft bears."""

    def regions(self, at: int) -> tuple[str, ...]:
        """Return the ids of the regions that what stands at *at* of *plain* may be said of; none if open."""
        before = [one for one in self.named if one.start <= at and not one.compared]
        return before[-1].ids if before else self.frame.regions

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the raw line a stretch of *plain* stands."""
        last = self.places[self.back[end - 1]] if end else self.places[0]
        return self.places[self.back[start]], last + 1


def sentences(
    draft: Cleaned, known: Regions, periods: Sequence[int], lexicon: Lexicon
) -> tuple[DraftSentence, ...]:
    """Return the sentences of *draft* in order; *periods* are the years that the reports review."""
    reader = _Reader(draft, known, tuple(periods), lexicon)
    return tuple(reader.read())


class _Reader:
    """Goes through the lines of a draft and knows what they carry on."""

    def __init__(self, draft: Cleaned, known: Regions, periods: tuple[int, ...], lexicon: Lexicon) -> None:
        self._lines = draft.lines
        self._known = known
        self._lexicon = lexicon
        self._day = day(draft.lines)
        self._periods = periods
        every = {id for those in known.ids.values() for id in those}
        self._starred = any(_LEGEND.search(line.text) for line in draft.lines)
        self._only = tuple(every) if len(every) == 1 else ()
        self._levels: list[tuple[int, Frame]] = []
        self._carried: tuple[str, ...] = ()
        self._caption = Frame()

    def read(self) -> Iterator[DraftSentence]:
        header: tuple[Line, ...] = ()
        for paragraph, line in enumerate(self._joined()):
            if _NOTE.match(line.text):
                continue
            if _RULE.match(line.text):
                continue
            if line.cells:
                if not header:
                    header = (line,)
                    continue
                yield from self._row(header[0], line, paragraph)
                continue
            header = ()
            yield from self._paragraph(line, paragraph)

    def _joined(self) -> Iterator[Line]:
        """Yield the lines, those that the page's edge broke put together (with the place of the first)."""
        held: Line | None = None
        for line in self._lines:
            if not line.text.strip() and not line.cells:
                continue
            if held is not None and line.continues and not line.cells and held.number == line.number:
                held = replace(held, text=held.text + line.text, origin=(*held.origin, *line.origin))
                continue
            if held is not None:
                yield held
            held = line
        if held is not None:
            yield held

    # -- paragraphs

    def _paragraph(self, line: Line, paragraph: int) -> Iterator[DraftSentence]:
        heading = self._is_heading(line)
        frame = self._frame(line.text, heading, line)
        for match in _SENTENCE.finditer(line.text):
            begin = match.start() + len(match[0]) - len(match[0].lstrip())
            text = match[0].strip()
            if not text:
                continue
            places = (*line.origin[begin : begin + len(text)],)
            made = self._sentence(text, places, line, frame, paragraph, heading=heading)
            yield made
            frame = self._carry(made, frame)
        self._caption = frame

    def _is_heading(self, line: Line) -> bool:
        text = line.text.strip()
        return (
            bool(line.heading)
            or line.role in ("title", "subtitle")
            or (len(text) < 40 and not text.endswith(("。", "！", "？", "；", "，", "：")))
        )

    def _frame(self, text: str, heading: bool, line: Line) -> Frame:
        """Return what a paragraph begins with, and note what a heading says for those under it."""
        regions = [one for one in named(fold(text), self._known)[2] if not one.compared]
        above = self._levels[-1][1] if self._levels else Frame(regions=self._only)
        if not heading:
            carried = not above.regions and bool(self._carried)
            return replace(above, regions=above.regions or self._carried or self._only, carried=carried)
        depth = line.heading or (0 if line.role == "title" and not self._levels else 7)
        while self._levels and self._levels[-1][0] >= max(depth, 1):
            self._levels.pop()
        above = self._levels[-1][1] if self._levels else Frame(regions=self._only)
        single = {one.ids for one in regions}
        own = single.pop() if len(single) == 1 else above.regions
        if not regions and self._known.country and text.strip().startswith("全国"):
            own = self._known.country
        years = self._years(text, len(text))
        planned = any(word in text for word in self._lexicon.check.times.plans)
        ahead = bool(years) and bool(self._periods) and min(years) > max(self._periods)
        kind: Kind = "target" if planned or ahead else above.kind if not years else "actual"
        # What is planned without a year is of one to come.
        told = years or (frozenset() if planned else above.years)
        frame = Frame(
            regions=own, home=own, years=told, kind=kind, told=bool(years) or (above.told and not planned)
        )
        self._levels.append((max(depth, 1), frame))
        if regions:
            self._carried = own
        return frame

    def _carry(self, made: DraftSentence, frame: Frame) -> Frame:
        governing = [one for one in made.named if not one.compared]
        if governing:
            several = {one.ids for one in governing}
            # After a sentence about several regions the next may be about any of them.
            carried = governing[-1].ids if len(several) == 1 else ()
            frame = replace(frame, regions=carried, carried=False)
            self._carried = carried
        years = self._years(made.text, len(made.text))
        dates = {match[1] for match in YEAR.finditer(made.text)}
        if years and len(dates) == 1:
            frame = replace(frame, years=years, told=True)
        elif len(dates) > 1:
            above = self._levels[-1][1] if self._levels else Frame()
            frame = replace(frame, years=above.years, told=above.told)
        return frame

    def _sentence(
        self,
        text: str,
        places: tuple[int, ...],
        line: Line,
        frame: Frame,
        paragraph: int,
        *,
        cell: bool = False,
        heading: bool = False,
    ) -> DraftSentence:
        plain, back, found = named(text, self._known)
        end = places[-1] + 1 if places else 0
        return DraftSentence(
            text,
            plain,
            back,
            (*places, end),
            line.number,
            line.page,
            found,
            frame,
            paragraph,
            cell,
            heading,
            self._day,
        )

    # -- times

    def _years(self, text: str, at: int) -> frozenset[int]:
        return years(text, at, self._day, self._periods, self._lexicon)

    # -- tables

    def _row(self, header: Line, line: Line, paragraph: int) -> Iterator[DraftSentence]:
        titles = header.cells
        label = line.cells[0]
        unit = next(
            (
                (cell, at)
                for at, (cell, title) in enumerate(zip(line.cells, titles, strict=False))
                if _UNIT_HEAD.match(title.strip())
            ),
            ("", -1),
        )
        above = self._caption
        note = "，".join(cell for cell in line.cells[1:] if "预计" in cell or "目标" in cell)
        estimated = "预计" if "预计" in note else ""
        for at, written in enumerate(line.cells):
            if at in (0, unit[1]) or not re.search(r"\d|[两半成]", written):
                continue
            cell = _STAR.sub("", written)
            if cell != written and self._starred:
                estimated = "预计"
            elif self._starred:
                estimated = "预计" if "预计" in note else ""
            title = titles[at] if at < len(titles) else ""
            whose = self._known.pattern.search(title)
            if whose:
                # A column a region.
                title = title[: whose.start()] + title[whose.end() :]
            text, shift = spelled(label, title, cell, unit[0] if unit[1] >= 0 else "", estimated)
            if whose:
                text, shift = whose[0] + text, shift + len(whose[0])
            start = line.places[at][0] if at < len(line.places) else 0
            places = tuple(
                start + max(0, min(i - shift, len(cell) - 1)) if i >= shift else start
                for i in range(len(text))
            )
            told = YEAR.search(title) or YEAR.search(label)
            frame = replace(
                above,
                years=frozenset({int(told[1])}) if told else above.years,
                told=bool(told) or above.told,
                kind="target" if re.search("目标|计划|预期", title + label) else above.kind,
            )
            yield self._sentence(text, places, line, frame, paragraph, cell=True)
