"""Join body lines into paragraphs, and know where in the file every character stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, repeat

from summarizer.lexicon.text import STOPS
from summarizer.records import Doubt, Line, Sentence
from summarizer.segment.joining import LONGEST_NUMBER, ONLY_NUMBER, Draft, goes_on, wrapping

_INDENT = re.compile(rf"(?<=[{STOPS}”…])[ \t\xa0]*(?:\u3000{{2,}}|[ \xa0]{{4,}})")
"""The indent of a paragraph within a line that holds several."""


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
        # Within a line the places rise, so that the last one there is the furthest.
        last = next(raw for part, raw in reversed(self.places[start:end]) if part == first)
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
        lines = self.lines[self.places[start][0] : self.places[end - 1][0] + 1]
        if not any(line.doubts for line in lines):
            return None
        stands: defaultdict[int, set[int]] = defaultdict(set)
        for part, raw in self.places[start:end]:
            stands[part].add(raw)
        for part, here in stands.items():
            line = self.lines[part]
            for doubt in line.doubts:
                if not here.isdisjoint(line.origin[doubt.start : doubt.end]):
                    return doubt.reason
        return None


def paragraphs(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that *lines* make; see `segment.joining` for how."""
    kept = [part for line in lines if line.role == "body" and line.text.strip() for part in _unglued(line)]
    breaking = wrapping(kept)
    drafts: list[Draft] = []
    for line in kept:
        if not drafts or not goes_on(drafts[-1], line, breaking):
            drafts.append(Draft())
        drafts[-1].add(line)
    return tuple(_paragraph(draft.lines) for draft in drafts)


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


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    text: list[str] = []
    places: list[tuple[int, int]] = []
    for part, line in enumerate(lines):
        begin = len(line.text) - len(line.text.lstrip())
        end = len(line.text.rstrip())
        words = text and text[-1].isascii() and text[-1].isalnum() and line.text[begin].isascii()
        if words or (_is_number(text) and text[-1] not in "、）)"):
            text.append(" ")
            places.append((part, line.origin[begin]))
        text.extend(line.text[begin:end])
        places.extend(zip(repeat(part), line.origin[begin:end], strict=False))
    return Paragraph("".join(text), tuple(lines), tuple(places))


def _is_number(text: Sequence[str]) -> bool:
    return len(text) <= LONGEST_NUMBER and ONLY_NUMBER.fullmatch("".join(text)) is not None
