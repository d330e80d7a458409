"""Give headings their level, and put every paragraph under its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.lexicon import table
from summarizer.records import Row, Section, Sentence
from summarizer.segment.headings import PART, UNMARKED, UPPER, Heading, is_annex
from summarizer.segment.leads import DASH, LEAD
from summarizer.segment.numbers import kinds, loose, titled
from summarizer.segment.paragraphs import Paragraph, is_ended
from summarizer.segment.rhetoric import addresses, exhorts, looks_ahead, ordinary, returns
from summarizer.segment.sentences import sentences

_LOOSE = {LEAD, DASH} | loose()
"""Kinds that have no rank of their own and nest as they are met."""

_LONGEST_CLOSE = 200
"""Characters; a longer paragraph before the last is not yet the close."""


@dataclass(slots=True)
class _Draft:
    title: str | None
    level: int
    line: int
    sentences: list[Sentence] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def finished(self) -> Section:
        return Section(self.title, self.level, self.line, tuple(self.sentences), tuple(self.rows))


def outline(paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None]) -> tuple[Section, ...]:
    """Return the sections that *headings* divide *paragraphs* into."""
    drafts: list[_Draft] = []
    own_line = False
    stack: list[str] = []
    parents: dict[str, str | None] = {}
    closing = _closing(paragraphs, headings)
    trailing = _trailing(paragraphs, headings)
    top = _top(paragraphs, headings)
    for at, (paragraph, heading) in enumerate(zip(paragraphs, headings, strict=True)):
        if heading:
            adjacent = at > 0 and headings[at - 1] is not None
            loose = heading.kind in _LOOSE
            _enter(stack, heading.kind, parents, adjacent or (loose and own_line), top)
            own_line = heading.rest >= len(paragraph.text)
            drafts.append(_Draft(heading.title, len(stack), paragraph.number))
            drafts[-1].sentences.extend(sentences(paragraph, heading.rest))
            continue
        if at in closing:
            stack.clear()
            if not drafts or (drafts[-1].title, drafts[-1].level) != (None, 1):
                drafts.append(_Draft(None, 1, paragraph.number))
        elif len(stack) > 1 and returns(paragraph.text) and not _goes_on(headings, at, stack):
            stack[1:] = [LEAD]
            if (drafts[-1].title, drafts[-1].level) != (None, 2):
                drafts.append(_Draft(None, 2, paragraph.number))
        elif at in trailing and stack:
            stack[-1] = LEAD
            drafts.append(_Draft(None, len(stack), paragraph.number))
        elif not drafts:
            drafts.append(_Draft(None, 1, paragraph.number))
        if paragraph.cells:
            line = paragraph.lines[0]
            drafts[-1].rows.append(Row(line.number, line.cells, line.places, line.page))
        else:
            answer = re.match(table("headings")["line"]["answer"], paragraph.text)
            drafts[-1].sentences.extend(sentences(paragraph, answer.end() if answer else 0))
    return tuple(draft.finished() for draft in drafts)


def _top(paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None]) -> str | None:
    """Return the kind of number that divides the whole report, and so stands under nothing.

    A title that was taken for a heading must not push the whole report down:
    numbers that begin but once stand at the top, unless a section with text of
    its own came before the heading they stand under.
    """
    order = kinds()
    numbered = [h.kind for h in headings if h and h.kind in order]
    if not numbered:
        return None
    outermost = min(numbered, key=order.index)
    if outermost not in titled() or outermost == "（一）":
        return None
    titles = [h.title for h in headings if h and h.kind == outermost]
    first = next(at for at, h in enumerate(headings) if h and h.kind == outermost)
    begins = titles[0][:2]
    if sum(title.startswith(begins) for title in titles) > 1:
        return None
    if sum(h.kind == PART for h in headings[:first] if h) > 1:
        return None
    before = [at for at in range(first) if (h := headings[at]) and h.kind not in _LOOSE]
    told = sum(
        len(p.text)
        for p, h in zip(paragraphs[:first], headings[:first], strict=True)
        if h is None or h.kind in _LOOSE
    )
    return None if len(before) > 1 and told > 400 else outermost


def _enter(stack: list[str], kind: str, parents: dict[str, str | None], under: bool, top: str | None) -> None:
    """Leave what *kind* does not stand under, and enter it.

    *under* says whether a kind that nests as it is met may stand under the last
    heading: where it follows at once, or that heading has a line of its own.
    """
    order = kinds()
    if kind == top:
        stack.clear()
    elif kind in stack:
        del stack[stack.index(kind) :]
    elif kind in _LOOSE:
        while stack and stack[-1] in _LOOSE and not under:
            stack.pop()
    elif kind in order:
        while stack and (
            stack[-1] in _LOOSE or (stack[-1] in order and order.index(stack[-1]) > order.index(kind))
        ):
            stack.pop()
    elif kind == PART:
        stack.clear()
    elif kind == UPPER:
        while stack and stack[-1] not in order:
            stack.pop()
    elif kind[0] == "h" and kind[1:].isdigit():
        while stack and (
            stack[-1] in _LOOSE or (stack[-1][0] == "h" and stack[-1] > kind) or stack[-1] == UNMARKED
        ):
            stack.pop()
    elif not under:
        # An unmarked line after text: where such lines stood before, else at the top;
        # under a part of the report only while nothing else stands there.
        parent = UPPER if UPPER in stack else parents.get(kind, PART)
        if parent == UPPER and parent not in stack:
            parent = PART
        if parent == PART and len(stack) > 1:
            stack.clear()
        while stack and stack[-1] != parent:
            stack.pop()
    parents.setdefault(kind, stack[-1] if stack else None)
    stack.append(kind)


def _is_crumb(text: str) -> bool:
    """Return whether *text* is a short line that says nothing: of the page, or 附件：."""
    return len(text) < 30 and (not is_ended(text) or text.endswith(("：", ":")))


def _closing(paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None]) -> set[int]:
    """Return the paragraphs of the rhetoric that closes the report proper."""
    last = next((at for at, h in enumerate(headings) if h and is_annex(h.title)), len(paragraphs)) - 1
    while last > 0 and not headings[last] and _is_crumb(paragraphs[last].text):
        last -= 1
    found: set[int] = set()
    for at in range(last, max(0, last - 3), -1):
        text = paragraphs[at].text
        if headings[at] or paragraphs[at].cells:
            break
        if not exhorts(text, least=1 if found else 2) and (found or not _outlook(paragraphs, headings, at)):
            break
        if found and (not addresses(text) or len(text) > _LONGEST_CLOSE):
            break
        found.add(at)
    return found


def _outlook(paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None], at: int) -> bool:
    """Return whether the paragraph *at* turns to the time to come behind a section's text, unannounced."""
    announced = re.compile(table("headings")["closing"]["announced"])
    titles = [heading.title for heading in headings[:at] if heading]
    last = next((x for x in range(at - 1, -1, -1) if headings[x]), at)
    between = paragraphs[last:at]
    before = "".join(paragraph.text for paragraph in paragraphs[:at])
    return (
        last < at - 1
        and looks_ahead(paragraphs[at].text, before)
        and not any(map(announced.search, titles))
        and not any(looks_ahead(paragraph.text) for paragraph in between)
    )


def _trailing(paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None]) -> set[int]:
    """Return where the text begins that follows a run of one-paragraph sections.

    Where each lead has its text in its own paragraph, what comes after the last
    of them is no longer under it.  One paragraph between two of a run is still
    the former's.
    """
    places = [at for at, heading in enumerate(headings) if heading]
    found = set()
    for before, at, after in zip([-2, *places], places, [*places[1:], len(paragraphs)], strict=False):
        if before < 0 or before != at - 1 or after == at + 1:
            continue
        kind = _kind(headings, at)
        if kind != _kind(headings, before) or not all(
            _has_text(paragraphs, headings, x) for x in (before, at)
        ):
            continue
        following = _kind(headings, after)
        if following == kind:
            if (
                kind in _LOOSE
                and after - at > 2
                and (ordinary(paragraphs[at + 1].text) or returns(paragraphs[at + 1].text))
            ):
                found.add(at + 1)
        elif kind in _LOOSE or following not in _LOOSE:
            found.add(at + 1)
    return found


def _kind(headings: Sequence[Heading | None], at: int) -> str | None:
    heading = headings[at] if at < len(headings) else None
    return heading.kind if heading else None


def _has_text(paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None], at: int) -> bool:
    heading = headings[at]
    return heading is not None and heading.rest < len(paragraphs[at].text)


def _goes_on(headings: Sequence[Heading | None], at: int, stack: Sequence[str]) -> bool:
    """Return whether the numbers under the top go on below: nobody has stepped out of them yet."""
    following = next((h.kind for h in headings[at:] if h), None)
    if following == stack[-1] and following not in (LEAD, DASH):
        return True
    return next((h.kind for h in headings[at:] if h and h.kind not in _LOOSE), None) in stack[1:]
