"""Weigh what little a retrospective says of its place: a byname and the paper, 全市 and one name."""

from collections import Counter
from collections.abc import Mapping, Sequence

from summarizer.identify.ballot import Ballot, RegionEvidence
from summarizer.identify.names import Mention, distinct, region_patterns
from summarizer.identify.self_reference import SelfReference
from summarizer.identify.zones import Found
from summarizer.lexicon import Lexicon
from summarizer.lexicon.gazetteer import COUNTRY, ZONES, Division
from summarizer.records import Line

EARLY = 3
"""Within how many lines of the text a county must stand that opens it."""


def hints(
    ballot: Ballot, found: Found, references: Mapping[str, SelfReference], lines: Sequence[Line]
) -> None:
    """Weigh a byname, a city's own paper, and the only place named, where the text calls itself so."""
    unit = max(references, key=lambda unit: references[unit].weight, default=None)
    _byname(ballot, unit)
    named = _named(found, ballot.lexicon)
    _home(ballot, named, unit, lines)
    _only(ballot, named, unit, lines)


def helps(line: Line, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether what the *mention* names sends help to the one that the text is about."""
    return region_patterns(lexicon)["helper"].search(line.text[mention.end :]) is not None


def _unit(division: Division, lexicon: Lexicon) -> str | None:
    return lexicon.places.units.get(division.level)


def _byname(ballot: Ballot, unit: str | None) -> None:
    """Weigh a byname that is of one place alone, or of one whose paper printed it.

    药都 in 亳州晚报 is 亳州; in no paper it may be three places.  A text that
    calls itself by another unit (全县) only lies there, and so may any in a province.
    """
    called = [e for e in ballot.by_key.values() if e.has(("epithet",))]
    printed = [e for e in called if e.has(("masthead",))]
    those = printed or called
    if len(those) == 1:
        one = those[0]
        own = _unit(one.division, ballot.lexicon)
        if unit in (own, None) and not one.division.code.endswith("0000"):
            said = one.reasons["epithet"]
            ballot.add("byname", (one.division,), said.evidence, said.line)


def _named(found: Found, lexicon: Lexicon) -> list[tuple[Line, Mention]]:
    """Return the mentions of places that the text is about or has to do with."""
    abroad = region_patterns(lexicon)["abroad"]
    return [
        (line, m)
        for line, m in found
        if m.meant
        and not m.above
        and line.role in ("body", "title", "subtitle")
        and not helps(line, m, lexicon)
        and not abroad.search(line.text[: m.start][-6:])
        and any(d.code != COUNTRY for d in m.meant)
    ]


def _home(
    ballot: Ballot, named: Sequence[tuple[Line, Mention]], unit: str | None, lines: Sequence[Line]
) -> None:
    """Weigh that a city's paper reports of 市委 and 全市 and names no place at all."""
    printed = [e for e in ballot.by_key.values() if e.has(("masthead",))]
    if named or len(printed) != 1 or unit is None or unit == "省":
        return
    city = printed[0].division
    said = next((line for line in lines if line.role == "body" and f"{unit}委" in line.text), None)
    if said and _unit(city, ballot.lexicon) == unit and city.code.endswith("00"):
        ballot.add("home", (city,), f"{unit}委", said.number)


def _only(
    ballot: Ballot, named: Sequence[tuple[Line, Mention]], unit: str | None, lines: Sequence[Line]
) -> None:
    """Weigh that the text names one place alone of the unit that it calls itself by.

    A text that calls itself nothing must open with the county's full name.  A
    short name that stands once may be a river's.
    """
    gazetteer, lexicon = ballot.lexicon.gazetteer, ballot.lexicon
    often: Counter[str] = Counter()
    full: set[str] = set()
    by_key: dict[str, Division] = {}
    for _line, mention in named:
        for division in distinct(mention.meant):
            key = gazetteer.key(division)
            if unit is None or _unit(division, lexicon) == unit:
                by_key[key] = division
                often[key] += 1
                if not mention.short:
                    full.add(key)
    above = {gazetteer.key(a) for division in by_key.values() for a in gazetteer.line(division)[1:]}
    by_key = {key: division for key, division in by_key.items() if key not in above}
    if len(by_key) != 1:
        return
    key, division = next(iter(by_key.items()))
    first = next(line for line, m in named if division in m.meant)
    if division.level in ZONES or _unit(division, lexicon) == "省":
        return
    evidence: RegionEvidence = ballot.of(division)
    if unit is None:
        opening = [line.number for line in lines if line.role == "body"][:EARLY]
        sure = key in full and first.number in opening and _unit(division, lexicon) in ("县", "旗")
    else:
        # 全市 may be of the city in which a 县级市 named once lies.
        once = key in full and division.level != "县级市"
        sure = once or often[key] >= 2 or evidence.has(("portrayed", "headline", "masthead", "folder"))
    if sure:
        ballot.add("only", (division,), division.name, first.number)
