"""Hold the name of a file against its text: the user must know where they contradict each other."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Literal

from summarizer.identify.ballot import RegionEvidence
from summarizer.identify.names import named_in_path
from summarizer.lexicon import Lexicon
from summarizer.lexicon.gazetteer import Division
from summarizer.records import Disagreement, Region

_BY_NAME = ("path", "folder")
"""The signs that the name of the file or folder gives."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def of_region(
    ranked: Sequence[RegionEvidence], region: Region, path: str, lexicon: Lexicon
) -> Iterator[Disagreement]:
    """Yield where the text is surely of another place than its file is named after.

    Its city or province, or a place in it, is no other place: a folder 保定 may
    hold what is of its counties.
    """
    gazetteer, signs = lexicon.gazetteer, lexicon.identify.region
    named = next((meant for _, meant, _ in reversed(named_in_path(path, lexicon)) if meant), ())
    naming = set(signs.naming) - set(_BY_NAME)
    told = max(ranked, key=_by_text, default=None)
    if not named or told is None or _by_text(told) < signs.enough or not told.has(naming):
        return
    if any(_related(division, told.division, lexicon) for division in named):
        return
    taken: Literal["named", "told", "neither"] = "neither"
    if region.id == gazetteer.key(told.division):
        taken = "told"
    elif region.id in {gazetteer.key(division) for division in named}:
        taken = "named"
    names = "、".join(dict.fromkeys(gazetteer.full_name(division) for division in named))
    yield Disagreement("region", names, gazetteer.full_name(told.division), taken)


def of_period(period: int | None, path: str) -> Iterator[Disagreement]:
    """Yield where the text reviews neither the one year in the file's name nor the year before it.

    A report that is delivered in 2021 is filed under 2021 by one and under 2020
    by another; what names several years says nothing.

    >>> [(d.named, d.told) for d in of_period(2016, "甲县/2021年政府工作报告.txt")]
    [('2021', '2016')]
    >>> [*of_period(2020, "2021.txt"), *of_period(2021, "2021.txt"), *of_period(2016, "2011-2021.txt")]
    []
    """
    years = {int(year) for year in _YEAR.findall(PurePosixPath(path).stem)}
    if period and len(years) == 1 and period not in ((year := years.pop()), year - 1):
        yield Disagreement("period", str(year), str(period), "told")


def _by_text(evidence: RegionEvidence) -> float:
    return evidence.total - sum(r.weight for sign, r in evidence.reasons.items() if sign in _BY_NAME)


def _related(one: Division, other: Division, lexicon: Lexicon) -> bool:
    """Whether one lies in the other or is the other, under whatever name."""
    gazetteer = lexicon.gazetteer
    above = {gazetteer.key(d) for d in gazetteer.line(one)}, {gazetteer.key(d) for d in gazetteer.line(other)}
    return gazetteer.key(one) in above[1] or gazetteer.key(other) in above[0]
