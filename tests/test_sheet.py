"""The workbook holds every figure, each with its source."""

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from specimens import LEXICON, WORDS

from summarizer.compare import compare
from summarizer.records import Briefing, Digest, Indicator, Profile, Region
from summarizer.write import sheet

NAMESPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def figure(region: int, **other: Any) -> Indicator:
    """Return a result of 2020 in the report of a region."""
    fields: dict[str, Any] = {
        "name": "固定资产投资", "text": "全社会固定资产投资", "value": Decimal("1234.50"), "unit": "亿元",
        "measure": "level", "change": Decimal("5.5"), "bound": "=", "upper": None, "kind": "actual",
        "year": 2020, "span": "year", "rank": None, "scope": None, "document": f"{region}.txt", "line": 7,
        "start": 0, "end": 9, "sentence": "全社会固定资产投资完成1234.50亿元，增长5.5%。", "standard": True,
    }  # fmt: skip
    return Indicator(**(fields | other))


def briefing(region: int, *figures: Indicator) -> Briefing:
    """Return the briefing of the n-th made-up district with nothing but its figures."""
    name = f"{'甲乙丙'[region]}山区"
    return Briefing(Region(str(region), name, name, "区", "白石市", "云海省", None), (2020,), (), (), figures)


def digest(*briefings: Briefing) -> Digest:
    """Return what comparing *briefings* gives."""
    return compare(
        tuple(Profile(b.region, b.periods, b.indicators, (), (), (), ()) for b in briefings), LEXICON
    )


def read(path: Path) -> dict[str, list[list[str | float]]]:
    """Return the cells of each sheet, row by row."""
    with zipfile.ZipFile(path) as archive:
        book = etree.fromstring(archive.read("xl/workbook.xml"))
        names = [s.get("name") for s in book.iterfind(".//x:sheet", NAMESPACE)]
        return {
            name: _rows(archive.read(f"xl/worksheets/sheet{n}.xml")) for n, name in enumerate(names, start=1)
        }


def _rows(xml: bytes) -> list[list[str | float]]:
    rows = []
    for row in etree.fromstring(xml).iterfind(".//x:row", NAMESPACE):
        cells: list[str | float] = []
        for cell in row.iterfind("x:c", NAMESPACE):
            column = sum(
                (ord(letter) - 64) * 26**n
                for n, letter in enumerate(reversed(re.sub(r"\d", "", cell.get("r"))))
            )
            cells += [""] * (column - 1 - len(cells))
            number = cell.find("x:v", NAMESPACE)
            cells.append("".join(cell.itertext()) if cell.get("t") == "inlineStr" else float(number.text))
        rows.append(cells)
    return rows


def test_nothing_found_still_makes_a_workbook(tmp_path: Path) -> None:
    """Without a single figure there is a sheet with nothing but its titles."""
    (rows,) = read(sheet.write(tmp_path, [briefing(0)], digest(), WORDS)).values()
    assert rows[0][:2] == ["地区", "市"]
    assert len(rows) == 1


def test_a_figure_is_a_line_with_its_source(tmp_path: Path) -> None:
    """Value, growth, sentence, file and line stand in one row under their titles."""
    rows = read(sheet.write(tmp_path, [briefing(0, figure(0))], digest(), WORDS))["2020年"]
    line = dict(zip([str(title) for title in rows[0]], rows[1], strict=False))
    assert line["地区"] == "甲山区"
    assert (line["数值"], line["单位"], line["增速（%）"]) == (1234.5, "亿元", 5.5)
    assert (line["来源文件"], line["位置"]) == ("0.txt", "第7行")
    assert line["原句"] == "全社会固定资产投资完成1234.50亿元，增长5.5%。"


def test_each_year_has_its_sheet_the_latest_first(tmp_path: Path) -> None:
    """A figure of no known year stands in the last sheet."""
    years = (2019, None, 2021)
    path = sheet.write(tmp_path, [briefing(0, *(figure(0, year=year) for year in years))], digest(), WORDS)
    assert list(read(path)) == ["2021年", "2019年", "年度不明"]


def test_comparable_figures_stand_in_order_in_a_sheet_of_their_own(tmp_path: Path) -> None:
    """The groups of the digest, the highest first, each with its source."""
    both = [briefing(0, figure(0)), briefing(1, figure(1, value=Decimal(2000), change=None))]
    rows = read(sheet.write(tmp_path, both, digest(*both), WORDS))["可比指标"]
    assert [row[3:6] for row in rows[1:]] == [[1, "乙山区", 2000], [2, "甲山区", 1234.5]]


def test_where_less_is_better_the_lowest_has_the_first_place(tmp_path: Path) -> None:
    """The sheet counts places from the better end."""
    rate = {"name": "城镇登记失业率", "unit": "%", "change": None}
    both = [briefing(n, figure(n, value=Decimal(n + 3), **rate)) for n in range(2)]
    rows = read(sheet.write(tmp_path, both, digest(*both), WORDS))["可比指标"]
    assert [row[3:6] for row in rows[1:]] == [[2, "乙山区", 4], [1, "甲山区", 3]]


def test_years_and_goals_have_sheets_of_their_own(tmp_path: Path) -> None:
    """A census stands beside the year behind it, and beside a goal what became of the last."""
    gdp = {"name": "地区生产总值", "change": None}
    of = briefing(
        0,
        figure(0, value=Decimal(90), year=2017, **gdp),
        figure(0, value=Decimal(95), year=2018, line=8, **gdp),
        figure(0, value=Decimal(94), year=2018, kind="target", line=9, **gdp),
        figure(0, value=Decimal(99), year=2019, kind="target", line=10, **gdp),
    )
    of = replace(of, periods=(2017, 2018))
    book = read(sheet.write(tmp_path, [of], digest(of), WORDS))
    assert [row[3:8] for row in book["年度走势"][1:]] == [
        [2017, 90, "亿元", "", ""],
        [2018, 95, "亿元", 5, "普查修订"],
    ]
    assert book["工作目标"][1][2:5] == [2019, "甲山区", 99]
    assert book["工作目标"][1][9:12] == [94, 95, "达到"]


def test_regions_stand_against_indicators(tmp_path: Path) -> None:
    """A plain number is a number, a bound its words, another year's figure is left out."""
    jobs = {"name": "城镇新增就业", "unit": "人", "change": None}
    both = [
        briefing(0, figure(0), figure(0, value=Decimal(900), line=8, **jobs)),
        briefing(
            1, figure(1, bound=">=", change=None), figure(1, value=Decimal(80), line=8, year=2018, **jobs)
        ),
    ]
    book = read(sheet.write(tmp_path, both, digest(*both), WORDS))
    head, one, other = book["结果对照"]
    assert head[4:] == ["固定资产投资增速（%）", "固定资产投资（亿元）", "城镇新增就业（人）"]
    assert one == ["甲山区", "白石市", "云海省", 2020, 5.5, 1234.5, 900]
    assert other == ["乙山区", "白石市", "云海省", 2020, "", "1234.5以上"]
    assert ["固定资产投资", "乙山区", 2020, "1234.5以上", "亿元", "下限值"] in [
        row[:6] for row in book["不可比原因"]
    ]


def test_goals_years_and_verdicts_have_sheets(tmp_path: Path) -> None:
    """The goals of the coming year, a panel of years, what became of goals."""
    goal = {"kind": "target", "value": None, "unit": None}
    both = [
        briefing(
            n,
            figure(n, value=Decimal(90 + n), year=2019, change=None, line=4),
            figure(n, value=Decimal(95), change=Decimal(5), bound="≈" if n else "="),
            figure(n, change=Decimal(4), line=8, **goal),
            figure(n, change=Decimal(6), bound=">=", year=2021, line=9, **goal),
        )
        for n in range(2)
    ]
    book = read(sheet.write(tmp_path, both, digest(*both), WORDS))
    assert [row[3:] for row in book["目标对照"][1:]] == [[2021, "6以上"], [2021, "6以上"]]
    assert book["分年数据"][0][3:] == ["2019年", "2020年"]
    assert book["分年数据"][1] == ["固定资产投资", "亿元", "甲山区", 90, 95]
    assert book["分年数据"][2] == ["固定资产投资", "亿元", "乙山区", 91, "95左右"]
    assert [row[2:7] for row in book["目标完成"][1:]] == [[2020, 4, 5, "%", "达到"]] * 2


def test_a_number_has_the_digits_that_were_written(tmp_path: Path) -> None:
    """8.7 is no 8.699999999999999 in the file."""
    path = sheet.write(tmp_path, [briefing(0, figure(0, change=Decimal("8.7")))], digest(), WORDS)
    assert b"<v>8.7</v>" in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")


def test_the_header_stays_in_sight(tmp_path: Path) -> None:
    """The first row and column are frozen, the rows can be filtered."""
    path = sheet.write(tmp_path, [briefing(0, figure(0))], digest(), WORDS)
    xml = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert '<pane xSplit="1" ySplit="1"' in xml
    assert "<autoFilter" in xml


def test_numbers_keep_their_places(tmp_path: Path) -> None:
    """1234.50 is shown with two places, 5.5 with one."""
    path = sheet.write(tmp_path, [briefing(0, figure(0))], digest(), WORDS)
    styles = zipfile.ZipFile(path).read("xl/styles.xml").decode()
    assert 'formatCode="#,##0.0"' in styles
    assert 'formatCode="#,##0.00"' in styles


def test_what_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    """A sentence that begins with = runs nothing."""
    path = sheet.write(tmp_path, [briefing(0, figure(0, sentence="=1+1"))], digest(), WORDS)
    assert "<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert "=1+1" in read(path)["2020年"][1]


def test_the_same_figures_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of the day or the machine is in the file."""
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(sheet.write(tmp_path / name, [briefing(0, figure(0))], digest(), WORDS).read_bytes())
    assert made[0] == made[1]


def test_the_workbook_is_valid(tmp_path: Path) -> None:
    """Office opens it without a repair."""
    both = [briefing(0, figure(0)), briefing(1, figure(1))]
    found = OpenXmlValidator().validate(sheet.write(tmp_path, both, digest(*both), WORDS))
    assert found.is_valid, [error.description for error in found.errors]


@pytest.mark.parametrize("kind", ["actual", "estimate", "target"])
def test_every_kind_is_named(tmp_path: Path, kind: str) -> None:
    """完成, 预计 or 目标 stands beside the figure."""
    rows = read(sheet.write(tmp_path, [briefing(0, figure(0, kind=kind))], digest(), WORDS))["2020年"]
    assert rows[1][rows[0].index("性质")] == {"actual": "完成", "estimate": "预计", "target": "目标"}[kind]
