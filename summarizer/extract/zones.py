"""A development zone's own report names the zone as other reports name a part of their region.

In a district's report 开发区一般公共预算收入 is a part and may not be compared; in
the zone's own it is the whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from summarizer.extract.grammar import PART
from summarizer.extract.memory import Figure
from summarizer.extract.names import Extra, as_counted, name
from summarizer.records import Region

_KINDS = (
    ("经济", ("经济技术开发区", "经济开发区", "经开区", "开发区")),
    ("高新", ("高新技术产业开发区", "高新技术开发区", "高新区", "开发区")),
    ("", ("开发区", "新区", "园区")),
)
"""What a zone whose name has these words in it is called for short."""


def own(region: Region | None) -> re.Pattern[str] | None:
    """Return what the report of *region* calls it where that is a zone, else None.

    >>> zone = Region("漯河市-漯河经济开发区", "漯河经济开发区", "", "开发区", "漯河市", "河南省", None)
    >>> bool(own(zone).fullmatch("漯河经开区")), own(zone).fullmatch("高新区")
    (True, None)
    """
    if region is None or region.level not in ("开发区", "新区"):
        return None
    city = region.city or ""
    kinds = next(shorts for word, shorts in _KINDS if word in region.name)
    ahead = "|".join(filter(None, map(re.escape, (city, city.removesuffix("市")))))
    names = "|".join(map(re.escape, (region.name, *kinds)))
    return re.compile(rf"(?:全|我)?(?:{ahead})?(?:{names})")


def claimed(
    figures: Iterable[Figure], sentence: str, own: re.Pattern[str] | None, extra: Extra
) -> Iterator[Figure]:
    """Yield *figures* of *sentence*, those of the zone itself under the standard names they have.

    A sentence that speaks of another part as well is left as it was read.
    """
    parts = [] if own is None else [match[0] for match in PART.finditer(sentence)]
    whole = own is not None and parts and all(own.search(part) for part in parts)
    for figure in figures:
        if not whole or own is None or figure.name.standard:
            yield figure
            continue
        called = own.match(figure.name.name)
        named = name(figure.name.name[called.end() :] if called else figure.name.name, None, extra)
        if figure.unit:
            named = as_counted(named, figure.unit.lstrip("万亿"))
        yield replace(figure, name=named) if named.standard else figure
