"""Find the names of divisions and zones in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.lexicon import gazetteer, table
from summarizer.lexicon.gazetteer import Division
from summarizer.lexicon.text import is_han


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a line, and what may be meant by it."""

    text: str
    start: int
    end: int
    meant: tuple[Division, ...]
    short: bool
    """Without its 县, 区 or 市, as in 徐水."""
    chained: bool = False
    """What it lies in stands right in front: 扬州广陵."""
    above: bool = False
    """It stands in front of what lies in it, and only says where that is."""


def mentions(text: str) -> tuple[Mention, ...]:
    """Return the names in *text*, in order; of overlapping ones the longer that begins first.

    A kind of zone that no place stands in front of means nothing by itself.

    >>> [(m.text, m.above, len(m.meant)) for m in mentions("保定市徐水区与鼓楼区结对")]
    [('保定市', True, 1), ('徐水区', False, 1), ('鼓楼区', False, 4)]
    >>> [gazetteer.full_name(m.meant[0]) for m in mentions("漯河经开区")]
    ['河南省漯河市', '河南省漯河市漯河经济技术开发区']
    """
    found: list[Mention] = []
    for name, start in _names(text):
        found.append(_chained(Mention(name, start, start + len(name), *_index()[name[:2]][name]), found))
    return tuple(m for m in found if not _is_piece(m, text))


def _names(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    index = _index()
    while at < len(text) - 1:
        for name in index.get(text[at : at + 2], ()):
            if text.startswith(name, at):
                yield name, at
                at += len(name)
                break
        else:
            at += 1


def _chained(mention: Mention, before: list[Mention]) -> Mention:
    """Narrow *mention* to what lies in the place named right before it, and make a zone of a kind of zone."""
    last = before[-1] if before and before[-1].end == mention.start else None
    kind = gazetteer.kinds().get(mention.text)
    if kind:
        if not last or last.text in gazetteer.kinds():
            return mention
        before[-1] = Mention(
            last.text, last.start, last.end, last.meant, last.short, last.chained, above=True
        )
        zones = tuple(
            gazetteer.zone_of(place, *kind) for place in last.meant if place.level not in ("开发区", "新区")
        )
        return Mention(mention.text, mention.start, mention.end, zones, False, chained=True)
    if last:
        codes = {d.code for d in last.meant}
        inside = tuple(d for d in mention.meant if codes & {a.code for a in gazetteer.line(d)[1:]})
        if inside:
            before[-1] = Mention(
                last.text, last.start, last.end, last.meant, last.short, last.chained, above=True
            )
            return Mention(mention.text, mention.start, mention.end, inside, mention.short, chained=True)
    return mention


def _is_piece(mention: Mention, text: str) -> bool:
    """Whether *mention* is a piece of another word, or the name of a street or a firm.

    >>> [m.text for m in mentions("建成县乡公路，科技兴县，保定路通车。兴县、成县获奖")]
    ['兴县', '成县']
    """
    before, after = text[: mention.start][-1:], text[mention.end : mention.end + 4]
    if mention.chained or mention.text in gazetteer.kinds() or (not before and after[:1] in ("：", ":")):
        return False
    if mention.short:
        ordinary = mention.text in _words("short") and not _pattern("own").search(after)
        return ordinary or _pattern("elsewhere").search(after) is not None
    if _pattern("torn").search(after):
        return True
    if mention.text in _words("edge"):
        return before not in _words("before") and is_han(before)
    return mention.text in _words("full") and not _pattern("organ").search(after)


def called(name: str) -> tuple[Division, ...]:
    """Return what a file or folder is named after that is called *name* and nothing more.

    >>> [gazetteer.full_name(d) for d in called("大兴2021年政府工作报告")], called("经验材料")
    (['北京市大兴区', '北京市大兴县'], ())
    """
    rest = re.sub(r"\d{4}|[年\s\d_.()（）-]|政府|工作|报告|总结|综述|回顾", "", name)
    return _index().get(rest[:2], {}).get(rest, ((), False))[0]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("identify")["region"]["patterns"][name])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("identify")["region"]["words"][kind])


Index = dict[str, dict[str, tuple[tuple[Division, ...], bool]]]


@cache
def _index() -> Index:
    """Return the names by their first two characters, the longest first."""
    full: dict[str, tuple[Division, ...]] = dict(gazetteer.by_name())
    # 全国 stands in every report and never says whose it is.
    del full[gazetteer.divisions()[gazetteer.COUNTRY].name]
    short: dict[str, list[Division]] = {}
    for name, those in full.items():
        if (bare := gazetteer.bare(name)) not in full:
            short.setdefault(bare, []).extend(those)
    for area, says in gazetteer.areas():
        full.update(dict.fromkeys(says, (area,)))
    full.update(dict.fromkeys(gazetteer.kinds(), ()))
    every = {name: (those, False) for name, those in full.items()}
    every |= {name: (tuple(those), True) for name, those in short.items()}
    index: Index = {}
    for name in sorted(every, key=len, reverse=True):
        index.setdefault(name[:2], {})[name] = every[name]
    return index


def distinct(those: Sequence[Division]) -> tuple[Division, ...]:
    """Return *those* without a second name of the same division."""
    return tuple({(d.code or d.name): d for d in those}.values())
