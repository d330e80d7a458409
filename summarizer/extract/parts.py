"""Tell whose a figure is: the region's, or that of a part of it.

In a district's report 开发区一般公共预算收入 is a part and may not be compared with
what other regions took in; in the zone's own report it is the whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from summarizer.extract import grammar
from summarizer.extract.discourse import Figure
from summarizer.extract.names import Name, as_counted, name
from summarizer.extract.quantities import kind
from summarizer.lexicon import Lexicon
from summarizer.records import Region

_KINDS = (
    ("经济", ("经济技术开发区", "经济开发区", "经开区", "开发区")),
    ("高新", ("高新技术产业开发区", "高新技术开发区", "高新区", "开发区")),
    ("", ("开发区", "新区", "园区")),
)
"""What a zone whose name has these words in it is called for short."""


def speaks_of_part(phrase: str, before: bool) -> bool:
    """Whether a sentence speaks of a part of the region from *phrase* on, having done so *before* or not.

    >>> speaks_of_part("高新区固定资产投资", False), speaks_of_part("全县税收", True)
    (True, False)
    """
    if grammar.PART.match(phrase):
        return True
    return before and not grammar.WHOLE.match(phrase)


def of_part(named: Name, part: bool) -> Name:
    """Return *named*, as a local fact where it is said of a *part* of the region."""
    return replace(named, standard=False) if part and named.standard else named


def zone_names(region: Region | None) -> re.Pattern[str] | None:
    """Match what the report of *region* calls it, where that is a development zone; None where it is not.

    >>> zone = Region("漯河市-漯河经济开发区", "漯河经济开发区", "", "开发区", "漯河市", "河南省", None)
    >>> bool(zone_names(zone).fullmatch("漯河经开区")), zone_names(zone).fullmatch("高新区")
    (True, None)
    """
    if region is None or region.level not in ("开发区", "新区"):
        return None
    city = region.city or ""
    kinds = next(shorts for word, shorts in _KINDS if word in region.name)
    ahead = "|".join(filter(None, map(re.escape, (city, city.removesuffix("市")))))
    names = "|".join(map(re.escape, (region.name, *kinds)))
    return re.compile(rf"(?:全|我)?(?:{ahead})?(?:{names})")


def as_whole(
    figures: Iterable[Figure], sentence: str, zone: re.Pattern[str] | None, lexicon: Lexicon
) -> Iterator[Figure]:
    """Yield *figures* of *sentence*, those of the *zone* whose report it is under the names of a whole.

    A sentence that speaks of another part as well is left as it was read.
    """
    parts = [] if zone is None else [match[0] for match in grammar.PART.finditer(sentence)]
    whole = zone is not None and parts and all(zone.search(part) for part in parts)
    for figure in figures:
        if not whole or zone is None or figure.name.standard:
            yield figure
            continue
        called = zone.match(figure.name.name)
        named = name(figure.name.name[called.end() :] if called else figure.name.name, lexicon)
        if figure.unit:
            named = as_counted(named, kind(figure.unit, lexicon))
        yield replace(figure, name=named) if named.standard else figure
