"""Make one region's briefing of its reports: choose the key sentences within a budget.

`rank` says what a sentence is worth; here it is decided what is quoted.  A
report is taken chapter by chapter, each has room for so many characters, and
the best sentences for their length fill it.  What is not worth quoting is not
quoted because there is room, what was said is not said again, and the order
is the report's own.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.models import Briefing, Excerpt, Passage, Ranked, Report, Section

WORTH = 1.8
"""What a sentence must be worth to be quoted: a figure and one thing more."""
BREVITY = 0.25
"""The power of a sentence's length by which its worth is divided: of two that
are worth the same the shorter goes first, but four times the length takes only
half as much again to be worth it."""
ORDINARY = 900
"""Characters in a chapter that may quote just its share.  Room grows with the
square root of the length, for twice the words do not say twice as much."""
LONG = 1_500
"""Characters from which a chapter with headings of its own falls into those, and from
which the room of one without grows as fast as its length."""
HALF = 0.5
"""A chapter quotes no more than this part of itself, and a sentence goes in
when this part of it has room: too much here makes up for too little there."""
ALIKE = 0.6
"""From what share of the shorter one's character pairs two sentences say the same."""
BODY = 0.2
"""The part of a report from which text without a heading is no mere lead or ending."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sections that share a budget: a heading and what stands under it."""

    sections: tuple[int, ...]
    size: int
    """Characters."""
    rhetoric: bool = False
    """Whether it may go without a quotation."""

    def room(self, share: float) -> float:
        """Return how many characters may be quoted, where *share* is that of an ordinary chapter."""
        grown = share * self.size * math.sqrt(ORDINARY / min(self.size, LONG))
        return min(grown, HALF * self.size)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be quoted: its section and place there, and what it is worth."""

    section: int
    place: int
    worth: float
    size: int
    pairs: frozenset[str]

    @property
    def urgency(self) -> float:
        """What it is worth for the room it takes."""
        return self.worth / self.size**BREVITY


def brief(reports: Sequence[Report], sentences: int | None, share: float) -> Briefing:
    """Return the briefing of *reports*, which are one region's, sorted by year.

    *share* is the part of an ordinary chapter that may be quoted; a short one
    quotes more of itself, a long one less.  *sentences* instead is how many
    may be quoted in all: every chapter's best first, then the second ones.
    Where two years say the same, the later says it.
    """
    said: list[frozenset[str]] = []
    chosen: dict[int, list[list[Candidate]]] = {}
    for r, report in sorted(enumerate(reports), reverse=True):
        chosen[r] = _choose(report, share if sentences is None else math.inf, said)
    if sentences is not None:
        chosen = _fewer(chosen, sentences)
    latest = reports[-1].identity
    return Briefing(
        region=latest.region,
        periods=tuple(sorted({p for report in reports if (p := report.identity.period) is not None})),
        keywords=reports[-1].ranking.keywords,
        excerpts=tuple(Excerpt(report, tuple(_passages(report, chosen[r]))) for r, report in enumerate(reports)),
        indicators=tuple(indicator for report in reports for indicator in report.indicators),
    )


def _choose(report: Report, share: float, said: list[frozenset[str]]) -> list[list[Candidate]]:
    """Return what each chapter of *report* quotes, best first; *said* grows by it."""
    chapters = tuple(_chapters(report.sections))
    chosen: list[list[Candidate]] = [[] for _ in chapters]
    of_chapter = [tuple(_candidates(report, chapter)) for chapter in chapters]
    queue = sorted(
        ((c, x) for c, of_one in enumerate(of_chapter) for x in of_one if x.worth >= WORTH),
        key=lambda pair: (-pair[1].urgency, pair[1].section, pair[1].place),
    )
    room = [chapter.room(share) for chapter in chapters]
    most = [HALF * chapter.size for chapter in chapters]
    # First every chapter within its own room, then what that left over to the best of any.
    for rooms in (room, most):
        left = sum(room) - sum(x.size for of_one in chosen for x in of_one)
        for c, candidate in queue:
            used = sum(x.size for x in chosen[c])
            if min(rooms[c] - used, left) < HALF * candidate.size:
                continue
            if not any(_alike(candidate.pairs, pairs) for pairs in said):
                chosen[c].append(candidate)
                left -= candidate.size
                said.append(candidate.pairs)
    for c, of_one in enumerate(of_chapter):
        # A chapter that quotes nothing would be missing; its best is shown, marked weak.
        fresh = [x for x in of_one if not any(_alike(x.pairs, pairs) for pairs in said)]
        if fresh and not chosen[c] and not chapters[c].rhetoric:
            best = max(fresh, key=lambda x: (x.worth, -x.section, -x.place))
            chosen[c].append(best)
            said.append(best.pairs)
    return chosen


def _fewer(chosen: dict[int, list[list[Candidate]]], most: int) -> dict[int, list[list[Candidate]]]:
    """Keep *most* candidates: the first of each chapter before any second, the best of these first."""
    queue = sorted(
        (turn, -candidate.urgency, -r, candidate.section, candidate.place)
        for r, chapters in chosen.items()
        for chapter in chapters
        for turn, candidate in enumerate(chapter)
    )
    kept = {(-r, section, place) for _turn, _urgency, r, section, place in queue[:most]}
    return {
        r: [[x for x in chapter if (r, x.section, x.place) in kept] for chapter in chapters]
        for r, chapters in chosen.items()
    }


def _chapters(sections: Sequence[Section]) -> Iterator[Chapter]:
    """Yield the largest headed parts of *sections* that are not too long, in order."""
    sizes = [sum(len(sentence.text) for sentence in section.sentences) for section in sections]
    start = 0
    while start < len(sections):
        end = start + 1
        while end < len(sections) and sections[end].level > sections[start].level:
            end += 1
        if end > start + 1 and sum(sizes[start:end]) > LONG:
            # Too long for one budget: its own words are a chapter, and each part of it.
            end = start + 1
        members = tuple(i for i in range(start, end) if _headed(i, sections, sizes))
        if size := sum(sizes[i] for i in members):
            leads = start + 1 < len(sections) and sections[start + 1].level > sections[start].level
            yield Chapter(members, size, rhetoric=end == start + 1 and leads)
        start = end


def _headed(i: int, sections: Sequence[Section], sizes: Sequence[int]) -> bool:
    """Whether section *i* has a heading, or is too much of the report to be a mere lead or ending."""
    return sections[i].title is not None or sizes[i] > BODY * sum(sizes)


def _candidates(report: Report, chapter: Chapter) -> Iterator[Candidate]:
    for s in chapter.sections:
        scores = report.ranking.scores[s]
        for i, (sentence, score) in enumerate(zip(report.sections[s].sentences, scores, strict=True)):
            if sentence.doubt is None and sentence.text:
                yield Candidate(s, i, score, len(sentence.text), _pairs(sentence.text))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left & right) > ALIKE * min(len(left), len(right))


def _passages(report: Report, chosen: Sequence[Sequence[Candidate]]) -> Iterator[Passage]:
    keys = {(x.section, x.place): x.worth < WORTH for chapter in chosen for x in chapter}
    stages = zip(report.sections, report.themes, report.ranking.scores, strict=True)
    for s, (section, themes, scores) in enumerate(stages):
        yield Passage(
            title=section.title,
            level=section.level,
            line=section.line,
            document=report.path,
            themes=themes,
            sentences=tuple(
                Ranked(sentence, score, key=(s, i) in keys, weak=keys.get((s, i), False))
                for i, (sentence, score) in enumerate(zip(section.sentences, scores, strict=True))
            ),
        )
