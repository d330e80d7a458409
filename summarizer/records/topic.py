"""Records of what reports say on a matter that the user names."""

from dataclasses import dataclass

from summarizer.records.briefing import Ranked
from summarizer.records.document import Region
from summarizer.records.figure import Indicator, Report


@dataclass(frozen=True, slots=True)
class Relevance:
    """How far the sentences of one report are about a topic."""

    report: Report
    scores: tuple[tuple[float, ...], ...]
    """One tuple a section, one score a sentence: its rank where the walker lands on the topic."""
    about: tuple[tuple[float, ...], ...]
    """Laid out as the scores are: the part of the sentence, from 0 to 1, that speaks of the topic."""
    named: tuple[tuple[bool, ...], ...]
    """Likewise whether it, or its heading, says a word of the topic."""
    figures: tuple[Indicator, ...] = ()
    """Those of the report whose name says a word of the topic or near it, and standard ones stated in a
    clause that does."""


@dataclass(frozen=True, slots=True)
class Relevances:
    """How far all sentences of some reports are about a topic."""

    topic: tuple[str, ...]
    """The words of it."""
    words: tuple[str, ...]
    """What the reports say where they speak of it and seldom elsewhere, the most telling first."""
    reports: tuple[Relevance, ...]


@dataclass(frozen=True, slots=True)
class TopicExcerpt:
    """What one report says on the topic; its sentences are in the order of the report."""

    report: Report
    results: tuple[Ranked, ...]
    """What was done."""
    problems: tuple[Ranked, ...]
    """What went wrong."""
    plans: tuple[Ranked, ...]
    """What is to be done."""
    count: int
    """How many of its sentences say a word of the topic."""


@dataclass(frozen=True, slots=True)
class TopicRegion:
    """What one region's reports say on the topic."""

    region: Region
    excerpts: tuple[TopicExcerpt, ...]
    """Those of reports that speak of it, the latest year first."""
    figures: tuple[Indicator, ...]
    """What the latest of them states as done, the standard ones first."""
    goals: tuple[Indicator, ...]
    """What it states as a goal."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What the regions' reports say on the topic."""

    words: tuple[str, ...]
    """The user's words."""
    near: tuple[str, ...]
    """The words near them."""
    regions: tuple[TopicRegion, ...]
    """Those whose reports speak of it, in the order of the digest."""
    passing: tuple[Region, ...]
    """Those whose reports only name it among other matters."""
    silent: tuple[Region, ...]
    """Those whose reports do not name it."""

    @property
    def name(self) -> str:
        """The user's words as one name."""
        return "、".join(self.words)
