"""The tables of comparing figures: of regions among one another, and of a draft with reports."""

from collections.abc import Mapping

from msgspec import field

from summarizer.lexicon.tables.base import Table, Words
from summarizer.lexicon.tables.figures import Kinds, Listed
from summarizer.records import Level

# -- comparable.toml


class About(Table, frozen=True):
    points: str
    """A decimal number."""
    share: str
    """A decimal number."""


class Coverage(Table, frozen=True):
    few: str
    """A decimal number."""
    half: str
    """A decimal number."""


class Census(Table, frozen=True):
    """Indicators, and the years of the census that their levels are revised after."""

    names: Words
    years: tuple[int, ...]


class Leap(Table, frozen=True):
    """Percentage points between growth as told and as two levels have it."""

    real: str
    """A decimal number."""
    other: str
    """A decimal number."""


class Municipalities(Table, frozen=True):
    names: Words
    rank: str = field(name="class")
    apart: tuple[Level, ...]
    """Levels to which this does not apply."""


class Short(Table, frozen=True):
    classes: Words


class Wording(Table, frozen=True):
    ceremony: Words
    generic: Words
    """Regular expressions for what the name of a place ends in."""
    national: Words
    """What the whole country calls so."""
    practice: Words
    """What a way of working is called."""
    granted: Words
    """What stands in or beside the name of what was given from above."""


class Comparable(Table, frozen=True):
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


# -- check.toml


class Verdicts(Table, frozen=True):
    """The words for each verdict, by the program's own name for it."""

    supported: Mapping[str, str]
    wrong: Mapping[str, str]
    open: Mapping[str, str]


class DegreeWords(Table, frozen=True):
    over: Words
    least: Words
    under: Words
    most: Words
    about: Words


class Degrees(Table, frozen=True):
    before: DegreeWords
    behind: DegreeWords


class LooseNumber(Table, frozen=True):
    """A number said in words, and between which numbers it means."""

    word: str
    low: str
    high: str
    unit: str


class Loose(Table, frozen=True):
    words: tuple[LooseNumber, ...]
    tenth: str


class CheckedScopes(Table, frozen=True):
    rows: tuple[Words, ...]
    alike: tuple[Words, ...]
    loose: Words
    """One word of each row whose words may be left out."""
    flows: Words
    whole: Words


class Times(Table, frozen=True):
    this: Words
    last: Words
    next: Words
    compared: Words
    plans: Words
    """In a heading: what stands under it is planned."""


class Comparisons(Table, frozen=True):
    difference: Words
    more: Words
    less: Words
    sum: Words
    part: Words
    times: Words


class CheckedClaims(Table, frozen=True):
    first: Words
    growth: Words
    fall: Words
    turned: Words


class Quoting(Table, frozen=True):
    opened: Words


class CheckSays(Table, frozen=True):
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


class Check(Table, frozen=True):
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
