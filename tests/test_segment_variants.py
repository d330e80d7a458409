"""Numbers, units and questions are told in whatever words a report puts them."""

import pytest

from summarizer.lexicon import Lexicon
from summarizer.records import Cleaned, Line, RawLine, Source
from summarizer.segment import segment
from summarizer.segment.numbers import FIGURE

PROSE = "过去一年，全县上下团结一心，经济运行总体平稳，群众生活持续改善。"

UNITS = "% 元 美元 个 家 户 人 次 件 项 公里 亩 所 处 套 辆 吨 平方 立方 名 位 条 座 台 头 公顷 斤 千瓦 倍"


def _cleaned(*texts: str) -> Cleaned:
    lines = tuple(Line(n, text, "body", range(len(text))) for n, text in enumerate(texts, 1))
    raw = tuple(RawLine(line.number, line.text) for line in lines)
    return Cleaned(Source("云岭.txt", "", "utf-8", "text", raw), lines, ())


@pytest.mark.parametrize("unit", UNITS.split())
def test_a_figure_is_one_in_any_unit(unit: str) -> None:
    """What states a figure is no title, whatever the unit."""
    assert FIGURE.search(f"新增能力12{unit}")
    assert FIGURE.search(f"新增能力3.5万{unit}") or unit in ("%", "倍")


@pytest.mark.parametrize(
    "number",
    [
        "01",
        "PART 1",
        "Part 2",
        "NO.3",
        "No.4",
        "一、",
        "（二）",
        "（三）、",
        "第一章",
        "第二节",
        "第三篇",
        "第四部分",
    ],
)
def test_a_number_on_its_own_line_has_its_title_on_the_next(number: str, lexicon: Lexicon) -> None:
    """The two lines are one heading."""
    sections = segment(_cleaned(PROSE, number, "聚力产业振兴", PROSE, PROSE), lexicon=lexicon)
    assert any((section.title or "").endswith("聚力产业振兴") for section in sections)
    assert all(number != sentence.text for section in sections for sentence in section.sentences)
