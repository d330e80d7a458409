"""Gather what the reports say on a topic, region by region.

`rank` says how far each sentence is about it and what it is worth there; here
it is decided what is quoted: of the latest report of a region most, of those
before it less, of what went wrong something wherever it is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.likeness import are_alike, character_pairs
from summarizer.records import (
    Indicator,
    Ranked,
    Region,
    Relevance,
    Relevances,
    Topic,
    TopicExcerpt,
    TopicRegion,
)

ROOM = 4_000
"""Characters that the paper quotes of all regions together, some seven pages of Word."""
LEAST, MOST = 130, 1_200
"""Characters quoted of one region, however many or few there are."""
BEFORE = 0.25
"""The part of a region's room that all reports before its latest have together."""
EARLIER = 3
"""How many of those are quoted, the latest first."""
ABOUT = 0.3
"""The part of a sentence that must speak of the topic where it, or its heading, says a word of it."""
UNNAMED = 0.7
"""And where only words near the topic speak for it, beside a sentence that says one of its own."""
ADMITTED = 0.1
"""And where it admits what went wrong, which mostly stands in a list of such matters."""
SHORTEST, LONGEST = 3, 18
"""Characters of a name that is not standard and is set into a table."""
BREVITY = 0.5
"""The power of a sentence's length by which its score is divided, as in a briefing."""
FIGURES = 5
"""Figures of one region, and as many goals."""
QUOTED = ("report", "problems")
PARTS = ("results", "problems", "plans")
"""What a sentence tells of."""
EMPTY = 20
"""Characters up to which a sentence without a figure says nothing beside others."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence about the topic: its place, its worth, and what it tells of."""

    section: int
    place: int
    ranked: Ranked
    part: str
    """One of `PARTS`."""

    @property
    def size(self) -> int:
        return len(self.ranked.sentence.text)

    @property
    def is_empty(self) -> bool:
        text = self.ranked.sentence.text
        return self.size <= EMPTY and self.part != "problems" and not any(map(str.isdigit, text))

    @property
    def worth(self) -> float:
        return self.ranked.score / float(self.size**BREVITY)


def gather(relevances: Relevances) -> Topic:
    """Return what the reports of *relevances* say on their topic.

    Reports come in the order of their regions, each region's by year.
    """
    groups = [
        tuple(of_one) for _id, of_one in groupby(relevances.reports, lambda r: r.report.identity.region.id)
    ]
    found = [[(one, list(_found(one))) for one in reversed(group)] for group in groups]
    speaking = sum(any(some for _one, some in reports) for reports in found)
    room = min(MOST, max(LEAST, ROOM / max(1, speaking)))
    regions: list[TopicRegion] = []
    passing: list[Region] = []
    silent: list[Region] = []
    for group, reports in zip(groups, found, strict=True):
        region = group[-1].report.identity.region
        telling = [(one, some) for one, some in reports if some]
        if telling:
            regions.append(_region(region, telling, room))
        elif any(any(of_section) for one in group for of_section in one.named):
            passing.append(region)
        else:
            silent.append(region)
    return Topic(relevances.topic, relevances.words, tuple(regions), tuple(passing), tuple(silent))


def _region(region: Region, reports: Sequence[tuple[Relevance, list[_Found]]], room: float) -> TopicRegion:
    said: list[frozenset[str]] = []
    latest, *before = reports
    rooms = [room * (1 - BEFORE if before else 1)] + [room * BEFORE / max(1, len(before[:EARLIER]))] * EARLIER
    excerpts = [_excerpt(one, some, space, said) for (one, some), space in zip(reports, rooms, strict=False)]
    figures = latest[0].figures
    return TopicRegion(
        region,
        tuple(excerpt for excerpt in excerpts if excerpt.results or excerpt.problems or excerpt.plans),
        figures=_first(figure for figure in figures if figure.kind != "target"),
        goals=_first(figure for figure in figures if figure.kind == "target"),
    )


def _first(figures: Iterator[Indicator]) -> tuple[Indicator, ...]:
    """Return the standard ones first, a name once, no claim of a rank alone."""
    told: dict[str, Indicator] = {}
    for figure in sorted(figures, key=lambda figure: (not figure.standard, -(figure.year or 0))):
        legible = figure.standard or (SHORTEST <= len(figure.name) <= LONGEST and "、" not in figure.name)
        if legible and (figure.value is not None or figure.change is not None):
            told.setdefault(figure.name, figure)
    return tuple(told.values())[:FIGURES]


def _found(one: Relevance) -> Iterator[_Found]:
    """Yield the sentences of *one* that are about the topic and may be quoted."""
    for s, section in enumerate(one.report.sections):
        lines = {x.line for x, named in zip(section.sentences, one.named[s], strict=True) if named}
        for i, sentence in enumerate(section.sentences):
            role = sentence.role or section.role
            if one.named[s][i]:
                about = one.about[s][i] >= (ADMITTED if role == "problems" else ABOUT)
            else:
                about = sentence.line in lines and one.about[s][i] >= UNNAMED
            if not about or not sentence.text or sentence.doubt is not None or role not in QUOTED:
                continue
            planned = (sentence.time or section.time).kind == "target"
            part = "problems" if role == "problems" else "plans" if planned else "results"
            yield _Found(s, i, Ranked(sentence, one.scores[s][i], key=True), part)


def _excerpt(
    one: Relevance, found: Sequence[_Found], room: float, said: list[frozenset[str]]
) -> TopicExcerpt:
    """Return what is quoted of *found* within *room* characters; *said* grows by it.

    The best result, the best admission and the best plan go before all others.  One
    sentence is quoted whatever its length, and so is what went wrong; one that says
    nothing (营商环境持续优化。) only for want of another.
    """
    best = sorted(found, key=lambda each: (each.is_empty, -each.worth, each.section, each.place))
    heads = [next((each for each in best if each.part == part), None) for part in PARTS]
    chosen: list[_Found] = []
    for each in [*filter(None, heads), *best]:
        pairs = character_pairs(each.ranked.sentence.text)
        full = bool(chosen) and (each.is_empty or (each.size > room and each.part != "problems"))
        if full or each in chosen or any(are_alike(pairs, other) for other in said):
            continue
        chosen.append(each)
        said.append(pairs)
        room -= each.size
    chosen.sort(key=lambda each: (each.section, each.place))
    parts = {part: tuple(each.ranked for each in chosen if each.part == part) for part in PARTS}
    return TopicExcerpt(one.report, **parts, count=sum(map(sum, one.named)))
