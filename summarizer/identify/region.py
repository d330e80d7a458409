"""Weigh whose report it is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from summarizer.identify.imprint import HEAD, Imprint
from summarizer.identify.names import Mention, distinct, mentions
from summarizer.lexicon import divisions as gazetteer
from summarizer.lexicon import table
from summarizer.lexicon.divisions import Division
from summarizer.models import Cleaned, Line, Reason, Region

CANDIDATES = 4
_PAPER = re.compile(
    r"(?:日报|晚报|早报|晨报|时报|都市报|商报|新报|导报|周报|报|网|电视台|广播|发布|融媒|新闻|客户端)"
)
_ORGAN = re.compile(r"([市县区])(?:委|政府)")
_BARE_ZONE = re.compile(r"^(?:党工委|党委|管委会|管理委员会)")


@dataclass(slots=True)
class _Evidence:
    """What speaks for one division so far."""

    division: Division
    reasons: dict[str, Reason] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> float:
        return sum(reason.weight for reason in self.reasons.values())


class _Ballot:
    """The evidence of one document, by division."""

    def __init__(self) -> None:
        self.rules: dict[str, Any] = table("identify")["region"]
        self.by_key: dict[str, _Evidence] = {}

    def of(self, division: Division) -> _Evidence:
        key = gazetteer.key(division)
        return self.by_key.setdefault(key, _Evidence(division))

    def add(
        self, sign: str, those: Iterable[Division], words: str, line: int | None, share: float = 1.0
    ) -> None:
        """Count a *sign* once for each division, at its strongest."""
        weight = round(self.rules["weights"][sign] * share, 2)
        for division in distinct(tuple(those)):
            evidence = self.of(division)
            old = evidence.reasons.get(sign)
            if old is None or abs(old.weight) < abs(weight):
                value = gazetteer.full_name(division)
                evidence.reasons[sign] = Reason("region", value, words.strip(), line, weight)


def find_region(cleaned: Cleaned, imprint: Imprint, period: int | None) -> tuple[Region, tuple[Reason, ...]]:
    """Return whose report it is, and what spoke for it and its rivals.

    Where nothing reaches far enough the region stays undecided: it is called
    after the file, and what it may be is listed.
    """
    ballot = _Ballot()
    if country := _country(cleaned.lines):
        return region_of(gazetteer.divisions()[gazetteer.COUNTRY], period, Counter()), (country,)
    voices = _voices(cleaned.lines)
    found = [(line, m) for line in cleaned.lines if line.role != "navigation" for m in mentions(line.text)]
    found = [(line, m) for line, m in _zones(found, imprint, cleaned.lines) if m.meant]
    found = [(line, replace(m, meant=those)) for line, m in found if (those := _possible(m.meant, period))]
    _read_names(ballot, found)
    _read_imprint(ballot, imprint)
    _read_path(ballot, cleaned.source.path)
    _count(ballot, found, voices)
    _read_epithets(ballot, cleaned.lines)
    _agree(ballot, voices)
    return _decide(ballot, cleaned.source.path, period)


def _country(lines: Sequence[Line]) -> Reason | None:
    for line in lines[:HEAD]:
        if match := re.search(table("identify")["region"]["country"]["name"], line.text):
            return Reason("region", "全国", match[0], line.number, 10.0)
    return None


@cache
def _voice_rules() -> tuple[tuple[re.Pattern[str], float, dict[str, float]], ...]:
    rules = table("identify")["region"]
    return tuple(
        (re.compile(rule["pattern"]), rule["weight"], rules["compared"] if rule.get("compares") else {})
        for rule in rules["voice"]
    )


def _voices(lines: Sequence[Line]) -> dict[str, tuple[float, str, int]]:
    """Return for each unit (县, 区, 市) how much the text speaks of itself so, and where first."""
    found: dict[str, tuple[float, str, int]] = {}
    for line in lines:
        for pattern, weight, compared in _voice_rules():
            for match in pattern.finditer(line.text):
                total, words, number = found.get(match[1], (0.0, match[0], line.number))
                found[match[1]] = total + weight * compared.get(match[1], 1.0), words, number
    return found


def _possible(meant: Sequence[Division], period: int | None) -> tuple[Division, ...]:
    """Return *meant* less the names that were not in use in the year reviewed; each division once.

    A report delivered in the year of a change may still use the name of before.
    """
    kept: dict[str, Division] = {}
    for division in meant:
        until = division.until
        if until is None:
            kept.setdefault(gazetteer.key(division), division)
        elif period is None or period <= until:
            other = kept.get(division.code)
            if other is None or (period is not None and period < until):
                kept[division.code] = division
    return tuple(kept.values())


def _zones(
    found: Sequence[tuple[Line, Mention]], imprint: Imprint, lines: Sequence[Line]
) -> list[tuple[Line, Mention]]:
    """Return *found* with 开发区 standing for the zone that the text is from.

    Only where the zone acts (开发区党工委, a title that names it): every county
    speaks of its development zone.  The zone is one that the text names in
    full, else that of the city whose paper it is.
    """
    acting = {
        m.text
        for line, m in found
        if not m.meant
        and (line.role in ("title", "subtitle") or _BARE_ZONE.search(line.text[m.end : m.end + 6]))
    }
    zones: dict[str, Division] = {}
    if acting:
        named = Counter(m.meant[0] for _, m in found if m.meant and m.meant[0].level in ("开发区", "新区"))
        home = _home(found, imprint, lines)
        for say in acting:
            full = next((zone for zone, _ in named.most_common() if zone.name.endswith(say)), None)
            if full or home:
                zones[say] = full or gazetteer.zone_of(home, *gazetteer.kinds()[say])  # type: ignore[arg-type]
    return [
        (line, replace(m, meant=(zones[m.text],)) if not m.meant and m.text in zones else m)
        for line, m in found
    ]


def _home(found: Sequence[tuple[Line, Mention]], imprint: Imprint, lines: Sequence[Line]) -> Division | None:
    """Return the city whose paper it is, else the one named most of the level whose organs are named most."""
    for mention in mentions(imprint.source or ""):
        if mention.meant and _PAPER.search(imprint.source or ""):
            return mention.meant[0]
    organs = Counter(unit for line in lines for unit in _ORGAN.findall(line.text))
    unit = organs.most_common(1)[0][0] if organs else "市"
    units = table("identify")["region"]["units"]
    counts = Counter(
        d
        for _, m in found
        for d in m.meant
        if units.get(d.level) == unit and d.level not in ("开发区", "新区")
    )
    return counts.most_common(1)[0][0] if counts else None


def _read_names(ballot: _Ballot, found: Sequence[tuple[Line, Mention]]) -> None:
    """Weigh each name by the words around it and by the kind of line it stands in."""
    patterns = {name: re.compile(text) for name, text in ballot.rules["patterns"].items()}
    first = found[0][0].number if found else 0
    opened = False
    for line, mention in found:
        before, after = (
            line.text[max(0, mention.start - 12) : mention.start],
            line.text[mention.end : mention.end + 30],
        )
        words = line.text[max(0, mention.start - 6) : mention.end + 12]
        if mention.above:
            continue
        head = line.number <= first + HEAD
        if patterns["issuer"].search(before):
            ballot.add("issuer", mention.meant, words, line.number)
        if patterns["represents"].search(before) and patterns["organ"].search(after):
            ballot.add("represents", mention.meant, words, line.number)
        if head and patterns["speaker"].search(after):
            ballot.add("speaker", mention.meant, words, line.number)
        if head and patterns["congress"].search(after):
            ballot.add("congress", mention.meant, words, line.number)
        if line.role in ("title", "subtitle") or (head and patterns["report"].search(after)):
            ballot.add("headline", mention.meant, words, line.number, 0.7 if mention.short else 1.0)
        elif line.role != "body" and line.role != "dateline":
            ballot.add("column", mention.meant, words, line.number)
        elif line.role == "body" and not opened:
            opened = True
            ballot.add("opening", mention.meant, words, line.number)
        if mention.chained and mention.text not in gazetteer.kinds():
            ballot.add("chained", mention.meant, words, line.number)


def _read_imprint(ballot: _Ballot, imprint: Imprint) -> None:
    if not imprint.source:
        return
    line = next((r.line for r in imprint.reasons if r.about == "source"), None)
    for mention in mentions(imprint.source):
        rest = imprint.source[mention.end :]
        if mention.above:
            continue
        site = "政府" in rest or "区" in mention.text[-1] or "县" in mention.text[-1]
        ballot.add("site" if site else "masthead", mention.meant, imprint.source, line)


def _read_path(ballot: _Ballot, path: str) -> None:
    for part in PurePosixPath(path).parts:
        for mention in mentions(part):
            if not mention.above:
                ballot.add("path", mention.meant, part, None, 0.7 if mention.short else 1.0)


def _read_epithets(ballot: _Ballot, lines: Sequence[Line]) -> None:
    for epithet in ballot.rules["epithet"]:
        those = [division for name in epithet["of"] for division in gazetteer.lookup(name)]
        for line in lines:
            if line.role != "navigation" and (
                said := next((x for x in epithet["says"] if x in line.text), None)
            ):
                ballot.add("epithet", those, said, line.number, 1 / len(those))
                break


def _count(
    ballot: _Ballot, found: Sequence[tuple[Line, Mention]], voices: dict[str, tuple[float, str, int]]
) -> None:
    """Weigh how often each is named, and what else is named beside, below and above it."""
    units = ballot.rules["units"]
    organ = re.compile(ballot.rules["patterns"]["organ"])
    counts: Counter[str] = Counter()
    organs: Counter[str] = Counter()
    above: Counter[str] = Counter()
    lines: dict[str, int] = {}
    for line, mention in found:
        if line.role == "dateline":
            continue
        for division in distinct(mention.meant):
            key = gazetteer.key(division)
            above[key] += 1
            if mention.above:
                continue
            ballot.of(division).names[mention.text] += 1
            counts[key] += 1
            lines.setdefault(key, line.number)
            organs[key] += bool(organ.search(line.text[mention.end : mention.end + 4]))
    loudest = max((total for total, _, _ in voices.values()), default=0.0)
    heard = {unit for unit, (total, _, _) in voices.items() if total >= ballot.rules["heard"] * loudest}
    fitting = {k for k in counts if not heard or units.get(ballot.by_key[k].division.level) in heard}
    most = max((counts[k] for k in fitting), default=0)
    all_organs = max((organs[k] for k in fitting), default=0)
    kin: dict[str, set[str]] = defaultdict(set)
    for key in above:
        kin[ballot.of(ballot.by_key[key].division).division.parent if key in ballot.by_key else ""].add(key)
    for key in list(ballot.by_key):
        division = ballot.by_key[key].division
        if key in fitting and counts[key] >= 2:
            share = counts[key] / most * min(1.0, counts[key] / 4)
            ballot.add("subject", (division,), f"{division.name} × {counts[key]}", lines[key], share)
        if organs[key] and key in fitting:
            share = organs[key] / all_organs * min(1.0, organs[key] / 2)
            ballot.add(
                "organ",
                (division,),
                f"{division.name}委、{division.name}政府 × {organs[key]}",
                lines[key],
                share,
            )
        for higher in gazetteer.line(division)[1:]:
            if higher.code in above and higher.code != gazetteer.COUNTRY:
                sign = "province" if higher.code.endswith("0000") else "above"
                ballot.add(sign, (division,), higher.name, None)
            known = ballot.by_key[higher.code].reasons if higher.code in ballot.by_key else {}
            for sign, inner in (("masthead", "masthead"), ("path", "folder")):
                if reason := known.get(sign):
                    ballot.add(inner, (division,), reason.evidence, reason.line)
        beside = {k for k in kin[division.parent] if k != key}
        if beside and division.parent:
            ballot.add("beside", (division,), _names(ballot, beside), None, min(1.0, len(beside) / 3))
        below = kin.get(division.code, set())
        if len(below) >= 2 and division.code:
            ballot.add("below", (division,), _names(ballot, below), None, min(1.0, len(below) / 4))


def _names(ballot: _Ballot, keys: Iterable[str]) -> str:
    return "、".join(ballot.by_key[key].division.name for key in sorted(keys)[:4])


def _agree(ballot: _Ballot, voices: dict[str, tuple[float, str, int]]) -> None:
    """Weigh whether the text speaks of itself as a division of this level does."""
    most = max((voice[0] for voice in voices.values()), default=0.0)
    if most < 3:
        return
    for evidence in list(ballot.by_key.values()):
        unit = ballot.rules["units"].get(evidence.division.level)
        said, words, line = voices.get(unit, (0.0, "", 0))
        if said >= most / 2:
            ballot.add("voice", (evidence.division,), words, line, said / most)
        else:
            loudest = max(voices.values())
            ballot.add("discord", (evidence.division,), loudest[1], loudest[2], 1 - said / most)


def _decide(ballot: _Ballot, path: str, period: int | None) -> tuple[Region, tuple[Reason, ...]]:
    ranked = sorted(ballot.by_key.values(), key=lambda e: (-e.total, gazetteer.full_name(e.division)))
    ranked = [e for e in ranked if e.total > 0]
    best = ranked[0] if ranked else None
    near = [e for e in ranked if best and e.total > best.total - ballot.rules["margin"]]
    reasons = tuple(r for e in ranked[:CANDIDATES] for r in e.reasons.values())
    named = best is not None and not best.reasons.keys().isdisjoint(ballot.rules["naming"])
    if best and named and best.total >= ballot.rules["enough"] and len(near) == 1:
        return region_of(best.division, period, best.names), reasons
    stem = re.sub(r"\.\w+$", "", path).replace("/", "-")
    shared = {e.division.name for e in near}
    name = shared.pop() if len(shared) == 1 and near else "未识别地区"
    candidates = tuple(gazetteer.full_name(e.division) for e in near[:CANDIDATES])
    label = f"{name}（{stem}）"
    return Region(
        f"{name}-{stem}", label if name == "未识别地区" else name, label, None, None, None, None, candidates
    ), reasons


def region_of(division: Division, period: int | None, names: Counter[str]) -> Region:
    """Return the region that *division* is, under the name that the text or the year reviewed gives it."""
    today = gazetteer.divisions().get(division.code, division)
    name, level = today.name, today.level
    for old in gazetteer.former().get(division.code, ()):
        said, now = names[old.name], names[today.name]
        if said > now or (said == now and period is not None and period < (old.until or 0)):
            name, level = old.name, old.level
            break
    city, province = gazetteer.city(today), gazetteer.province(today)
    return Region(gazetteer.key(today), name, name, level, city, province, today.code or None)
