"""Records of what a draft says, and of what the reports have to say to it."""

from dataclasses import dataclass
from typing import Literal

from summarizer.records.document import RawLine

Verdict = Literal[
    "verbatim", "same", "converted", "rounded", "computed",
    "number", "unit", "year", "region", "indicator", "direction", "scope", "target", "estimate",
    "cumulative", "degree", "altered", "computation", "incomparable",
    "missing",
]  # fmt: skip
"""The first five: a report bears it out; the last: none has it; those between: it is said wrongly."""
SUPPORTED: frozenset[Verdict] = frozenset(("verbatim", "same", "converted", "rounded", "computed"))
CheckedKind = Literal["figure", "quotation", "claim", "comparison"]


@dataclass(frozen=True, slots=True)
class Checkable:
    """One thing that a draft says and a report can bear out."""

    kind: CheckedKind
    words: str
    """As the draft has them: the number with its unit, the quotation without its marks, the claim."""
    document: str
    """The draft's file, relative to the folder given."""
    line: int
    start: int
    """The first character in that line."""
    end: int
    """The character after its last."""
    sentence: str
    page: int | None = None
    region: str | None = None
    """The label of the region it is said of, where the draft tells."""
    years: tuple[int, ...] = ()
    """The year it is said of; several where the draft leaves it open."""
    name: str | None = None
    """What a figure is of."""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place in a report that speaks for or against what a draft says."""

    document: str
    line: int
    start: int
    end: int
    words: str
    """The number, or the stretch, that answers."""
    sentence: str
    region: str
    """The label of the report's region."""
    year: int | None = None
    page: int | None = None
    format: str = "text"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reports say to one thing in a draft."""

    checked: Checkable
    verdict: Verdict
    rule: str
    """The row that gave the verdict."""
    sources: tuple[CitedPlace, ...] = ()
    """Where it stands in the reports; of what was not found, the nearest."""
    difference: str = ""
    """What the draft has and what the report has, where they differ."""
    arithmetic: str = ""
    """How a computed number comes about: 6.1-5.8=0.3."""

    @property
    def supported(self) -> bool:
        """Whether the reports bear it out."""
        return self.verdict in SUPPORTED


@dataclass(frozen=True, slots=True)
class CitedReport:
    """Of a report that findings cite, the lines cited and those beside them."""

    path: str
    region: str
    """The label of its region."""
    format: str
    lines: tuple[RawLine, ...]
    """Each line of the file once, with all that stands in it."""


@dataclass(frozen=True, slots=True)
class DraftChecked:
    """One draft with all that was found in it, by place."""

    path: str
    format: str
    lines: tuple[RawLine, ...]
    """The draft's own lines, each once, for showing them."""
    findings: tuple[Finding, ...]
