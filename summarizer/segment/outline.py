"""Give headings their level, and put every paragraph under its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.lexicon import table
from summarizer.models import Row, Section, Sentence
from summarizer.segment.headings import Heading, numbers
from summarizer.segment.paragraphs import Paragraph
from summarizer.segment.sentences import sentences

_FIGURE = re.compile(r"\d")


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
    stack: list[str] = []
    order = [kind for kind, _ in numbers()]
    closing = _closing(paragraphs, headings)
    trailing = _trailing(paragraphs, headings)
    for at, (paragraph, heading) in enumerate(zip(paragraphs, headings, strict=True)):
        if heading:
            _enter(stack, heading.kind, order)
            before = drafts[-1] if drafts else None
            joined = (
                heading.kind == "unmarked"
                and before is not None
                and at > 0
                and (above := headings[at - 1]) is not None
                and above.kind == "unmarked"
                and not before.sentences
            )
            if joined and before is not None:
                before.title = f"{before.title} {heading.title}"
            else:
                drafts.append(_Draft(heading.title, len(stack), heading.line))
            drafts[-1].sentences.extend(sentences(paragraph, heading.rest))
            continue
        if at == closing and drafts and drafts[-1].title is not None:
            drafts.append(_Draft(None, 1, paragraph.number))
        elif at == closing and drafts and drafts[-1].level != 1:
            drafts.append(_Draft(None, 1, paragraph.number))
        elif at in trailing:
            drafts.append(_Draft(None, len(stack), paragraph.number))
        elif not drafts:
            drafts.append(_Draft(None, 1, paragraph.number))
        if paragraph.cells:
            drafts[-1].rows.append(Row(paragraph.number, paragraph.cells, paragraph.lines[0].page))
        else:
            drafts[-1].sentences.extend(sentences(paragraph))
    return tuple(draft.finished() for draft in drafts)


def _enter(stack: list[str], kind: str, order: Sequence[str]) -> None:
    """Leave what *kind* does not stand under, and enter it."""
    if kind in stack:
        del stack[stack.index(kind) :]
    elif kind in order:
        while stack and (stack[-1] == "lead" or (stack[-1] in order and order.index(stack[-1]) > order.index(kind))):
            stack.pop()
    stack.append(kind)


def _closing(paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None]) -> int | None:
    """Return where the document's closing rhetoric begins."""
    last = len(paragraphs) - 1
    if last < 1 or headings[last] or paragraphs[last].cells or _FIGURE.search(paragraphs[last].text):
        return None
    exhorting = table("headings")["closing"]["exhorting"]
    if sum(word in paragraphs[last].text for word in exhorting) < 2:
        return None
    return last


def _trailing(paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None]) -> set[int]:
    """Return where text behind a run of one-paragraph leads begins."""
    found = set()
    run: list[int] = []
    for at in range(len(paragraphs) + 1):
        heading = headings[at] if at < len(paragraphs) else None
        if heading and heading.kind == "lead":
            run.append(at)
        elif heading or at == len(paragraphs):
            if len(run) > 1 and run[-1] + 1 < at and all(b - a == 1 for a, b in zip(run, run[1:], strict=False)):
                found.add(run[-1] + 1)
            run = []
    return found
