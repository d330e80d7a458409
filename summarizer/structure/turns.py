"""The rules by which a sentence turns a report to another time.

Each is a row (`summarizer.rule.Rule`); the specimens are read as if the report
reviewed 2025, the last year of the 十四五 plan.
"""

import re
from collections.abc import Callable

from summarizer.heading_time import (
    MANY,
    YEARS_TO_COME,
    Said,
    plan_ahead,
    plan_behind,
    year_after,
    years_named,
)
from summarizer.records import Time
from summarizer.rule import DECLINED, Rule

SentenceRule = Rule[Callable[[str, int | None, Time], Said | None]]
"""Reads a sentence, given the year that the report reviews and the time held so far."""

_TURN = re.compile(
    r"""
    (?: 今年|明年|新的一年|20\d\d年|[“"]?十[一二三四五六七八九]?五[”"]?时期|(?:今后|未来)[三四五]年 )
    [^。，]{0,16}
    (?: 总体要求|总体思路|预期目标|奋斗目标|主要目标|工作目标|目标任务|发展目标|指导思想|工作思路
      | 工作总的要求|工作总要求|(?:工作|发展)的?总体 )
    | (?: 预期|奋斗|发展 )目标 (?: 是|为|：|确定为 )
    """,
    re.VERBOSE,
)
_DONE = re.compile(r"完成|实现了|超额|较好|顺利")
_CAME = re.compile(r"[，（](?:实际(?!利用|使用|到)|超过目标|已全?[部面]?完成)")
"""What came of a goal, which therefore is no goal of the year to come."""
_SEVERAL_OPENS = re.compile(
    r"""
    ^ (?: 各位代表[，！] )? (?:
        [^。]{0,12} (?: 过去|这|近 ) 的? [三四五]年
      | [^。，]{0,6} [三四五]年来
      | (?: 回顾|本届政府 ) [^。]{0,10} [三四五]年
    )
    """,
    re.VERBOSE,
)
_PLAN_OPENS = 8
"""Characters before a plan's name, at most, where a sentence opens with it."""
_LAST_YEAR_OPENS = re.compile(
    r"""
    ^ (?: 各位代表[，！] )? (?: 回顾|回首|回望|总结 )?
    (?: (?: 刚刚 )? (?: 过去|走过 ) 的? (?: 一年 | (?P<year> \d{4} ) 年 ) | 一年来 | 这一年 )
    """,
    re.VERBOSE,
)
_OWN_YEAR = re.compile(
    r"""
    ^ [\u4e00-\u9fff]{0,2} (?P<year> (?:19|20)\d\d ) 年
    (?: ， | (?: 在[^，。]{2,16} )? (?: 是 | 极?不平凡 ) | [全一我] | [\u4e00-\u9fff]{2,6}， )
    """,
    re.VERBOSE,
)
_WILL = re.compile(r"将|要|力争|确保|计划|目标|预期|努力|争取|有望")
_COMING_OPENS = re.compile(r"^(?:今年|明年|新的一年|(?P<year>20\d\d)年)(?=[，是我全要重])")


def _turn(text: str, period: int | None, now: Time) -> Said | None:
    found = _TURN.search(text) if now.kind == "actual" else None
    if found is None or _DONE.search(text[:40]) or _CAME.search(text):
        return DECLINED
    plan = plan_ahead(text[: found.end() + 1], period)
    if plan:
        return Said("target", plan.last, "years", found[0], plan.first)
    years = years_named(text)
    if years and period and years[0] <= period:
        return DECLINED
    later = YEARS_TO_COME.search(found[0])
    if later:
        last = period + MANY[later["many"]] if period else None
        return Said("target", last, "years", found[0], year_after(period))
    return Said("target", years[0] if years else year_after(period), "year", found[0])


def _several_behind(text: str, period: int | None, now: Time) -> Said | None:
    if found := _SEVERAL_OPENS.match(text):
        return Said("actual", period, "years", found[0])
    plan = plan_behind(text[: _PLAN_OPENS + 8], period)
    over = plan is not None and period is not None and (plan.last <= period or now.kind == "actual")
    if plan is None or not over or plan.start > _PLAN_OPENS or not text[plan.end :].startswith(_ERAS):
        return DECLINED
    return Said("actual", period, "years", plan.written, plan.first)


_ERAS = ("时期", "期间", "以来", "这", "，")


def _year_behind(text: str, period: int | None, now: Time) -> Said | None:
    found = _LAST_YEAR_OPENS.match(text) if now.kind == "actual" else None
    if found is None:
        return DECLINED
    return Said("actual", int(found["year"]) if found["year"] else period, "year", found[0])


def _own_year(text: str, period: int | None, now: Time) -> Said | None:
    found = _OWN_YEAR.match(text) if now.kind == "actual" else None
    if found is None:
        return DECLINED
    year = int(found["year"])
    later = period is not None and year > period
    if later and _WILL.search(text):
        return DECLINED
    return Said("actual", year, "year", found[0], settles=later or found[0].endswith(("是", "平凡")))


def _coming_year(text: str, period: int | None, now: Time) -> Said | None:
    found = _COMING_OPENS.match(text) if now.kind == "target" and now.span == "years" else None
    year = (int(found["year"]) if found["year"] else year_after(period)) if found else None
    if found is None or year is None or (period and year != period + 1):
        return DECLINED
    return Said("target", year, "year", found[0])


SENTENCES: tuple[SentenceRule, ...] = (
    Rule(
        name="turn to the goals",
        why="Where no heading announces the goals, the sentence that names them does.",
        shows=(
            ("2026年全县经济社会发展的主要预期目标是：生产总值增长6%。", "target 2026 year"),
            ("“十五五”时期经济社会发展的主要目标是：收入翻番。", "target 2030 years"),
        ),
        spares=(
            "2025年各项预期目标顺利完成。",
            "全面完成今年主要目标任务。",
            "造林预期目标为3万亩，实际完成3.4万亩。",
        ),
        read=_turn,
    ),
    Rule(
        name="several years behind",
        why="A paragraph that opens with the years gone by is about all of them.",
        shows=(
            ("五年来，我们修路架桥，出行难成为历史。", "actual 2025 years"),
            ("“十四五”时期，是全县极不平凡的五年。", "actual 2025 years"),
        ),
        spares=("连续五年获评先进。", "今后五年，我们将修路架桥。", "“十五五”时期，力争收入翻番。"),
        read=_several_behind,
    ),
    Rule(
        name="one year behind",
        why="A paragraph that opens with the year gone by is about no more than that.",
        shows=(
            ("刚刚过去的2025年，全县顶住压力。", "actual 2025 year"),
            ("过去一年，我们修路架桥。", "actual 2025 year"),
        ),
        spares=("一年级新生增加120人。", "五年来，我们修路架桥。"),
        read=_year_behind,
    ),
    Rule(
        name="a year of its own",
        why="A paragraph that opens with a year keeps it.",
        shows=(
            ("2025年，县医院新楼启用。", "actual 2025 year, open"),
            ("2025年是“十四五”收官之年。", "actual 2025 year"),
        ),
        spares=("2026年，我们将启用新楼。", "自2023年起，县医院逐步扩建。"),
        read=_own_year,
    ),
    Rule(
        name="one year of a plan",
        why="Among the goals of several years a paragraph may set those of the first.",
        shows=(("2026年，力争收入增长6%。", "target 2026 year"),),
        spares=("2030年，全县基本实现现代化。", "五年来，我们修路架桥。"),
        read=_coming_year,
    ),
)
