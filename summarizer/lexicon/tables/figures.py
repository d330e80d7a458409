"""The tables of figures: how they are worded, in which units, of what, with which scopes."""

from collections.abc import Mapping
from typing import Literal

from summarizer.lexicon.tables.base import Table, Words
from summarizer.records import Measure


class Exempt(Table, frozen=True):
    """An exception, with the sentence that earned it its place."""

    word: str
    shows: str
    """A sentence that would be read otherwise without it."""
    reads: str
    """The figures which that sentence states: name, scope in brackets, value and unit, growth."""


class Exempts(Table, frozen=True):
    """A table of one list of exceptions."""

    words: tuple[Exempt, ...]


class Compound(Table, frozen=True):
    """A unit, what makes another word of it when it follows, and the sentence that earned the row."""

    unit: str
    next: str
    shows: str
    reads: str


# -- phrasing.toml


class Growth(Table, frozen=True):
    up: Words
    down: Words
    reached: Words
    compared: Words


class Bounds(Table, frozen=True):
    at_least_before: Words
    at_most_before: Words
    about_before: Words
    at_least_after: Words
    at_most_after: Words
    about_after: Words
    marks: Words


class Kinds(Table, frozen=True):
    estimate: Words
    target: Words


class Levels(Table, frozen=True):
    reached: Words
    kept: Words
    summed: Words
    yearly: Words
    events: Words
    standing: Words
    rates: Words


class Lead(Table, frozen=True):
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


class After(Table, frozen=True):
    stops: Words
    kept: tuple[Exempt, ...]
    heads: Words
    verbs: Words


class Listed(Table, frozen=True):
    """A table of one list of words."""

    words: Words


class Nouns(Table, frozen=True):
    """A table of one list of nouns."""

    nouns: Words


class Ranks(Table, frozen=True):
    verbs: Words
    realms: Words
    claims: Words


class Streaks(Table, frozen=True):
    titles: Words
    states: Words


class Phrasing(Table, frozen=True):
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


class UnitsOnly(Table, frozen=True):
    """A table of one list of units."""

    units: Words


class Capacity(Table, frozen=True):
    units: Words
    words: Words
    weights: Words
    plants: Words


class ChineseCounts(Table, frozen=True):
    plain: Words
    told: Words
    telling: Words


class People(Table, frozen=True):
    nouns: Words
    before: Words


class Units(Table, frozen=True):
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


class Plain(Table, frozen=True):
    words: Words
    joining: Words


class Basis(Table, frozen=True):
    said: Mapping[str, Words]
    real: Words
    nominal: Words
    factors: Words
    prices: Words


class Stocks(Table, frozen=True):
    words: Words
    known: Words


class Owners(Table, frozen=True):
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


class Acts(Table, frozen=True):
    """What is done to things, as far as their names say so."""

    shared: Words
    others: Words
    light: Words
    works: Words
    honours: Words


class Unnamed(Table, frozen=True):
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


class Scopes(Table, frozen=True):
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


class StandardIndicator(Table, frozen=True):
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


class Indicators(Table, frozen=True):
    indicator: tuple[StandardIndicator, ...]


# -- topics.toml


class Topics(Table, frozen=True):
    """Of a topic's word the longer ones in which it means another matter."""

    other: Mapping[str, Words]
