"""The types of the lexicon's tables: what each TOML file holds, key by key.

The comments in the files say what the words are for; here stand their names
and types, so that a slip in a file is found when it is read and a slip in the
program by mypy.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from summarizer.records import Level, Measure, Role

Words = tuple[str, ...]


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A table whose keys are all known."""


class Exempt(_Table, frozen=True):
    """An exception, with the sentence that earned it its place."""

    word: str
    shows: str
    """A sentence that would be read otherwise without it."""
    reads: str
    """The figures which that sentence states: name, scope in brackets, value and unit, growth."""


class Exempts(_Table, frozen=True):
    """A table of one list of exceptions."""

    words: tuple[Exempt, ...]


class Compound(_Table, frozen=True):
    """A unit, what makes another word of it when it follows, and the sentence that earned the row."""

    unit: str
    next: str
    shows: str
    reads: str


# -- phrasing.toml


class Growth(_Table, frozen=True):
    up: Words
    down: Words
    reached: Words
    compared: Words


class Bounds(_Table, frozen=True):
    at_least_before: Words
    at_most_before: Words
    about_before: Words
    at_least_after: Words
    at_most_after: Words
    about_after: Words
    marks: Words


class Kinds(_Table, frozen=True):
    estimate: Words
    target: Words


class Levels(_Table, frozen=True):
    reached: Words
    kept: Words
    summed: Words
    yearly: Words
    events: Words
    standing: Words
    rates: Words


class Lead(_Table, frozen=True):
    adverbs: Words
    verbs: Words
    protected: tuple[Exempt, ...]
    trailing: Words
    anaphors: Words
    general: Words
    owned: Words
    kin: Words
    branch: Words
    measures: Words
    elsewhen: Words
    persons: Words


class After(_Table, frozen=True):
    stops: Words
    kept: tuple[Exempt, ...]
    heads: Words
    verbs: Words


class Listed(_Table, frozen=True):
    """A table of one list of words."""

    words: Words


class Nouns(_Table, frozen=True):
    """A table of one list of nouns."""

    nouns: Words


class Ranks(_Table, frozen=True):
    verbs: Words
    realms: Words
    claims: Words


class Streaks(_Table, frozen=True):
    titles: Words
    states: Words


class Phrasing(_Table, frozen=True):
    """How reports put figures into words."""

    growth: Growth
    bounds: Bounds
    kinds: Kinds
    levels: Levels
    lead: Lead
    tail: Listed
    after: After
    uncounted: Nouns
    countable: Nouns
    heads: Nouns
    rank: Ranks
    streak: Streaks


# -- units.toml


class UnitsOnly(_Table, frozen=True):
    """A table of one list of units."""

    units: Words


class Capacity(_Table, frozen=True):
    units: Words
    words: Words
    weights: Words
    plants: Words


class ChineseCounts(_Table, frozen=True):
    plain: Words
    told: Words
    telling: Words


class People(_Table, frozen=True):
    nouns: Words
    before: Words


class Units(_Table, frozen=True):
    """What can be counted and measured with."""

    percent: Words
    points: Words
    times: Words
    money: Words
    counted: Words
    general: Words
    only_after: Mapping[str, Words]
    measured: UnitsOnly
    not_before: tuple[Compound, ...]
    bare: UnitsOnly
    capacity: Capacity
    chinese: ChineseCounts
    people: People


# -- scopes.toml


class Plain(_Table, frozen=True):
    words: Words
    joining: Words


class Basis(_Table, frozen=True):
    said: Mapping[str, Words]
    real: Words
    nominal: Words
    factors: Words
    prices: Words


class Stocks(_Table, frozen=True):
    words: Words
    known: Words


class Owners(_Table, frozen=True):
    """Who a clause may begin with, nearer than the region itself."""

    led_by: Words
    ranked: Words
    clusters: Words
    together: Words
    zones: Words
    firms_of: Words
    firms: Words
    firms_alone: Words
    projects: Words
    no_town: Words
    worked_on: Words
    before_work: Words
    thriving: Words
    doing: Words
    handled: Words


class Acts(_Table, frozen=True):
    """What is done to things, as far as their names say so."""

    shared: Words
    others: Words
    light: Words
    works: Words
    honours: Words


class Unnamed(_Table, frozen=True):
    """By what it is told that a local fact goes by no name."""

    general: Words
    places: Words
    plans: Words
    somebodys: Words
    torn: Words
    verbs: Words
    clausal: Words
    opening: Words
    kept: Words
    rates: Words
    wholes: Words


class Scopes(_Table, frozen=True):
    """What narrows an indicator."""

    basis: Basis
    begun: Listed
    flows: Mapping[str, Words]
    not_flow: Exempts
    stocks: Stocks
    narrowing: Listed
    bracketed: Exempts
    grades: Listed
    plain: Plain
    joint: Mapping[str, Words]
    owners: Owners
    acts: Acts
    unnamed: Unnamed


# -- indicators.toml


class StandardIndicator(_Table, frozen=True):
    """An indicator whose figures may be compared, be it shipped or the user's own."""

    name: str
    also: Words = ()
    grown: Words = ()
    unit: str | None = None
    better: Literal["higher", "lower"] | None = None
    """None also where a band is aimed at."""
    prices: Literal["real", "nominal"] | None = None
    """At which prices its growth is told where the report does not say."""
    measure: Measure = "level"
    flows: bool = False
    stock: bool = False
    rise: bool = False
    units: Words = ()
    short: Mapping[str, Words] = {}
    bare: bool = False


class Indicators(_Table, frozen=True):
    indicator: tuple[StandardIndicator, ...]


# -- topics.toml


class Topics(_Table, frozen=True):
    """Of a topic's word the longer ones in which it means another matter."""

    other: Mapping[str, Words]


# -- comparable.toml


class About(_Table, frozen=True):
    points: str
    """A decimal number."""
    share: str
    """A decimal number."""


class Coverage(_Table, frozen=True):
    few: str
    """A decimal number."""
    half: str
    """A decimal number."""


class Census(_Table, frozen=True):
    """Indicators, and the years of the census that their levels are revised after."""

    names: Words
    years: tuple[int, ...]


class Leap(_Table, frozen=True):
    """Percentage points between growth as told and as two levels have it."""

    real: str
    """A decimal number."""
    other: str
    """A decimal number."""


class Municipalities(_Table, frozen=True):
    names: Words
    rank: str = field(name="class")
    apart: tuple[Level, ...]
    """Levels to which this does not apply."""


class Short(_Table, frozen=True):
    classes: Words


class Wording(_Table, frozen=True):
    ceremony: Words
    generic: Words
    """Regular expressions for what the name of a place ends in."""
    national: Words
    """What the whole country calls so."""
    practice: Words
    """What a way of working is called."""
    granted: Words
    """What stands in or beside the name of what was given from above."""


class Comparable(_Table, frozen=True):
    """What may be compared with what."""

    measures: tuple[str, ...]
    spans: tuple[str, ...]
    headlines: Words
    foreign: Words
    counted_locally: Words
    about: About
    coverage: Coverage
    census: tuple[Census, ...]
    leap: Leap
    classes: Mapping[Level, str]
    short: Short
    municipalities: Municipalities
    units: Mapping[str, tuple[str, str]]
    """Each written unit with the unit that it is, and how many of it: a decimal number."""
    wording: Wording


# -- evidence.toml


class Outlook(_Table, frozen=True):
    weight: float


class Feature(_Table, frozen=True):
    name: str
    about: str
    weight: float
    most: int
    patterns: Words
    bare: float | None = None


class Evidence(_Table, frozen=True):
    """What makes a sentence worth quoting."""

    base: float
    least: float
    worth: float
    headlines: Words
    outlook: Outlook
    feature: tuple[Feature, ...]


# -- headings.toml


class HeadingNumber(_Table, frozen=True):
    kind: str
    pattern: str
    titled: bool = False
    loose: bool = False


class HeadingLine(_Table, frozen=True):
    never: Words
    glossary: Words
    annex: Words
    part: str
    question: str
    answer: str
    note: str


class LeadPhrase(_Table, frozen=True):
    address: Words
    ordinary: Words
    classical: str
    statement: Words
    clause: Words
    where: Words
    label: Words


class Closing(_Table, frozen=True):
    returns: Words
    exhorting: Words
    ahead: str
    closing_words: Words


class Headings(_Table, frozen=True):
    """What tells headings, lead phrases and closing rhetoric."""

    number: tuple[HeadingNumber, ...]
    line: HeadingLine
    lead: LeadPhrase
    closing: Closing


# -- identify.toml


class Country(_Table, frozen=True):
    anywhere: str
    lines: str


class SelfReferencePattern(_Table, frozen=True):
    pattern: str
    weight: float
    compares: bool = False


class RegionWeights(_Table, frozen=True):
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


class RegionPatterns(_Table, frozen=True):
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


class RegionSigns(_Table, frozen=True):
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


class YearPattern(_Table, frozen=True):
    name: str
    pattern: str
    shift: int
    weight: float
    most: int | None = None


class PartOfYear(_Table, frozen=True):
    says: str
    often: int
    decided: float
    compared: str
    goal: str
    weight: float


class LookBack(_Table, frozen=True):
    says: str
    times: float


class Event(_Table, frozen=True):
    says: str
    year: int


class PeriodWeights(_Table, frozen=True):
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


class PeriodSigns(_Table, frozen=True):
    enough: float
    last: int
    first: int
    heading: tuple[YearPattern, ...]
    phrase: tuple[YearPattern, ...]
    part: PartOfYear
    back: LookBack
    weights: PeriodWeights
    event: tuple[Event, ...]


class Identification(_Table, frozen=True):
    """What tells whose report it is and about which year, and how much each sign weighs."""

    region: RegionSigns
    period: PeriodSigns


# -- imprint.toml, places.toml, zones.toml


class ImprintWords(_Table, frozen=True):
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


class Epithet(_Table, frozen=True):
    says: Words
    of: Words


class NameWords(_Table, frozen=True):
    edge: Words
    before: str
    full: Words
    short: Words
    bynames: Words


class Places(_Table, frozen=True):
    """How places are called."""

    epithet: tuple[Epithet, ...]
    units: Mapping[Level | Literal["特别行政区"], str]
    """The unit with which a division of each level speaks of itself."""
    words: NameWords


class ZoneKind(_Table, frozen=True):
    says: Words
    name: str
    level: Level


class ZoneArea(_Table, frozen=True):
    name: str
    level: Level
    parent: str
    says: Words


class Zones(_Table, frozen=True):
    """Development zones and new areas."""

    kind: tuple[ZoneKind, ...]
    area: tuple[ZoneArea, ...]


# -- noise.toml


class Noise(_Table, frozen=True):
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


# -- check.toml


class Verdicts(_Table, frozen=True):
    """The words for each verdict, by the program's own name for it."""

    supported: Mapping[str, str]
    wrong: Mapping[str, str]
    open: Mapping[str, str]


class DegreeWords(_Table, frozen=True):
    over: Words
    least: Words
    under: Words
    most: Words
    about: Words


class Degrees(_Table, frozen=True):
    before: DegreeWords
    behind: DegreeWords


class LooseNumber(_Table, frozen=True):
    """A number said in words, and between which numbers it means."""

    word: str
    low: str
    high: str
    unit: str


class Loose(_Table, frozen=True):
    words: tuple[LooseNumber, ...]
    tenth: str


class CheckedScopes(_Table, frozen=True):
    rows: tuple[Words, ...]
    alike: tuple[Words, ...]
    loose: Words
    """One word of each row whose words may be left out."""
    flows: Words
    whole: Words


class Times(_Table, frozen=True):
    this: Words
    last: Words
    next: Words
    compared: Words
    plans: Words
    """In a heading: what stands under it is planned."""


class Comparisons(_Table, frozen=True):
    difference: Words
    more: Words
    less: Words
    sum: Words
    part: Words
    times: Words


class CheckedClaims(_Table, frozen=True):
    first: Words
    growth: Words
    fall: Words
    turned: Words


class Quoting(_Table, frozen=True):
    opened: Words


class CheckSays(_Table, frozen=True):
    author: str
    initials: str
    report: str
    nearest: str
    difference: str
    arithmetic: str
    title: str
    heading: str
    cut: str
    summary: str
    place: str
    nowhere: str


class Check(_Table, frozen=True):
    """What the check of a draft turns on."""

    verdicts: Verdicts
    says: CheckSays
    where: Mapping[str, str]
    degree: Degrees
    loose: Loose
    scopes: CheckedScopes
    several: Listed
    kinds: Kinds
    times: Times
    compared: Comparisons
    claims: CheckedClaims
    quotation: Quoting
