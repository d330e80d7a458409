"""What a heading says of the time: one year or several gone by, a year or a plan to come.

These rows alone know how a heading turns a report from results to plans: `identify`
asks them for the year reviewed, `segment` for the chapters and the close,
`structure` for the time of each section.  The specimens are read as if the report
reviewed 2025, the last year of the 十四五 plan.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from summarizer.lexicon.years import Plan, plain_years, plans
from summarizer.rule import DECLINED, Rule, first


@dataclass(frozen=True, slots=True)
class Said:
    """What a heading or a sentence says of the time."""

    kind: Literal["actual", "target"]
    year: int | None
    """The year, or the last of several; None where neither it nor the report's own is known."""
    span: Literal["year", "years"]
    words: str
    """Those that said so."""
    first: int | None = None
    """The first of several years, where they are named."""
    settles: bool = True
    """Whether it says one thing for all that follows, or only opens what paragraphs part further."""

    def __str__(self) -> str:
        """Return how the rows' specimens write it: ``actual 2025 year, open``."""
        return f"{self.kind} {self.year} {self.span}" + ("" if self.settles else ", open")


HeadingRule = Rule[Callable[[str, int | None], Said | None]]
"""Reads a heading, given the year that the report reviews."""

_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
"""What only restates: （2017—2021年）."""
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)年(?!来|以来|起|前|版|度?[^，。；]{0,6}(?:规划|纲要|计划))")
_REVIEW = re.compile(r"回顾|回眸|总结|成绩|成就|完成情况|执行情况|工作情况|过去|一年来|五年来")
_SEVERAL = re.compile(
    r"""
    (?: 过去|近|这|前|上一?届|本届 ) 的? (?: [三四五]|[345] ) 年
    | [三四五]年来 | 本届政府
    | (?<! 今后|未来|一个|下来 ) (?<! 今后的|未来的|下来的 ) (?: [三四五]年的?工作 | 的[三四五]年$ )
    """,
    re.VERBOSE,
)
_LAST_YEAR = re.compile(r"去年|上年|(?:过去|走过)的?一年|一年来")
YEARS_TO_COME = re.compile(r"(?:今后|未来|下一个|接下来的?)的?(?P<many>[三四五]|[345])年")
MANY = {"三": 3, "四": 4, "五": 5, "3": 3, "4": 4, "5": 5}
_WORK = re.compile(r"工作|任务|目标|重点|思路|打算|举措|安排|实事|要求|考虑")
"""Behind a year or a plan yet to come these make a heading of goals."""
_AHEAD = re.compile(
    r"""
      展望 | 工作安排 | 总体要求 | 总体思路 | 预期目标 | 主要目标 | 今年 | 明年 | 下一年 | 下一步 | 今后
    | (?: ^|年|和|与|及 ) 未来 | 下年度 | 工作打算 | 工作建议 | 工作计划
    | (?: 年.* | ^\W*[一二三四五六]?\W* )
      (?: 工作部署|工作重点|重点工作|主要任务|工作任务|目标任务|任务目标|奋斗目标|发展目标|指导思想|工作思路 )
    """,
    re.VERBOSE,
)
_REACHED = re.compile(
    r"(?:超过|高于|好于|优于|快于|完成|实现|达到|超额|围绕|紧扣|咬定|锚定|聚焦|对照|紧盯)[^，。]{0,10}目标"
)
"""A goal that was reached, or is only kept in view: 就业超过预期目标."""


def years_named(title: str) -> list[int]:
    """Return the years that *title* names, but for those of a beginning or of a plan's name."""
    return [int(year[1]) for year in _YEAR.finditer(title + " ")]


def plan_behind(title: str, period: int | None) -> Plan | None:
    """Return the plan that *title* names and *period* belongs to or has behind it."""
    return next((plan for plan in plans(title) if period and plan.first <= period), None)


def plan_ahead(title: str, period: int | None) -> Plan | None:
    """Return the plan that *title* names and that is still to come."""
    return next((plan for plan in plans(title) if period and plan.first > period), None)


def year_after(period: int | None) -> int | None:
    """Return the year behind *period*, where that is known."""
    return period + 1 if period else None


def _several(title: str, period: int | None) -> re.Match[str] | Plan | None:
    return _SEVERAL.search(title) or plan_behind(title, period)


def _written(found: re.Match[str] | Plan) -> str:
    return found.written if isinstance(found, Plan) else found[0]


def _year_and_period(title: str, period: int | None) -> Said | None:
    bare = _BRACKETS.sub("", title)
    years = [year for year in years_named(bare) if period and year <= period]
    one = years or _LAST_YEAR.search(bare)
    several = _several(bare, period)
    if not one or not several or plan_ahead(bare, period) or not _REVIEW.search(bare):
        return DECLINED
    return Said("actual", years[0] if years else period, "year", _written(several), settles=False)


def _two_plans(title: str, period: int | None) -> Said | None:
    past, coming = plan_behind(title, period), plan_ahead(title, period)
    if not past or not coming or not _REVIEW.search(title):
        return DECLINED
    return Said("actual", period, "years", past.written, past.first, settles=False)


def _two_years(title: str, period: int | None) -> Said | None:
    review = _REVIEW.search(title)
    years = years_named(title)
    both = period and any(year <= period for year in years) and any(year > period for year in years)
    if not both or not review:
        return DECLINED
    return Said("actual", period, "year", review[0], settles=False)


def _several_reviewed(title: str, period: int | None) -> Said | None:
    several = _several(title, period)
    opens = several is not None and (_edges(_written(several), title) or _REVIEW.search(title))
    ahead = isinstance(several, Plan) and period and several.last > period and _AHEAD.search(title)
    if not several or not opens or ahead or plan_ahead(title, period) or _later(title, period):
        return DECLINED
    return Said(
        "actual", period, "years", _written(several), several.first if isinstance(several, Plan) else None
    )


def _edges(words: str, title: str) -> bool:
    """Whether *title* begins or ends with *words*: 这五年，… or 这是…的五年."""
    return title.startswith(words) or title.endswith(words)


def _later(title: str, period: int | None) -> bool:
    """Whether *title* names a year behind *period*."""
    return any(period is not None and year > period for year in years_named(title))


def _one_reviewed(title: str, period: int | None) -> Said | None:
    review = _REVIEW.search(title)
    if not review or _later(title, period) or plan_ahead(title, period):
        return DECLINED
    years = years_named(title)
    return Said("actual", years[0] if years else period, "year", review[0])


def _plan_to_come(title: str, period: int | None) -> Said | None:
    plan = plan_ahead(title, period)
    if plan is None:
        running = plan_behind(title, period)
        plan = running if running and period and running.last > period and _AHEAD.search(title) else None
    if plan is None or _later(title, period):
        return DECLINED
    return Said("target", plan.last, "years", plan.written, plan.first)


def _years_to_come(title: str, period: int | None) -> Said | None:
    found = YEARS_TO_COME.search(title)
    if found is None:
        return DECLINED
    last = period + MANY[found["many"]] if period else None
    return Said("target", last, "years", found[0], year_after(period))


def _year_to_come(title: str, period: int | None) -> Said | None:
    years = [year for year in years_named(title) if period and year > period]
    work = _WORK.search(title)
    if not years or not work:
        return DECLINED
    return Said("target", years[0], "year", f"{years[0]}年…{work[0]}")


def _goals(title: str, period: int | None) -> Said | None:
    ahead = _AHEAD.search(title)
    years = years_named(title)
    if not ahead or _REACHED.search(title) or any(period and year <= period for year in years):
        return DECLINED
    return Said("target", years[0] if years else year_after(period), "year", ahead[0])


HEADINGS: tuple[HeadingRule, ...] = (
    Rule(
        name="a year and a period reviewed",
        why="Such a heading opens both; the paragraphs say where the one ends and the other begins.",
        shows=(
            ("一、2025年和“十四五”时期工作回顾", "actual 2025 year, open"),
            ("过去一年和五年来的工作回顾", "actual 2025 year, open"),
        ),
        spares=("一、2025年工作回顾", "过去五年（2021—2025年）工作回顾"),
        read=_year_and_period,
    ),
    Rule(
        name="one plan reviewed and the next announced",
        why="It reviews first; a sentence turns it to the goals.",
        shows=(("“十四五”时期发展成就和“十五五”时期目标任务", "actual 2025 years, open"),),
        spares=("“十四五”时期发展成就",),
        read=_two_plans,
    ),
    Rule(
        name="one year reviewed and the next announced",
        why="It reviews first; a sentence turns it to the goals.",
        shows=(("2025年工作总结和2026年工作打算", "actual 2025 year, open"),),
        spares=("2025年工作总结", "2026年工作打算"),
        read=_two_years,
    ),
    Rule(
        name="several years reviewed",
        why="A term of office or a plan gone by; its figures cover all of it unless they say otherwise.",
        shows=(
            ("“十四五”时期经济社会发展回顾", "actual 2025 years"),
            ("这五年，产业筋骨更加强健", "actual 2025 years"),
            ("这是城乡面貌大变的五年", "actual 2025 years"),
            ("一、本届政府工作回顾", "actual 2025 years"),
        ),
        spares=("“十五五”时期主要目标", "今后五年的工作", "实施“十四五”规划重点项目"),
        read=_several_reviewed,
    ),
    Rule(
        name="one year reviewed",
        why="The ordinary first chapter.",
        shows=(("一、2025年工作回顾", "actual 2025 year"), ("过去一年工作情况", "actual 2025 year")),
        spares=("2026年工作安排", "推动工业提质增效"),
        read=_one_reviewed,
    ),
    Rule(
        name="a plan to come",
        why="Its goals are set for its last year, and cover all of it.",
        shows=(
            ("二、“十五五”时期工作的主要考虑", "target 2030 years"),
            ("关于第十五个五年规划纲要（草案）的说明", "target 2030 years"),
        ),
        spares=("三、2026年重点工作", "“十四五”发展成就", "2026年和“十五五”时期目标"),
        read=_plan_to_come,
    ),
    Rule(
        name="several years to come",
        why="What a new term of office sets out to do.",
        shows=(("二、今后五年的奋斗目标", "target 2030 years"),),
        spares=("过去五年的工作",),
        read=_years_to_come,
    ),
    Rule(
        name="a year to come",
        why="The chapter of the coming year's work.",
        shows=(("关于2026年工作", "target 2026 year"), ("附件1 2026年民生实事", "target 2026 year")),
        spares=("2025年重点工作", "2026年春运"),
        read=_year_to_come,
    ),
    Rule(
        name="goals",
        why="Words that announce what is planned, where no year stands with them.",
        shows=(("二、总体要求和预期目标", "target 2026 year"), ("下一步工作打算", "target 2026 year")),
        spares=("新增就业超过预期目标", "创新制胜未来", "紧扣主要目标抓落实"),
        read=_goals,
    ),
)


def heading_time(title: str, period: int | None) -> tuple[HeadingRule, Said] | None:
    """Return what *title* says of the time, and the rule that told; None where it says nothing.

    *period* is the year that the report reviews.  Where it is not known yet, what
    names one year alone is told all the same.

    >>> rule, said = heading_time("二、二〇二六年工作安排", 2025)
    >>> rule.name, str(said)
    ('a year to come', 'target 2026 year')
    >>> heading_time("推动工业提质增效", 2025)
    """
    return first(HEADINGS, plain_years(title), period)


def announces_plans(title: str) -> bool:
    """Return whether what stands under *title* is planned.

    >>> announces_plans("二、2026年工作安排"), announces_plans("一、2025年工作回顾")
    (True, False)
    """
    found = heading_time(title, None)
    return found is not None and found[1].kind == "target"
