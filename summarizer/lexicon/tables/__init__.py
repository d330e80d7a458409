"""The types of the lexicon's tables: what each TOML file holds, key by key.

The comments in the files say what the words are for; here stand their names
and types, so that a slip in a file is found when it is read and a slip in the
program by mypy.
"""

from summarizer.lexicon.tables.comparing import Check, Comparable
from summarizer.lexicon.tables.figures import Indicators, Phrasing, Scopes, StandardIndicator, Topics, Units
from summarizer.lexicon.tables.reports import (
    Evidence,
    Headings,
    Identification,
    ImprintWords,
    Noise,
    PartOfYear,
    PeriodSigns,
    Places,
    Themes,
    YearPattern,
    Zones,
)

__all__ = [
    "Check",
    "Comparable",
    "Evidence",
    "Headings",
    "Identification",
    "ImprintWords",
    "Indicators",
    "Noise",
    "PartOfYear",
    "PeriodSigns",
    "Phrasing",
    "Places",
    "Scopes",
    "StandardIndicator",
    "Themes",
    "Topics",
    "Units",
    "YearPattern",
    "Zones",
]
