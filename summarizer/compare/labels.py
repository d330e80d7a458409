"""Regions -> what a column, a bar or a list has room to call them."""

from collections import Counter
from collections.abc import Sequence

from summarizer.lexicon import Lexicon
from summarizer.lexicon.gazetteer import bare
from summarizer.records import Region

LONG = 5
"""A name of more characters than this is shortened beside whatever others."""


def short(regions: Sequence[Region], lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Return by id what each of *regions* is called where room is short.

    Provinces and cities lose their ending where all are such; a county keeps it, for 易县
    and 清苑区 are called so.  Of two that would be called alike both keep their labels.

    >>> told = ("新疆维吾尔自治区", "自治区"), ("上海市", "直辖市"), ("甲乙县", "县")
    >>> places = [Region(name, name, name, level, None, None, None) for name, level in told]
    >>> [name for _, name in short(places[:2], lexicon)], [name for _, name in short(places, lexicon)]
    (['新疆', '上海'], ['新疆', '上海市', '甲乙县'])
    """
    known = lexicon.comparable
    above = all(r.level is not None and known.classes.get(r.level) in known.short.classes for r in regions)
    names = {region.id: _shortened(region, above) for region in regions}
    alike = Counter(names.values())
    return tuple((r.id, names[r.id] if alike[names[r.id]] == 1 else r.label) for r in regions)


def _shortened(region: Region, above: bool) -> str:
    known = region.label == region.name and region.level is not None
    return bare(region.name) if known and (above or len(region.name) > LONG) else region.label
