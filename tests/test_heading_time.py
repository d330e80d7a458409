"""What a heading says of the time, and the stages that ask: one table answers all of them."""

import pytest

from summarizer.heading_time import announces_plans, heading_time
from summarizer.identify import identify
from summarizer.lexicon import Lexicon
from summarizer.records import Cleaned, Line, RawLine, Source
from summarizer.segment import segment
from summarizer.structure import structure

PROSE = "全县上下团结一心，经济运行总体平稳，群众生活持续改善。"
PLANS = ["2026年工作安排", "2026年重点工作", "2026年主要目标任务", "展望2026年", "2026年的工作打算"]
REVIEWS = ["2025年工作回顾", "2025年工作总结", "2025年主要成绩", "回眸2025年", "2025年预算执行情况"]


def _cleaned(*texts: str) -> Cleaned:
    lines = tuple(Line(n, text, "body", range(len(text))) for n, text in enumerate(texts, 1))
    raw = tuple(RawLine(line.number, line.text) for line in lines)
    return Cleaned(Source("云岭.txt", "", "utf-8", "text", raw), lines, ())


@pytest.mark.parametrize(("review", "plan"), list(zip(REVIEWS, PLANS, strict=True)))
def test_every_stage_sees_the_same_turn(review: str, plan: str, lexicon: Lexicon) -> None:
    """The year reviewed, the chapters and the time of each section follow the same headings."""
    cleaned = _cleaned(review, PROSE, "抓产业", PROSE, plan, PROSE)
    found = identify(cleaned, lexicon=lexicon)
    signs = {(r.sign, r.value) for r in found.reasons if r.about == "period"}
    assert found.period == 2025
    assert {("review", "2025"), ("outlook", "2025")} <= signs
    sections = structure(segment(cleaned, lexicon=lexicon), found.period, "云岭.txt", lexicon=lexicon)
    times = {section.title: (section.level, section.time.kind, section.time.year) for section in sections}
    assert times[review] == (1, "actual", 2025)
    assert times["抓产业"] == (2, "actual", 2025)
    assert times[plan] == (1, "target", 2026)


def test_a_year_is_told_before_the_year_reviewed_is_known() -> None:
    """A heading that names one year needs no other; one that names only the coming years has none to tell."""
    said = [heading_time(title, None) for title in ("2026年工作安排", "今后五年的奋斗目标")]
    assert [found and str(found[1]) for found in said] == ["target 2026 year", "target None years"]


@pytest.mark.parametrize("title", ["抓好2026年春运", "创新制胜未来", "新增就业超过预期目标"])
def test_what_only_speaks_of_the_time_to_come_announces_no_plans(title: str) -> None:
    """A close behind such a heading may still be the first to look ahead."""
    assert not announces_plans(title)
