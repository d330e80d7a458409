"""Records of what differs between an earlier run and this one."""

from dataclasses import dataclass
from typing import Literal

from summarizer.records.figure import Indicator


@dataclass(frozen=True, slots=True)
class ReportChange:
    """A report that is new, gone, or has other text than before."""

    region: str
    """The region's label."""
    period: int | None
    document: str
    """The file, relative to the folder given."""


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """What was decided otherwise of a report that both runs read."""

    document: str
    about: Literal["region", "period", "role"]
    before: str
    """Empty where it was not decided."""
    after: str
    line: int | None = None
    """Of the heading of the section whose role it is."""
    title: str | None = None
    """That heading."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure as the earlier run has it and as this one has it."""

    region: str
    """The region's label."""
    before: Indicator | None
    """None where it is new."""
    after: Indicator | None
    """None where it is gone."""

    @property
    def told(self) -> Indicator:
        """The one there is, this run's where there are both."""
        figure = self.after or self.before
        assert figure is not None
        return figure


@dataclass(frozen=True, slots=True)
class GroupChange:
    """Regions that may be compared and could not be before, or others with them."""

    name: str
    measure: str
    kind: Literal["result", "target"]
    year: int
    regions: tuple[str, ...]
    """The labels of all of them, the highest value first."""
    joined: tuple[str, ...]
    """Those that are new in it; all where the comparison is."""

    @property
    def size(self) -> int:
        """How many regions it compares."""
        return len(self.regions)


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between an earlier run and this one."""

    since: str
    """The file that the earlier run left."""
    added: tuple[ReportChange, ...]
    gone: tuple[ReportChange, ...]
    edited: tuple[ReportChange, ...]
    decisions: tuple[DecisionChange, ...]
    changed: tuple[FigureChange, ...]
    """Figures with another number, year or kind than before, in the same report or a later one."""
    new: tuple[FigureChange, ...]
    lost: tuple[FigureChange, ...]
    """Figures that a report of both runs no longer gives."""
    groups: tuple[GroupChange, ...]

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        reports = self.added or self.gone or self.edited
        return bool(reports or self.decisions or self.changed or self.new or self.lost or self.groups)
