"""Join body lines into paragraphs, and know where in the file every character stands."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.lexicon.text import CLOSED, NUMBERED, NUMERALS, STOPS
from summarizer.records import Doubt, Line, Sentence

_ONLY_NUMBER = re.compile(
    rf"0\d|(?:PART|Part|NO\.?|No\.?)\s?\w{{1,5}}|[（(]?[{NUMERALS}]{{1,3}}(?:[）)]、?|、)|第[{NUMERALS}\d]{{1,3}}(?:[章节篇]|部分)"
)
_BEGINS = re.compile(rf"[^{STOPS}，；：]{{4,20}}(?:。.|$)|各位|同志们")
"""What opens a paragraph: a heading, a lead phrase, an address."""
_INDENT = re.compile(rf"(?<=[{STOPS}”…])[ \t\xa0]*(?:\u3000{{2,}}|[ \xa0]{{4,}})")
_BROKEN = re.compile(r"[，、,]$")
_TORN = re.compile(
    r"(?<![\d.])(?!(?:19|20)\d\d\n)\d[\d.]*[万亿千百]*\n(?:[%％‰元个户家项亩吨人名件公万亿千百]|美元)"
)
"""A figure whose unit came to stand on the next line; a year has none."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, over as many lines as the file broke it into."""

    text: str
    lines: tuple[Line, ...]
    places: tuple[tuple[int, int], ...]
    """For each character of *text*: which of *lines*, and where in the raw line."""

    @property
    def number(self) -> int:
        return self.lines[0].number

    @property
    def heading(self) -> int:
        return self.lines[0].heading

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def cells(self) -> tuple[str, ...]:
        return self.lines[0].cells

    def sentence(self, start: int, end: int) -> Sentence:
        """Return what stands from *start* to *end* as a sentence with its place.

        A sentence over several raw lines is placed by the part of it that
        stands in the line where it begins.
        """
        first, begin = self.places[start]
        line = self.lines[first]
        last = max(raw for part, raw in self.places[start:end] if part == first)
        return Sentence(
            text=self.text[start:end],
            line=line.number,
            start=begin,
            end=last + 1,
            page=line.page,
            doubt=self._doubt(start, end),
        )

    def joined(self, other: "Paragraph") -> "Paragraph":
        """Return this paragraph and *other* as one, with a space between."""
        here = len(self.lines)
        places = tuple((part + here, raw) for part, raw in other.places)
        return Paragraph(
            f"{self.text} {other.text}", self.lines + other.lines, (*self.places, places[0], *places)
        )

    def _doubt(self, start: int, end: int) -> str | None:
        for part in range(self.places[start][0], self.places[end - 1][0] + 1):
            line = self.lines[part]
            here = {raw for at, raw in self.places[start:end] if at == part}
            for doubt in line.doubts:
                if not here.isdisjoint(line.origin[doubt.start : doubt.end]):
                    return doubt.reason
        return None


def is_ended(text: str) -> bool:
    """Return whether *text* closes with a mark, quotes and brackets aside.

    >>> is_ended("真正做到“有求必应”。"), is_ended("真正做到“有求必应”")
    (True, False)
    """
    return CLOSED.search(text) is not None


def paragraphs(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that *lines* make.

    Most files keep a paragraph in one line.  A PDF or a hard-wrapped text
    breaks it wherever the page ended: there a line as wide as the page goes on
    in the next.  Elsewhere a line goes on only where it plainly stopped in
    mid-sentence.
    """
    kept = [part for line in lines if line.role == "body" and line.text.strip() for part in _unglued(line)]
    manner = _manner(kept)
    groups: list[list[Line]] = []
    for line in kept:
        if groups and _goes_on(groups[-1], line, manner):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(map(_paragraph, groups))


def _unglued(line: Line) -> Iterable[Line]:
    """Yield the paragraphs of a line that holds several, with the indents of a web page between them."""
    gaps = [(0, 0), *(gap.span() for gap in _INDENT.finditer(line.text)), (len(line.text),) * 2]
    for (_, begin), (end, _) in pairwise(gaps):
        doubts = tuple(
            Doubt(max(doubt.start, begin) - begin, min(doubt.end, end) - begin, doubt.reason)
            for doubt in line.doubts
            if doubt.start < end and begin < doubt.end
        )
        if line.text[begin:end].strip():
            yield replace(
                line,
                text=line.text[begin:end],
                origin=line.origin[begin:end],
                doubts=doubts,
                continues=line.continues and begin == 0,
            )


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a file breaks its lines."""

    width: int | None
    """How wide a full line is, where every line ends at the page's edge."""
    torn: bool
    """Whether lines end in mid-sentence here and there, as where a link became a line of its own."""
    repeated: frozenset[str]
    """Short lines that come again and again."""


def _manner(lines: Sequence[Line]) -> _Manner:
    texts = [line.text.strip() for line in lines]
    torn = sum(
        len(text) > 30 and "。" in text and not CLOSED.search(text) and line.page is None
        for text, line in zip(texts, lines, strict=True)
    )
    counts = Counter(text for text in texts if len(text) <= 8 and not CLOSED.search(text))
    return _Manner(_page_width(lines), torn >= 3, frozenset(text for text, n in counts.items() if n > 2))


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    text: list[str] = []
    places: list[tuple[int, int]] = []
    for part, line in enumerate(lines):
        begin = len(line.text) - len(line.text.lstrip())
        end = len(line.text.rstrip())
        words = text and text[-1].isascii() and text[-1].isalnum() and line.text[begin].isascii()
        if words or (_ONLY_NUMBER.fullmatch("".join(text)) and text[-1] not in "、）)"):
            text.append(" ")
            places.append((part, line.origin[begin]))
        text.extend(line.text[begin:end])
        places.extend((part, raw) for raw in line.origin[begin:end])
    return Paragraph("".join(text), tuple(lines), tuple(places))


def _goes_on(before: Sequence[Line], line: Line, manner: _Manner) -> bool:
    """Return whether *line* goes on with the paragraph that *before* began."""
    if line.continues:
        return True
    text, following = "".join(part.text.strip() for part in before), line.text.strip()
    if before[-1].cells or line.cells or before[-1].heading or line.heading or NUMBERED.match(following):
        return False
    if _ONLY_NUMBER.fullmatch(text):
        # 01, PART 2, （一） or 第三章 on a line of its own, its title on the next.
        return len(following) <= 40 and not is_ended(following) and not re.search(f"[{STOPS}]", following)
    if following[0] in "，。、；：！？,;)）”」』》】":
        return True
    if CLOSED.search(text):
        return False
    if _BROKEN.search(text) or _TORN.search(f"{text}\n{following[:3]}"):
        return True
    if manner.width is not None:
        # A number is not parted: one that had no room left went to the next line whole.
        whole = re.match(r"[\d.%A-Za-z]+[，。；、]?", following)
        return _width(before[-1]) + (whole.end() if whole else 0) >= manner.width - 4
    within = any(mark in text for mark in STOPS) and len(text) > 12 and not line.bold
    if not manner.torn:
        # One such line may also have lost its end mark: then a new beginning shows.
        return within and not _BEGINS.match(following)
    prose = len(text) >= 15 and "，" in text and not NUMBERED.match(text)
    if within or prose or (len(before) > 1 and not NUMBERED.match(text)):
        return True
    # A link's words on a line of their own, between what stood around it.
    if len(before) > 1 and _is_scrap(before[-1].text.strip(), manner):
        return True
    return _is_scrap(following, manner) and (len(text) >= 8 or following in manner.repeated)


def _is_scrap(text: str, manner: _Manner) -> bool:
    return (
        not CLOSED.search(text) and not re.search(r"\d", text) and (len(text) <= 4 or text in manner.repeated)
    )


def _page_width(lines: Sequence[Line]) -> int | None:
    """Return how wide the lines of a hard-wrapped text are; None if it is not one."""
    if len(lines) < 8:
        return None
    open_ended = [
        _width(line) for line in lines if not (CLOSED.search(line.text.strip()) or _is_numbered(line))
    ]
    if len(open_ended) < 0.4 * len(lines):
        return None
    widest, count = max(
        ((w, sum(n for v, n in Counter(open_ended).items() if w - 4 <= v <= w)) for w in set(open_ended)),
        key=lambda pair: (pair[1], pair[0]),
    )
    # Where lines go on at their width, hardly one is wider.
    wider = sum(_width(line) > widest + 6 for line in lines)
    return widest if widest >= 30 and count >= 0.6 * len(open_ended) and wider < 0.05 * len(lines) else None


def _is_numbered(line: Line) -> bool:
    return len(line.text) <= 20 and NUMBERED.match(line.text.strip()) is not None


def _width(line: Line) -> int:
    """Return how many columns *line* takes, with the indent of a paragraph's first line."""
    text = line.text.strip()
    indent = 4 if 2 <= line.origin[0] <= 6 else 0
    return indent + sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
