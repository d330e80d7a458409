"""Records of the figures that a report states, and the report analysed."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarizer.records.document import Because, Identity, Ranking, RawLine, Repair, Role, Section

Measure = Literal["level", "share", "rank", "pp_change", "abs_change", "average", "cumulative", "gap"]
Bound = Literal["=", ">=", "<=", "≈"]
Kind = Literal["actual", "estimate", "target"]
Span = Literal["year", "half", "quarter", "months", "years", "stock"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure that a report states, with its year, kind and place."""

    name: str
    """The lexicon's name, or the noun phrase counted where the lexicon has none."""
    text: str
    """The name as written."""
    value: Decimal | None
    """None where only growth or a rank is told."""
    unit: str | None
    """As written: 亿元, %, 个."""
    measure: Measure
    """What *value* is."""
    change: Decimal | None
    """Growth in percent, signed."""
    bound: Bound
    """Of *value*, or of *change* where that is alone: >= for 以上 and 超, <= for 以内, ≈ for 左右 and 约."""
    upper: Decimal | None
    """The upper end of a range, whose lower end is *value* (or *change*)."""
    kind: Kind
    """estimate for 预计, target for a goal."""
    year: int | None
    """The year it is about; a goal has the year it is set for."""
    span: Span
    """What the figure covers; stock is at the end of the year."""
    rank: str | None
    """A claim such as 位居全市第一, as written."""
    scope: str | None
    """From the lexicon's small vocabulary of scopes; None when plain."""
    document: str
    """The file, relative to the folder given."""
    line: int
    start: int
    end: int
    sentence: str
    """The sentence that states it."""
    page: int | None = None
    standard: bool = False
    """Whether *name* is the lexicon's, so that it may be compared."""
    because: tuple[Because, ...] = ()
    """The rules that made it, in the order in which they spoke, each with the words it read."""
    change_bound: Bound = "="
    """Of *change* where *value* stands beside it; else *bound* is."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that is not body, and what it is instead."""

    line: int
    text: str
    role: Role
    rule: str = ""
    """The name of the rule that told so."""


@dataclass(frozen=True, slots=True)
class Report:
    """One document, analysed."""

    path: str
    sha256: str
    encoding: str
    format: str
    """text, markdown, html, docx or pdf."""
    identity: Identity
    lines: tuple[RawLine, ...]
    """As the file has them, so that a source can be shown with its place marked."""
    removed: tuple[Removed, ...]
    repairs: tuple[Repair, ...]
    sections: tuple[Section, ...]
    ranking: Ranking
    indicators: tuple[Indicator, ...]
