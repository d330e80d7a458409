"""Judge where a draft sets one region above another, ranks several, or counts them.

Whether two figures may be compared at all the digest has decided; its reasons are
carried here.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from summarizer.check.draft import DraftSentence
from summarizer.check.naming import indicator_names
from summarizer.check.numbers import numeral
from summarizer.check.pairs import Pair
from summarizer.check.regions import NamedRegion
from summarizer.check.said import SaidNumber
from summarizer.check.sources import ReportIndex
from summarizer.lexicon import Lexicon
from summarizer.lexicon.numerals import fold
from summarizer.records import Cell, Digest, DigestRow, Group, Verdict
from summarizer.sameness import plain, simple

_ABOVE = re.compile(r"高于|快于|多于|大于|超过|领先于?|好于|优于|高出|超出")
_BELOW = re.compile(r"低于|慢于|少于|小于|落后于?|不及|不如")
_THAN = re.compile(r"比")
_WAY = re.compile(r"[^，。；]{0,8}?(?:(?P<up>高|快|多|大|好|领先)|(?P<down>低|慢|少|小|差))")
_ATTENTION = re.compile(r"占全文|篇幅|^[^（，。]{2,20}（\d+%）：")
"""That a share is that of a text which is about a theme."""
_TALLIED = re.compile("可对照|无法判定|直接比较")
"""That a number counts goals or indicators."""
_FIRST = re.compile(r"前(?P<n>[一二三四五六七八九十\d]+)位的?(?:分别)?(?:是|为|依次是|依次为)")
_LAST = re.compile(r"后(?P<n>[一二三四五六七八九十\d]+)位的?(?:分别)?(?:是|为|依次是|依次为)")
_GROWN = re.compile(r"增速|增长|增幅|涨幅")


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison of a draft, and what comes of it."""

    start: int
    """In the sentence without the names of regions."""
    end: int
    verdict: Verdict
    rule: str
    cells: tuple[Cell, ...] = ()
    arithmetic: str = ""
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A number of the sentence, whose it is, and the pair that answered."""

    said: SaidNumber
    regions: tuple[str, ...]
    best: Pair | None


def comparisons(
    sentence: DraftSentence,
    judged: Sequence[Judged],
    comparing: Callable[[], Digest],
    sources: ReportIndex,
    lexicon: Lexicon,
) -> Iterator[Compared]:
    """Yield the comparisons of *sentence*."""
    text = fold(sentence.plain)
    known = [one for one in sentence.named if one.ids[0] in sources.labels]
    if len({one.ids for one in known}) > 1:
        for start, end, up in _between(text, known):
            found = _compared(text, start, end, up, known, judged, comparing, sources, lexicon)
            if found is not None:
                yield found
    if known and len(sources.by_region) > 2:
        yield from _ranked(text, known, comparing, lexicon)


def _between(text: str, known: Sequence[NamedRegion]) -> Iterator[tuple[int, int, bool]]:
    """Yield where one region is set above (or below) the next, and which of both."""
    for pattern, up in ((_ABOVE, True), (_BELOW, False)):
        for match in pattern.finditer(text):
            if any(match.end() <= one.start <= match.end() + 1 for one in known):
                yield match.start(), match.end(), up
    for match in _THAN.finditer(text):
        way = _WAY.match(text, match.end())
        if way and any(match.end() <= one.start <= match.end() + 1 for one in known):
            yield match.start(), way.end(), bool(way["up"])


def _compared(
    text: str,
    start: int,
    end: int,
    up: bool,
    known: Sequence[NamedRegion],
    judged: Sequence[Judged],
    comparing: Callable[[], Digest],
    sources: ReportIndex,
    lexicon: Lexicon,
) -> Compared | None:
    one = next((n for n in reversed(known) if n.start <= start and not n.compared), None)
    if one is not None and text[:start].endswith("前者"):
        one = next((n for n in known if not n.compared), one)
    other = next((n for n in known if n.start >= start and (one is None or n.ids != one.ids)), None)
    if one is None or other is None or len(one.ids) != 1 or len(other.ids) != 1:
        return None
    told = _told(start, other.start, one.ids, other.ids, judged)
    if told is not None:
        mine, theirs = told[0].stated, told[1].stated
        aims = {told[0].said.kind == "target", told[1].said.kind == "target"}
        reason = "target" if len(aims) > 1 else _unlike(mine, theirs)
        if reason:
            return Compared(start, end, "incomparable", reason, difference=reason)
        if mine.number.unit == theirs.number.unit:
            return _order(start, end, up, _value(mine), _value(theirs), ())
    name = _name(text, start, judged, lexicon)
    if not name:
        return None
    growth = bool(_GROWN.search(text[max(0, start - 16) : start])) or any(
        j.said.form == "growth" and j.said.name == name for j in judged
    )
    rows = [row for row in comparing().rows if row.name == name and row.kind == "result"]
    rows.sort(key=lambda row: (row.measure == "growth") != growth)
    for row in rows:
        cells = [[c for c in row.cells if c.region == n.ids[0]] for n in (one, other)]
        if not all(cells):
            continue
        for group in row.groups:
            own = [row.cells[at] for at in group.cells]
            pair = [next((c for c in own if c.region == n.ids[0]), None) for n in (one, other)]
            if pair[0] is not None and pair[1] is not None:
                return _order(start, end, up, pair[0].value, pair[1].value, (pair[0], pair[1]))
        steps = [b for those in cells for c in those for b in c.because if b.step == "caveat"]
        reason = steps[0].rule if steps else "no common group"
        return Compared(start, end, "incomparable", reason, (cells[0][0], cells[1][0]), difference=reason)
    return None


def _told(
    start: int, other: int, mine: tuple[str, ...], theirs: tuple[str, ...], judged: Sequence[Judged]
) -> tuple[Pair, Pair] | None:
    """Return the figures that the sentence itself states of both regions, each with its report's."""
    before = [j for j in judged if j.said.number.end <= start and j.regions == mine and j.best is not None]
    behind = [j for j in judged if j.said.number.start >= other and j.best is not None]
    behind = [j for j in behind if j.said.form in ("growth", "level", "share")]
    if not before or not behind:
        return None
    one, two = before[-1].best, behind[0].best
    if one is None or two is None or behind[0].said.number.unit != before[-1].said.number.unit:
        return None
    if one.said.name != two.said.name and two.said.read and one.alike < 1:
        return None
    return one, two


def _unlike(mine: SaidNumber, theirs: SaidNumber) -> str:
    """Return why two figures of reports are not compared; empty where nothing parts them."""
    if (mine.kind == "target") != (theirs.kind == "target"):
        return "target"
    if mine.years and theirs.years and not mine.years & theirs.years:
        return "year"
    if mine.several != theirs.several:
        return "span"
    return ""


def _order(
    start: int, end: int, up: bool, mine: Decimal, theirs: Decimal, cells: tuple[Cell, ...]
) -> Compared:
    right = mine > theirs if up else mine < theirs
    sign = ">" if mine > theirs else "<" if mine < theirs else "="
    told = f"{plain(mine):f}{sign}{plain(theirs):f}"
    return Compared(start, end, "computed" if right else "direction", "one beside the other", cells, told)


def _value(one: SaidNumber) -> Decimal:
    return one.number.value * (-1 if one.form == "growth" and one.sign < 0 else 1)


def _name(text: str, start: int, judged: Sequence[Judged], lexicon: Lexicon) -> str:
    pattern, called = indicator_names(lexicon)
    found = [called[m[0]] for m in pattern.finditer(text, 0, start)]
    if found:
        return found[-1]
    said = [j.said for j in judged if j.said.standard and j.said.number.end <= start]
    return said[-1].name if said else ""


def apart(
    one: SaidNumber, sentence: DraftSentence, sources: ReportIndex, lexicon: Lexicon
) -> tuple[bool, str] | None:
    """Return whether a distance between two regions is that of their reports' figures, and the arithmetic.

    甲县失业率比乙县高0.9个百分点: the sentence states neither figure.  None where
    the number is no such distance, or a report lacks the figure.
    """
    unit = one.number.unit
    known = [n for n in sentence.named if len(n.ids) == 1 and n.ids[0] in sources.labels]
    mine = [n for n in known if n.start <= one.number.start and not n.compared]
    theirs = [n for n in known if n.compared or n not in mine[-1:]]
    theirs = [n for n in theirs if abs(n.start - one.number.start) < _NEAR]
    if not mine or not theirs or not (unit in lexicon.units.points or unit == "倍"):
        return None
    pattern, called = indicator_names(lexicon)
    found = [called[m[0]] for m in pattern.finditer(one.text, 0, one.number.start)]
    name = found[-1] if found else ""
    pairs = [_stated(sources, n.ids[0], name, unit, lexicon) for n in (mine[-1], theirs[-1])]
    if mine[-1].ids == theirs[-1].ids or pairs[0] is None or pairs[1] is None:
        return None
    low, high = sorted((pairs[0], pairs[1]))
    if unit == "倍":
        if not low:
            return None
        result, sign = high / low, "÷"
    else:
        result, sign = high - low, "-"
    places = Decimal(1).scaleb(-len(one.number.digits.partition(".")[2]))
    right = result.quantize(places, ROUND_HALF_UP) == one.number.value
    told = f"{plain(high):f}{sign}{plain(low):f}={plain(result.quantize(Decimal('0.01'))):f}"
    return right, told if right else f"{told}≠{one.number.digits}"


_NEAR = 20


def _stated(sources: ReportIndex, region: str, name: str, unit: str, lexicon: Lexicon) -> Decimal | None:
    """Return the last figure of *name* that the reports of *region* state, in its simple unit."""
    percent = unit in lexicon.units.points
    found = [
        told
        for told in sources.by_name.get((region, name), ())
        if told.kind != "target" and (told.number.unit in lexicon.units.percent) == percent
    ]
    latest = max(found, key=lambda told: max(told.years, default=0), default=None)
    return None if latest is None else _value(latest) * simple(latest.number.unit, lexicon)[0]


# -- the first, the last, the most


def _ranked(
    text: str, known: Sequence[NamedRegion], comparing: Callable[[], Digest], lexicon: Lexicon
) -> Iterator[Compared]:
    for pattern, last in ((_FIRST, False), (_LAST, True)):
        for match in pattern.finditer(text):
            count = int(match["n"]) if match["n"].isdigit() else int(numeral(match["n"]) or 0)
            named = [one.ids[0] for one in known if one.start >= match.end()][:count]
            row = _row(text, match.start(), comparing, lexicon)
            if row is None or len(named) < count:
                continue
            ordered = _best_group(row, named)
            if not ordered:
                yield Compared(match.start(), match.end(), "incomparable", "no common group")
                continue
            own = [cell.region for cell in (ordered[-count:] if last else ordered[:count])]
            cells = tuple(ordered[-count:] if last else ordered[:count])
            verdict: Verdict = "computed" if set(own) == set(named) else "computation"
            told = "、".join(f"{plain(cell.value):f}" for cell in cells)
            yield Compared(match.start(), match.end(), verdict, "the first of a group", cells, told)


def _row(text: str, start: int, comparing: Callable[[], Digest], lexicon: Lexicon) -> DigestRow | None:
    pattern, called = indicator_names(lexicon)
    found = list(pattern.finditer(text, 0, start))
    if not found:
        return None
    name, growth = called[found[-1][0]], bool(_GROWN.match(text, found[-1].end()))
    rows = [row for row in comparing().rows if row.name == name and row.kind == "result"]
    rows.sort(key=lambda row: (row.measure == "growth") != growth)
    return rows[0] if rows else None


def _best_group(row: DigestRow, named: Sequence[str]) -> list[Cell]:
    """Return the cells of the group that holds the regions *named*, the highest first."""
    groups: list[Group] = sorted(row.groups, key=lambda group: -len(group.cells))
    for group in groups:
        cells = [row.cells[at] for at in group.cells]
        if {*named} <= {cell.region for cell in cells}:
            return sorted(cells, key=lambda cell: -cell.value)
    return []


def _middles(digest: Digest, name: str) -> Iterator[Decimal]:
    """Yield the middle values of the groups of an indicator."""
    for row in digest.rows:
        if row.name == name:
            for group in row.groups:
                values = sorted(row.cells[at].value for at in group.cells)
                yield values[len(values) // 2]
                yield (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def _listed(one: SaidNumber, sentence: DraftSentence) -> str:
    """Return the count of the regions that a bracket behind a number lists (上升2个（甲县、乙县）)."""
    bracket = re.match(r"（[^（）]*）", one.text[one.number.end :])
    if bracket is None or one.number.unit not in ("个", "项"):
        return ""
    stop = one.number.end + bracket.end()
    named = {n.ids for n in sentence.named if one.number.end < n.start <= stop}
    return str(len(named)) if len(named) == one.number.value else ""


def _tallied(digest: Digest) -> set[int]:
    """Return how many goals were met, missed and left open, and how many groups there are."""
    tallies = [(tally.total, tally.met, tally.missed, tally.open) for tally in digest.tallies]
    groups = [group for row in digest.rows for group in row.groups]
    part = sum(1 for group in groups if group.reach == "part")
    sums = {sum(column) for column in zip(*tallies, strict=True)} if tallies else set()
    return {n for tally in tallies for n in tally} | sums | {len(groups), part, len(groups) - part}


def counted(
    one: SaidNumber, sentence: DraftSentence, comparing: Callable[[], Digest], sources: ReportIndex
) -> str:
    """Return what bears out a count of the regions compared; empty where nothing does."""
    behind = one.text[one.number.end :][:3]
    if one.number.unit == "%" and _ATTENTION.search(fold(sentence.text)):
        parts = (share for _theme, those in comparing().themes for _region, share in those)
        return next((f"{part:.0%}" for part in parts if round(part * 100) == one.number.value), "")
    if re.search("居中[^，。；]{0,4}$", one.text[: one.number.start]):
        middles = _middles(comparing(), one.name)
        return next((f"{plain(m):f}" for m in middles if plain(m) == plain(one.number.value)), "")
    listed = _listed(one, sentence)
    if listed:
        return listed
    tallied = sentence.cell or _TALLIED.search(fold(sentence.text))
    if tallied and one.number.unit == "项" and re.match(r"（|$|；|，|指标", one.text[one.number.end :]):
        return str(one.number.value) if one.number.value in _tallied(comparing()) else ""
    if one.number.unit in ("篇", "份") and re.match(r"工作|报告|政府", behind):
        own = sentence.regions(one.number.start)
        reports = sum(1 for report in sources.reports if not own or report.identity.region.id in own)
        return str(reports) if reports == one.number.value else ""
    if not re.match(r"地区|省份|省区|省市|县区|市县|地市", behind):
        return ""
    value = int(one.number.value)
    if value == len(sources.labels):
        return str(value)
    named = len({n.ids for n in sentence.named})
    sizes = {named}
    for row in comparing().rows:
        for group in row.groups:
            sizes |= {len({row.cells[at].region for at in group.cells}), len(group.left)}
            reasons: dict[tuple[str, ...], int] = {}
            for _region, steps in group.left:
                key = tuple(step.rule for step in steps)
                reasons[key] = reasons.get(key, 0) + 1
            sizes |= set(reasons.values())
    return str(value) if value in sizes else ""
