"""Make one region's briefing of its reports: choose the key sentences within a budget.

`rank` says what a sentence is worth; here it is decided what is quoted.  The
best sentence for the room it takes goes first, and each that is quoted lowers
the others of its chapter, so that the budget goes round.  What is not worth
quoting is not quoted because there is room, what was said is not said again,
and the order is the report's own.  What went wrong is chosen first, within a
part of the budget that is its own.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.records import Because, Briefing, Excerpt, Passage, Ranked, Report
from summarizer.rule import DECLINED, Rule, first

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
ADMITTED = 3
"""How many of the sentences that admit what went wrong are quoted before any result."""
RESERVED = 0.25
"""The part of the room that those may take; the rest is left to results."""
ALIKE = 0.6
"""From what part of the shorter one's character pairs two sentences say the same."""

_FIGURE = re.compile(r"\d[\d.,]*")

_PLEDGE = re.compile(r"我们(?:将|一定|坚决|必须|要)|需要我们|认真(?:加以)?解决")
_FRAME = re.compile(r"(?:问题|短板|不足|困难|差距)。$")


def _pledged(text: str) -> str | None:
    found = _PLEDGE.search(text)
    return found[0] if found else DECLINED


def _framed(text: str) -> str | None:
    # A sentence with a colon or many clauses goes on to say what.
    found = _FRAME.search(text)
    return found[0] if found and "：" not in text and text.count("，") <= 2 and "、" not in text else DECLINED


EMPTY: tuple[Rule[Callable[[str], str | None]], ...] = (
    Rule(
        name="promises to mend",
        why="The end of an admission says what will be done about it, not what went wrong.",
        shows=(("对此，我们将逐项整改、一抓到底。", "我们将"), ("这些都需要我们下大力气解决。", "需要我们")),
        spares=("全县还有3个村未通天然气，12处内涝点没有治完。", "我们的服务意识还不够强。"),
        read=_pledged,
    ),
    Rule(
        name="only opens an admission",
        why="The sentence that says there are faults, and leaves them to those after it.",
        shows=(("我们也清醒地看到，全县工作还存在不少问题。", "问题。"),),
        spares=("看到成绩的同时也有短板：骨干企业少，财源单薄。", "教育、医疗、养老还有不小差距。"),
        read=_framed,
    ),
)
"""Sentences of an admission that admit nothing of themselves: not chosen before results."""


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
    admits: bool = False
    """Whether it says what went wrong."""

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
    chosen = _admissions(chapters, room, said)
    room -= sum(choice.candidate.size for choice in chosen)
    taken = {(choice.candidate.section, choice.candidate.place) for choice in chosen}
    queues = [
        sorted((one for one in chapter if (one.section, one.place) not in taken), key=_order)
        for chapter in chapters
    ]
    quoted = [0] * len(queues)
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


def _admissions(chapters: Sequence[Chapter], room: float, said: list[Gist]) -> list[Choice]:
    """Return what *chapters* admit within its part of *room*, by figures, then length; *said* grows by it.

    Beside results these would never be quoted, for what falls short has few figures and no
    rank.  Where *room* is without end, a number of sentences was asked for, and they take
    their chance with the others.
    """
    if math.isinf(room):
        return []
    admitted = [one for chapter in chapters for one in chapter if one.admits]
    left = RESERVED * room
    chosen: list[Choice] = []
    for one in sorted(admitted, key=lambda one: (-len(one.gist.figures), -one.size, one.section, one.place)):
        if len(chosen) == ADMITTED:
            break
        if left < one.size or any(one.gist.repeats(gist) for gist in said):
            continue
        because = Because("budget", "admits what went wrong", "")
        chosen.append(Choice(one, one.urgency(len(chosen)), False, because))
        said.append(one.gist)
        left -= one.size
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
        if candidates := tuple(candidate for s in range(start, end) for candidate in _candidates(report, s)):
            yield candidates
        start = end


def _candidates(report: Report, s: int) -> Iterator[Candidate]:
    role = report.sections[s].role
    scored = zip(report.sections[s].sentences, report.ranking.scores[s], strict=True)
    for i, (sentence, score) in enumerate(scored):
        # An admission mostly stands in the words that close a chapter, which are not quoted else.
        admits = (sentence.role or role) == "problems"
        if sentence.text and sentence.doubt is None and (admits or role in QUOTED):
            yield Candidate(
                s,
                i,
                score,
                len(sentence.text),
                _gist(sentence.text),
                admits and first(EMPTY, sentence.text) is None,
            )


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
