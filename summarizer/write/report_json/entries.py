"""The records of ``report.json``: the contract with other programs.

``docs/report.schema.json`` is made from them.  Numbers that a report states are
strings of plain decimals.
"""

from dataclasses import dataclass

from summarizer.records import Because, Break, Disagreement, DistinctionKind, Problem, Region, Removed


@dataclass(frozen=True, slots=True)
class SentenceEntry:
    """A sentence with its place in its line, its score, and whether the briefing quotes it."""

    text: str
    line: int
    page: int | None
    start: int
    end: int
    score: float
    key: bool
    weak: bool
    doubt: str | None
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A heading and the sentences under it; title null before the first heading and in rhetoric."""

    title: str | None
    level: int
    line: int
    themes: tuple[str, ...]
    role: str
    because: tuple[Because, ...]
    sentences: tuple[SentenceEntry, ...]


@dataclass(frozen=True, slots=True)
class LineEntry:
    """The text of a line, in which *start* and *end* of what stands there are counted."""

    line: int
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One report: where it came from, what was mended and set aside, and its sections."""

    path: str
    sha256: str
    encoding: str
    format: str
    title: str | None
    subtitle: str | None
    source: str | None
    published: str | None
    printed: str | None
    authors: tuple[str, ...]
    period: int | None
    disagreements: tuple[Disagreement, ...]
    removed: tuple[Removed, ...]
    repairs: dict[str, int]
    sections: tuple[SectionEntry, ...]
    lines: tuple[LineEntry, ...]


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """A figure as stated; see `summarizer.records.Indicator`."""

    name: str
    text: str
    value: str | None
    unit: str | None
    measure: str
    change: str | None
    bound: str
    change_bound: str
    upper: str | None
    kind: str
    year: int | None
    span: str
    rank: str | None
    scope: str | None
    document: str
    line: int
    page: int | None
    start: int
    end: int
    sentence: str
    standard: bool
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class DistinctionEntry:
    """A first, place, honour or large project that a briefing lists."""

    text: str
    kind: DistinctionKind
    document: str
    line: int
    sentence: str
    because: Because


@dataclass(frozen=True, slots=True)
class BriefingEntry:
    """What one region's reports say."""

    region: Region
    periods: tuple[int, ...]
    keywords: tuple[str, ...]
    documents: tuple[DocumentEntry, ...]
    indicators: tuple[IndicatorEntry, ...]
    distinctions: tuple[DistinctionEntry, ...]


@dataclass(frozen=True, slots=True)
class CellEntry:
    """One region's figure in a row of the digest."""

    region: str
    year: int | None
    span: str
    kind: str
    value: str
    bound: str
    written: str
    """The number as the report writes it, in *unit*."""
    unit: str | None
    upper: str | None
    scope: str | None
    document: str
    line: int
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """Indices of the cells of a row that may be compared with one another."""

    year: int
    cells: tuple[int, ...]
    unit: str | None
    values: tuple[str, ...]
    """Of the cells, in *unit*."""
    reach: str
    better: str | None
    left: dict[str, tuple[Because, ...]]
    """By region, why it is not in the group; no step where its reports do not say it."""


@dataclass(frozen=True, slots=True)
class RowEntry:
    """One name and one measure; results and targets apart."""

    name: str
    measure: str
    unit: str | None
    kind: str
    cells: tuple[CellEntry, ...]
    groups: tuple[GroupEntry, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """The share of each region's text that a theme takes."""

    theme: str
    shares: dict[str, float]


@dataclass(frozen=True, slots=True)
class HighlightEntry:
    """The best key sentence of a region on a theme."""

    theme: str
    region: str
    sentence: str
    document: str
    line: int


@dataclass(frozen=True, slots=True)
class TrendEntry:
    """One region's own figure over several years; the steps lie between its cells."""

    region: str
    name: str
    measure: str
    unit: str | None
    cells: tuple[CellEntry, ...]
    steps: tuple[str, ...]
    prices: str | None
    breaks: tuple[Break, ...]
    unsettled: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AimEntry:
    """What one region aims at for the coming year; its last goal and result are in the digest's goals."""

    region: str
    cells: tuple[CellEntry, ...]


@dataclass(frozen=True, slots=True)
class AimRowEntry:
    """What the regions aim at for one indicator, the highest stated value first, which is no rank."""

    name: str
    measure: str
    unit: str | None
    aims: tuple[AimEntry, ...]


@dataclass(frozen=True, slots=True)
class GoalEntry:
    """A goal of one report and the result a later one gives: met, missed or open."""

    region: str
    name: str
    measure: str
    unit: str | None
    goal: CellEntry
    outcome: CellEntry
    verdict: str


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """Where a region has it."""

    region: str
    document: str
    line: int


@dataclass(frozen=True, slots=True)
class SharedEntry:
    """A clause that several regions have word for word."""

    text: str
    places: tuple[PlaceEntry, ...]


@dataclass(frozen=True, slots=True)
class ObstacleEntry:
    """A reason why figures are not compared, and the indicators it touches."""

    reason: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApartEntry:
    """A report that stands in no comparison, and what of it is not known: region, period."""

    region: str
    document: str
    missing: tuple[str, ...]
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """What the regions' reports say beside one another."""

    regions: tuple[str, ...]
    rows: tuple[RowEntry, ...]
    themes: tuple[ThemeEntry, ...]
    distinctive: dict[str, tuple[str, ...]]
    highlights: tuple[HighlightEntry, ...]
    trends: tuple[TrendEntry, ...]
    goals: tuple[GoalEntry, ...]
    aims: tuple[AimRowEntry, ...]
    shared: tuple[SharedEntry, ...]
    obstacles: tuple[ObstacleEntry, ...]
    apart: tuple[ApartEntry, ...]


@dataclass(frozen=True, slots=True)
class ReportFile:
    """The whole of ``report.json``."""

    schema: str
    version: str
    briefings: tuple[BriefingEntry, ...]
    digest: DigestEntry
    problems: tuple[Problem, ...]
