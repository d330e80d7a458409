"""Apply edits to a line and remember where every character came from.

A repair never rewrites a line itself: it says which stretches it would
replace by what, and this one place applies them.  So whatever is repaired in
whatever order, each character of the mended text still knows the character of
the raw line it stands for, and a citation can point at it.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]`` of a line by *text*."""

    start: int
    end: int
    text: str


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
