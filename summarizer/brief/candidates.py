"""The sentences of a report that may be quoted, and the chapters they stand in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.brief.likeness import Likeness, likeness
from summarizer.records import Report, Section

LONG = 1_500
"""Characters from which a chapter with headings of its own falls into those."""
QUOTED = ("report", "problems")
"""The roles of sections that are quoted."""
WHOLE = 0.5
"""A heading above more than this part of the text says what the page's own heading says: those
under it are the chapters."""
Part = Literal["results", "problems", "plans"]
"""What a sentence tells of: what was done, what went wrong, what is to be done."""
PARTS: tuple[Part, ...] = ("results", "problems", "plans")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be quoted: its section and place there, and what it is worth."""

    section: int
    place: int
    text: str
    """What of it would be quoted."""
    worth: float
    part: Part
    likeness: Likeness

    @property
    def size(self) -> int:
        """Its characters."""
        return len(self.text)

    @property
    def at(self) -> tuple[int, int]:
        """Which sentence of the report it is."""
        return self.section, self.place


Chapter = tuple[Candidate, ...]
"""The sentences under one heading, or that and the headings under it."""


def chapters(report: Report) -> Iterator[Chapter]:
    """Yield the candidates of each chapter: the largest headed parts that are not too long."""
    sections = report.sections
    sizes = [sum(len(sentence.text) for sentence in section.sentences) for section in sections]
    start = 0
    while start < len(sections):
        end = start + 1 + sections[start].parts
        if sum(sizes[start:end]) > LONG:
            # Too long for one: its own words are a chapter, and each part of it.
            end = start + 1
        if found := tuple(one for s in range(start, end) for one in candidates(report, s)):
            yield found
        start = end


def candidates(report: Report, s: int) -> Iterator[Candidate]:
    """Yield what of section *s* may be quoted."""
    section, ranking = report.sections[s], report.ranking
    leaning = ranking.leaning[s] if ranking.leaning else [None] * len(section.sentences)
    openings = ranking.openings[s] if ranking.openings else [0] * len(section.sentences)
    rows = zip(section.sentences, ranking.scores[s], leaning, openings, strict=True)
    for i, (sentence, score, leans, start) in enumerate(rows):
        # An admission mostly stands in the words that close a chapter, which are not quoted else.
        admits = (sentence.role or section.role) == "problems"
        if not sentence.text or sentence.doubt is not None or leans or not (admits or section.role in QUOTED):
            continue
        planned = (sentence.time or section.time).kind == "target"
        part: Part = "problems" if admits else "plans" if planned else "results"
        yield Candidate(s, i, sentence.text[start:], score, part, likeness(sentence.text))


def headings(sections: Sequence[Section], part: Part) -> list[int | None]:
    """Return for each of *sections* the one whose heading stands above what a page quotes of it, of *part*.

    None where there is none.  A heading above the most of the part is passed
    over for those under it, for the page has a heading of its own that says as
    much; what stands under smaller headings is quoted under the one above them.

    >>> from summarizer.records import Sentence
    >>> said = (Sentence("新建小学两所，改造危桥12座。", 2, 0, 14),)
    >>> review = Section("去年工作回顾", 1, 1, (), parts=2)
    >>> headings([review, Section("民生", 2, 2, said), Section("交通", 2, 4, said)], "results")
    [None, 1, 2]
    """
    sizes = [_size(section, part) for section in sections]
    found: list[int | None] = [None] * len(sections)
    _under(sections, sizes, 0, len(sections), sum(sizes), found)
    return found


def _under(
    sections: Sequence[Section],
    sizes: Sequence[int],
    start: int,
    end: int,
    whole: int,
    found: list[int | None],
) -> None:
    while start < end:
        after = min(end, start + 1 + sections[start].parts)
        if sections[start].parts and sum(sizes[start:after]) > WHOLE * whole:
            _under(sections, sizes, start + 1, after, sum(sizes[start:after]), found)
        else:
            found[start:after] = [start if sections[start].title else None] * (after - start)
        start = after


def _size(section: Section, part: Part) -> int:
    if section.role not in QUOTED:
        return 0
    planned = section.time.kind == "target"
    return sum(len(sentence.text) for sentence in section.sentences) if planned == (part == "plans") else 0
