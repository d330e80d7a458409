"""The record of what is left where a user chose regions, indicators or years."""

from dataclasses import dataclass

from summarizer.records.figure import Report


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reports that the papers are made of, and what was left out of them."""

    reports: tuple[Report, ...]
    """With the figures of the indicators chosen alone, where some were."""
    left: tuple[str, ...] = ()
    """The paths of those that are of another region or year, or of none that is known."""
    absent: tuple[str, ...] = ()
    """The regions, years and indicators chosen that no report has, as they are called."""
