"""The year reviewed is told in whatever words a report puts it."""

import pytest

from summarizer.identify import identify
from summarizer.lexicon import Lexicon
from summarizer.records import Cleaned, Line, RawLine, Source

PROSE = "全县上下团结一心，经济运行总体平稳，群众生活持续改善。"


def _years(lexicon: Lexicon, sign: str, *texts: str) -> list[str]:
    """Return the years for which evidence of that *sign* speaks in a report of *texts*."""
    lines = tuple(Line(n, text, "body", range(len(text))) for n, text in enumerate(texts, 1))
    raw = tuple(RawLine(line.number, line.text) for line in lines)
    found = identify(Cleaned(Source("云岭.txt", "", "utf-8", "text", raw), lines, ()), lexicon=lexicon)
    return [r.value for r in found.reasons if r.about == "period" and r.sign == sign]


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("“十四五”规划开局之年", "2021"),
        ("“十四五”起步之年", "2021"),
        ("“十三五”首年", "2016"),
        ("“十三五”收官之年", "2020"),
        ("“十二五”最后一年", "2015"),
        ("“十一五”决胜之年", "2010"),
        ("“九五”收官之年", "2000"),
    ],
)
def test_a_year_may_be_named_by_its_place_in_a_plan(said: str, year: str, lexicon: Lexicon) -> None:
    """The first year of a five-year plan, or its last."""
    assert _years(lexicon, "turn", f"今年是{said}，{PROSE}") == [year]


@pytest.mark.parametrize("said", ["时期发展回顾", "期间发展总结", "发展成就", "经济发展综述", "主要成绩"])
def test_a_review_of_a_plan_is_of_its_last_year(said: str, lexicon: Lexicon) -> None:
    """Whatever the review is called."""
    assert _years(lexicon, "plan", f"“十三五”{said}", PROSE) == ["2020"]
    assert _years(lexicon, "plan", f"“九五”{said}", PROSE) == ["2000"]


@pytest.mark.parametrize("said", ["远景目标", "前", "底前", "目标", "规划", "基本实现"])
def test_a_year_aimed_at_is_none_reviewed(said: str, lexicon: Lexicon) -> None:
    """2035年远景目标 counts for no year."""
    assert "2035" not in _years(lexicon, "named", "2021年，经济平稳。", f"2035年{said}，逐年推进。", PROSE)


@pytest.mark.parametrize("said", ["会议", "大会", "全会"])
def test_when_a_report_was_delivered_tells_its_year(said: str, lexicon: Lexicon) -> None:
    """A report of January reviews the year before."""
    assert _years(lexicon, "delivered", f"2022年1月9日在云岭县{said}上", PROSE) == ["2021"]
    assert _years(lexicon, "delivered", f"1999年1月9日在云岭县{said}上", PROSE) == ["1998"]
