"""Every group of every digest at hand, held against the reports: like stands beside like.

What is asked here is asked of the records and of the lines they cite, and not of
the rules that made the groups.  The reports of all provinces lie in a folder
`shared` beside the checkout or above it, where there is one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from specimens import indicator

from summarizer.config import load
from summarizer.pipeline import Outcome, run
from summarizer.records import Cell, DigestRow, Region

HERE = Path(__file__).parent
CHECKOUT = HERE.parent
SHARED = next(
    (p / "shared" for p in HERE.parents if (p / "shared/corpus").is_dir()), CHECKOUT.parent / "shared"
)
FOLDERS = {
    "reports": HERE / "reports",
    "seeds": CHECKOUT / "seeds",
    "provinces of 2025": SHARED / "corpus/provinces-2025",
    "provinces of 2026": SHARED / "corpus/provinces-2026",
}
NUMBER = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:[.．]\d+)?|\d+(?:[.．]\d+)?")
CLAUSE = re.compile(r"[，,；;。！？（）()]")


@dataclass(frozen=True)
class Printed:
    """One group of a digest, and where to look its cells up."""

    row: DigestRow
    year: int
    cells: tuple[Cell, ...]
    regions: dict[str, Region]
    lines: dict[tuple[str, int], str]
    """By document and number; what stands on several pages' lines of one number is joined."""

    def __str__(self) -> str:
        return f"{self.row.name} {self.row.measure} {self.year}"

    def clause(self, cell: Cell) -> str:
        """Return the clause in which the number of *cell* stands, up to the number's last digit.

        Where it is written in other words (翻番), that is the whole sentence.
        """
        figure = cell.indicator
        line = self.lines.get((figure.document, figure.line), "")
        for text, start in ((line[: figure.end], figure.start), (figure.sentence, 0)):
            found = [m for m in NUMBER.finditer(text, start) if digits(m[0]) == abs(number(cell))]
            if found:
                return CLAUSE.split(text[: found[0 if start == 0 else -1].start()])[-1] + found[0][0]
        return figure.sentence


def number(cell: Cell) -> Decimal:
    """Return the number of *cell* as its report writes it."""
    written = cell.indicator.change if cell.growth else cell.indicator.value
    assert written is not None
    return written


def digits(written: str) -> Decimal:
    """Return what *written* says, with or without marks between the thousands."""
    return Decimal(written.replace("．", ".").replace(",", "").replace("，", ""))


def all_printed(outcome: Outcome) -> Iterator[Printed]:
    """Return every group of the digest."""
    regions = {region.id: region for region in outcome.digest.regions}
    lines: dict[tuple[str, int], str] = {}
    for briefing in outcome.briefings:
        for excerpt in briefing.excerpts:
            for line in excerpt.report.lines:
                key = excerpt.report.path, line.number
                lines[key] = lines.get(key, "") + " ".join((line.text, *line.cells))
    for row in outcome.digest.rows:
        for group in row.groups:
            yield Printed(row, group.year, tuple(row.cells[i] for i in group.cells), regions, lines)


# -- what is asked of a group ------------------------------------------------------------

LEVELS = {
    "省": "省级", "自治区": "省级", "直辖市": "省级",
    "地级市": "市级", "自治州": "市级", "地区": "市级", "盟": "市级",
    "区": "县级", "县": "县级", "县级市": "县级", "旗": "县级", "开发区": "县级",
}  # fmt: skip
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
COUNTED = ("家", "个", "户")
"""What counts firms; households are not neighbourhoods."""
FIRMS = ("企业", "主体", "工商户", "公司", "合作社", "农场")
MULTIPLES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
ALIKE = {
    "家": "个", "所": "个", "项": "个", "名": "人", "位": "人", "公斤": "重", "斤": "重", "吨": "重",
    "公顷": "地", "亩": "地", "千米": "公里", "立方米": "方", "％": "%",
}  # fmt: skip
BASES = ("名义", "实际", "可比", "同口径", "不变价", "现价", "扣除", "剔除", "美元", "本外币")
CONSTANT = ("可比", "不变价")
"""At constant prices output is told by rule, whether a report says so or not."""
YEARS = re.compile(r"累计|年均(?!浓度)|平均每年|[三四五六七八十]年(?:来|间|累计|共)|[”’\"']以来")
EXPECTED = re.compile(r"预计|预期(?!寿命)|预估|有望")
BOUND = re.compile(r"(?:突破|超过?|超出|不低于|不少于|至少|接近|近|逾|约|大约)$")
PARTS = re.compile(
    r"城市群|经济圈|都市圈|经济带|经济区|湾区|片区|县域|园区|开发区|高新区|自贸试验区|综保区|口岸|"
    r"省属|市属|央企|监管企业|全国|我国|国内(?!生产|游客|旅游)|南疆|北疆"
)

LED = re.compile(r"^[^，]{0,8}(?:城市群|经济圈|都市圈|经济带|湾区|片区|南疆|北疆)")
"""A part that opens a sentence owns what the sentence says."""
STAGES = {"begun": ("开工", "启动", "动工"), "planned": ("谋划", "签约", "计划")}
ADDED = ("新增", "净增", "新认定", "新登记")
"""What was added in one of these ways was not added in the others."""


def klass(region: Region) -> str:
    """Return the class of government that *region* is reported by."""
    if region.province in MUNICIPALITIES and region.level != "直辖市":
        return "直辖市辖区县"
    return LEVELS.get(region.level or "", region.level or "undecided")


def kind_of_unit(group: Printed, cell: Cell) -> str:
    """Return what the unit of *cell* counts, without 万 and 亿."""
    unit = "%" if cell.growth else (cell.indicator.unit or "个")
    unit = unit if unit.startswith(("千米", "千克", "千瓦")) else simple(unit)[1] or "个"
    if unit in COUNTED and any(word in group.row.name for word in FIRMS):
        return "个"
    return ALIKE.get(unit, unit)


def basis(group: Printed, cell: Cell) -> frozenset[str]:
    """Return the words in the clause of *cell* that say on which prices, which money or without what."""
    found = {word for word in BASES if word in group.clause(cell)}
    if "实际利用" in group.clause(cell) or group.row.name.startswith("实际"):
        found.discard("实际")
    return frozenset(found.difference(CONSTANT))


def one_of_each(group: Printed) -> Iterator[str]:
    """Year, span, owner, measure, class of government and unit are the same, each region stands once."""
    figures = [cell.indicator for cell in group.cells]
    alike: dict[str, set[object]] = {
        "year": {figure.year for figure in figures} | {group.year},
        "span": {figure.span for figure in figures},
        "scope": {figure.scope for figure in figures},
        "name": {figure.name for figure in figures} | {group.row.name},
        "measure": {"growth" if cell.growth else cell.indicator.measure for cell in group.cells},
        "class": {klass(group.regions[cell.region]) for cell in group.cells},
        "unit": {kind_of_unit(group, cell) for cell in group.cells},
    }
    yield from (f"{what}: {sorted(map(str, those))}" for what, those in alike.items() if len(those) > 1)
    if len({cell.region for cell in group.cells}) < len(group.cells):
        yield "a region stands twice"
    if klass(group.regions[group.cells[0].region]) == "undecided":
        yield "a region of no known level"


def results_alone(group: Printed) -> Iterator[str]:
    """No goal stands among results, and what is expected says so."""
    for cell in group.cells:
        figure = cell.indicator
        if (figure.kind == "target") != (group.row.kind == "target"):
            yield f"a goal among results: {figure.sentence}"
        if figure.kind == "actual" and EXPECTED.search(group.clause(cell)):
            yield f"an estimate that is not marked: {figure.sentence}"


def plain(group: Printed) -> Iterator[str]:
    """No bound and no range, neither in the record nor in the words at the number."""
    if {cell.bound for cell in group.cells} != {"="}:
        yield f"bounds: {[cell.bound for cell in group.cells]}"
    for cell in group.cells:
        if cell.upper is not None:
            yield f"a range: {cell.indicator.sentence}"
        if BOUND.search(NUMBER.sub("", group.clause(cell))):
            yield f"a bound in words: {cell.indicator.sentence}"


def one_basis(group: Printed) -> Iterator[str]:
    """Prices, money and what was left out are the same for all."""
    found = {cell.region: basis(group, cell) for cell in group.cells}
    if len(set(found.values())) > 1:
        yield str({group.regions[r].name: sorted(words) for r, words in found.items() if words})


def one_stage(group: Printed) -> Iterator[str]:
    """What was begun, planned or added is the same for all: not one's stock beside another's increase."""
    found = {cell.region: frozenset(stages(group, cell)) for cell in group.cells}
    if len(set(found.values())) > 1:
        yield str({group.regions[r].name: sorted(words) for r, words in found.items() if words})


def stages(group: Printed, cell: Cell) -> Iterator[str]:
    """Return what the words at the number of *cell* say was done, where neither name nor scope says it."""
    at = group.clause(cell).rpartition("、")[2]
    said = group.row.name + (cell.indicator.scope or "")
    for stage, words in STAGES.items():
        if any(word in at for word in words) and not any(word in said for word in words):
            yield stage
    yield from (word for word in ADDED if word in at and word not in said)


def one_year(group: Printed) -> Iterator[str]:
    """No clause of a year's figure sums up several years; of what there is by now, 累计 does."""
    for cell in group.cells:
        if cell.indicator.span != "stock" and YEARS.search(group.clause(cell)):
            yield cell.indicator.sentence


def own(group: Printed) -> Iterator[str]:
    """No clause names a part of the region, a group of firms or the nation before the number."""
    for cell in group.cells:
        region = group.regions[cell.region]
        if region.level == "开发区" or cell.indicator.scope is not None:
            continue
        if PARTS.search(group.clause(cell)) or LED.search(cell.indicator.sentence):
            yield cell.indicator.sentence


def cited(group: Printed) -> Iterator[str]:
    """The digits stand in the line that is cited, and the sentence too."""
    for cell in group.cells:
        figure = cell.indicator
        line = group.lines.get((figure.document, figure.line), "")
        wanted = abs(number(cell))
        stand = {digits(found) for found in NUMBER.findall(line)}
        if cell.growth:
            # 增长1.33倍 is growth by 133 percent.
            stand |= {digits(found) * 100 for found in re.findall(r"([\d.]+)倍", line)}
            # What is said to be as the year before has grown by nothing.
            stand |= {Decimal(0)} if re.search("持平|零增长", line) else set()
        if wanted not in stand:
            yield f"{wanted} is not in line {figure.line} of {figure.document}"


def in_order(group: Printed) -> Iterator[str]:
    """The cells run from the highest down, and each is its report's number in the row's unit."""
    values = [cell.value for cell in group.cells]
    if values != sorted(values, reverse=True):
        yield f"out of order: {values}"
    for cell in group.cells:
        times, unit = simple("%" if cell.growth else group.row.unit)
        as_written, same = simple("%" if cell.growth else cell.indicator.unit)
        if unit == same and cell.value * times != number(cell) * as_written:
            yield f"{cell.value}{group.row.unit} is not {number(cell)}{cell.indicator.unit}"


def simple(unit: str | None) -> tuple[int, str]:
    """Return how many, and of what, one *unit* is.

    >>> simple("万亿元"), simple("万")
    ((1000000000000, '元'), (10000, ''))
    """
    unit, times = unit or "", 1
    while unit[:1] in MULTIPLES and unit:
        times *= MULTIPLES[unit[0]]
        unit = unit[1:]
    return times, unit


CHECKS: tuple[Callable[[Printed], Iterator[str]], ...] = (
    one_of_each, results_alone, plain, one_basis, one_stage, one_year, own, cited, in_order,
)  # fmt: skip

FAILING: dict[tuple[str, str], str] = {}
"""By folder and check, why it is known to fail; whoever mends that takes the line away."""


def cases() -> Iterator[object]:
    """Return every folder with every check."""
    for folder in FOLDERS:
        for check in CHECKS:
            marks = [pytest.mark.slow] if folder.startswith("provinces") else []
            if reason := FAILING.get((folder, check.__name__)):
                marks.append(pytest.mark.xfail(reason=reason, strict=True))
            yield pytest.param(folder, check, id=f"{folder}-{check.__name__}", marks=marks)


@pytest.fixture(name="printed", scope="module")
def _printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Printed, ...]]:
    """Return the groups of a folder's digest, which is made once."""
    made: dict[str, tuple[Printed, ...]] = {}

    def of(folder: str) -> tuple[Printed, ...]:
        if not FOLDERS[folder].is_dir():
            pytest.skip(f"{FOLDERS[folder]} is not there")
        if folder not in made:
            outcome = run(load(FOLDERS[folder], out=tmp_path_factory.mktemp("out"), formats="json"))
            assert not outcome.problems
            made[folder] = tuple(all_printed(outcome))
        return made[folder]

    return of


@pytest.mark.parametrize(("folder", "check"), list(cases()))
def test_like_stands_beside_like(
    folder: str, check: Callable[[Printed], Iterator[str]], printed: Callable[[str], tuple[Printed, ...]]
) -> None:
    """No group of the folder's digest gives the check anything to say."""
    groups = printed(folder)
    assert groups
    findings = [f"{group}: {finding}" for group in groups for finding in check(group)]
    assert not findings, f"{len(findings)} of {len(groups)} groups' findings\n" + "\n".join(findings)


# -- what is asked can be answered with no -----------------------------------------------

PLACES = {
    "a": Region("a", "甲县", "甲县", "县", "丙市", "丁省", None),
    "b": Region("b", "乙县", "乙县", "县", "丙市", "丁省", None),
    "c": Region("c", "丙市", "丙市", "地级市", "丙市", "丁省", None),
}


def a_group(
    sentence: str = "农机总量达到86台。", value: str | None = None, region: str = "a", **other: Any
) -> Printed:
    """Return a group of two counties' figures, the first with *sentence* and what else is given."""
    written = Decimal(re.findall(r"\d+", sentence)[-1])
    first = indicator(
        "农机总量", sentence=sentence, value=written, unit="台", change=None, document="a", line=3
    )
    first = replace(first, start=0, end=len(sentence), **other)
    second = replace(
        first, sentence="农机总量达到12台。", value=Decimal(12), document="b", unit="台", bound="="
    )
    second = replace(second, upper=None, kind="actual", year=2019, span="year", scope=None, measure="level")
    cells = (
        Cell(region, Decimal(value or written), first, False, first.bound, first.upper),
        Cell("b", Decimal(12), second),
    )
    row = DigestRow("农机总量", "level", "台", "result", cells, (), ())
    lines = {("a", 3): sentence, ("b", 3): second.sentence}
    return Printed(row, 2019, cells, PLACES, lines)


@pytest.mark.parametrize(
    ("check", "group"),
    [
        (one_of_each, a_group(year=2018)),
        (one_of_each, a_group(span="years")),
        (one_of_each, a_group(scope="本级")),
        (one_of_each, a_group(unit="户")),
        (one_of_each, a_group(measure="share")),
        (one_of_each, a_group(region="c")),
        (one_of_each, a_group(region="b")),
        (results_alone, a_group(kind="target")),
        (results_alone, a_group("农机总量预计达到86台。")),
        (plain, a_group(bound=">=")),
        (plain, a_group(upper=Decimal(90))),
        (plain, a_group("农机总量突破86台。")),
        (one_basis, a_group("农机总量同口径为86台。")),
        (one_stage, a_group("农机总量净增86台。")),
        (one_stage, a_group("启动农机总量86台。")),
        (one_year, a_group("五年来，农机总量累计86台。")),
        (own, a_group("县域农机总量86台。")),
        (own, a_group("沿河经济带快速发展，农机总量86台。")),
        (cited, replace(a_group(), lines={("a", 3): "农机总量达到68台。", ("b", 3): "农机总量达到12台。"})),
        (in_order, a_group("农机总量达到8台。")),
        (in_order, a_group(value="68")),
    ],
)
def test_each_check_can_say_no(check: Callable[[Printed], Iterator[str]], group: Printed) -> None:
    """One thing that is wrong with a group is found, and nothing is found where nothing is wrong."""
    assert list(check(group))
    assert not [finding for each in CHECKS for finding in each(a_group())]
