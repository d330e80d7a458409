"""Apply edits to a line and remember where every character came from.

A repair never rewrites a line itself: it says which stretches it would
replace by what, and this one place applies them.  So whatever is repaired in
whatever order, each character of the mended text still knows the character of
the raw line it stands for, and a citation can point at it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.records import Doubt, RawLine


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]`` of a line by *text*."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A raw line, or a piece of one, on its way to being clean."""

    raw: RawLine
    text: str
    origin: Sequence[int]
    """Where in the raw line each character of *text* stands."""
    doubts: tuple[Doubt, ...] = ()
    """By their place in the raw line, so that no later edit moves them."""
    cells: tuple[str, ...] = ()
    """The cells where the line is a row of a table, mended like the text."""

    def edited(self, edits: Sequence[Edit]) -> "Stretch":
        """Return the stretch with *edits* made."""
        if not edits:
            return self
        text, origin = apply(edits, self.text, self.origin)
        return replace(self, text=text, origin=origin)

    def doubted(self, doubts: Iterable[Doubt]) -> "Stretch":
        """Return the stretch with *doubts*, given by their place in its text, added."""
        size = len(self.origin)
        added = tuple(
            Doubt(self.origin[d.start], self.origin[max(d.start, min(d.end, size) - 1)] + 1, d.reason)
            for d in doubts
            if d.start < size
        )
        return replace(self, doubts=self.doubts + added) if added else self

    def cut(self, *at: int) -> tuple["Stretch", ...]:
        """Return the pieces between the places *at*, blanks around them dropped, empty ones left out."""
        bounds = (0, *at, len(self.text))
        pieces = (self._piece(start, end) for start, end in pairwise(bounds))
        return tuple(piece for piece in pieces if piece.text)

    def _piece(self, start: int, end: int) -> "Stretch":
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        if end - start == len(self.text):
            return self
        return replace(self, text=self.text[start:end], origin=self.origin[start:end])

    def doubts_in_text(self) -> tuple[Doubt, ...]:
        """Return the doubts by their place in the text as it is now.

        What was doubted may have been dropped since: then the next character
        carries the doubt, so that no sentence loses it.
        """
        placed = []
        for doubt in self.doubts:
            if not self.origin or doubt.end <= self.origin[0] or doubt.start > self.origin[-1] + 1:
                continue
            # The places never fall, so that one is found without looking at all of them.
            first = bisect_left(self.origin, doubt.start)
            last = max(bisect_left(self.origin, doubt.end) - 1, first)
            first, last = (min(at, len(self.origin) - 1) for at in (first, last))
            placed.append(Doubt(first, last + 1, doubt.reason))
        return tuple(placed)


def places(raw: RawLine) -> tuple[tuple[int, int], ...]:
    r"""Return where in its line each cell of *raw* begins and ends, whatever parts the cells.

    >>> places(RawLine(3, "| 指标 | | 8% |", cells=("指标", "", "8%")))
    ((2, 4), (4, 4), (9, 11))
    >>> places(RawLine(3, "指标\t\t8%", cells=("指标", "", "8%")))
    ((0, 2), (2, 2), (4, 6))
    """
    found: list[tuple[int, int]] = []
    done = 0
    for cell in raw.cells:
        # Between two cells stand only marks and blanks, with which no cell begins.
        start = raw.text.index(cell, done)
        done = start + len(cell)
        found.append((raw.start + start, raw.start + done))
    return tuple(found)


def apply(edits: Sequence[Edit], text: str, origin: Sequence[int]) -> tuple[str, list[int]]:
    """Return *text* with *edits* made, and where each of its characters stands in the raw line.

    *edits* must be in order and must not overlap.  A replacement as long as
    what it replaces maps character by character; of any other, each character
    maps to its counterpart from the left and, beyond the last one, to that.

    >>> apply([Edit(1, 5, "")], "激(fā)活", range(6))
    ('激活', [0, 5])
    >>> apply([Edit(1, 2, "，")], "是,我", [4, 5, 6])
    ('是，我', [4, 5, 6])
    """
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for edit in edits:
        if edit.start < done:
            raise ValueError(f"edits overlap at {edit.start} of {text!r}")
        pieces += text[done : edit.start], edit.text
        kept += origin[done : edit.start]
        last = max(edit.end - 1, edit.start)
        kept += (origin[min(edit.start + i, last, len(origin) - 1)] for i in range(len(edit.text)))
        done = edit.end
    pieces.append(text[done:])
    kept += origin[done:]
    return "".join(pieces), kept
