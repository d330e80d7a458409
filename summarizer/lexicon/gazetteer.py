"""China's divisions and zones: looking a name up, and naming what was found.

`divisions.tsv` holds the names of today, `former.tsv` the names until a year,
`zones.toml` the development zones and new areas that are no divisions.  A code
stays the same when a county becomes a district, so the code is what tells
regions apart and the name is what a report of that year would write.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from summarizer.lexicon import table
from summarizer.records import Level

COUNTRY = "100000"
_LEVELS = {level: level for level in get_args(Level)}
_NATIONS = (
    "各族|壮族|回族|满族|苗族|土家族|彝族|侗族|布依族|瑶族|白族|哈尼族|黎族|傣族|畲族|傈僳族|仡佬族|拉祜族|佤族|水族|纳西族|羌族|"
    "土族|仫佬族|锡伯族|柯尔克孜族?|达斡尔族|景颇族|毛南族|撒拉族|布朗族|塔吉克|普米族|怒族|鄂温克族|裕固族|保安族|东乡族|独龙族|"
    "鄂伦春|藏族|蒙古族?|朝鲜族|维吾尔|哈萨克族?"
)
_BARE = re.compile(rf"(?:{_NATIONS})*自治[区州县旗]$|(?:回族|达斡尔族)区$|特别行政区$|地区$|[省市县区旗盟]$")
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


@cache
def divisions() -> dict[str, Division]:
    """Return the divisions of today by their code.

    >>> divisions()["340604"].name
    '烈山区'
    """
    return {
        code: Division(code, name, parent, _LEVELS[level]) for code, name, parent, level in _rows("divisions")
    }


@cache
def former() -> dict[str, tuple[Division, ...]]:
    """Return the former names of divisions by the code of today, the oldest first."""
    found: dict[str, list[Division]] = {}
    for code, name, level, until, *_now in _rows("former"):
        parent = divisions()[code].parent
        found.setdefault(code, []).append(Division(code, name, parent, _LEVELS[level], int(until)))
    return {code: tuple(sorted(names, key=lambda d: d.until or 0)) for code, names in found.items()}


@cache
def by_name() -> dict[str, tuple[Division, ...]]:
    """Return what bears each full name, former ones included.

    >>> [full_name(d) for d in by_name()["西湖区"]]
    ['浙江省杭州市西湖区', '江西省南昌市西湖区']
    """
    found: dict[str, list[Division]] = {}
    for code, division in divisions().items():
        for one in (division, *former().get(code, ())):
            found.setdefault(one.name, []).append(one)
    return {name: tuple(those) for name, those in found.items()}


@cache
def children() -> dict[str, tuple[str, ...]]:
    """Return the codes right below each code."""
    found: dict[str, list[str]] = {}
    for code, division in divisions().items():
        found.setdefault(division.parent, []).append(code)
    return {parent: tuple(codes) for parent, codes in found.items()}


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


def province(division: Division) -> str | None:
    """Return the name of the province that *division* is or lies in."""
    return next((d.name for d in line(division) if d.code.endswith("0000") and d.code != COUNTRY), None)


def city(division: Division) -> str | None:
    """Return the name of the city or prefecture that *division* is or lies in; None above and outside of one.

    A municipality is the city of its districts.

    >>> [city(d) for name in ("烈山区", "浦东新区", "仙桃市", "安徽省") for d in by_name()[name]]
    ['淮北市', '上海市', None, None]
    """
    return next(
        (d.name for d in line(division) if d.level == "直辖市" or re.fullmatch(r"\d\d(?!00)\d\d00", d.code)),
        None,
    )


def line(division: Division) -> tuple[Division, ...]:
    """Return *division*, what it lies in, and so on up to the country."""
    above = divisions().get(division.parent)
    return (division, *line(above)) if above else (division,)


def full_name(division: Division) -> str:
    """Return the name with those of its city and province in front.

    >>> full_name(divisions()["320106"])
    '江苏省南京市鼓楼区'
    """
    return "".join(d.name for d in reversed(line(division)) if d.code != COUNTRY) or division.name


def key(division: Division) -> str:
    """Return what tells *division* from every other: its code, or its city and name where it has none.

    >>> key(divisions()["340604"]), key(zone_of(divisions()["411100"], "经济开发区", "开发区"))
    ('340604', '漯河市-漯河经济开发区')
    """
    return division.code or f"{city(division) or province(division)}-{division.name}"


@cache
def kinds() -> dict[str, tuple[str, str]]:
    """Return what a zone calls itself -> the kind in full, and its level."""
    return {say: (kind["name"], kind["level"]) for kind in table("zones")["kind"] for say in kind["says"]}


@cache
def areas() -> tuple[tuple[Division, tuple[str, ...]], ...]:
    """Return the new areas with a name of their own, and what each is called."""
    return tuple(
        (Division("", area["name"], area["parent"], _LEVELS[area["level"]]), tuple(area["says"]))
        for area in table("zones")["area"]
    )


def zone_of(place: Division, kind: str, level: str) -> Division:
    """Return the zone of that *kind* at *place*, from the table where it stands there under just this name.

    >>> zone_of(divisions()["411100"], "经济开发区", "开发区").name
    '漯河经济开发区'
    >>> zone_of(divisions()["321000"], "经济技术开发区", "开发区").code
    '321071'
    """
    short = bare(place.name)
    for code in children().get(place.code, ()):
        known = divisions()[code]
        if known.name in (short + kind, place.name + kind):
            return known
    return Division("", short + kind, place.code, _LEVELS[level])


def lookup(name: str) -> tuple[Division, ...]:
    """Return the divisions or the zone that *name* may mean, with or without its city and province in front.

    >>> [d.code for d in lookup("南京市鼓楼区")], len(lookup("鼓楼区")), lookup("鼓搂区")
    (['320106'], 4, ())
    >>> [full_name(d) for d in (*lookup("漯河市经开区"), *lookup("河北雄安新区"))]
    ['河南省漯河市漯河经济技术开发区', '河北省雄安新区']
    """
    found = tuple(
        division
        for end in range(len(name))
        for division in by_name().get(name[end:], ())
        if not name[:end] or _lies_in(division, name[:end])
    )
    return found or tuple(area for area, says in areas() if name in (area.name, *says)) or _zones(name)


def _zones(name: str) -> tuple[Division, ...]:
    """Return the zone of a kind at a place that *name* spells out."""
    for say in sorted(kinds(), key=len, reverse=True):
        place = name.removesuffix(say)
        if place and place != name:
            return tuple(zone_of(at, *kinds()[say]) for at in _places(place))
    return ()


def _places(name: str) -> tuple[Division, ...]:
    """Return what *name* means, which may lack its 市 or 县."""
    places = lookup(name) or tuple(d for d in divisions().values() if bare(d.name) == name)
    return tuple(place for place in places if place.level not in ("开发区", "新区"))


def _lies_in(division: Division, above: str) -> bool:
    """Whether *above* spells the names of what *division* lies in, in full or short, some left out.

    >>> _lies_in(divisions()["320106"], "江苏南京"), _lies_in(divisions()["320106"], "徐州市")
    (True, False)
    """
    rest = above
    for place in reversed(line(division)[1:]):
        rest = rest.removeprefix(place.name if rest.startswith(place.name) else bare(place.name))
    return not rest


def _rows(name: str) -> list[list[str]]:
    text = (files("summarizer.lexicon") / f"{name}.tsv").read_text(encoding="utf-8")
    return [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")]
