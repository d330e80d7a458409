"""Decide whose report it is."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from summarizer.identify.ballot import Ballot, RegionEvidence
from summarizer.identify.disagree import of_region
from summarizer.identify.evidence import gather
from summarizer.identify.imprint import Imprint
from summarizer.identify.self_reference import country, self_references
from summarizer.lexicon import Lexicon
from summarizer.lexicon.gazetteer import COUNTRY, ZONES, Division, Gazetteer
from summarizer.records import Cleaned, Disagreement, Line, Reason, Region

CANDIDATES = 4
"""How many regions are named at most where it stays undecided."""
RIVAL = 0.5
"""How much of the best one's evidence another must have for its own to be kept."""
UNKNOWN = "未识别地区"


def find_region(
    cleaned: Cleaned, imprint: Imprint, period: int | None, lexicon: Lexicon
) -> tuple[Region, tuple[Reason, ...], tuple[Disagreement, ...]]:
    """Return whose report it is, what spoke for it and its rivals, and whether its file name denies it.

    Where nothing reaches far enough, or namesakes come too near one another,
    the region stays undecided: it is called after the file, and what it may be
    is listed.
    """
    gazetteer, signs = lexicon.gazetteer, lexicon.identify.region
    if reason := country(cleaned.lines, lexicon):
        return region_of(gazetteer.divisions[COUNTRY], period, Counter(), gazetteer), (reason,), ()
    ballot = gather(cleaned, imprint, period, lexicon)
    ranked = _ranked(ballot)
    near = [e for e in ranked if e.total > ranked[0].total - signs.margin]
    rivals = [e for e in ranked[:CANDIDATES] if e.total >= ranked[0].total * RIVAL]
    reasons = tuple(reason for e in rivals for reason in e.reasons.values())
    if len(near) == 1 and near[0].has(signs.naming) and near[0].total >= signs.enough:
        region = region_of(near[0].division, period, near[0].names, gazetteer)
    else:
        candidates = tuple(e.division for e in near) or _under_paper(ballot, cleaned.lines)
        region = _undecided(candidates, cleaned.source.path, gazetteer)
    return region, reasons, tuple(of_region(ranked, region, cleaned.source.path, lexicon))


def _ranked(ballot: Ballot) -> list[RegionEvidence]:
    """Return what may be the region, the best first; a place met by the way is none."""
    known, gazetteer = ballot.lexicon.identify.region, ballot.lexicon.gazetteer
    signs = (*known.naming, *known.hinting)
    those = (e for e in ballot.by_key.values() if e.total > 0 and e.has(signs))
    return sorted(those, key=lambda e: (-e.total, gazetteer.full_name(e.division)))


def _under_paper(ballot: Ballot, lines: Sequence[Line]) -> tuple[Division, ...]:
    """Return what lies in the city whose paper it is and calls itself as the text does, if these are few."""
    known, gazetteer = ballot.lexicon, ballot.lexicon.gazetteer
    references = self_references(lines, known)
    unit = max(references, key=lambda unit: references[unit].weight, default=None)
    printed = [e.division for e in ballot.by_key.values() if e.has(("masthead",))]
    if len(printed) != 1:
        return ()
    below = (gazetteer.divisions[code] for code in gazetteer.children.get(printed[0].code, ()))
    those = tuple(d for d in below if known.places.units.get(d.level) == unit and d.level not in ZONES)
    return those if len(those) <= CANDIDATES else ()


def _undecided(near: Sequence[Division], path: str, gazetteer: Gazetteer) -> Region:
    """Return a region that bears the name all candidates share, else none, and is told apart by the file."""
    stem = PurePosixPath(path).with_suffix("").as_posix().replace("/", "-")
    names = {division.name for division in near}
    # Namesakes share at least their name; one that is too weak alone gives not even that.
    name = names.pop() if len(names) == 1 < len(near) else UNKNOWN
    label = f"{name}（{stem}）"
    candidates = tuple(gazetteer.full_name(division) for division in near[:CANDIDATES])
    return Region(
        f"{name}-{stem}", label if name == UNKNOWN else name, label, None, None, None, None, candidates
    )


def region_of(division: Division, period: int | None, names: Counter[str], gazetteer: Gazetteer) -> Region:
    """Return the region that *division* is, under the name that the text or the year reviewed gives it."""
    today = gazetteer.divisions.get(division.code, division)
    name, level = today.name, today.level
    for old in gazetteer.former.get(division.code, ()):
        said, now = names[old.name], names[today.name]
        if said > now or (said == now and period is not None and period < (old.until or 0)):
            name, level = old.name, old.level
            break
    city, province = gazetteer.city(today), gazetteer.province(today)
    return Region(gazetteer.key(today), name, name, level, city, province, today.code or None)
