"""Records of what one region's reports say."""

from dataclasses import dataclass, field

from summarizer.records.document import Because, Region, SectionRole, Sentence, Time
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
    """What it bears and whether the budget had room for it: the steps evidence and budget."""


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


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A report and the passages made of its sections, one each, in order."""

    report: Report
    """The whole of it, analysed."""
    passages: tuple[Passage, ...]


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
