"""A digest as data -> the same digest with its caveats, obstacles and charts in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from summarizer.page_words import PageWords
from summarizer.page_words.charts import titled
from summarizer.page_words.identity import noted
from summarizer.records import Because, Digest, DigestRow, Group, Obstacle, Region

NAMED = 8
"""So many regions that a comparison leaves out for one reason are named; more are counted."""
BOUNDED = frozenset({"about", "lower bound", "upper bound"})
"""The rules that keep a figure out of a group for its bound."""
MENTIONED = "mentioned"
"""The rule of a region that speaks of the indicator and gives no such figure."""
MANY = 12
"""Caveats of more regions than this are counted and not named one by one."""


class _Caveat(NamedTuple):
    """What sets one region's figure apart, and how a page says it."""

    region: str
    rule: str
    detail: str


def worded(digest: Digest, words: PageWords) -> Digest:
    """Return *digest* with what its pages say of it in *words*: caveats, obstacles, titles of charts,
    reports that stand apart.
    """
    regions = {region.id: region for region in digest.regions}
    names = {region.id: region.label for region in digest.regions} | dict(digest.short)
    return replace(
        digest,
        rows=tuple(_row(row, regions, names, words) for row in digest.rows),
        obstacles=tuple(_obstacles(digest.obstacles, words)),
        charts=tuple(
            replace(titled(chart, words), own=names.get(digest.own or "")) for chart in digest.charts
        ),
        apart=tuple(noted(apart, words) for apart in digest.apart),
    )


def _row(
    row: DigestRow, regions: Mapping[str, Region], names: Mapping[str, str], words: PageWords
) -> DigestRow:
    noted = tuple(replace(group, note=left_out(group, row, names, words)) for group in row.groups)
    return replace(row, groups=noted, caveats=tuple(caveats(row, regions, words)))


def left_out(group: Group, row: DigestRow, names: Mapping[str, str], words: PageWords) -> str:
    """Return which regions are not in *group* of *row* and why, reason by reason; nothing where all are.

    More than `NAMED` regions of one reason are counted; one whose figure has a bound is
    named with it.
    """
    if not group.left:
        return ""
    of_reason: dict[str, list[str]] = {}
    for region, steps in group.left:
        said = [caveat(step, words) for step in steps]
        reason = words.say("caveats", "between_caveats").join(said) or words.say("left", "absent")
        figure = _figure(region, group, row, words) if {s.rule for s in steps} <= BOUNDED else ""
        of_reason.setdefault(reason, []).append(
            words.say("left", "figured", region=names[region], figure=figure)
        )
    listed = []
    for reason, told in of_reason.items():
        named = words.say("left", "between_regions").join(told)
        if len(told) > NAMED:
            named = words.say("left", "counted", count=len(told))
        listed.append(words.say("left", "reason", regions=named, reason=reason))
    return words.say("left", "out", count=len(group.left), reasons=words.say("left", "between").join(listed))


def _figure(region: str, group: Group, row: DigestRow, words: PageWords) -> str:
    """Return the figure of *region* that is no plain number, in words; nothing where it has none."""
    for cell in row.cells:
        meant = cell.region == region and cell.indicator.year == group.year
        if meant and cell.bound != "=" and cell.upper is None and cell.value >= 0:
            number = f"{cell.value:f}{'%' if cell.growth else row.unit or ''}"
            return words.say("bound", cell.bound, number=number)
    return ""


def caveats(row: DigestRow, regions: Mapping[str, Region], words: PageWords) -> Iterator[str]:
    """Yield what a reader must know before setting the cells of *row* beside one another.

    Beside a group each region outside it has its own reasons; where nothing may
    be compared, each reason lists its regions.
    """
    found = list(_caveats(row, words))

    def heading(rule: str) -> str:
        return words.say("caveat", rule)

    if len({caveat.region for caveat in found}) > MANY:
        for rule, count in Counter(caveat.rule for caveat in found).most_common():
            yield words.say("caveats", "counted", caveat=heading(rule), count=count)
    elif row.groups:
        for region, own in _gathered(found, key=lambda caveat: caveat.region):
            said = (
                words.say("caveats", "detailed", caveat=heading(c.rule), detail=c.detail)
                if c.detail
                else heading(c.rule)
                for c in own
            )
            joined = words.say("caveats", "between_caveats").join(said)
            yield words.say("caveats", "region", region=regions[region].label, caveats=joined)
    else:
        for rule, of_one in _gathered(found, key=lambda caveat: caveat.rule):
            listed = words.say("caveats", "between_regions").join(
                regions[c.region].label + c.detail for c in of_one
            )
            yield words.say("caveats", "reason", caveat=heading(rule), regions=listed)


def _caveats(row: DigestRow, words: PageWords) -> Iterator[_Caveat]:
    """Yield what the cells of *row* carry, each once a region."""
    seen = set()
    for cell in row.cells:
        for step in cell.because:
            if step.step == "caveat" and (cell.region, step.rule) not in seen:
                seen.add((cell.region, step.rule))
                yield _Caveat(cell.region, step.rule, detail(step, words))


def caveat(step: Because, words: PageWords) -> str:
    """Return what a page calls the reason of *step*."""
    return words.say("left" if step.rule == MENTIONED else "caveat", step.rule)


def detail(step: Because, words: PageWords) -> str:
    """Return what sets a figure apart by the reason of *step*; nothing where the reason says it all."""
    if step.rule == "span":
        return words.say("detail", "span", read=words.say("span", step.words)) if step.words else ""
    if step.rule == "level":
        said = words.name("level", step.words)
        return words.say("detail", "level", read=said) if step.words else words.say("detail", "no level")
    if step.rule == "scope":
        return (
            words.say("detail", "scope", read=step.words) if step.words else words.say("detail", "no scope")
        )
    return words.say("detail", "year", read=step.words) if step.rule == "year" else ""


def _gathered(
    caveats: Iterable[_Caveat], key: Callable[[_Caveat], str]
) -> Iterable[tuple[str, list[_Caveat]]]:
    gathered: dict[str, list[_Caveat]] = {}
    for caveat in caveats:
        gathered.setdefault(key(caveat), []).append(caveat)
    return gathered.items()


def _obstacles(obstacles: Sequence[Obstacle], words: PageWords) -> Iterator[Obstacle]:
    """Yield *obstacles* in the order of the words, which is the order of the page."""
    of_rule = {obstacle.rule: obstacle for obstacle in obstacles}
    for rule, reason in words.tables["caveat"].items():
        if rule in of_rule:
            yield replace(of_rule[rule], reason=reason, explanation=words.say("explanation", rule))
