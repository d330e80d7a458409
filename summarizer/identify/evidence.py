"""Gather what speaks for each division that a document names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarizer.identify.ballot import Ballot, RegionEvidence
from summarizer.identify.hints import helps, hints
from summarizer.identify.imprint import HEAD, Imprint
from summarizer.identify.names import distinct, mentions, named_in_path, region_patterns
from summarizer.identify.self_reference import SelfReference, self_references
from summarizer.identify.zones import Found, with_zones
from summarizer.lexicon import Lexicon
from summarizer.lexicon.gazetteer import COUNTRY, Division, Gazetteer
from summarizer.records import Cleaned, Line

SPEAKS = 3.0
"""How strongly a text must speak of itself to be believed."""

SHELF = 0.4
"""How much of a folder's weight is left where a folder or file inside it names a place in it."""


def gather(cleaned: Cleaned, imprint: Imprint, period: int | None, lexicon: Lexicon) -> Ballot:
    """Return the evidence in the words of a document, its masthead and its path."""
    ballot = Ballot(lexicon)
    lines = cleaned.lines
    found = tuple((x, m) for x in lines if x.role != "navigation" for m in mentions(x.text, lexicon))
    found = with_zones(found, imprint.source, lines, lexicon)
    possible = ((line, replace(m, meant=_in_use(m.meant, period, lexicon.gazetteer))) for line, m in found)
    found = tuple((line, m) for line, m in possible if m.meant)
    references = self_references(lines, lexicon)
    _names(ballot, found, {line.number for line in lines[:HEAD]} if lines else set())
    _masthead(ballot, imprint)
    _path(ballot, cleaned.source.path)
    _counts(ballot, found, references)
    _epithets(ballot, lines)
    _agreement(ballot, references)
    hints(ballot, found, references, lines)
    return ballot


def _in_use(meant: Sequence[Division], period: int | None, gazetteer: Gazetteer) -> tuple[Division, ...]:
    """Return *meant* less the names that were not in use in the year reviewed; each division once.

    A report delivered in the year of a change may still use the name of before.
    """
    kept: dict[str, Division] = {}
    for division in meant:
        until = division.until
        if until is None:
            kept.setdefault(gazetteer.key(division), division)
        elif period is None or period <= until:
            before = period is not None and period < until
            if before or division.code not in kept:
                kept[division.code] = division
    return tuple(kept.values())


def _names(ballot: Ballot, found: Found, head: set[int]) -> None:
    """Weigh each name by the words around it and by the kind of line it stands in."""
    patterns = region_patterns(ballot.lexicon)
    opened = False
    for line, mention in found:
        if mention.above or helps(line, mention, ballot.lexicon):
            continue
        before, after = line.text[: mention.start][-12:], line.text[mention.end :][:30]
        words = line.text[max(0, mention.start - 6) : mention.end + 12]
        signs: dict[str, float] = {}
        if patterns["portrayed"].search(after) or patterns["of_year"].search(before):
            signs["portrayed"] = 1.0
        if patterns["issuer"].search(before):
            signs["issuer"] = 1.0
        if patterns["represents"].search(before) and patterns["organ"].search(after):
            signs["represents"] = 1.0
        if line.number in head:
            signs |= {sign: 1.0 for sign in ("speaker", "congress") if patterns[sign].search(after)}
        titled = patterns["report"].search(after) or patterns["series"].search(line.text[mention.end :])
        if line.role in ("title", "subtitle") or (line.number in head and titled):
            signs["headline"] = 0.7 if mention.short else 1.0
        elif line.role not in ("body", "dateline"):
            signs["column"] = 1.0
        elif line.role == "body" and not opened:
            opened = True
            signs["opening"] = 1.0
        if mention.chained and mention.text not in ballot.lexicon.gazetteer.kinds:
            signs["chained"] = 1.0
        for sign, share in signs.items():
            ballot.add(sign, mention.meant, words, line.number, share)


def _masthead(ballot: Ballot, imprint: Imprint) -> None:
    """Weigh the newspaper or site: a government's own site names it, a paper only its city."""
    source = imprint.source or ""
    line = next((reason.line for reason in imprint.reasons if reason.about == "source"), None)
    for mention in mentions(source, ballot.lexicon):
        if not mention.above and mention.meant:
            site = "政府" in source[mention.end :] or mention.text.endswith(("区", "县"))
            ballot.add("site" if site else "masthead", mention.meant, source, line)


def _path(ballot: Ballot, path: str) -> None:
    """Weigh the names of the file and its folders, also where such a name is an ordinary word.

    A folder inside which another place has its own says less: it is the shelf.
    """
    gazetteer, met = ballot.lexicon.gazetteer, named_in_path(path, ballot.lexicon)
    for at, (part, those, share) in enumerate(met):
        inner = {
            place.code for _, later, _ in met[at + 1 :] for d in later for place in gazetteer.line(d)[1:]
        }
        shelf = any(d.code in inner for d in those)
        ballot.add("path", those, part, None, share * SHELF if shelf else share)


def _counts(ballot: Ballot, found: Found, references: Mapping[str, SelfReference]) -> None:
    """Weigh how often each is named, and what else is named above, beside and below it."""
    patterns, gazetteer = region_patterns(ballot.lexicon), ballot.lexicon.gazetteer
    organ, abroad, own = patterns["organ"], patterns["abroad"], patterns["own"]
    surely: set[str] = set()
    named: Counter[str] = Counter()
    organs: Counter[str] = Counter()
    first: dict[str, int] = {}
    kin: dict[str, dict[str, str]] = defaultdict(dict)
    for line, mention in found:
        if line.role == "dateline":
            continue
        for division in distinct(mention.meant):
            key = gazetteer.key(division)
            first.setdefault(key, line.number)
            kin[division.parent][key] = division.name
            if not mention.above:
                ballot.of(division).names[mention.text] += 1
                named[key] += 1
                certain = not mention.short or own.search(line.text[mention.end :][:4])
                if certain and not abroad.search(line.text[: mention.start][-6:]):
                    surely.add(key)
                organs[key] += bool(organ.search(line.text[mention.end :][:4]))
    fitting = _fitting(ballot, named, references)
    most_named = max((named[key] for key in fitting), default=1)
    most_organs = max((organs[key] for key in fitting), default=1)
    for key, evidence in list(ballot.by_key.items()):
        division = evidence.division
        _above(ballot, division, first)
        enough = _enough(evidence, key in surely, ballot.lexicon.identify.region.alone)
        if key in fitting and named[key] >= enough:
            share = named[key] / most_named * min(1.0, named[key] / 4)
            ballot.add("subject", (division,), f"{division.name} × {named[key]}", first[key], share)
        elif key in fitting and named[key] >= 2:
            ballot.add(
                "met", (division,), f"{division.name} × {named[key]}", first[key], named[key] / most_named
            )
        if key in fitting and organs[key]:
            share = organs[key] / most_organs * min(1.0, organs[key] / 2)
            ballot.add("organ", (division,), f"{division.name}委、政府 × {organs[key]}", first[key], share)
        beside = [name for other, name in kin[division.parent].items() if other != key]
        if beside and division.parent:
            ballot.add("beside", (division,), "、".join(beside[:4]), None, min(1.0, len(beside) / 3))
        below = list(kin.get(division.code, {}).values()) if division.code else []
        if len(below) >= 3:
            ballot.add("below", (division,), "、".join(below[:4]), None, min(1.0, len(below) / 4))


def _enough(evidence: RegionEvidence, surely: bool, alone: int) -> int:
    """Return how often the division must be named to be what the text is about.

    Once where the paper or the folder is of the same place.  A short name that
    stands alone may be a river or a village elsewhere.
    """
    if surely and evidence.has(("masthead", "folder", "site")):
        return 1
    supported = evidence.has(
        ("masthead", "folder", "site", "path", "above", "province", "chained", "headline")
    )
    above_county = evidence.division.code[4:6] == "00"
    return 2 if surely or supported or above_county else alone


def _fitting(ballot: Ballot, named: Iterable[str], references: Mapping[str, SelfReference]) -> set[str]:
    """Return the divisions of a level that the text may speak of itself at; all where it does not."""
    strongest = max((one.weight for one in references.values()), default=0.0)
    units = {
        unit
        for unit, one in references.items()
        if one.weight >= ballot.lexicon.identify.region.near_strongest * strongest
    }
    levels = ballot.lexicon.places.units
    return {key for key in named if not units or levels.get(ballot.by_key[key].division.level) in units}


def _above(ballot: Ballot, division: Division, first: Mapping[str, int]) -> None:
    """Weigh that what *division* lies in is named, printed it, or gave its name to the folder."""
    for higher in ballot.lexicon.gazetteer.line(division)[1:]:
        if higher.code == COUNTRY:
            continue
        if higher.code in first:
            sign = "province" if higher.code.endswith("0000") else "above"
            ballot.add(sign, (division,), higher.name, first[higher.code])
        known = ballot.by_key[higher.code].reasons if higher.code in ballot.by_key else {}
        for sign, inner in (("masthead", "masthead"), ("path", "folder")):
            if reason := known.get(sign):
                ballot.add(inner, (division,), reason.evidence, reason.line)


def _epithets(ballot: Ballot, lines: Sequence[Line]) -> None:
    for epithet in ballot.lexicon.places.epithet:
        says = re.compile("|".join(epithet.says))
        match, number = next(
            ((m, x.number) for x in lines if x.role != "navigation" and (m := says.search(x.text))), (None, 0)
        )
        if match:
            those = [division for name in epithet.of for division in ballot.lexicon.gazetteer.lookup(name)]
            ballot.add("epithet", those, match[0], number, 1 / len(those))


def _agreement(ballot: Ballot, references: Mapping[str, SelfReference]) -> None:
    """Weigh whether the text speaks of itself as a division of this level does."""
    strongest = max(references.values(), key=lambda one: one.weight, default=None)
    if strongest is None or strongest.weight < SPEAKS:
        return
    for evidence in list(ballot.by_key.values()):
        own = references.get(ballot.lexicon.places.units.get(evidence.division.level, ""))
        share = own.weight / strongest.weight if own else 0.0
        if own and share >= 0.5:
            ballot.add("self_reference", (evidence.division,), own.words, own.line, share)
        else:
            ballot.add("discord", (evidence.division,), strongest.words, strongest.line, 1 - share)
