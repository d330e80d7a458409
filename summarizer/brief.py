"""Make one region's briefing of its reports: choose the key sentences within a budget.

`rank` says what a sentence is worth; here it is decided what is quoted.  The
best sentence for the room it takes goes first, and each that is quoted lowers
the others of its chapter, so that the budget goes round.  What is not worth
quoting is not quoted because there is room, what was said is not said again,
and the order is the report's own.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.records import Because, Briefing, Excerpt, Passage, Ranked, Report

AGAIN = 0.7
"""What each sentence already quoted of its chapter leaves of a sentence's worth."""
BREVITY = 0.5
"""The power of a sentence's length by which its worth is divided.  Of two that are
worth the same the shorter goes first, but one of four times the length need
only be worth twice as much."""
HALF = 0.5
"""A sentence goes in when there is room for this part of it: too much here makes
up for too little there.  And one that has not this part of what makes it worth
quoting is not even quoted for want of a better one."""
LONG = 1_500
"""Characters from which a chapter with headings of its own falls into those."""
ORDINARY = 650
"""Characters of a chapter that quotes just its share."""
MOST = 2.0
"""How many times its share a report of short chapters may quote."""
QUOTED = ("report", "problems")
"""The roles of sections that are quoted."""
ALIKE = 0.6
"""From what part of the shorter one's character pairs two sentences say the same."""

_FIGURE = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Gist:
    """What tells whether two sentences say the same: pairs of characters, and figures."""

    pairs: frozenset[str]
    figures: frozenset[str]

    def repeats(self, other: "Gist") -> bool:
        """Whether this says what *other* says, or one of them a good part of the other.

        The same words with other figures are the same matter of another year
        or place, which is said again for good reason.
        """
        if len(self.pairs & other.pairs) <= ALIKE * min(len(self.pairs), len(other.pairs)):
            return False
        figures = self.figures & other.figures
        return 2 * len(figures) >= min(len(self.figures), len(other.figures))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be quoted: its section and place there, and what it is worth."""

    section: int
    place: int
    worth: float
    size: int
    gist: Gist

    def urgency(self, before: int) -> float:
        """Return the worth for the room it takes, where *before* of its chapter are quoted."""
        return self.worth * AGAIN**before / float(self.size**BREVITY)


Chapter = tuple[Candidate, ...]
"""The sentences under one heading, or that and the headings under it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that is quoted, how urgent it was, and whether for want of a better one."""

    candidate: Candidate
    urgency: float
    weak: bool
    because: Because
    """Why there was room for it."""


def brief(reports: Sequence[Report], sentences: int | None, share: float) -> Briefing:
    """Return the briefing of *reports*, which are one region's, sorted by year.

    *share* of the characters of each report may be quoted, or, where that is
    given, so many *sentences* of all together.  Where two years say the same,
    the later one says it.
    """
    said: list[Gist] = []
    chosen: dict[int, list[Choice]] = {}
    for r, report in sorted(enumerate(reports), key=lambda pair: -pair[0]):
        chapters = tuple(_chapters(report))
        room = share * _telling(chapters) if sentences is None else math.inf
        chosen[r] = _choose(chapters, room, report.ranking.least, said)
    if sentences is not None:
        chosen = _most_urgent(chosen, sentences)
    latest = reports[-1]
    return Briefing(
        region=latest.identity.region,
        periods=tuple(sorted({p for report in reports if (p := report.identity.period) is not None})),
        keywords=latest.ranking.keywords,
        excerpts=tuple(
            Excerpt(report, tuple(_passages(report, chosen[r]))) for r, report in enumerate(reports)
        ),
        indicators=tuple(indicator for report in reports for indicator in report.indicators),
    )


def _telling(chapters: Sequence[Chapter]) -> float:
    """Return the characters of *chapters*, a long one counted short and a short one long.

    What a leader must know of a chapter grows more slowly than its words:
    here with their square root.
    """
    sizes = [sum(candidate.size for candidate in chapter) for chapter in chapters]
    return min(sum(math.sqrt(ORDINARY * size) for size in sizes), MOST * sum(sizes))


def _choose(chapters: Sequence[Chapter], room: float, least: float, said: list[Gist]) -> list[Choice]:
    """Return what *chapters* quote within *room* characters; *said* grows by it.

    Greedy, which is never far from the best where what is there already only
    lowers what may come (Lin & Bilmes, "A Class of Submodular Functions for
    Document Summarization", ACL 2011).  A chapter that has nothing worth
    quoting quotes one sentence, marked weak, if there is room in the end and
    that is not a formula through and through.
    """
    queues = [sorted(chapter, key=_order) for chapter in chapters]
    quoted = [0] * len(queues)
    chosen: list[Choice] = []
    while any(queues):
        # Only the first of a chapter can be next, for all of it are lowered alike; and every
        # chapter that has something worth quoting is heard once before any is heard again.
        c = max(
            (c for c, queue in enumerate(queues) if queue),
            key=lambda c: (not quoted[c] and queues[c][0].worth >= least, queues[c][0].urgency(quoted[c])),
        )
        best = queues[c].pop(0)
        weak = best.worth < least
        if weak and (quoted[c] or best.worth < HALF * least):
            continue
        if room < HALF * best.size or any(best.gist.repeats(gist) for gist in said):
            continue
        chosen.append(Choice(best, best.urgency(quoted[c]), weak, _room(weak=weak, before=quoted[c])))
        said.append(best.gist)
        quoted[c] += 1
        room -= best.size
    return chosen


def _room(*, weak: bool, before: int) -> Because:
    """Return why a sentence is quoted of whose chapter so many were quoted *before*."""
    if weak:
        return Because("budget", "for want of a better one", "")
    if before:
        return Because("budget", "worth the room it takes", "")
    return Because("budget", "the best of its chapter", "")


def _order(candidate: Candidate) -> tuple[float, int, int]:
    return -candidate.urgency(0), candidate.section, candidate.place


def _most_urgent(chosen: dict[int, list[Choice]], most: int) -> dict[int, list[Choice]]:
    every = [(-choice.urgency, -r, i) for r, choices in chosen.items() for i, choice in enumerate(choices)]
    kept = {(-r, i) for _urgency, r, i in sorted(every)[:most]}
    return {r: [choice for i, choice in enumerate(of) if (r, i) in kept] for r, of in chosen.items()}


def _chapters(report: Report) -> Iterator[Chapter]:
    """Yield the candidates of each chapter: the largest headed parts that are not too long."""
    sections = report.sections
    sizes = [sum(len(sentence.text) for sentence in section.sentences) for section in sections]
    start = 0
    while start < len(sections):
        end = start + 1 + sections[start].parts
        if sum(sizes[start:end]) > LONG:
            # Too long for one: its own words are a chapter, and each part of it.
            end = start + 1
        telling = (s for s in range(start, end) if sections[s].role in QUOTED)
        if candidates := tuple(candidate for s in telling for candidate in _candidates(report, s)):
            yield candidates
        start = end


def _candidates(report: Report, s: int) -> Iterator[Candidate]:
    scored = zip(report.sections[s].sentences, report.ranking.scores[s], strict=True)
    for i, (sentence, score) in enumerate(scored):
        if sentence.text and sentence.doubt is None:
            yield Candidate(s, i, score, len(sentence.text), _gist(sentence.text))


def _gist(text: str) -> Gist:
    pairs = frozenset(text[i : i + 2] for i in range(len(text) - 1))
    return Gist(pairs, frozenset(_FIGURE.findall(text)))


def _passages(report: Report, choices: Sequence[Choice]) -> Iterator[Passage]:
    chosen = {(choice.candidate.section, choice.candidate.place): choice for choice in choices}
    for s, section in enumerate(report.sections):
        yield Passage(
            title=section.title,
            level=section.level,
            line=section.line,
            document=report.path,
            themes=section.themes,
            sentences=tuple(_ranked(report, s, i, chosen.get((s, i))) for i in range(len(section.sentences))),
            role=section.role,
            time=section.time,
        )


def _ranked(report: Report, s: int, i: int, choice: Choice | None) -> Ranked:
    """Return the sentence *i* of section *s* as the briefing has it, with what spoke for it."""
    borne = report.ranking.because[s][i] if report.ranking.because and report.ranking.because[s] else ()
    room = (choice.because,) if choice else ()
    return Ranked(
        report.sections[s].sentences[i],
        report.ranking.scores[s][i],
        key=choice is not None,
        weak=choice is not None and choice.weak,
        because=(*borne, *room),
    )
