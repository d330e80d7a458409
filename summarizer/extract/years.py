"""Tell the year of a figure.

In their specimens the figure stands in 【】, in a report that reviews 2025; the
section reviews that year, unless the specimen begins with ``several: `` (it
reviews 2021 to 2025), ``months: `` (some months of 2025) or ``plan: `` (it sets
goals for 2026).
"""

import re
from collections.abc import Callable

from summarizer.extract.kinds import NEXT, told_of_last_year
from summarizer.extract.spot import Read, Spot
from summarizer.lexicon.years import Plan, plans
from summarizer.records import Kind
from summarizer.rule import DECLINED, Rule

_LAST_YEAR_BESIDE = re.compile(r"(?:^|（)而?[上去]年(?:同期)?(?:为|是|只有|仅有?|达到?|完成)?$")
_THAN = re.compile(r"[比较][上去]年(?:同期)?的?$")
_CHANGED = re.compile(
    r"[\d.]+[^，。；、\d]{0,6}(?:增|减|提|降|上升|回落|缩短|扩大|翻)[^，。；\d]{0,4}(?:\d|到|至)"
)
"""A value with a change behind it: 48天减少18天."""
_TERM = re.compile(r"(?:今后|未来)([三四五])年")
_TIME_OF_PLAN = re.compile(r"[”\"]?(?:期?末|期间|时期(?!的?[开首第]))")


def _year_before(spot: Spot, kind: Kind) -> Read[int | None] | None:
    word = told_of_last_year(spot)
    return (spot.period, word) if word else DECLINED


def _year_after(spot: Spot, kind: Kind) -> Read[int | None] | None:
    found = NEXT.search(spot.before) if kind == "target" and spot.time.kind != "target" else None
    return (spot.period + 1, found[0]) if found and spot.period else DECLINED


def _year_set_beside(spot: Spot, kind: Kind) -> Read[int | None] | None:
    found = _LAST_YEAR_BESIDE.search(spot.own)
    if found is None and (than := _THAN.search(spot.own)) and _CHANGED.match(spot.rest):
        found = than
    year = spot.time.year
    return (year - 1, found[0]) if found and year and spot.time.span == "year" else DECLINED


def _where_it_began(spot: Spot, kind: Kind) -> Read[int | None] | None:
    return spot.began or DECLINED


def _plan_to_come(spot: Spot, kind: Kind) -> Read[int | None] | None:
    if kind != "target" or not spot.period:
        return DECLINED
    year = spot.stated
    behind = year.end() if year else 0
    if found := _TERM.search(spot.before, behind):
        return spot.period + "三四五".index(found[1]) + 3, found[0]
    coming = (plan for plan in plans(spot.before) if _ends_a_goal(plan, spot) and plan.start >= behind)
    plan = next(coming, None)
    return (plan.last, plan.written) if plan else DECLINED


def _ends_a_goal(plan: Plan, spot: Spot) -> bool:
    """Whether *plan* is to come, and its time, not its first year or its text, is named."""
    running = spot.period is not None and plan.last > spot.period
    return running and _TIME_OF_PLAN.match(spot.before, plan.end) is not None


def _year_stated(spot: Spot, kind: Kind) -> Read[int | None] | None:
    year = spot.stated
    return (int(year[1]), year[0]) if year else DECLINED


YEARS: tuple[Rule[Callable[[Spot, Kind], Read[int | None] | None]], ...] = (
    Rule(
        name="last year among goals",
        why="去年 is the year reviewed, seen from the year of the goals.",
        shows=(("plan: 在去年增长【7%】的基础上再上台阶。", "2025 去年"),),
        spares=("去年增长【7%】。",),
        read=_year_before,
    ),
    Rule(
        name="next year",
        why="明年 in a review is the year behind the one reviewed.",
        shows=(("明年建成泵站【5】座。", "2026 明年"),),
        spares=("plan: 明年建成泵站【5】座。", "建成泵站【5】座。"),
        read=_year_after,
    ),
    Rule(
        name="last year set beside",
        why="What stands beside the year's figure only to compare with is last year's.",
        shows=(
            ("建成泵站5座，上年为【3】座。", "2024 上年为"),
            ("建成泵站5座（去年同期【3】座）。", "2024 （去年同期"),
            ("停水日比上年【48】天减少18天。", "2024 比上年"),
        ),
        spares=(
            "停水日比上年减少【18】天。",
            "停水日比上年多【18】天。",
            "several: 建成泵站5座，上年为【3】座。",
        ),
        read=_year_set_beside,
    ),
    Rule(
        name="year where a change began",
        why="Of 由2019年的24座增加到31座 the first has the year that stands at it.",
        shows=(
            ("泵站由2019年的【24】座增加到31座。", "2019 由2019年的"),
            ("泵站由“十三五”末的【24】座增加到31座。", "2020 由“十三五”末的"),
            ("泵站由上年的【24】座增加到31座。", "2024 由上年的"),
            ("泵站由2019年的24座增加到31座，闸门由【3】座增加到5座。", "2019 由2019年的"),
        ),
        spares=("泵站由2019年的24座增加到【31】座。", "泵站由【24】座增加到31座。"),
        read=_where_it_began,
    ),
    Rule(
        name="last year of a plan",
        why="What a plan or a term aims at is aimed at by its end.",
        shows=(
            ("plan: 到“十五五”末，力争建成泵站【5】座。", "2030 “十五五”"),
            ("plan: 今后五年，力争建成泵站【5】座。", "2030 今后五年"),
        ),
        spares=(
            "plan: 对照“十五五”规划，力争建成泵站【5】座。",
            "plan: “十五五”时期开局之年，力争建成泵站【5】座。",
            "plan: “十五五”期间，2026年力争建成泵站【5】座。",
            "“十四五”期间，建成泵站【5】座。",
        ),
        read=_plan_to_come,
    ),
    Rule(
        name="year stated",
        why="The last year that the sentence names before the figure is the figure's.",
        shows=(
            ("2023年建成泵站【5】座。", "2023 2023年"),
            ("从2021年的2座增加到2023年的【5】座。", "2023 2023年"),
        ),
        spares=(
            "比2023年增加【5】座。",
            "2023年以来建成泵站【5】座。",
            "按照2023年规划建成泵站【5】座。",
            "2023年的2座增加到【5】座。",
            "泵站达到2015年的【2.3】倍。",
            "从2021年的2座增加到2023年的5座，闸门【9】座。",
        ),
        read=_year_stated,
    ),
)
