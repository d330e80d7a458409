"""Find the regions that a draft names, among those of which there are reports and elsewhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from summarizer.lexicon import Lexicon
from summarizer.lexicon.gazetteer import bare
from summarizer.lexicon.text import either
from summarizer.lexicon.torn import is_torn
from summarizer.records import Region

_MARKUP = re.compile(r"\[\^[^\]]*\]|\*\*|!\[|\]\([^)]*\)")
_COMPARED = (
    "比",
    "较",
    "高于",
    "低于",
    "快于",
    "慢于",
    "多于",
    "少于",
    "与",
    "同",
    "跟",
    "超过",
    "落后",
    "支援",
    "援",
)
_ZONES = ("开发区", "经开区")
ELSEWHERE = "elsewhere:"
"""What the id of a region begins with of which there is no report."""


@dataclass(frozen=True, slots=True)
class NamedRegion:
    """A region that a sentence names."""

    start: int
    """In the sentence without the names of regions."""
    ids: tuple[str, ...]
    compared: bool
    """Whether it is only what another is compared with."""
    text: str


@dataclass(frozen=True, eq=False)
class Regions:
    """The names by which a draft may call the regions of the reports."""

    ids: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]
    inside: frozenset[str]
    """Divisions that lie in a region of the reports, whose names change nothing."""
    lexicon: Lexicon = field(repr=False)
    country: tuple[str, ...] = ()
    """The id of the country, where a report is its own: a heading may be about it."""


def regions(those: Sequence[Region], lexicon: Lexicon) -> Regions:
    """Return the names of *those*, in full and as speech has them."""
    found: dict[str, set[str]] = {}
    for region in those:
        # 全国 is in a report mostly what a region is compared with.
        names = {region.name, region.label, bare(region.name)} if region.level != "国家" else set()
        if region.level in ("开发区", "新区"):
            place = bare(region.city or region.province or "")
            kinds = ("经济开发区", "经济技术开发区", "经开区", "开发区", "高新区")
            names |= {f"{stem}{kind}" for stem in (place, region.city or place) for kind in kinds if stem}
        for name in names:
            if len(name) > 1:
                found.setdefault(name, set()).add(region.id)
    words = either(found) or r"(?!)"
    ids = {name: tuple(sorted(these)) for name, these in found.items()}
    zones = [region for region in those if region.level == "开发区"]
    if len({region.id for region in zones}) == 1:
        # The only one among them needs no place before its name where a clause begins.
        ids |= {name: (zones[0].id,) for name in _ZONES if name not in ids}
        words += "|" + "|".join(rf"(?:^|(?<=[，。；：、])){name}(?!区)" for name in _ZONES)
    country = tuple(region.id for region in those if region.level == "国家")[:1]
    return Regions(ids, re.compile(words), frozenset(r.name for r in those), lexicon, country)


def named(text: str, known: Regions) -> tuple[str, tuple[int, ...], tuple[NamedRegion, ...]]:
    """Return *text* without marks of Markdown and names of regions, the way back, and those names."""
    kept: list[int] = []
    found: list[NamedRegion] = []
    at = 0
    cuts = sorted(
        [(m.start(), m.end(), "") for m in _MARKUP.finditer(text)]
        + [(m.start(), m.end(), m[0]) for m in known.pattern.finditer(text)]
        + list(_elsewhere(text, known))
    )
    for start, end, name in cuts:
        if start < at or (name and _is_torn(name, start, text, known)):
            continue
        kept += range(at, start)
        at = end
        if not name:
            continue
        ids = known.ids.get(name) or (ELSEWHERE + name,)
        compared = text[:start].endswith(_COMPARED) or text.startswith(("与", "同", "相比"), end)
        found.append(NamedRegion(len(kept), ids, compared, name))
        if ids[0].startswith(ELSEWHERE):
            kept += range(start, end)
    kept += range(at, len(text))
    plain = "".join(text[i] for i in kept)
    return plain, (*kept, len(text)), tuple(found)


def _is_torn(name: str, start: int, text: str, known: Regions) -> bool:
    """Whether *name* is no name but the end of one word and the beginning of another (以上海洋)."""
    return name not in known.inside and is_torn(name, start, text, name == bare(name), known.lexicon)


def _elsewhere(text: str, known: Regions) -> Iterator[tuple[int, int, str]]:
    """Yield the full names of divisions that no report is of and that lie in none of its regions."""
    for match in re.finditer(r"[省市县区州旗盟]", text):
        for length in range(8, 2, -1):
            name = text[max(0, match.end() - length) : match.end()]
            if len(name) == length and _foreign(name, known):
                yield match.end() - length, match.end(), name
                break


@lru_cache(maxsize=8192)
def _foreign(name: str, known: Regions) -> bool:
    if known.pattern.search(name):
        return False
    gazetteer = known.lexicon.gazetteer
    found = gazetteer.by_name.get(name)
    if not found:
        return False
    return not any(above.name in known.inside for one in found for above in gazetteer.line(one)) and not any(
        # A county's report names its city and province.
        one.level in ("国家", "省", "自治区") and not known.ids.get(name)
        for one in found
    )
