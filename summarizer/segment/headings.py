"""Find which paragraphs are headings, or begin with one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.lexicon import table
from summarizer.lexicon.text import HAN, MARKED, STOPS
from summarizer.segment.numbers import FIGURE, kinds, number, titled
from summarizer.segment.paragraphs import Paragraph, is_ended

LONGEST_LINE = 60
"""Characters; a line longer than this is not a heading."""
LONGEST_LEAD = 45
"""Characters; a first sentence longer than this says too much to be a title."""
LONGEST_TWO_PARTS = 32
"""Characters; in a longer first sentence a space ends the title, and does not part it in two."""
UNMARKED = "unmarked"
PART = "part"
UPPER = "upper"

BULLET = re.compile(r"^(?:[—－―–-]+|[●■◆▲★·※○□△◎▪•▶►▷➤❖✦◇♦☆◼√]+)\s*")

_GAP = re.compile(rf"([^{STOPS}；：]{{4,{LONGEST_LEAD}}}?[{HAN}”）])[ \u3000]+(?=[{HAN}“])")
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and where the text under it begins in its paragraph."""

    title: str
    kind: str
    """unmarked, part, upper, h1 to h6, lead, — (a lead behind a dash), or one of the lexicon's numbers."""
    rest: int
    """Where the paragraph goes on behind the title; its length if the title is all there is."""


def is_annex(title: str) -> bool:
    """Return whether *title* heads what is appended to a report.

    >>> is_annex("※ 注 释 ※"), is_annex("《政府工作报告》名词解释"), is_annex("加强注释工作")
    (True, True, False)
    """
    plain = re.sub(r"[\W\d_]", "", title)
    names = [*table("headings")["line"]["glossary"], *table("headings")["line"]["annex"]]
    begins = any(plain.startswith(name) and len(plain) <= len(name) + 4 for name in names)
    return begins or (plain.endswith(tuple(names)) and len(plain) <= 16)


def line_headings(paragraphs: Sequence[Paragraph]) -> list[Heading | None]:
    """Return for each of *paragraphs* the heading it is or begins with, by itself.

    These are the headings with a number, a mark-up or a line of their own; lead
    phrases need their neighbours, and are another matter.
    """
    bold = sum(len(p.text) for p in paragraphs if p.bold) < sum(len(p.text) for p in paragraphs) / 2
    found = [_heading(paragraph, bold and paragraph.bold) for paragraph in paragraphs]
    found = _questions(paragraphs, found)
    _drop_items(paragraphs, found)
    _drop_annex_entries(found)
    _drop_lists(paragraphs, found)
    _drop_last_lines(paragraphs, found)
    return found


def _questions(paragraphs: Sequence[Paragraph], found: list[Heading | None]) -> list[Heading | None]:
    """Return *found*, and where an interview asks twice or more, its questions as headings of the answers."""
    ask = re.compile(table("headings")["line"]["question"])
    asked = {
        at: Heading(p.text[match.end() :], UNMARKED, len(p.text))
        for at, p in enumerate(paragraphs[:-1])
        if (match := ask.match(p.text)) and len(p.text) <= 2 * LONGEST_LINE and p.text.endswith(("？", "?"))
    }
    return [asked.get(at, heading) for at, heading in enumerate(found)] if len(asked) > 1 else found


def _heading(paragraph: Paragraph, bold: bool) -> Heading | None:
    text = paragraph.text
    if note := re.match(table("headings")["line"]["note"], text):
        return Heading(_title(note[0].strip()), UNMARKED, note.end())
    if paragraph.cells or any(re.match(never, text) for never in table("headings")["line"]["never"]):
        return None
    numbered = number(text)
    if paragraph.heading and len(text) <= 2 * LONGEST_LINE and not re.search(f"[{STOPS}].", text):
        kind = numbered[0] if numbered else f"h{paragraph.heading}"
        return Heading(_title(text), kind, len(text))
    if numbered:
        return _numbered(text, *numbered)
    ended = text[-1] in STOPS and len(re.findall(f"[{STOPS}]", text)) == 1
    if len(text) <= LONGEST_LINE and (not MARKED.search(text) or (bold and ended)):
        title = _title(text)
        names = len(_HAN.findall(title)) >= 2 or re.fullmatch("[A-Z]{3,5}", title)
        if re.search(f"[{STOPS}].", title) or not names:
            return None
        if re.fullmatch(r"[（(].*[）)]", title):
            return None
        return Heading(title, PART if _is_part(title) else UNMARKED, len(text))
    return None


def _is_part(title: str) -> bool:
    """Return whether *title* parts a report into what was and what is to be.

    >>> _is_part("2022年工作安排"), _is_part("工作作风持续转变")
    (True, False)
    """
    return re.search(table("headings")["line"]["part"], title) is not None


def _title(text: str) -> str:
    """Return *text* as a title: without its bullet, brackets and end mark, and not spaced out.

    >>> _title("■ 名 词 解 释"), _title("夯实基础 补齐短板。"), _title("【产业】")
    ('名词解释', '夯实基础 补齐短板', '产业')
    """
    title = re.sub(r"^【([^】]+)】$", r"\1", BULLET.sub("", text).rstrip("。：: ※★☆—"))
    return "".join(title.split()) if all(len(word) == 1 for word in title.split()) else title


def _numbered(text: str, kind: str, begin: int) -> Heading | None:
    formal = kind in titled()
    stop = text.find("。")
    if stop < 0 and len(text) <= LONGEST_LINE:
        title = text.rstrip("：: ") if formal else text
        return None if MARKED.search(title) or not text[begin:] else Heading(title, kind, len(text))
    first = text[begin:stop] if begin < stop else ""
    gap = _GAP.match(text, begin) if len(first) > LONGEST_TWO_PARTS else None
    short = 0 < len(first) <= LONGEST_LEAD and not gap and not re.search(r"[！？；;：:]", first)
    if short and not FIGURE.search(first):
        return Heading(text[:stop], kind, stop + 1)
    if not formal:
        return None
    # 二、今年的任务 今年是…: a space instead of the mark.
    gap = gap or (None if first else _GAP.match(text, begin))
    if gap:
        return Heading(text[: gap.end(1)], kind, gap.end())
    if colon := re.match(r"[^，,。；;！？：:]{2,20}[：:]", text[begin:]):
        return Heading(text[: begin + colon.end() - 1], kind, begin + colon.end())
    return Heading(*_first_clause(text, kind, begin)) if re.search(f"[{STOPS}]", text) else None


def _first_clause(text: str, kind: str, begin: int) -> tuple[str, str, int]:
    """Return a title made of the first clause, which stays in its sentence too."""
    clause = re.match(r"[^，,。；;：:！？]+", text[begin:])
    end = begin + (min(clause.end(), LONGEST_LEAD) if clause else 0)
    return text[:end], kind, begin


def _drop_items(paragraphs: Sequence[Paragraph], found: list[Heading | None]) -> None:
    """Let a line that states a figure be a heading only between whole paragraphs: else it is an item."""
    for at, heading in enumerate(found):
        if heading and heading.kind == UNMARKED and FIGURE.search(heading.title):
            above, below = paragraphs[max(0, at - 1)].text, paragraphs[min(len(found) - 1, at + 1)].text
            if not (is_ended(above) and is_ended(below) and len(below) >= LONGEST_LINE):
                found[at] = None


def _drop_annex_entries(found: list[Heading | None]) -> None:
    """Let the numbered explanations behind a report be no headings."""
    within = False
    for at, heading in enumerate(found):
        if heading is None:
            continue
        if heading.kind in (UNMARKED, PART, "h1", "h2", "h3"):
            within = is_annex(heading.title)
        elif within:
            found[at] = None


def _drop_lists(paragraphs: Sequence[Paragraph], found: list[Heading | None]) -> None:
    """Let numbered sentences with nothing under them be sentences: they are a list."""
    in_list: str | None = None
    for at, heading in enumerate(found):
        text = paragraphs[at].text
        alone = heading is not None and heading.rest >= len(text) and text.endswith(("。", "；", ";"))
        if heading is None or not alone or heading.kind in (UNMARKED, PART) or paragraphs[at].heading:
            in_list = None
            continue
        below = number(paragraphs[at + 1].text) if at + 1 < len(paragraphs) else ("", 0)
        childless = below is not None and (below[0] in ("", heading.kind) or _outer(below[0], heading.kind))
        if childless or in_list == heading.kind:
            in_list = heading.kind
            found[at] = None
        else:
            in_list = None


def _outer(kind: str, than: str) -> bool:
    order = kinds()
    return kind in order and (than not in order or order.index(kind) < order.index(than))


def _drop_last_lines(paragraphs: Sequence[Paragraph], found: list[Heading | None]) -> None:
    """Let a short line with no text after it be no heading: a signature, a crumb of the page."""
    for at in reversed(range(len(paragraphs))):
        heading = found[at]
        text = paragraphs[at].text
        if heading and heading.kind in (UNMARKED, PART) and heading.rest >= len(text):
            found[at] = None
        elif heading or len(text) > LONGEST_LINE or MARKED.search(text):
            break
