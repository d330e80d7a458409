"""Find which paragraphs are headings, or begin with one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.lexicon import table
from summarizer.segment.paragraphs import Paragraph

LONGEST = 60
"""Characters; a line longer than this is not a heading."""
LONGEST_LEAD = 45
"""Characters; a first sentence longer than this says too much to be a title."""

_MARK = re.compile(r"[。！？!?…；;：:，,、]$")
_FIGURE = re.compile(r"\d(?:[\d.,]*)\s*(?:[%％万亿元个家户人次件项公里亩]|平方)")
_BULLET = re.compile(r"^(?:—+|－+|--+|[●■◆▲★·※○□△])\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and where the text under it begins in its paragraph."""

    title: str
    kind: str
    """unmarked, h1 to h6, lead, or one of the lexicon's numbers."""
    rest: int
    """Where the paragraph goes on behind the title; its length if the title is all there is."""
    line: int


@cache
def numbers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds of numbers, the outermost first."""
    return tuple((row["kind"], re.compile(row["pattern"] + r"\s*")) for row in table("headings")["number"])


def headings(paragraphs: Sequence[Paragraph]) -> tuple[Heading | None, ...]:
    """Return for each of *paragraphs* the heading it is or begins with."""
    found: list[Heading | None] = [_line(paragraph) for paragraph in paragraphs]
    for at, heading in _leads(paragraphs, found):
        found[at] = heading
    return tuple(found)


def number(text: str) -> tuple[str, int] | None:
    """Return the kind of number *text* begins with, and where it ends.

    >>> number("（三）补齐民生短板")
    ('（一）', 3)
    """
    for kind, pattern in numbers():
        if match := pattern.match(text):
            return kind, match.end()
    return None


def _line(paragraph: Paragraph) -> Heading | None:
    text = paragraph.text
    if paragraph.cells:
        return None
    numbered = number(text)
    if paragraph.heading and len(text) <= 2 * LONGEST:
        kind = numbered[0] if numbered else f"h{paragraph.heading}"
        return Heading(text.rstrip("。：:"), kind, len(text), paragraph.number)
    if numbered:
        return _numbered(paragraph, *numbered)
    if len(text) <= LONGEST and not _MARK.search(text) and not _MARK.search(text.rstrip("”’」』》）)】")):
        if re.search(r"[。！？]", text) or not re.search(r"[\u4e00-\u9fff]{2}", text):
            return None
        return Heading(text, "unmarked", len(text), paragraph.number)
    return None


def _numbered(paragraph: Paragraph, kind: str, begin: int) -> Heading | None:
    text = paragraph.text
    stop = text.find("。")
    if stop < 0:
        if len(text) <= LONGEST and not _MARK.search(text):
            return Heading(text, kind, len(text), paragraph.number)
        return None
    if stop <= LONGEST_LEAD and stop > begin and not _FIGURE.search(text[:stop]):
        if stop == len(text) - 1 and kind in ("1.", "（1）", "①", "第一，", "一是"):
            return None
        return Heading(text[:stop], kind, stop + 1, paragraph.number)
    return None


# -- leads --------------------------------------------------------------------


def _leads(paragraphs: Sequence[Paragraph], found: Sequence[Heading | None]) -> list[tuple[int, Heading]]:
    leads = []
    block: list[int] = []
    for at in range(len(paragraphs) + 1):
        if at == len(paragraphs) or found[at] or paragraphs[at].cells:
            leads += _leads_of_block(paragraphs, block)
            block = []
        else:
            block.append(at)
    return leads


def _leads_of_block(paragraphs: Sequence[Paragraph], block: Sequence[int]) -> list[tuple[int, Heading]]:
    candidates = [(at, lead) for at in block if (lead := _lead(paragraphs[at]))]
    chosen = []
    for at, lead in candidates:
        near = [other for where, other in candidates if where != at and abs(where - at) <= 3]
        if any(_parallel(lead.title, other.title) >= 3 for other in near):
            chosen.append((at, lead))
    return chosen


def _lead(paragraph: Paragraph) -> Heading | None:
    text = paragraph.text
    begin = match.end() if (match := _BULLET.match(text)) else 0
    if clause := re.match(r"[^，,。；;：:！？\d]{2,10}(?:上|方面)[，,]", text):
        return Heading(text[: clause.end() - 1], "lead", 0, paragraph.number)
    stop = text.find("。")
    if not 4 <= stop - begin <= LONGEST_LEAD or stop > len(text) - 8:
        return None
    title = text[begin:stop]
    if _FIGURE.search(title) or re.search(r"[！？：:；;]", title):
        return None
    return Heading(title, "lead", stop + 1, paragraph.number)


def _parallel(a: str, b: str) -> int:
    """Return how alike two leads are built."""
    same = 0
    prefix = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    ordinary = any(a.startswith(opening) for opening in table("headings")["lead"]["ordinary"])
    if ordinary:
        return 3 if prefix >= 4 else 0
    difference = abs(len(a) - len(b))
    same += 2 if difference <= 1 else 1 if difference <= max(2, len(a) // 6) else 0
    same += min(prefix, 3)
    same += 1 if re.sub(r"[^，,]", "", a) == re.sub(r"[^，,]", "", b) else -2
    same += 2 if a[-1] in "”’" and b[-1] in "”’" else 0
    same += 1 if a[-1] == b[-1] else 0
    return same
