"""Tell the paragraphs of a fixed page by how its lines are set.

A line that fills the page's width goes on in the next unless that is indented.
"""

import re
from collections import Counter
from dataclasses import dataclass

from summarizer.lexicon.text import NUMBERED, is_closed
from summarizer.records import RawLine

_BOLDER = 1.12
"""How much larger than the text's own a line's letters must be to count as set off."""
_WIDE = 0.6
"""Share of the page's width that no heading takes."""
_STRETCHED = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \u3000]+(?=[\u2e80-\u9fff\uff00-\uffef])")
"""What a line that is set to the page's full width has between two characters."""
_FOLIO = re.compile(r"[\W_]*\d{1,4}[\W_]*|第 *\d+ *页.*")


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it is set on its page, in points."""

    page: int
    number: int
    text: str
    left: float
    right: float
    size: float
    heavy: bool
    cells: tuple[str, ...] = ()
    """The cells where it is a row of a table."""


def joined(lines: list[SetLine]) -> tuple[RawLine, ...]:
    """Return *lines*, each told whether it goes on with the one before, and whether it is set off."""
    size = Counter(round(line.size, 1) for line in lines for _c in line.text).most_common(1)[0][0]
    text = [line for line in lines if abs(line.size - size) < 0.6 and len(line.text) > 8]
    left = Counter(round(line.left) for line in text).most_common(1)[0][0] if text else 0.0
    right = max((line.right for line in text), default=0.0)
    found: list[RawLine] = []
    before: SetLine | None = None
    for line in lines:
        if line.cells:
            found.append(RawLine(line.number, line.text, page=line.page, cells=line.cells))
            before = None
            continue
        bold = line.heavy or line.size > _BOLDER * size
        folio = _FOLIO.fullmatch(line.text)
        goes_on = before is not None and not folio and _goes_on(before, line, left, right)
        full = abs(line.right - right) < line.size and line.left < left + 2.5 * line.size
        said = _STRETCHED.sub("", line.text) if full else line.text
        found.append(RawLine(line.number, said, page=line.page, bold=bold, continues=goes_on))
        if not folio:
            before = line
    return tuple(found)


def _goes_on(before: SetLine, line: SetLine, left: float, right: float) -> bool:
    """Tell whether *line* goes on with the paragraph of the line *before* it, between the margins given.

    A line is seldom as wide as the page where a word or a number would not
    fit; so one that breaks off in mid-sentence goes on when it is wide enough
    to be no heading.
    """
    if abs(before.size - line.size) > 0.6 or before.heavy != line.heavy:
        return False
    if line.left > left + 1.2 * line.size or NUMBERED.match(line.text):
        return False
    ended = is_closed(before.text)
    if ended and not is_closed(line.text) and line.right < left + _WIDE * (right - left):
        # A heading that is not indented, behind a paragraph that fills its last line.
        return False
    full = before.right > right - 2.5 * line.size
    return full or (not ended and before.right > left + _WIDE * (right - left))
