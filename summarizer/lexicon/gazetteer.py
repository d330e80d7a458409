"""China's divisions and zones: looking a name up, and naming what was found.

`divisions.tsv` holds the names of today, `former.tsv` the names until a year,
`zones.toml` the development zones and new areas that are no divisions.  A code
stays the same when a county becomes a district, so the code is what tells
regions apart and the name is what a report of that year would write.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import get_args

from summarizer.lexicon.tables import Zones
from summarizer.records import Level

COUNTRY = "100000"
ZONES = ("开发区", "新区")
"""The levels of what is no division."""
_LEVELS = {level: level for level in get_args(Level)}
_NATIONS = (
    "各族|壮族|回族|满族|苗族|土家族|彝族|侗族|布依族|瑶族|白族|哈尼族|黎族|傣族|畲族|傈僳族|仡佬族|拉祜族|佤族|水族|纳西族|羌族|"
    "土族|仫佬族|锡伯族|柯尔克孜族?|达斡尔族|景颇族|毛南族|撒拉族|布朗族|塔吉克|普米族|怒族|鄂温克族|裕固族|保安族|东乡族|独龙族|"
    "鄂伦春|藏族|蒙古族?|朝鲜族|维吾尔|哈萨克族?"
)
_BARE = re.compile(rf"(?:{_NATIONS})*自治[区州县旗]$|(?:回族|达斡尔族)区$|特别行政区$|地区$|[省市县区旗盟]$")
_CITY = re.compile(r"\d\d(?!00)\d\d00")
"""The code of a city or prefecture."""
_SHORT = {
    "内蒙古自治区": "内蒙古", "鄂伦春自治旗": "鄂伦春", "鄂温克族自治旗": "鄂温克", "东乡族自治县": "东乡",
    "浦东新区": "浦东", "滨海新区": "滨海新区", "沈北新区": "沈北", "神农架林区": "神农架",
    "六枝特区": "六枝", "万山特区": "万山",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Division:
    """A division as one of its names has it."""

    code: str
    name: str
    parent: str
    level: Level
    until: int | None = None
    """The year in which it lost this name; None for the name of today."""


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The divisions and zones, and what is asked of them; its tables are read when first asked for."""

    zones: Zones

    @cached_property
    def divisions(self) -> Mapping[str, Division]:
        """The divisions of today by their code.

        >>> lexicon.gazetteer.divisions["340604"].name
        '烈山区'
        """
        return {
            code: Division(code, name, parent, _LEVELS[level])
            for code, name, parent, level in _rows("divisions")
        }

    @cached_property
    def former(self) -> Mapping[str, tuple[Division, ...]]:
        """The former names of divisions by the code of today, the oldest first."""
        found: dict[str, list[Division]] = {}
        for code, name, level, until, *_now in _rows("former"):
            parent = self.divisions[code].parent
            found.setdefault(code, []).append(Division(code, name, parent, _LEVELS[level], int(until)))
        return {code: tuple(sorted(names, key=lambda d: d.until or 0)) for code, names in found.items()}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Division, ...]]:
        """What bears each full name, former ones included.

        >>> [lexicon.gazetteer.full_name(d) for d in lexicon.gazetteer.by_name["西湖区"]]
        ['浙江省杭州市西湖区', '江西省南昌市西湖区']
        """
        found: dict[str, list[Division]] = {}
        for code, division in self.divisions.items():
            for one in (division, *self.former.get(code, ())):
                found.setdefault(one.name, []).append(one)
        return {name: tuple(those) for name, those in found.items()}

    @cached_property
    def by_short(self) -> Mapping[str, tuple[Division, ...]]:
        """What each name means that is a full one without its 市 or 县."""
        found: dict[str, list[Division]] = {}
        for those in self.by_name.values():
            for one in those:
                found.setdefault(bare(one.name), []).append(one)
        return {name: tuple(those) for name, those in found.items()}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The codes right below each code."""
        found: dict[str, list[str]] = {}
        for code, division in self.divisions.items():
            found.setdefault(division.parent, []).append(code)
        return {parent: tuple(codes) for parent, codes in found.items()}

    @cached_property
    def kinds(self) -> Mapping[str, tuple[str, Level]]:
        """What a zone calls itself -> the kind in full, and its level."""
        return {say: (kind.name, kind.level) for kind in self.zones.kind for say in kind.says}

    @cached_property
    def areas(self) -> tuple[tuple[Division, tuple[str, ...]], ...]:
        """The new areas with a name of their own, and what each is called."""
        return tuple(
            (Division("", area.name, area.parent, area.level), area.says) for area in self.zones.area
        )

    def province(self, division: Division) -> str | None:
        """Return the name of the province that *division* is or lies in."""
        above = (d.name for d in self.line(division) if d.code.endswith("0000") and d.code != COUNTRY)
        return next(above, None)

    def city(self, division: Division) -> str | None:
        """Return the name of the city or prefecture that *division* is or lies in, None where it is in none.

        A municipality is the city of its districts.

        >>> known = lexicon.gazetteer
        >>> names = "烈山区", "浦东新区", "仙桃市", "安徽省"
        >>> [known.city(division) for name in names for division in known.by_name[name]]
        ['淮北市', '上海市', None, None]
        """
        return next(
            (d.name for d in self.line(division) if d.level == "直辖市" or _CITY.fullmatch(d.code)), None
        )

    def line(self, division: Division) -> tuple[Division, ...]:
        """Return *division*, what it lies in, and so on up to the country."""
        above = self.divisions.get(division.parent)
        return (division, *self.line(above)) if above else (division,)

    def full_name(self, division: Division) -> str:
        """Return the name with those of its city and province in front.

        >>> lexicon.gazetteer.full_name(lexicon.gazetteer.divisions["320106"])
        '江苏省南京市鼓楼区'
        """
        return "".join(d.name for d in reversed(self.line(division)) if d.code != COUNTRY) or division.name

    def key(self, division: Division) -> str:
        """Return what tells *division* from every other: its code, or its city and name where it has none.

        >>> known = lexicon.gazetteer
        >>> zone = known.zone_of(known.divisions["411100"], "经济开发区", "开发区")
        >>> known.key(known.divisions["340604"]), known.key(zone)
        ('340604', '漯河市-漯河经济开发区')
        """
        return division.code or f"{self.city(division) or self.province(division)}-{division.name}"

    def zone_of(self, place: Division, kind: str, level: Level) -> Division:
        """Return the zone of that *kind* at *place*: a division where one has just this name.

        >>> known = lexicon.gazetteer
        >>> known.zone_of(known.divisions["411100"], "经济开发区", "开发区").name
        '漯河经济开发区'
        >>> known.zone_of(known.divisions["321000"], "经济技术开发区", "开发区").code
        '321071'
        """
        short = bare(place.name)
        for code in self.children.get(place.code, ()):
            known = self.divisions[code]
            if known.name in (short + kind, place.name + kind):
                return known
        return Division("", short + kind, place.code, level)

    def lookup(self, name: str) -> tuple[Division, ...]:
        """Return the divisions or the zone that *name* may mean, be its city and province in front or not.

        >>> known = lexicon.gazetteer
        >>> [d.code for d in known.lookup("南京市鼓楼区")], len(known.lookup("鼓楼区"))
        (['320106'], 4)
        >>> known.lookup("鼓搂区")
        ()
        >>> [known.full_name(d) for d in (*known.lookup("漯河市经开区"), *known.lookup("河北雄安新区"))]
        ['河南省漯河市漯河经济技术开发区', '河北省雄安新区']
        """
        found = tuple(
            division
            for end in range(len(name))
            for division in self.by_name.get(name[end:], ())
            if not name[:end] or self._lies_in(division, name[:end])
        )
        areas = (area for area, says in self.areas if name in (area.name, *says))
        return found or tuple(areas) or self._zones_called(name)

    def meant(self, name: str) -> tuple[Division, ...]:
        """Return all that a person may mean by *name*: a code, or a name in full or in short.

        City and province may stand in front.  In short a province goes before its
        namesakes: 吉林 is the province.

        >>> known = lexicon.gazetteer
        >>> [[d.name for d in known.meant(said)] for said in ("341204", "颍泉", "吉林", "阜阳颍泉")]
        [['颍泉区'], ['颍泉区'], ['吉林省'], ['颍泉区']]
        >>> len(known.meant("鼓楼区")), known.meant("鼓搂区")
        (4, ())
        """
        if name in self.divisions:
            return (self.divisions[name],)
        found = self.lookup(name) or tuple(
            division
            for end in range(len(name) - 1)
            for division in self.by_short.get(name[end:], ())
            if not name[:end] or self._lies_in(division, name[:end])
        )
        provinces = tuple(d for d in found if d.code.endswith("0000"))
        return provinces or tuple({self.key(d): d for d in found}.values())

    def within(self, division: Division, key: str) -> bool:
        """Whether *division* is what *key* tells from every other, or lies in it.

        >>> known = lexicon.gazetteer
        >>> zone = known.zone_of(known.divisions["411100"], "经济开发区", "开发区")
        >>> [known.within(zone, key) for key in ("410000", "411100", "漯河市-漯河经济开发区", "341200")]
        [True, True, True, False]
        """
        return any(self.key(place) == key for place in self.line(division))

    def _zones_called(self, name: str) -> tuple[Division, ...]:
        """Return the zone of a kind at a place that *name* spells out."""
        for say in sorted(self.kinds, key=len, reverse=True):
            place = name.removesuffix(say)
            if place and place != name:
                return tuple(self.zone_of(at, *self.kinds[say]) for at in self._places(place))
        return ()

    def _places(self, name: str) -> tuple[Division, ...]:
        """Return what *name* means, which may lack its 市 or 县."""
        places = self.lookup(name) or tuple(d for d in self.divisions.values() if bare(d.name) == name)
        return tuple(place for place in places if place.level not in ZONES)

    def _lies_in(self, division: Division, above: str) -> bool:
        """Whether *above* spells the names of what *division* lies in, in full or short, some left out.

        >>> known = lexicon.gazetteer
        >>> district = known.divisions["320106"]
        >>> known._lies_in(district, "江苏南京"), known._lies_in(district, "徐州市")
        (True, False)
        """
        rest = above
        for place in reversed(self.line(division)[1:]):
            rest = rest.removeprefix(place.name if rest.startswith(place.name) else bare(place.name))
        return not rest


def bare(name: str) -> str:
    """Return *name* as speech shortens it; a name of one character is not shortened.

    >>> bare("烈山区"), bare("涞水县"), bare("湘西土家族苗族自治州"), bare("内蒙古自治区")
    ('烈山', '涞水', '湘西', '内蒙古')
    """
    if name.endswith(("矿区", "开发区", "新城")):
        # 井陉矿区 lies beside 井陉县 and would be taken for it.
        return _SHORT.get(name, name)
    short = _SHORT.get(name) or _BARE.sub("", name)
    return short if len(short) > 1 else name


def _rows(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8")
    return [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")]
