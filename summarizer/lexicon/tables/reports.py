"""The tables of reports: whose and of when they are, their headings and themes, what is boilerplate."""

from collections.abc import Mapping
from typing import Literal

from summarizer.lexicon.tables.base import Table, Words
from summarizer.records import Level, Role

# -- evidence.toml


class Outlook(Table, frozen=True):
    weight: float


class Feature(Table, frozen=True):
    name: str
    about: str
    weight: float
    most: int
    patterns: Words
    bare: float | None = None


class Evidence(Table, frozen=True):
    """What makes a sentence worth quoting."""

    base: float
    least: float
    worth: float
    headlines: Words
    outlook: Outlook
    feature: tuple[Feature, ...]


# -- headings.toml


class HeadingNumber(Table, frozen=True):
    kind: str
    pattern: str
    titled: bool = False
    loose: bool = False


class HeadingLine(Table, frozen=True):
    never: Words
    glossary: Words
    annex: Words
    part: str
    question: str
    answer: str
    note: str


class LeadPhrase(Table, frozen=True):
    address: Words
    ordinary: Words
    classical: str
    statement: Words
    clause: Words
    where: Words
    label: Words


class Closing(Table, frozen=True):
    returns: Words
    exhorting: Words
    ahead: str
    closing_words: Words


class Headings(Table, frozen=True):
    """What tells headings, lead phrases and closing rhetoric."""

    number: tuple[HeadingNumber, ...]
    line: HeadingLine
    lead: LeadPhrase
    closing: Closing


# -- identify.toml


class Country(Table, frozen=True):
    anywhere: str
    lines: str


class SelfReferencePattern(Table, frozen=True):
    pattern: str
    weight: float
    compares: bool = False


class RegionWeights(Table, frozen=True):
    """How much each sign weighs."""

    represents: float
    speaker: float
    congress: float
    issuer: float
    headline: float
    column: float
    opening: float
    organ: float
    subject: float
    met: float
    self_reference: float
    discord: float
    site: float
    masthead: float
    chained: float
    above: float
    province: float
    beside: float
    below: float
    path: float
    folder: float
    epithet: float
    byname: float
    home: float
    only: float
    portrayed: float


class RegionPatterns(Table, frozen=True):
    """What stands around a name, and tells what it is there."""

    speaker: str
    congress: str
    organ: str
    report: str
    represents: str
    issuer: str
    elsewhere: str
    torn: str
    own: str
    abroad: str
    helper: str
    series: str
    portrayed: str
    of_year: str


class RegionSigns(Table, frozen=True):
    enough: float
    margin: float
    alone: int
    near_strongest: float
    naming: Words
    hinting: Words
    weights: RegionWeights
    patterns: RegionPatterns
    country: Country
    self_reference: tuple[SelfReferencePattern, ...]
    compared: Mapping[str, float]


class YearPattern(Table, frozen=True):
    name: str
    pattern: str
    shift: int
    weight: float
    most: int | None = None


class PartOfYear(Table, frozen=True):
    says: str
    often: int
    decided: float
    compared: str
    goal: str
    weight: float


class LookBack(Table, frozen=True):
    says: str
    times: float


class Event(Table, frozen=True):
    says: str
    year: int


class PeriodWeights(Table, frozen=True):
    """How much each sign weighs that has no pattern of its own."""

    review: float
    outlook: float
    delivered: float
    printed: float
    published: float
    named: float
    plan: float
    event: float
    turn: float
    relative: float
    columns: float
    counted: float
    closed: float


class PeriodSigns(Table, frozen=True):
    enough: float
    last: int
    first: int
    heading: tuple[YearPattern, ...]
    phrase: tuple[YearPattern, ...]
    part: PartOfYear
    back: LookBack
    weights: PeriodWeights
    event: tuple[Event, ...]


class Identification(Table, frozen=True):
    """What tells whose report it is and about which year, and how much each sign weighs."""

    region: RegionSigns
    period: PeriodSigns


# -- imprint.toml, places.toml, zones.toml


class ImprintWords(Table, frozen=True):
    """How a page speaks of itself: who wrote, what printed it, when."""

    writers: Words
    reporters: Words
    offices: Words
    others: Words
    sources: Words
    dates: Words
    fields: Words
    papers: Words
    no_source: Words
    surnames: str
    compound: Words


class Epithet(Table, frozen=True):
    says: Words
    of: Words


class NameWords(Table, frozen=True):
    edge: Words
    before: str
    full: Words
    short: Words
    bynames: Words


class Places(Table, frozen=True):
    """How places are called."""

    epithet: tuple[Epithet, ...]
    units: Mapping[Level | Literal["特别行政区"], str]
    """The unit with which a division of each level speaks of itself."""
    words: NameWords


class ZoneKind(Table, frozen=True):
    says: Words
    name: str
    level: Level


class ZoneArea(Table, frozen=True):
    name: str
    level: Level
    parent: str
    says: Words


class Zones(Table, frozen=True):
    """Development zones and new areas."""

    kind: tuple[ZoneKind, ...]
    area: tuple[ZoneArea, ...]


# -- noise.toml


class Noise(Table, frozen=True):
    """What is boilerplate of a page, not text of a report."""

    words: Words
    starts: Words
    foot: Words
    summary: Words
    note: str
    series: str
    fields: Mapping[Role, Words]


# -- themes.toml

Themes = dict[str, dict[Literal["3", "2", "1"], Words]]
"""The words of each theme by their weight."""
