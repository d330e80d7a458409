"""Records of what one region's reports say."""

from dataclasses import dataclass, field

from summarizer.records.document import Because, Distinction, Region, SectionRole, Sentence, Time
from summarizer.records.figure import Indicator, Report


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence, its score, and whether the briefing chose it."""

    sentence: Sentence
    score: float
    """Higher is more worth quoting."""
    key: bool
    """Whether the briefing quotes it."""
    weak: bool = False
    """Chosen only because its section has nothing better than a slogan."""
    because: tuple[Because, ...] = ()
    """What it bears, and whether the budget had room for it or why it cannot be quoted alone: the steps
    evidence, budget and alone."""
    start: int = 0
    """Where in its text the quotation begins: behind 三是, 同时， and the like."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a report as the briefing shows it."""

    title: str | None
    """As printed; None where the section has none."""
    level: int
    """1 for the highest heading of the document."""
    line: int
    document: str
    """The file, relative to the folder given."""
    themes: tuple[str, ...]
    """The main one first."""
    sentences: tuple[Ranked, ...]
    """All of the section, chosen or not."""
    role: SectionRole = "report"
    """What the section does in the report."""
    time: Time = field(default_factory=Time)
    """What it is about where its sentences say nothing else."""
    chapter: str | None = None
    """The heading under which a page quotes it: its own or that of a section it stands under; None where
    the page's own heading is enough."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A report and the passages made of its sections, one each, in order."""

    report: Report
    """The whole of it, analysed."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Tabled:
    """The names of the indicators that a briefing's tables show, in their order."""

    results: tuple[str, ...]
    goals: tuple[str, ...]
    trend: bool = False
    """Whether there is room for a chart of the years."""

    def shows(self, figure: Indicator) -> bool:
        """Whether *figure* has a row: of one of the names, a level or a share, and a year's or a date's.

        What a term of office added up, and by how much a region is ahead, would
        be read for the year's own beside the others.
        """
        names = self.goals if figure.kind == "target" else self.results
        return figure.name in names and plain(figure)


def plain(figure: Indicator) -> bool:
    """Whether *figure* is a level or a share of one year or at one date."""
    return figure.standard and figure.measure in ("level", "share") and figure.span in ("year", "stock")


@dataclass(frozen=True, slots=True)
class Briefing:
    """What one region's reports say."""

    region: Region
    """Whose reports they are."""
    periods: tuple[int, ...]
    """The years reviewed, earliest first."""
    keywords: tuple[str, ...]
    """The best first."""
    excerpts: tuple[Excerpt, ...]
    """One a report, by year."""
    indicators: tuple[Indicator, ...]
    """Every figure of all reports."""
    tabled: Tabled | None = None
    """What the tables show; None where they show every standard indicator."""
    distinctions: tuple[Distinction, ...] = ()
    """The firsts and honours that are listed, in the order of the reports."""
