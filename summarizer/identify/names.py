"""Find the names of divisions and zones in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.gazetteer import COUNTRY, ZONES, Division, Gazetteer, bare
from summarizer.lexicon.text import is_han
from summarizer.lexicon.torn import is_torn


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


def mentions(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the names in *text*, in order; of overlapping ones the longer that begins first.

    A kind of zone that no place stands in front of means nothing by itself.

    >>> [(m.text, m.above, len(m.meant)) for m in mentions("保定市徐水区与鼓楼区结对", lexicon)]
    [('保定市', True, 1), ('徐水区', False, 1), ('鼓楼区', False, 4)]
    >>> [lexicon.gazetteer.full_name(m.meant[0]) for m in mentions("漯河经开区", lexicon)]
    ['河南省漯河市', '河南省漯河市漯河经济技术开发区']
    """
    found: list[Mention] = []
    index = _index(lexicon)
    for name, start in _names(text, index, lexicon):
        mention = Mention(name, start, start + len(name), *index[name[:2]][name])
        found.append(_chained(mention, found, lexicon.gazetteer))
    return tuple(m for m in found if not _is_piece(m, text, lexicon))


def _names(text: str, index: "Index", lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Yield each name and where it begins; behind another name nothing is torn (云南新平)."""
    at, last = 0, -1
    while at < len(text) - 1:
        name = next((name for name in index.get(text[at : at + 2], ()) if text.startswith(name, at)), None)
        if name is None:
            at += 1
            continue
        meant, short = index[name[:2]][name]
        if meant and at != last and is_torn(name, at, text, short, lexicon):
            at += 1
            continue
        yield name, at
        at = last = at + len(name)


def _chained(mention: Mention, before: list[Mention], gazetteer: Gazetteer) -> Mention:
    """Narrow *mention* to what lies in the place named right before it, and make a zone of a kind of zone."""
    last = before[-1] if before and before[-1].end == mention.start else None
    kind = gazetteer.kinds.get(mention.text)
    if kind:
        if not last or last.text in gazetteer.kinds:
            return mention
        before[-1] = Mention(
            last.text, last.start, last.end, last.meant, last.short, last.chained, above=True
        )
        zones = tuple(gazetteer.zone_of(place, *kind) for place in last.meant if place.level not in ZONES)
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


def _is_piece(mention: Mention, text: str, lexicon: Lexicon) -> bool:
    """Whether *mention* is a piece of another word, or the name of a street or a firm.

    >>> [m.text for m in mentions("建成县乡公路，科技兴县，保定路通车。兴县、成县获奖", lexicon)]
    ['兴县', '成县']
    """
    before, after = text[: mention.start][-1:], text[mention.end : mention.end + 4]
    kinds, patterns = lexicon.gazetteer.kinds, region_patterns(lexicon)
    if mention.chained or mention.text in kinds or (not before and after[:1] in ("：", ":")):
        return False
    if mention.short:
        ordinary = mention.text in _ordinary(lexicon) and not patterns["own"].search(after)
        return ordinary or patterns["elsewhere"].search(after) is not None
    if patterns["torn"].search(after):
        return True
    if mention.text in _words("edge", lexicon):
        return before not in lexicon.places.words.before and is_han(before)
    return mention.text in _words("full", lexicon) and not patterns["organ"].search(after)


def called(name: str, lexicon: Lexicon) -> tuple[Division, ...]:
    """Return what a file or folder is named after that is called *name* and nothing more.

    >>> named = called("大兴2021年政府工作报告", lexicon), called("经验材料", lexicon)
    >>> [lexicon.gazetteer.full_name(division) for division in named[0]], named[1]
    (['北京市大兴区', '北京市大兴县'], ())
    """
    rest = re.sub(r"\d{4}|[年\s\d_.()（）-]|政府|工作|报告|总结|综述|回顾", "", name)
    return _index(lexicon).get(rest[:2], {}).get(rest, ((), False))[0]


def named_in_path(path: str, lexicon: Lexicon) -> tuple[tuple[str, tuple[Division, ...], float], ...]:
    """Return what a file's folders and the file itself are named after, with how sure that is.

    >>> [(part, meant[0].name) for part, meant, _ in named_in_path("保定/大兴.txt", lexicon)]
    [('保定', '保定市'), ('大兴', '大兴区')]
    """
    file = PurePosixPath(path)
    met: list[tuple[str, tuple[Division, ...], float]] = []
    for part in (*file.parent.parts, file.stem):
        names = (m for m in mentions(part, lexicon) if m.meant and not m.above)
        named = [(part, m.meant, 0.7 if m.short else 1.0) for m in names]
        met.extend(named or [(part, called(part, lexicon), 0.7)])
    return tuple(met)


@derived
def region_patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    """Return the expressions for the words around a name, by what they tell."""
    patterns = lexicon.identify.region.patterns
    return {name: re.compile(getattr(patterns, name)) for name in patterns.__struct_fields__}


@derived
def _words(kind: Literal["edge", "full"], lexicon: Lexicon) -> frozenset[str]:
    return frozenset(getattr(lexicon.places.words, kind))


@derived
def _ordinary(lexicon: Lexicon) -> frozenset[str]:
    """Return the short names that are ordinary words, or bynames of another place: 鹿城 is 包头 or 温州."""
    bynames = (says for epithet in lexicon.places.epithet for says in epithet.says)
    return frozenset((*lexicon.places.words.short, *bynames, *lexicon.places.words.bynames))


Index = dict[str, dict[str, tuple[tuple[Division, ...], bool]]]


@derived
def _index(lexicon: Lexicon) -> Index:
    """Return the names by their first two characters, the longest first."""
    gazetteer = lexicon.gazetteer
    full: dict[str, tuple[Division, ...]] = dict(gazetteer.by_name)
    # 全国 stands in every report and never says whose it is.
    del full[gazetteer.divisions[COUNTRY].name]
    short: dict[str, list[Division]] = {}
    for name, those in full.items():
        if (brief := bare(name)) not in full:
            short.setdefault(brief, []).extend(those)
    for area, says in gazetteer.areas:
        full.update(dict.fromkeys(says, (area,)))
    full.update(dict.fromkeys(gazetteer.kinds, ()))
    every = {name: (those, False) for name, those in full.items()}
    every |= {name: (tuple(those), True) for name, those in short.items()}
    index: Index = {}
    for name in sorted(every, key=len, reverse=True):
        index.setdefault(name[:2], {})[name] = every[name]
    return index


def distinct(those: Sequence[Division]) -> tuple[Division, ...]:
    """Return *those* without a second name of the same division."""
    return tuple({(d.code or d.name): d for d in those}.values())


@derived
def brief_names(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of divisions without their 县, 区 or 市, and those of two characters with it."""
    names = ((name, short) for of_two in _index(lexicon).values() for name, (_, short) in of_two.items())
    return frozenset(name for name, short in names if short or len(name) == 2)
